"""Figures over time: the line, its intervals, the agreed course, the floor, breaks, variations and expected range."""

import itertools
from collections.abc import Sequence
from typing import Any

from dashboard.charts import cone, placing, style
from dashboard.charts.labels import beyond, shown_labels, two_lines
from dashboard.charts.values import LineChart, Marker, Point

HEIGHT = 300


def line(chart: LineChart, *, height: int = HEIGHT, width: float = placing.NARROW) -> style.Figure:
    """Return the plotly figure of a line chart as a plain dictionary; words stand clear of points in that width."""
    low, high = ends(chart)
    extremes = [f"{end:,.{min(chart.decimals, 1)}f}{chart.suffix}" for end in (low, high)]
    layout = style.frame(title=chart.title, footer=chart.footer, height=height, margin_left=style.room_for(extremes))
    labels = [point.label for point in chart.points]
    ticks = shown_labels(labels, width=width)
    layout["margin"]["r"] = max(layout["margin"]["r"], beyond(labels, width=width))
    layout["xaxis"] = {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": labels,
        "range": [-0.5, max(len(labels) - 0.5, 0.5)],
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": [two_lines(label) for label in ticks],
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
        *_floor(chart, labels),
        *cone.area(chart, labels),
        *_path(chart, labels),
        *_context(chart, labels),
        *_values(chart),
    ]
    room = placing.plot(chart, low=low, high=high, height=height, width=width)
    for marker in (*(() if chart.start is None else (chart.start,)), *chart.variations):
        _mark_variation(layout, marker, room)
    _mark_levels(layout, chart, room)
    cone.mark(layout, chart)
    _mark_provisional(layout, chart)
    for marker in chart.breaks:
        _mark_break(layout, marker, late=marker.before > len(labels) / 2)
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
    beside = [value for value in chart.context if value is not None]
    drawn = [*band, *floors, *agreed, *known, *beside]
    return style.value_range([*cone.ends(chart, drawn), *drawn], widths, anchor=anchor, share=chart.share)


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


def _context(chart: LineChart, labels: Sequence[str]) -> list[style.Figure]:
    """Return what the figures are read against as thin dots, without markers: it is nobody's course."""
    if all(value is None for value in chart.context):
        return []
    line_: style.Figure = {"color": style.OTHERS, "width": 1.5, "dash": "dot"}
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": list(labels),
            "y": list(chart.context),
            "line": line_,
            "connectgaps": False,
        }
    ]


def _floor(chart: LineChart, labels: Sequence[str]) -> list[style.Figure]:
    """Return the floor as a trace: a shape under the figures would lie under the grid too, which cuts it in two."""
    if chart.floor is None:
        return []
    level = [chart.floor.value] * len(labels)
    line_: style.Figure = {"color": style.INK, "width": 4}
    return [{"type": "scatter", "mode": "lines", "x": list(labels), "y": level, "line": line_, "cliponaxis": False}]


def _band(chart: LineChart, labels: Sequence[str]) -> list[style.Figure]:
    if chart.band is None:
        return []
    covered = list(labels[chart.band.first :])
    edge = {"type": "scatter", "mode": "lines", "x": covered, "line": {"color": style.EDGE, "width": 1}}
    low, high = chart.band.lower, chart.band.upper
    if chart.share:
        low, high = max(0.0, low), min(100.0, high)
    return [
        {**edge, "y": [low] * len(covered)},
        {**edge, "y": [high] * len(covered), "fill": "tonexty", "fillcolor": style.BAND},
    ]


def _mark_levels(layout: style.Figure, chart: LineChart, room: placing.Plot) -> None:
    """Write the floor, the agreed course and the expected range beside their lines, apart from each other."""
    agreed = next((level for level in reversed(chart.path) if level is not None), None)
    floor = chart.floor
    first = next((level for level in chart.path if level is not None), None)
    if agreed is not None and first is not None and chart.path_text:
        under = floor.value > agreed if floor is not None and floor.value != agreed else first > agreed
        layout["annotations"].append(_on_line(room, chart.path_text, agreed, below=under))
    if floor is not None:
        under = agreed is None or floor.value <= agreed
        layout["annotations"].append(_on_line(room, floor.text, floor.value, below=under))
    beside = next((value for value in reversed(chart.context) if value is not None), None)
    if beside is not None:
        latest = next((point.value for point in reversed(chart.points) if point.value is not None), beside)
        layout["annotations"].append(_on_line(room, chart.context_text, beside, below=beside < latest))
    if chart.band is not None:
        upper = min(100.0, chart.band.upper) if chart.share else chart.band.upper
        layout["annotations"].append(
            style.note(chart.band.text, x=chart.band.first - 0.4, y=upper, xanchor="left", yanchor="bottom")
        )


def _on_line(room: placing.Plot, text: str, value: float, *, below: bool) -> style.Figure:
    """Write words over or under the end of their line, where they cover no point if that can be."""
    spot = placing.place(room, text, value, prefer=placing.Spot(right=True, below=below))
    side = "right" if spot.right else "left"
    return style.note(
        "<br>".join(style.lines(text, placing.WIDTH)),
        xref="paper",
        x=1 if spot.right else 0,
        xanchor=side,
        align=side,
        y=value,
        yanchor="top" if spot.below else "bottom",
        yshift=-spot.off if spot.below else spot.off,
        bgcolor="rgba(255,255,255,0.75)",
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


def _mark_break(layout: style.Figure, marker: Marker, *, late: bool) -> None:
    """Draw two short upright strokes on the period axis, with the words above them."""
    for offset in (-0.56, -0.44):
        layout["shapes"].append(_upright(marker.before + offset, top=0.12, dash="solid"))
    layout["annotations"].append(_above_foot(marker, y=0.13, late=late))


def _mark_variation(layout: style.Figure, marker: Marker, room: placing.Plot) -> None:
    """Draw an upright line through the whole plot, with its words beside its head, where nothing else is."""
    layout["shapes"].append(_upright(marker.before - 0.5, top=1.0, dash="dot"))
    left, line_ = placing.at_head(room, marker.text, marker.before)
    layout["annotations"].append(
        style.note(
            marker.text,
            x=marker.before - 0.5,
            xanchor="right" if left else "left",
            xshift=-4 if left else 4,
            yref="paper",
            y=1,
            yanchor="top",
            yshift=-line_ * style.LINE_HEIGHT,
            bgcolor="rgba(255,255,255,0.75)",
        )
    )


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


def _above_foot(marker: Marker, *, y: float, late: bool) -> style.Figure:
    side = "right" if late else "left"
    where: dict[str, Any] = {"x": marker.before - 0.5, "yref": "paper", "y": y, "xanchor": side, "align": side}
    return style.note("<br>".join(style.lines(marker.text, 24)), yanchor="bottom", **where)
