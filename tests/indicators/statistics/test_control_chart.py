"""XmR charts: limits, special causes, icons, and the cases where charts usually go wrong.

A baseline of 9, 11, 9, 11 … has mean 10 and moving range 2: limits 4.68 and 15.32, near limits 6.4533 and 13.5467.
"""

from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.better import Better
from indicators.statistics.control_chart import (
    Assurance,
    Chart,
    Limits,
    Signal,
    Variation,
    assurance,
    variation,
    xmr,
)

HIGHER, LOWER, NEITHER = Better
STEADY = [9.0, 11.0] * 8
NONE, OUTSIDE, TREND, TWO_IN_THREE, SHIFT = Signal


def after_steady(*values: float, better: Better = HIGHER) -> Chart:
    """The chart of some points after a steady baseline of sixteen."""
    return xmr([*STEADY, *values], better=better, baseline=16)


# -- limits


def test_limits_lie_2_66_mean_moving_ranges_from_the_mean() -> None:
    chart = xmr(STEADY, better=HIGHER)
    assert chart.mean == pytest.approx(10.0)
    assert (chart.lower[0], chart.upper[0]) == pytest.approx((4.68, 15.32))
    assert (chart.near_lower[0], chart.near_upper[0]) == pytest.approx((10 - 5.32 * 2 / 3, 10 + 5.32 * 2 / 3))
    assert set(chart.limits) == {Limits.SHOWN}


def test_a_gap_breaks_two_moving_ranges() -> None:
    chart = xmr([1.0, 3.0, nan, 9.0, 8.0], better=HIGHER)
    assert chart.mean[0] == pytest.approx(21 / 4)
    assert chart.upper[0] - chart.mean[0] == pytest.approx(2.66 * (2 + 1) / 2)
    assert chart.points.tolist() == [4] * 5


def test_a_very_large_moving_range_is_left_out_once() -> None:
    values = [*STEADY, 40.0]  # fifteen ranges of 2 and one of 29: mean 3.6875, screened at 12.05
    assert xmr(values, better=HIGHER).upper[0] == pytest.approx(200 / 17 + 2.66 * 2)
    assert xmr(values, better=HIGHER, screen=False).upper[0] == pytest.approx(200 / 17 + 2.66 * 59 / 16)


def test_screening_that_would_leave_no_movement_is_undone() -> None:
    chart = xmr([5.0] * 12 + [6.0] * 6, better=HIGHER)
    assert set(chart.limits) == {Limits.UNSCREENED}
    assert chart.upper[0] - chart.mean[0] == pytest.approx(2.66 / 17)


def test_limits_from_a_baseline_ignore_what_comes_after() -> None:
    assert after_steady(30.0, 50.0).upper.tolist() == pytest.approx([15.32] * 18)


def test_each_segment_has_its_own_baseline() -> None:
    chart = xmr(STEADY * 2 + [99.0], better=HIGHER, segment=[1] * 16 + [2] * 17, baseline=16)
    assert chart.mean.tolist() == [10.0] * 33
    assert chart.points.tolist() == [16] * 16 + [17] * 17


def test_a_short_series_has_trial_limits() -> None:
    chart = xmr(STEADY[:12], better=HIGHER)
    assert set(chart.limits) == {Limits.TRIAL}
    assert variation(chart) == Variation.NOT_SHOWN


@pytest.mark.parametrize("value", [0.1, 5.0, 1 / 3, 1e9 + 0.1])
def test_a_constant_series_has_no_limits_and_no_signal(value: float) -> None:
    chart = xmr([value] * 20, better=HIGHER)
    assert set(chart.limits) == {Limits.NONE}
    assert np.isnan(chart.lower).all()
    assert not chart.signal.any()
    assert not chart.side.any()
    assert assurance(chart.lower[-1], chart.upper[-1], 7.0, better=HIGHER) == Assurance.NOT_SHOWN
    assert variation(chart) == Variation.COMMON_CAUSE


