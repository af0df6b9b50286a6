"""The minimum-standard answer for every floor of one indicator: classes, the machine, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import assert_never

import numpy as np

from data.better import Better
from data.catalogue import Indicator
from indicators.judgement.agreed import Floor
from indicators.judgement.early_warning import warned
from indicators.judgement.evidence import Ranges, pooled_interval
from indicators.judgement.levels import PeriodClass, classify
from indicators.judgement.series import MISSES, Gathered, gathered, misses_running
from indicators.judgement.standards import History, Rule, Stage, replay_panel
from indicators.judgement.verdict import Because, Evidence, Facts, Grade, Reason, StandardState, StandardVerdict
from indicators.panel import Flags, Floats, Panel
from indicators.statistics.arrays import Codes

METHOD = "minimum standard 1"
SHOWN_FIGURES = 8

NO_STANDARD = StandardVerdict(
    state=StandardState.NONE_AGREED,
    stage=Stage.NO_DATA,
    document=None,
    name="",
    floor=None,
    since=None,
    since_label="",
    episode=0,
    reason=Reason(Because.NO_STANDARD, {}),
    evidence=Evidence((), {}, None, METHOD),
)


@dataclass(frozen=True, slots=True, eq=False)
class Replayed:
    """The machine's answer for several floors at once, with what it was given."""

    series: Gathered
    classes: Codes
    warning: Flags
    history: History


@dataclass(frozen=True, slots=True, eq=False)
class _Case:
    """One floor among those replayed together: which series it is, its latest figure, and why nothing can be told."""

    replayed: Replayed
    at: int
    floor: Floor
    rule: Rule
    known: int
    silence: Because | None


def standard_verdicts(
    panel: Panel, ranges: Ranges, floors: Sequence[Floor], *, indicator: Indicator
) -> list[StandardVerdict]:
    """One verdict for each floor, in the order given."""
    verdicts: dict[int, StandardVerdict] = {}
    by_rule: dict[Rule, list[int]] = {}
    for at, floor in enumerate(floors):
        by_rule.setdefault(_rule(floor), []).append(at)
    for rule, chosen in by_rule.items():
        some = [floors[at] for at in chosen]
        replayed = replayed_floors(panel, ranges, some, rule=rule, indicator=indicator)
        known = replayed.series.latest_known()
        silences = gathered(panel, ranges, [floor.place for floor in some]).silences(stale_after=rule.stale_after)
        for series, at in enumerate(chosen):
            verdicts[at] = _verdict(_Case(replayed, series, floors[at], rule, int(known[series]), silences[series]))
    return [verdicts[at] for at in range(len(floors))]


def replayed_floors(
    panel: Panel, ranges: Ranges, floors: Sequence[Floor], *, rule: Rule, indicator: Indicator
) -> Replayed:
    """Run the machine over every expected period of each floor's place; periods before the standard are unknown."""
    series = gathered(panel, ranges, [floor.place for floor in floors]).thinned()
    level = series.each_number([float(floor.level) for floor in floors])
    margin = series.each_number([float(floor.terms.recovery_margin) for floor in floors])
    higher = indicator.better is not Better.LOWER
    begun = panel.end[series.rows] > series.each_day([floor.starts for floor in floors])
    value = np.where(begun, series.value, np.nan)

    def classes(at: Floats, figures: Floats, lower: Floats, upper: Floats) -> Codes:
        return classify(figures, at, better=indicator.better, lower=lower, upper=upper, decimals=indicator.decimals)

    recovery_level = level + margin if higher else level - margin
    now = classes(level, value, series.lower, series.upper)
    assessed = now != PeriodClass.UNKNOWN
    confirm = _pooled(series, assessed, rule.confirm_after, indicator)
    recover = _pooled(series, assessed, rule.recover_after, indicator)
    warning = warned(series, level, indicator=indicator) & assessed
    history = replay_panel(
        now,
        series.offsets,
        rule=rule,
        recovery=classes(recovery_level, value, series.lower, series.upper),
        pooled=None if confirm is None else classes(level, *confirm),
        pooled_recovery=None if recover is None else classes(recovery_level, *recover),
        provisional=series.provisional,
        warning=warning,
        signed_off=_signed_off(series, floors),
    )
    return Replayed(series, now, warning, history)


def _rule(floor: Floor) -> Rule:
    """The agreed parameters of a standard."""
    agreed = floor.terms.rule
    return Rule(
        confirm_after=agreed.confirm_after,
        clear_needed=agreed.clear_needed,
        suspect_after=agreed.suspect_after,
        recover_after=agreed.recover_after,
        clear_recovery=agreed.clear_recovery,
        gap=agreed.gap,
        stale_after=agreed.stale_after,
        zero_tolerance=agreed.zero_tolerance,
    )


