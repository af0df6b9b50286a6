"""Comparison with a benchmark, groups, and thinned lists."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.better import Better
from indicators.statistics.comparison import Against, against_benchmark, quantiles, thinned

inf, nan = math.inf, math.nan


@pytest.mark.parametrize(
    ("lower", "upper", "benchmark", "higher", "lower_is_better", "neither"),
    [
        (10, 12, 11, Against.SIMILAR, Against.SIMILAR, Against.SIMILAR),
        (10, 12, 12, Against.SIMILAR, Against.SIMILAR, Against.SIMILAR),  # the ends are inside
        (10, 12, 10, Against.SIMILAR, Against.SIMILAR, Against.SIMILAR),
        (0.1 + 0.2, 12, 0.3, Against.SIMILAR, Against.SIMILAR, Against.SIMILAR),  # floating dust
        (10, 12, 9.9, Against.BETTER, Against.WORSE, Against.HIGHER),
        (10, 12, 12.1, Against.WORSE, Against.BETTER, Against.LOWER),
        (10, nan, 9, Against.NOT_COMPARED, Against.NOT_COMPARED, Against.NOT_COMPARED),
        (10, 12, nan, Against.NOT_COMPARED, Against.NOT_COMPARED, Against.NOT_COMPARED),
    ],
)
def test_one_interval_against_a_benchmark(
    lower: float, upper: float, benchmark: float, higher: Against, lower_is_better: Against, neither: Against
) -> None:
    for better, word in ((Better.HIGHER, higher), (Better.LOWER, lower_is_better), (Better.NEITHER, neither)):
        assert against_benchmark(11, lower, upper, benchmark, better=better) == word


@pytest.mark.parametrize(
    ("benchmark_lower", "benchmark_upper", "word"),
    [
        (8, 9.9, Against.BETTER),
        (8, 10, Against.SIMILAR),  # touching
        (11, 11.5, Against.SIMILAR),  # inside
        (12, 13, Against.SIMILAR),
        (12.1, 13, Against.WORSE),
        (nan, 9, Against.NOT_COMPARED),
    ],
)
def test_two_intervals_must_not_touch_to_differ(benchmark_lower: float, benchmark_upper: float, word: Against) -> None:
    found = against_benchmark(
        11, 10, 12, 9, better=Better.HIGHER, benchmark_lower=benchmark_lower, benchmark_upper=benchmark_upper
    )
    assert found == word


@pytest.mark.parametrize(
    ("benchmark", "better", "word"),
    [
        (9.5, Better.HIGHER, Against.BETTER),
        (8.9, Better.HIGHER, Against.BEST),
        (12.5, Better.HIGHER, Against.WORSE),
        (13.1, Better.HIGHER, Against.WORST),
        (13.1, Better.LOWER, Against.BEST),
        (8.9, Better.LOWER, Against.WORST),
        (8.9, Better.NEITHER, Against.HIGHEST),
        (13.1, Better.NEITHER, Against.LOWEST),
        (11, Better.HIGHER, Against.SIMILAR),
    ],
)
def test_wide_limits_single_out_the_furthest(benchmark: float, better: Better, word: Against) -> None:
    assert against_benchmark(11, 10, 12, benchmark, better=better, wide_lower=9, wide_upper=13) == word


def test_a_value_outside_its_own_limits_never_differs_clearly() -> None:
    assert against_benchmark(5, 10, 12, 8, better=Better.HIGHER) == Against.SIMILAR


def test_what_comparison_does_not_apply_to_is_not_compared() -> None:
    assert against_benchmark([11, 11], 10, 12, 8, better=None).tolist() == [Against.NOT_COMPARED] * 2


def test_rates_a_person_are_compared_in_their_own_size() -> None:
    assert against_benchmark(3e-9, 2.9e-9, 3.1e-9, 2.5e-9, better=Better.NEITHER) == Against.HIGHER


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"benchmark_lower": 8}, "benchmark_upper"),
        ({"benchmark_upper": 8}, "benchmark_lower"),
        ({"wide_lower": 8}, "wide_upper"),
        ({"wide_upper": 13}, "wide_lower"),
        ({"wide_lower": 9, "wide_upper": 13, "benchmark_lower": 8, "benchmark_upper": 9}, "not both"),
        ({"lower": 13}, "lower is above upper"),
        ({"wide_lower": 9, "wide_upper": 8}, "wide_lower is above wide_upper"),
        ({"value": inf}, "value"),
        ({"benchmark": inf}, "benchmark"),
    ],
)
def test_a_comparison_without_sense_is_refused_by_name(changed: dict[str, float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        against_benchmark(**{"value": 11, "lower": 10, "upper": 12, "benchmark": 9, **changed}, better=Better.HIGHER)


places = st.integers(-100, 100).map(lambda tenths: tenths / 10)


@given(places, st.floats(0, 5), st.floats(0, 5), places)
def test_a_comparison_mirrors(value: float, below: float, above: float, benchmark: float) -> None:
    one = against_benchmark(value, value - below, value + above, benchmark, better=Better.HIGHER)
    other = against_benchmark(-value, -value - above, -value + below, -benchmark, better=Better.LOWER)
    assert one == other


@pytest.mark.trust("Overclaiming text")
@given(places, places, st.floats(0.1, 5))
def test_a_better_figure_never_compares_worse(value: float, benchmark: float, half: float) -> None:
    order = [Against.WORSE, Against.SIMILAR, Against.BETTER]
    words = [
        Against(int(against_benchmark(one, one - half, one + half, benchmark, better=Better.HIGHER)))
        for one in (value, value + 1)
    ]
    assert order.index(words[0]) <= order.index(words[1])


@pytest.mark.parametrize(
    ("values", "groups", "better", "expected"),
    [
        ([1, 2, 3, 4], 2, Better.HIGHER, [1, 1, 2, 2]),
        ([1, 2, 3, 4], 2, Better.LOWER, [2, 2, 1, 1]),
        ([1, 2, 3, 4], 2, Better.NEITHER, [1, 1, 2, 2]),
        ([1, 1, 1, 4], 2, Better.HIGHER, [1, 1, 1, 2]),  # ties share the lowest rank
        ([5, nan, 1, 3], 3, Better.HIGHER, [3, 0, 1, 2]),
        ([5, nan, 1], 3, Better.HIGHER, [0, 0, 0]),  # fewer places than groups
        ([], 2, Better.HIGHER, []),
        (range(1, 8), 3, Better.HIGHER, [1, 1, 1, 2, 2, 3, 3]),  # what does not divide goes to the worse end
    ],
)
def test_equal_groups(values: list[float], groups: int, better: Better, expected: list[int]) -> None:
    assert quantiles(list(values), groups, better=better).tolist() == expected


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=60), st.integers(2, 12))
def test_groups_rise_with_the_figure_and_agree_with_the_published_formula(figures: list[int], groups: int) -> None:
    found = quantiles(figures, groups, better=Better.HIGHER)
    count = len(figures)
    for figure, group in zip(figures, found, strict=True):
        rank = 1 + sum(other < figure for other in figures)
        published = math.floor((groups + 1) - math.ceil(((count + 1) - rank) / (count / groups))) or 1
        assert group == (0 if count < groups else published)
    assert (np.diff(found[np.argsort(figures, kind="stable")]) >= 0).all()


@pytest.mark.parametrize(
    ("values", "groups", "says"), [([1, 2], 1, "groups"), ([[1, 2]], 2, "values"), ([inf, 1], 2, "values")]
)
def test_groups_without_sense_are_refused(values: object, groups: int, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        quantiles(values, groups, better=Better.HIGHER)  # type: ignore[arg-type]


def test_a_thinned_list_keeps_what_chance_does_not_explain() -> None:
    # 5 % of 5 tests: 0.01, 0.02, 0.03, 0.04, 0.05; the third is over its share, the fourth is not
    assert thinned([0.039, 0.001, nan, 0.9, 0.035, 0.019]).tolist() == [True, True, False, False, True, True]
    assert thinned([]).tolist() == []
    assert thinned([0.5, nan]).tolist() == [False, False]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_a_list_is_thinned_as_statsmodels_does(chances: list[float]) -> None:
    from statsmodels.stats.multitest import multipletests  # type: ignore[import-untyped]

    rejected = multipletests(chances, alpha=0.05, method="fdr_bh")[0]
    assert thinned(chances).tolist() == rejected.tolist()


@pytest.mark.parametrize(("p", "share", "says"), [([-0.1], 0.05, "p has"), ([1.1], 0.05, "p has"), ([0.5], 0, "share")])
def test_chances_outside_their_range_are_refused(p: list[float], share: float, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        thinned(p, share=share)
