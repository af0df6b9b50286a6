"""Words of open data: what every row says of itself, and the text that goes with the package and its page."""

from collections.abc import Iterable
from datetime import date, datetime

from dashboard.wording import dates, marks, numbers
from dashboard.wording.language import _
from data.terms import EvidenceClass

NAME = "agreed-outcomes"
TITLE = _("Agreed Outcomes: open data")
PAGE_TITLE = _("Open data")
NOT_HANDED_ON = _("Its licence does not allow figures of this series to be handed on.")
PAPER_KEPT_BACK = _("Its content holds figures that may not be handed on, so it is not in this package.")
NO_MEASURE = _("No measure yet.")
LICENCE_NAME = "OGL-UK-3.0"
LICENCE_TITLE = _("Open Government Licence v3.0")
LICENCE_PATH = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
LICENCE_NOTE = _(
    "Each series of figures has the licence and the attribution that its publisher asks for: they stand in the table "
    "“series”. Agreements, standards and verdicts may be used under the Open Government Licence v3.0."
)
PLACES_NOTE = _(
    "Codes, names and links of places: Source: Office for National Statistics licensed under the Open Government "
    "Licence v3.0. Contains public sector information licensed under the Open Government Licence v3.0. Council codes "
    "and populations © mySociety, Creative Commons Attribution 4.0, selected and re-tabulated. Who lists a place that "
    "was added here stands in the table “places”."
)
CC_BY_TITLE = "Creative Commons Attribution 4.0"
CC_BY_PATH = "https://creativecommons.org/licenses/by/4.0/"
UNKNOWN_NOTE = _("An empty cell is not known. Unknown is never zero.")
NOT_CAUSE = _("These figures show what happened in each place. They do not show that an agreement changed it.")
ORDER_NOTE = _(
    "Places stand in alphabetical order. Nothing here puts them in order of a value, and nothing adds them up."
)
APOSTROPHE_NOTE = _(
    "In CSV, a text that a spreadsheet could take for a formula has an apostrophe before it; loading takes it off "
    "again. In Parquet every text stands as it is."
)
VINTAGES_NOTE = _(
    "A figure that was revised stands once for each vintage: “known_from” says since when it was known, “known_until” "
    "until when; the latter is empty while it stands."
)
ILLUSTRATIVE_NOTE = _(
    "The evidence class says how far a row may be leaned on: published, reported, illustrative (levels, dates and "
    "powers that we made up, over published figures) or invented (place and figures made up)."
)
HOW_TO_LOAD = _(
    "To read it into an empty store of your own: `outcomes load datapackage.json`, in the folder of this file."
)
RECOMPUTE = _("Work a verdict out yourself")
RECOMPUTE_NOTE = _(
    "Run this in the folder of this file; it needs Python and pandas, nothing of ours. It reads the agreed floor and "
    "rule from standards.csv and the figures that stand from figures.csv, puts each figure on its side of the floor "
    "(clearly, where its whole range lies there), and walks through the steps. Name another PLACE and STANDARD where "
    "they are set. It leaves out what few verdicts turn on: ranges made from how a series moves, counts added over "
    "periods, warnings while a figure still meets, cases that people signed off, and figures that never came."
)
DOWNLOAD_WHOLE = _("Download everything as a data package")
FILES = _("Tables")
LICENCES = _("Licences, and the words to show beside figures")
PROGRAMS = _("For programs")
PROGRAM_LINES = (
    ("/api/v1/openapi.json", _("Description of the programming interface (OpenAPI)")),
    ("/open-data/datapackage.json", _("Description of the package (Frictionless Data Package)")),
    ("/open-data/csv-metadata.json", _("Description of its tables (CSV on the Web)")),
    ("/changes.atom", _("What changed, as a feed (Atom)")),
    ("/releases.ics", _("When figures are expected, as a calendar (iCalendar)")),
)
EMBED = _("Show an outcome on your own page")
EMBED_LINES = (
    (_("A badge:"), "/embed/badge.svg?place=kent&outcome=1"),
    (_("A small page with the chart and its table:"), "/embed/outcome?place=kent&outcome=1"),
    (_("To fix the date, add:"), "&as_at=2026-03-31"),
    (_("For the second measure of an outcome, add:"), "&measure=2"),
)
EMBED_NOTE = _("Neither holds a script, a form or a cookie. Each carries its source, its date and the way back.")
BACK = _("Back to the pages")
CODEBOOK = _("Codebook: what every column means (CSV)")
HEADINGS = (_("Table"), _("What it holds"), _("Rows"), _("Licence"), "CSV", _("Parquet"))
ROWS = _("rows")
LICENCE_OF_SERIES = _("That of each series")
LICENCE_HEADINGS = (_("Series"), _("Licence"), _("Words to show beside its figures"))
LEFT_OUT = _("not handed on")
OPEN_LINK = _("Download everything as open data, or read it by program")
FEED_LINK = _("Follow these changes in a feed reader")


def caveat(evidence: EvidenceClass, more: Iterable[str]) -> str:
    """Return what to know before leaning on a row: its class in words, then what is said of its figure."""
    said = [marks.evidence(evidence), *(one.rstrip(".") for one in more)]
    return ". ".join(f"{one[:1].upper()}{one[1:]}" for one in said) + "."


def as_at(moment: datetime) -> str:
    """Return when the package was so."""
    return _("What was known at {moment}.").format(moment=dates.moment(moment))


def demonstration(day: date) -> str:
    """Return that the package is of a demonstration, whose clock stands."""
    return _("A demonstration, which takes {day} for today. Terms are illustrative; some places are invented.").format(
        day=dates.day(day)
    )


def with_rows(count: int) -> str:
    """Return how many rows a table has, as a sentence of the text beside it."""
    return _("{count} rows.").format(count=rows(count))


def rows(count: int) -> str:
    """Return how many rows there are."""
    return numbers.plain(count)


def attributed(title: str, licence: str, attribution: str) -> str:
    """Return the line of a series in the list of licences."""
    return f"{title}: {licence}. {attribution}"


def published(tables: int, count: int, folder: str) -> tuple[str, ...]:
    """Return what was written, for whoever ran the command."""
    return (
        _("{tables} with {count} rows written to {folder}.").format(
            tables=numbers.many(tables, "{n} table", "{n} tables"), count=numbers.plain(count), folder=folder
        ),
    )


def loaded(places: int, documents: int, figures: int, not_handed_on: Iterable[str]) -> tuple[str, ...]:
    """Return what was loaded, for whoever ran the command, and what its licence kept out."""
    said = _("Loaded and judged: {places} places, {documents}, {figures} figures.").format(
        places=numbers.plain(places),
        documents=numbers.many(documents, "{n} document version", "{n} document versions"),
        figures=numbers.plain(figures),
    )
    missing = sorted(not_handed_on)
    if not missing:
        return (said,)
    return said, _("Without figures, since their licence does not let them be handed on: {missing}.").format(
        missing=", ".join(missing)
    )
