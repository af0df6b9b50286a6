"""What people did and wrote: steps in cases, comments, what happened to the centre's promises."""

from datetime import datetime

from sqlmodel import Session

from dashboard.open_data.carried import carried, known
from dashboard.open_data.table import CARRIED, Column, Kind, Refers, Shape, Table, always, days, table, text
from dashboard.questions import open_promises, open_store

_TO_PLACE = Refers(("place_code",), "places", ("place_code",))
_TO_AGREEMENT = Refers(("place_code", "version"), "agreements", ("place_code", "version"))
STEPS_OF_CASES = Shape(
    "case_steps",
    (
        Column("number", Kind.WHOLE, always=True),
        *always("standard", "place_code", "place"),
        Column("episode", Kind.WHOLE, always=True),
        Column("at", Kind.MOMENT, always=True),
        *always("step"),
        *text("side", "post", "text"),
        *CARRIED,
    ),
    key=("number",),
    refers=(_TO_PLACE,),
)
COMMENTS = Shape(
    "comments",
    (
        Column("number", Kind.WHOLE, always=True),
        *always("place_code", "place"),
        *text("indicator", "clause", "question"),
        Column("at", Kind.MOMENT, always=True),
        *always("role", "post", "text"),
        *text("link"),
        *CARRIED,
    ),
    key=("number",),
    refers=(_TO_PLACE,),
)
PROMISES = Shape(
    "promises",
    (
        *always("place_code", "place"),
        Column("version", Kind.WHOLE, always=True),
        *always("power", "department"),
        Column("promised", Kind.DAY, always=True),
        *always("depth"),
        *text("who_answers"),
        Column("needs_legislation", Kind.TRUTH, always=True),
        *always("state"),
        Column("days_late", Kind.WHOLE, always=True),
        *days("happened_on"),
        *text("text"),
        *CARRIED,
    ),
    key=("place_code", "version", "power"),
    refers=(_TO_AGREEMENT,),
)
STEPS = Shape(
    "promise_steps",
    (
        Column("number", Kind.WHOLE, always=True),
        *always("place_code", "place"),
        Column("version", Kind.WHOLE, always=True),
        *always("clause", "step"),
        Column("happened_on", Kind.DAY, always=True),
        *days("due"),
        *text("depth", "post", "text"),
        Column("recorded_at", Kind.MOMENT, always=True),
        *CARRIED,
    ),
    key=("number",),
    refers=(_TO_AGREEMENT,),
)


def case_steps(session: Session, *, known_at: datetime) -> Table:
    """Return what was done about each episode of a place below a minimum standard."""
    return table(
        STEPS_OF_CASES,
        (
            (
                number,
                one.record.standard,
                one.place.code,
                one.place.name,
                one.record.episode,
                one.record.at,
                one.record.event.value,
                one.record.side.value if one.record.side else None,
                known(one.record.post),
                known(one.record.text),
                *carried(one.record.evidence, known_at),
            )
            for number, one in enumerate(open_store.case_steps(session, known_at=known_at), start=1)
        ),
    )


def comments(session: Session, *, known_at: datetime) -> Table:
    """Return the comments of the holders of posts, in their own words, and what residents were recorded to say."""
    return table(
        COMMENTS,
        (
            (
                number,
                one.place.code,
                one.place.name,
                one.record.indicator,
                one.record.clause,
                one.record.question.value if one.record.question else None,
                one.record.at,
                one.record.role,
                one.record.post,
                one.record.text,
                one.record.link,
                *carried(one.record.evidence, known_at),
            )
            for number, one in enumerate(open_store.comments(session, known_at=known_at), start=1)
        ),
    )


def promises(session: Session, *, known_at: datetime) -> Table:
    """Return each power the centre promised in the versions in force, and what has become of it."""
    return table(
        PROMISES,
        (
            (
                one.place.code,
                one.place.name,
                one.document.version,
                one.promise.power.name,
                one.promise.power.department,
                one.promise.power.promised,
                one.promise.power.depth.value,
                one.promise.power.office,
                one.promise.power.needs_legislation,
                one.promise.state.value,
                one.promise.late_by,
                one.promise.happened_on,
                known(one.promise.text),
                *carried(one.document.evidence, known_at),
            )
            for one in open_promises.promises_made(session, known_at=known_at)
        ),
    )


def promise_steps(session: Session, *, known_at: datetime) -> Table:
    """Return every step of every promise."""
    return table(
        STEPS,
        (
            (
                number,
                one.place.code,
                one.place.name,
                one.version,
                one.record.clause,
                one.record.step.value,
                one.record.happened_on,
                one.record.due,
                one.record.depth.value if one.record.depth else None,
                known(one.record.post),
                known(one.record.text),
                one.record.recorded_at,
                *carried(one.record.evidence, known_at),
            )
            for number, one in enumerate(open_store.promise_steps(session, known_at=known_at), start=1)
        ),
    )
