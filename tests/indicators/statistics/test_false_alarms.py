"""The table of false alarms, and how many flags to expect from it."""

import math
import runpy
from pathlib import Path

import pytest

from indicators.statistics.false_alarms import TABLE, Alarm, Examined, Given, chance_of_flag, expected_flags


def rate(alarm: Alarm, **given: object) -> float:
    return next(row.middle for row in TABLE if row.alarm is alarm and row.given == Given(**given))  # type: ignore[arg-type]


def test_the_flags_expected_are_the_sum_over_all_figures_tested() -> None:
    found = expected_flags(
        [
            Examined(Alarm.CHART_LATEST, 300, points=24),
            Examined(Alarm.RECENT_TREND, 1000),
            Examined(Alarm.BENCHMARK_95, 40),
        ]
    )
    by_hand = 300 * rate(Alarm.CHART_LATEST, points=24) + 1000 * rate(Alarm.RECENT_TREND, points=5, variance=1.0)
    assert found.flags == pytest.approx(by_hand + 40 * rate(Alarm.BENCHMARK_95, variance=1.0))
    assert found.rounded == round(found.flags)
    assert not found.at_most


def test_nothing_tested_is_nothing_expected() -> None:
    assert (expected_flags([]).flags, expected_flags([]).rounded) == (0, 0)


@pytest.mark.parametrize(
    ("alarm", "at_most"),
    [(Alarm.STANDARD_SUSPECTED, True), (Alarm.COURSE_OFF_TRACK, True), (Alarm.FUNNEL_998, False)],
)
def test_standards_and_courses_are_said_to_be_at_most(alarm: Alarm, at_most: bool) -> None:  # noqa: FBT001 (a column)
    assert expected_flags([Examined(alarm, 10, size=200)]).at_most is at_most


@pytest.mark.parametrize(
    ("test", "low", "high"),
    [
        # between the simulated series, and like the nearest beyond them
        (Examined(Alarm.CHART_ANY, 1, points=30), {"points": 24}, {"points": 36}),
        (Examined(Alarm.CHART_ANY, 1, points=60), {"points": 36}, {"points": 36}),
        (
            Examined(Alarm.CHART_LATEST, 1, points=24, baseline=18),
            {"points": 36, "baseline": 24},
            {"points": 24, "baseline": 12},
        ),
        (
            Examined(Alarm.STANDARD_SUSPECTED, 1, size=math.sqrt(50 * 200)),
            {"points": 8, "truth": 0.9, "size": 50},
            {"points": 8, "truth": 0.9, "size": 200},
        ),
        (
            Examined(Alarm.STANDARD_BREACH, 1, size=10, pooled=True),
            {"points": 8, "truth": 0.9, "size": 50, "pooled": True},
            {"points": 8, "truth": 0.9, "size": 50, "pooled": True},
        ),
        (
            Examined(Alarm.COURSE_OFF_TRACK, 1, margin=0.5),
            {"points": 8, "truth": 0.9, "size": 200, "margin": 0.0},
            {"points": 8, "truth": 0.9, "size": 200, "margin": 1.0},
        ),
        (Examined(Alarm.GAP_APART, 1, points=7), {"points": 7}, {"points": 7}),
    ],
)
def test_a_rate_lies_between_those_simulated_nearest(
    test: Examined, low: dict[str, object], high: dict[str, object]
) -> None:
    assert chance_of_flag(test) == pytest.approx((rate(test.alarm, **low) + rate(test.alarm, **high)) / 2)


def test_a_funnel_expects_the_middle_of_places_that_differ_more_or_less() -> None:
    rates = [row.middle for row in TABLE if row.alarm is Alarm.FUNNEL_95]
    assert min(rates) < chance_of_flag(Examined(Alarm.FUNNEL_95, 1)) < max(rates)


@pytest.mark.parametrize(
    ("test", "says"),
    [
        (Examined(Alarm.RECENT_TREND, -1), "figures"),
        (Examined(Alarm.CHART_LATEST, 1), "points"),
        (Examined(Alarm.CHART_LATEST, 1, points=12), "points"),
        (Examined(Alarm.STANDARD_BREACH, 1), "size"),
        (Examined(Alarm.STANDARD_BREACH, 1, size=0), "size"),
        (Examined(Alarm.GAP_APART, 1), "points"),
        (Examined(Alarm.STANDARD_BARE, 1), "bare figure"),
    ],
)
def test_a_test_that_lacks_what_its_rate_hangs_on_is_refused(test: Examined, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        expected_flags([test])


def test_every_row_says_its_conditions() -> None:
    assert str(Given(points=24, baseline=12)) == "points 24, baseline 12"
    assert len({(row.alarm, row.given) for row in TABLE}) == len(TABLE)
    assert all(0 <= row.low <= row.high <= 1 for row in TABLE)


def test_the_kept_table_is_what_the_simulation_makes() -> None:
    series = 1500
    simulation = Path(__file__).parents[2] / "bench" / "simulate_false_alarms.py"
    again = runpy.run_path(str(simulation))["remade_table"](seed=7, series=series)
    for kept, remade in zip(TABLE, again, strict=True):
        assert (remade.alarm, remade.given) == (kept.alarm, kept.given)
        for one, other in ((kept.low, remade.low), (kept.high, remade.high)):
            noise = 4.5 * math.sqrt(max(one * (1 - one), 1e-3) / series)
            assert abs(one - other) < noise, (kept, remade)
