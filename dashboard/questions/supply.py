"""How the supply of each measure stands: up to date, due, late, not working, retired, or nothing held."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlmodel import Session

from dashboard.questions.agreements import day_of
from dashboard.questions.data_values import Expected, FeedState, Late, Measured
from data.catalogue import Indicator
from data.observation import Figures
from data.store import calendar, figures
from data.store.figures import Outcome, ReleaseRecord
from data.store.places import PlaceRecord
from indicators.panel import next_due, panel_of

SOON = timedelta(days=14)
_GOOD = frozenset({Outcome.STORED, Outcome.UNCHANGED})


def measured(
    session: Session,
    indicator: Indicator,
    releases: list[ReleaseRecord],
    places: Mapping[str, PlaceRecord],
    *,
    known_at: datetime,
) -> Measured:
    """Return how the supply of one measure stands; `releases` are those of it known by then, newest first."""
    on = day_of(known_at)
    held = figures.of_indicator(session, indicator.name, known_at=known_at)
    due = _due(held, indicator, places, on=on)
    late = tuple(
        Late(places[code], day, (on - day).days)
        for code, day in sorted(due.items(), key=lambda pair: places[pair[0]].name)
        if day < on
    )
    good = next((one for one in releases if one.outcome in _GOOD), None)
    newest = None
    if len(held):
        last = int(held.end.argmax())
        newest = (held.start[last].astype(object), held.end[last].astype(object))
    retired = indicator.stopped is not None and newest is not None and newest[1] > indicator.stopped
    expected = None if retired else _expected(session, indicator, due, good, newest, known_at=known_at)
    problem = releases[0].problem if releases and releases[0].outcome not in _GOOD else ""
    return Measured(
        indicator=indicator,
        state=_state(releases, expected, held=len(held), late=bool(late), retired=retired, on=on),
        newest=newest,
        last_good=good,
        expected=expected,
        late=() if retired else late,
        figures=len(held),
        places=len(set(held.place)),
        problem=problem,
    )


def _due(held: Figures, indicator: Indicator, places: Mapping[str, PlaceRecord], *, on: date) -> dict[str, date]:
    """Return when the next figure of each place that still exists is due."""
    panel = panel_of(held, indicator, as_of=on)
    every = dict(zip(panel.places, next_due(panel, indicator), strict=True))
    return {code: day for code, day in every.items() if code in places and places[code].exists_on(on)}


def _expected(
    session: Session,
    indicator: Indicator,
    due: Mapping[str, date],
    good: ReleaseRecord | None,
    newest: tuple[date, date] | None,
    *,
    known_at: datetime,
) -> Expected | None:
    """Return the next day on which figures are expected: one that was stated, else from the usual lag."""
    since = (good.published_on or day_of(good.asked_at)) if good else date.min
    stated = next(
        (
            one
            for one in calendar.expected(session, indicator=indicator.name, known_at=known_at)
            if one.expected_on > since
        ),
        None,
    )
    if stated is not None:
        return Expected(stated.expected_on, indicator, stated.label, stated.source or "stated")
    if not due:
        return None
    start, end = _after(newest, indicator.frequency.months) if newest else (None, None)
    return Expected(max(due.values()), indicator, "", "", start, end)


def _after(period: tuple[date, date], months: int) -> tuple[date, date]:
    """Return a period moved on by so many months. No publisher starts or ends a period after the 28th."""
    moved = []
    for day in period:
        years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        moved.append(day.replace(year=years, month=month + 1))
    return moved[0], moved[1]


def _state(
    releases: list[ReleaseRecord], expected: Expected | None, *, held: int, late: bool, retired: bool, on: date
) -> FeedState:
    if releases and releases[0].outcome is Outcome.FAILED:
        return FeedState.NOT_WORKING
    if not held:
        return FeedState.NOTHING_HELD
    if retired:
        return FeedState.RETIRED
    if late or (expected is not None and expected.on < on):
        return FeedState.LATE
    if expected is not None and expected.on <= on + SOON:
        return FeedState.DUE
    return FeedState.UP_TO_DATE
