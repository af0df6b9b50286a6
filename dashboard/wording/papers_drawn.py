"""The few words that every paper carries whatever it says, how its lines are drawn, and its kinds of file."""

from collections.abc import Iterable
from datetime import date

from dashboard.wording import dates
from dashboard.wording.language import SPOKEN, _
from dashboard.wording.page import PRODUCT

AUTHOR = PRODUCT
LANGUAGE = SPOKEN.tag
PROVISIONAL = _("provisional")
NO_FIGURE = _("no figure")
NO_FIGURES = _("No figures are available.")
NO_ROWS = _("Nothing to list.")
SHAPES = frozenset("■▲●◆○")
NOT_HELD = "□"
FINGERPRINT = _("Fingerprint")
NOTES = _("Notes")
WEB_PAGE = _("Web page")
CIRCLES = _("Circles, solid line")
SQUARES = _("Squares, dashed line")
TRIANGLES = _("Triangles, dotted line")
DIAMONDS = _("Diamonds, dashes and dots")
THIN_DOTS = _("Thin dotted line")
THIN_BOTH = _("Thin line of dashes and dots")
THIN_DASHES = _("Thin dashed line")
DASHES = _("Dashed line")
THICK = _("Thick solid line")
EXPECTED = _("expected range")
SHOWN_IN_NOTES = _("The table is in the notes.")


def written_by(post: str, on: date) -> str:
    """Return who wrote a commentary, and when."""
    return _("Written by {post}, {on}").format(post=post, on=dates.day(on))


def counted_differently(category: str) -> str:
    """Return what stands at a break."""
    return _("counted differently from {category}").format(category=category)


def began(category: str, what: str) -> str:
    """Return in words what a dated line of a picture shows."""
    return _("{what} begins before {category}.").format(what=f"{what[:1].upper()}{what[1:]}", category=category)


def expected(lower: str, upper: str) -> str:
    """Return in words what the band of a picture shows."""
    return _("The expected range is {lower} to {upper}.").format(lower=lower, upper=upper)


def scale_note(unit: str, start: str) -> str:
    """Return what a chart counts in, and where its scale starts when that is not zero."""
    return _("{unit}; the scale starts at {start}").format(unit=unit, start=start) if start else unit


def without_figure(name: str) -> str:
    """Return the name of a place or line that has no figure, where nothing could be drawn that says so."""
    return f"{name} ({NO_FIGURE})"


def in_key(stroke: str, name: str) -> str:
    """Return how a line is drawn, in words, with its name."""
    return f"{stroke}: {name}."


def part(title: str, number: int, of: int) -> str:
    """Return the title of one of several pictures of a long chart."""
    return _("{title} ({number} of {of})").format(title=title, number=number, of=of)


def page_of(page: str, pages: str) -> str:
    """Return where a page stands in its paper."""
    return _("Page {page} of {pages}").format(page=page, pages=pages)


def other_kind(kind: str, known: Iterable[str]) -> str:
    """Return the answer to a kind of file that a paper is not made as."""
    return _("This paper is not made as “{kind}”. Ask for any of: {known}.").format(kind=kind, known=", ".join(known))
