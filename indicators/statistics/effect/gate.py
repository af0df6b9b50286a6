"""What forbids showing an effect, and when one may be spoken of."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from indicators.statistics.arrays import Flags, Floats, Maybe, Numbers, finite, one_dimensional
from indicators.statistics.effect.synthetic import PlaceboRank, synthetic_control

LEAST_BEFORE = 8
LEAST_AFTER = 3
LEAST_DONORS = 10
LARGEST_ERROR = 0.25
"""Of the outcome's standard deviation over donors and earlier periods."""
RARE = 0.1


class GateReason(StrEnum):
    """Why an effect is not assessable, in the order in which the reasons are looked for."""

    FEW_PERIODS_BEFORE = "few_periods_before"
    FEW_PERIODS_AFTER = "few_periods_after"
    OWN_FIGURES_INCOMPLETE = "own_figures_incomplete"
    OWN_BREAK = "own_break"
    FEW_DONORS = "few_donors"
    DONORS_FIXED_LATE = "donors_fixed_late"
    POOR_FIT_BEFORE = "poor_fit_before"


@dataclass(frozen=True, slots=True)
class Gate:
    """The first reason that forbids showing an effect: what was found, and the least (or most) that is needed."""

    reason: GateReason
    found: float
    needed: float


def effect_gate(
    treated: Numbers,
    donors: Numbers,
    *,
    start: int,
    donors_fixed_before_start: bool,
    own_break: bool = False,
    own_agreement: Maybe = None,
    broken: Maybe = None,
) -> Gate | None:
    """The first reason that forbids showing an effect, or None when nothing does.

    `treated` (periods,), `donors` (donors, periods) as published, NaN where missing; `own_agreement` and `broken`
    say of each donor whether it has an agreement of its own, or a break in how it is counted.

    Raises:
        ValueError: when shapes differ, or a figure is infinite.
    """
    own, others = one_dimensional("treated", treated), finite("donors", donors)
    usable = usable_donors(others, own_agreement=own_agreement, broken=broken)
    missing = int(np.isnan(own).sum())
    after = own.size - start
    checks = (
        (start < LEAST_BEFORE, Gate(GateReason.FEW_PERIODS_BEFORE, start, LEAST_BEFORE)),
        (after < LEAST_AFTER, Gate(GateReason.FEW_PERIODS_AFTER, after, LEAST_AFTER)),
        (missing > 0, Gate(GateReason.OWN_FIGURES_INCOMPLETE, own.size - missing, own.size)),
        (own_break, Gate(GateReason.OWN_BREAK, 1, 0)),
        (usable.sum() < LEAST_DONORS, Gate(GateReason.FEW_DONORS, int(usable.sum()), LEAST_DONORS)),
        (not donors_fixed_before_start, Gate(GateReason.DONORS_FIXED_LATE, 0, 1)),
    )
    for forbids, gate in checks:
        if forbids:
            return gate
    error = synthetic_control(own, others[usable], start=start).pre_rmspe
    most = LARGEST_ERROR * float(others[usable, :start].std())
    return None if error < most else Gate(GateReason.POOR_FIT_BEFORE, error, most)


def usable_donors(donors: Numbers, *, own_agreement: Maybe = None, broken: Maybe = None) -> Flags:
    """Which donors have complete figures, no agreement of their own, and no break."""
    figures: Floats = finite("donors", donors)
    complete = ~np.isnan(figures).any(axis=-1)
    for spoilt in (own_agreement, broken):
        if spoilt is not None:
            complete &= ~np.asarray(spoilt, dtype=np.bool_)
    return np.asarray(complete)


def moved_away(placebo: PlaceboRank, left_out: Numbers) -> bool:
    """Whether the page may say that a place moved away from places it followed before.

    Only when few places tried in turn differ as much, and the effect keeps its sign with each donor left out.
    """
    signs = np.sign(np.append(finite("left_out", left_out), placebo.effects[0]))
    return bool(placebo.p <= RARE and signs[0] != 0 and (signs == signs[0]).all())
