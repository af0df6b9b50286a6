"""Charts on a page: always with words for those who do not see them, never with a theme that fades the text."""

from typing import assert_never

import streamlit as st

from dashboard.charts import style
from dashboard.charts.bars import bars
from dashboard.charts.dots import dots
from dashboard.charts.funnel import funnel
from dashboard.charts.line import line
from dashboard.charts.multiples import multiples
from dashboard.charts.steps import steps
from dashboard.charts.values import BarChart, DotChart, FunnelChart, LineChart, MultiplesChart, StepChart

FAR_HEIGHT, FAR_WIDTH = 180, 620.0
Values = LineChart | DotChart | FunnelChart | MultiplesChart | BarChart | StepChart


def chart(values: Values, *, alt: str, key: str, far: bool = False) -> None:
    """Draw a chart whose finding `alt` says; the table that follows holds every value drawn.

    `far` draws it for a room, in large letters.
    """
    figure = _for_a_room(values) if far else _figure(values)
    height = int(figure["layout"]["height"])
    named = f"chart-far-{key}" if far else f"chart-{key}"
    st.plotly_chart(figure, theme=None, height=height, config=dict(style.CONFIG), alt=alt, key=named)


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
