"""Confidence intervals, by hand and against statsmodels."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.intervals import byar, mean_interval, wilson

inf, nan = math.inf, math.nan


def test_wilsons_interval_follows_the_formula() -> None:
    z = 1.959963984540054
    found = wilson(65, 100)
    assert found.value == pytest.approx(0.65)
    assert found.lower == pytest.approx((130 + z**2 - z * math.sqrt(z**2 + 260 * 0.35)) / (2 * (100 + z**2)))
    assert found.upper == pytest.approx((130 + z**2 + z * math.sqrt(z**2 + 260 * 0.35)) / (2 * (100 + z**2)))


@pytest.mark.parametrize(
    ("numerator", "denominator", "value", "lower", "upper"),
    [
        (0, 10, 0.0, 0.0, 0.277533),  # nobody: the lower limit is 0 exactly
        (10, 10, 1.0, 0.722467, 1.0),  # everybody: its mirror
        (0, 0, nan, nan, nan),  # nobody eligible is not 0 %
        (nan, 10, nan, nan, nan),  # suppressed
        (1, nan, nan, nan, nan),
    ],
)
def test_the_ends_of_a_share(numerator: float, denominator: float, value: float, lower: float, upper: float) -> None:
    found = wilson(numerator, denominator)
    assert [found.value, found.lower, found.upper] == pytest.approx([value, lower, upper], abs=1e-6, nan_ok=True)


def test_a_share_keeps_the_shape_of_what_is_broadcast() -> None:
    found = wilson([[1], [2]], [10, 20, 30], unit=[1, 100, 1000])
    assert found.value == pytest.approx(np.array([[0.1, 5, 100 / 3], [0.2, 10, 200 / 3]]))
    assert found.lower.shape == found.upper.shape == (2, 3)


@pytest.mark.parametrize(
    ("numerator", "denominator", "unit", "confidence", "says"),
    [
        (-1, 10, 1, 0.95, "numerator"),
        (1, -10, 1, 0.95, "denominator"),
        (11, 10, 1, 0.95, "numerator exceeds denominator"),
        (inf, 10, 1, 0.95, "numerator"),
        (1, inf, 1, 0.95, "denominator"),
        (1, 10, 0, 0.95, "unit"),
        (1, 10, 1, 0.0, "confidence"),
        (1, 10, 1, 1.0, "confidence"),
        (1, 10, 1, nan, "confidence"),
    ],
)
def test_an_impossible_share_is_refused_by_name(
    numerator: float, denominator: float, unit: float, confidence: float, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        wilson(numerator, denominator, unit=unit, confidence=confidence)


def test_a_numerator_summed_from_weighted_parts_may_exceed_by_dust() -> None:
    whole = sum([0.1] * 10)
    assert wilson(1.0, whole).value == 1.0


@given(st.integers(0, 10**12), st.integers(1, 10**12), st.sampled_from([0.8, 0.95, 0.998]))
def test_a_share_lies_within_its_limits_and_its_complement_mirrors_it(part: int, rest: int, confidence: float) -> None:
    share = wilson(part, part + rest, confidence=confidence)
    other = wilson(rest, part + rest, confidence=confidence)
    assert 0 <= share.lower <= share.value <= share.upper <= 1
    assert share.lower == pytest.approx(1 - other.upper, abs=1e-12)


@given(st.integers(0, 500), st.integers(500, 1000), st.sampled_from([0.9, 0.95, 0.998]))
def test_wilson_agrees_with_statsmodels(part: int, whole: int, confidence: float) -> None:
    from statsmodels.stats.proportion import proportion_confint  # type: ignore[import-untyped]

    low, high = proportion_confint(part, whole, alpha=1 - confidence, method="wilson")
    found = wilson(part, whole, confidence=confidence)
    assert [found.lower, found.upper] == pytest.approx([low, high], abs=1e-12)


@given(st.integers(0, 9))
def test_few_events_have_the_exact_limits_of_statsmodels(events: int) -> None:
    from statsmodels.stats.rates import confint_poisson  # type: ignore[import-untyped]

    low, high = confint_poisson(events, 50, method="exact-c")
    found = byar(events, 50)
    assert [found.lower, found.upper] == pytest.approx([np.nan_to_num(low), high], rel=1e-9)


def test_many_events_have_byars_limits() -> None:
    found = byar(20, 100, unit=100)
    z = 1.959963984540054
    assert found.value == pytest.approx(20)
    assert found.lower == pytest.approx(20 * (1 - 1 / 180 - z / (3 * math.sqrt(20))) ** 3)
    assert found.upper == pytest.approx(21 * (1 - 1 / 189 + z / (3 * math.sqrt(21))) ** 3)


def test_byar_alone_has_no_negative_lower_limit() -> None:
    assert np.isnan(byar([0, 1], confidence=0.998, exact_below=0).lower).all()
    assert byar(0, confidence=0.998, exact_below=0).upper > 0


def test_exact_limits_can_be_asked_for_throughout() -> None:
    assert byar(1000, exact_below=inf).lower == pytest.approx(938.973, abs=1e-3)


@pytest.mark.parametrize(("events", "exposure"), [(nan, 10), (3, nan), (3, 0)])
def test_an_unknown_rate_stays_unknown(events: float, exposure: float) -> None:
    found = byar(events, exposure)
    assert np.isnan([found.value, found.lower, found.upper]).all()


def test_a_rate_may_exceed_one() -> None:
    assert byar(30, 10).value == 3


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"events": -1}, "events"),
        ({"events": 1, "exposure": -1}, "exposure"),
        ({"events": inf}, "events"),
        ({"events": 1, "unit": -1}, "unit"),
        ({"events": 1, "confidence": 2}, "confidence"),
    ],
)
def test_an_impossible_rate_is_refused_by_name(arguments: dict[str, float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        byar(**arguments)


@given(st.floats(0, 1e9), st.floats(1e-3, 1e9), st.floats(1e-3, 1e3))
def test_a_rate_scales_with_its_exposure(events: float, exposure: float, factor: float) -> None:
    one, other = byar(events, exposure), byar(events, exposure * factor)
    assert [one.value, one.lower, one.upper] == pytest.approx(
        [other.value * factor, other.lower * factor, other.upper * factor], rel=1e-9
    )
    assert one.lower <= one.value <= one.upper


def test_a_mean_has_students_limits_over_what_is_known() -> None:
    found = mean_interval([[1.0, 2.0, 3.0, nan], [5.0, nan, nan, nan], [nan] * 4, [7.0] * 4])
    assert found.value == pytest.approx([2, 5, nan, 7], nan_ok=True)
    # t(2) at 97.5 % is 4.302653; the standard error is 1 ÷ √3
    assert found.upper == pytest.approx([2 + 4.302653 / math.sqrt(3), nan, nan, 7], abs=1e-5, nan_ok=True)
    assert found.lower == pytest.approx([2 - 4.302653 / math.sqrt(3), nan, nan, 7], abs=1e-5, nan_ok=True)


def test_an_empty_sample_has_no_mean() -> None:
    assert np.isnan(mean_interval([]).value)


@pytest.mark.parametrize(("values", "confidence"), [([1, inf], 0.95), ([1, 2], 1.5), (3.0, 0.95)])
def test_an_impossible_sample_is_refused(values: object, confidence: float) -> None:
    with pytest.raises(ValueError, match=r"values|confidence"):
        mean_interval(values, confidence=confidence)  # type: ignore[arg-type]


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=20))
def test_a_mean_mirrors_and_shifts(sample: list[int]) -> None:
    found = mean_interval(sample)
    mirrored = mean_interval([-value for value in sample])
    shifted = mean_interval([value + 50 for value in sample])
    assert found.lower == pytest.approx(-mirrored.upper, abs=1e-9)
    assert found.upper == pytest.approx(shifted.upper - 50, abs=1e-9)
