"""The course answer for every commitment on one indicator: the agreed path of its day, the class, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from data.better import Better
from data.catalogue import Indicator
from data.terms import Commitment
from indicators.judgement.agreed import Agreed, TermsInForce
from indicators.judgement.course import Course, agreed_level, judge_course_panel
from indicators.judgement.evidence import Ranges
from indicators.judgement.levels import PeriodClass, classify
from indicators.judgement.series import Gathered, figure_used, gathered, misses_running
from indicators.judgement.verdict import (
    Because,
    ChangeSince,
    CourseState,
    CourseVerdict,
    Evidence,
    Facts,
    FigureUsed,
    Grade,
    Reason,
)
from indicators.panel import Floats, Panel
from indicators.statistics.arrays import Codes

METHOD = "course 1"
PATIENCE = 3
GAP = 1
STALE_AFTER = 2
SHOWN_FIGURES = 8
STANDARD_ERRORS = 1.96
LIMITS_TO_ERROR = 3.92


NO_LEVEL_AGREED = CourseVerdict(
    state=CourseState.CONTEXT,
    course=Course.NOT_DUE,
    path=None,
    agreed_level=None,
    by=None,
    since=None,
    since_label="",
    change=None,
    reason=Reason(Because.NO_LEVEL, {}),
    evidence=Evidence((), {}, None, METHOD),
)


def course_verdicts(
    panel: Panel, ranges: Ranges, agreed: Sequence[Agreed], *, indicator: Indicator
) -> list[CourseVerdict]:
    """One verdict for each commitment, in the order given."""
    everything = gathered(panel, ranges, [one.place for one in agreed])
    series = everything.thinned()
    path = paths(series, agreed)
    if indicator.better is Better.NEITHER:
        courses = np.full(series.rows.size, Course.NOT_DUE, dtype=np.int8)
    else:
        courses = judge_course_panel(
            series.value,
            series.offsets,
            path,
            final=np.array([_final(one) for one in agreed]),
            due=_due(series, agreed),
            better=indicator.better,
            lower=series.lower,
            upper=series.upper,
            provisional=series.provisional,
            margin=np.full(len(agreed), indicator.margin),
            decimals=indicator.decimals,
            patience=PATIENCE,
            gap=GAP,
        )
    classes = classify(
        series.value, path, better=indicator.better, lower=series.lower, upper=series.upper, decimals=indicator.decimals
    )
    known, silences = series.latest_known(), everything.silences(stale_after=STALE_AFTER)
    judged = _Judged(series, path, classes, courses, indicator)
    return [_verdict(judged, at, one, int(known[at]), silences[at]) for at, one in enumerate(agreed)]


def paths(series: Gathered, agreed: Sequence[Agreed]) -> Floats:
    """The agreed course on each row, from the terms in force on the last day of its period; NaN where none were."""
    path = np.full(series.rows.size, np.nan)
    ends = series.panel.end[series.rows]
    for at, one in enumerate(agreed):
        rows = slice(int(series.offsets[at]), int(series.offsets[at + 1]))
        path[rows] = path_of(one, ends[rows])
    return path


def path_of(agreed: Agreed, ends: NDArray[np.datetime64]) -> Floats:
    """The agreed course at the end of each period, from the terms in force on its last day; NaN where none were."""
    path = np.full(ends.size, np.nan)
    last_day = ends - np.timedelta64(1, "D")
    for version in agreed.terms:
        until = np.datetime64(version.until or date.max, "D")
        inside = (last_day >= np.datetime64(version.starts, "D")) & (last_day < until)
        if inside.any() and version.commitment.agreed_level is not None:
            times, levels = milestones(version, agreed.terms[0].starts)
            at = ends[inside].astype("datetime64[D]").astype(np.float64)
            path[inside] = agreed_level(at, times, levels, steps=version.commitment.steps)
    return path


def milestones(version: TermsInForce, began: date) -> tuple[Floats, Floats]:
    """When which level is agreed, as days since 1970 and levels: the baseline, milestones, the level by its date.

    Without a baseline the agreed level holds from the start.
    """
    commitment = version.commitment
    final = _level(commitment)
    points = {began: final if commitment.baseline is None else float(commitment.baseline)}
    points |= {milestone.by: float(milestone.level) for milestone in commitment.milestones}
    if commitment.by is not None:
        points[commitment.by] = final
    days = sorted(points)
    times = np.array(days, dtype="datetime64[D]").astype(np.float64)
    return times, np.array([points[day] for day in days])


def _level(commitment: Commitment) -> float:
    """The agreed level as a number; NaN where none is agreed."""
    return float("nan") if commitment.agreed_level is None else float(commitment.agreed_level)


def _final(agreed: Agreed) -> float:
    """The level agreed in the end; NaN where there is none."""
    return _level(agreed.current.commitment)


def _due(series: Gathered, agreed: Sequence[Agreed]) -> NDArray[np.bool_]:
    """Which periods end on or after the agreed date."""
    by = np.array([one.current.commitment.by or date.max for one in agreed], dtype="datetime64[D]")
    return np.asarray(series.panel.end[series.rows] >= np.repeat(by, series.lengths), dtype=np.bool_)


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    """All commitments judged together: rows, the path on each, classes and courses."""

    series: Gathered
    path: Floats
    classes: Codes
    courses: Codes
    indicator: Indicator


def _verdict(judged: _Judged, at: int, agreed: Agreed, known: int, silence: Because | None) -> CourseVerdict:
    """What is shown of one commitment, with its reason and evidence."""
    series, path, classes, courses = judged.series, judged.path, judged.classes, judged.courses
    indicator = judged.indicator
    first, after = int(series.offsets[at]), int(series.offsets[at + 1])
    commitment = agreed.current.commitment
    latest = series.figure(at, known)
    course = Course(int(courses[first + known])) if latest else Course.NOT_ASSESSABLE
    on_path = float(path[first + known]) if latest and not np.isnan(path[first + known]) else None
    run = misses_running(classes[first : first + known + 1], gap=GAP)
    facts: Facts = {
        "value": latest.value if latest else None,
        "lower": latest.lower if latest else None,
        "upper": latest.upper if latest else None,
        "period": latest.label if latest else None,
        "path": on_path,
        "agreed_level": _level(commitment) if commitment.agreed_level is not None else None,
        "by": commitment.by,
        "starts": agreed.terms[0].starts,
        "run": run,
        "margin": indicator.margin,
        "unknown_periods": after - first - 1 - known,
    }
    clear = latest is not None and classes[first + known] == PeriodClass.CLEAR_MISS
    state, because = _shown(course, commitment, silence, clear=clear)
    same = _since(courses[first : first + known + 1]) if latest else -1
    since = series.figure(at, same)
    grade = series.ranges.grade[series.rows[first + known]] if latest else ""
    return CourseVerdict(
        state=state,
        course=course,
        path=on_path,
        agreed_level=commitment.agreed_level,
        by=commitment.by,
        since=since.start if since else None,
        since_label=since.label if since else "",
        change=_change(series, at, agreed, known),
        reason=Reason(because, facts),
        evidence=Evidence(
            figures=series.figures(at, known - SHOWN_FIGURES + 1, known),
            parameters={"margin": indicator.margin, "patience": PATIENCE, "gap": GAP, "decimals": indicator.decimals},
            grade=Grade(grade) if grade else None,
            method=METHOD,
        ),
    )


def _shown(
    course: Course, commitment: Commitment, silence: Because | None, *, clear: bool
) -> tuple[CourseState, Because]:
    """The word for a course and why; `clear` says whether the latest figure misses by more than chance."""
    if commitment.agreed_level is None or commitment.better is Better.NEITHER:
        return CourseState.CONTEXT, Because.NO_LEVEL
    if silence:
        return CourseState.CANNOT_TELL, silence
    match course:
        case Course.NOT_DUE | Course.NOT_ASSESSABLE:  # a known figure is not assessable only before the first level
            return CourseState.NOT_YET_DUE, Because.NOT_DUE
        case Course.OFF_TRACK:
            return CourseState.OFF_COURSE, Because.CLEARLY_SHORT if clear else Because.SHORT_FOR_PERIODS
        case Course.WATCH:
            return CourseState.WATCH, Because.SHORT_WITHIN_MARGIN if clear else Because.SHORT_WITHIN_CHANCE
        case Course.ON_TRACK:
            return CourseState.ON_COURSE, Because.AT_OR_BEYOND_COURSE
        case Course.AHEAD:
            return CourseState.ON_COURSE, Because.AHEAD_OF_COURSE
        case Course.NOT_SUSTAINED:
            return CourseState.SINCE_LOST, Because.REACHED_THEN_LOST
        case Course.ACHIEVED:
            return CourseState.ACHIEVED, Because.REACHED
        case _:
            assert_never(course)


def _since(courses: Codes) -> int:
    """The position at which the last course began."""
    other = np.flatnonzero(courses != courses[-1])
    return int(other[-1]) + 1 if other.size else 0


def _change(series: Gathered, at: int, agreed: Agreed, known: int) -> ChangeSince | None:
    """How far the latest figure has moved since the agreement began, and whether by more than chance.

    The start is the last figure whose period ended by the day the agreement began. More than chance: the change is
    greater than 1.96 standard errors of both figures together; None where a range is missing.
    """
    starts = np.datetime64(agreed.terms[0].starts, "D")
    rows = series.rows[series.offsets[at] : series.offsets[at + 1]]
    before = np.flatnonzero((series.panel.end[rows] <= starts) & ~np.isnan(series.panel.value[rows]))
    if not before.size or known <= before[-1]:
        return None
    if series.panel.segment[rows[before[-1]]] != series.panel.segment[rows[known]]:
        return None
    start, latest = (
        figure_used(series.panel, series.ranges, rows[before[-1]]),
        figure_used(series.panel, series.ranges, rows[known]),
    )
    moved = float(series.panel.value[rows[known]] - series.panel.value[rows[before[-1]]])
    errors = [_standard_error(start), _standard_error(latest)]
    beyond = None
    if errors[0] is not None and errors[1] is not None:
        beyond = bool(abs(moved) > STANDARD_ERRORS * float(np.hypot(errors[0], errors[1])))
    return ChangeSince(start=start, change=moved, more_than_chance=beyond)


def _standard_error(figure: FigureUsed) -> float | None:
    """The standard error that a 95 % range implies."""
    if figure.lower is None or figure.upper is None:
        return None
    return (figure.upper - figure.lower) / LIMITS_TO_ERROR
