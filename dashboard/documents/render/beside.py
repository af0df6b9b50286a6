"""Names of lines: beside their ends where there is room, else in a key above the plot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.documents.content import Chart
from dashboard.documents.render import marks
from dashboard.documents.render.letters import width, wrapped
from dashboard.documents.render.look import Look, Stroke, strokes
from dashboard.documents.render.marks import Box

_SHARE = 0.26
_SAMPLE = 2.2


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a line as it stands beside the line's last value."""

    line: int
    lines: tuple[str, ...]
    width: float
    value: float
    stroke: Stroke


def beside(chart: Chart, look: Look) -> tuple[Label, ...]:
    """Return the names that stand beside the ends of their lines; none where they would not fit, and a key does."""
    if not look.labels_beside or chart.kind == "dots":
        return ()
    found = []
    for at, (line, stroke) in enumerate(strokes(chart)):
        known = [point.value for point in line.points if point.value is not None]
        if known and line.name:
            lines = wrapped(line.name, look.text, look.width * _SHARE)
            found.append(Label(at, lines, max(width(one, look.text) for one in lines), known[-1], stroke))
    if sum(len(label.lines) * look.line + 3 for label in found) > look.plot:
        return ()
    return tuple(found)


def drawn_beside(labels: Sequence[Label], look: Look, room: Box, ends: Mapping[int, float]) -> list[str]:
    """Return the names beside the plot, moved apart where they would collide, each joined to its line's end."""
    ordered = sorted(labels, key=lambda label: (ends[label.line], label.line))
    heights = [len(label.lines) * look.line + 3 for label in ordered]
    uppers = _apart([ends[label.line] - height / 2 for label, height in zip(ordered, heights, strict=True)], heights)
    excess = (uppers[-1] + heights[-1] - room.lower - look.text) if uppers else 0
    if excess > 0:
        limit = room.lower + look.text
        for at in range(len(uppers) - 1, -1, -1):
            uppers[at] = min(uppers[at], limit - heights[at])
            limit = uppers[at]
    drawn = []
    for label, upper, height in zip(ordered, uppers, heights, strict=True):
        end = ends[label.line]
        middle = upper + height / 2
        drawn.append(
            marks.path([(room.right + 1, end), (room.right + look.pad - 2, middle)], Stroke(label.stroke.colour, 1))
        )
        drawn += marks.paragraph(
            label.lines,
            room.right + look.pad,
            upper + look.line * 0.5 + look.text * 0.35 + 1.5,
            size=look.text,
            leading=look.line,
            colour=label.stroke.colour,
        )
    return drawn


def _apart(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Return upper edges in order, each at or below where the one before it ends."""
    found: list[float] = []
    for upper, height in zip(wanted, heights, strict=True):
        del height
        found.append(max(upper, found[-1] + heights[len(found) - 1]) if found else upper)
    return found


def key(chart: Chart, look: Look, *, upper: float, room: float) -> tuple[list[str], float]:
    """Return a key in reading order and its height: a stroke as it is drawn, then its name; empty where not needed."""
    if beside(chart, look) or len(chart.lines) < 2:  # noqa: PLR2004  one line needs no key: the title names it
        return [], 0.0
    sample = look.text * _SAMPLE
    drawn: list[str] = []
    y = upper
    for line, stroke in strokes(chart):
        middle = y + look.line / 2
        drawn.append(marks.path([(0, middle), (sample, middle)], stroke))
        if stroke.shape:
            drawn.append(marks.marker(sample / 2, middle, look.text * 0.3, stroke, hollow=False))
        lines = wrapped(line.name, look.text, room - sample - look.pad)
        drawn += marks.paragraph(lines, sample + look.pad, middle + look.text * 0.35, size=look.text, leading=look.line)
        y += look.line * max(len(lines), 1)
    return drawn, y - upper + look.pad
