"""The plot of places or areas beside one another: a row each, a dot and its range, no order by value."""

from collections.abc import Sequence

from dashboard.documents.content import Chart, Line, Point
from dashboard.documents.render import marks, scale
from dashboard.documents.render.letters import width, wrapped
from dashboard.documents.render.look import GRID, INK, OTHERS, Look, Stroke, strokes
from dashboard.documents.render.marks import Box
from dashboard.documents.render.over_time import Plot, value_ends
from dashboard.wording import papers_drawn as words

_SHARE = 0.36
_RANGE = 1.6
_CAP = 3.5
_AXIS = Stroke(INK, 1)
_GRID = Stroke(GRID, 1)


def dotted(chart: Chart, look: Look, *, upper: float, width_of_picture: float) -> Plot:
    """Return the plot of a dot chart whose highest edge is at `upper`."""
    names = [wrapped(category, look.text, width_of_picture * _SHARE) for category in chart.categories]
    longest = max((width(line, look.text) for lines in names for line in lines), default=0)
    left, right = longest + look.pad, width_of_picture - look.text
    rows = _rows(names, look, upper + look.pad)
    lower = rows[-1][1] if rows else upper + look.line * 3
    room = Box(left, upper, right, lower + look.pad)
    values = scale.Scale(*value_ends(chart), room.left, room.right)
    drawn = [*_axis(values, room, look), *_names(names, rows, left, look)]
    for line, stroke in strokes(chart):
        if line.kind != "figures":
            drawn += [marks.path(way, stroke) for way in _uprights(line, rows, values)]
    if not rows or not any(line.points for line in chart.lines):
        middle = (room.left + room.right) / 2
        drawn.append(marks.text(words.NO_FIGURES, middle, upper + look.line * 2, size=look.text, anchor="middle"))
    drawn += _figures(chart, rows, values, room, look)
    return Plot(tuple(drawn), room.lower + 6 + look.line + look.text * 0.3 - upper)


def _rows(names: Sequence[tuple[str, ...]], look: Look, upper: float) -> list[tuple[float, float]]:
    """Return the upper and lower edge of each row, as high as its name needs."""
    found = []
    for lines in names:
        lower = upper + max(look.line * len(lines), min(look.rows / len(names), look.line * 2.5))
        found.append((upper, lower))
        upper = lower
    return found


def _axis(values: scale.Scale, room: Box, look: Look) -> list[str]:
    most = max(3, int((room.right - room.left) / (look.text * 5)))
    ticks = scale.ticks(values.low, values.high, most=min(most, 7))
    drawn = [marks.path([(room.left, room.lower), (room.right, room.lower)], _AXIS)]
    for value, name in zip(ticks, scale.spoken(ticks), strict=True):
        x = values.at(value)
        drawn.append(marks.path([(x, room.upper), (x, room.lower)], _GRID))
        half = width(name, look.text) / 2
        centre = min(x, room.right + look.text - half)
        drawn.append(marks.text(name, centre, room.lower + 6 + look.text, size=look.text, anchor="middle"))
    return drawn


def _names(names: Sequence[tuple[str, ...]], rows: Sequence[tuple[float, float]], left: float, look: Look) -> list[str]:
    drawn = []
    for lines, (upper, lower) in zip(names, rows, strict=True):
        first = (upper + lower) / 2 - look.line * (len(lines) - 1) / 2 + look.text * 0.35
        drawn += marks.paragraph(lines, left - look.pad, first, size=look.text, leading=look.line, anchor="end")
    return drawn


def _uprights(line: Line, rows: Sequence[tuple[float, float]], values: scale.Scale) -> list[list[tuple[float, float]]]:
    """Return the course, floor or average as upright stretches, one through each run of rows that has it."""
    found: list[list[tuple[float, float]]] = []
    joined = False
    for point, (upper, lower) in zip(line.points, rows, strict=False):
        if point.value is None:
            joined = False
            continue
        x = values.at(point.value)
        if not joined:
            found.append([])
        found[-1] += [(x, upper), (x, lower)]
        joined = True
    return found


def _figures(
    chart: Chart, rows: Sequence[tuple[float, float]], values: scale.Scale, room: Box, look: Look
) -> list[str]:
    """Return the dots; several lines of figures share a row, a little apart; a row without a figure says so."""
    figures = [(line, stroke) for line, stroke in strokes(chart) if line.kind == "figures"]
    drawn, said = [], False
    for at, (upper, lower) in enumerate(rows):
        points = [(line.points[at], stroke) for line, stroke in figures if at < len(line.points)]
        if figures and all(point.value is None for point, _ in points):
            y = (upper + lower) / 2 + look.text * 0.35
            drawn.append(marks.text(words.NO_FIGURE, room.left + look.pad, y, size=look.text, colour=OTHERS))
        for number, (point, stroke) in enumerate(points):
            y = upper + (lower - upper) * (number + 1) / (len(points) + 1)
            drawn += _dot(point, stroke, y, values, look)
            if point.provisional and point.value is not None and not said:
                drawn.append(_provisional(chart, point, at, y, values, room, look))
                said = True
    return drawn


def _dot(point: Point, stroke: Stroke, y: float, values: scale.Scale, look: Look) -> list[str]:
    if point.value is None:
        return []
    drawn = []
    if point.lower is not None and point.upper is not None:
        bar = Stroke(stroke.colour, _RANGE)
        low, high = values.at(point.lower), values.at(point.upper)
        drawn.append(marks.path([(low, y), (high, y)], bar))
        drawn += [marks.path([(x, y - _CAP), (x, y + _CAP)], bar) for x in (low, high)]
    x = values.at(point.value)
    return [*drawn, marks.marker(x, y, look.text * 0.32, stroke, hollow=point.provisional)]


def _provisional(chart: Chart, point: Point, at: int, y: float, values: scale.Scale, room: Box, look: Look) -> str:
    """Return "provisional" in the point's row, on the side where nothing is drawn."""
    ends = [part for part in (point.value, point.lower, point.upper) if part is not None]
    low, high = values.at(min(ends)) - look.pad, values.at(max(ends)) + look.pad
    base = y + look.text * 0.35
    long = width(words.PROVISIONAL, look.text)
    spots = [high + shift for shift in (0, look.text, 3 * look.text)]
    spots += [low - long - shift for shift in (0, look.text, 3 * look.text)]
    taken = [Box(low, y - look.text, high, y + look.text)]
    for line in chart.lines:
        if at < len(line.points) and (value := line.points[at].value) is not None and line.points[at] is not point:
            x = values.at(value)
            taken.append(Box(x - 6, y - look.text, x + 6, y + look.text))
    choices = [marks.box_of(words.PROVISIONAL, x, base, size=look.text) for x in spots]
    x = spots[marks.clear_place(choices, taken, room)]
    return marks.text(words.PROVISIONAL, x, base, size=look.text)
