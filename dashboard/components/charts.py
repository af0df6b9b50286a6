"""Charts on a page: always with words for those who do not see them, never with a theme that fades the text."""

import streamlit as st

from dashboard.charts import style
from dashboard.charts.dots import dots
from dashboard.charts.line import line
from dashboard.charts.values import DotChart, LineChart


def chart(values: LineChart | DotChart, *, alt: str, key: str) -> None:
    """Draw a chart whose finding `alt` says; the table that follows holds every value drawn."""
    figure = line(values) if isinstance(values, LineChart) else dots(values)
    height = int(figure["layout"]["height"])
    st.plotly_chart(figure, theme=None, height=height, config=dict(style.CONFIG), alt=alt, key=f"chart-{key}")
