"""A paper on the page: the same blocks in the same order as its files, people's words apart from ours."""

from collections.abc import Iterable

import streamlit as st

from dashboard.charts.values import Band, Dot, DotChart, Level, LineChart, Marker, Point
from dashboard.components import tables, text
from dashboard.components.charts import chart as draw
from dashboard.documents.content import Block, Break, Chart, Heading, Line, Lines, Sentence, Table, Words
from dashboard.wording import dates, papers, states
from dashboard.wording.series import EXPECTED_RANGE
from dashboard.wording.tables import SHAPES, Shape


def blocks(some: Iterable[Block], *, key: str) -> None:
    """Draw the blocks of a paper under a section heading, so that its own headings come below it."""
    for at, block in enumerate(some):
        _block(block, key=f"{key}-{at}")


def _block(block: Block, *, key: str) -> None:
    match block:
        case Heading():
            (text.section if block.level == 1 else text.part)(block.text)
        case Sentence():
            text.said(block.text)
        case Lines():
            text.listed(block.items)
        case Words():
            with st.container(key=f"words-{key}"):
                text.said(states.remark_by(block.post, dates.day(block.on)))
                text.outside(block.text)
        case Table():
            _table(block, key=key)
        case Chart():
            draw(_chart(block), alt=block.alt, key=key)
            text.said(block.caveat)
        case Break():
            st.divider()


def _table(block: Table, *, key: str) -> None:
    shape = next((one for one in SHAPES if one.headings == block.columns), None)
    shape = shape or Shape("paper", block.columns[0], block.columns[1:])
    rows = [tables.Row(row[0], row[1:]) for row in block.rows]
    tables.table(shape, rows, alt=block.caption, key=f"-{key}")
    text.said(block.note)


def _chart(chart: Chart) -> LineChart | DotChart:
    """Return a paper's chart as the pages draw theirs."""
    figures = next(line for line in chart.lines if line.kind == "figures")
    footer = (chart.source,)
    share = chart.unit == "percent"
    if chart.kind == "dots":
        dots = tuple(Dot(one.label, one.value, one.lower, one.upper) for one in figures.points)
        return DotChart(title=chart.title, dots=dots, decimals=1, share=share, footer=footer)
    course, floor = _line(chart, "course"), _line(chart, "floor")
    return LineChart(
        title=chart.title,
        points=tuple(Point(one.label, one.value, one.lower, one.upper, one.provisional) for one in figures.points),
        decimals=1,
        suffix="%" if share else "",
        share=share,
        path=tuple(one.value for one in course.points) if course else (),
        path_text=course.name if course else "",
        floor=Level(floor.points[0].value, floor.name) if floor and floor.points[0].value is not None else None,
        breaks=tuple(Marker(at, papers.counted_differently(chart.categories[at])) for at in chart.breaks),
        variations=tuple(Marker(at, said) for at, said in chart.variations),
        band=None if chart.expected is None else Band(max(chart.breaks, default=0), *chart.expected, EXPECTED_RANGE),
        footer=footer,
    )


def _line(chart: Chart, kind: str) -> Line | None:
    return next((line for line in chart.lines if line.kind == kind), None)
