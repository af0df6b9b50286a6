"""Rates made comparable between places of different age structure.

The formulas are those of PHEindicatormethods 2.1.0; `indicators.statistics.intervals` hands the names on.
"""

from dataclasses import dataclass

import numpy as np

from indicators.statistics.arrays import Floats, Maybe, Numbers, along, divided, not_negative, positive
from indicators.statistics.distributions import byar_limits, checked, event_limits

FEWEST_EVENTS = 10
"""Under this many events no rate is directly standardised."""


@dataclass(frozen=True, slots=True, eq=False)
class Standardised:
    """A standardised rate, its limits, and the events it stands on.

    `expected` is the events there would be at the reference rates; a directly standardised rate has none (NaN).
    """

    value: Floats
    lower: Floats
    upper: Floats
    observed: Floats
    expected: Floats


def standardised_rate(
    events: Numbers,
    population: Numbers,
    *,
    standard: Maybe = None,
    reference_events: Maybe = None,
    reference_population: Maybe = None,
    persons: Maybe = None,
    confidence: float = 0.95,
    unit: float = 100_000.0,
) -> Standardised:
    """A rate standardised for age: directly with `standard`, indirectly with the reference events and population.

    Age bands lie on the last axis, places before it. `standard` is the standard population of each band.
    Where a person can have several events, `persons` (…, bands, k) counts the people with 1, 2, … k of them.
    An unknown band leaves the rate of its place unknown; so do fewer than 10 events, when standardised directly.
    For a ratio call `byar(observed, expected)`.

    Raises:
        ValueError: when both or neither of the two methods are asked for, half of the reference is missing,
            `persons` is given for an indirect rate, a number is negative or infinite, a population is 0
            (direct: of any band; indirect: of the reference), `unit` is not positive,
            or `confidence` is not between 0 and 1.
    """
    checked(confidence)
    scale = float(positive("unit", unit))
    happened = not_negative("events", along("events", events))
    people = not_negative("population", along("population", population))
    if (standard is None) == (reference_events is None and reference_population is None):
        message = "Give either standard (direct) or reference_events with reference_population (indirect)."
        raise ValueError(message)
    if standard is not None:
        weights = not_negative("standard", along("standard", standard))
        return _direct(happened, people, weights, persons, confidence, scale)
    if reference_events is None or reference_population is None:
        message = "reference_events and reference_population go together. Give both."
        raise ValueError(message)
    if persons is not None:
        message = "persons belongs to a directly standardised rate. Leave it out, or give standard."
        raise ValueError(message)
    cases = not_negative("reference_events", along("reference_events", reference_events))
    base = positive("reference_population", along("reference_population", reference_population))
    return _indirect(happened, people, cases, base, confidence, scale)


def _direct(
    events: Floats, population: Floats, standard: Floats, persons: Maybe, confidence: float, unit: float
) -> Standardised:
    """Dobson's method (A. Dobson and others, 1991): Byar's interval of the count, rescaled to the weighted rate."""
    if (population == 0).any():
        message = "population is 0 in a band. Merge it with its neighbour: a direct rate needs people in each band."
        raise ValueError(message)
    squares = events
    if persons is not None:
        counted = not_negative("persons", along("persons", persons))
        squares = (counted * np.arange(1, counted.shape[-1] + 1) ** 2).sum(axis=-1)
    total = standard.sum(axis=-1)
    value = divided((standard * events / population).sum(axis=-1), total)
    variance = divided((standard**2 * squares / population**2).sum(axis=-1), total**2)
    observed = np.broadcast_to(events, np.broadcast_shapes(events.shape, population.shape, standard.shape)).sum(axis=-1)
    enough = np.where(observed < FEWEST_EVENTS, np.nan, observed)
    step = np.sqrt(variance / enough)
    lower, upper = byar_limits(np.asarray(enough), confidence)
    return Standardised(
        value=np.asarray(np.where(np.isnan(enough), np.nan, value) * unit),
        lower=np.asarray((value + step * (lower - enough)) * unit),
        upper=np.asarray((value + step * (upper - enough)) * unit),
        observed=np.asarray(observed),
        expected=np.full(np.shape(value), np.nan),
    )


def _indirect(
    events: Floats, population: Floats, cases: Floats, base: Floats, confidence: float, unit: float
) -> Standardised:
    """Events against those expected at the reference's rates, times the reference's crude rate."""
    shape = np.broadcast_shapes(events.shape, population.shape, cases.shape, base.shape)
    observed = np.broadcast_to(events, shape).sum(axis=-1)
    expected = np.broadcast_to(population * cases / base, shape).sum(axis=-1)
    crude = divided(cases.sum(axis=-1), base.sum(axis=-1)) * unit
    lower, upper = event_limits(np.asarray(observed), confidence, exact_below=FEWEST_EVENTS)
    return Standardised(
        value=np.asarray(divided(observed, expected) * crude),
        lower=np.asarray(divided(lower, expected) * crude),
        upper=np.asarray(divided(upper, expected) * crude),
        observed=np.asarray(observed),
        expected=np.asarray(expected),
    )
