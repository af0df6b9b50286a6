"""The class of a period."""

import runpy
from math import nan
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.judgement.levels import PeriodClass, classify, printed
from indicators.statistics.better import Better

naive = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("naive.py"))))

UNKNOWN, CLEAR_MISS, UNCLEAR_MISS, UNCLEAR_MEET, CLEAR_MEET = PeriodClass
HIGHER, LOWER, NEITHER = Better

tenths = st.integers(-30, 30).map(lambda whole: whole / 10)
maybe_tenths = tenths | st.just(nan)
either_way = st.sampled_from([HIGHER, LOWER])


@given(maybe_tenths, maybe_tenths, maybe_tenths, maybe_tenths, either_way)
def test_the_second_judge_agrees(value: float, level: float, lower: float, upper: float, better: Better) -> None:
    found = classify(value, level, better=better, lower=lower, upper=upper)
    assert found == naive.class_of(value, level, better=better, lower=lower, upper=upper)


@given(maybe_tenths, maybe_tenths, maybe_tenths, maybe_tenths)
def test_mirrored_figures_have_the_same_class(value: float, level: float, lower: float, upper: float) -> None:
    higher = classify(value, level, better=HIGHER, lower=lower, upper=upper, decimals=1)
    assert higher == classify(-value, -level, better=LOWER, lower=-upper, upper=-lower, decimals=1)


@pytest.mark.trust("Overclaiming text")
@given(tenths, tenths, st.integers(0, 20), st.integers(0, 20), either_way)
def test_a_better_figure_never_has_a_worse_class(
    value: float, level: float, width: int, gain: int, better: Better
) -> None:
    figures = np.array([value, value + better.sign * gain / 10])
    before, after = classify(figures, level, better=better, lower=figures - width / 10, upper=figures + width / 10)
    assert after >= before


@pytest.mark.parametrize(
    ("value", "lower", "upper", "expected"),
    [
        (50.0, 48.0, 52.0, CLEAR_MEET),  # wholly inside, ends included
        (50.0, 47.9, 52.0, UNCLEAR_MEET),
        (48.0, nan, nan, UNCLEAR_MEET),
        (52.0, nan, nan, UNCLEAR_MEET),
        (53.0, 52.1, 53.9, CLEAR_MISS),  # wholly above
        (53.0, 51.9, 54.1, UNCLEAR_MISS),
        (47.0, 46.0, 47.9, CLEAR_MISS),  # wholly below
        (47.0, 46.0, 48.0, UNCLEAR_MISS),
        (nan, 48.0, 52.0, UNKNOWN),
    ],
)
def test_a_band_is_met_inside_it(value: float, lower: float, upper: float, expected: PeriodClass) -> None:
    found = classify(value, 48.0, better=NEITHER, lower=lower, upper=upper, band_upper=52.0)
    assert found == expected


def test_without_a_better_direction_or_a_band_nothing_can_be_told() -> None:
    assert classify([50.0, 60.0], 55.0, better=NEITHER).tolist() == [UNKNOWN, UNKNOWN]


def test_a_band_without_an_end_is_unknown() -> None:
    assert classify(50.0, 48.0, better=NEITHER, band_upper=nan) == UNKNOWN


def test_another_level_for_the_limits_decides_what_is_clear() -> None:
    found = classify([-0.4, -0.4], -0.25, better=HIGHER, upper=[-0.01, 0.02], limit_level=0.0)
    assert found.tolist() == [CLEAR_MISS, UNCLEAR_MISS]


@pytest.mark.parametrize("better", [HIGHER, LOWER])
def test_floating_dust_does_not_miss(better: Better) -> None:
    assert classify(0.1 + 0.2, 0.3, better=better) == UNCLEAR_MEET
    assert classify(0.3, 0.3, better=better, lower=0.3, upper=0.1 + 0.2) == CLEAR_MEET


def test_figures_and_levels_broadcast() -> None:
    assert classify([[60.0], [70.0]], [65.0, 75.0], better=HIGHER).tolist() == [[2, 2], [3, 2]]


@pytest.mark.parametrize(
    ("value", "decimals"),
    [
        (0.15, 1),
        (64.45, 1),
        (64.95, 1),
        (0.5, 0),
        (1.5, 0),
        (2.675, 2),
        (-0.15, 1),
        (1e300, 2),
        (12345.0, -2),
        (nan, 1),
    ],
)
def test_figures_are_rounded_as_they_print(value: float, decimals: int) -> None:
    (found,) = printed(np.array([value]), decimals)
    assert found == pytest.approx(round(value, decimals), rel=1e-15, nan_ok=True)


@given(st.floats(-1e12, 1e12), st.integers(0, 6))
def test_any_figure_is_rounded_as_it_prints(value: float, decimals: int) -> None:
    assert f"{printed(np.array(value), decimals):.{decimals}f}" == f"{value:.{decimals}f}"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"value": np.inf}, "value: a value is infinite"),
        ({"level": -np.inf}, "level"),
        ({"lower": np.inf}, "lower"),
        ({"upper": np.inf}, "upper"),
        ({"limit_level": np.inf}, "limit_level"),
        ({"band_upper": 70.0}, "band_upper: a band has no better direction"),
        ({"band_upper": 60.0, "better": NEITHER}, "band_upper: a band ends below its start"),
    ],
)
def test_impossible_input_is_refused_by_name(given: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        classify(**({"value": 1.0, "level": 65.0, "better": HIGHER} | given))
