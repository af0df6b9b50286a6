"""What forbids showing an effect."""

import math

import numpy as np
import pytest

from indicators.statistics.effect import GateReason, PlaceboRank, effect_gate, moved_away

DONORS = 50 + np.random.default_rng(1).normal(size=(12, 12)).cumsum(axis=1)
PLACE = DONORS[:4].mean(axis=0)
LACKING = np.where(np.arange(12) == 5, math.nan, PLACE)


@pytest.mark.parametrize(
    ("changed", "reason", "found", "needed"),
    [
        ({"start": 7}, GateReason.FEW_PERIODS_BEFORE, 7, 8),
        ({"start": 10}, GateReason.FEW_PERIODS_AFTER, 2, 3),
        ({"treated": LACKING}, GateReason.OWN_FIGURES_INCOMPLETE, 11, 12),
        ({"own_break": True}, GateReason.OWN_BREAK, 1, 0),
        ({"own_agreement": [True] * 3 + [False] * 9}, GateReason.FEW_DONORS, 9, 10),
        ({"broken": [True] * 3 + [False] * 9}, GateReason.FEW_DONORS, 9, 10),
        ({"donors": np.vstack([DONORS[:9], [LACKING] * 3])}, GateReason.FEW_DONORS, 9, 10),
        ({"donors_fixed_before_start": False}, GateReason.DONORS_FIXED_LATE, 0, 1),
        # of several reasons the first is named
        ({"start": 7, "own_break": True, "donors_fixed_before_start": False}, GateReason.FEW_PERIODS_BEFORE, 7, 8),
    ],
)
def test_the_first_reason_that_forbids_is_named(
    changed: dict[str, object], reason: GateReason, found: float, needed: float
) -> None:
    asked = {"treated": PLACE, "donors": DONORS, "start": 9, "donors_fixed_before_start": True}
    gate = effect_gate(**{**asked, **changed})
    assert gate is not None
    assert (gate.reason, gate.found, gate.needed) == (reason, found, needed)


def test_a_place_that_its_donors_do_not_follow_is_not_assessable() -> None:
    gate = effect_gate(PLACE + 40, DONORS, start=9, donors_fixed_before_start=True)
    assert gate is not None
    assert gate.reason is GateReason.POOR_FIT_BEFORE
    assert gate.found > gate.needed


def test_nothing_forbids_an_effect_of_a_place_well_followed() -> None:
    assert effect_gate(PLACE, DONORS, start=9, donors_fixed_before_start=True) is None


@pytest.mark.parametrize(
    ("p", "effect", "left_out", "may"),
    [
        (0.1, 2, [1, 3], True),
        (0.11, 2, [1, 3], False),  # others differ as much
        (0.05, 2, [1, -0.1], False),  # hangs on one donor
        (0.05, 2, [-1, -3], False),
        (0.05, -2, [-1, -3], True),
        (0.05, 0, [0, 0], False),
    ],
)
def test_moving_away_is_said_only_of_a_rare_and_firm_effect(
    p: float,
    effect: float,
    left_out: list[float],
    may: bool,  # noqa: FBT001 (a column of the table)
) -> None:
    placebo = PlaceboRank(rank=1, of=10, p=p, ratios=np.ones(10), effects=np.array([effect, *range(9)], dtype=float))
    assert moved_away(placebo, left_out) is may
