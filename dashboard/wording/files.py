"""Words of the files that can be taken away: their covers, and what an address that leads to none is told."""

from collections.abc import Iterable
from datetime import date, datetime

from dashboard.wording import dates, states
from dashboard.wording.language import _

EMPTY_CELLS = _("Empty cells are not known. Unknown is never zero.")
KINDS = _("There are CSV, ODS and XLSX files. Write .csv, .ods or .xlsx.")
NOT_FOUND = _("Not found.")
PLACES = _("Places")
QUESTIONS = _("Questions and recommendations")
COVER = _("About")
SHEET = _("Table")


def as_at(moment: datetime) -> str:
    """Return the moment that a file knew."""
    return _("As at {as_at}").format(as_at=dates.moment(moment))


def as_at_day(day: date) -> str:
    """Return the day that a file knew."""
    return _("As at {as_at}").format(as_at=dates.day(day))


def of_picture(evidence: str, moment: datetime) -> str:
    """Return the class and the moment that stand above a picture."""
    return _("{evidence}. As at {as_at}.").format(evidence=evidence, as_at=dates.moment(moment))


def outcomes(place: str) -> str:
    """Return the title of the table of a place's outcomes."""
    return _("{place}: agreed outcomes").format(place=place)


def outcome(place: str, number: int, statement: str) -> str:
    """Return the title of the table of one outcome."""
    return _("{place}, outcome {number}: {statement}").format(place=place, number=number, statement=statement)


def list_version(name: str, version: str) -> str:
    """Return a list of similar places with its version."""
    return _("{name}, version {version}").format(name=name, version=version)


def no_table(name: str, known: Iterable[str]) -> str:
    """Return the answer to a table that there is not."""
    return _("There is no table called “{name}”. These are the tables: {known}.").format(
        name=states.cut(name), known=", ".join(known)
    )


def no_chart(name: str, known: Iterable[str]) -> str:
    """Return the answer to a chart that there is not."""
    return _("There is no chart called “{name}”. These are the charts: {known}.").format(
        name=states.cut(name), known=", ".join(known)
    )


def no_measure(name: str, known: Iterable[str]) -> str:
    """Return the answer to a measure that the outcome does not have."""
    return _("This outcome has no measure called “{name}”. It has: {known}.").format(
        name=states.cut(name), known=", ".join(known)
    )


def gone(place: str) -> str:
    """Return the answer to a place that has ended."""
    return _("“{place}” is no more. Ask for what it became.").format(place=states.cut(place))