def test_points_without_neighbours_have_a_mean_and_no_limits() -> None:
    chart = xmr([1.0, nan, 3.0, nan, 8.0], better=HIGHER)
    assert chart.mean.tolist() == [4.0] * 5
    assert set(chart.limits) == {Limits.NONE}


def test_a_series_without_figures_has_nothing() -> None:
    chart = xmr([nan] * 14, better=HIGHER)
    assert np.isnan(chart.mean).all()
    assert set(chart.points) == {0}
    assert variation(chart) == Variation.NOT_SHOWN


def test_no_periods_make_an_empty_chart() -> None:
    chart = xmr([], better=HIGHER)
    assert chart.signal.size == 0
    with pytest.raises(ValueError, match="the chart has no points"):
        variation(chart)


# -- rules


@pytest.mark.parametrize(
    ("values", "signal", "direction"),
    [
        ((15.4,), OUTSIDE, 1),
        ((4.6,), OUTSIDE, -1),
        ((15.32,), NONE, 0),  # on the limit is not beyond it
        ((14.0, 11.5, 14.0), TWO_IN_THREE, 1),
        ((8.0, 6.0, 6.0), TWO_IN_THREE, -1),
        ((14.0, 14.0, 9.0), NONE, 0),  # the last is on the other side
        ((12.0, 12.5, 12.0, 12.5, 12.0, 12.5, 12.0), SHIFT, 1),
        ((12.0, 12.5, 12.0, 10.0, 12.0, 12.5, 12.0), NONE, 0),  # on the mean breaks it
        ((8.0, 8.5, 9.0, 9.5, 10.5, 11.0, 11.5), TREND, 1),
        ((9.0, 8.9, 8.8, 8.7, 8.6, 8.5, 8.4), TREND, -1),  # falling before below the mean
        ((9.0, 8.9, 8.8, nan, 8.6, 8.5, 8.4, 8.3), NONE, 0),
    ],
)
def test_the_latest_point_has_the_first_signal_that_fits(
    values: tuple[float, ...], signal: Signal, direction: int
) -> None:
    chart = after_steady(*values)
    assert (chart.signal[-1], chart.direction[-1]) == (signal, direction)


@pytest.mark.parametrize(("better", "meaning"), [(HIGHER, 1), (LOWER, -1), (NEITHER, 0)])
def test_the_meaning_of_a_direction_depends_on_what_is_better(better: Better, meaning: int) -> None:
    assert after_steady(16.0, better=better).meaning[-1] == meaning


# -- icons


@pytest.mark.parametrize(
    ("value", "better", "icon"),
    [
        (10.0, HIGHER, Variation.COMMON_CAUSE),
        (16.0, HIGHER, Variation.IMPROVEMENT_HIGH),
        (4.0, HIGHER, Variation.CONCERN_LOW),
        (16.0, LOWER, Variation.CONCERN_HIGH),
        (4.0, LOWER, Variation.IMPROVEMENT_LOW),
        (16.0, NEITHER, Variation.NEUTRAL_HIGH),
        (4.0, NEITHER, Variation.NEUTRAL_LOW),
        (nan, HIGHER, Variation.NOT_SHOWN),  # never an older icon
    ],
)
def test_the_icon_is_that_of_the_latest_point(value: float, better: Better, icon: Variation) -> None:
    assert variation(after_steady(16.0, value, better=better)) == icon


def test_icons_of_many_places_are_those_of_their_latest_points() -> None:
    chart = xmr([*STEADY, 16.0, *STEADY, 4.0], better=HIGHER, segment=[0] * 17 + [1] * 17, baseline=16)
    assert variation(chart, at=[16, 33]).tolist() == [Variation.IMPROVEMENT_HIGH, Variation.CONCERN_LOW]


