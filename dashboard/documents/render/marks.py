"""The marks of a picture as SVG, and the space each takes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

from dashboard.documents.render.letters import width
from dashboard.documents.render.look import INK, PAPER, Shape, Stroke

Anchor = Literal["start", "middle", "end"]
_RISE, _FALL = 0.78, 0.24
"""How far letters reach above and below their line, as shares of their size."""


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the picture that something fills."""

    left: float
    upper: float
    right: float
    lower: float

    def overlap(self, other: "Box") -> float:
        """Return the area that two boxes share."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.lower, other.lower) - max(self.upper, other.upper)
        return max(across, 0.0) * max(down, 0.0)

    def outside(self, room: "Box") -> float:
        """Return how far a box sticks out of a room."""
        return (
            max(room.left - self.left, 0)
            + max(self.right - room.right, 0)
            + max(room.upper - self.upper, 0)
            + max(self.lower - room.lower, 0)
        )


def box_of(words: str, x: float, y: float, *, size: float, anchor: Anchor = "start") -> Box:
    """Return the space that a line of words takes."""
    long = width(words, size)
    left = {"start": x, "middle": x - long / 2, "end": x - long}[anchor]
    return Box(left, y - _RISE * size, left + long, y + _FALL * size)


def text(
    words: str, x: float, y: float, *, size: float, anchor: Anchor = "start", bold: bool = False, colour: str = INK
) -> str:
    """Return a line of words."""
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" text-anchor="{anchor}" fill="{colour}"{weight}>'
        f"{escape(words)}</text>"
    )


def paragraph(
    lines: Iterable[str],
    x: float,
    y: float,
    *,
    size: float,
    leading: float,
    anchor: Anchor = "start",
    bold: bool = False,
    colour: str = INK,
) -> list[str]:
    """Return lines of words under one another."""
    return [
        text(line, x, y + leading * at, size=size, anchor=anchor, bold=bold, colour=colour)
        for at, line in enumerate(lines)
    ]


def path(points: Sequence[tuple[float, float]], stroke: Stroke) -> str:
    """Return a line through points."""
    way = " ".join(f"{'L' if at else 'M'}{_n(x)} {_n(y)}" for at, (x, y) in enumerate(points))
    dash = f' stroke-dasharray="{stroke.dash}"' if stroke.dash else ""
    return f'<path d="{way}" fill="none" stroke="{stroke.colour}" stroke-width="{_n(stroke.width)}"{dash}/>'


def area(box: Box, colour: str) -> str:
    """Return a filled stretch of the picture."""
    wide, tall = box.right - box.left, box.lower - box.upper
    return f'<rect x="{_n(box.left)}" y="{_n(box.upper)}" width="{_n(wide)}" height="{_n(tall)}" fill="{colour}"/>'


def marker(x: float, y: float, radius: float, stroke: Stroke, *, hollow: bool) -> str:
    """Return a point in its line's shape, hollow where it is provisional."""
    fill = PAPER if hollow else stroke.colour
    paint = f'fill="{fill}" stroke="{stroke.colour}" stroke-width="2"'
    if stroke.shape == "circle" or stroke.shape is None:
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" {paint}/>'
    corners = " ".join(f"{_n(x + radius * dx)},{_n(y + radius * dy)}" for dx, dy in _CORNERS[stroke.shape])
    return f'<polygon points="{corners}" {paint}/>'


_CORNERS: dict[Shape, tuple[tuple[float, float], ...]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "triangle": ((0, -1.2), (1.1, 0.9), (-1.1, 0.9)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
}


def clear_place(choices: Sequence[Box], taken: Sequence[Box], room: Box) -> int:
    """Return which of several boxes lies least over what is drawn, the first where several are clear."""
    least, found = float("inf"), 0
    for at, choice in enumerate(choices):
        cost = 100 * choice.outside(room) + sum(choice.overlap(box) for box in taken)
        if cost == 0:
            return at
        if cost < least:
            least, found = cost, at
    return found


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
