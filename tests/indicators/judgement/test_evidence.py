from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import UnitKind
from indicators.judgement.evidence import ranges_of, unit_size
from indicators.judgement.verdict import Grade
from indicators.panel import panel_of
from tests.columns import NAN, measure, series, together

NEVER_DUE = date(2000, 1, 1)
RATE = measure(unit="per 100,000 aged 10–17", kind=UnitKind.RATE)
YEARS = measure(unit="years", kind=UnitKind.YEARS)


def ranges(figures, of=None):
    of = of or measure()
    return ranges_of(panel_of(figures, of, as_of=NEVER_DUE), of)


def test_published_limits_are_taken_as_they_are():
    found = ranges(series(72, half=1.5, counts=[720], denominators=[1000]))
    assert (found.lower[0], found.upper[0], found.grade[0]) == (70.5, 73.5, Grade.A)


def test_a_range_is_computed_from_published_counts_of_a_share():
    found = ranges(series(50, counts=[50], denominators=[100]))
    assert found.lower[0] == pytest.approx(40.38, abs=0.01)
    assert found.grade[0] is Grade.A


def test_a_range_is_computed_from_published_counts_of_a_rate():
    found = ranges(series(100, counts=[100], denominators=[100_000]), RATE)
    assert found.lower[0] == pytest.approx(81.36, abs=0.01)


@pytest.mark.parametrize(
    ("figures", "of"),
    [
        (series(50, counts=[50], denominators=[100], caveats=[("rounded",)]), measure()),
        (series(50, counts=[50], denominators=[NAN]), measure()),
        (series(50, counts=[50], denominators=[100]), YEARS),
        (series(50, half=NAN), measure()),
    ],
)
def test_a_figure_that_nothing_says_more_about_stands_alone(figures, of):
    found = ranges(figures, of)
    assert found.grade[0] is Grade.D
    assert np.isnan(found.lower[0])


def test_a_limit_without_its_pair_is_no_range():
    figures = series(50, half=2)
    figures.upper[0] = NAN
    found = ranges(figures)
    assert np.isnan(found.lower[0])
    assert found.grade[0] is Grade.D


def test_provisional_figures_are_grade_b_and_unknown_ones_have_none():
    found = ranges(series(72, NAN, half=1.0, status=["provisional", "suppressed"]))
    assert found.grade.tolist() == [Grade.B, ""]


def test_thirteen_points_give_a_range_from_how_the_series_moves():
    values = [10.0, 12.0] * 7
    found = ranges(series(*values))
    assert found.grade.tolist() == [Grade.D] * 12 + [Grade.C] * 2
    assert found.upper[12] - found.lower[12] == pytest.approx(2 * 1.96 * 2 / 1.128)


def test_a_series_that_never_moves_tells_nothing_of_its_range():
    assert set(ranges(series(*[10.0] * 14)).grade) == {Grade.D}


def test_overlapping_points_count_once():
    values = [float(number % 5) for number in range(30)]
    found = ranges(series(*values, length=36), measure(window=3))
    assert set(found.grade) == {Grade.D}


@given(
    st.lists(st.one_of(st.just(NAN), st.floats(0, 100)), min_size=14, max_size=30),
    st.integers(14, 30),
    st.sampled_from([1, 2, 3]),
)
def test_the_range_of_a_prefix_is_the_prefix_of_the_ranges(values, cut, window):
    of = measure(window=window)
    whole, part = ranges(series(*values), of), ranges(series(*values[:cut]), of)
    assert np.array_equal(whole.lower[: len(part.lower)], part.lower, equal_nan=True)


def test_places_do_not_lend_each_other_their_movement():
    alone = ranges(series(*[10.0, 12.0] * 7, place="x-b"))
    beside = ranges(together(series(*[0.0, 99.0] * 7, place="x-a"), series(*[10.0, 12.0] * 7, place="x-b")))
    assert np.allclose(beside.lower[14:], alone.lower, equal_nan=True)


@pytest.mark.parametrize(
    ("of", "size"),
    [(measure(), 100), (RATE, 100_000), (YEARS, None), (measure(unit="a head", kind=UnitKind.RATE), None)],
)
def test_what_a_share_or_rate_is_multiplied_by_is_read_from_its_unit(of, size):
    assert unit_size(of) == size
