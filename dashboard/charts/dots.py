"""Places or areas beside each other: a dot and an interval each, in alphabetical order, never by value."""

from dashboard.charts import style
from dashboard.charts.values import Dot, DotChart

ROW = 40
NAME_WIDTH = 15
FEWEST_ROWS = 3


def dots(chart: DotChart) -> style.Figure:
    """Return the plotly figure of a dot chart as a plain dictionary."""
    names = [dot.name for dot in chart.dots]
    height = ROW * (max(len(names), FEWEST_ROWS) + 1)
    shown = [style.lines(name, NAME_WIDTH) for name in names]
    left = style.room_for([line for lines in shown for line in lines])
    layout = style.frame(title=chart.title, footer=chart.footer, height=height, margin_left=left)
    known = [part for dot in chart.dots for part in (dot.lower, dot.upper, dot.value) if part is not None]
    widths = [dot.upper - dot.lower for dot in chart.dots if dot.upper is not None and dot.lower is not None]
    whole = [] if chart.whole is None else [chart.whole.value]
    low, high = style.value_range(
        [*known, *whole], widths, anchor=chart.whole.value if chart.whole else None, share=chart.share
    )
    layout["xaxis"] = style.value_axis(low, high, suffix=chart.suffix) | {"nticks": 4, "tickangle": 0}
    layout["yaxis"] = {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": names,
        "range": [len(names) - 0.5, -1.5],
        "tickmode": "array",
        "tickvals": names,
        "ticktext": ["<br>".join(lines) for lines in shown],
        "fixedrange": True,
        "gridcolor": style.GRID,
        "tickfont": {"size": style.TEXT_SIZE, "color": style.INK},
    }
    if chart.whole is not None:
        _mark_whole(layout, chart.whole.value, chart.whole.text, middle=(low + high) / 2)
    same = [dot for dot in chart.dots if not dot.differs]
    apart = [dot for dot in chart.dots if dot.differs]
    data = [
        _trace(group, colour=colour, symbol=symbol)
        for group, colour, symbol in ((same, style.SUBJECT, "circle"), (apart, style.SECOND, "diamond"))
        if group
    ]
    return {"data": data, "layout": layout}


def _trace(group: list[Dot], *, colour: str, symbol: str) -> style.Figure:
    trace: style.Figure = {
        "type": "scatter",
        "mode": "markers",
        "x": [dot.value for dot in group],
        "y": [dot.name for dot in group],
        "marker": {
            "size": 12,
            "symbol": symbol,
            "color": [style.PAPER if dot.provisional else colour for dot in group],
            "line": {"color": colour, "width": 2},
        },
    }
    if any(dot.lower is not None for dot in group):
        trace["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [None if dot.upper is None or dot.value is None else dot.upper - dot.value for dot in group],
            "arrayminus": [None if dot.lower is None or dot.value is None else dot.value - dot.lower for dot in group],
            "color": colour,
            "thickness": 2,
            "width": 5,
        }
    return trace


def _mark_whole(layout: style.Figure, value: float, text: str, *, middle: float) -> None:
    layout["shapes"].append(
        {
            "type": "line",
            "x0": value,
            "x1": value,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": style.OTHERS, "width": 2, "dash": "dot"},
            "layer": "below",
        }
    )
    layout["annotations"].append(
        style.note(
            "<br>".join(style.lines(text, 26)),
            x=value,
            yref="paper",
            y=1,
            xanchor="right" if value > middle else "left",
            xshift=-4 if value > middle else 4,
            yanchor="top",
            bgcolor="rgba(255,255,255,0.85)",
        )
    )
