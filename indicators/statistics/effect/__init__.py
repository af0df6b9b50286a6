"""Whether a place moved away from places like it: three estimates, none of which shows a cause.

`gate` says first whether an effect may be shown at all.
"""

from indicators.statistics.effect.double_difference import difference_in_differences
from indicators.statistics.effect.estimate import Effect
from indicators.statistics.effect.gate import Gate, GateReason, effect_gate, moved_away, usable_donors
from indicators.statistics.effect.staggered import Controls, Staggered, staggered_effects
from indicators.statistics.effect.synthetic import (
    PlaceboRank,
    Synthetic,
    effects_with_each_donor_left_out,
    placebo_rank,
    synthetic_control,
)

__all__ = [
    "Controls",
    "Effect",
    "Gate",
    "GateReason",
    "PlaceboRank",
    "Staggered",
    "Synthetic",
    "difference_in_differences",
    "effect_gate",
    "effects_with_each_donor_left_out",
    "moved_away",
    "placebo_rank",
    "staggered_effects",
    "synthetic_control",
    "usable_donors",
]
