"""Charts and marks read in grey, as a printer and a photocopier make them: never a colour alone."""

from dataclasses import replace
from itertools import combinations

import pytest

from dashboard.charts import style
from dashboard.charts.bars import bars
from dashboard.charts.dots import dots
from dashboard.charts.funnel import funnel
from dashboard.charts.line import line
from dashboard.charts.multiples import multiples
from dashboard.charts.values import (
    Band,
    Bar,
    BarChart,
    Cone,
    Dot,
    DotChart,
    FunnelChart,
    FunnelDot,
    Level,
    LineChart,
    Marker,
    MultiplesChart,
    Panel,
    Point,
)
from dashboard.documents.render import look
from dashboard.wording import marks
from indicators.judgement.verdict import CourseState, DirectionState, StandardState

READABLE, SEEN = 4.5, 3.0
"""How many times text, and anything else with a meaning, must differ in lightness from what lies beside it."""
WIDER = 1.5

POINTS = tuple(Point(str(year), 66.0 + year % 4, 65.0, 70.5) for year in range(2014, 2026))
LINE = LineChart(
    "Employment",
    (*POINTS, Point("2026")),
    decimals=1,
    path=(None,) * 6 + (68.0,) * 7,
    path_text="Agreed 70.0%",
    floor=Level(65.0, "Minimum 65.0%"),
    breaks=(Marker(4, "counted differently"),),
    variations=(Marker(8, "version 2"),),
    band=Band(4, 62.0, 71.0, "expected range"),
    cone=Cone(11, (64.0,), (72.0,), "where it could be"),
)
SIZES = (10.0, 20.0)
CHARTS = {
    "over time": line(LINE),
    "without a break": line(replace(LINE, breaks=())),
    "beside each other": dots(
        DotChart("A", (Dot("A", 1.0, 0.5, 1.5), Dot("B", 3.0, 2.5, 3.5, differs=True)), decimals=1)
    ),
    "by size": funnel(
        FunnelChart(
            "A",
            (FunnelDot("A", 10.0, 1.0), FunnelDot("B", 20.0, 9.0, differs=True)),
            2.0,
            SIZES,
            *(((edge,) * 2) for edge in (1.0, 3.0, 0.5, 3.5)),
            size_title="people",
            decimals=1,
        )
    ),
    "small": multiples(MultiplesChart("A", (Panel("A", ((1.0, 2.0),), ((1.0, 3.0),)),), decimals=1, began=True)),
    "money": bars(
        BarChart("A", (Bar("All", 9.0, whole=True), Bar("Part", 5.0), Bar("Rest", 4.0, unexplained=True)), unit="bn")
    ),
}


def luminance(colour: str) -> float:
    """Return how light a colour is, as WCAG 2.2 defines it: what is left of it in grey."""
    parts = [part / 255 for part in bytes.fromhex(colour.removeprefix("#"))]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def looks(trace):
    """Return what a trace looks like in ink: dash, marker, pattern, width and colour."""
    drawn, marker = trace.get("line", {}), trace.get("marker", {})
    filled = marker.get("color", drawn.get("color"))
    colour = filled[0] if isinstance(filled, list) else filled
    has_line = "lines" in trace.get("mode", "")
    pattern = (marker.get("pattern") or trace.get("fillpattern") or {}).get("shape", "")
    symbol = marker.get("symbol", "circle") if "markers" in trace.get("mode", "") else ""
    return (drawn.get("dash", "solid") if has_line else "", symbol, pattern, drawn.get("width", 0.0), colour)


def told_apart(one, other) -> bool:
    """Whether two looks differ in something that a photocopier keeps."""
    thin, thick = sorted((one[3], other[3]))
    return one[:3] != other[:3] or thick > WIDER * thin > 0 or contrast(one[4], other[4]) >= SEEN


@pytest.mark.parametrize("name", CHARTS)
def test_what_a_chart_draws_is_told_apart_without_colour(name):
    drawn = {looks(trace) for trace in CHARTS[name]["data"]}
    assert [pair for pair in combinations(drawn, 2) if not told_apart(*pair)] == []


@pytest.mark.parametrize("name", CHARTS)
def test_every_line_and_mark_is_seen_on_paper(name):
    for trace in CHARTS[name]["data"]:
        marker = trace.get("marker", {})
        rim = marker.get("line", {}).get("color")
        colour = looks(trace)[4] if looks(trace)[4] != style.PAPER else rim
        assert contrast(colour, style.PAPER) >= SEEN, trace


@pytest.mark.parametrize("name", CHARTS)
def test_every_word_in_a_chart_is_dark_enough_to_read(name):
    layout = CHARTS[name]["layout"]
    axes = [part["tickfont"] for key, part in layout.items() if "axis" in key and "tickfont" in part]
    fonts = [note["font"] for note in layout["annotations"]] + axes
    assert {font["color"] for font in fonts} <= {style.INK, style.OTHERS}
    assert min(contrast(font["color"], style.PAPER) for font in fonts) >= READABLE


def test_the_parts_of_a_paper_differ_by_dash_and_marker():
    drawn = [(one.dash, one.shape) for one in (*look.FIGURES, *look.CONTEXT, look.COURSE, look.FLOOR)]
    assert len(set(drawn)) == len(drawn)


@pytest.mark.parametrize(
    ("states", "mark"),
    [(StandardState, marks.standard), (CourseState, marks.course), (DirectionState, marks.direction)],
    ids=["minimum standard", "course", "direction"],
)
def test_every_state_has_a_shape_and_words_of_its_own(states, mark):
    told = [mark(state) for state in states]
    assert len({one.words for one in told}) == len(told)
    assert all(one.shape and one.words for one in told)


def test_the_shapes_of_trouble_warning_fine_unknown_and_nothing_differ():
    assert len({marks.TROUBLE, marks.WARNING, marks.FINE, marks.UNKNOWN, marks.NOTHING}) == 5
