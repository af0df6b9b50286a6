"""Notes of figures that are or were hidden to protect people: which and since when, never what they were or why."""

from datetime import datetime

from sqlmodel import Session

from dashboard.open_data.carried import carried, known
from dashboard.open_data.dealings import TO_PLACE
from dashboard.open_data.table import CARRIED, Column, Kind, Shape, Table, always, days, table, text
from dashboard.questions import open_kept_back

WITHDRAWALS = Shape(
    "withdrawals",
    (
        Column("number", Kind.WHOLE, always=True),
        *always("indicator"),
        *text("place_code", "place"),
        *days("period_start", "period_end"),
        *always("step"),
        *text("post"),
        Column("at", Kind.MOMENT, always=True),
        *CARRIED,
    ),
    key=("number",),
    refers=(TO_PLACE,),
)


def withdrawals(session: Session, *, known_at: datetime) -> Table:
    """Return each step by which figures were hidden or shown again, oldest first."""
    return table(
        WITHDRAWALS,
        (
            (
                number,
                one.record.what.indicator,
                one.place.code if one.place else None,
                one.place.name if one.place else None,
                one.record.what.period.start if one.record.what.period else None,
                one.record.what.period.end if one.record.what.period else None,
                one.record.step.value,
                known(one.record.post),
                one.record.at,
                *carried(one.evidence, known_at),
            )
            for number, one in enumerate(open_kept_back.withdrawals(session, known_at=known_at), start=1)
        ),
    )
