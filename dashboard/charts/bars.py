"""Amounts of money beside each other: a bar each, from zero, the whole hollow, what nobody broke down hatched."""

from collections.abc import Sequence

from dashboard.charts import style
from dashboard.charts.values import Bar, BarChart

ROW = 62
SHARE_OF_ROW = 0.42
LABEL_LIFT = 16
AIR = 1.04
LEFT = 28
HOLLOW: style.Figure = {"color": style.PAPER, "line": {"color": style.INK, "width": 2}}
HATCHED: style.Figure = {
    "color": style.INK,
    "line": {"color": style.INK, "width": 2},
    "pattern": {"shape": "/", "fillmode": "replace", "fgcolor": style.INK, "bgcolor": style.PAPER, "size": 8},
}


def bars(chart: BarChart) -> style.Figure:
    """Return the plotly figure of a bar chart as a plain dictionary. The words stand above each bar, for a phone."""
    height = ROW * max(len(chart.bars), 1)
    layout = style.frame(title=chart.title, footer=chart.footer, height=height, margin_left=LEFT)
    largest = max((one.value for one in chart.bars), default=0.0) or 1.0
    rows = list(range(len(chart.bars)))
    layout["xaxis"] = style.value_axis(0.0, largest * AIR, suffix="") | {
        "tickprefix": "£",
        "ticksuffix": f" {chart.unit}" if chart.unit else "",
        "nticks": 4,
        "tickangle": 0,
        "zeroline": True,
        "zerolinecolor": style.INK,
        "zerolinewidth": 2,
    }
    layout["barmode"] = "overlay"
    layout["yaxis"] = {"range": [len(rows) - 0.5, -0.75], "visible": False, "fixedrange": True}
    for row, one in zip(rows, chart.bars, strict=True):
        layout["annotations"].append(
            style.note(
                one.text, x=0, xref="paper", xanchor="left", xshift=2, y=row, yanchor="bottom", yshift=LABEL_LIFT
            )
        )
    groups: dict[str, list[tuple[int, Bar]]] = {"told": [], "whole": [], "untold": []}
    for row, one in zip(rows, chart.bars, strict=True):
        groups["untold" if one.unexplained else "whole" if one.whole else "told"].append((row, one))
    looks = {"told": {"color": style.SUBJECT}, "whole": HOLLOW, "untold": HATCHED}
    return {"data": [_trace(some, marker=looks[name]) for name, some in groups.items() if some], "layout": layout}


def _trace(group: Sequence[tuple[int, Bar]], *, marker: style.Figure) -> style.Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [one.value for _, one in group],
        "y": [row for row, _ in group],
        "width": SHARE_OF_ROW,
        "marker": marker,
    }
