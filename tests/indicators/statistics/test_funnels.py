"""Funnels, plain and adjusted."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.funnels import Measure, adjusted_limits, funnel_limits, overdispersion
from indicators.statistics.intervals import byar, wilson

inf, nan = math.inf, math.nan


def test_the_limits_of_a_share() -> None:
    found = funnel_limits(100, 20, measure=Measure.PROPORTION, unit=100)
    assert found.lower_95 == pytest.approx(20 - 1.959964 * 4, abs=1e-5)
    assert found.upper_998 == pytest.approx(20 + 3.090232 * 4, abs=1e-5)


def test_the_limits_of_a_share_stay_on_its_scale() -> None:
    found = funnel_limits([1, 4], 0.5, measure=Measure.PROPORTION)
    assert found.lower_998.tolist() == [0, 0]
    assert found.upper_998.tolist() == [1, 1]


@given(st.integers(5, 500), st.floats(0.05, 0.95), st.floats(0, 1))
def test_outside_the_funnel_is_the_own_interval_excluding_the_centre(size: int, centre: float, part: float) -> None:
    count = part * size
    limits = funnel_limits(size, centre, measure=Measure.PROPORTION)
    own = wilson(count, size)
    edge = min(abs(own.lower - centre), abs(own.upper - centre))
    if edge > 1e-9:
        assert bool(own.value < limits.lower_95 or own.value > limits.upper_95) == bool(
            own.upper < centre or own.lower > centre
        )


@given(st.integers(1, 60), st.floats(0.1, 20))
def test_events_lie_outside_the_funnel_when_their_exact_interval_excludes_the_centre(
    events: int, expected: float
) -> None:
    limits = funnel_limits(events, 1.0, measure=Measure.EVENTS)
    own = byar(events, expected, exact_below=inf)
    if min(abs(own.lower - 1), abs(own.upper - 1)) > 1e-9:
        outside = own.value < limits.lower_95 or own.value > limits.upper_95
        assert bool(outside) == bool(own.upper < 1 or own.lower > 1)


def test_an_unknown_size_has_no_limits() -> None:
    for measure in Measure:
        assert np.isnan(funnel_limits([nan, 5], 0.5, measure=measure).lower_95).tolist() == [True, False]


@pytest.mark.parametrize(
    ("size", "centre", "measure", "unit", "says"),
    [
        (0, 0.5, Measure.PROPORTION, 1, "size"),
        (-1, 0.5, Measure.EVENTS, 1, "size"),
        (10, 50, Measure.PROPORTION, 1, "centre"),
        (10, -0.1, Measure.PROPORTION, 1, "centre"),
        (10, 0.5, Measure.PROPORTION, 0, "unit"),
        (10, inf, Measure.EVENTS, 1, "centre"),
    ],
)
def test_a_funnel_without_sense_is_refused(
    size: float, centre: float, measure: Measure, unit: float, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        funnel_limits(size, centre, measure=measure, unit=unit)


def test_overdispersion_by_hand() -> None:
    x, n = np.array([10, 50, 30, 45]), np.array([100, 100, 100, 100])
    found = overdispersion(x, n, measure=Measure.PROPORTION, trim=0)
    centre = 135 / 400
    z = 20 * (np.arcsin(np.sqrt(x / n)) - math.asin(math.sqrt(centre)))
    phi = (z**2).sum() / 4
    tau2 = (4 * phi - 3) / (1600 - 4 * 400**2 / 1600)
    assert found.target == pytest.approx(centre)
    assert found.used == 4
    assert found.z == pytest.approx(z)
    assert found.winsorised == pytest.approx(z)
    assert found.phi == pytest.approx(phi)
    assert found.tau2 == pytest.approx(tau2)
    top = math.asin(math.sqrt(centre)) + 1.959964 * math.sqrt(1 / 400 + tau2)
    assert found.limits.upper_95 == pytest.approx([math.sin(top) ** 2] * 4, abs=1e-6)


def test_places_no_further_apart_than_chance_have_the_plain_funnel() -> None:
    found = overdispersion([50, 51, 49, 50], [100] * 4, measure=Measure.PROPORTION)
    assert found.tau2 == 0
    assert found.phi < 1
    assert found.position.tolist() == [0, 0, 0, 0]


def test_position_says_how_far_beyond() -> None:
    counts = [500] * 30 + [600, 400, 545, 0]
    sizes = [1000] * 33 + [0]
    found = overdispersion(counts, sizes, measure=Measure.PROPORTION, target=0.5)
    assert found.position[-4:] == pytest.approx([2, -2, 1, nan], nan_ok=True)
    assert np.isnan(found.limits.lower_95[-1])
    assert found.used == 33


def test_a_funnel_of_events_is_on_the_root_scale_around_one() -> None:
    found = overdispersion([100, 150, 80], [110, 110, 100], measure=Measure.EVENTS, trim=0)
    assert found.target == 1
    assert found.z == pytest.approx(2 * (np.sqrt([100, 150, 80]) - np.sqrt([110, 110, 100])))
    spread = math.sqrt(1 / 440 + found.tau2)
    assert found.limits.lower_998[0] == pytest.approx((1 - 3.090232 * spread) ** 2, abs=1e-6)


def test_the_curves_never_leave_the_scale() -> None:
    share = adjusted_limits([1, 1], target=0.5, tau2=1, measure=Measure.PROPORTION)
    assert (share.lower_998.tolist(), share.upper_998.tolist()) == ([0, 0], [1, 1])
    assert adjusted_limits(1, target=1, tau2=1, measure=Measure.EVENTS).lower_998 == 0


@given(st.lists(st.integers(0, 100), min_size=2, max_size=40))
def test_a_funnel_of_those_without_mirrors_that_of_those_with(counts: list[int]) -> None:
    sizes = [100] * len(counts)
    one = overdispersion(counts, sizes, measure=Measure.PROPORTION)
    other = overdispersion([100 - count for count in counts], sizes, measure=Measure.PROPORTION)
    assert other.tau2 == pytest.approx(one.tau2, abs=1e-9)
    assert other.position == pytest.approx(-one.position)
    assert other.limits.lower_95 == pytest.approx(1 - one.limits.upper_95, abs=1e-9)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"numerator": [1, nan]}, "1 places"),
        ({"trim": 0.5}, "trim"),
        ({"trim": -0.1}, "trim"),
        ({"numerator": [11, 1]}, "numerator exceeds denominator"),
        ({"numerator": [-1, 1]}, "numerator"),
        ({"target": 50}, "target"),
        ({"target": -1}, "target"),
        ({"numerator": [[1, 2]]}, "numerator"),
        ({"denominator": [inf, 10]}, "denominator"),
    ],
)
def test_an_adjusted_funnel_without_sense_is_refused(changed: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        overdispersion(**{"numerator": [1, 2], "denominator": [10, 10], **changed}, measure=Measure.PROPORTION)  # type: ignore[arg-type]
