"""The hatched part of a line chart: where the figures to come could be."""

from collections.abc import Sequence

from dashboard.charts import style
from dashboard.charts.values import LineChart

ROOM = 0.28
EARLY = 0.3
"""The share of the axis, from its left end, that the words never reach."""


def area(chart: LineChart, labels: Sequence[str]) -> list[style.Figure]:
    """Return the hatched part after the latest figure: an area, never a line alone."""
    could = chart.cone
    if could is None:
        return []
    latest = chart.points[could.first].value
    covered = list(labels[could.first : could.first + len(could.lower) + 1])
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [*covered, *reversed(covered)],
            "y": [latest, *could.upper, *reversed(could.lower), latest],
            "line": {"color": style.OTHERS, "width": 1},
            "fill": "toself",
            "fillpattern": {
                "shape": "/",
                "size": 8,
                "solidity": 0.15,
                "fgcolor": style.OTHERS,
                "bgcolor": style.PAPER,
                "fillmode": "replace",
            },
        }
    ]


def words_below(chart: LineChart) -> bool:
    """Return on which side of the hatched part its words stand: away from the agreed course."""
    agreed = next((level for level in reversed(chart.path) if level is not None), None)
    if chart.cone is None or agreed is None:
        return True
    return agreed >= (chart.cone.lower[-1] + chart.cone.upper[-1]) / 2


def ends(chart: LineChart, drawn: Sequence[float]) -> list[float]:
    """Return what the value axis has to hold for the hatched part and the words beside it."""
    if chart.cone is None:
        return []
    could = [*chart.cone.lower, *chart.cone.upper]
    room = ROOM * (max(*could, *drawn) - min(*could, *drawn))
    end = _clear_of(chart) - room if words_below(chart) else _clear_of(chart) + room
    if min(*could, *drawn) >= 0:
        end = max(0.0, end)
    return [*could, min(style.WHOLE, end) if chart.share else end]


def _clear_of(chart: LineChart) -> float:
    """Return where the words stand: beyond the hatched part and, as they are wide on a phone, the later figures."""
    below = words_below(chart)
    late = chart.points[int(len(chart.points) * EARLY) :]
    edges = [edge for one in late for edge in (one.value, one.lower if below else one.upper) if edge is not None]
    could = () if chart.cone is None else chart.cone.lower if below else chart.cone.upper
    return min(*edges, *could) if below else max(*edges, *could)


def mark(layout: style.Figure, chart: LineChart) -> None:
    """Write what the hatched part is beside it."""
    could = chart.cone
    if could is None:
        return
    below = words_below(chart)
    layout["annotations"].append(
        style.note(
            "<br>".join(style.lines(could.text, 28)),
            xref="paper",
            x=1,
            xanchor="right",
            align="right",
            y=_clear_of(chart),
            yanchor="top" if below else "bottom",
            yshift=-4 if below else 4,
            bgcolor="rgba(255,255,255,0.6)",
        )
    )
