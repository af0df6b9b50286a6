"""Limits of many series at once: one entry a series, and the points beyond them."""

from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.better import Better
from indicators.statistics.chart_limits import Limits, beyond_limits, process_limits
from indicators.statistics.control_chart import xmr

STEADY = [9.0, 11.0] * 8  # mean 10, moving range 2
figure = st.one_of(st.integers(-6, 6).map(float), st.just(nan))
many = st.lists(st.lists(figure, max_size=30), min_size=1, max_size=5)


def flat(places: list[list[float]]) -> tuple[np.ndarray, np.ndarray]:
    """The figures of all places, and their offsets."""
    return np.concatenate([np.zeros(0), *places]), np.cumsum([0, *map(len, places)])


def test_each_series_has_its_own_limits_and_one_without_figures_has_none() -> None:
    values, offsets = flat([[*STEADY, 20.0], [], [nan], [5.0] * 13])
    found = process_limits(values, offsets, baseline=16)
    assert found.mean == pytest.approx([10.0, nan, nan, 5.0], nan_ok=True)
    assert found.half == pytest.approx([5.32, nan, nan, nan], nan_ok=True)
    assert found.points.tolist() == [17, 0, 0, 13]
    assert found.limits.tolist() == [Limits.SHOWN, Limits.NONE, Limits.NONE, Limits.NONE]
    assert np.flatnonzero(beyond_limits(values, offsets, found)).tolist() == [16]


def test_no_series_have_no_limits() -> None:
    found = process_limits(np.zeros(0), np.zeros(1, dtype=np.int64))
    assert found.mean.size == found.limits.size == 0


def test_a_point_on_its_limit_is_not_beyond_it() -> None:
    values, offsets = flat([[*STEADY, 15.32, 15.33]])
    assert beyond_limits(values, offsets, process_limits(values, offsets, baseline=16)).tolist()[-2:] == [False, True]


def test_the_figures_given_are_left_as_they_were() -> None:
    values, offsets = flat([STEADY, [1.0, nan, 2.0]])
    before = values.copy()
    process_limits(values, offsets)
    np.testing.assert_array_equal(values, before)


@given(many, st.sampled_from([None, 12]), st.booleans())
def test_limits_are_those_of_the_chart_of_each_series(
    places: list[list[float]],
    baseline: int | None,
    screen: bool,  # noqa: FBT001 (drawn)
) -> None:
    values, offsets = flat(places)
    found = process_limits(values, offsets, baseline=baseline, screen=screen)
    beyond = beyond_limits(values, offsets, found)
    for at, one in enumerate(places):
        chart = xmr(one, better=Better.HIGHER, baseline=baseline, screen=screen)
        assert chart.mean == pytest.approx(np.full(len(one), found.mean[at]), nan_ok=True)
        assert chart.upper - chart.mean == pytest.approx(np.full(len(one), found.half[at]), nan_ok=True)
        assert set(chart.limits.tolist()) <= {int(found.limits[at])}
        assert beyond[offsets[at] : offsets[at + 1]].tolist() == chart.outside.tolist()
