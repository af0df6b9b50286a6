"""Where words stand in a line chart: on their line, at the side and the height where they cover the fewest points."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.charts import style
from dashboard.charts.values import LineChart

NARROW = 232
"""Pixels of a plot on a phone: what fits there fits everywhere."""
WIDTH = 34
LETTER = 6.6  # width of a letter of 14 px, about its mean
GAP = 5
OFF = (GAP, 20, 35, 50, 70, 95, 130, 170)
POINT, LINE = 6, 2
HEAD_LINES = 4
PARTS = (0.25, 0.5, 0.75)
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for words: at the right or the left end of the plot, over or under a height, so many pixels off it."""

    right: bool
    below: bool
    off: int = GAP


@dataclass(slots=True)
class Plot:
    """A plot as a phone draws it, in pixels from its lower left corner, and what already stands in it."""

    chart: LineChart
    low: float
    high: float
    height: float
    width: float
    taken: list[Box]

    def up(self, value: float) -> float:
        """Return how high a value stands."""
        return (value - self.low) / (self.high - self.low) * self.height

    def across(self, at: float) -> float:
        """Return how far right a period stands."""
        return (at + 0.5) / len(self.chart.points) * self.width

    def around(self, at: float, value: float, *, tall: float = POINT) -> Box:
        """Return the box of a mark, so tall from its middle."""
        x, y = self.across(at), self.up(value)
        return x - POINT, y - tall, x + POINT, y + tall


def plot(chart: LineChart, *, low: float, high: float, height: float, width: float = NARROW) -> Plot:
    """Return the plot with all that words should not cover: points, intervals, lines, the words on a band."""
    found = Plot(chart, low, high, height, width, [])
    found.taken += [found.around(at, level, tall=LINE) for at, level in enumerate(chart.path) if level is not None]
    found.taken += [found.around(at, value, tall=LINE) for at, value in enumerate(chart.context) if value is not None]
    if chart.band is not None:
        left, foot = found.across(chart.band.first - 0.4), found.up(chart.band.upper)
        found.taken.append((left, foot, left + len(chart.band.text) * LETTER, foot + style.LINE_HEIGHT))
    for (at, one), (after, other) in pairwise(enumerate(chart.points)):
        if one.value is not None and other.value is not None:
            between = ((at * (1 - part) + after * part, one.value * (1 - part) + other.value * part) for part in PARTS)
            found.taken += [found.around(x, value) for x, value in between]
    for at, point in enumerate(chart.points):
        if point.value is None:
            continue
        bottom = found.up(point.value if point.lower is None else point.lower)
        top = found.up(point.value if point.upper is None else point.upper)
        x = found.across(at)
        found.taken.append((x - POINT, min(bottom, found.up(point.value) - POINT), x + POINT, top + POINT))
    return found


def place(plot_: Plot, text: str, value: float, *, prefer: Spot) -> Spot:
    """Return where words about a level cover the least, the preferred spot among equals, and keep that spot taken."""
    sides = (prefer.below, not prefer.below)
    every = [Spot(right, below, off) for off in OFF for right in (True, False) for below in sides]
    lines = style.lines(text, WIDTH)
    boxes = [box_of(plot_, lines, value, spot) for spot in every]
    costs = [cost_of(plot_, box) + spot.off for box, spot in zip(boxes, every, strict=True)]
    chosen = costs.index(min(costs))
    plot_.taken.append(boxes[chosen])
    return every[chosen]


def at_head(plot_: Plot, text: str, at: float) -> tuple[bool, int]:
    """Return whether words beside an upright line go to its left, and on which line from the head they are free."""
    wide = len(text) * LETTER
    left = plot_.across(at - 0.5) + wide > plot_.width
    start = plot_.across(at - 0.5) - (wide if left else 0.0)
    lines = [
        (start, plot_.height - (line + 1) * style.LINE_HEIGHT, start + wide, plot_.height - line * style.LINE_HEIGHT)
        for line in range(HEAD_LINES)
    ]
    costs = [cost_of(plot_, box) for box in lines]
    chosen = costs.index(min(costs))
    plot_.taken.append(lines[chosen])
    return left, chosen


def box_of(plot_: Plot, lines: Sequence[str], value: float, spot: Spot) -> Box:
    """Return where words stand at a spot."""
    wide = min(max(map(len, lines), default=0) * LETTER, plot_.width)
    tall = len(lines) * style.LINE_HEIGHT
    left = plot_.width - wide if spot.right else 0.0
    foot = plot_.up(value) - spot.off - tall if spot.below else plot_.up(value) + spot.off
    return left, foot, left + wide, foot + tall


def cost_of(plot_: Plot, box: Box) -> float:
    """Return how much of a box is covered, with what would leave the plot counted double."""
    over = sum(shared(box, other) for other in plot_.taken)
    outside = max(0.0, -box[1]) + max(0.0, box[3] - plot_.height)
    return 3 * over + 2 * outside * (box[2] - box[0])


def shared(one: Box, other: Box) -> float:
    """Return how much of two boxes is common to both."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    tall = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, wide) * max(0.0, tall)
