"""What is due: an indicator whose next figures are expected, or that nobody has asked about for four weeks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from data.catalogue import Indicator
from data.periods.span import later
from data.store import calendar, figures
from data.store.figures import Outcome

REVISIONS = timedelta(days=28)
"""Publishers correct old figures on no announced day, so each is asked at least this often."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of an indicator before it is asked for again; None or empty where it never was."""

    last: datetime | None = None
    outcome: Outcome | None = None
    newest_end: date | None = None
    newest_known: date | None = None
    calendar: Sequence[date] = ()


def due(
    session: Session, indicators: Collection[Indicator], *, now: datetime
) -> tuple[list[Indicator], Mapping[str, date]]:
    """The indicators to ask for now, and the day on which each of the others will be."""
    known = asked_before(session, now=now)
    days = {one.name: due_on(one, known.get(one.name, Asked()), today=now.date()) for one in indicators}
    chosen = [one for one in indicators if days[one.name] <= now.date()]
    return chosen, {name: day for name, day in sorted(days.items(), key=lambda item: item[1]) if day > now.date()}


def due_on(indicator: Indicator, asked: Asked, *, today: date) -> date:
    """The day on which to ask for an indicator: `today` or a day before it means now.

    Never asked, or failed last time: now. Otherwise on the day its next figures are expected (the release calendar's
    day, else the newest figure's period and one step, plus the lag), then daily until they come; and at the latest
    four weeks after the last asking.
    """
    if asked.last is None or asked.outcome is Outcome.FAILED:
        return today
    last = asked.last.date()
    tomorrow = last + timedelta(days=1)
    if asked.outcome is Outcome.HELD_BACK:
        return tomorrow  # it waits for a person; the publisher may mend it meanwhile
    expected = expected_on(indicator, asked)
    return min(last + REVISIONS, max(expected, tomorrow)) if expected is not None else last + REVISIONS


def expected_on(indicator: Indicator, asked: Asked) -> date | None:
    """The day on which the next figures should be out; None where no more are to come, or nothing is known."""
    announced = [day for day in asked.calendar if asked.newest_known is None or day > asked.newest_known]
    if announced:
        return min(announced)
    if asked.newest_end is None or indicator.stopped is not None:
        return None
    return later(asked.newest_end, months=indicator.frequency.months, days=indicator.lag_days)


def asked_before(session: Session, *, now: datetime) -> Mapping[str, Asked]:
    """What the store knows of each indicator asked for before `now`."""
    newest = figures.newest_figures(session, known_at=now)
    announced: dict[str, list[date]] = {}
    for day in calendar.expected(session, known_at=now):
        announced.setdefault(day.indicator, []).append(day.expected_on)
    found = {}
    for name, release in figures.asked_last(session, known_at=now).items():
        end, known = newest.get(name, (None, None))
        found[name] = Asked(
            last=release.asked_at,
            outcome=release.outcome,
            newest_end=end,
            newest_known=known.date() if known else None,
            calendar=tuple(announced.get(name, ())),
        )
    return found
