"""Words of what other sites show of an outcome."""

from datetime import datetime

from dashboard.wording import dates

BACK = "The whole page, with its evidence, at Agreed Outcomes"
TO_COME = "To come"
HEADINGS = ("Period", "Figure", "Range", "Agreed course")


def title(place: str, measure: str) -> str:
    """Return what is shown: a measure of a place."""
    return f"{measure}, {place}"


def as_at(moment: datetime) -> str:
    """Return when it was so."""
    return f"As at {dates.moment(moment)}."


def missing(name: str) -> str:
    """Return the answer to an address that lacks a parameter."""
    return f"{name} is missing. Write, say, ?place=kent&outcome=1."


def no_measure(place: str, statement: str) -> str:
    """Return the answer to an outcome without such a measure."""
    return f"{place} has no such measure of “{statement.rstrip('.')}”."
