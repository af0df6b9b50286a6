"""How fast a figure moves towards its agreed level, and how likely it is to reach it.

The pace is a number beside the course, never a headline.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import assert_never

import numpy as np

from indicators.statistics.arrays import (
    Codes,
    Counts,
    Flags,
    Floats,
    Maybe,
    Numbers,
    along,
    clearly_above,
    divided,
    finite,
    positive,
)
from indicators.statistics.better import Better
from indicators.statistics.distributions import checked, student_quantile, student_tail

LEAST_CHANGES = 5
TO_TARGET = (0.95, 0.6, 0.0)
UNTARGETED = (0.015, 0.005, 0.0)
FLAT = 1e-12
"""A step under this share of the figure is rounding, not movement."""
NATURAL_LIMIT_POWER = 4.44
"""Statistics Canada's: a growth rate is judged less strictly the nearer the base lies to a natural limit."""


class Scale(StrEnum):
    """How a pace is measured: in units, or as yearly growth (figures with a true zero only)."""

    LINEAR = "linear"
    GROWTH = "growth"


class Word(IntEnum):
    """The word for a pace."""

    NOT_AVAILABLE = 0
    MOVING_AWAY = 1
    LIMITED = 2
    MODERATE = 3
    SUBSTANTIAL = 4
    MET = 5


class Outlook(IntEnum):
    """Whether the agreed level would be reached if a figure keeps moving as much as it has."""

    NOT_AVAILABLE = 0
    WOULD_MISS = 1
    UNCERTAIN = 2
    WOULD_REACH = 3


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """Where a figure may be, if it keeps moving as much as it has.

    `changes` is how many past changes it stands on; with too few, or without movement on record,
    everything else is unknown.
    """

    centre: Floats
    lower: Floats
    upper: Floats
    chance: Floats
    outlook: Codes
    changes: Counts


def pace(  # noqa: PLR0913 (three figures, each with its time)
    base: Numbers,
    current: Numbers,
    *,
    base_time: Numbers,
    current_time: Numbers,
    better: Better,
    target: Maybe = None,
    target_time: Maybe = None,
    scale: Scale = Scale.LINEAR,
    smallest: float = 0.0,
    least_time: float = 1.0,
) -> Floats:
    """The progress made as a share of that needed by now: 1 is on the straight way to the target.

    Elementwise. LINEAR: the share of the change made ÷ the share of the time passed. GROWTH: the yearly growth so
    far ÷ that needed; without a target the growth rate itself, above 0 when better. Unknown when there is no more
    than `smallest` to gain, when base, current or target cannot grow, or before `least_time` has passed.
    Source: Statistics Canada and Open SDG, progress measures.

    Raises:
        ValueError: when neither direction is better, a target lacks its time or the reverse, LINEAR lacks a target,
            the target is not due after the base, `smallest` is negative, `least_time` not positive, or a
            number is infinite.
    """
    sign = _sign(better, "pace")
    if (target is None) != (target_time is None):
        message = "target and target_time go together. Give both or neither."
        raise ValueError(message)
    if smallest < 0:
        message = f"smallest is {smallest}. A difference that matters starts at 0."
        raise ValueError(message)
    start, figure = finite("base", base), finite("current", current)
    began = finite("base_time", base_time)
    passed = finite("current_time", current_time) - began
    passed = np.where(passed >= positive("least_time", least_time), passed, np.nan)
    if target is None or target_time is None:
        if scale is Scale.LINEAR:
            message = "A linear pace needs a target and its time. Give both, or take Scale.GROWTH."
            raise ValueError(message)
        return np.asarray(sign * _growth(start, figure, passed))
    goal, given = finite("target", target), finite("target_time", target_time) - began
    if (given <= 0).any():
        message = "target_time is not after base_time. A target is due later than it is set."
        raise ValueError(message)
    gain = sign * (goal - start)
    to_gain = np.where(clearly_above(gain, smallest), gain, np.nan)
    match scale:
        case Scale.LINEAR:
            return divided(sign * (figure - start) / to_gain, passed / given)
        case Scale.GROWTH:
            needed = np.abs(_growth(start, goal, np.where(goal > 0, given, np.nan)))
            return divided(sign * _growth(start, figure, passed), np.where(np.isnan(to_gain), np.nan, needed))
        case _:
            assert_never(scale)


def progress_word(
    pace: Numbers, *, met: Flags | bool = False, targeted: bool = True, base: Maybe = None, limit: Maybe = None
) -> Codes:
    """The word for each pace; MET wherever `met`, whatever the pace.

    Elementwise. Without a target a pace is a growth rate, judged less strictly where the base is near a natural
    `limit` above 0 (100 %, say); with a target `base` and `limit` play no part.

    Raises:
        ValueError: when `limit` lacks `base`, or a number is infinite.
    """
    speed = finite("pace", pace)
    substantial, moderate, limited = TO_TARGET if targeted else UNTARGETED
    nearness: Floats = np.asarray(1.0)
    if limit is not None and not targeted:
        if base is None:
            message = "limit needs base: how near the figure began to its limit. Give both."
            raise ValueError(message)
        nearness = _room(finite("base", base), finite("limit", limit))
    known = ~np.isnan(speed + nearness)
    done = np.asarray(met, dtype=np.bool_)
    codes = np.select(
        [done, ~known, *(~clearly_above(least * nearness, speed) for least in (substantial, moderate, limited))],
        [Word.MET, Word.NOT_AVAILABLE, Word.SUBSTANTIAL, Word.MODERATE, Word.LIMITED],
        default=Word.MOVING_AWAY,
    )
    return codes.astype(np.int8)


