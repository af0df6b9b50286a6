"""Figures hidden to protect people: which they are, at whatever moment somebody reads, and who decided.

One person hides. Two stewards reveal: one asks, another agrees. What is hidden is hidden as at every date.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import numpy as np
from sqlalchemy import text
from sqlmodel import Session, select

from data.models import ObservationRow, Withdrawal
from data.models.columns import UTCTime
from data.observation import Figures, Status
from data.periods import Period
from data.store import facts

_MEMO = "withdrawn"
_NEWEST = (
    "SELECT indicator, place, period_start, period_end, step FROM withdrawal WHERE id IN "
    "(SELECT max(id) FROM withdrawal GROUP BY indicator, place, period_start, period_end)"
)


class WithdrawalStep(StrEnum):
    """What was done: figures were hidden, one steward asked to show them again, a second one agreed."""

    HIDDEN = "hidden"
    REVEALING = "revealing"
    REVEALED = "revealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """Which figures are meant: those of an indicator, of a place (None: of every one), of a period (None: of all)."""

    indicator: str
    place: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalRecord:
    """One step about figures that are or were hidden: who took it, in which post, when and why."""

    what: Hidden
    step: WithdrawalStep
    reason: str
    at: datetime
    post: str = ""
    person_id: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Figures that are hidden now: the step that hid them, and who asked to show them again, None where nobody did."""

    hidden: WithdrawalRecord
    revealing: WithdrawalRecord | None = None

    @property
    def what(self) -> Hidden:
        """Which figures are hidden."""
        return self.hidden.what


@dataclass(frozen=True, slots=True)
class Bare:
    """The numbers of one figure that is hidden."""

    period: Period
    value: float | None
    lower: float | None
    upper: float | None
    count: float | None


def record(session: Session, withdrawal: WithdrawalRecord) -> int:
    """Add one step; its number. From the next reading on every answer follows it."""
    what = withdrawal.what
    row = Withdrawal(
        indicator=what.indicator,
        place=what.place,
        period_start=what.period.start if what.period else None,
        period_end=what.period.end if what.period else None,
        step=withdrawal.step.value,
        reason=withdrawal.reason,
        post=withdrawal.post,
        person_id=withdrawal.person_id,
        at=withdrawal.at,
    )
    session.add(row)
    session.flush()
    facts.count_write(session)
    session.info.pop(_MEMO, None)
    return row.id or 0


def withdrawals(session: Session) -> list[WithdrawalRecord]:
    """Every step there was, oldest first."""
    rows = session.connection().execute(
        text(
            "SELECT id, indicator, place, period_start, period_end, step, reason, post, person_id, at "
            "FROM withdrawal ORDER BY id"
        ).columns(at=UTCTime())
    )
    return [
        WithdrawalRecord(
            id=row.id,
            what=Hidden(indicator=row.indicator, place=row.place, period=_period(row.period_start, row.period_end)),
            step=WithdrawalStep(row.step),
            reason=row.reason,
            post=row.post,
            person_id=row.person_id,
            at=row.at,
        )
        for row in rows
    ]


def standing(session: Session) -> list[Standing]:
    """The figures that are hidden now, in the order in which they were hidden."""
    found: dict[Hidden, Standing] = {}
    for one in withdrawals(session):
        match one.step:
            case WithdrawalStep.HIDDEN:
                found[one.what] = Standing(found[one.what].hidden if one.what in found else one)
            case WithdrawalStep.REVEALING if one.what in found:
                found[one.what] = Standing(found[one.what].hidden, one)
            case _:
                found.pop(one.what, None)
    return list(found.values())


def hidden(session: Session, indicator: str) -> tuple[Hidden, ...]:
    """What is hidden of an indicator now. Asked once in a transaction, whatever is read in it."""
    transaction = session.get_transaction()
    memo = session.info.get(_MEMO)
    if memo is None or memo[0] is not transaction or transaction is None:
        rows = session.connection().execute(text(_NEWEST))
        known: dict[str, list[Hidden]] = {}
        for row in rows:
            if row.step != WithdrawalStep.REVEALED:
                what = Hidden(
                    indicator=row.indicator, place=row.place, period=_period(row.period_start, row.period_end)
                )
                known.setdefault(row.indicator, []).append(what)
        memo = session.info[_MEMO] = (session.get_transaction(), known)
    return tuple(memo[1].get(indicator, ()))


def numbers(session: Session, what: Hidden) -> list[Bare]:
    """The numbers of figures that are hidden, of every vintage, so that they can be found and taken out of papers.

    Nothing else may ask for them.
    """
    statement = select(ObservationRow).where(ObservationRow.indicator == what.indicator)
    if what.place is not None:
        statement = statement.where(ObservationRow.place == what.place)
    if what.period is not None:
        statement = statement.where(
            ObservationRow.period_start == what.period.start, ObservationRow.period_end == what.period.end
        )
    return [
        Bare(Period(row.period_start, row.period_end), row.value, row.lower, row.upper, row.count)
        for row in session.exec(statement)
    ]


def covers(what: Hidden, *, place: str, period: Period) -> bool:
    """Whether a figure of this place and period is among those that are hidden."""
    return what.place in {None, place} and what.period in {None, period}


def masked(session: Session, indicator: str, held: Figures) -> Figures:
    """The figures without the numbers that are hidden: those are withdrawn, and nothing tells what they were."""
    found = hidden(session, indicator)
    if not found or not len(held):
        return held
    gone = np.zeros(len(held), dtype=np.bool_)
    for what in found:
        here = np.ones(len(held), dtype=np.bool_)
        if what.place is not None:
            here &= (held.place == what.place).astype(np.bool_)
        if what.period is not None:
            here &= (held.start == np.datetime64(what.period.start)) & (held.end == np.datetime64(what.period.end))
        gone |= here
    if not gone.any():
        return held
    caveats = held.caveats.copy()
    for row in np.flatnonzero(gone).tolist():
        caveats[row] = ()
    return Figures(
        **{column: getattr(held, column) for column in ("place", "start", "end", "label", "known_from", "release")},
        **{
            column: np.where(gone, np.nan, getattr(held, column))
            for column in ("value", "lower", "upper", "count", "denominator")
        },
        status=np.where(gone, str(Status.WITHDRAWN), held.status),
        caveats=caveats,
        **{column: np.where(gone, "", getattr(held, column)) for column in ("status_raw", "note", "locator")},
    )


def _period(start: date | str | None, end: date | str | None) -> Period | None:
    if start is None or end is None:
        return None
    return Period(_day(start), _day(end))


def _day(day: date | str) -> date:
    """A day; the driver of SQLite gives text."""
    return date.fromisoformat(day) if isinstance(day, str) else day
