"""Meetings, what was asked and recommended at them with what became of it, and the papers that all may read."""

from datetime import datetime
from typing import Final

from sqlmodel import Session

from dashboard import selection
from dashboard.open_data.carried import carried, known
from dashboard.open_data.dealings import TO_PLACE
from dashboard.open_data.table import CARRIED, Column, Kind, Refers, Shape, Table, always, days, table, text
from dashboard.questions import open_dealings
from dashboard.wording import open_data as words

PAPERS_FOLDER: Final = "papers"
TO_MEETING = Refers(("meeting",), "meetings", ("meeting",))
MEETINGS = Shape(
    "meetings",
    (
        Column("meeting", Kind.WHOLE, always=True),
        *always("place_code", "place", "body"),
        Column("held_on", Kind.DAY, always=True),
        *text("decision"),
        Column("recorded_at", Kind.MOMENT, always=True),
        *CARRIED,
    ),
    key=("meeting",),
    refers=(TO_PLACE,),
)
STEPS = Shape(
    "scrutiny_steps",
    (
        Column("number", Kind.WHOLE, always=True),
        Column("meeting", Kind.WHOLE, always=True),
        *always("place_code", "place", "kind"),
        Column("item", Kind.WHOLE, always=True),
        *always("event"),
        Column("happened_on", Kind.DAY, always=True),
        *text("text", "clause", "addressed_to", "post"),
        *days("reply_due"),
        Column("recorded_at", Kind.MOMENT, always=True),
        *CARRIED,
    ),
    key=("number",),
    refers=(TO_MEETING, TO_PLACE),
)
PAPERS = Shape(
    "papers",
    (
        *always("fingerprint", "kind"),
        *text("place_code", "place"),
        Column("meeting", Kind.WHOLE),
        Column("frozen_at", Kind.MOMENT, always=True),
        Column("made_at", Kind.MOMENT, always=True),
        *text("made_by"),
        Column("approved_at", Kind.MOMENT),
        *text("approved_by"),
        *always("page"),
        *text("file"),
        *CARRIED,
    ),
    key=("fingerprint",),
    refers=(TO_MEETING, TO_PLACE),
)


def meetings(session: Session, *, known_at: datetime) -> Table:
    """Return every meeting about a place, the earliest first."""
    return table(
        MEETINGS,
        (
            (
                one.number,
                one.place.code,
                one.place.name,
                one.record.body,
                one.record.held_on,
                known(one.record.decision),
                one.record.recorded_at,
                *carried(one.record.evidence, known_at),
            )
            for one in open_dealings.meetings(session, known_at=known_at)
        ),
    )


def scrutiny_steps(session: Session, *, known_at: datetime) -> Table:
    """Return each question and recommendation and what became of it, step by step; whose hand it was is not told."""
    return table(
        STEPS,
        (
            (
                number,
                one.meeting.number,
                one.meeting.place.code,
                one.meeting.place.name,
                one.record.kind.value,
                one.record.number,
                one.record.event.value,
                one.record.happened_on,
                known(one.record.text),
                known(one.record.clause),
                known(one.record.addressed_to),
                known(one.record.post),
                one.record.reply_due,
                one.record.recorded_at,
                *carried(one.record.evidence, known_at),
            )
            for number, one in enumerate(open_dealings.scrutiny(session, known_at=known_at), start=1)
        ),
    )


def papers(session: Session, *, known_at: datetime) -> Table:
    """Return every paper that all may read; its whole content is the file that the row names, where it names one."""
    return table(
        PAPERS,
        (
            (
                one.record.fingerprint,
                one.record.kind,
                one.place.code if one.place else None,
                one.place.name if one.place else None,
                one.meeting,
                one.record.as_at,
                one.record.made_at,
                known(one.record.made_by),
                one.record.approved_at,
                known(one.record.approved_by),
                selection.path("papers", paper=one.record.fingerprint),
                file_of(one.record.fingerprint) if one.handed_on else None,
                *carried(one.record.evidence, known_at, *(() if one.handed_on else (words.PAPER_KEPT_BACK,))),
            )
            for one in open_dealings.papers(session, known_at=known_at)
        ),
    )


def contents(session: Session, *, known_at: datetime) -> dict[str, bytes]:
    """Return the record of each of these papers, as canonical JSON, by the path of its file in the package."""
    found = open_dealings.papers(session, known_at=known_at)
    return {file_of(one.record.fingerprint): one.record.content.encode("utf-8") for one in found if one.handed_on}


def file_of(fingerprint: str) -> str:
    """Return where the record of a paper lies in the package."""
    return f"{PAPERS_FOLDER}/{fingerprint}.json"