@pytest.mark.parametrize(
    ("target", "higher", "lower"),
    [
        (4.0, Assurance.FAILING, Assurance.PASSING),
        (3.0, Assurance.INCONSISTENT, Assurance.INCONSISTENT),  # on the limit is not beyond it
        (1.0, Assurance.INCONSISTENT, Assurance.INCONSISTENT),
        (0.5, Assurance.PASSING, Assurance.FAILING),
        (nan, Assurance.NOT_SHOWN, Assurance.NOT_SHOWN),
    ],
)
def test_assurance_depends_on_which_side_the_target_lies(target: float, higher: Assurance, lower: Assurance) -> None:
    assert assurance(1.0, 3.0, target, better=HIGHER) == higher
    assert assurance(1.0, 3.0, target, better=LOWER) == lower
    assert assurance(1.0, 3.0, target, better=NEITHER) == Assurance.NOT_SHOWN


# -- properties

figure = st.one_of(st.integers(-6, 6).map(float), st.just(nan))
many = st.lists(st.lists(figure, min_size=1, max_size=30), min_size=1, max_size=4)
FIELDS = ("mean", "lower", "upper", "near_lower", "near_upper", "side", "outside", "near", "signal", "direction")


@given(many, st.sampled_from([None, 12]))
def test_the_charts_of_all_places_are_each_place_alone(places: list[list[float]], baseline: int | None) -> None:
    lengths = [len(one) for one in places]
    chart = xmr(
        np.concatenate(places), better=HIGHER, segment=np.repeat(np.arange(len(places)), lengths), baseline=baseline
    )
    for one, end in zip(places, np.cumsum(lengths), strict=True):
        alone = xmr(one, better=HIGHER, baseline=baseline)
        for field in (*FIELDS, "meaning", "points", "limits"):
            together = getattr(chart, field)[end - len(one) : end]
            assert together == pytest.approx(getattr(alone, field), nan_ok=True), field


@given(st.lists(figure, min_size=1, max_size=40))
def test_a_mirrored_series_has_the_mirrored_chart(values: list[float]) -> None:
    chart, mirrored = xmr(values, better=HIGHER), xmr(-np.array(values), better=LOWER)
    assert mirrored.upper == pytest.approx(-chart.lower, nan_ok=True)
    assert mirrored.signal.tolist() == chart.signal.tolist()
    assert mirrored.direction.tolist() == (-chart.direction).tolist()
    assert mirrored.meaning.tolist() == chart.meaning.tolist()


@given(st.lists(figure, min_size=1, max_size=40), st.sampled_from([0.01, 10.0, 100.0]), st.integers(-100, 100))
def test_the_unit_changes_no_signal(values: list[float], unit: float, origin: int) -> None:
    chart, other = xmr(values, better=HIGHER), xmr(np.array(values) * unit + origin, better=HIGHER)
    assert other.points.tolist() == chart.points.tolist()
    if chart.limits[0] != Limits.NONE and not _on_an_edge(chart):
        assert other.signal.tolist() == chart.signal.tolist()


def _on_an_edge(chart: Chart) -> bool:
    """Whether a moving range lies so near the screen that another unit may round it across."""
    ranges = np.abs(np.diff(chart.values))
    known = ranges[~np.isnan(ranges)]
    return bool(np.isclose(known, 3.267 * known.mean(), rtol=1e-9).any())


# -- refusals


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"baseline": 11}, "baseline: 11 periods are too few"),
        ({"values": [np.inf]}, "values: a value is infinite"),
        ({"values": [[1.0]]}, "values"),
        ({"segment": [1, 2]}, "segment: 2 labels for 1 points"),
        ({"segment": [nan]}, "segment: a label is missing"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_refused(given: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        xmr(**({"values": [1.0], "better": HIGHER} | given))


@pytest.mark.parametrize("name", ["lower", "upper", "target"])
def test_infinite_limits_and_targets_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        assurance(**({"lower": 1.0, "upper": 2.0, "target": 3.0} | {name: np.inf}), better=HIGHER)
