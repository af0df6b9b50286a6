"""Words for where a figure could be, and whether the agreed level would be reached; or why nobody can tell."""

from datetime import date

from dashboard.wording import calibration, dates, numbers
from dashboard.wording.language import _
from data.catalogue import Indicator
from indicators.statistics.calibration import KEPT
from indicators.statistics.progress import LEAST_CHANGES, Outlook

TITLE = _("Would it be reached?")
CONE = _("where it could be, from how much it has moved before")
HATCHED = _(
    "The hatched part is where it could be: when this was tried on published figures, 8 in 10 came inside such a range."
)
HOW = _("How stated chances came true")
NOT_A_FIGURE = _("No figure yet")
COULD_BE = _("where it could be")
_KEEPS = _("If it keeps moving as much as it has")
_FURTHEST = max((one.ahead for one in KEPT), default=0)


def would(
    word: Outlook, *, chance: float, level: float, by: date, spread: tuple[float, float], indicator: Indicator
) -> str:
    """Return whether the agreed level would be reached, with the chance in tenths and the range behind it."""
    agreed = _("the agreed {level} by {by}").format(level=numbers.short(level, indicator), by=dates.day(by))
    said = {
        Outlook.WOULD_REACH: _("it would reach {agreed}").format(agreed=agreed),
        Outlook.WOULD_MISS: _("it would miss {agreed}").format(agreed=agreed),
        Outlook.UNCERTAIN: _("it is too uncertain whether it would reach {agreed}").format(agreed=agreed),
    }[word]
    return _("{keeps}, {said}: the chance is {in_ten}. It could be from {spread} then.").format(
        keeps=_KEEPS, said=said, in_ten=calibration.in_ten(chance), spread=numbers.spread(*spread, indicator)
    )


def behind(changes: int, *, far: int) -> str:
    """Return what a chance stands on and how it was tried."""
    return _(
        "This looks at how much its last {changes} changes moved it, not at which way. When it was tried "
        "{far} ahead, about 8 in 10 such ranges held what came."
    ).format(changes=numbers.counted(changes), far=numbers.many(far, "{n} yearly figure", "{n} yearly figures"))


def untold(why: str, *, changes: int, ahead: int, last: str) -> str:
    """Return why nothing is said of where a figure could be; `last` is the period of the latest one."""
    since = _("we know {changes} and need {least_changes}").format(
        changes=numbers.counted(changes), least_changes=numbers.counted(LEAST_CHANGES)
    )
    said = {
        "no_level": _("No level is agreed, so there is none to reach."),
        "no_date": _("No date is agreed for the level, so there is no day to look ahead to."),
        "no_better": _("Neither direction is agreed to be better, so there is nothing to reach."),
        "no_figure": _("We hold no figure to start from."),
        "come": _("The agreed date has come: the figure for it is held, and the course says what became of it."),
        "not_shown": f"{calibration.NOT_SHOWN} {calibration.HOW}",
        "stopped": _("We cannot tell. The publisher stopped this series; the last figure is for {last}.").format(
            last=last
        ),
        "stale": _("We cannot tell. The last figure, for {last}, is too old to start from.").format(last=last),
        "too_few": _("We cannot tell. There are too few changes between figures that can be compared: {since}.").format(
            since=since
        ),
        "no_movement": _("We cannot tell. The figure has not moved, so nothing says how far it could."),
        "too_far": (
            _(
                "We cannot tell. The agreed date is {ahead} ahead. How often a stated chance comes true was "
                "measured up to {furthest} ahead only, so none is stated."
            ).format(
                ahead=numbers.many(ahead, "{n} figure", "{n} figures"),
                furthest=numbers.many(_FURTHEST, "{n} yearly figure", "{n} yearly figures"),
            )
        ),
    }
    return said[why]


def cell(word: Outlook, chance: float) -> str:
    """Return whether the level would be reached, for a table."""
    said = {
        Outlook.WOULD_REACH: _("would reach the agreed level"),
        Outlook.WOULD_MISS: _("would miss the agreed level"),
        Outlook.UNCERTAIN: _("too uncertain to say whether it reaches the agreed level"),
    }[word]
    return _("{said}\nchance {in_ten}").format(said=said, in_ten=calibration.in_ten(chance))
