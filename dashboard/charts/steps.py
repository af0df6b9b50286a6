"""A count over time: steps from zero, in whole numbers, each label a period at whose end it stood so."""

from dashboard.charts import style
from dashboard.charts.labels import shown_labels
from dashboard.charts.values import StepChart

HEIGHT = 180
FEWEST = 2
HALF = 0.5


def steps(chart: StepChart) -> style.Figure:
    """Return the plotly figure of a step chart as a plain dictionary."""
    labels = [label for label, _ in chart.counts]
    highest = max(FEWEST, *(count for _, count in chart.counts))
    layout = style.frame(
        title=chart.title, footer=chart.footer, height=HEIGHT, margin_left=style.room_for([str(highest)])
    )
    shown = shown_labels(labels)
    layout["xaxis"] = {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": labels,
        "range": [-HALF, len(labels) - HALF],
        "tickmode": "array",
        "tickvals": shown,
        "ticktext": ["<br>".join(label.rsplit(" ", maxsplit=1)) for label in shown],
        "tickangle": 0,
        "fixedrange": True,
        "showgrid": False,
        "linecolor": style.INK,
        "tickfont": {"size": style.TEXT_SIZE, "color": style.INK},
    }
    every = max(1, highest // 5)
    layout["yaxis"] = style.value_axis(0, highest + HALF, suffix="") | {
        "tickmode": "linear",
        "tick0": 0,
        "dtick": every,
        "tickformat": ",.0f",
    }
    trace: style.Figure = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": labels,
        "y": [count for _, count in chart.counts],
        "line": {"color": style.SUBJECT, "width": 3, "shape": "hvh"},
        "marker": {"size": 7, "color": style.SUBJECT},
        "cliponaxis": False,
    }
    return {"data": [trace], "layout": layout}
