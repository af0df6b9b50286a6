"""Cases: every episode of a place below a minimum standard, as the pages tell it."""

from datetime import datetime

from sqlmodel import Session

from dashboard.open_data.carried import carried
from dashboard.open_data.series import TO_SERIES
from dashboard.open_data.table import (
    CARRIED,
    Column,
    Kind,
    Refers,
    Row,
    Shape,
    Table,
    always,
    days,
    numbers,
    table,
    text,
)
from dashboard.questions.case_values import Case
from dashboard.questions.cases import cases as questioned
from dashboard.wording import cells, marks, reasons, sentences
from dashboard.wording import open_data as words

SHAPE = Shape(
    "cases",
    (
        *always("case", "place_code", "place", "standard"),
        Column("number", Kind.WHOLE, always=True),
        *always("title", "indicator", "stage"),
        Column("flagged_on", Kind.DAY, always=True),
        Column("confirmed", Kind.TRUTH, always=True),
        Column("reply_due", Kind.DAY, always=True),
        *text("ended"),
        *days("ended_on"),
        Column("steps", Kind.WHOLE, always=True),
        *always("minimum_standard", "minimum_standard_words", "minimum_standard_reason"),
        *numbers("minimum"),
        *always("unit"),
        *days("period_start", "period_end"),
        *numbers("value", "lower", "upper"),
        *CARRIED,
    ),
    key=("case",),
    refers=(Refers(("place_code",), "places", ("place_code",)), TO_SERIES),
)


def cases(session: Session, *, known_at: datetime) -> Table:
    """Return every case that was ever open, by place, standard and number, with the last that was seen of it."""
    return table(SHAPE, (_case(one, as_at=known_at) for one in questioned(session, known_at=known_at)))


def _case(one: Case, *, as_at: datetime) -> Row:
    verdict, standard = one.verdict, one.verdict.standard
    open_ = one.indicator.licence.open
    latest = verdict.latest if open_ else None
    why = sentences.reasoned(reasons.standard(verdict, one.indicator), verdict.evidence_class)
    return (
        one.key,
        one.place.code,
        one.place.name,
        one.terms.name,
        one.number,
        one.terms.title,
        one.indicator.name,
        one.stage.value,
        one.flagged_on,
        one.confirmed,
        one.reply_due,
        one.ended.value if one.ended else None,
        one.ended_on,
        len(one.steps),
        standard.state.value,
        marks.standard(standard.state).words,
        why if open_ else words.NOT_HANDED_ON,
        None if standard.floor is None else float(standard.floor),
        one.indicator.unit,
        latest.start if latest else None,
        latest.end if latest else None,
        latest.value if latest else None,
        *(cells.limits(verdict) if latest else (None, None)),
        *carried(one.evidence, as_at, *(() if open_ else (words.NOT_HANDED_ON,))),
    )
