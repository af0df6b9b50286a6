from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from data import catalogue, database
from data.observation import Observation, Status
from data.periods import Period
from data.store import calendar, figures
from data.store.calendar import ReleaseDateRecord
from data.store.figures import Outcome, ReleaseNote
from indicators.refresh import due, hold_places
from indicators.refresh.due import Asked, due_on, expected_on

TODAY = date(2026, 11, 21)
YESTERDAY = datetime(2026, 11, 20, 8, tzinfo=UTC)
CLAIMANTS = replace(catalogue.indicator("claimant-count"), lag_days=20, stopped=None)
GOOD = Asked(YESTERDAY, Outcome.STORED, date(2026, 1, 1), date(2026, 1, 20))


def days(asked: Asked, **different: object) -> int:
    return (due_on(replace(CLAIMANTS, **different), asked, today=TODAY) - TODAY).days


@pytest.mark.parametrize(
    ("asked", "in_days", "why"),
    [
        (Asked(), 0, "never asked"),
        (replace(GOOD, outcome=Outcome.FAILED), 0, "failed last time"),
        (replace(GOOD, outcome=Outcome.HELD_BACK), 0, "held back yesterday"),
        (replace(GOOD, outcome=Outcome.HELD_BACK, last=datetime(2026, 11, 21, tzinfo=UTC)), 1, "held back today"),
        (GOOD, 27, "2026 is expected in January, and revisions are looked for after four weeks"),
        (replace(GOOD, newest_end=date(2025, 11, 5)), 4, "expected twenty days after a year's end"),
        (replace(GOOD, newest_end=date(2025, 1, 1)), 0, "late since January: daily until it comes"),
        (replace(GOOD, newest_end=date(2025, 1, 1), last=datetime(2026, 11, 21, 1, tzinfo=UTC)), 1, "asked today"),
        (replace(GOOD, newest_end=None), 27, "nothing held, so nothing says when"),
        (replace(GOOD, last=YESTERDAY - timedelta(days=40)), -13, "not asked for in four weeks"),
        (replace(GOOD, calendar=(date(2026, 1, 20), date(2026, 11, 25))), 4, "announced"),
        (replace(GOOD, newest_known=None, calendar=(date(2026, 11, 25),)), 4, "announced, nothing known"),
        (replace(GOOD, calendar=(date(2026, 11, 1),)), 0, "announced for a day that has passed without it"),
        (
            replace(GOOD, newest_end=date(2025, 1, 1), calendar=(date(2026, 12, 1),)),
            10,
            "the calendar goes before the lag",
        ),
    ],
)
def test_an_indicator_is_due(asked: Asked, in_days: int, why: str) -> None:
    assert days(asked) == in_days, why


def test_a_series_that_stopped_is_asked_for_revisions_alone() -> None:
    assert days(replace(GOOD, newest_end=date(2025, 1, 1)), stopped=date(2024, 12, 31)) == 27
    assert expected_on(replace(CLAIMANTS, stopped=TODAY), GOOD) is None


def test_what_the_store_knows_decides(engine: Engine) -> None:
    hold_places(engine)
    now = datetime(2026, 11, 21, 9, tzinfo=UTC)
    other = replace(CLAIMANTS, name="other")
    announced = replace(CLAIMANTS, name="announced")
    with database.session(engine) as session:
        for name in ("claimant-count", "announced"):
            figure = Observation(
                name, "E08000003", Period(date(2025, 1, 1), date(2026, 1, 1)), "2025", Status.FINAL, YESTERDAY, 5.0
            )
            figures.save(session, ReleaseNote(feed="f", indicator=name, asked_at=YESTERDAY, address="a"), [figure])
        day = ReleaseDateRecord(indicator="announced", expected_on=date(2026, 11, 21), recorded_at=YESTERDAY)
        calendar.expect(session, day)
        chosen, later = due(session, [CLAIMANTS, other, announced], now=now)
    assert [one.name for one in chosen] == ["other", "announced"]
    assert later == {"claimant-count": date(2026, 12, 18)}
