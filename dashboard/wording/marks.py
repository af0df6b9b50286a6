"""Shape and word of every state. A shape never stands without its word."""

from dataclasses import dataclass
from typing import assert_never

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
            return Mark(TROUBLE, "Below the minimum standard")
        case StandardState.MAY_BE_BELOW:
            return Mark(WARNING, "May be below the minimum standard")
        case StandardState.CLOSE:
            return Mark(WARNING, "Close to the minimum standard")
        case StandardState.RECOVERING:
            return Mark(WARNING, "Recovering")
        case StandardState.MEETS:
            return Mark(FINE, "Meets the minimum standard")
        case StandardState.CANNOT_TELL:
            return Mark(UNKNOWN, "Cannot tell")
        case StandardState.NONE_AGREED:
            return Mark(NOTHING, "No minimum standard agreed")
        case _:
            assert_never(state)


def course(state: CourseState) -> Mark:
    """Return how the course against the agreed level is shown."""
    match state:
        case CourseState.OFF_COURSE:
            return Mark(TROUBLE, "Off course")
        case CourseState.SINCE_LOST:
            return Mark(WARNING, "Reached, since lost")
        case CourseState.WATCH:
            return Mark(WARNING, "Watch")
        case CourseState.ON_COURSE:
            return Mark(FINE, "On course")
        case CourseState.ACHIEVED:
            return Mark(FINE, "Achieved")
        case CourseState.CANNOT_TELL:
            return Mark(UNKNOWN, "Cannot tell")
        case CourseState.NOT_YET_DUE:
            return Mark(NOTHING, "Not yet due")
        case CourseState.CONTEXT:
            return Mark(NOTHING, "For context, no level agreed")
        case CourseState.NO_MEASURE:
            return Mark(NOTHING, "No measure yet")
        case _:
            assert_never(state)


def direction(state: DirectionState) -> Mark:
    """Return how the direction is shown."""
    match state:
        case DirectionState.BETTER:
            return Mark("+", "Getting better")
        case DirectionState.WORSE:
            return Mark("−", "Getting worse")
        case DirectionState.NO_CLEAR_CHANGE:
            return Mark("=", "No clear change")
        case DirectionState.RISING:
            return Mark("↑", "Rising")
        case DirectionState.FALLING:
            return Mark("↓", "Falling")
        case DirectionState.CANNOT_TELL:
            return Mark(UNKNOWN, "Cannot tell")
        case _:
            assert_never(state)


def evidence(kind: EvidenceClass) -> str:
    """Return what the evidence class says in the status line and beside a figure."""
    match kind:
        case EvidenceClass.REPORTED:
            return "As reported"
        case EvidenceClass.PUBLISHED:
            return "Published figures"
        case EvidenceClass.ILLUSTRATIVE:
            return "Illustrative terms, published figures"
        case EvidenceClass.INVENTED:
            return "Invented place and figures"
        case _:
            assert_never(kind)


def grade(value: Grade | None) -> str:
    """Return how far the evidence carries, letter and meaning."""
    match value:
        case Grade.A:
            return "A, final figure with a range"
        case Grade.B:
            return "B, provisional figure with a range"
        case Grade.C:
            return "C, no published range: judged by how much the figure usually moves"
        case Grade.D:
            return "D, figure alone, without a range"
        case None:
            return "none, no figure held"
        case _:
            assert_never(value)


_STATUS = {
    "final": "final",
    "provisional": "provisional",
    "revised": "revised",
    "estimated": "estimated by the publisher",
    "projected": "projected",
    "suppressed": "hidden: the numbers are small and people could be identified",
    "unreliable": "not shown by the publisher: based on too few cases",
    "negligible": "low: rounds to nothing",
    "not_applicable": "not part of this place’s agreement",
    "not_available": "not available",
    "unexplained": "blank at the publisher, no reason given",
    "not_received": "not received",
}
_SYMBOL = {
    "provisional": "[p]",
    "revised": "[r]",
    "estimated": "[e]",
    "projected": "[e]",
    "suppressed": "[c]",
    "unreliable": "[u]",
    "negligible": "low",
    "not_applicable": "[z]",
    "not_available": "[x]",
    "unexplained": "[x]",
    "not_received": "[x]",
}
_CAVEAT = {
    "low_reliability": "based on few cases; read with care",
    "caution": "the publisher asks for caution",
    "combined_area": "covers a combined area",
    "break": "counted differently from the figures before it",
    "rounded": "rounded by the publisher",
    "perturbed": "slightly altered by the publisher to protect people",
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
