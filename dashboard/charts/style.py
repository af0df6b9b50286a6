"""The look every chart shares: colours that hold in grey, text that can be read, nothing that moves."""

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

SUBJECT = "#12436D"
OTHERS = "#505A5F"
SECOND = "#801650"
INK = "#0B0C0C"
PAPER = "#FFFFFF"
GRID = "#D5D8DA"
BAND = "#E8EEF3"
EDGE = "#6F8798"  # of a band: pale, and still told from paper
FONT = "Source Sans, Inter, Arial, sans-serif"
TEXT_SIZE = 14
TITLE_SIZE = 16
TITLE_WIDTH = 34
FOOTER_WIDTH = 44
LINE_HEIGHT = 20
TITLE_GAP = 12
FOOTER_SIZE = 13
AXIS_HEIGHT = 50
WHOLE = 100.0  # percent
FAR_TITLE = 70
FAR_FOOTER = 100
FAR = 24 / TEXT_SIZE
PIXELS = frozenset({"size", "width", "thickness", "xshift", "yshift", "l", "r", "t", "b"})
LETTER = 7.6  # width of a letter of 14 px, on the wide side

_DATE, _HELD = re.compile(r"\d{1,2} [A-Z]\w+ \d{4}"), "\N{NO-BREAK SPACE}"

Figure = dict[str, Any]

CONFIG: Mapping[str, Any] = {"displayModeBar": False, "doubleClick": False, "scrollZoom": False}


def lines(text: str, width: int) -> list[str]:
    """Return a text cut into lines that fit a phone, never inside a date; plotly does not wrap."""
    held = _DATE.sub(lambda date: date.group().replace(" ", _HELD), text)
    return [line.replace(_HELD, " ") for line in textwrap.wrap(held, width)]


def frame(*, title: str, footer: Sequence[str], height: int, margin_left: int) -> Figure:
    """Return the layout of a chart without its axes: title on top, what a saved picture must carry at its foot."""
    heading = lines(title, TITLE_WIDTH)
    foot = [line for part in footer for line in lines(part, FOOTER_WIDTH)]
    top = 8 + LINE_HEIGHT * len(heading) + TITLE_GAP
    bottom = AXIS_HEIGHT + LINE_HEIGHT * len(foot)
    at_left: Figure = {
        "x": 0,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "align": "left",
        "xshift": -margin_left,
    }
    titled = note(f"<b>{'<br>'.join(heading)}</b>", y=1, yanchor="bottom", yshift=TITLE_GAP, **at_left)
    signed = note("<br>".join(foot), y=0, yanchor="top", yshift=-AXIS_HEIGHT, **at_left)
    return {
        "font": {"family": FONT, "size": TEXT_SIZE, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "height": height + top + bottom,
        "margin": {"l": margin_left, "r": 16, "t": top, "b": bottom, "autoexpand": False},
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "shapes": [],
        "annotations": [
            titled | {"font": {"size": TITLE_SIZE, "color": INK}},
            *([signed | {"font": {"size": FOOTER_SIZE, "color": OTHERS}}] if foot else []),
        ],
    }


def bare(figure: Figure) -> Figure:
    """Return a chart without its title and foot, which the page then says as text around it."""
    layout, margin = figure["layout"], figure["layout"]["margin"]
    inside = [one for one in layout["annotations"][1:] if not _signs(one)]
    kept = margin | {"t": TITLE_GAP, "b": AXIS_HEIGHT}
    height = layout["height"] - margin["t"] - margin["b"] + kept["t"] + kept["b"]
    return figure | {"layout": layout | {"annotations": inside, "margin": kept, "height": height}}


def enlarged(figure: Figure, *, plot: float) -> Figure:
    """Return a chart for a room: words, marks and lines so much larger, title and foot in few long lines.

    `plot` says how many times as high the plot itself becomes.
    """
    layout, margin = figure["layout"], figure["layout"]["margin"]
    titled, *others = layout["annotations"]
    wide = [_rewrapped(titled, FAR_TITLE), *(_rewrapped(one, FAR_FOOTER) if _signs(one) else one for one in others)]
    saved = [
        LINE_HEIGHT * (before["text"].count("<br>") - after["text"].count("<br>"))
        for before, after in zip(layout["annotations"], wide, strict=True)
    ]
    tighter = margin | {"t": margin["t"] - saved[0], "b": margin["b"] - sum(saved[1:])}
    high = round((layout["height"] - margin["t"] - margin["b"]) * plot + FAR * (tighter["t"] + tighter["b"]))
    grown: Figure = _grown({"data": figure["data"], "layout": layout | {"annotations": wide, "margin": tighter}})
    return grown | {"layout": grown["layout"] | {"height": high}}


def _signs(annotation: Figure) -> bool:
    """Return whether these words are what a picture carries at its foot."""
    return annotation.get("yshift") == -AXIS_HEIGHT and annotation.get("yref") == "paper"


def _rewrapped(annotation: Figure, width: int) -> Figure:
    return annotation | {"text": "<br>".join(lines(annotation["text"].replace("<br>", " "), width))}


def _grown(part: Any, name: str = "") -> Any:  # noqa: ANN401  any part of a figure
    """Return a part of a figure with its sizes in pixels so much larger."""
    if isinstance(part, dict):
        return {key: _grown(value, key) for key, value in part.items()}
    if isinstance(part, list):
        return [_grown(value) for value in part]
    return part * FAR if name in PIXELS else part


def note(text: str, **where: Any) -> Figure:  # noqa: ANN401  plotly's own keywords
    """Return words inside a chart, without an arrow."""
    return {"text": text, "showarrow": False, "font": {"size": TEXT_SIZE, "color": INK}, **where}


def room_for(labels: Sequence[str]) -> int:
    """Return how wide a left margin must be for the labels of the upright axis."""
    return round(max((len(label) for label in labels), default=0) * LETTER) + 14


def value_axis(low: float, high: float, *, suffix: str) -> Figure:
    """Return an axis of values over a range, with about five plain ticks."""
    size = (high - low) / 5
    digits = 0 if size >= 1 else 1 if size >= 0.1 else 2  # noqa: PLR2004  one tick, a tenth of one
    return {
        "range": [low, high],
        "fixedrange": True,
        "tickformat": f",.{digits}f",
        "ticksuffix": suffix,
        "nticks": 6,
        "gridcolor": GRID,
        "gridwidth": 1,
        "zeroline": False,
        "tickfont": {"size": TEXT_SIZE, "color": INK},
        "separatethousands": True,
    }


def value_range(
    known: Sequence[float], widths: Sequence[float], *, anchor: float | None, share: bool
) -> tuple[float, float]:
    """Return the ends of a value axis that shows everything known without making chance look like news.

    At least the larger of four times the typical interval and a fifth of the anchor (agreed level, else latest
    figure); shares stay within 0 to 100.
    """
    if not known:
        return (0.0, 100.0 if share else 1.0)
    low, high = min(known), max(known)
    typical = sorted(widths)[len(widths) // 2] if widths else 0.0
    least = max(4 * typical, 0.2 * abs(anchor if anchor is not None else known[-1]), 1e-9)
    air = 0.06 * max(high - low, least)
    low, high = low - air, high + air
    if high - low < least:
        middle = (low + high) / 2
        low, high = middle - least / 2, middle + least / 2
    if low < 0 <= min(known):
        low, high = 0.0, max(high, least)
    if share and high > WHOLE >= max(known):
        low, high = max(0.0, min(low, WHOLE - least)), WHOLE
    return low, high
