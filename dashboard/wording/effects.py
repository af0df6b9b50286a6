"""Words for how far a place moved from places like it. The set is fixed; none of it says why."""

from datetime import date

from dashboard.wording import dates, numbers
from data.catalogue import Indicator
from indicators.statistics.effect import GateReason

TITLE = "Did a place move away from places like it?"
NONE_ASSESSABLE = "This can be assessed for no place here yet."
HOW = (
    "Beside its mixture: the mean gap since it began from a mixture of similar places that it moved with before. "
    "Without each in turn: the ends of that gap with one similar place left out. Change beside theirs: its own change "
    "less the change of all of them. Tried in turn: how many places differ at least as much when each is put in its "
    "place."
)


def assessed(place: str, *, rank: int, of: int, moved_away: bool) -> str:
    """Return what may be said of one place, in the fixed wording."""
    if not moved_away:
        return f"{place}: no difference can be told from similar places."
    return (
        f"{place} moved away from similar places that it followed before. {numbers.plain(rank)} of {of} places tried "
        "in turn differ at least as much. This is compatible with an effect of the agreement; it does not show one."
    )


def least(of: int) -> str:
    """Return how small a chance so few places could ever show."""
    return (
        f"With {of} places tried in turn, the smallest chance that could be shown is 1 in {of}; it takes twenty to "
        "show 1 in 20."
    )


def not_assessable(place: str, reason: GateReason, *, found: float, needed: float, indicator: Indicator) -> str:
    """Return the first reason why nothing is said of a place."""
    return f"{place}: not assessable. {_why(reason, found=found, needed=needed, indicator=indicator)}"


def _why(reason: GateReason, *, found: float, needed: float, indicator: Indicator) -> str:
    have, need = numbers.many(int(found), "figure"), numbers.plain(needed)
    are = "is" if int(found) == 1 else "are"
    match reason:
        case GateReason.FEW_PERIODS_BEFORE:
            return f"There {are} {have} from before it began, and it takes {need}."
        case GateReason.FEW_PERIODS_AFTER:
            return f"There {are} {have} since it began, and it takes {need}."
        case GateReason.OWN_FIGURES_INCOMPLETE:
            return f"Only {have} of {need} {are} known."
        case GateReason.OWN_BREAK:
            return "The way it is counted changed between these figures."
        case GateReason.FEW_DONORS:
            donors = numbers.many(int(found), "similar place has", "similar places have").capitalize()
            return f"{donors} every figure, no agreement of their own and no break, and it takes {need}."
        case GateReason.DONORS_FIXED_LATE:
            return "Nobody can show that its list of similar places was fixed before the agreement began."
        case GateReason.POOR_FIT_BEFORE:
            off = numbers.plain(found, decimals=indicator.decimals + 1)
            most = numbers.plain(needed, decimals=indicator.decimals + 1)
            return (
                f"No mixture of similar places followed it closely before: it was off by {off}, and {most} is the most."
            )


def began(start: tuple[date, date]) -> str:
    """Return from which period on the gaps are counted."""
    return f"since {dates.period(*start)}"


def off_before(error: float, indicator: Indicator) -> str:
    """Return how far the mixture was off before the agreement began."""
    return f"off by {numbers.plain(error, decimals=indicator.decimals + 1)} before"


def tried(rank: int, of: int) -> str:
    """Return how many places differ at least as much."""
    return f"{rank} of {of}"
