"""Many places against how many they count: the figure of each inside or outside what is usual for its size."""

from dashboard.charts import style
from dashboard.charts.values import FunnelChart, FunnelDot

HEIGHT = 380


def funnel(chart: FunnelChart) -> style.Figure:
    """Return the plotly figure of a funnel as a plain dictionary."""
    edges = [*chart.lower_998, *chart.upper_998, *(dot.value for dot in chart.dots)]
    widths = [high - low for low, high in zip(chart.lower_95, chart.upper_95, strict=True)]
    low, high = style.value_range(edges, widths, anchor=chart.centre, share=chart.share)
    extremes = [f"{end:,.{min(chart.decimals, 1)}f}{chart.suffix}" for end in (low, high)]
    layout = style.frame(title=chart.title, footer=chart.footer, height=HEIGHT, margin_left=style.room_for(extremes))
    layout["xaxis"] = style.value_axis(chart.sizes[0], chart.sizes[-1], suffix="") | {
        "tickformat": ",.0f",
        "nticks": 4,
        "tickangle": 0,
        "showgrid": False,
    }
    layout["yaxis"] = style.value_axis(low, high, suffix=chart.suffix)
    named = "<br>".join(style.lines(chart.size_title, style.FOOTER_WIDTH))
    layout["annotations"].append(
        style.note(named, xref="paper", x=1, xanchor="right", yref="paper", y=0, yanchor="top", yshift=-24)
    )
    same, apart = ([dot for dot in chart.dots if dot.differs is differs] for differs in (False, True))
    for dot in apart:
        layout["annotations"].append(_named(dot, middle=(chart.sizes[0] + chart.sizes[-1]) / 2))
    data = [
        *(_edge(chart, edge, dash="dot") for edge in (chart.lower_95, chart.upper_95)),
        *(_edge(chart, edge, dash="dash") for edge in (chart.lower_998, chart.upper_998)),
        _edge(chart, (chart.centre,) * len(chart.sizes), dash="solid"),
        *(
            _dots(group, colour=colour, symbol=symbol)
            for group, colour, symbol in ((same, style.SUBJECT, "circle"), (apart, style.SECOND, "diamond"))
            if group
        ),
    ]
    return {"data": data, "layout": layout}


def _edge(chart: FunnelChart, values: tuple[float, ...], *, dash: str) -> style.Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(chart.sizes),
        "y": list(values),
        "line": {"color": style.OTHERS, "width": 1.5, "dash": dash},
    }


def _dots(group: list[FunnelDot], *, colour: str, symbol: str) -> style.Figure:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [dot.size for dot in group],
        "y": [dot.value for dot in group],
        "marker": {"size": 10, "symbol": symbol, "color": colour, "line": {"color": style.PAPER, "width": 1}},
        "cliponaxis": False,
    }


def _named(dot: FunnelDot, *, middle: float) -> style.Figure:
    """Return the name of a place that stands out, on the side where there is room for it."""
    right = dot.size > middle
    return style.note(
        "<br>".join(style.lines(dot.name, 18)),
        x=dot.size,
        y=dot.value,
        xanchor="right" if right else "left",
        xshift=-9 if right else 9,
        align="right" if right else "left",
        bgcolor="rgba(255,255,255,0.6)",
    )
