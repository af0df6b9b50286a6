"""Words around what places tried; the lessons themselves are others' words."""

from datetime import date

from dashboard.wording import dates
from dashboard.wording.language import _
from data.terms import EvidenceClass

TITLE = _("Places you could talk to")
NONE = _("No place has told yet what it tried for this outcome.")
THEIRS = _("These are the places’ own words. What worked in one place may not work in another.")
TRIED = _("Tried:")
FOUND = _("What came of it:")
DID_NOT_WORK = _("What did not work:")
NOT_SAID = _("What did not work was not said.")


def told(on: date, evidence: EvidenceClass, kind: str) -> str:
    """Return when a place told it, and of which class it is when it is not plainly published."""
    return _("Told on {on}.").format(on=dates.day(on)) + ("" if evidence is EvidenceClass.PUBLISHED else f" {kind}.")


def contact(post: str) -> str:
    """Return whom to ask."""
    return _("To ask: {post}.").format(post=post) if post else _("Nobody is named to ask.")


def source(title: str) -> str:
    """Return where it was said."""
    return _("Said in: {title}.").format(title=title)
