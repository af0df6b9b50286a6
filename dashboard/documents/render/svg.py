"""A chart as a picture of our own, the same in PDF and HTML; it carries its title, source and caveat inside."""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from dashboard.documents.content import Chart
from dashboard.documents.render import marks, scale
from dashboard.documents.render.beside import key
from dashboard.documents.render.dotted import dotted
from dashboard.documents.render.letters import wrapped
from dashboard.documents.render.look import OTHERS, Look
from dashboard.documents.render.over_time import Plot, over_time, value_ends
from dashboard.wording import papers_drawn as words

_LARGER = 1.15
_SMALLER = 0.93


def pieces(chart: Chart, count: int) -> tuple[Chart, ...]:
    """Return a chart cut into pieces by its categories, all on the same axis, each titled as a part."""
    if count == 1:
        return (chart,)
    many = len(chart.categories)
    rows = -(-many // count)
    low, high = value_ends(chart)
    return tuple(
        replace(
            chart,
            key=f"{chart.key}-{number + 1}",
            title=words.part(chart.title, number + 1, count),
            alt=words.part(chart.alt, number + 1, count),
            categories=chart.categories[start : start + rows],
            lines=tuple(replace(line, points=line.points[start : start + rows]) for line in chart.lines),
            low=low,
            high=high,
        )
        for number, start in enumerate(range(0, many, rows))
    )


def picture(chart: Chart, *, foot: Sequence[str], look: Look) -> tuple[str, float]:
    """Return a chart as one SVG image and its height: title, unit, key, plot, caveat, source and what else is said."""
    room = look.width
    size = look.text * _LARGER
    heading = wrapped(chart.title, size, room, bold=True)
    drawn = marks.paragraph(heading, 0, size, size=size, leading=size * 1.3, bold=True)
    y = size * 1.3 * len(heading) + look.text * 0.2
    low, _ = value_ends(chart)
    unit = wrapped(words.scale_note(chart.unit, scale.starts_at(low)), look.text, room)
    drawn += marks.paragraph(unit, 0, y + look.text, size=look.text, leading=look.line)
    y += look.line * len(unit) + look.pad
    names, high = key(chart, look, upper=y, room=room)
    plot = _plot(chart, look, y + high)
    y += high + plot.height + look.pad
    small = look.text * _SMALLER
    for part in (chart.caveat, chart.source, *foot):
        lines = wrapped(part, small, room)
        drawn += marks.paragraph(lines, 0, y + small, size=small, leading=small * 1.35, colour=OTHERS)
        y += small * 1.35 * len(lines)
    body = "".join([*drawn, *names, *plot.marks])
    tall = round(y + 4)
    image = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {room:g} {tall}" width="{room:g}" height="{tall}" '
        f'font-family="Inter, Arial, sans-serif">{body}</svg>'
    )
    return image, tall


def _plot(chart: Chart, look: Look, upper: float) -> Plot:
    match chart.kind:
        case "line":
            return over_time(chart, look, upper=upper, width_of_picture=look.width)
        case "dots":
            return dotted(chart, look, upper=upper, width_of_picture=look.width)
        case _:
            assert_never(chart.kind)
