"""The minimum-standard machine over all series at once: the passes behind `standards.replay_panel`."""

import numpy as np
from numpy.typing import NDArray

from indicators.judgement.history import History, Told
from indicators.judgement.levels import PeriodClass
from indicators.judgement.rule import Rule
from indicators.judgement.runs import Assessed, assessed_periods
from indicators.judgement.stages import Facts, Stage, step_table
from indicators.statistics.arrays import Codes

TWO = 2  # in a row: final misses that relapse, meets that end a risk


def stages_of_all(told: Told, offsets: NDArray[np.int64], *, rule: Rule) -> History:
    """The history of each series, where series i has the periods offsets[i]:offsets[i + 1]."""
    known = told.classes != PeriodClass.UNKNOWN
    assessed = assessed_periods(~known, offsets, gap=rule.gap)
    steps = _stepped(_facts_as_numbers(told.at(assessed.at), assessed, rule), assessed.start)

    lengths = np.diff(offsets)
    here = np.arange(known.size)
    begin = np.repeat(offsets[:-1], lengths)
    last = np.cumsum(known) - 1  # the latest assessed period of any series
    reached = last >= np.repeat(assessed.start[:-1], lengths)  # it is one of this series
    stage = np.full(known.size, Stage.NO_DATA, dtype=np.int8)
    stage[reached] = steps[last[reached]]
    stale = np.zeros(known.size, dtype=np.bool_)
    stale[reached] = here[reached] - assessed.at[last[reached]] >= rule.stale_after

    first = here == begin
    changed = first.copy()
    changed[1:] |= stage[1:] != stage[:-1]
    troubled = stage >= Stage.SUSPECTED
    opened = troubled & first
    opened[1:] |= troubled[1:] & ~troubled[:-1]
    opened_so_far = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(opened)))
    return History(
        stage=stage,
        episode=(opened_so_far[1:] - np.repeat(opened_so_far[offsets[:-1]], lengths)) * troubled,
        since=np.maximum.accumulate(np.where(changed, here, 0)) - begin,
        stale=stale,
    )


def _facts_as_numbers(told: Told, assessed: Assessed, rule: Rule) -> NDArray[np.int16]:
    """The `Facts` of each assessed period as one number, the row of `step_table`."""
    clear_miss = told.classes == PeriodClass.CLEAR_MISS
    miss = told.classes <= PeriodClass.UNCLEAR_MISS
    back = told.recovery >= PeriodClass.UNCLEAR_MEET
    final_misses = assessed.running(miss & told.final)

    clear_enough = assessed.among_last(clear_miss, rule.confirm_after) >= rule.clear_needed
    confirmed = (final_misses >= rule.confirm_after) & (clear_enough | (told.pooled == PeriodClass.CLEAR_MISS))
    if rule.zero_tolerance:
        confirmed |= clear_miss & told.final
    clear_back = assessed.among_last(told.recovery == PeriodClass.CLEAR_MEET, rule.recover_after)
    secure_back = (clear_back >= rule.clear_recovery) | (told.pooled_recovery == PeriodClass.CLEAR_MEET)
    facts = {
        "miss": miss,
        "final": told.final,
        "warned": told.warned,
        "confirmed": confirmed,
        "suspected": clear_miss | (assessed.running(miss) >= rule.suspect_after),
        "relapsed": confirmed | (clear_miss & told.final) | (final_misses >= TWO),
        "secure": told.final & ((told.classes == PeriodClass.CLEAR_MEET) | (assessed.running(~miss) >= TWO)),
        "back": back,
        "recovered": (assessed.running(back & told.final) >= rule.recover_after) & secure_back,
        "signed_off": told.signed_off,
    }
    number = np.zeros(miss.size, dtype=np.int16)
    for name in Facts._fields:
        number <<= 1
        number |= facts[name]
    return number


def _stepped(facts: NDArray[np.int16], start: NDArray[np.int64]) -> Codes:
    """The stage after each assessed period: all series take their first step together, then their second."""
    table = step_table()
    count = np.diff(start)
    longest_first = np.argsort(-count, kind="stable")
    begin, fewer = start[:-1][longest_first], -count[longest_first]
    now = np.full(begin.size, Stage.NO_DATA, dtype=np.int8)
    stages = np.zeros(facts.size, dtype=np.int8)
    for step in range(int(count.max(initial=0))):
        going = int(np.searchsorted(fewer, -step))  # series with more periods than this
        here = begin[:going] + step
        now[:going] = table[facts[here], now[:going]]
        stages[here] = now[:going]
    return stages
