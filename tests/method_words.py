"""What the page of methods calls each code that a table of rules writes."""

from dashboard.wording import marks
from indicators.judgement.verdict import CourseState, StandardState

CLASSES = {
    "CLEAR_MEET": "clearly meets it",
    "UNCLEAR_MEET": "meets it, within chance",
    "UNCLEAR_MISS": "misses it, within chance",
    "CLEAR_MISS": "clearly misses it",
    "UNKNOWN": "not known",
}
LETTERS = {
    "M": "clear meet",
    "m": "meet within chance",
    "x": "miss within chance",
    "X": "clear miss",
    "?": "not known",
}
PERIOD_MARKS = {"p": "provisional", "w": "warning", "s": "signed off", "d": "agreed date reached"}
STAGES = {
    "NO_DATA": marks.standard(StandardState.CANNOT_TELL).words,
    "OK": "Meets",
    "AT_RISK": "Close",
    "SUSPECTED": "May be below",
    "BREACH": "Below",
    "RECOVERING": "Recovering",
    "RECOVERED": "Recovering (secure, awaiting sign-off)",
}
COURSES = {
    "NOT_DUE": marks.course(CourseState.NOT_YET_DUE).words,
    "NOT_ASSESSABLE": marks.course(CourseState.CANNOT_TELL).words,
    "OFF_TRACK": marks.course(CourseState.OFF_COURSE).words,
    "WATCH": marks.course(CourseState.WATCH).words,
    "ON_TRACK": marks.course(CourseState.ON_COURSE).words,
    "AHEAD": f"{marks.course(CourseState.ON_COURSE).words} (ahead)",
    "NOT_SUSTAINED": marks.course(CourseState.SINCE_LOST).words,
    "ACHIEVED": marks.course(CourseState.ACHIEVED).words,
}
SIGNALS = {
    "NONE": "nothing said",
    "OUTSIDE": "outside the limits",
    "TREND": "part of a run up or down",
    "TWO_IN_THREE": "two of three near a limit",
    "SHIFT": "part of a run on one side",
}
LIMITS = {
    "SHOWN": "limits drawn",
    "TRIAL": "no limits yet",
    "NONE": "no variation, limits not shown",
    "UNSCREENED": "limits drawn from all jumps",
}
VARIATIONS = {
    "COMMON_CAUSE": "nothing stands out",
    "NOT_SHOWN": "nothing is said",
    "IMPROVEMENT_HIGH": "stands out, high (better)",
    "IMPROVEMENT_LOW": "stands out, low (better)",
    "CONCERN_HIGH": "stands out, high (worse)",
    "CONCERN_LOW": "stands out, low (worse)",
    "NEUTRAL_HIGH": "stands out, high",
    "NEUTRAL_LOW": "stands out, low",
}
TRENDS = {
    "NOT_CALCULATED": "not worked out",
    "NO_CHANGE": "no clear change",
    "INCREASING": "rising",
    "DECREASING": "falling",
    "INCREASING_BETTER": "rising (better)",
    "INCREASING_WORSE": "rising (worse)",
    "DECREASING_BETTER": "falling (better)",
    "DECREASING_WORSE": "falling (worse)",
}
DIRECTIONS = {
    "CANNOT_TELL": "Cannot tell",
    "NO_CLEAR_CHANGE": "No clear change",
    "BETTER": "Getting better",
    "WORSE": "Getting worse",
    "RISING": "Rising",
    "FALLING": "Falling",
}
DOUBTS = {"NO_RANGE": "no range published", "LATE": "figures late", "SUPPRESSED": "figures hidden to protect people"}
AGAINST = {
    "NOT_COMPARED": "not compared",
    "SIMILAR": "similar",
    "BETTER": "better",
    "BEST": "better, beyond the wider range too",
    "WORSE": "worse",
    "WORST": "worse, beyond the wider range too",
    "HIGHER": "higher",
    "HIGHEST": "higher, beyond the wider range too",
    "LOWER": "lower",
    "LOWEST": "lower, beyond the wider range too",
}
PACES = {
    "NOT_AVAILABLE": "not known",
    "MOVING_AWAY": "moving away",
    "LIMITED": "limited",
    "MODERATE": "moderate",
    "SUBSTANTIAL": "substantial",
    "MET": "met",
}
OUTLOOKS = {
    "NOT_AVAILABLE": "not known",
    "WOULD_MISS": "would miss it",
    "UNCERTAIN": "too uncertain to say",
    "WOULD_REACH": "would reach it",
}
GIVEN = {
    "range": "with a published range",
    "counts": "with published counts",
    "rounded counts": "with counts that were rounded",
    "nothing": "without a range or counts",
}
