"""Figures that crowd just on the meeting side of a floor."""

import numpy as np
import pytest
from numpy.typing import ArrayLike

from indicators.statistics.better import Better
from indicators.statistics.bunching import bunching

SPREAD = np.arange(0, 100, 0.5)  # 200 places, evenly from 0 to 99.5


def test_an_even_spread_does_not_crowd() -> None:
    found = bunching(SPREAD, floor=50, better=Better.HIGHER)
    assert found is not None
    assert (found.meets, found.below) == (16, 15)
    assert found.width == pytest.approx(7.96)
    assert found.chance == pytest.approx(0.5)
    assert not found.is_crowded


@pytest.mark.trust("Gaming: level eased, definition changed, bunching above a floor")
def test_figures_that_were_lifted_over_the_floor_are_found() -> None:
    lifted = np.where((SPREAD >= 44) & (SPREAD < 50), 50.2, SPREAD)
    found = bunching(lifted, floor=50, better=Better.HIGHER)
    assert found is not None
    assert (found.meets, found.below) == (28, 3)
    assert found.chance == pytest.approx(4992 / 2**31)
    assert found.is_crowded


def test_where_lower_is_better_the_other_side_meets() -> None:
    found = bunching(-SPREAD[(SPREAD >= 50) | (SPREAD < 44)], floor=-50, better=Better.LOWER)
    assert found is not None
    assert found.meets > found.below
    assert found.meets == 17


def test_a_figure_that_is_the_floor_meets_it() -> None:
    found = bunching([*range(30), *[15] * 12], floor=15, better=Better.HIGHER)
    assert found is not None
    assert found.meets == 15


@pytest.mark.parametrize(
    "values", [SPREAD[:9], [np.nan] * 50, np.full(40, np.nan), [*range(0, 1000, 50)]], ids=["few", "no", "none", "far"]
)
def test_too_few_near_the_floor_say_nothing(values: ArrayLike) -> None:
    assert bunching(values, floor=5, better=Better.HIGHER) is None


@pytest.mark.parametrize(
    ("floor", "better", "sentence"),
    [(1.0, Better.NEITHER, "which way is better"), (float("nan"), Better.HIGHER, "The floor is nan")],
)
def test_a_floor_needs_a_number_and_a_side(floor: float, better: Better, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        bunching(SPREAD, floor=floor, better=better)


def test_how_many_are_near_is_both_sides_together() -> None:
    found = bunching(SPREAD, floor=50, better=Better.HIGHER)
    assert found is not None
    assert found.near == found.meets + found.below
