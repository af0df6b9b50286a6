"""Words around what places tried; the lessons themselves are others' words."""

from datetime import date

from dashboard.wording import dates
from data.terms import EvidenceClass

TITLE = "Places you could talk to"
NONE = "No place has told yet what it tried for this outcome."
THEIRS = "These are the places’ own words. What worked in one place may not work in another."
TRIED = "Tried:"
FOUND = "What came of it:"
DID_NOT_WORK = "What did not work:"
NOT_SAID = "What did not work was not said."


def told(on: date, evidence: EvidenceClass, kind: str) -> str:
    """Return when a place told it, and of which class it is when it is not plainly published."""
    return f"Told on {dates.day(on)}." + ("" if evidence is EvidenceClass.PUBLISHED else f" {kind}.")


def contact(post: str) -> str:
    """Return whom to ask."""
    return f"To ask: {post}." if post else "Nobody is named to ask."


def source(title: str) -> str:
    """Return where it was said."""
    return f"Said in: {title}."
