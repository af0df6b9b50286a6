"""Where words stand in a chart: clear of points on a phone; and how a chart grows for a room."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import placing, style
from dashboard.charts.dots import dots
from dashboard.charts.labels import shown_labels
from dashboard.charts.line import HEIGHT, ends, line
from dashboard.charts.values import Band, Dot, DotChart, Level, LineChart, Marker, Point

YEARS = tuple(Point(str(year), 66.0 + year % 4, 65.0, 70.5) for year in range(2014, 2026))
PLAIN = LineChart("Employment rate, Testham (percent)", YEARS, decimals=1, suffix="%", share=True)
AGREED = "Agreed 70.0% by 31 March 2029"


def room(chart):
    low, high = ends(chart)
    return placing.plot(chart, low=low, high=high, height=HEIGHT)


def covered(chart, value, text=AGREED):
    """Return how much of the words lies over points, intervals or lines."""
    plot = room(chart)
    before = list(plot.taken)
    placing.place(plot, text, value, prefer=placing.Spot(right=True, below=True))
    box = plot.taken[-1]
    return sum(placing.shared(box, other) for other in before)


def test_words_that_have_room_stand_at_the_right_end_of_their_line():
    flat = replace(PLAIN, points=tuple(Point(str(year), 60.0) for year in range(12)))
    spot = placing.place(room(replace(flat, path=(66.0,) * 12)), AGREED, 66.0, prefer=placing.Spot(True, False))  # noqa: FBT003  a side
    assert spot == placing.Spot(right=True, below=False)


@pytest.mark.parametrize("dip", range(12))
def test_a_label_of_a_floor_lies_over_no_point_wherever_the_figures_dip(dip):
    points = tuple(Point(one.label, 88.0 if at == dip else 91.0) for at, one in enumerate(YEARS))
    assert covered(replace(PLAIN, points=points, floor=Level(90.0, "Minimum 90.0%")), 90.0, "Minimum 90.0%") == 0


@given(st.lists(st.floats(40, 60), min_size=6, max_size=12), st.floats(40, 60))
def test_words_never_cover_more_than_where_they_would_stand_unmoved(figures, level):
    chart = replace(PLAIN, points=tuple(Point(str(at), value) for at, value in enumerate(figures)))
    plot = room(chart)
    unmoved = placing.cost_of(plot, placing.box_of(plot, [AGREED], level, placing.Spot(right=True, below=True)))
    spot = placing.place(plot, AGREED, level, prefer=placing.Spot(right=True, below=True))
    box = placing.box_of(plot, [AGREED], level, spot)
    plot.taken.pop()
    assert placing.cost_of(plot, box) + spot.off <= unmoved + placing.GAP + 1e-6


def test_the_start_of_the_agreement_and_a_version_after_it_are_named_on_lines_of_their_own():
    chart = replace(
        PLAIN,
        start=Marker(6, "agreement began"),
        variations=(Marker(7, "version 2"),),
        band=Band(0, 62.0, 71.0, "expected range"),
    )
    notes = {one["text"]: one for one in line(chart)["layout"]["annotations"]}
    first, second = notes["agreement began"], notes["version 2"]
    assert {first["yshift"], second["yshift"]} != {0} or first["xanchor"] != second["xanchor"]


def test_words_near_the_right_end_go_to_the_left_of_their_line():
    chart = replace(PLAIN, start=Marker(11, "agreement began"))
    notes = {one["text"]: one for one in line(chart)["layout"]["annotations"]}
    assert notes["agreement began"]["xanchor"] == "right"


def test_labels_of_two_lines_keep_apart_on_a_phone():
    quarters = [f"{months} 20{year}" for year in (25, 26) for months in ("Jan–Mar", "Apr–Jun", "Jul–Sep")]
    assert shown_labels(quarters) in ([quarters[0], quarters[2], quarters[5]], [quarters[0], quarters[3], quarters[5]])


@pytest.mark.parametrize("figure", [line(PLAIN), dots(DotChart("Employment", (Dot("Bolton", 65.6, 60.0, 70.0),), 1))])
def test_a_chart_for_a_room_has_letters_of_24_pixels_and_the_same_values(figure):
    grown = style.enlarged(figure, plot=1.0)
    go.Figure(grown)
    assert grown["layout"]["xaxis"]["tickfont"]["size"] == pytest.approx(24)
    assert grown["data"][0]["x"] == figure["data"][0]["x"]
    assert grown["data"][0]["y"] == figure["data"][0]["y"]
    assert grown["layout"]["yaxis"]["range"] == figure["layout"]["yaxis"]["range"]


def test_the_foot_of_a_chart_for_a_room_takes_one_long_line():
    signed = replace(PLAIN, footer=("Office for National Statistics. As at 21 November 2026.", "Illustrative terms."))
    before, after = line(signed), style.enlarged(line(signed), plot=1.0)
    assert before["layout"]["annotations"][1]["text"].count("<br>") == 2
    assert after["layout"]["annotations"][1]["text"].count("<br>") == 0
