"""Figures over time: the line, its intervals, the agreed course, the floor, breaks, variations and expected range."""

import itertools
from collections.abc import Sequence
from typing import Any

from dashboard.charts import cone, style
from dashboard.charts.values import LineChart, Marker, Point

HEIGHT = 300
MOST_LABELS = 5
SHORT_LABEL = len("2025/26")
_CLOSE = 0.09
HALF = 0.5


def line(chart: LineChart) -> style.Figure:
    """Return the plotly figure of a line chart as a plain dictionary."""
    low, high = ends(chart)
    extremes = [f"{end:,.{min(chart.decimals, 1)}f}{chart.suffix}" for end in (low, high)]
    layout = style.frame(title=chart.title, footer=chart.footer, height=HEIGHT, margin_left=style.room_for(extremes))
    labels = [point.label for point in chart.points]
    layout["xaxis"] = {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": labels,
        "range": [-0.5, max(len(labels) - 0.5, 0.5)],
        "tickmode": "array",
        "tickvals": shown_labels(labels),
        "ticktext": [_two_lines(label) for label in shown_labels(labels)],
        "tickangle": 0,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "linecolor": style.INK,
        "ticks": "outside",
        "tickcolor": style.INK,
        "tickfont": {"size": style.TEXT_SIZE, "color": style.INK},
    }
    layout["yaxis"] = style.value_axis(low, high, suffix=chart.suffix)
    data: list[style.Figure] = [
        *_band(chart, labels),
        *cone.area(chart, labels),
        *_path(chart, labels),
        *_values(chart),
    ]
    _mark_levels(layout, chart, low=low, high=high)
    cone.mark(layout, chart)
    _mark_provisional(layout, chart)
    for marker in chart.breaks:
        _mark_break(layout, marker)
    for marker in chart.variations:
        _mark_variation(layout, marker)
    return {"data": data, "layout": layout}


def ends(chart: LineChart) -> tuple[float, float]:
    """Return the ends of the value axis."""
    known = [part for point in chart.points for part in (point.lower, point.upper, point.value) if part is not None]
    agreed = [level for level in chart.path if level is not None]
    floors = [] if chart.floor is None else [chart.floor.value]
    band = [] if chart.band is None else [chart.band.lower, chart.band.upper]
    if chart.share:
        band = [min(100.0, max(0.0, edge)) for edge in band]
    widths = [
        point.upper - point.lower for point in chart.points if point.upper is not None and point.lower is not None
    ]
    anchor = agreed[-1] if agreed else None
    drawn = [*band, *floors, *agreed, *known]
    return style.value_range([*cone.ends(chart, drawn), *drawn], widths, anchor=anchor, share=chart.share)


def shown_labels(labels: Sequence[str]) -> list[str]:
    """Return every nth label, always with the first and the last, few enough for a phone."""
    most = MOST_LABELS if max(map(len, labels), default=0) <= SHORT_LABEL else MOST_LABELS - 1
    if len(labels) <= most:
        return list(labels)
    last = len(labels) - 1
    places = sorted({round(step * last / (most - 1)) for step in range(most)})
    return [labels[place] for place in places]


def _two_lines(label: str) -> str:
    head, _, tail = label.rpartition(" ")
    return f"{head}<br>{tail}" if head else label


def _values(chart: LineChart) -> list[style.Figure]:
    """Return one trace for each run of figures counted in the same way; missing periods stay gaps."""
    cuts = [0, *sorted({marker.before for marker in chart.breaks}), len(chart.points)]
    return [
        _trace(chart.points[start:stop])
        for start, stop in itertools.pairwise(cuts)
        if any(point.value is not None for point in chart.points[start:stop])
    ]


def _trace(points: Sequence[Point]) -> style.Figure:
    trace: style.Figure = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [point.label for point in points],
        "y": [point.value for point in points],
        "connectgaps": False,
        "line": {"color": style.SUBJECT, "width": 3},
        "marker": {
            "size": 9,
            "symbol": "circle",
            "color": [style.PAPER if point.provisional else style.SUBJECT for point in points],
            "line": {"color": style.SUBJECT, "width": 2},
        },
        "cliponaxis": False,
    }
    if any(point.lower is not None for point in points):
        trace["error_y"] = {
            "type": "data",
            "symmetric": False,
            "array": [_reach(point.upper, point.value) for point in points],
            "arrayminus": [_reach(point.value, point.lower) for point in points],
            "color": style.SUBJECT,
            "thickness": 1.5,
            "width": 4,
        }
    return trace


