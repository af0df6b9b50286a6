"""Words of the page across places."""

from dashboard.wording import numbers, page, states
from data.catalogue import Indicator
from data.terms import EvidenceClass

SHOW_ALL = "Show places of every wave"
KIND_LABEL = "Kind of place"
ALL_KINDS = "All kinds"
NO_FIGURE = "No figure is held for it."
NONE_COMPARABLE = "No place can be compared on this outcome, so there is no chart of it."
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


def within(wave_: int | None, kind: str) -> str:
    """Return which places are shown where they are not all: "in wave 1", "of the kind city region"."""
    parts = (f"in wave {wave_}" if wave_ is not None else "", f"of the kind {page.kind(kind).lower()}" if kind else "")
    return " ".join(part for part in parts if part)


def aside(wave_of: int, kind_of: str, *, wave: int | None, kind: str) -> str:
    """Return why a place that shares the outcome is not shown: its wave, or what kind of place it is."""
    if wave is not None and wave_of != wave:
        return f"It is in wave {wave_of}; wave {wave} is shown."
    return f"It is of another kind ({page.kind(kind_of).lower()}); {page.kind(kind).lower()} is shown."


def refused(texts: tuple[str, ...]) -> str:
    """Return the answer to a wave or a kind of place that no agreement with this outcome has."""
    named = states.listed(tuple(f"“{states.cut(text)}”" for text in texts))
    return f"No place that shares this outcome is of the wave or kind {named}. Choose below."
