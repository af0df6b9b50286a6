"""Where categories and values lie in a plot over time, and what stands behind its lines: expected range, versions."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.documents.content import Chart
from dashboard.documents.render import marks, scale
from dashboard.documents.render.look import BAND, INK, OTHERS, Look, Stroke
from dashboard.documents.render.marks import Box
from dashboard.wording import papers_drawn as words

_HALF = 0.5
_VERSION = Stroke(INK, 1.2, "1 3")
_EDGE = Stroke(OTHERS, 1)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where categories and values lie."""

    room: Box
    step: float
    values: scale.Scale

    def x(self, category: float) -> float:
        """Return the middle of a category."""
        return self.room.left + (category + _HALF) * self.step


def expected_from(chart: Chart) -> int:
    """Return the first category that the expected range covers: figures counted differently do not belong to it."""
    return max(chart.breaks, default=0)


def expected(chart: Chart, ground: Ground) -> list[str]:
    """Return the expected range as a pale band with an edge, so that it stands on grey paper too."""
    if chart.expected is None:
        return []
    lower, upper = (ground.values.at(edge) for edge in chart.expected)
    left = ground.x(expected_from(chart) - _HALF)
    edges = [marks.path([(left, y), (ground.room.right, y)], _EDGE) for y in (lower, upper)]
    return [marks.area(Box(left, upper, ground.room.right, lower), BAND), *edges]


def expected_said(chart: Chart, ground: Ground, look: Look, taken: Sequence[Box]) -> list[str]:
    """Return the name of the expected range, within or beside its band where nothing is drawn."""
    if chart.expected is None:
        return []
    lower, upper = (ground.values.at(edge) for edge in chart.expected)
    left, right = ground.x(expected_from(chart) - _HALF) + _HALF * look.pad, ground.room.right - _HALF * look.pad
    long = marks.box_of(words.EXPECTED, 0, 0, size=look.text).right
    heights = (upper + look.text, lower - look.text * 0.35, upper - look.text * 0.35, lower + look.text)
    spots = [(x, y) for y in heights for x in (left, (left + right - long) / 2, right - long)]
    choices = [marks.box_of(words.EXPECTED, x, y, size=look.text) for x, y in spots]
    x, y = spots[marks.clear_place(choices, taken, ground.room)]
    return [marks.text(words.EXPECTED, x, y, size=look.text, colour=OTHERS)]


def version_lines(chart: Chart, ground: Ground) -> list[str]:
    """Return an upright dotted line before the first category that each version of the terms governs."""
    return [
        marks.path([(ground.x(at - _HALF), ground.room.upper), (ground.x(at - _HALF), ground.room.lower)], _VERSION)
        for at, _ in chart.variations
    ]
