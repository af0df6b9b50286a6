"""The pictures of a chart: one, or as many as its places need to be read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.documents.content import Chart, PaperKind
from dashboard.documents.render import svg
from dashboard.documents.render.look import SLIDE, WIDE, Look

TALLEST = 900.0
"""The height of a picture that fits a page of A4 below a heading, in CSS pixels."""
_SMALL_PLOT = 150.0
_ROWS_ON_SLIDE = 20
_FEW_ROWS = 9
_SMALL = 15.0


@dataclass(frozen=True, slots=True)
class Picture:
    """An image, what it shows in words, and its size in CSS pixels."""

    svg: str
    alt: str
    width: float
    height: float


def pictures(chart: Chart, *, foot: Sequence[str], look: Look, tallest: float = TALLEST) -> tuple[Picture, ...]:
    """Return a chart in as few pictures as fit the height; a chart over time is always one."""
    count = 1
    while True:
        found = tuple(_picture(piece, foot, look) for piece in svg.pieces(chart, count))
        if chart.kind == "line" or count >= len(chart.categories) or all(one.height <= tallest for one in found):
            return found
        count += 1


def look_of(kind: PaperKind) -> Look:
    """Return how large the charts of a paper are: short where a page must hold several."""
    match kind:
        case PaperKind.BRIEFING | PaperKind.EXCEPTIONS:
            return replace(WIDE, plot=_SMALL_PLOT)
        case PaperKind.PACK | PaperKind.SLIDE | PaperKind.PARLIAMENT:
            return WIDE


def on_slide(chart: Chart, *, foot: Sequence[str]) -> tuple[Picture, ...]:
    """Return the pictures of a slide, which stand side by side: one for a few places, more for many."""
    many = len(chart.categories) if chart.kind == "dots" else 0
    count = max(1, -(-many // _ROWS_ON_SLIDE))
    text = SLIDE.text if many <= _FEW_ROWS else _SMALL
    look = replace(SLIDE, width=(SLIDE.width - 40 * (count - 1)) / count, text=text)
    return tuple(_picture(piece, foot, look) for piece in svg.pieces(chart, count))


def _picture(chart: Chart, foot: Sequence[str], look: Look) -> Picture:
    drawn, height = svg.picture(chart, foot=foot, look=look)
    return Picture(drawn, chart.alt, look.width, height)
