"""A release as readers may see it: figures about few people hidden, and what would give them away."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.catalogue import Disclosure, Indicator, UnitKind
from data.observation import Columns, Figures, Observation, Said, Status
from data.periods import label
from indicators.disclosure.attack import Attacker
from indicators.disclosure.choosing import beside
from indicators.disclosure.counts import HIDDEN, Cell, Table, counted, few_altogether, small, table_of
from indicators.disclosure.sums import Areas, Sums, edition_of

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Protected:
    """The figures to store, how many of them were hidden and why, and what keeps the release from being stored.

    `few` were hidden because they are about few people, `beside` so that none of those can be worked out.
    """

    figures: Sequence[Observation]
    few: int = 0
    beside: int = 0
    problem: str | None = None


def protected(
    indicator: Indicator,
    figures: Sequence[Observation],
    *,
    before: Sequence[Sequence[Observation] | Figures],
    areas: Areas,
    name_of: Callable[[str], str] = str,
) -> Protected:
    """A release without what would tell of few people, if its definition asks for that.

    What is hidden keeps its place with the status suppressed and no number at all. Publishers' own marks are kept,
    and what they hide is guarded in the same way.

    Args:
        indicator: the definition; one that says nothing of disclosure leaves the figures as they are.
        figures: one release, one figure a place and period.
        before: the figures as they stood in the editions before, the newest first.
        areas: what areas consist of.
        name_of: a place's name by its code, for the sentence.

    """
    disclosure = indicator.disclosure
    if disclosure is None:
        return Protected(figures)
    release = table_of(figures)
    few = small(indicator, disclosure, release)
    editions = [table_of(one) for one in before]
    if not few.any() and not any(one.suppressed.any() for one in (release, *editions[:1])):
        return Protected(figures)
    whole = _over(release, editions[0]) if editions else release
    attackers = _attackers(indicator, disclosure, [whole, *editions], areas)
    at = {cell: row for row, cell in enumerate(release.cells)}
    primary = {release.cells[row] for row in np.flatnonzero(few & ~release.suppressed).tolist()}
    withheld = {*attackers[0].sums.editions[0].hidden, *(_withdrawn(editions[0]) if editions else ())}
    more, found = beside(attackers, primary | withheld)
    if found:
        return Protected((), problem=_problem(found, name_of))
    return Protected(_hidden(figures, sorted(at[cell] for cell in primary | more)), len(primary), len(more))


def shows_few(indicator: Indicator, figures: Sequence[Observation]) -> Sequence[Observation]:
    """The figures that would be hidden because they are of few people, if they came in a release."""
    if indicator.disclosure is None:
        return ()
    rows = np.flatnonzero(small(indicator, indicator.disclosure, table_of(figures))).tolist()
    return [figures[row] for row in rows]


def _withdrawn(held: Table) -> Iterator[Cell]:
    """The figures that somebody hid in every edition, those to come among them: nobody sees what a release brings."""
    return (held.cells[row] for row in np.flatnonzero(held.withdrawn).tolist())


def _over(release: Table, held: Table) -> Table:
    """What a reader has in hand once the release is out: its figures, and those held that it does not replace."""
    replaced = set(release.cells)
    stands = np.array([cell not in replaced for cell in held.cells], dtype=np.bool_)
    numbers = ("value", "lower", "upper", "count", "denominator", "suppressed", "ours", "withdrawn")
    return Table(
        cells=[*release.cells, *(cell for cell, kept in zip(held.cells, stands, strict=True) if kept)],
        **{name: np.concatenate([getattr(release, name), getattr(held, name)[stands]]) for name in numbers},
    )


def _attackers(indicator: Indicator, disclosure: Disclosure, tables: Sequence[Table], areas: Areas) -> list[Attacker]:
    """One who is after the counts and, where some figures are of few people altogether, one after those."""
    counts = [edition_of(one, *counted(indicator, disclosure, one)) for one in tables]
    newest = tables[0]
    # A denominator can be worked out too, so it bounds the count; small ones have an attacker of their own.
    is_bound = (newest.denominator > disclosure.threshold) & (indicator.unit_kind is UnitKind.PERCENT)
    known = np.flatnonzero(is_bound).tolist()
    most = {newest.cells[row]: float(newest.denominator[row]) for row in known}
    found = [Attacker(Sums(counts, areas), disclosure.threshold, most)]
    few = few_altogether(disclosure, newest)
    if few.any():
        slack = 0.0 if disclosure.rounding == 1 else disclosure.rounding / 2
        denominators = [edition_of(one, one.denominator - slack, one.denominator + slack) for one in tables]
        guarded = frozenset(newest.cells[row] for row in np.flatnonzero(few).tolist())
        found.append(Attacker(Sums(denominators, areas), disclosure.threshold, guarded=guarded))
    return found


def _hidden(figures: Sequence[Observation], rows: Sequence[int]) -> Sequence[Observation]:
    """The figures, those in these rows without any number: the note of all of them is the same."""
    if isinstance(figures, Columns):
        said, saids = figures.said.copy(), list(figures.saids)
        for row in rows:
            withheld = Said(Status.SUPPRESSED, saids[said[row]].caveats, "", HIDDEN)
            if withheld not in saids:
                saids.append(withheld)
            said[row] = saids.index(withheld)
        names = ("value", "lower", "upper", "counted", "denominator")
        numbers = {name: getattr(figures, name).copy() for name in names}
        for column in numbers.values():
            column[list(rows)] = np.nan
        return replace(figures, said=said, saids=tuple(saids), **numbers)
    kept = list(figures)
    for row in rows:
        kept[row] = replace(
            kept[row],
            status=Status.SUPPRESSED,
            value=None,
            lower=None,
            upper=None,
            count=None,
            denominator=None,
            status_raw="",
            note=HIDDEN,
        )
    return tuple(kept)


def _problem(found: Sequence[Cell], name_of: Callable[[str], str]) -> str:
    """The sentence that names what can be worked out, and what a person can do."""
    named = [f"{name_of(place)}, {label(period)}" for place, period in found[:_NAMED]]
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return (
        f"The hidden figures of {'; '.join(named)}{more} can be worked out from others. "
        "Hide them in the file as well, or withdraw the figures that give them away."
    )
