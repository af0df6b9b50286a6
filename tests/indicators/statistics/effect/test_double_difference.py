"""Difference in differences by hand."""

import math

import numpy as np
import pytest

from indicators.statistics.effect import difference_in_differences

OUTCOME = [4, 6, 9, 11, 1, 3, 2, 4]
TREATED = [1, 1, 1, 1, 0, 0, 0, 0]
POST = [0, 0, 1, 1, 0, 0, 1, 1]


def test_the_change_of_those_treated_less_that_of_the_others() -> None:
    found = difference_in_differences(OUTCOME, TREATED, POST)  # type: ignore[arg-type]
    assert found.estimate == (10 - 5) - (3 - 2)
    se = math.sqrt(8 / 4 * (1 / 2) * 4)  # each cell leaves 2 of 8; four degrees of freedom; two rows a cell
    assert found.se == pytest.approx(se)
    assert [found.lower, found.upper] == pytest.approx([4 - 2.776445 * se, 4 + 2.776445 * se], abs=1e-5)
    assert found.p == pytest.approx(0.116117, abs=1e-6)  # t(4) beyond ±2


def test_rows_without_spread_have_an_estimate_and_no_error() -> None:
    found = difference_in_differences([5, 9, 1, 2], np.array([1, 1, 0, 0]), np.array([0, 1, 0, 1]))
    assert found.estimate == 3
    assert np.isnan([found.se, found.lower, found.upper, found.p]).all()


def test_an_unknown_outcome_leaves_the_effect_unknown() -> None:
    found = difference_in_differences([*OUTCOME[:7], math.nan], TREATED, POST)  # type: ignore[arg-type]
    assert np.isnan([found.estimate, found.se]).all()


@pytest.mark.parametrize(
    ("outcome", "treated", "post", "says"),
    [
        ([1, 2, 3], [1, 1, 0], [0, 1, 0], "not treated, after"),
        ([1, 2, 3], [1, 0, 0], [1, 1, 0], "treated, before"),
        ([1, 2], [1, 0], [0], "length"),
        ([1, math.inf], [1, 0], [0, 1], "outcome"),
    ],
)
def test_rows_without_a_double_difference_are_refused(
    outcome: list[float], treated: list[int], post: list[int], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        difference_in_differences(outcome, treated, post)  # type: ignore[arg-type]
