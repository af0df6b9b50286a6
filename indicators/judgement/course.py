"""The course: whether the figures of an outcome keep to the path its parties agreed, and whether they reached its end.

`judge_course` is the readable form: one series, a period at a time. `judge_course_panel` gives the same for all
places of an indicator in passes over flat arrays.
"""

from enum import IntEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from data.better import Better
from indicators.judgement.against_path import check_counts, compared, one_a_place
from indicators.judgement.levels import PeriodClass
from indicators.judgement.runs import assessed_periods, checked_offsets, run_back
from indicators.statistics.arrays import Codes, Flags, Floats, Maybe, Numbers, finite

TWO = 2  # in a row: meets that reach the agreed level, misses that lose it


class Course(IntEnum):
    """Where an outcome stands on its agreed path; among figures of one period, better figures give higher codes."""

    NOT_DUE = 0
    NOT_ASSESSABLE = 1
    OFF_TRACK = 2
    WATCH = 3
    ON_TRACK = 4
    AHEAD = 5
    NOT_SUSTAINED = 6
    ACHIEVED = 7


def agreed_level(time: Numbers, milestone_times: Numbers, milestone_levels: Numbers, *, steps: bool = False) -> Floats:
    """The level agreed for each time, elementwise: a line between milestones, or with `steps` the last one reached.

    NaN before the first milestone; the last one's level after it.

    Raises:
        ValueError: a number is infinite; milestones out of order, without a time, or not one level a time.
    """
    when, times, levels = (
        finite("time", time),
        np.atleast_1d(finite("milestone_times", milestone_times)),
        np.atleast_1d(finite("milestone_levels", milestone_levels)),
    )
    if times.ndim != 1 or times.shape != levels.shape:
        msg = f"milestone_levels: {levels.size} levels for {times.size} times. Give one level a milestone."
        raise ValueError(msg)
    if np.isnan(times).any() or np.any(np.diff(times) <= 0):
        msg = "milestone_times: milestones are out of order. Give each a later time than the one before."
        raise ValueError(msg)
    if times.size == 0:
        return np.full(when.shape, np.nan)
    if not steps:
        return np.asarray(np.interp(when, times, levels, left=np.nan), dtype=np.float64)
    reached = np.searchsorted(times, when, side="right") - 1
    return np.where((reached < 0) | np.isnan(when), np.nan, levels[np.maximum(reached, 0)])


def judge_course(  # noqa: PLR0913 (the figures, and all that the parties agreed about them)
    value: Numbers,
    path: Numbers,
    *,
    final: float,
    due: ArrayLike,
    better: Better,
    lower: Maybe = None,
    upper: Maybe = None,
    provisional: ArrayLike | None = None,
    margin: float = 0.0,
    decimals: int | None = None,
    patience: int = 3,
    gap: int = 1,
) -> Codes:
    """The `Course` after each expected period of one series, oldest first.

    Args:
        value: figures; NaN where unknown.
        path: the level agreed for each period; NaN where none is due yet.
        final: the level agreed in the end.
        due: true from the agreed date on.
        better: which direction is agreed to be better.
        lower: lower limits of the figures.
        upper: upper limits of the figures.
        provisional: figures not final, which neither reach nor lose the agreed level.
        margin: the smallest difference that matters, in the unit of the figures.
        decimals: the decimals the indicator prints.
        patience: misses in a row after which a place is off track without a clear miss.
        gap: unknown periods in a row that do not break a run.

    Raises:
        ValueError: better is NEITHER; a negative margin; a number is infinite; patience under 1 or gap under 0;
            inputs of different lengths.
    """
    seen = compared(
        value,
        path,
        final=float(final),
        due=due,
        better=better,
        lower=lower,
        upper=upper,
        provisional=provisional,
        margin=float(margin),
        decimals=decimals,
    )
    check_counts(patience=patience, gap=gap)
    course = np.zeros(seen.path.size, dtype=np.int8)
    reached = lost = False
    for period in range(course.size):
        if seen.not_due[period] or seen.path[period] == PeriodClass.UNKNOWN:
            course[period] = Course.NOT_DUE if seen.not_due[period] else Course.NOT_ASSESSABLE
            continue
        if seen.due[period] and seen.final[period] and seen.goal[period] != PeriodClass.UNKNOWN:
            last_two = run_back(seen.goal != PeriodClass.UNKNOWN, period, gap=gap)[-TWO:]
            firm = len(last_two) == TWO and bool(seen.final[last_two].all())
            meets = seen.goal[last_two] >= PeriodClass.UNCLEAR_MEET
            if seen.goal[period] == PeriodClass.CLEAR_MEET or (firm and meets.all()):
                reached, lost = True, False
            elif seen.goal[period] == PeriodClass.CLEAR_MISS or (firm and not meets.any()):
                lost = reached
        if reached and seen.due[period]:
            course[period] = Course.NOT_SUSTAINED if lost else Course.ACHIEVED
        elif seen.path[period] >= PeriodClass.UNCLEAR_MEET:
            course[period] = Course.AHEAD if seen.ahead[period] else Course.ON_TRACK
        else:
            run = run_back(seen.path != PeriodClass.UNKNOWN, period, gap=gap)[-patience:]
            for_long = len(run) == patience and bool((seen.path[run] <= PeriodClass.UNCLEAR_MISS).all())
            sure = seen.path[period] == PeriodClass.CLEAR_MISS or for_long
            course[period] = Course.OFF_TRACK if sure and seen.short[period] else Course.WATCH
    return course