def _reach(more: float | None, less: float | None) -> float | None:
    return None if more is None or less is None else more - less


def _path(chart: LineChart, labels: Sequence[str]) -> list[style.Figure]:
    if all(level is None for level in chart.path):
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": list(labels),
            "y": list(chart.path),
            "line": {"color": style.INK, "width": 2, "dash": "dash", "shape": "hvh"},
            "connectgaps": False,
        }
    ]


def _band(chart: LineChart, labels: Sequence[str]) -> list[style.Figure]:
    if chart.band is None:
        return []
    covered = list(labels[chart.band.first :])
    edge = {"type": "scatter", "mode": "lines", "x": covered, "line": {"color": "#9FB4C4", "width": 1}}
    low, high = chart.band.lower, chart.band.upper
    if chart.share:
        low, high = max(0.0, low), min(100.0, high)
    return [
        {**edge, "y": [low] * len(covered)},
        {**edge, "y": [high] * len(covered), "fill": "tonexty", "fillcolor": style.BAND},
    ]


def _mark_levels(layout: style.Figure, chart: LineChart, *, low: float, high: float) -> None:
    """Write the floor, the agreed course and the expected range beside their lines, apart from each other."""
    agreed = next((level for level in reversed(chart.path) if level is not None), None)
    floor = chart.floor
    if floor is not None:
        layout["shapes"].append(
            {
                "type": "line",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": floor.value,
                "y1": floor.value,
                "line": {"color": style.INK, "width": 4},
                "layer": "below",
            }
        )
        under = agreed is None or floor.value <= agreed
        layout["annotations"].append(_at_right(floor.text, floor.value, below=under))
    if agreed is not None and chart.path_text:
        first = next(level for level in chart.path if level is not None)
        crowded = floor is not None and abs(floor.value - agreed) < _CLOSE * (high - low)
        below = floor.value > agreed if floor is not None and crowded else first > agreed
        layout["annotations"].append(_at_right(chart.path_text, agreed, below=below))
    if chart.band is not None:
        upper = min(100.0, chart.band.upper) if chart.share else chart.band.upper
        layout["annotations"].append(
            style.note(chart.band.text, x=chart.band.first - 0.4, y=upper, xanchor="left", yanchor="bottom")
        )


def _at_right(text: str, value: float, *, below: bool) -> style.Figure:
    return style.note(
        "<br>".join(style.lines(text, 40)),
        xref="paper",
        x=1,
        xanchor="right",
        align="right",
        y=value,
        yanchor="top" if below else "bottom",
        yshift=-4 if below else 4,
        bgcolor="rgba(255,255,255,0.6)",
    )


def _mark_provisional(layout: style.Figure, chart: LineChart) -> None:
    first = next((at for at, point in enumerate(chart.points) if point.provisional and point.value is not None), None)
    if first is None:
        return
    late = first > len(chart.points) / 2
    layout["annotations"].append(
        style.note(
            chart.provisional_text,
            x=first,
            y=chart.points[first].value,
            xanchor="right" if late else "left",
            xshift=-10 if late else 10,
            yanchor="middle",
            bgcolor="rgba(255,255,255,0.6)",
        )
    )


def _mark_break(layout: style.Figure, marker: Marker) -> None:
    """Draw two short upright strokes on the period axis, with the words above them."""
    for offset in (-0.56, -0.44):
        layout["shapes"].append(_upright(marker.before + offset, top=0.12, dash="solid"))
    layout["annotations"].append(_above_foot(marker, y=0.13))


def _mark_variation(layout: style.Figure, marker: Marker) -> None:
    layout["shapes"].append(_upright(marker.before - 0.5, top=1.0, dash="dot"))
    layout["annotations"].append(_above_foot(marker, y=0.99))


def _upright(x: float, *, top: float, dash: str) -> style.Figure:
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "yref": "paper",
        "y0": 0,
        "y1": top,
        "line": {"color": style.INK, "width": 2, "dash": dash},
    }


def _above_foot(marker: Marker, *, y: float) -> style.Figure:
    where: dict[str, Any] = {"x": marker.before - 0.5, "yref": "paper", "y": y, "xanchor": "left"}
    return style.note(
        "<br>".join(style.lines(marker.text, 24)), align="left", yanchor="top" if y > HALF else "bottom", **where
    )