def _pooled(
    series: Gathered, assessed: Flags, together: int, indicator: Indicator
) -> tuple[Floats, Floats, Floats] | None:
    """Value and limits of the counts summed over the last assessed periods; None where nothing is counted."""
    count, denominator = series.panel.count[series.rows], series.panel.denominator[series.rows]
    rows = np.flatnonzero(assessed)
    owner = np.repeat(np.arange(series.lengths.size), series.lengths)[rows]
    if together <= 1 or rows.size < together or np.isnan(count[rows]).all():
        return None
    same = np.zeros(rows.size, dtype=bool)
    same[together - 1 :] = owner[together - 1 :] == owner[: rows.size - together + 1]
    summed = [np.full(rows.size, np.nan), np.full(rows.size, np.nan)]
    for total, column in zip(summed, (count, denominator), strict=True):
        windows = np.lib.stride_tricks.sliding_window_view(column[rows], together)
        total[together - 1 :] = windows.sum(axis=1)
        total[~same] = np.nan
    if np.isnan(summed[0] + summed[1]).all():
        return None
    interval = pooled_interval(summed[0], summed[1], indicator)
    if interval is None:
        return None
    pooled = tuple(np.full(series.rows.size, np.nan) for _ in range(3))
    for column, part in zip(pooled, (interval.value, interval.lower, interval.upper), strict=True):
        column[rows] = part
    return pooled[0], pooled[1], pooled[2]


def _signed_off(series: Gathered, floors: Sequence[Floor]) -> Flags:
    """True on the last row whose figure was known when the case was signed off; a row without a figure is none."""
    flags = np.zeros(series.rows.size, dtype=bool)
    if not any(floor.signed_off for floor in floors):
        return flags
    figures = series.panel.figures
    for at, floor in enumerate(floors):
        rows = np.arange(series.offsets[at], series.offsets[at + 1])
        source = series.panel.row[series.rows[rows]]
        for signed in floor.signed_off:
            moment = np.datetime64(signed.on.replace(tzinfo=None), "us")
            standing = (source >= 0) & ~np.isnan(series.value[rows])
            standing &= figures.known_from[np.maximum(source, 0)] <= moment
            if standing.any():
                flags[rows[np.flatnonzero(standing)[-1]]] = True
    return flags


def _verdict(case: _Case) -> StandardVerdict:
    """What is shown of one floor, with its reason and evidence."""
    replayed, floor, rule = case.replayed, case.floor, case.rule
    first, after = (int(offset) for offset in replayed.series.offsets[case.at : case.at + 2])
    held = after > first
    stage = Stage(int(replayed.history.stage[after - 1])) if held else Stage.NO_DATA
    since_at = int(replayed.history.since[after - 1]) if held else -1
    since = replayed.series.figure(case.at, since_at)
    state, reason = _shown(case, stage)
    oldest = case.known - SHOWN_FIGURES + 1
    grade = replayed.series.ranges.grade[replayed.series.rows[first + case.known]] if case.known >= 0 else ""
    return StandardVerdict(
        state=state,
        stage=stage,
        document=floor.document,
        name=floor.terms.name,
        floor=floor.level,
        since=None if since is None else since.start,
        since_label="" if since is None else since.label,
        episode=int(replayed.history.episode[after - 1]) if held else 0,
        reason=reason,
        evidence=Evidence(
            figures=replayed.series.figures(case.at, min(oldest, since_at - 1) if since else oldest, case.known),
            parameters={
                "floor": float(floor.level),
                "recovery_margin": float(floor.terms.recovery_margin),
                **{field.name: int(getattr(rule, field.name)) for field in fields(rule)},
            },
            grade=Grade(grade) if grade else None,
            method=METHOD,
        ),
    )


def _shown(case: _Case, stage: Stage) -> tuple[StandardState, Reason]:
    """The word for a stage and why, from the run of classes that led to it."""
    first, after = (int(offset) for offset in case.replayed.series.offsets[case.at : case.at + 2])
    classes = case.replayed.classes[first:after]
    latest = case.replayed.series.figure(case.at, case.known)
    run = misses_running(classes, gap=case.rule.gap)
    facts: Facts = {
        "value": latest.value if latest else None,
        "lower": latest.lower if latest else None,
        "upper": latest.upper if latest else None,
        "period": latest.label if latest else None,
        "floor": float(case.floor.level),
        "run": run,
        "unknown_periods": after - first - 1 - case.known,
    }
    if case.silence or stage is Stage.NO_DATA:
        return StandardState.CANNOT_TELL, Reason(case.silence or Because.TOO_FEW, facts)
    now = PeriodClass(int(classes[case.known]))
    misses = now in MISSES
    match stage:
        case Stage.BREACH:
            state, because = (
                StandardState.BELOW,
                (Because.CONFIRMED if misses and run <= case.rule.confirm_after else Because.STILL_BELOW),
            )
        case Stage.SUSPECTED:
            state = StandardState.MAY_BE_BELOW
            because = Because.ONE_CLEAR_MISS if run <= 1 else Because.MISSES_RUNNING
        case Stage.AT_RISK:
            warned_now = bool(case.replayed.warning[first + case.known])
            state = StandardState.CLOSE
            because = Because.ONE_MISS if misses else Because.WARNED if warned_now else Because.NOT_YET_CLEAR
        case Stage.RECOVERED:
            state, because = StandardState.RECOVERING, Because.AWAITS_SIGN_OFF
        case Stage.RECOVERING:
            state, because = StandardState.RECOVERING, Because.BACK_ABOVE
        case Stage.OK:
            clear = now is PeriodClass.CLEAR_MEET
            state, because = StandardState.MEETS, Because.CLEARLY_MEETS if clear else Because.MEETS_WITHIN_CHANCE
        case _:
            assert_never(stage)
    return state, Reason(because, facts)
