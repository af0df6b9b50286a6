"""Charts on a page: always with words for those who do not see them, never with a theme that fades the text."""

from collections.abc import Callable
from functools import lru_cache
from typing import assert_never

import streamlit as st
from plotly.graph_objs import Figure

from dashboard.charts import style
from dashboard.charts.bars import bars
from dashboard.charts.dots import dots
from dashboard.charts.funnel import funnel
from dashboard.charts.line import line
from dashboard.charts.multiples import multiples
from dashboard.charts.steps import steps
from dashboard.charts.values import BarChart, DotChart, FunnelChart, LineChart, MultiplesChart, StepChart
from dashboard.wording.inert import cell

FAR_HEIGHT, FAR_WIDTH = 180, 620.0
DESK_WIDTH = 800.0
MOST_KEPT = 128
Values = LineChart | DotChart | FunnelChart | MultiplesChart | BarChart | StepChart
Draws = Callable[[Values], style.Figure]


def chart(values: Values, *, alt: str, key: str, far: bool = False) -> None:
    """Draw a chart whose finding `alt` says; the table that follows holds every value drawn.

    Its title and foot are text of the page, so that they take the lines they need. Where words inside the chart must
    stand elsewhere on a narrow screen, it is drawn for both and the style sheet shows the one that fits. `far` draws it
    for a room, in large letters, with title and foot inside.
    """
    if far:
        _draw(_for_a_room, values, alt=alt, key=f"chart-far-{key}", only="wide")
        _draw(_figure, values, alt=alt, key=f"chart-{key}", only="narrow")
        return
    with st.container(key=f"chart-title-{key}"):
        st.markdown(f"**{cell(values.title)}**")
    if isinstance(values, LineChart):
        _draw(_for_a_desk, values, alt=alt, key=f"chart-desk-{key}", only="wide")
        _draw(_for_a_page, values, alt=alt, key=f"chart-{key}", only="narrow")
    else:
        _draw(_for_a_page, values, alt=alt, key=f"chart-{key}")
    if values.footer:
        with st.container(key=f"chart-foot-{key}"):
            st.markdown(cell(" ".join(values.footer)))


def _draw(by: Draws, values: Values, *, alt: str, key: str, only: str = "") -> None:
    """Draw a figure, `only` on wide or narrow screens, or on all."""
    figure = _drawn(by, values)
    with st.container(key=f"{only}-only-{key}" if only else f"any-{key}"):
        height = int(figure.layout.height)
        st.plotly_chart(figure, theme=None, height=height, config=dict(style.CONFIG), alt=alt, key=key)


@lru_cache(maxsize=MOST_KEPT)
def _drawn(by: Draws, values: Values) -> Figure:
    """Return a figure that plotly has checked, which it does anew at each run for a dictionary."""
    return Figure(by(values))


def _for_a_desk(values: Values) -> style.Figure:
    """Return a line whose words are placed for a wide screen."""
    return style.bare(line(values, width=DESK_WIDTH) if isinstance(values, LineChart) else _figure(values))


def _for_a_page(values: Values) -> style.Figure:
    return style.bare(_figure(values))


def _for_a_room(values: Values) -> style.Figure:
    """Return a figure in large letters; its words are placed for the room they then have."""
    if isinstance(values, LineChart):
        return style.enlarged(line(values, height=FAR_HEIGHT, width=FAR_WIDTH), plot=style.FAR)
    return style.enlarged(_figure(values), plot=style.FAR if isinstance(values, DotChart) else 1.0)


def _figure(values: Values) -> style.Figure:
    match values:
        case LineChart():
            return line(values)
        case DotChart():
            return dots(values)
        case FunnelChart():
            return funnel(values)
        case MultiplesChart():
            return multiples(values)
        case BarChart():
            return bars(values)
        case StepChart():
            return steps(values)
        case _:
            assert_never(values)
