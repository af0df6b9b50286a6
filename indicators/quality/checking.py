"""The checks of one release in their order."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from data.catalogue import Indicator
from data.observation import Columns, Observation
from indicators.feeds.feed import Issue, Severity
from indicators.quality import columns
from indicators.quality.doubts import Known, impossible, jump, latest, outside_regions, regions, release_doubts
from indicators.quality.single import ConflictError, left_out, placed, single


@dataclass(frozen=True, slots=True)
class Checked:
    """What may be stored, and what a person should know.

    `refusal` says why nothing may be; `held_back` why the whole release waits for a person. With either, `kept` is
    empty. Figures held one by one are issues with a place and a period.
    """

    kept: Sequence[Observation]
    issues: tuple[Issue, ...]
    refusal: str | None = None
    held_back: str | None = None


def checked(
    indicator: Indicator,
    observations: Sequence[Observation],
    *,
    issues: Sequence[Issue] = (),
    previous: Known,
    asked_on: date,
    places: Collection[str],
    vouched: bool = False,
) -> Checked:
    """Which of a release's figures may be stored.

    Args:
        indicator: what the figures are of; gives range, unit and decimals.
        observations: as a feed parsed them.
        issues: what the feed found already; one that holds and names no place holds the release.
        previous: the values held before.
        asked_on: the day of the reply; no period may end after it.
        places: the codes of the places that are known.
        vouched: whether two people looked at the figures that were held and want them stored; what is no figure of
            ours, or stands twice with two values, is left out or refused all the same.

    """
    found = list(issues)
    try:
        figures = _figures(indicator, observations, found, places)
    except ConflictError as error:
        message = str(error)
        return Checked((), (*found, Issue(Severity.HARD, message, indicator.name)), refusal=message)
    if vouched and figures:
        return Checked(figures if isinstance(figures, Columns) else tuple(figures), tuple(found))
    figures = _without_doubts(figures, found, indicator=indicator, previous=previous, asked_on=asked_on)
    whole = [issue.message for issue in found if issue.severity is Severity.HELD and not issue.place]
    if not figures and not whole:
        first = f": {found[0].message}" if found else "."
        message = f"No figure of {indicator.name} could be kept{first}"
        return Checked((), (*found, Issue(Severity.HARD, message, indicator.name)), refusal=message)
    doubts = list(release_doubts(figures, previous))
    found.extend(Issue(Severity.HELD, message, indicator.name) for message in doubts)
    if whole or doubts:
        return Checked((), tuple(found), held_back=" ".join([*whole, *doubts]))
    return Checked(figures if isinstance(figures, Columns) else tuple(figures), tuple(found))


def _figures(
    indicator: Indicator, observations: Sequence[Observation], issues: list[Issue], places: Collection[str]
) -> Sequence[Observation]:
    """One figure a place and period, of places we know; raises ConflictError where two differ."""
    if isinstance(observations, Columns) and (figures := columns.single(observations, places)) is not None:
        issues.extend(left_out(columns.unknown(observations, places), indicator))
        return figures
    return single(placed(observations, places, issues, indicator), issues, indicator)


def _without_doubts(
    figures: Sequence[Observation],
    issues: list[Issue],
    *,
    indicator: Indicator,
    previous: Known,
    asked_on: date,
) -> Sequence[Observation]:
    """The figures nobody has to look at first; the others become issues that hold them."""
    last = latest(previous)
    typical = median(map(abs, previous.values())) if previous else 0.0
    if isinstance(figures, Columns):
        england = regions(columns.in_regions(figures))
        looked_at = columns.doubtful(
            figures, indicator, previous=previous, last=last, typical=typical, asked_on=asked_on
        )
    else:
        england = regions(figures)
        looked_at = range(len(figures))
    held = set()
    for row in looked_at:
        figure = figures[row]
        doubt = (
            impossible(figure, indicator, asked_on)
            or outside_regions(figure, england.get(figure.period, ()), indicator)
            or jump(figure, previous=previous, last=last, typical=typical)
        )
        if doubt is not None:
            held.add(row)
            issues.append(Issue(Severity.HELD, doubt, indicator.name, figure.place, figure.period))
    if isinstance(figures, Columns):
        return columns.without(figures, held)
    return [figure for row, figure in enumerate(figures) if row not in held]
