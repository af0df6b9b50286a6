"""Words of the page across places."""

from dashboard.wording import numbers, page
from data.catalogue import Indicator
from data.terms import EvidenceClass

NO_FIGURE = "No figure is held for it."
STALE = "Its latest figure is older than two publication cycles."


def title(indicator: Indicator | None) -> str:
    """Return the name of the page."""
    return page.ACROSS if indicator is None else f"{indicator.title}, across places"


def chart_title(indicator: Indicator) -> str:
    """Return the title inside the chart."""
    return f"{indicator.title} ({numbers.base(indicator)})"


def wave(number: int) -> str:
    """Return the name of a wave."""
    return f"Wave {number}"


def wave_and_class(number: int, evidence: EvidenceClass) -> str:
    """Return the wave of a place, and what kind of terms it has when they are not its own."""
    kind = {EvidenceClass.ILLUSTRATIVE: ", illustrative terms", EvidenceClass.INVENTED: ", invented"}
    return f"Wave {number}{kind.get(evidence, '')}"


def other_period(period: str, most: str) -> str:
    """Return that a place's latest figure is of another period than most."""
    return f"Its latest figure is for {period}; the others are for {most}."


def invented() -> str:
    """Return why an invented place is not compared with real ones."""
    return "An invented place is not compared with real ones."
