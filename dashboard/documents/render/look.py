"""Sizes and strokes of pictures: what tells lines apart is a marker and a dash, never colour alone."""

from dataclasses import dataclass
from typing import Literal

from dashboard.charts.style import BAND, GRID, INK, OTHERS, PAPER, SECOND, SUBJECT
from dashboard.documents.content import Chart, Line
from dashboard.wording import papers_drawn

Shape = Literal["circle", "square", "triangle", "diamond"]


@dataclass(frozen=True, slots=True)
class Look:
    """How large a picture is: its width, the height of its plot, the size of its words, in CSS pixels.

    Attributes:
        rows: The height that the rows of a dot chart share where they need less.
    """

    width: float
    plot: float
    text: float
    labels_beside: bool = True
    rows: float = 0.0

    @property
    def line(self) -> float:
        """The height of a line of words."""
        return round(self.text * 1.35, 1)

    @property
    def pad(self) -> float:
        """The air between a mark and words."""
        return round(self.text * 0.6, 1)


WIDE = Look(642, 260, 14)
"""The text column of A4 with margins of 20 mm, at the size of print."""
NARROW = Look(300, 220, 14, labels_beside=False)
SLIDE = Look(1120, 300, 21, rows=260)


@dataclass(frozen=True, slots=True)
class Stroke:
    """How one line of a chart is drawn, and how a key without room for a picture says it; no shape, no markers."""

    colour: str
    width: float
    dash: str = ""
    shape: Shape | None = None
    words: str = ""


FIGURES = (
    Stroke(SUBJECT, 2.5, "", "circle", papers_drawn.CIRCLES),
    Stroke(SECOND, 2, "7 3", "square", papers_drawn.SQUARES),
    Stroke(OTHERS, 2, "2 3", "triangle", papers_drawn.TRIANGLES),
    Stroke(INK, 1.5, "9 3 2 3", "diamond", papers_drawn.DIAMONDS),
)
CONTEXT = (
    Stroke(OTHERS, 1.5, "1.5 4", words=papers_drawn.THIN_DOTS),
    Stroke(OTHERS, 1.5, "10 3 1.5 3", words=papers_drawn.THIN_BOTH),
    Stroke(OTHERS, 1.5, "4 6", words=papers_drawn.THIN_DASHES),
)
COURSE = Stroke(INK, 2, "9 5", words=papers_drawn.DASHES)
FLOOR = Stroke(INK, 4, words=papers_drawn.THICK)


def strokes(chart: Chart) -> tuple[tuple[Line, Stroke], ...]:
    """Return each line of a chart with its stroke; beyond the four that can be told apart they repeat."""
    figures = others = 0
    found = []
    for line in chart.lines:
        match line.kind:
            case "figures":
                stroke = FIGURES[figures % len(FIGURES)]
                figures += 1
            case "other":
                stroke = CONTEXT[others % len(CONTEXT)]
                others += 1
            case "course":
                stroke = COURSE
            case "floor":
                stroke = FLOOR
        found.append((line, stroke))
    return tuple(found)


__all__ = ["BAND", "GRID", "INK", "OTHERS", "PAPER", "Look", "Shape", "Stroke", "strokes"]
