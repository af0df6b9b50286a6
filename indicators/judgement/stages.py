"""The minimum-standard machine as one step: what is true of a period, and the stage that follows from it.

`standards` works out what is true and replays histories; this is the only place where a stage changes.
"""

from enum import IntEnum
from functools import cache
from itertools import product
from typing import NamedTuple, assert_never

import numpy as np

from indicators.statistics.arrays import Codes


class Stage(IntEnum):
    """Where a place stands to a minimum standard, in order of severity."""

    NO_DATA = 0
    OK = 1
    AT_RISK = 2
    SUSPECTED = 3
    RECOVERED = 4
    RECOVERING = 5
    BREACH = 6


class Facts(NamedTuple):
    """What is true of an assessed period, given those before it. `final` is not provisional."""

    miss: bool
    final: bool
    warned: bool
    confirmed: bool
    suspected: bool
    relapsed: bool
    secure: bool  # final, and a clear meet or two meets in a row
    back: bool  # meets the recovery level
    recovered: bool
    signed_off: bool


def next_stage(stage: Stage, facts: Facts) -> Stage:
    """The stage after an assessed period: the first line that fits, then the sign-off."""
    after = _after_figures(stage, facts)
    if after is Stage.RECOVERED and facts.signed_off:
        return Stage.AT_RISK if facts.warned else Stage.OK
    return after


def _after_figures(stage: Stage, facts: Facts) -> Stage:
    """The stage after the period's data and before any sign-off."""
    match stage:
        case Stage.NO_DATA | Stage.OK | Stage.AT_RISK:
            return _untroubled(stage, facts)
        case Stage.SUSPECTED:
            if facts.confirmed:
                return Stage.BREACH
            return Stage.SUSPECTED if facts.miss or not facts.final else Stage.AT_RISK
        case Stage.BREACH | Stage.RECOVERING | Stage.RECOVERED:
            return _in_breach(stage, facts)
        case _:  # pragma: no cover - every stage is named above
            assert_never(stage)


def _untroubled(stage: Stage, facts: Facts) -> Stage:
    """The stage after one without suspicion."""
    if facts.confirmed:
        return Stage.BREACH
    if facts.suspected:
        return Stage.SUSPECTED
    if facts.miss or facts.warned:
        return Stage.AT_RISK
    return Stage.AT_RISK if stage is Stage.AT_RISK and not facts.secure else Stage.OK


def _in_breach(stage: Stage, facts: Facts) -> Stage:
    """The stage after one inside a confirmed episode, which only a sign-off ends."""
    if facts.relapsed:
        return Stage.BREACH
    if facts.recovered:
        return Stage.RECOVERED
    if stage is Stage.BREACH and facts.back:
        return Stage.RECOVERING
    if stage is Stage.RECOVERED and not facts.back:
        return Stage.RECOVERING
    return stage


@cache
def step_table() -> Codes:
    """`next_stage` as a table: facts as one number (the first fact counts most) down, the stage before across.

    Stepping all series of a panel through it at once gives what `next_stage` gives one by one.
    """
    every = product((False, True), repeat=len(Facts._fields))
    return np.array([[next_stage(stage, Facts(*facts)) for stage in Stage] for facts in every], dtype=np.int8)
