"""How much of its own agreed change a place has made, with the range of its figure put in for the figure."""

from datetime import date

from dashboard.questions.comparison_values import NoShare, Share
from data.better import Better
from data.catalogue import Indicator
from data.terms import Commitment
from indicators.judgement.verdict import OutcomeVerdict


def share_of(
    verdict: OutcomeVerdict,
    commitment: Commitment,
    indicator: Indicator,
    *,
    limits: tuple[float | None, float | None],
) -> Share | NoShare:
    """Return (figure - baseline) ÷ (level - baseline), and the same with each limit of the figure; or why not.

    Nothing is shared where there is no more to gain than the smallest difference that matters: that is agreed to hold.
    """
    latest, starts = verdict.latest, verdict.course.reason.facts.get("starts")
    if commitment.agreed_level is None:
        return NoShare.NO_LEVEL
    if indicator.better is Better.NEITHER:
        return NoShare.NO_BETTER
    if commitment.baseline is None:
        return NoShare.NO_BASELINE
    if latest is None or latest.value is None:
        return NoShare.NO_FIGURE
    if isinstance(starts, date) and latest.end <= starts:
        return NoShare.NOT_YET
    base = float(commitment.baseline)
    agreed = float(commitment.agreed_level) - base
    if indicator.better.sign * agreed <= indicator.margin:
        return NoShare.TO_HOLD
    ends = [(limit - base) / agreed for limit in limits if limit is not None]
    both = len(ends) == len(limits)
    share = (latest.value - base) / agreed
    return Share(share, min(ends) if both else None, max(ends) if both else None)
