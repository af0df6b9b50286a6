"""What unknown numbers can be is settled as trying all of them settles it."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.disclosure.puzzle import Puzzle

MOST = 6
SIGNS = st.lists(st.sampled_from([-1, 0, 1]), min_size=3, max_size=3).filter(any)


@settings(max_examples=60)
@given(
    st.lists(SIGNS, min_size=0, max_size=3), st.lists(st.integers(0, MOST), min_size=3, max_size=3), st.integers(0, 1)
)
def test_ends_are_those_that_trying_every_number_finds(sums: list[list[int]], truth: list[int], slack: int) -> None:
    totals = [sum(sign * number for sign, number in zip(signs, truth, strict=True)) for signs in sums]
    limits = [(float(total - slack), float(total + slack)) for total in totals]
    entries = [(row, at, sign) for row, signs in enumerate(sums) for at, sign in enumerate(signs) if sign]
    fits = np.array([
        tried
        for tried in product(range(MOST + 1), repeat=3)
        if all(
            low <= sum(sign * number for sign, number in zip(signs, tried, strict=True)) <= high
            for signs, (low, high) in zip(sums, limits, strict=True)
        )
    ])  # fmt: skip
    found = Puzzle(entries, limits, [(0.0, float(MOST))] * 3, is_whole=True).spread([0, 1, 2], over=4)
    assert found is not None
    low, high = found
    assert ((low >= fits.min(axis=0)) & (high <= fits.max(axis=0))).all()
    assert ((high > 4.5) == (fits.max(axis=0) > 4)).all()
    assert ((high - low > 0.5) == (fits.max(axis=0) > fits.min(axis=0))).all()


@pytest.mark.parametrize("sums", [1, 2])
def test_where_no_numbers_fit_there_is_no_answer(sums: int) -> None:
    entries = [(row, at, 1) for row in range(sums) for at in range(2)]
    assert Puzzle(entries, [(50.0, 50.0)] * sums, [(0.0, 9.0)] * 2, is_whole=True).spread([0], over=4) is None


def test_numbers_need_not_be_whole() -> None:
    entries = [(0, 0, 1), (0, 1, 1)]
    found = Puzzle(entries, [(9.5, 9.5)], [(0.5, 20.0)] * 2, is_whole=False).spread([0], over=4)
    assert found is not None
    assert [ends.tolist() for ends in found] == [[0.5, 0.5], [9.0, 9.0]]


@pytest.mark.parametrize(
    ("limits", "is_pinned"), [((7.0, 7.0), True), ((2.0, 4.0), True), ((3.0, 7.0), False), ((-4.0, -2.0), False)]
)
def test_a_number_alone_in_a_sum_is_pinned_unless_the_sum_is_rough(
    limits: tuple[float, float], *, is_pinned: bool
) -> None:
    sign = -1 if limits[0] < 0 else 1
    entries = [(0, 0, sign), (1, 0, 1), (1, 1, 1)]
    puzzle = Puzzle(entries, [(limits[0] - 5 * (sign < 0), limits[1]), (20.0, 20.0)], [(0.0, 20.0)] * 2, is_whole=True)
    assert puzzle.pinned(over=4) == ({0} if is_pinned else set())
