"""A place beside places like it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.neighbours import Spread, neighbour_gap, spread_ratio

inf, nan = math.inf, math.nan
SEVEN = [1.0, 2, 3, 4, 5, 6, 7]


def test_the_gap_to_the_median_with_students_limits() -> None:
    found = neighbour_gap(6, SEVEN, se=0.5)
    assert [found.count, found.lower_quartile, found.median, found.upper_quartile] == [7, 2.5, 4, 5.5]
    error = 1.2533 * (3 / 1.349) / math.sqrt(7)
    half = 2.446912 * math.sqrt(0.25 + error**2)  # t(6) at 97.5 %
    assert found.gap == 2
    assert [found.gap_lower, found.gap_upper] == pytest.approx([2 - half, 2 + half], abs=1e-5)
    assert np.isnan([found.change, found.change_lower, found.change_upper]).all()


def test_the_change_of_the_gap_is_own_change_less_the_median_of_theirs() -> None:
    base = [1.0, 1, 1, 1, 1, 1, 1]
    found = neighbour_gap(6, SEVEN, base=2, base_neighbours=base, se=0.3, base_se=0.4)
    assert found.change == 4 - 3
    half = 2.446912 * math.hypot(0.5, 1.2533 * (3 / 1.349) / math.sqrt(7))
    assert found.change_upper == pytest.approx(1 + half, abs=1e-5)


def test_too_few_neighbours_leave_everything_unknown_but_their_number() -> None:
    found = neighbour_gap(6, [*SEVEN[:6], nan])
    assert found.count == 6
    assert np.isnan([found.median, found.lower_quartile, found.gap, found.gap_upper]).all()
    assert neighbour_gap(6, [*SEVEN[:6], nan], least=6).median == 3.5


def test_a_change_needs_neighbours_known_at_both_times() -> None:
    found = neighbour_gap(6, SEVEN, base=2, base_neighbours=[nan, *SEVEN[1:]])
    assert found.gap == 2
    assert np.isnan(found.change)


def test_an_unknown_place_has_no_gap_and_its_neighbours_stay() -> None:
    found = neighbour_gap(nan, SEVEN)
    assert found.median == 4
    assert np.isnan(found.gap)


def test_no_neighbours_at_all() -> None:
    found = neighbour_gap([1.0, 2], np.empty((2, 0)))
    assert found.count.tolist() == [0, 0]
    assert np.isnan(found.gap).all()


@given(
    st.lists(st.lists(st.one_of(st.integers(-50, 50), st.just(nan)), min_size=9, max_size=9), min_size=1, max_size=4)
)
def test_many_places_at_once_are_each_alone_and_quartiles_are_numpys(panel: list[list[float]]) -> None:
    together = neighbour_gap(np.arange(len(panel)), panel)
    for at, row in enumerate(panel):
        alone = neighbour_gap(at, row)
        assert together.gap_lower[at] == pytest.approx(float(alone.gap_lower), nan_ok=True)
        known = [value for value in row if not math.isnan(value)]
        if len(known) >= 7:
            assert [alone.lower_quartile, alone.median, alone.upper_quartile] == pytest.approx(
                np.quantile(known, [0.25, 0.5, 0.75]).tolist()
            )


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"base": 1}, "base_neighbours"),
        ({"base_neighbours": SEVEN}, "base and"),
        ({"se": -1}, "se"),
        ({"base_se": -1}, "base_se"),
        ({"least": 1}, "least"),
        ({"confidence": 1}, "confidence"),
        ({"value": inf}, "value"),
        ({"neighbours": 3}, "neighbours"),
    ],
)
def test_a_gap_without_sense_is_refused(changed: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        neighbour_gap(**{"value": 1, "neighbours": SEVEN, **changed})  # type: ignore[arg-type]


START = np.arange(40.0)


def test_places_that_move_apart_alike_grow_apart_by_chance_never() -> None:
    found = spread_ratio(START, 2 * START)
    assert (found.ratio, found.lower, found.upper, found.places) == (2, 2, 2, 40)
    assert found.spread is Spread.GROWS
    assert spread_ratio(START, START / 2).spread is Spread.SHRINKS
    assert spread_ratio(START, START + 5).spread is Spread.NO_CLEAR_CHANGE


def test_the_same_figures_give_the_same_limits() -> None:
    shuffled = START[::-1].copy()
    shuffled[:7] += 11
    one, other = spread_ratio(START, shuffled), spread_ratio(START, shuffled)
    assert (one.lower, one.upper) == (other.lower, other.upper)
    assert one.lower <= one.ratio <= one.upper


@pytest.mark.parametrize(
    ("start", "now"),
    [
        ([1, 2, 3, 4], [1, 2, 3, 4]),  # four places
        ([1, 2, 3, 4, nan], [1, 2, 3, 4, 5]),
        ([3, 3, 3, 3, 3], [1, 2, 3, 4, 5]),  # no spread to begin with
    ],
)
def test_a_spread_that_cannot_be_told(start: list[float], now: list[float]) -> None:
    assert spread_ratio(start, now).spread is Spread.NOT_AVAILABLE


def test_a_ratio_without_bound_has_no_upper_limit() -> None:
    found = spread_ratio([1, 1, 1, 2, 2, 1], [1, 2, 3, 4, 5, 6])
    assert np.isnan(found.upper)
    assert found.lower > 0
    assert found.spread in {Spread.GROWS, Spread.NO_CLEAR_CHANGE}


@pytest.mark.parametrize(
    ("start", "now", "least", "says"),
    [([1, 2], [1], 5, "start has 2"), ([1], [1], 1, "least"), ([inf], [1], 5, "start")],
)
def test_a_spread_without_sense_is_refused(start: list[float], now: list[float], least: int, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        spread_ratio(start, now, least=least)
