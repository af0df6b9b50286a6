"""The reason of a verdict in a few words, for a table; the page of the outcome has the whole sentence."""

from dashboard.wording.language import _
from data.better import Better
from indicators.judgement.verdict import Because, OutcomeVerdict

_BRIEF = {
    Because.NO_STANDARD: "",
    Because.CLEARLY_MEETS: _("its whole range is clear of it"),
    Because.ONE_MISS: _("one miss, within chance"),
    Because.WARNED: _("heading towards it"),
    Because.NOT_YET_CLEAR: _("back, not yet clearly"),
    Because.ONE_CLEAR_MISS: _("one clear miss, not confirmed"),
    Because.MISSES_RUNNING: _("misses running, not confirmed"),
    Because.CONFIRMED: _("confirmed"),
    Because.STILL_BELOW: _("still below"),
    Because.BACK_ABOVE: _("back above, not yet secure"),
    Because.AWAITS_SIGN_OFF: _("secure, awaiting sign-off"),
    Because.NO_MEASURE: _("agreed in words"),
    Because.NO_LEVEL: "",
    Because.NOT_DUE: _("no figure since it began"),
    Because.AT_OR_BEYOND_COURSE: _("at or beyond the course"),
    Because.AHEAD_OF_COURSE: _("ahead, range included"),
    Because.SHORT_WITHIN_CHANCE: _("short, within chance"),
    Because.SHORT_WITHIN_MARGIN: _("short, by very little"),
    Because.CLEARLY_SHORT: _("short by more than chance"),
    Because.SHORT_FOR_PERIODS: _("short for several periods"),
    Because.REACHED: _("level reached"),
    Because.REACHED_THEN_LOST: _("no longer at the level"),
    Because.TREND_FOUND: _("a steady trend"),
    Because.NO_TREND_FOUND: _("within chance"),
    Because.CHART_SIGNAL: _("outside the expected range"),
    Because.NO_CHART_SIGNAL: _("within the expected range"),
    Because.TOO_FEW: _("too few figures"),
    Because.LATE: _("figures late"),
    Because.STALE: _("figures stale"),
    Because.SUPPRESSED: _("figures hidden to protect people"),
    Because.WITHDRAWN: _("withdrawn to protect people"),
    Because.SMALL_NUMBERS: _("small numbers"),
    Because.BREAK: _("counted differently"),
    Because.OVERLAPPING: _("periods overlap"),
    Because.NO_RANGE: _("no range published"),
    Because.DIFFERENT_DEFINITION: _("different definition"),
}


def reason(because: Because, verdict: OutcomeVerdict) -> str:
    """Return a reason in a few words, or an empty text where the mark says it all."""
    if because is Because.MEETS_WITHIN_CHANCE:
        return _("range reaches over it") if verdict.better is Better.LOWER else _("range reaches under it")
    return _BRIEF[because]