def judge_course_panel(  # noqa: PLR0913 (as judge_course)
    value: Numbers,
    offsets: ArrayLike,
    path: Numbers,
    *,
    final: Numbers,
    due: ArrayLike,
    better: Better,
    lower: Maybe = None,
    upper: Maybe = None,
    provisional: ArrayLike | None = None,
    margin: Numbers = 0.0,
    decimals: int | None = None,
    patience: int = 3,
    gap: int = 1,
) -> Codes:
    """`judge_course` of many series: flat arrays, place after place; `final` and `margin` one a place.

    Raises:
        ValueError: as `judge_course`; offsets that do not divide the periods among the places.
    """
    count = np.size(value)
    ends = checked_offsets(offsets, count)
    lengths = np.diff(ends)
    seen = compared(
        value,
        path,
        final=np.repeat(one_a_place("final", final, lengths.size), lengths),
        due=due,
        better=better,
        lower=lower,
        upper=upper,
        provisional=provisional,
        margin=np.repeat(one_a_place("margin", margin, lengths.size), lengths),
        decimals=decimals,
    )
    check_counts(patience=patience, gap=gap)
    unknown = seen.path == PeriodClass.UNKNOWN
    miss = ~unknown & (seen.path <= PeriodClass.UNCLEAR_MISS)
    for_long = _running(miss, unknown, ends, least=patience, gap=gap)

    decides = seen.due & seen.final & ~unknown
    goal_unknown = seen.goal == PeriodClass.UNKNOWN
    meets = seen.final & (seen.goal >= PeriodClass.UNCLEAR_MEET)
    misses = seen.final & ~goal_unknown & (seen.goal <= PeriodClass.UNCLEAR_MISS)
    reach = decides & ((seen.goal == PeriodClass.CLEAR_MEET) | _running(meets, goal_unknown, ends, least=TWO, gap=gap))
    lose = decides & ((seen.goal == PeriodClass.CLEAR_MISS) | _running(misses, goal_unknown, ends, least=TWO, gap=gap))
    here = np.arange(count)
    last_reach = np.maximum.accumulate(np.where(reach, here, -1))
    last_loss = np.maximum.accumulate(np.where(lose, here, -1))
    reached = seen.due & (last_reach >= np.repeat(ends[:-1], lengths))

    course = np.where(seen.ahead, Course.AHEAD, Course.ON_TRACK).astype(np.int8)
    course[miss] = Course.WATCH
    course[miss & seen.short & ((seen.path == PeriodClass.CLEAR_MISS) | for_long)] = Course.OFF_TRACK
    course[reached] = Course.ACHIEVED
    course[reached & (last_loss > last_reach)] = Course.NOT_SUSTAINED
    course[unknown] = Course.NOT_ASSESSABLE
    course[seen.not_due] = Course.NOT_DUE
    return course


def _running(flag: Flags, unknown: Flags, offsets: NDArray[np.int64], *, least: int, gap: int) -> Flags:
    """Where the flag holds in at least so many assessed periods in a row."""
    assessed = assessed_periods(unknown, offsets, gap=gap)
    running = np.zeros(flag.size, dtype=np.bool_)
    running[assessed.at] = assessed.running(flag[assessed.at]) >= least
    return running
