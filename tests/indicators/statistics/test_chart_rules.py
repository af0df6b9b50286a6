"""The rules of the control chart that look at more than one point."""

from itertools import pairwise
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.control_chart import shift_run, trend_run, two_in_three

figure = st.one_of(st.integers(-6, 6).map(float), st.just(nan))


def test_of_two_in_three_only_the_near_points_are_marked() -> None:
    assert two_in_three([True, False, True], [1, 1, 1]).tolist() == [1, 0, 1]
    assert two_in_three([True, True, False], [-1, -1, -1]).tolist() == [-1, -1, 0]
    assert two_in_three([True, True, True], [1, -1, 1]).tolist() == [0, 0, 0]
    assert two_in_three([True, True], [1, 1]).tolist() == [0, 0]


def test_a_point_of_two_trends_takes_the_step_after_it() -> None:
    up_and_down = [1, 2, 3, 4, 3, 2, 1]
    assert trend_run(up_and_down, length=4).tolist() == [1, 1, 1, -1, -1, -1, -1]


def test_a_tie_breaks_a_trend() -> None:
    assert trend_run([1, 2, 3, 3, 4, 5], length=4).tolist() == [0] * 6


def test_runs_end_with_their_segment() -> None:
    assert shift_run([1, 1, 1, 1], length=3, segment=["a", "a", "b", "b"]).tolist() == [0] * 4
    assert trend_run([1, 2, 3, 4], length=3, segment=[1, 1, 2, 2]).tolist() == [0] * 4
    assert two_in_three([True] * 4, [1] * 4, segment=[1, 1, 2, 2]).tolist() == [0] * 4


def test_runs_of_nothing_are_nothing() -> None:
    assert shift_run([]).size == trend_run([]).size == two_in_three([], []).size == 0


@given(st.lists(figure, max_size=40), st.integers(1, 8))
def test_runs_are_what_looking_at_every_window_finds(values: list[float], length: int) -> None:
    shifts, trends = [0] * len(values), [0] * len(values)
    for begin in range(len(values) - length + 1):
        window = values[begin : begin + length]
        steps = [late - early for early, late in pairwise(window)]
        for way in (1, -1):
            if all(way * each > 0 for each in window):
                shifts[begin : begin + length] = [way] * length
            if steps and all(way * step > 0 for step in steps):
                trends[begin : begin + length] = [way] * length
    assert shift_run(values, length=length).tolist() == shifts
    if length > 1:
        assert trend_run(values, length=length).tolist() == trends


def test_runs_that_mean_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="length: a run of 0"):
        shift_run([1], length=0)
    with pytest.raises(ValueError, match="length: a trend of 1"):
        trend_run([1], length=1)
    with pytest.raises(ValueError, match="near: 1 flags for 2 sides"):
        two_in_three([True], [1, 1])
