"""Whether stated chances have come true: the back-test of `progress.projection`, and the rule that it has to pass.

The figures below were measured on published yearly series of British councils, from every origin with five or more
known changes among the last ten, using figures up to it only, for six agreed levels a place. `make bench` measures
them again and prints both. A page that would state a chance asks `SHOWN` first, and says `REASONS` where it is false.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

COVERAGE = (0.75, 0.85)
"""What an interval of 80 % may cover."""
FURTHEST = 0.1
"""How far from the stated chance the share that came true may lie, in each tenth from 0.1 to 0.9."""
JUDGED_TENTHS = range(1, 9)
"""Of ten; chances under 0.1 and over 0.9 are said as "fewer than 1 in 10" and "more than 9 in 10"."""


class Doubt(StrEnum):
    """What a chance fails by, and so why none is shown."""

    NOT_MEASURED = "not_measured"
    INTERVAL = "interval"  # covers too little or too much
    NO_CHANGE = "no_change"  # says no more than that a met level stays met and a missed one missed
    BASE_RATE = "base_rate"  # says no more than how often earlier forecasts came true
    UNRELIABLE = "unreliable"  # in some tenth levels are reached much less or more often than stated


@dataclass(frozen=True, slots=True)
class Tenth:
    """The forecasts whose stated chance lay in one tenth: their mean chance, the share that came true, how many."""

    stated: float
    reached: float
    forecasts: int


@dataclass(frozen=True, slots=True)
class BackTest:
    """How projections so many years `ahead` did.

    `covered` is the share of the 80 % intervals that held what came. The Brier scores are the mean squared distance
    between a chance and what came (0 or 1): of ours, of no change, of the base rate. `tenths` has ten entries.
    `reach_right` and `miss_right` are the shares of outlooks "would reach" and "would miss" that came true.
    """

    ahead: int
    figures: int
    covered: float
    brier: float
    brier_no_change: float
    brier_base_rate: float
    tenths: tuple[Tenth, ...]
    reach_right: float
    miss_right: float


def doubts(results: Sequence[BackTest]) -> tuple[Doubt, ...]:
    """Every reason not to show a chance, the first the most telling; none where the rule accepts.

    The rule: at each horizon the 80 % interval covers 75 to 85 %, the Brier score is below both comparisons, and in
    each tenth from 0.1 to 0.9 the share reached lies within 0.1 of the stated chance.
    """
    if not results:
        return (Doubt.NOT_MEASURED,)
    least, most = COVERAGE
    failed = {
        Doubt.INTERVAL: any(not least <= one.covered <= most for one in results),
        Doubt.NO_CHANGE: any(not one.brier < one.brier_no_change for one in results),
        Doubt.BASE_RATE: any(not one.brier < one.brier_base_rate for one in results),
        Doubt.UNRELIABLE: any(
            not abs(one.tenths[at].reached - one.tenths[at].stated) <= FURTHEST
            for one in results
            for at in JUDGED_TENTHS
        ),
    }
    return tuple(doubt for doubt, true in failed.items() if true)


def accepted(results: Sequence[BackTest]) -> bool:
    """Whether a back-test allows chances to be shown."""
    return not doubts(results)


KEPT: tuple[BackTest, ...] = (
    BackTest(
        ahead=1,
        figures=163_503,
        covered=0.8059,
        brier=0.1838,
        brier_no_change=0.2903,
        brier_base_rate=0.2506,
        tenths=(
            Tenth(0.0328, 0.0539, 129_509),
            Tenth(0.1502, 0.1563, 76_779),
            Tenth(0.25, 0.2302, 79_085),
            Tenth(0.3474, 0.3224, 69_330),
            Tenth(0.4562, 0.4359, 77_700),
            Tenth(0.5098, 0.5445, 257_760),
            Tenth(0.6501, 0.6835, 46_770),
            Tenth(0.7504, 0.7626, 49_708),
            Tenth(0.847, 0.8286, 44_848),
            Tenth(0.9434, 0.8702, 23_590),
        ),
        reach_right=0.8702,
        miss_right=0.9461,
    ),
    BackTest(
        ahead=2,
        figures=114_395,
        covered=0.797,
        brier=0.1913,
        brier_no_change=0.3028,
        brier_base_rate=0.261,
        tenths=(
            Tenth(0.0376, 0.0691, 73_707),
            Tenth(0.1503, 0.1587, 55_751),
            Tenth(0.2508, 0.2275, 57_956),
            Tenth(0.3489, 0.3344, 61_671),
            Tenth(0.4527, 0.4384, 63_568),
            Tenth(0.5097, 0.54, 167_094),
            Tenth(0.6513, 0.6642, 35_983),
            Tenth(0.7492, 0.7538, 36_479),
            Tenth(0.847, 0.8204, 28_907),
            Tenth(0.9453, 0.8587, 17_349),
        ),
        reach_right=0.8587,
        miss_right=0.9309,
    ),
    BackTest(
        ahead=3,
        figures=76_743,
        covered=0.7972,
        brier=0.1938,
        brier_no_change=0.3053,
        brier_base_rate=0.2685,
        tenths=(
            Tenth(0.0404, 0.08, 46_098),
            Tenth(0.1508, 0.1601, 38_251),
            Tenth(0.251, 0.2385, 42_652),
            Tenth(0.349, 0.3313, 42_960),
            Tenth(0.4506, 0.4109, 44_737),
            Tenth(0.5108, 0.5328, 107_168),
            Tenth(0.6499, 0.6681, 26_716),
            Tenth(0.748, 0.7335, 23_605),
            Tenth(0.8476, 0.8247, 16_914),
            Tenth(0.9465, 0.8569, 12_240),
        ),
        reach_right=0.8569,
        miss_right=0.92,
    ),
)

REASONS: tuple[Doubt, ...] = doubts(KEPT)
"""Why a page shows no chance; empty while it may."""

SHOWN: bool = accepted(KEPT)
"""Whether a page may show a chance."""
