"""What a document must satisfy beside the catalogue, the places and the records, which are passed in."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from math import inf
from typing import NamedTuple

from data.catalogue import Indicator
from data.terms.agreement import AgreementTerms, StandardTerms
from data.terms.outcomes import Commitment
from data.terms.refusals import Refusal
from data.terms.sense import far_apart


class _Figures(NamedTuple):
    """What has been recorded: the range of any place and the newest figure of this one, by indicator."""

    recorded: Mapping[str, tuple[float, float]]
    latest: Mapping[str, float]


def check_agreement(
    terms: AgreementTerms,
    *,
    indicators: Mapping[str, Indicator],
    places: Collection[str],
    recorded: Mapping[str, tuple[float, float]] | None = None,
    latest: Mapping[str, float] | None = None,
) -> tuple[Refusal, ...]:
    """Everything in an agreement that the catalogue, the places or the records refuse.

    `places` holds slugs and codes. `recorded` holds the lowest and highest figure of any place and `latest` the
    newest figure of this place, by indicator; an indicator that is not in them is not compared.
    """
    figures = _Figures(recorded or {}, latest or {})
    found = list(_place(terms.place, "agreement", places))
    for each in terms.continues:
        found += _place(each.place, f"continuation of {each.place}", places)
    for outcome in terms.outcomes:
        where = f"outcome {outcome.number}"
        for place in outcome.joint_with:
            found += _place(place, where, places)
        for commitment in outcome.commitments:
            clause = f"{where}, commitment {commitment.indicator}"
            found += _commitment(commitment, clause, indicators=indicators, figures=figures)
    return tuple(found)


def check_standard(
    terms: StandardTerms, *, indicators: Mapping[str, Indicator], places: Collection[str]
) -> tuple[Refusal, ...]:
    """Everything in a minimum standard that the catalogue or the places refuse."""
    found = [refusal for place in terms.applies_to for refusal in _place(place, "standard", places)]
    indicator = indicators.get(terms.indicator)
    if indicator is None:
        return (*found, _unknown(terms.indicator, "standard"))
    found += _matching(indicator, "standard", unit=terms.unit, better=terms.better)
    found += _in_range(terms.floor, indicator, "standard")
    return tuple(found)


def _place(place: str, where: str, places: Collection[str]) -> Iterator[Refusal]:
    if place not in places:
        yield Refusal(where, f'there is no place "{place}"', "Write its short name or its code, as on Find your place.")


def _unknown(name: str, where: str) -> Refusal:
    return Refusal(where, f'there is no indicator "{name}"', "`outcomes indicators find` lists what there is.")


def _commitment(
    commitment: Commitment,
    where: str,
    *,
    indicators: Mapping[str, Indicator],
    figures: _Figures,
) -> Iterator[Refusal]:
    if commitment.paired is not None and commitment.paired not in indicators:
        yield _unknown(commitment.paired, f"{where}, paired")
    indicator = indicators.get(commitment.indicator)
    if indicator is None:
        yield _unknown(commitment.indicator, where)
        return
    yield from _matching(indicator, where, unit=commitment.unit, better=commitment.better)
    for level in (*([commitment.baseline] if commitment.baseline is not None else []), *commitment.levels):
        yield from _in_range(level, indicator, where)
    if not commitment.reason:
        yield from _beside_figures(commitment, where, figures)


def _beside_figures(commitment: Commitment, where: str, figures: _Figures) -> Iterator[Refusal]:
    """A level far from everything recorded was probably typed in another unit; else a reason says why."""
    latest = figures.latest.get(commitment.indicator)
    low, high = figures.recorded.get(commitment.indicator, (-inf, inf))
    for level in commitment.levels:
        if latest is not None and far_apart(level, Decimal(str(latest))):
            problem = f"the level {level:f} is more than tenfold apart from the latest figure {latest:,.10g}"
            yield Refusal(where, problem, "Check the unit, or say why in reason.")
        elif not low <= level <= high:
            problem = f"no place has ever recorded {level:f}; the figures run from {low:g} to {high:g}"
            yield Refusal(where, problem, "Check the level, or say why in reason.")


def _matching(indicator: Indicator, where: str, *, unit: str, better: str) -> Iterator[Refusal]:
    if unit != indicator.unit:
        yield Refusal(
            where, f'unit is "{unit}", the indicator\'s is "{indicator.unit}"', f'Write unit = "{indicator.unit}".'
        )
    if better != indicator.better:
        problem = f'better is "{better}", the indicator\'s is "{indicator.better}"'
        yield Refusal(where, problem, f'Write better = "{indicator.better}".')


def _in_range(level: Decimal, indicator: Indicator, where: str) -> Iterator[Refusal]:
    low, high = indicator.lowest, indicator.highest
    if (low is not None and level < Decimal(str(low))) or (high is not None and level > Decimal(str(high))):
        span = f"from {low:g} to {high:g}" if low is not None and high is not None else "within its declared range"
        yield Refusal(where, f"{level:f} is outside what {indicator.name} can be", f"Write a level {span}.")
