"""Words of what other sites show of an outcome."""

from datetime import datetime

from dashboard.wording import dates
from dashboard.wording.language import _

BACK = _("The whole page, with its evidence, at Agreed Outcomes")
TO_COME = _("To come")
HEADINGS = (_("Period"), _("Figure"), _("Range"), _("Agreed course"))


def title(place: str, measure: str) -> str:
    """Return what is shown: a measure of a place."""
    return f"{measure}, {place}"


def as_at(moment: datetime) -> str:
    """Return when it was so."""
    return _("As at {moment}.").format(moment=dates.moment(moment))


def missing(name: str) -> str:
    """Return the answer to an address that lacks a parameter."""
    return _("{name} is missing. Write, say, ?place=kent&outcome=1.").format(name=name)


def no_measure(place: str, statement: str) -> str:
    """Return the answer to an outcome without such a measure."""
    return _("{place} has no such measure of “{statement}”.").format(place=place, statement=statement.rstrip("."))
