"""Small charts of many places, side by side on one scale, in the order given (alphabetical)."""

import math

from dashboard.charts import style
from dashboard.charts.values import MultiplesChart, Panel

COLUMNS = 2
PANEL = 108
NAME = 48
BETWEEN = 0.08
FOOT = 26


def multiples(chart: MultiplesChart) -> style.Figure:
    """Return the plotly figure of small charts as a plain dictionary."""
    low, high = ends(chart)
    times = [time for panel in chart.panels for time, _ in (*panel.points, *panel.course)]
    first, last = min(times, default=0.0), max(times, default=1.0)
    panels = chart.panels[chart.first : chart.until]
    columns = min(COLUMNS, len(panels)) or 1
    rows = math.ceil(len(panels) / columns)
    height = rows * (PANEL + NAME + FOOT)
    extremes = [f"{end:,.{min(chart.decimals, 1)}f}{chart.suffix}" for end in (low, high)]
    layout = style.frame(title=chart.title, footer=chart.footer, height=height, margin_left=style.room_for(extremes))
    ticks = _ticks(first, last, start=0.0 if chart.began else None)
    data: list[style.Figure] = []
    for at, panel in enumerate(panels):
        row, column = divmod(at, columns)
        width = (1 - BETWEEN * (columns - 1)) / columns
        left = column * (width + BETWEEN)
        top = 1 - (row * (PANEL + NAME + FOOT) + NAME) / height
        bottom = top - PANEL / height
        number = "" if at == 0 else str(at + 1)
        layout[f"xaxis{number}"] = {
            "domain": [left, left + width],
            "anchor": f"y{number}",
            "range": [first - 0.5, last + 0.5],
            "fixedrange": True,
            "tickvals": ticks,
            "ticktext": [f"{tick:.0f}".replace("-", "−") for tick in ticks],
            "tickangle": 0,
            "showgrid": False,
            "zeroline": False,
            "linecolor": style.INK,
            "tickfont": {"size": style.TEXT_SIZE, "color": style.INK},
        }
        layout[f"yaxis{number}"] = style.value_axis(low, high, suffix=chart.suffix) | {
            "domain": [max(bottom, 0.0), top],
            "anchor": f"x{number}",
            "nticks": 3,
            "showticklabels": column == 0,
        }
        data += [*_course(panel, number), _line(panel, number)]
        layout["annotations"].append(
            style.note(
                f"<b>{'<br>'.join(style.lines(panel.name, 18)[:2])}</b>",
                xref="paper", yref="paper", x=left, y=top, xanchor="left", yanchor="bottom", align="left", yshift=3,
            )
        )  # fmt: skip
        if chart.began:
            layout["shapes"].append(_start(number))
    return {"data": data, "layout": layout}


def ends(chart: MultiplesChart) -> tuple[float, float]:
    """Return the ends of the value axis that all panels share."""
    drawn = [pair for panel in chart.panels for pair in (*panel.course, *panel.points)]
    known = [value for _, value in drawn if value is not None]
    return style.value_range(known, [], anchor=None, share=chart.share)


def _line(panel: Panel, number: str) -> style.Figure:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [time for time, _ in panel.points],
        "y": [value for _, value in panel.points],
        "xaxis": f"x{number}",
        "yaxis": f"y{number}",
        "connectgaps": False,
        "line": {"color": style.SUBJECT, "width": 2},
        "marker": {"size": 6, "color": style.SUBJECT},
        "cliponaxis": False,
    }


def _course(panel: Panel, number: str) -> list[style.Figure]:
    """Return the course a place agreed for itself: one tread a period, as on the page of its outcome."""
    if all(level is None for _, level in panel.course):
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [time for time, _ in panel.course],
            "y": [level for _, level in panel.course],
            "xaxis": f"x{number}",
            "yaxis": f"y{number}",
            "connectgaps": False,
            "line": {"color": style.INK, "width": 1.5, "dash": "dash", "shape": "hvh"},
        }
    ]


def _start(number: str) -> style.Figure:
    """Return the upright line where an agreement began."""
    return {
        "type": "line",
        "xref": f"x{number}",
        "yref": f"y{number} domain",
        "x0": 0,
        "x1": 0,
        "y0": 0,
        "y1": 1,
        "line": {"color": style.INK, "width": 1.5, "dash": "dot"},
        "layer": "below",
    }


def _ticks(first: float, last: float, *, start: float | None) -> list[float]:
    """Return the first and last whole year, and the start between them where it is apart from both."""
    ends = [float(math.ceil(first)), float(math.floor(last))]
    apart = (last - first) / 5
    inside = [] if start is None or min(abs(end - start) for end in ends) < apart else [start]
    return sorted({*ends, *inside})
