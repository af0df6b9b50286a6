"""Standardised rates worked by hand."""

import math
from functools import partial

import numpy as np
import pytest

from indicators.statistics.distributions import byar_limits
from indicators.statistics.intervals import byar, standardised_rate

nan = math.nan
EVENTS, PEOPLE, STANDARD = [10, 20], [1000, 1000], [3, 1]


def test_a_direct_rate_weights_the_bands_and_rescales_byars_limits() -> None:
    found = standardised_rate(EVENTS, PEOPLE, standard=STANDARD, unit=1000)
    assert found.value == pytest.approx((3 * 10 + 1 * 20) / 4)
    variance = (9 * 10 + 1 * 20) / 1000**2 / 16
    low, high = byar_limits(np.asarray(30.0), 0.95)
    step = math.sqrt(variance / 30) * 1000
    assert found.lower == pytest.approx(found.value + step * (low - 30))
    assert found.upper == pytest.approx(found.value + step * (high - 30))
    assert found.observed == 30
    assert np.isnan(found.expected)


def test_people_with_several_events_widen_a_direct_rate() -> None:
    persons = [[4, 3], [10, 5]]  # 4 people once and 3 twice: 10 events
    plain = standardised_rate(EVENTS, PEOPLE, standard=STANDARD)
    repeated = standardised_rate(EVENTS, PEOPLE, standard=STANDARD, persons=persons)
    assert repeated.value == plain.value
    squares = (9 * (4 + 12) + 1 * (10 + 20)) / (9 * 10 + 1 * 20)
    assert repeated.upper - repeated.value == pytest.approx((plain.upper - plain.value) * math.sqrt(squares))


@pytest.mark.parametrize(
    "events",
    [
        [4, 5],  # under 10 events
        [nan, 50],  # a band unknown
    ],
)
def test_a_direct_rate_that_cannot_stand_is_unknown(events: list[float]) -> None:
    found = standardised_rate(events, PEOPLE, standard=STANDARD)
    assert np.isnan([found.value, found.lower, found.upper]).all()


def test_an_indirect_rate_compares_with_what_was_expected() -> None:
    found = standardised_rate(
        EVENTS, PEOPLE, reference_events=[100, 300], reference_population=[20_000, 20_000], unit=1000
    )
    expected = 1000 * 100 / 20_000 + 1000 * 300 / 20_000
    crude = 400 / 40_000 * 1000
    ratio = byar(30, expected)
    assert found.expected == pytest.approx(expected)
    assert [found.value, found.lower, found.upper] == pytest.approx(
        [ratio.value * crude, ratio.lower * crude, ratio.upper * crude]
    )


def test_an_indirect_rate_without_people_is_unknown() -> None:
    found = standardised_rate([0, 0], [0, 0], reference_events=[1, 1], reference_population=[10, 10])
    assert np.isnan([found.value, found.lower, found.upper]).all()


def test_many_places_at_once_are_each_alone() -> None:
    events, people = np.array([EVENTS, [30, 40], [1, 2]]), np.array([PEOPLE, [2000, 500], [10, 10]])
    direct = partial(standardised_rate, standard=STANDARD)
    indirect = partial(standardised_rate, reference_events=[100, 300], reference_population=[20_000, 20_000])
    for rate in (direct, indirect):
        together = rate(events, people)
        alone = [rate(e, p) for e, p in zip(events, people, strict=True)]
        assert together.value.shape == (3,)
        assert together.value == pytest.approx([float(one.value) for one in alone], nan_ok=True)
        assert together.lower == pytest.approx([float(one.lower) for one in alone], nan_ok=True)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, "standard"),
        ({"standard": STANDARD, "reference_events": EVENTS, "reference_population": PEOPLE}, "standard"),
        ({"standard": STANDARD, "reference_events": EVENTS}, "standard"),
        ({"reference_events": EVENTS}, "reference_population"),
        ({"reference_population": PEOPLE}, "reference_events"),
        ({"reference_events": EVENTS, "reference_population": [0, 1]}, "reference_population"),
        ({"reference_events": EVENTS, "reference_population": PEOPLE, "persons": [[1], [1]]}, "persons"),
        ({"standard": STANDARD, "population": [0, 10]}, "population is 0"),
        ({"standard": STANDARD, "population": [-1, 10]}, "population"),
        ({"standard": STANDARD, "events": [-1, 10]}, "events"),
        ({"standard": [-1, 1]}, "standard"),
        ({"standard": STANDARD, "persons": [[-1], [1]]}, "persons"),
        ({"standard": STANDARD, "confidence": 1.0}, "confidence"),
        ({"standard": STANDARD, "unit": 0.0}, "unit"),
        ({"standard": STANDARD, "events": [math.inf, 1]}, "events"),
        ({"standard": STANDARD, "events": 3.0}, "events"),
    ],
)
def test_what_cannot_be_standardised_is_refused_by_name(changed: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        standardised_rate(**{"events": EVENTS, "population": PEOPLE, **changed})  # type: ignore[arg-type]
