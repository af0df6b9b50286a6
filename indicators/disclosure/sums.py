"""What adds up to what, and so what a reader can work out: areas and their parts, long periods and shorter ones.

A sum is taken for one only where the figures, with what we know of hidden ones, bear it out. Each of the last editions
has its own sums. Whoever compares them takes it that a figure hidden in one edition is what another shows, which is
worth doing only where it is true, so only true sums are kept.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import inf

import numpy as np

from data.periods import Period
from indicators.disclosure.counts import Cell, Numbers, Table
from indicators.disclosure.puzzle import Between

PartsOf = Callable[[str, date], Sequence[str]]
"""The areas that one consists of on a day."""
_NEARLY = 1e-6
_ANY: Between = (0.0, inf)


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas that have parts, and what each consists of on a day."""

    wholes: Collection[str]
    parts_of: PartsOf
    _on: dict[date, Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]] = field(default_factory=dict)

    def around(self, place: str, day: date) -> Sequence[tuple[str, tuple[str, ...]]]:
        """The wholes that a place is, or is a part of, on a day, each with parts that cover it once."""
        if day not in self._on:
            found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
            for whole, parts in self._coverings(day):
                for member in (whole, *parts):
                    found.setdefault(member, []).append((whole, parts))
            self._on[day] = found
        return self._on[day].get(place, ())

    def _coverings(self, day: date) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every whole with its largest parts, and with its smallest where those are others: a region has both."""
        for whole in self.wholes:
            parts = set(self.parts_of(whole, day))
            within = {part: parts & set(self.parts_of(part, day)) for part in parts if part in self.wholes}
            inner = set[str]().union(*within.values()) if within else set[str]()
            largest = parts - inner
            smallest = {part for part in parts if not within.get(part)}
            for covering in dict.fromkeys((tuple(sorted(largest)), tuple(sorted(smallest)))):
                if covering:
                    yield whole, covering


@dataclass(frozen=True, slots=True)
class Edition:
    """What one edition shows: the least and the most of each count, and the figures it keeps hidden.

    `hidden` gives the least that a reader may take for granted: one where we hid it, since we hide no zeros.
    """

    shown: Mapping[Cell, Between]
    hidden: Mapping[Cell, float]
    by_place: Mapping[str, Sequence[Period]]
    periods: frozenset[Period]


@dataclass(frozen=True, slots=True)
class Sum:
    """The first of these figures is the sum of the others, in one edition."""

    edition: int
    total: Cell
    parts: tuple[Cell, ...]

    @property
    def terms(self) -> Sequence[tuple[Cell, int]]:
        """Each figure with its sign: the total less its parts is nothing."""
        return [(self.total, 1), *((part, -1) for part in self.parts)]


def edition_of(table: Table, least: Numbers, most: Numbers) -> Edition:
    """What a table shows; figures whose count nothing says are neither shown nor hidden."""
    shown, hidden = {}, {}
    by_place: dict[str, list[Period]] = {}
    for cell in table.cells:
        by_place.setdefault(cell[0], []).append(cell[1])
    for row in np.flatnonzero(~np.isnan(least)).tolist():
        shown[table.cells[row]] = (float(least[row]), float(most[row]))
    for row in np.flatnonzero(table.suppressed).tolist():
        hidden[table.cells[row]] = float(table.ours[row])
    return Edition(shown, hidden, by_place, frozenset(period for _, period in table.cells))


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums around any figure of the newest edition and those before it, the newest first.

    The newest shows all that we know, before anything is hidden.
    """

    editions: Sequence[Edition]
    areas: Areas
    _around: dict[Cell, Sequence[Sum]] = field(default_factory=dict)
    _of_place: dict[tuple[str, int], Mapping[Cell, Sequence[Sum]]] = field(default_factory=dict)

    def around(self, cell: Cell) -> Sequence[Sum]:
        """The sums that a figure is part of, or is, as far as the figures bear them out."""
        if cell not in self._around:
            candidates = (one for edition in range(len(self.editions)) for one in self._candidates(cell, edition))
            self._around[cell] = [one for one in dict.fromkeys(candidates) if self._is_borne_out(one)]
        return self._around[cell]

    def told(self, cell: Cell, edition: int, hidden: Collection[Cell]) -> Between | None:
        """What a reader takes a figure for: as its edition shows it, else as another does; None where none does."""
        for number in (edition, *range(len(self.editions))):
            found: Between | None = None if number == 0 and cell in hidden else self.editions[number].shown.get(cell)
            if found is not None and (number == edition or self._agrees(cell, found)):
                return found
        return None

    def _agrees(self, cell: Cell, said: Between) -> bool:
        """Whether what an edition showed of a figure is still true of it; of one that its publisher hid since, no."""
        if cell in self.editions[0].hidden:
            return False
        least, most = self.editions[0].shown.get(cell, _ANY)
        return said[0] <= most + _NEARLY and least <= said[1] + _NEARLY

    def _candidates(self, cell: Cell, edition: int) -> Iterator[Sum]:
        place, period = cell
        held = self.editions[edition]
        if period in held.periods:
            for whole, parts in self.areas.around(place, period.last_day):
                yield Sum(edition, (whole, period), tuple((part, period) for part in parts))
        yield from self._over_time(place, edition).get(cell, ())

    def _over_time(self, place: str, edition: int) -> Mapping[Cell, Sequence[Sum]]:
        """The periods of a place that others cut into pieces: each is their sum, whether they are published or not."""
        if (place, edition) not in self._of_place:
            periods = self.editions[edition].by_place.get(place, ())
            edges = sorted({edge for one in periods for edge in (one.start, one.end)})
            found: dict[Cell, list[Sum]] = {}
            for one in periods:
                inside = edges[bisect_left(edges, one.start) : bisect_right(edges, one.end)]
                if len(inside) > 2:  # noqa: PLR2004 (its own two ends)
                    pieces = tuple((place, Period(*ends)) for ends in pairwise(inside))
                    for cell in ((place, one), *pieces):
                        found.setdefault(cell, []).append(Sum(edition, (place, one), pieces))
            self._of_place[place, edition] = found
        return self._of_place[place, edition]

    def _is_borne_out(self, one: Sum) -> bool:
        """Whether the figures, hidden ones as we know them, can add up so."""
        low = high = 0.0
        for cell, sign in one.terms:
            ends = self.editions[one.edition].shown.get(cell) or self.editions[0].shown.get(cell, _ANY)
            low += ends[0] if sign > 0 else -ends[1]
            high += ends[1] if sign > 0 else -ends[0]
        return low <= _NEARLY and high >= -_NEARLY
