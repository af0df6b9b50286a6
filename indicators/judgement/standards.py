"""Minimum standards: a history of classes, replayed into stages by an agreed rule.

`replay` is the readable form: one series, a period at a time. `replay_panel` gives the same for all places of an
indicator in passes over flat arrays. The steps themselves are in `stages`.
"""

import numpy as np
from numpy.typing import ArrayLike

from indicators.judgement.history import History, Told
from indicators.judgement.levels import PeriodClass
from indicators.judgement.pieces import pieces_of
from indicators.judgement.replaying import stages_of_all
from indicators.judgement.rule import DEFAULT_RULE, Rule
from indicators.judgement.runs import checked_offsets
from indicators.judgement.stages import Facts, Stage, next_stage
from indicators.statistics.arrays import Codes, Flags

__all__ = ["History", "Rule", "Stage", "replay", "replay_panel"]

TWO = 2  # in a row: final misses that relapse, meets that end a risk


def replay(
    classes: ArrayLike,
    *,
    rule: Rule = DEFAULT_RULE,
    recovery: ArrayLike | None = None,
    pooled: ArrayLike | None = None,
    pooled_recovery: ArrayLike | None = None,
    provisional: ArrayLike | None = None,
    warning: ArrayLike | None = None,
    signed_off: ArrayLike | None = None,
) -> History:
    """The stage after each expected period of one series, oldest first.

    An unknown period holds the stage, whatever else is said of it.

    Args:
        classes: the `PeriodClass` of each period against the standard.
        rule: how many misses and meets decide.
        recovery: classes against the standard plus the recovery margin; by default `classes`.
        pooled: classes of the counts summed over the last `confirm_after` assessed periods.
        pooled_recovery: classes against the recovery level of the counts over the last `recover_after`.
        provisional: figures not final, which confirm nothing and end nothing.
        warning: figures that meet the standard and are heading below it.
        signed_off: recovery signed off, once the figure of the period was known.

    Raises:
        ValueError: a code that is no class; an input without one entry a period.
    """
    told = Told.of(
        classes,
        recovery=recovery,
        pooled=pooled,
        pooled_recovery=pooled_recovery,
        provisional=provisional,
        warning=warning,
        signed_off=signed_off,
    )
    stage, episode, begun, unknown = Stage.NO_DATA, 0, 0, 0
    run: list[int] = []  # assessed periods, back to where too long a gap cuts the run off
    lines: list[tuple[Stage, int, int, bool]] = []
    for period, known in enumerate((told.classes != PeriodClass.UNKNOWN).tolist()):
        before = stage
        if known:
            unknown = 0
            run.append(period)
            stage = next_stage(stage, _facts(run, told, rule))
        else:
            unknown += 1
            if unknown > rule.gap:
                run.clear()
        if stage != before:
            begun = period
        if stage >= Stage.SUSPECTED > before:
            episode += 1
        stale = unknown >= rule.stale_after and stage != Stage.NO_DATA
        lines.append((stage, episode if stage >= Stage.SUSPECTED else 0, begun, stale))
    stages, episodes, since, stales = zip(*lines, strict=True) if lines else ((), (), (), ())
    return History(
        stage=np.array(stages, dtype=np.int8),
        episode=np.array(episodes, dtype=np.int64),
        since=np.array(since, dtype=np.int64),
        stale=np.array(stales, dtype=np.bool_),
    )


def replay_panel(  # noqa: PLR0913 (what may be told of a period)
    classes: ArrayLike,
    offsets: ArrayLike,
    *,
    rule: Rule = DEFAULT_RULE,
    recovery: ArrayLike | None = None,
    pooled: ArrayLike | None = None,
    pooled_recovery: ArrayLike | None = None,
    provisional: ArrayLike | None = None,
    warning: ArrayLike | None = None,
    signed_off: ArrayLike | None = None,
) -> History:
    """`replay` of many series: flat arrays, place after place, where place i has periods offsets[i]:offsets[i + 1].

    Raises:
        ValueError: as `replay`; offsets that do not divide the periods among the places.
    """
    told = Told.of(
        classes,
        recovery=recovery,
        pooled=pooled,
        pooled_recovery=pooled_recovery,
        provisional=provisional,
        warning=warning,
        signed_off=signed_off,
    )
    ends = checked_offsets(offsets, told.classes.size)
    return History.joined(
        [stages_of_all(told.at(piece.figures), piece.offsets, rule=rule) for piece in pieces_of(ends)]
    )


def _facts(run: list[int], told: Told, rule: Rule) -> Facts:
    """What is true of the last assessed period of a run."""
    now = run[-1]
    missed = told.classes <= PeriodClass.UNCLEAR_MISS
    back = told.recovery >= PeriodClass.UNCLEAR_MEET

    def running(count: int, *conditions: Flags) -> bool:
        return len(run) >= count and all(bool(condition[run[-count:]].all()) for condition in conditions)

    def among_last(count: int, classes: Codes, wanted: PeriodClass) -> int:
        return int((classes[run[-count:]] == wanted).sum())

    final = bool(told.final[now])
    clear_miss = bool(told.classes[now] == PeriodClass.CLEAR_MISS)
    confirmed = running(rule.confirm_after, missed, told.final) and (
        among_last(rule.confirm_after, told.classes, PeriodClass.CLEAR_MISS) >= rule.clear_needed
        or bool(told.pooled[now] == PeriodClass.CLEAR_MISS)
    )
    confirmed = confirmed or (rule.zero_tolerance and final and clear_miss)
    recovered = running(rule.recover_after, back, told.final) and (
        among_last(rule.recover_after, told.recovery, PeriodClass.CLEAR_MEET) >= rule.clear_recovery
        or bool(told.pooled_recovery[now] == PeriodClass.CLEAR_MEET)
    )
    clear_meet = bool(told.classes[now] == PeriodClass.CLEAR_MEET)
    return Facts(
        miss=bool(missed[now]),
        final=final,
        warned=bool(told.warned[now]),
        confirmed=confirmed,
        suspected=clear_miss or running(rule.suspect_after, missed),
        relapsed=confirmed or (final and clear_miss) or running(TWO, missed, told.final),
        secure=final and (clear_meet or running(TWO, ~missed)),
        back=bool(back[now]),
        recovered=recovered,
        signed_off=bool(told.signed_off[now]),
    )
