"""The sliding scale: how much is devolved beside the form of the figure that answers for it, in bands of our own."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from data.terms import Accountability, Answer, Budget, Depth, FigureKind


class Band(StrEnum):
    """How far something reaches. The bands are ours: no agreement and no law knows them, and they are no score."""

    NOTHING = "nothing"
    SAY = "say"
    SHARE = "share"
    CONTROL = "control"


_ORDER = tuple(Band)


@dataclass(frozen=True, slots=True)
class Scale:
    """Both sides of the scale.

    `promised` counts the powers promised by their depth, `arrived` those that have come and how deep they turned out
    (None: not said). `amount`, in pence, is what the year holds, `of_baseline` its share of the baseline in percent.
    `so_far` is the band of the powers that have arrived, as deep as they are said to be.
    """

    promised: tuple[tuple[Depth, int], ...]
    arrived: tuple[tuple[Depth | None, int], ...]
    amount: int | None
    of_baseline: Decimal | None
    devolved: Band
    so_far: Band
    answering: Band

    @property
    def steps_apart(self) -> int:
        """By how many bands more is devolved than the form of accountability goes with; below zero: less."""
        return _ORDER.index(self.devolved) - _ORDER.index(self.answering)


def scale(
    promised: Iterable[Depth],
    arrived: Iterable[Depth | None],
    accountability: Accountability | None,
    *,
    budget: Budget | None,
    amount: int | None,
) -> Scale:
    """Return both sides of the scale for what an agreement promises."""
    deep, came = list(promised), list(arrived)
    return Scale(
        promised=tuple((depth, deep.count(depth)) for depth in reversed(Depth) if depth in deep),
        arrived=tuple((depth, came.count(depth)) for depth in (*reversed(Depth), None) if depth in came),
        amount=amount,
        of_baseline=None if budget is None or amount is None else Decimal(amount) * 100 / budget.baseline,
        devolved=devolved(deep),
        so_far=devolved(depth for depth in came if depth is not None),
        answering=answering(accountability),
    )


def devolved(depths: Iterable[Depth]) -> Band:
    """Return the band that at least half of the powers reach: control, else a share, else a say."""
    every = list(depths)
    if not every:
        return Band.NOTHING
    if 2 * every.count(Depth.CONTROL) >= len(every):
        return Band.CONTROL
    if 2 * (len(every) - every.count(Depth.COMMENT)) >= len(every):
        return Band.SHARE
    return Band.SAY


def answering(accountability: Accountability | None) -> Band:
    """Return the band that a form of accountability goes with; an alternative that was accepted goes with control."""
    if accountability is None:
        return Band.NOTHING
    other = accountability.alternative
    if other is not None and other.answer is Answer.ACCEPTED:
        return Band.CONTROL
    match accountability.kind:
        case FigureKind.ELECTED_MAYOR:
            return Band.CONTROL
        case FigureKind.LEADER | FigureKind.OTHER:
            return Band.SHARE
        case FigureKind.JOINT_COMMITTEE:
            return Band.SAY
        case _:
            assert_never(accountability.kind)
