"""Small tables of counts for the tests of disclosure: areas, years, and what is left to read of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from data import catalogue
from data.catalogue import Disclosure, Indicator, UnitKind
from data.observation import Observation, Status
from data.periods import Period
from indicators.disclosure import Areas

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def indicator(**different: Any) -> Indicator:
    """A count of people whose definition asks that few of them are hidden."""
    said = {"unit": "people", "unit_kind": UnitKind.COUNT, "decimals": 0, "disclosure": Disclosure()}
    return replace(catalogue.indicator("claimant-count"), **{**said, **different})


def figure(place: str, value: float | None, year: int = 2025, *, years: int = 1, **different: Any) -> Observation:
    """One figure; None is one that its publisher suppressed."""
    said = {
        "indicator": "claimant-count",
        "place": place,
        "period": Period(date(year, 1, 1), date(year + years, 1, 1)),
        "label": str(year) if years == 1 else f"{year} to {year + years - 1}",
        "status": Status.SUPPRESSED if value is None else Status.FINAL,
        "known_from": NOW,
        "value": value,
    }
    return Observation(**{**said, **different})


def areas(parts: Mapping[str, Sequence[str]]) -> Areas:
    """Areas that consist of the same parts on any day."""
    return Areas(parts, lambda code, _day: parts.get(code, ()))


def left(figures: Sequence[Observation]) -> dict[str, float | None]:
    """What can be read of the figures, by place and, where there are several, year."""
    several = len({one.period for one in figures}) > 1
    return {f"{one.place} {one.label}" if several else one.place: one.value for one in figures}
