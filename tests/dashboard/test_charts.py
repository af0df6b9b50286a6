from dataclasses import replace
from itertools import pairwise

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import style
from dashboard.charts.dots import dots
from dashboard.charts.labels import shown_labels
from dashboard.charts.line import ends, line
from dashboard.charts.values import Band, Dot, DotChart, Level, LineChart, Marker, Point

YEARS = tuple(Point(str(year), 66.0 + year % 4, 65.0, 70.5) for year in range(2014, 2026))
PLAIN = LineChart("Employment rate, Testham (percent)", YEARS, decimals=1, suffix="%", share=True)


def traces(chart):
    figure = line(chart)
    go.Figure(figure)  # refuses what plotly would not draw
    return figure["data"], figure["layout"]


def said(layout):
    return [note["text"] for note in layout["annotations"]]


def test_a_full_chart_is_a_figure_plotly_accepts():
    chart = replace(
        PLAIN,
        path=(None,) * 6 + (68.0,) * 6,
        path_text="Agreed 70.0% by 31 March 2029",
        floor=Level(65.0, "Minimum 65.0%"),
        breaks=(Marker(4, "counted differently from 2018"),),
        variations=(Marker(8, "version 2"),),
        band=Band(4, 62.0, 71.0, "expected range"),
        footer=("Source.", "Invented."),
    )
    data, layout = traces(chart)
    assert [trace["line"].get("dash") for trace in data if trace["mode"] == "lines"][-1] == "dash"
    assert {"Minimum 65.0%", "Agreed 70.0% by 31 March 2029", "expected range"} <= set(said(layout))
    assert layout["xaxis"]["type"] == "category"
    assert layout["dragmode"] is False
    assert layout["xaxis"]["fixedrange"]
    assert layout["yaxis"]["fixedrange"]


def test_a_missing_period_is_a_gap():
    data, _ = traces(replace(PLAIN, points=(*YEARS[:3], Point("2017"), *YEARS[4:])))
    assert data[0]["y"][3] is None
    assert data[0]["connectgaps"] is False


def test_no_line_crosses_a_break():
    data, _ = traces(replace(PLAIN, breaks=(Marker(5, "counted differently from 2019"),)))
    lines = [trace for trace in data if trace["mode"] == "lines+markers"]
    assert [len(trace["x"]) for trace in lines] == [5, 7]


def test_a_provisional_point_is_hollow_and_says_so():
    data, layout = traces(replace(PLAIN, points=(*YEARS[:-1], replace(YEARS[-1], provisional=True))))
    assert data[0]["marker"]["color"][-1] == style.PAPER
    assert "provisional" in said(layout)


def test_the_agreed_course_is_stepped():
    data, _ = traces(replace(PLAIN, path=(68.0,) * 12))
    assert data[0]["line"]["shape"] == "hvh"


def test_without_a_band_none_is_drawn():
    data, _ = traces(PLAIN)
    assert not any("fill" in trace for trace in data)


def test_a_saved_picture_carries_its_title_and_footer():
    _, layout = traces(replace(PLAIN, footer=("Office for National Statistics.", "Illustrative terms.")))
    text = " ".join(said(layout)).replace("<br>", " ")
    assert "Employment rate, Testham" in text
    assert "Illustrative terms." in text


@pytest.mark.parametrize("count", [1, 2, 5, 6, 12, 60])
def test_labels_keep_the_first_and_the_last_and_fit_a_phone(count):
    labels = [str(2000 + at) for at in range(count)]
    shown = shown_labels(labels)
    assert len(shown) <= 5
    assert (shown[0], shown[-1]) == (labels[0], labels[-1])


values = st.floats(0, 100, allow_nan=False)


@given(st.lists(values, min_size=1, max_size=20), st.floats(0.1, 10), values)
def test_everything_is_inside_the_axis_and_chance_is_not_blown_up(figures, width, level):
    points = tuple(
        Point(str(at), value, max(0.0, value - width), min(100.0, value + width)) for at, value in enumerate(figures)
    )
    low, high = ends(replace(PLAIN, points=points, path=(level,) * len(points)))
    drawn = [part for point in points for part in (point.lower, point.upper)]
    assert 0 <= low <= min([*drawn, level])
    assert max([*drawn, level]) <= high <= 100
    widths = sorted(point.upper - point.lower for point in points)
    least = max(4 * widths[len(widths) // 2], 0.2 * level)
    assert high - low >= min(least, 100) - 1e-6


def test_places_stand_in_the_order_given():
    chart = DotChart(
        "Employment rate",
        (Dot("Bolton", 65.6, 59.5, 71.7, differs=True), Dot("Bury", 73.2, 68.3, 78.1), Dot("Wigan", None)),
        decimals=1,
        whole=Level(71.9, "Greater Manchester 71.9%"),
    )
    figure = dots(chart)
    go.Figure(figure)
    assert figure["layout"]["yaxis"]["categoryarray"] == ["Bolton", "Bury", "Wigan"]
    apart = [trace for trace in figure["data"] if trace["marker"]["symbol"] == "diamond"]
    assert [trace["y"] for trace in apart] == [["Bolton"]]  # told by shape as well as by colour


def test_colours_of_lines_hold_on_white():
    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    for colour in (style.SUBJECT, style.OTHERS, style.SECOND, style.INK):
        assert 1.05 / (light(colour) + 0.05) >= 4.5
    assert all(first < second for first, second in pairwise(sorted([light(style.INK), light(style.PAPER)])))


def test_no_line_ends_inside_a_date():
    assert style.lines("Office for National Statistics. As at 21 November 2026.", 44) == [
        "Office for National Statistics. As at",
        "21 November 2026.",
    ]


def test_the_last_label_has_room_beside_the_plot():
    spans = tuple(Point(f"{year}–{year % 100 + 2}", 60.0) for year in range(2001, 2028))
    _, layout = traces(replace(PLAIN, points=spans))
    assert layout["margin"]["r"] > traces(PLAIN)[1]["margin"]["r"]
    assert layout["xaxis"]["tickvals"][-1] == spans[-1].label


def test_on_a_page_title_and_foot_are_left_to_the_text_around():
    chart = replace(PLAIN, footer=("Source.", "Invented."), floor=Level(65.0, "Minimum 65.0%"))
    whole, bare = line(chart), style.bare(line(chart))
    go.Figure(bare)
    assert said(bare["layout"]) == [text for text in said(whole["layout"]) if "Minimum" in text]
    heights = [figure["layout"]["height"] for figure in (whole, bare)]
    margins = [sum(figure["layout"]["margin"][side] for side in "tb") for figure in (whole, bare)]
    assert heights[0] - margins[0] == heights[1] - margins[1]
    assert heights[1] < heights[0]


def test_a_wider_plot_names_more_periods():
    labels = [str(year) for year in range(2005, 2026)]
    narrow, wide = shown_labels(labels), shown_labels(labels, width=800)
    assert len(narrow) == 5
    assert len(wide) > 10
    assert (wide[0], wide[-1]) == (narrow[0], narrow[-1]) == ("2005", "2025")
