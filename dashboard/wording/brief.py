"""The reason of a verdict in a few words, for a table; the page of the outcome has the whole sentence."""

from data.better import Better
from indicators.judgement.verdict import Because, OutcomeVerdict

_BRIEF = {
    Because.NO_STANDARD: "",
    Because.CLEARLY_MEETS: "its whole range is clear of it",
    Because.ONE_MISS: "one miss, within chance",
    Because.WARNED: "heading towards it",
    Because.NOT_YET_CLEAR: "back, not yet clearly",
    Because.ONE_CLEAR_MISS: "one clear miss, not confirmed",
    Because.MISSES_RUNNING: "misses running, not confirmed",
    Because.CONFIRMED: "confirmed",
    Because.STILL_BELOW: "still below",
    Because.BACK_ABOVE: "back above, not yet secure",
    Because.AWAITS_SIGN_OFF: "secure, awaiting sign-off",
    Because.NO_MEASURE: "agreed in words",
    Because.NO_LEVEL: "",
    Because.NOT_DUE: "no figure since it began",
    Because.AT_OR_BEYOND_COURSE: "at or beyond the course",
    Because.AHEAD_OF_COURSE: "ahead, range included",
    Because.SHORT_WITHIN_CHANCE: "short, within chance",
    Because.SHORT_WITHIN_MARGIN: "short, by very little",
    Because.CLEARLY_SHORT: "short by more than chance",
    Because.SHORT_FOR_PERIODS: "short for several periods",
    Because.REACHED: "level reached",
    Because.REACHED_THEN_LOST: "no longer at the level",
    Because.TREND_FOUND: "a steady trend",
    Because.NO_TREND_FOUND: "within chance",
    Because.CHART_SIGNAL: "outside the expected range",
    Because.NO_CHART_SIGNAL: "within the expected range",
    Because.TOO_FEW: "too few figures",
    Because.LATE: "figures late",
    Because.STALE: "figures stale",
    Because.SUPPRESSED: "figures hidden to protect people",
    Because.SMALL_NUMBERS: "small numbers",
    Because.BREAK: "counted differently",
    Because.OVERLAPPING: "periods overlap",
    Because.NO_RANGE: "no range published",
    Because.DIFFERENT_DEFINITION: "different definition",
}


def reason(because: Because, verdict: OutcomeVerdict) -> str:
    """Return a reason in a few words, or an empty text where the mark says it all."""
    if because is Because.MEETS_WITHIN_CHANCE:
        return "range reaches over it" if verdict.better is Better.LOWER else "range reaches under it"
    return _BRIEF[because]
