"""Words for where a figure could be, and whether the agreed level would be reached; or why nobody can tell."""

from datetime import date

from dashboard.wording import calibration, dates, numbers
from data.catalogue import Indicator
from indicators.statistics.calibration import KEPT
from indicators.statistics.progress import LEAST_CHANGES, Outlook

TITLE = "Would it be reached?"
CONE = "where it could be, from how much it has moved before"
HATCHED = (
    "The hatched part is where it could be: when this was tried on published figures, 8 in 10 came inside such a range."
)
HOW = "How stated chances came true"
NOT_A_FIGURE = "No figure yet"
COULD_BE = "where it could be"
_KEEPS = "If it keeps moving as much as it has"
_FURTHEST = max((one.ahead for one in KEPT), default=0)


def would(
    word: Outlook, *, chance: float, level: float, by: date, spread: tuple[float, float], indicator: Indicator
) -> str:
    """Return whether the agreed level would be reached, with the chance in tenths and the range behind it."""
    agreed = f"the agreed {numbers.short(level, indicator)} by {dates.day(by)}"
    said = {
        Outlook.WOULD_REACH: f"it would reach {agreed}",
        Outlook.WOULD_MISS: f"it would miss {agreed}",
        Outlook.UNCERTAIN: f"it is too uncertain whether it would reach {agreed}",
    }[word]
    return (
        f"{_KEEPS}, {said}: the chance is {calibration.in_ten(chance)}. "
        f"It could be from {numbers.spread(*spread, indicator)} then."
    )


def behind(changes: int, *, far: int) -> str:
    """Return what a chance stands on and how it was tried."""
    return (
        f"This looks at how much its last {numbers.counted(changes)} changes moved it, not at which way. "
        f"When it was tried {numbers.many(far, 'yearly figure')} ahead, about 8 in 10 such ranges held what came."
    )


def untold(why: str, *, changes: int, ahead: int, last: str) -> str:
    """Return why nothing is said of where a figure could be; `last` is the period of the latest one."""
    since = f"we know {numbers.counted(changes)} and need {numbers.counted(LEAST_CHANGES)}"
    said = {
        "no_level": "No level is agreed, so there is none to reach.",
        "no_date": "No date is agreed for the level, so there is no day to look ahead to.",
        "no_better": "Neither direction is agreed to be better, so there is nothing to reach.",
        "no_figure": "We hold no figure to start from.",
        "come": "The agreed date has come: the figure for it is held, and the course says what became of it.",
        "not_shown": f"{calibration.NOT_SHOWN} {calibration.HOW}",
        "stopped": f"We cannot tell. The publisher stopped this series; the last figure is for {last}.",
        "stale": f"We cannot tell. The last figure, for {last}, is too old to start from.",
        "too_few": f"We cannot tell. There are too few changes between figures that can be compared: {since}.",
        "no_movement": "We cannot tell. The figure has not moved, so nothing says how far it could.",
        "too_far": (
            f"We cannot tell. The agreed date is {numbers.many(ahead, 'figure')} ahead. How often a stated chance "
            f"comes true was measured up to {numbers.many(_FURTHEST, 'yearly figure')} ahead only, so none is stated."
        ),
    }
    return said[why]


def cell(word: Outlook, chance: float) -> str:
    """Return whether the level would be reached, for a table."""
    said = {
        Outlook.WOULD_REACH: "would reach the agreed level",
        Outlook.WOULD_MISS: "would miss the agreed level",
        Outlook.UNCERTAIN: "too uncertain to say whether it reaches the agreed level",
    }[word]
    return f"{said}\nchance {calibration.in_ten(chance)}"