def projection(
    values: Numbers,
    *,
    ahead: Numbers,
    better: Better,
    target: Maybe = None,
    interval: float = 0.8,
    window: int = 10,
    least: int = 5,
) -> Projection:
    """Where the latest known figure may be `ahead` periods after it, without drift.

    Last axis: independent periods, oldest first, no break among them; `ahead` and `target` broadcast against
    the places before it. The spread is the root mean square of the changes from one period to the next among the
    last `window`, `least` of them known, times √ahead; Student's t with as many degrees as changes. The chance is
    that of reaching the target, ends included.

    Raises:
        ValueError: when neither direction is better, `ahead` is not positive, `least` is under 5 or over `window`,
            `interval` is not between 0 and 1, or a number is infinite.
    """
    sign = _sign(better, "a projection")
    horizon = positive("ahead", ahead)
    checked(interval)
    if least < LEAST_CHANGES:
        message = f"least is {least}. A projection stands on at least {LEAST_CHANGES} changes."
        raise ValueError(message)
    if window < least:
        message = f"window is {window}, which cannot hold {least} changes. Widen it."
        raise ValueError(message)
    latest, changes, step = _movement(along("values", values), window)
    moving = (changes >= least) & (step > FLAT * np.abs(latest))
    centre = np.where(moving, latest, np.nan)
    spread = np.where(moving, step, np.nan) * np.sqrt(horizon)
    freedom = np.asarray(changes, dtype=np.float64)
    half = student_quantile(interval, freedom) * spread
    centre, lower, upper = np.broadcast_arrays(centre, centre - half, centre + half)
    goal = np.asarray(np.nan) if target is None else finite("target", target)
    chance = student_tail(np.asarray(sign * (goal - centre) / spread), freedom)
    worse, best = (lower, upper) if sign > 0 else (upper, lower)
    outlook = np.select(
        [np.isnan(chance), ~clearly_above(sign * goal, sign * worse), clearly_above(sign * goal, sign * best)],
        [Outlook.NOT_AVAILABLE, Outlook.WOULD_REACH, Outlook.WOULD_MISS],
        default=Outlook.UNCERTAIN,
    )
    return Projection(
        centre=np.array(centre),
        lower=np.array(lower),
        upper=np.array(upper),
        chance=chance,
        outlook=outlook.astype(np.int8),
        changes=changes,
    )


def _sign(better: Better, what: str) -> int:
    """1 where higher is better, -1 where lower is.

    Raises:
        ValueError: when neither direction is better.
    """
    if better is Better.NEITHER:
        message = f"{what} needs a better direction. Give Better.HIGHER or Better.LOWER."
        raise ValueError(message)
    return better.sign


def _growth(start: Floats, end: Floats, time: Floats) -> Floats:
    """The growth rate for each unit of time; unknown for figures that cannot have one."""
    ratio = divided(np.where(end >= 0, end, np.nan), np.where(start > 0, start, np.nan))
    # 1 to the power of anything is 1, of NaN too: an unknown time has to be said apart.
    return np.where(np.isnan(time), np.nan, ratio ** (1 / time) - 1)


def _room(base: Floats, limit: Floats) -> Floats:
    """How far the base is from its natural limit, as a factor from 0 (at it) to 1 (far from it)."""
    share = divided(base, np.where(limit > 0, limit, np.nan))
    beside = np.where(share > 1, 2 - share, share)
    room = 1 - np.clip(beside, 0.0, 1.0) ** NATURAL_LIMIT_POWER
    unknown = np.isnan(base) | np.isnan(limit)
    return np.where(unknown, np.nan, np.where(np.isnan(share), 1.0, room))


def _movement(figures: Floats, window: int) -> tuple[Floats, Counts, Floats]:
    """The latest known figure, how many changes up to it are known, and their root mean square."""
    padded = np.pad(figures, [(0, 0)] * (figures.ndim - 1) + [(window + 1, 0)], constant_values=np.nan)
    from_latest = np.argmax(~np.isnan(padded[..., ::-1]), axis=-1)
    end = padded.shape[-1] - from_latest
    at = end[..., None] - np.arange(window + 1, 0, -1)
    recent = np.take_along_axis(padded, at, axis=-1)
    moves = np.diff(recent, axis=-1)
    known = ~np.isnan(moves)
    changes = known.sum(axis=-1)
    total = np.where(known, moves**2, 0.0).sum(axis=-1)
    return np.asarray(recent[..., -1]), np.asarray(changes), np.sqrt(total / np.maximum(changes, 1))
