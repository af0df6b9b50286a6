"""Chooses what else to hide, so that a sum less its other parts gives no hidden count away.

The figure whose loss is least is hidden first, as is usual in the field (Hundepool and others, Statistical Disclosure
Control, 2012, chapter 4): the smallest count, with what it takes to guard it in turn. So it goes on until the
attackers find out nothing; then whatever need not have been hidden is shown again, the largest count first. The same
figures always give the same choice.
"""

from collections.abc import Collection, Iterable, Sequence
from heapq import nsmallest
from math import inf

from indicators.disclosure.attack import Attacker
from indicators.disclosure.counts import Cell
from indicators.disclosure.sums import Sum

_WEIGHED = 8


def beside(attackers: Sequence[Attacker], hidden: Collection[Cell]) -> tuple[frozenset[Cell], tuple[Cell, ...]]:
    """What else is to be hidden beside `hidden`, and those of all of them that are found out even so."""
    told = sorted({one for each in attackers for one in hidden if each.guards(one) and each.sums.told(one, 0, hidden)})
    if told:  # another edition shows them as they are: nothing beside them helps
        return frozenset(), tuple(told)
    more: set[Cell] = set()
    doubtful: Iterable[Cell] = hidden
    while found := _found_out(attackers, {*hidden, *more}, among=doubtful):
        added: set[Cell] = set()
        for attacker, cell in found:
            choices = _choices(attacker, cell, {*hidden, *more})
            if choices and choices.isdisjoint(added):  # else what this round hides already may be enough
                added.add(_least(attacker, choices, {*hidden, *more, *added}))
        if not added:
            return frozenset(more), tuple(sorted({cell for _, cell in found}))
        more |= added
        doubtful = _linked(attackers, added, {*hidden, *more}) | {cell for _, cell in found}
    for cell in sorted(more, key=lambda one: (_size(attackers[0], one), one), reverse=True):
        if cell in more:
            more -= _needless(attackers, cell, more, {*hidden, *more})
    return frozenset(more), ()


def _needless(attackers: Sequence[Attacker], cell: Cell, more: Collection[Cell], hidden: Collection[Cell]) -> set[Cell]:
    """What may be shown again: a figure, with those beside it that are then found out; nothing where others are too."""
    shown = {cell}
    linked = _linked(attackers, [cell], hidden)
    while found := {one for _, one in _found_out(attackers, {*hidden} - shown, among=linked - shown)}:
        if not found <= set(more):
            return set()
        shown |= found
    return shown


def _found_out(
    attackers: Sequence[Attacker], hidden: Collection[Cell], *, among: Iterable[Cell]
) -> list[tuple[Attacker, Cell]]:
    doubtful = list(among)
    return [(one, cell) for one in attackers for cell in one.found_out(hidden, among=doubtful)]


def _linked(attackers: Sequence[Attacker], cells: Iterable[Cell], hidden: Collection[Cell]) -> set[Cell]:
    """The hidden figures whose secrecy hangs together with these."""
    every = list(cells)
    return {one for attacker in attackers for cell in every for one in attacker.linked(cell, hidden) if one in hidden}


def _choices(attacker: Attacker, cell: Cell, hidden: Collection[Cell]) -> set[Cell]:
    """The figures whose hiding helps one: in the sums where nothing else is unknown, else in any near it."""
    around = attacker.sums.around(cell)
    alone = [one for one in around if attacker.unknown(one, hidden) == [cell]]
    return (
        _shown(attacker, alone, hidden)
        or _shown(attacker, around, hidden)
        or _shown(
            attacker, (one for each in attacker.linked(cell, hidden) for one in attacker.sums.around(each)), hidden
        )
    )


def _shown(attacker: Attacker, sums: Iterable[Sum], hidden: Collection[Cell]) -> set[Cell]:
    """The figures of these sums that may be hidden: no zeros, and none that an edition before shows as it is now."""
    shown = attacker.sums.editions[0].shown
    cells = {cell for one in sums for cell, _ in one.terms if cell not in hidden and cell in shown}
    return {one for one in cells if shown[one][0] > 0 and attacker.sums.told(one, 0, {*hidden, one}) is None}


def _least(attacker: Attacker, choices: Collection[Cell], hidden: Collection[Cell]) -> Cell:
    """The figure that costs least to hide, of the smallest ones."""
    smallest = nsmallest(_WEIGHED, choices, key=lambda one: (_size(attacker, one), one))
    return min(smallest, key=lambda one: (_loss(attacker, one, hidden), one))


def _loss(attacker: Attacker, cell: Cell, hidden: Collection[Cell]) -> float:
    """How many people a reader would not see: those of a figure, and of one more in each sum that it would leave open.

    So of two choices the smaller is taken, unless the larger closes a sum in which another is hidden already.
    """
    loss = _size(attacker, cell)
    for one in attacker.sums.around(cell):
        if one.edition == 0 and attacker.is_known(one, hidden):
            sizes = (_size(attacker, other) for other, _ in one.terms if other != cell)
            loss += min((size for size in sizes if size > 0), default=0.0)
    return loss


def _size(attacker: Attacker, cell: Cell) -> float:
    """The most people that a figure is about."""
    return attacker.sums.editions[0].shown.get(cell, (0.0, inf))[1]
