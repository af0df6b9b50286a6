"""Words for how far a place moved from places like it. The set is fixed; none of it says why."""

from datetime import date

from dashboard.wording import dates, numbers
from dashboard.wording.language import _
from data.catalogue import Indicator
from indicators.statistics.effect import GateReason

TITLE = _("Did a place move away from places like it?")
NONE_ASSESSABLE = _("This can be assessed for no place here yet.")
HOW = _(
    "Beside its mixture: the mean gap since it began from a mixture of similar places that it moved with before. "
    "Without each in turn: the ends of that gap with one similar place left out. Change beside theirs: its own change "
    "less the change of all of them. Tried in turn: how many places differ at least as much when each is put in its "
    "place."
)


def assessed(place: str, *, rank: int, of: int, moved_away: bool) -> str:
    """Return what may be said of one place, in the fixed wording."""
    if not moved_away:
        return _("{place}: no difference can be told from similar places.").format(place=place)
    return _(
        "{place} moved away from similar places that it followed before. {alike} of {of} places tried in "
        "turn differ at least as much. This is compatible with an effect of the agreement; it does not "
        "show one."
    ).format(place=place, alike=numbers.plain(rank), of=of)


def least(of: int) -> str:
    """Return how small a chance so few places could ever show."""
    return _(
        "With {of} places tried in turn, the smallest chance that could be shown is 1 in {of}; it takes "
        "twenty to show 1 in 20."
    ).format(of=of)


def not_assessable(place: str, reason: GateReason, *, found: float, needed: float, indicator: Indicator) -> str:
    """Return the first reason why nothing is said of a place."""
    return _("{place}: not assessable. {why}").format(
        place=place, why=_why(reason, found=found, needed=needed, indicator=indicator)
    )


def _why(reason: GateReason, *, found: float, needed: float, indicator: Indicator) -> str:
    need = numbers.plain(needed)
    match reason:
        case GateReason.FEW_PERIODS_BEFORE:
            return numbers.many(
                int(found),
                "There is {n} figure from before it began, and it takes {need}.",
                "There are {n} figures from before it began, and it takes {need}.",
                need=need,
            )
        case GateReason.FEW_PERIODS_AFTER:
            return numbers.many(
                int(found),
                "There is {n} figure since it began, and it takes {need}.",
                "There are {n} figures since it began, and it takes {need}.",
                need=need,
            )
        case GateReason.OWN_FIGURES_INCOMPLETE:
            return numbers.many(
                int(found), "Only {n} figure of {need} is known.", "Only {n} figures of {need} are known.", need=need
            )
        case GateReason.OWN_BREAK:
            return _("The way it is counted changed between these figures.")
        case GateReason.FEW_DONORS:
            return numbers.many(
                int(found),
                "{n} similar place has every figure, no agreement of their own and no break, and it takes {need}.",
                "{n} similar places have every figure, no agreement of their own and no break, and it takes {need}.",
                need=need,
            ).capitalize()
        case GateReason.DONORS_FIXED_LATE:
            return _("Nobody can show that its list of similar places was fixed before the agreement began.")
        case GateReason.POOR_FIT_BEFORE:
            off = numbers.plain(found, decimals=indicator.decimals + 1)
            most = numbers.plain(needed, decimals=indicator.decimals + 1)
            return _(
                "No mixture of similar places followed it closely before: it was off by {off}, and {most} is the most."
            ).format(off=off, most=most)


def began(start: tuple[date, date]) -> str:
    """Return from which period on the gaps are counted."""
    return _("since {period}").format(period=dates.period(*start))


def off_before(error: float, indicator: Indicator) -> str:
    """Return how far the mixture was off before the agreement began."""
    return _("off by {error} before").format(error=numbers.plain(error, decimals=indicator.decimals + 1))


def tried(rank: int, of: int) -> str:
    """Return how many places differ at least as much."""
    return _("{alike} of {of}").format(alike=rank, of=of)
