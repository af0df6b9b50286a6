"""Shape and word of every state. A shape never stands without its word."""

from dataclasses import dataclass
from typing import assert_never

from dashboard.wording.language import _
from data.terms import EvidenceClass
from indicators.judgement.verdict import CourseState, DirectionState, Grade, StandardState

TROUBLE, WARNING, FINE, UNKNOWN, NOTHING = "■", "▲", "●", "◆", "○"


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape and the words that say the same."""

    shape: str
    words: str

    def __str__(self) -> str:
        """Return the shape before its words."""
        return f"{self.shape} {self.words}"


def standard(state: StandardState) -> Mark:
    """Return how a minimum standard is shown."""
    match state:
        case StandardState.BELOW:
            return Mark(TROUBLE, _("Below the minimum standard"))
        case StandardState.MAY_BE_BELOW:
            return Mark(WARNING, _("May be below the minimum standard"))
        case StandardState.CLOSE:
            return Mark(WARNING, _("Close to the minimum standard"))
        case StandardState.RECOVERING:
            return Mark(WARNING, _("Recovering"))
        case StandardState.MEETS:
            return Mark(FINE, _("Meets the minimum standard"))
        case StandardState.CANNOT_TELL:
            return Mark(UNKNOWN, _("Cannot tell"))
        case StandardState.NONE_AGREED:
            return Mark(NOTHING, _("No minimum standard agreed"))
        case _:
            assert_never(state)


def course(state: CourseState) -> Mark:
    """Return how the course against the agreed level is shown."""
    match state:
        case CourseState.OFF_COURSE:
            return Mark(TROUBLE, _("Off course"))
        case CourseState.SINCE_LOST:
            return Mark(WARNING, _("Reached, since lost"))
        case CourseState.WATCH:
            return Mark(WARNING, _("Watch"))
        case CourseState.ON_COURSE:
            return Mark(FINE, _("On course"))
        case CourseState.ACHIEVED:
            return Mark(FINE, _("Achieved"))
        case CourseState.CANNOT_TELL:
            return Mark(UNKNOWN, _("Cannot tell"))
        case CourseState.NOT_YET_DUE:
            return Mark(NOTHING, _("Not yet due"))
        case CourseState.CONTEXT:
            return Mark(NOTHING, _("For context, no level agreed"))
        case CourseState.NO_MEASURE:
            return Mark(NOTHING, _("No measure yet"))
        case _:
            assert_never(state)


def direction(state: DirectionState) -> Mark:
    """Return how the direction is shown."""
    match state:
        case DirectionState.BETTER:
            return Mark("+", _("Getting better"))
        case DirectionState.WORSE:
            return Mark("−", _("Getting worse"))
        case DirectionState.NO_CLEAR_CHANGE:
            return Mark("=", _("No clear change"))
        case DirectionState.RISING:
            return Mark("↑", _("Rising"))
        case DirectionState.FALLING:
            return Mark("↓", _("Falling"))
        case DirectionState.CANNOT_TELL:
            return Mark(UNKNOWN, _("Cannot tell"))
        case _:
            assert_never(state)


def evidence(kind: EvidenceClass) -> str:
    """Return what the evidence class says in the status line and beside a figure."""
    match kind:
        case EvidenceClass.REPORTED:
            return _("As reported")
        case EvidenceClass.PUBLISHED:
            return _("Published figures")
        case EvidenceClass.ILLUSTRATIVE:
            return _("Illustrative terms, published figures")
        case EvidenceClass.INVENTED:
            return _("Invented place and figures")
        case _:
            assert_never(kind)


def grade(value: Grade | None) -> str:
    """Return how far the evidence carries, letter and meaning."""
    match value:
        case Grade.A:
            return _("A, final figure with a range")
        case Grade.B:
            return _("B, provisional figure with a range")
        case Grade.C:
            return _("C, no published range: judged by how much the figure usually moves")
        case Grade.D:
            return _("D, figure alone, without a range")
        case None:
            return _("none, no figure held")
        case _:
            assert_never(value)


_STATUS = {
    "final": _("final"),
    "provisional": _("provisional"),
    "revised": _("revised"),
    "estimated": _("estimated by the publisher"),
    "projected": _("projected"),
    "suppressed": _("hidden: the numbers are small and people could be identified"),
    "withdrawn": _("withdrawn to protect people"),
    "unreliable": _("not shown by the publisher: based on too few cases"),
    "negligible": _("low: rounds to nothing"),
    "not_applicable": _("not part of this place’s agreement"),
    "not_available": _("not available"),
    "unexplained": _("blank at the publisher, no reason given"),
    "not_received": _("not received"),
}
_SYMBOL = {
    "provisional": "[p]",
    "revised": "[r]",
    "estimated": "[e]",
    "projected": "[e]",
    "suppressed": "[c]",
    "withdrawn": "[c]",
    "unreliable": "[u]",
    "negligible": _("low"),
    "not_applicable": "[z]",
    "not_available": "[x]",
    "unexplained": "[x]",
    "not_received": "[x]",
}
_CAVEAT = {
    "low_reliability": _("based on few cases; read with care"),
    "caution": _("the publisher asks for caution"),
    "combined_area": _("covers a combined area"),
    "break": _("counted differently from the figures before it"),
    "rounded": _("rounded by the publisher"),
    "perturbed": _("slightly altered by the publisher to protect people"),
}


def status(raw: str) -> str:
    """Return the words of a figure's status."""
    return _STATUS[raw]


def symbol(raw: str) -> str:
    """Return the bracketed code a table puts beside a figure, or an empty text for a final one."""
    return _SYMBOL.get(raw, "")


def caveats(raw: tuple[str, ...]) -> str:
    """Return what to know before leaning on a figure, or an empty text."""
    return "; ".join(_CAVEAT[one] for one in raw)
