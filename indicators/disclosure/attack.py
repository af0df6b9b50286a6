"""Tries to work out what is hidden, as a patient reader would: with every total, period and edition at once.

Each hidden count is a whole number that fits all sums. The solver (HiGHS) looks for a set of numbers that fits and has
this count above the threshold, and for two sets in which it differs. Where there is none, the count is found out.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from indicators.disclosure.counts import Cell
from indicators.disclosure.puzzle import Between, Puzzle
from indicators.disclosure.sums import Sum, Sums

_NEARLY = 1e-6
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Attacker:
    """A reader with the sums, and who knows how small a count is hidden.

    `most` holds what a count cannot exceed where its denominator says so; `guarded` are the figures to be kept
    secret, all hidden ones where it is None.
    """

    sums: Sums
    threshold: int
    most: Mapping[Cell, float] = field(default_factory=dict)
    guarded: Collection[Cell] | None = None
    _known: dict[frozenset[Cell], tuple[Cell, ...]] = field(default_factory=dict)

    def found_out(self, hidden: Collection[Cell], *, among: Iterable[Cell] | None = None) -> list[Cell]:
        """Hidden figures that are worked out or narrowed to the threshold, `among` some or all; none where none is.

        Where several are linked, not all of those that are found out need be told at once.
        """
        found: list[Cell] = []
        seen: set[Cell] = set()
        for cell in sorted(hidden if among is None else among):
            if cell in seen:
                continue
            linked = self.linked(cell, hidden)
            seen |= linked
            if linked not in self._known:
                self._known[linked] = tuple(self._narrowed(sorted(linked), hidden))
            found += self._known[linked]
        return sorted(found)

    def linked(self, cell: Cell, hidden: Collection[Cell]) -> frozenset[Cell]:
        """The unknown figures that sums link to one, itself among them: what is known links nothing."""
        waiting, met = [cell], {cell}
        while waiting:
            for each in self.sums.around(waiting.pop()):
                new = [other for other in self.unknown(each, hidden) if other not in met]
                met.update(new)
                waiting += new
        return frozenset(met)

    def unknown(self, one: Sum, hidden: Collection[Cell]) -> list[Cell]:
        """The figures of a sum that no edition tells."""
        return [cell for cell, _ in one.terms if self.sums.told(cell, one.edition, hidden) is None]

    def is_known(self, one: Sum, hidden: Collection[Cell]) -> bool:
        """Whether a reader knows every figure of a sum."""
        return all(self.sums.told(cell, one.edition, hidden) is not None for cell, _ in one.terms)

    def _narrowed(self, cells: Sequence[Cell], hidden: Collection[Cell]) -> Iterator[Cell]:
        """The guarded figures among these, linked ones, that are found out; all of them where no numbers fit.

        Where taking away finds some out, only those are told: the solver is asked about the others once they are safe.
        """
        wanted = [row for row, cell in enumerate(cells) if cell in hidden and self.guards(cell)]
        puzzle = self._puzzle(cells, hidden)
        pinned = puzzle.pinned(over=self.threshold).intersection(wanted)
        if pinned:
            yield from (cells[row] for row in pinned)
            return
        spread = puzzle.spread(wanted, over=self.threshold)
        for row in wanted:
            if spread is None or spread[1][row] <= self.threshold + _NEARLY or spread[1][row] - spread[0][row] < _SAME:
                yield cells[row]

    def guards(self, cell: Cell) -> bool:
        """Whether a figure is one to be kept secret from this reader."""
        return self.guarded is None or cell in self.guarded

    def _puzzle(self, cells: Sequence[Cell], hidden: Collection[Cell]) -> Puzzle:
        """The sums around unknown figures, what is known moved to the other side."""
        at = {cell: row for row, cell in enumerate(cells)}
        around = dict.fromkeys(one for cell in cells for one in self.sums.around(cell))
        entries: list[tuple[int, int, int]] = []
        limits: list[Between] = []
        size, is_whole = float(self.threshold) * 10 + 100, True
        for each in around:
            low = high = 0.0
            unknown = []
            for cell, sign in each.terms:
                told = self.sums.told(cell, each.edition, hidden)
                if told is None:
                    unknown.append((len(limits), at[cell], sign))
                    continue
                least, most = told
                low += least if sign > 0 else -most
                high += most if sign > 0 else -least
                size += most
                is_whole &= least.is_integer() and most.is_integer()
            if unknown:
                entries += unknown
                limits.append((-high, -low))
        bounds = [self._bounds(cell, size) for cell in cells]
        return Puzzle(entries, limits, bounds, is_whole=is_whole)

    def _bounds(self, cell: Cell, size: float) -> Between:
        """What a reader knows of one unknown count by itself: we hide no zeros."""
        newest = self.sums.editions[0]
        least = newest.hidden.get(cell, min(1.0, newest.shown[cell][0]) if cell in newest.shown else 0.0)
        return least, max(least, min(size, self.most.get(cell, inf)))
