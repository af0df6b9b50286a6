"""The plot of figures over time: lines that stop at gaps and breaks, the stepped course, the floor at full strength."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.documents.content import Chart, Line
from dashboard.documents.render import marks, scale
from dashboard.documents.render.beside import Label, beside, drawn_beside
from dashboard.documents.render.ground import Ground, expected, expected_said, version_lines
from dashboard.documents.render.letters import width, wrapped
from dashboard.documents.render.look import GRID, INK, Look, Stroke, strokes
from dashboard.documents.render.marks import Box
from dashboard.wording import papers_drawn as words

_HALF = 0.5
_BREAK = 3.0
_BELOW = 4.0
_AXIS = Stroke(INK, 1)
_GRID = Stroke(GRID, 1)
_RANGE = 1.4
_CAP = 3.0


@dataclass(frozen=True, slots=True)
class Plot:
    """What a plot draws and how high it is."""

    marks: tuple[str, ...]
    height: float


def over_time(chart: Chart, look: Look, *, upper: float, width_of_picture: float) -> Plot:
    """Return the plot of a line chart whose highest edge is at `upper`."""
    low, high = value_ends(chart)
    round_values = scale.ticks(low, high, most=6)
    names = scale.spoken(round_values)
    left = max((width(name, look.text) for name in names), default=0) + look.pad
    labels = beside(chart, look)
    right = width_of_picture - max((label.width for label in labels), default=0) - (look.pad if labels else 4)
    notes = _break_notes(chart, look, left=left, right=right)
    band = look.line * sum(len(lines) for _, lines in notes) + look.text * _HALF
    room = Box(left, upper + band, right, upper + band + look.plot)
    ground = Ground(
        room, (right - left) / max(len(chart.categories), 1), scale.Scale(low, high, room.lower, room.upper)
    )
    drawn = [
        *expected(chart, ground),
        *_value_axis(ground, look, dict(zip(round_values, names, strict=True))),
        *version_lines(chart, ground),
        *_lines(chart, ground, look),
        *expected_said(chart, ground, look, _taken(chart, ground, look)),
        *_breaks(chart, ground, look, notes, upper=upper),
        *drawn_beside(labels, look, room, {label.line: _end(label, ground) for label in labels}),
        *_said_inside(chart, ground, look),
    ]
    categories, under = _category_axis(chart, ground, look, width_of_picture)
    return Plot((*drawn, *categories), room.lower + under - upper)


def value_ends(chart: Chart) -> tuple[float, float]:
    """Return the ends of the value axis: those the chart asks for, and all that it draws."""
    known = [
        part
        for line in chart.lines
        for point in line.points
        for part in (point.value, point.lower, point.upper)
        if part is not None
    ]
    known += chart.expected or ()
    return scale.ends(min([chart.low, *known]), max([chart.high, *known]))


def runs(line: Line, breaks: Sequence[int]) -> list[list[int]]:
    """Return the stretches of a line without a gap or a break, as the indexes of its points."""
    found: list[list[int]] = []
    joined = False
    for at, point in enumerate(line.points):
        if point.value is None:
            joined = False
            continue
        if joined and at not in breaks:
            found[-1].append(at)
        else:
            found.append([at])
        joined = True
    return found


def radius(step: float, look: Look) -> float:
    """Return how large the points of a line are."""
    return max(2.0, min(step * 0.3, look.text * 0.32))


def _value_axis(ground: Ground, look: Look, ticks: dict[float, str]) -> list[str]:
    room = ground.room
    drawn = []
    for value, name in ticks.items():
        y = ground.values.at(value)
        drawn.append(marks.path([(room.left, y), (room.right, y)], _GRID))
        drawn.append(marks.text(name, room.left - look.pad, y + look.text * 0.35, size=look.text, anchor="end"))
    return [*drawn, marks.path([(room.left, room.lower), (room.right, room.lower)], _AXIS)]


def _lines(chart: Chart, ground: Ground, look: Look) -> list[str]:
    """Return every line, the figures over the rest."""
    behind, before = [], []
    for line, stroke in strokes(chart):
        if line.kind == "figures":
            before += _figures(line, stroke, chart, ground, look)
        else:
            behind += [marks.path(way, stroke) for way in ways(line, chart, ground)]
    return [*behind, *before]


def ways(line: Line, chart: Chart, ground: Ground) -> list[list[tuple[float, float]]]:
    """Return the points through which a line goes: the course and the floor a tread a period."""
    stepped = line.kind in {"course", "floor"}
    found = []
    for run in runs(line, () if stepped else chart.breaks):
        way = []
        for at in run:
            value = line.points[at].value
            if value is not None:
                y = ground.values.at(value)
                way += [(ground.x(at + side), y) for side in ((-_HALF, _HALF) if stepped else (0.0,))]
        found.append(way)
    return found


def _figures(line: Line, stroke: Stroke, chart: Chart, ground: Ground, look: Look) -> list[str]:
    size = radius(ground.step, look)
    drawn = []
    for at, point in enumerate(line.points):
        if point.value is not None and point.lower is not None and point.upper is not None:
            x, low, high = ground.x(at), ground.values.at(point.lower), ground.values.at(point.upper)
            cap = min(_CAP, ground.step * 0.3)
            bar = Stroke(stroke.colour, _RANGE)
            drawn.append(marks.path([(x, low), (x, high)], bar))
            drawn += [marks.path([(x - cap, y), (x + cap, y)], bar) for y in (low, high)]
    drawn += [marks.path(way, stroke) for way in ways(line, chart, ground) if len(way) > 1]
    for at, point in enumerate(line.points):
        if point.value is not None:
            y = ground.values.at(point.value)
            drawn.append(marks.marker(ground.x(at), y, size, stroke, hollow=point.provisional))
    return drawn


def _break_notes(chart: Chart, look: Look, *, left: float, right: float) -> list[tuple[int, tuple[str, ...]]]:
    """Return what stands above the plot: where the count changed, and where a version of the terms began."""
    said = [
        *(
            (at, words.counted_differently(chart.categories[at]))
            for at in chart.breaks
            if 0 < at < len(chart.categories)
        ),
        *chart.variations,
    ]
    return [(at, wrapped(text, look.text, right - left)) for at, text in sorted(said)]


def _breaks(
    chart: Chart, ground: Ground, look: Look, notes: Sequence[tuple[int, tuple[str, ...]]], *, upper: float
) -> list[str]:
    """Return two short upright strokes at each break, and what changed above the plot, a line each."""
    room, drawn, y = ground.room, [], upper + look.text
    stroke = Stroke(INK, 1.5)
    for at, lines in notes:
        x = ground.x(at - _HALF)
        for side in (-_BREAK, _BREAK) if at in chart.breaks else ():
            drawn += [
                marks.path([(x + side, middle - look.pad), (x + side, middle + _BELOW)], stroke)
                for middle in (room.upper, room.lower)
            ]
        half = max(width(line, look.text) for line in lines) / 2
        centre = min(max(x, room.left + half), max(room.right - half, room.left + half))
        drawn += marks.paragraph(lines, centre, y, size=look.text, leading=look.line, anchor="middle")
        y += look.line * len(lines)
    return drawn


def _end(label: Label, ground: Ground) -> float:
    return ground.values.at(label.value)


def _said_inside(chart: Chart, ground: Ground, look: Look) -> list[str]:
    """Return "provisional" beside the first provisional point, or that there are no figures, clear of what is drawn."""
    figures = [line for line in chart.lines if line.kind == "figures"]
    taken = _taken(chart, ground, look)
    room = ground.room
    if not any(point.value is not None for line in figures for point in line.points):
        lines = wrapped(words.NO_FIGURES, look.text, room.right - room.left)
        middle = (room.left + room.right) / 2
        heights = [room.upper + (room.lower - room.upper) * share for share in (0.5, 0.3, 0.7, 0.15, 0.85)]
        choices = [marks.box_of(lines[0], middle, y, size=look.text, anchor="middle") for y in heights]
        y = heights[marks.clear_place(choices, taken, room)]
        return marks.paragraph(lines, middle, y, size=look.text, leading=look.line, anchor="middle")
    for line in figures:
        for at, point in enumerate(line.points):
            if point.provisional and point.value is not None:
                x, y = _spot_near(ground.x(at), ground.values.at(point.value), taken, room, look)
                return [marks.text(words.PROVISIONAL, x, y, size=look.text, anchor="middle")]
    return []


def _spot_near(x: float, y: float, taken: Sequence[Box], room: Box, look: Look) -> tuple[float, float]:
    """Return the nearest spot for "provisional" that is clear of everything drawn."""
    half = width(words.PROVISIONAL, look.text) / 2
    steps = [reach * look.text * 0.5 for reach in range(2, 18)]
    spots = [
        (min(max(x + aside, room.left + half), room.right - half), y + sign * step + look.text * 0.3)
        for step in steps
        for sign in (-1, 1)
        for aside in (0.0, half, -half, 1.6 * half, -1.6 * half)
    ]
    spots.sort(key=lambda spot: (spot[0] - x) ** 2 / 9 + (spot[1] - y) ** 2)
    choices = [marks.box_of(words.PROVISIONAL, *spot, size=look.text, anchor="middle") for spot in spots]
    return spots[marks.clear_place(choices, taken, room)]


def _taken(chart: Chart, ground: Ground, look: Look) -> list[Box]:
    """Return the space that points, ranges and lines take, with a little air."""
    size = radius(ground.step, look) + 3
    found = []
    for line in chart.lines:
        for at, point in enumerate(line.points):
            if line.kind == "figures" and point.value is not None:
                x, y = ground.x(at), ground.values.at(point.value)
                low = y if point.lower is None else ground.values.at(point.lower)
                high = y if point.upper is None else ground.values.at(point.upper)
                found.append(Box(x - size, min(y - size, high), x + size, max(y + size, low)))
        for way in ways(line, chart, ground):
            found += [box for one, two in pairwise(way) for box in _along(one, two)]
    return found


def _along(one: tuple[float, float], two: tuple[float, float]) -> list[Box]:
    """Return small boxes along a stretch of a line."""
    pieces = max(1, round((abs(two[0] - one[0]) + abs(two[1] - one[1])) / 6))
    spots = [
        (one[0] + (two[0] - one[0]) * at / pieces, one[1] + (two[1] - one[1]) * at / pieces) for at in range(pieces + 1)
    ]
    return [Box(x - 3.5, y - 3.5, x + 3.5, y + 3.5) for x, y in spots]


def _category_axis(chart: Chart, ground: Ground, look: Look, width_of_picture: float) -> tuple[list[str], float]:
    """Return the names of categories under the plot and how much height they take."""
    names = [wrapped(category, look.text, look.text * 7) for category in chart.categories]
    widths = [max((width(line, look.text) for line in lines), default=0) for lines in names]
    centres = [
        min(max(ground.x(at), widths[at] / 2), max(width_of_picture - widths[at] / 2, widths[at] / 2))
        for at in range(len(names))
    ]
    room, drawn, most = ground.room, [], 0
    for at in scale.shown(centres, widths, air=look.pad):
        drawn.append(marks.path([(ground.x(at), room.lower), (ground.x(at), room.lower + 5)], _AXIS))
        drawn += marks.paragraph(
            names[at],
            centres[at],
            room.lower + 6 + look.text,
            size=look.text,
            leading=look.line,
            anchor="middle",
        )
        most = max(most, len(names[at]))
    return drawn, 6 + look.line * most + look.text * 0.3
