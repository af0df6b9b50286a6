"""Words of open data: what every row says of itself, and the text that goes with the package and its page."""

from collections.abc import Iterable
from datetime import date, datetime

from dashboard.wording import dates, marks, numbers
from data.terms import EvidenceClass

NAME = "agreed-outcomes"
TITLE = "Agreed Outcomes: open data"
PAGE_TITLE = "Open data"
NOT_HANDED_ON = "Its licence does not allow figures of this series to be handed on."
NO_MEASURE = "No measure yet."
LICENCE_NAME = "OGL-UK-3.0"
LICENCE_TITLE = "Open Government Licence v3.0"
LICENCE_PATH = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
LICENCE_NOTE = (
    "Each series of figures has the licence and the attribution that its publisher asks for: they stand in the table "
    "“series”. Agreements, standards and verdicts may be used under the Open Government Licence v3.0."
)
UNKNOWN_NOTE = "An empty cell is not known. Unknown is never zero."
NOT_CAUSE = "These figures show what happened in each place. They do not show that an agreement changed it."
ORDER_NOTE = "Places stand in alphabetical order. Nothing here puts them in order of a value, and nothing adds them up."
APOSTROPHE_NOTE = (
    "In CSV, a text that a spreadsheet could take for a formula has an apostrophe before it; loading takes it off "
    "again. In Parquet every text stands as it is."
)
VINTAGES_NOTE = (
    "A figure that was revised stands once for each vintage: “known_from” says since when it was known, “known_until” "
    "until when; the latter is empty while it stands."
)
ILLUSTRATIVE_NOTE = (
    "The evidence class says how far a row may be leaned on: published, reported, illustrative (levels, dates and "
    "powers that we made up, over published figures) or invented (place and figures made up)."
)
HOW_TO_LOAD = (
    "To read it into an empty store of your own: `outcomes load datapackage.json`, in the folder of this file."
)
DOWNLOAD_WHOLE = "Download everything as a data package"
FILES = "Tables"
LICENCES = "Licences, and the words to show beside figures"
PROGRAMS = "For programs"
PROGRAM_LINES = (
    ("/api/v1/openapi.json", "Description of the programming interface (OpenAPI)"),
    ("/open-data/datapackage.json", "Description of the package (Frictionless Data Package)"),
    ("/open-data/csv-metadata.json", "Description of its tables (CSV on the Web)"),
    ("/changes.atom", "What changed, as a feed (Atom)"),
    ("/releases.ics", "When figures are expected, as a calendar (iCalendar)"),
)
EMBED = "Show an outcome on your own page"
EMBED_LINES = (
    ("A badge:", "/embed/badge.svg?place=kent&outcome=1"),
    ("A small page with the chart and its table:", "/embed/outcome?place=kent&outcome=1"),
    ("To fix the date, add:", "&as_at=2026-03-31"),
    ("For the second measure of an outcome, add:", "&measure=2"),
)
EMBED_NOTE = "Neither holds a script, a form or a cookie. Each carries its source, its date and the way back."
BACK = "Back to the pages"
CODEBOOK = "Codebook: what every column means (CSV)"
HEADINGS = ("Table", "What it holds", "Rows", "CSV", "Parquet")
LICENCE_HEADINGS = ("Series", "Licence", "Words to show beside its figures")
LEFT_OUT = "not handed on"
OPEN_LINK = "Download everything as open data, or read it by program"
FEED_LINK = "Follow these changes in a feed reader"


def caveat(evidence: EvidenceClass, more: Iterable[str]) -> str:
    """Return what to know before leaning on a row: its class in words, then what is said of its figure."""
    said = [marks.evidence(evidence), *(one.rstrip(".") for one in more)]
    return ". ".join(f"{one[:1].upper()}{one[1:]}" for one in said) + "."


def as_at(moment: datetime) -> str:
    """Return when the package was so."""
    return f"What was known at {dates.moment(moment)}."


def demonstration(day: date) -> str:
    """Return that the package is of a demonstration, whose clock stands."""
    return f"A demonstration, which takes {dates.day(day)} for today. Terms are illustrative; some places are invented."


def rows(count: int) -> str:
    """Return how many rows there are."""
    return numbers.plain(count)


def attributed(title: str, licence: str, attribution: str) -> str:
    """Return the line of a series in the list of licences."""
    return f"{title}: {licence}. {attribution}"


def published(tables: int, count: int, folder: str) -> tuple[str, ...]:
    """Return what was written, for whoever ran the command."""
    return (f"{numbers.many(tables, 'table')} with {numbers.plain(count)} rows written to {folder}.",)


def loaded(places: int, documents: int, figures: int, not_handed_on: Iterable[str]) -> tuple[str, ...]:
    """Return what was loaded, for whoever ran the command, and what its licence kept out."""
    said = (
        f"Loaded and judged: {numbers.plain(places)} places, {numbers.many(documents, 'document version')}, "
        f"{numbers.plain(figures)} figures."
    )
    missing = sorted(not_handed_on)
    if not missing:
        return (said,)
    return said, f"Without figures, since their licence does not let them be handed on: {', '.join(missing)}."
