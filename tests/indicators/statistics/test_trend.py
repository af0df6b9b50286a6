"""The recent trend: by hand, at its edges, and its symmetries."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.better import Better
from indicators.statistics.trend import Trend, recent_trend, trend_word

inf, nan = math.inf, math.nan
UP = np.array([10.0, 11, 12, 13, 14])
PEOPLE = [1000] * 5

figures = st.lists(st.integers(-500, 500), min_size=5, max_size=5).map(lambda drawn: np.array(drawn) / 10)
widths = st.lists(st.integers(1, 50), min_size=5, max_size=5).map(lambda drawn: np.array(drawn) / 10)


def test_chi_square_of_values_is_the_squared_slope_over_its_error() -> None:
    found = recent_trend(UP, lower=UP - 1.96, upper=UP + 1.96, better=Better.HIGHER)  # each error is 1
    assert found.slope == pytest.approx(1)
    assert found.chi_square == pytest.approx(10)  # 1² × Σ(t - 2)²
    assert found.trend == Trend.INCREASING_BETTER
    assert found.steady


def test_just_under_the_threshold_is_no_change() -> None:
    # the threshold is 9.5495, so an error of √(10 ÷ 9.54) is too much
    half = 1.96 * math.sqrt(10 / 9.54)
    assert recent_trend(UP, lower=UP - half, upper=UP + half, better=Better.HIGHER).trend == Trend.NO_CHANGE


def test_unequal_errors_weigh_the_line() -> None:
    figure, error = np.array([1.0, 2, 4, 3, 9]), np.array([1.0, 2, 1, 0.5, 3])
    found = recent_trend(figure, lower=figure - 1.96 * error, upper=figure + 1.96 * error, better=Better.NEITHER)
    w, t = 1 / error**2, np.arange(5)
    slope_error = math.sqrt(w.sum() / (w.sum() * (w * t**2).sum() - (w * t).sum() ** 2))
    slope = ((w.sum() * (w * t * figure).sum()) - (w * t).sum() * (w * figure).sum()) * slope_error**2 / w.sum()
    assert found.slope == pytest.approx(slope)
    assert found.chi_square == pytest.approx((slope / slope_error) ** 2)


def test_chi_square_of_counts_is_that_for_a_trend_in_shares() -> None:
    r, n, t = np.array([100, 120, 115, 150, 160]), np.array([1000, 1100, 900, 1000, 950]), np.arange(5)
    total, cases = n.sum(), r.sum()
    expected = (
        total
        * (total * (r * t).sum() - cases * (n * t).sum()) ** 2
        / (cases * (total - cases) * (total * (n * t**2).sum() - (n * t).sum() ** 2))
    )
    found = recent_trend(numerator=r, denominator=n, better=Better.LOWER)
    assert found.chi_square == pytest.approx(expected)
    log_odds = np.log(r / (n - r))
    assert found.slope == pytest.approx(np.polyfit(t, log_odds, 1)[0])
    assert found.trend == Trend.INCREASING_WORSE


def test_a_slope_that_one_point_alone_makes_is_not_steady() -> None:
    spike = np.array([10.0, 10, 10, 10, 30])
    found = recent_trend(spike, lower=spike - 0.1, upper=spike + 0.1, better=Better.HIGHER)
    assert found.chi_square > 9.5495
    assert not found.steady
    assert found.trend == Trend.NO_CHANGE


@pytest.mark.parametrize(
    "spoilt",
    [
        {"values": [10, 11, nan, 13, 14]},  # suppressed
        {"lower": [9, nan, 11, 12, 13]},
        {"upper": [11, 12, 13, 14, 14], "lower": [9, 10, 11, 12, 14]},  # a limit without width
        {"values": UP[1:], "lower": UP[1:] - 1, "upper": UP[1:] + 1},  # four periods
        {"values": [], "lower": [], "upper": []},
    ],
)
def test_values_that_cannot_be_judged_are_not_calculated_and_never_no_change(spoilt: dict[str, object]) -> None:
    found = recent_trend(**{"values": UP, "lower": UP - 1, "upper": UP + 1, **spoilt}, better=Better.HIGHER)  # type: ignore[arg-type]
    assert found.trend == Trend.NOT_CALCULATED
    assert np.isnan([found.chi_square, found.slope]).all()
    assert not found.steady


@pytest.mark.parametrize(
    "numerator",
    [
        [0, 10, 20, 30, 40],  # log-odds of 0 %
        [960, 970, 980, 990, 1000],  # and of 100 %
        [nan, 10, 20, 30, 40],
    ],
)
def test_counts_without_log_odds_are_not_calculated(numerator: list[float]) -> None:
    found = recent_trend(numerator=numerator, denominator=PEOPLE, better=Better.HIGHER)
    assert found.trend == Trend.NOT_CALCULATED


def test_only_the_last_points_count() -> None:
    longer = np.concatenate([[99.0, nan, -5], UP])
    found = recent_trend(longer, lower=longer - 1, upper=longer + 1, better=Better.HIGHER)
    assert found.trend == Trend.INCREASING_BETTER
    assert recent_trend(longer, lower=longer - 1, upper=longer + 1, better=Better.HIGHER, points=7).trend == 0


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, "numerator"),
        ({"lower": UP, "upper": UP, "numerator": UP, "denominator": UP}, "values"),
        ({"values": UP}, "lower"),
        ({"values": UP, "lower": UP}, "upper"),
        ({"lower": UP, "upper": UP}, "values"),
        ({"numerator": UP}, "denominator"),
        ({"denominator": UP}, "numerator"),
        ({"numerator": [11] * 5, "denominator": [10] * 5}, "numerator exceeds denominator"),
        ({"numerator": [-1] * 5, "denominator": [10] * 5}, "numerator"),
        ({"values": UP, "lower": UP + 1, "upper": UP}, "lower is above upper"),
        ({"values": [inf] * 5, "lower": UP, "upper": UP}, "values"),
        ({"numerator": UP, "denominator": PEOPLE, "points": 4}, "points"),
        ({"numerator": UP, "denominator": PEOPLE, "p": 0}, "p is"),
    ],
)
def test_a_trend_of_the_wrong_things_is_refused_by_name(changed: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        recent_trend(**changed, better=Better.HIGHER)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("direction", "better", "word"),
    [
        (1, Better.HIGHER, Trend.INCREASING_BETTER),
        (1, Better.LOWER, Trend.INCREASING_WORSE),
        (1, Better.NEITHER, Trend.INCREASING),
        (-1, Better.HIGHER, Trend.DECREASING_WORSE),
        (-1, Better.LOWER, Trend.DECREASING_BETTER),
        (-1, Better.NEITHER, Trend.DECREASING),
        (0, Better.HIGHER, Trend.NO_CHANGE),
        (nan, Better.HIGHER, Trend.NOT_CALCULATED),
    ],
)
def test_the_word_for_a_direction(direction: float, better: Better, word: Trend) -> None:
    assert trend_word(direction, better=better) == word


MIRROR = {
    Trend.INCREASING_BETTER: Trend.DECREASING_BETTER,
    Trend.INCREASING_WORSE: Trend.DECREASING_WORSE,
    Trend.DECREASING_WORSE: Trend.INCREASING_WORSE,
    Trend.DECREASING_BETTER: Trend.INCREASING_BETTER,
}


@given(figures, widths)
def test_the_mirrored_figures_have_the_mirrored_trend(figure: np.ndarray, width: np.ndarray) -> None:
    up = recent_trend(figure, lower=figure - width, upper=figure + width, better=Better.HIGHER)
    down = recent_trend(-figure, lower=-figure - width, upper=-figure + width, better=Better.LOWER)
    seen = Trend(int(up.trend))
    assert Trend(int(down.trend)) == MIRROR.get(seen, seen)
    assert down.slope == pytest.approx(-up.slope)


@given(figures, widths, st.sampled_from([0.001, 1000.0]))
def test_a_trend_does_not_depend_on_the_unit(figure: np.ndarray, width: np.ndarray, unit: float) -> None:
    one = recent_trend(figure, lower=figure - width, upper=figure + width, better=Better.HIGHER)
    other = recent_trend(
        figure * unit, lower=(figure - width) * unit, upper=(figure + width) * unit, better=Better.HIGHER
    )
    assert other.chi_square == pytest.approx(one.chi_square, rel=1e-6, abs=1e-9)


@given(st.lists(figures, min_size=1, max_size=4), widths)
def test_many_places_at_once_are_each_alone(places: list[np.ndarray], width: np.ndarray) -> None:
    panel = np.array(places)
    together = recent_trend(panel, lower=panel - width, upper=panel + width, better=Better.LOWER)
    alone = [recent_trend(one, lower=one - width, upper=one + width, better=Better.LOWER) for one in panel]
    assert together.trend.tolist() == [int(one.trend) for one in alone]
    assert together.chi_square == pytest.approx([float(one.chi_square) for one in alone])


@given(st.lists(st.integers(1, 99), min_size=5, max_size=5))
def test_counts_of_those_without_mirror_counts_of_those_with(cases: list[int]) -> None:
    having = recent_trend(numerator=cases, denominator=[100] * 5, better=Better.HIGHER)
    lacking = recent_trend(numerator=[100 - one for one in cases], denominator=[100] * 5, better=Better.LOWER)
    assert lacking.chi_square == pytest.approx(having.chi_square, abs=1e-9)
    seen = Trend(int(having.trend))
    assert Trend(int(lacking.trend)) == MIRROR.get(seen, seen)
