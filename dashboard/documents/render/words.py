"""The few words that every paper carries whatever it says, and the names of the kinds of file."""

from datetime import date

from dashboard.wording import dates
from dashboard.wording.page import PRODUCT

AUTHOR = PRODUCT
LANGUAGE = "en-GB"
PROVISIONAL = "provisional"
NO_FIGURE = "no figure"
NO_FIGURES = "No figures are available."
NO_ROWS = "Nothing to list."
SHAPES = frozenset("■▲●◆○")
NOT_HELD = "□"
FINGERPRINT = "Fingerprint"
NOTES = "Notes"
EXPECTED = "expected range"
SHOWN_IN_NOTES = "The table is in the notes."


def written_by(post: str, on: date) -> str:
    """Return who wrote a commentary, and when."""
    return f"Written by {post}, {dates.day(on)}"


def counted_differently(category: str) -> str:
    """Return what stands at a break."""
    return f"counted differently from {category}"


def began(category: str, what: str) -> str:
    """Return in words what a dated line of a picture shows."""
    return f"{what[:1].upper()}{what[1:]} begins before {category}."


def expected(lower: str, upper: str) -> str:
    """Return in words what the band of a picture shows."""
    return f"The expected range is {lower} to {upper}."


def scale_note(unit: str, start: str) -> str:
    """Return what a chart counts in, and where its scale starts when that is not zero."""
    return f"{unit}; the scale starts at {start}" if start else unit


def without_figure(name: str) -> str:
    """Return the name of a place or line that has no figure, where nothing could be drawn that says so."""
    return f"{name} ({NO_FIGURE})"


def in_key(stroke: str, name: str) -> str:
    """Return how a line is drawn, in words, with its name."""
    return f"{stroke}: {name}."


def part(title: str, number: int, of: int) -> str:
    """Return the title of one of several pictures of a long chart."""
    return f"{title} ({number} of {of})"


def page_of(page: str, pages: str) -> str:
    """Return where a page stands in its paper."""
    return f"Page {page} of {pages}"
