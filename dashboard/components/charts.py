"""Charts on a page: always with words for those who do not see them, never with a theme that fades the text."""

from typing import assert_never

import streamlit as st

from dashboard.charts import style
from dashboard.charts.dots import dots
from dashboard.charts.funnel import funnel
from dashboard.charts.line import line
from dashboard.charts.multiples import multiples
from dashboard.charts.values import DotChart, FunnelChart, LineChart, MultiplesChart

Values = LineChart | DotChart | FunnelChart | MultiplesChart


def chart(values: Values, *, alt: str, key: str) -> None:
    """Draw a chart whose finding `alt` says; the table that follows holds every value drawn."""
    figure = _figure(values)
    height = int(figure["layout"]["height"])
    st.plotly_chart(figure, theme=None, height=height, config=dict(style.CONFIG), alt=alt, key=f"chart-{key}")


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
        case _:
            assert_never(values)
