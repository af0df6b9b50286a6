import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.documents.content import Chart, Line, PaperKind, Point
from dashboard.documents.render import svg
from dashboard.documents.render.look import NARROW, SLIDE, WIDE
from dashboard.documents.render.marks import Box, box_of
from dashboard.documents.render.over_time import runs
from dashboard.documents.render.pictures import look_of, on_slide, pictures
from dashboard.documents.render.sheet import sheet
from tests.dashboard.documents.papers import FIGURES, LONG, PAPERS, YEARS, chart, places, points

FOOT = ("What was known at 09:30 on 3 December 2026 · Illustrative terms",)
SPACE = "{http://www.w3.org/2000/svg}"


def tree(image):
    return ET.fromstring(image)  # noqa: S314  a picture of our own


def drawn(made: Chart, look=WIDE):
    return tree(svg.picture(made, foot=FOOT, look=look)[0])


def words(picture):
    return [one.text for one in picture.iter(f"{SPACE}text")]


def word_boxes(picture):
    return [
        box_of(
            one.text,
            float(one.get("x")),
            float(one.get("y")),
            size=float(one.get("font-size")) * 0.98,  # air enough for rounding
            anchor=one.get("text-anchor"),
        )
        for one in picture.iter(f"{SPACE}text")
        if one.text
    ]


def circles(picture):
    found = []
    for one in picture.iter(f"{SPACE}circle"):
        x, y, radius = (float(one.get(name)) for name in ("cx", "cy", "r"))
        found.append(Box(x - radius, y - radius, x + radius, y + radius))
    return found


def strokes(picture, **having):
    return [one for one in picture.iter(f"{SPACE}path") if all(one.get(name) == told for name, told in having.items())]


ALL_LOOKS = pytest.mark.parametrize("look", [WIDE, NARROW, SLIDE], ids=["paper", "phone", "slide"])
CHARTS = {
    f"{name} {at}": block
    for name, made in PAPERS.items()
    if name != "twelve outcomes"
    for at, block in enumerate(sheet(made).drawn.blocks)
    if isinstance(block, Chart)
}


@ALL_LOOKS
@pytest.mark.parametrize("name", CHARTS)
def test_no_words_lie_over_words_or_points_or_beyond_the_edge(name, look):
    picture = drawn(CHARTS[name], look)
    texts = word_boxes(picture)
    edge = Box(-2, -2, look.width + 2, float(picture.get("height")) + 2)
    assert all(one.overlap(two) < 3 for one, two in combinations(texts, 2))
    assert all(one.overlap(two) < 3 for one in texts for two in circles(picture))
    assert all(one.outside(edge) == 0 for one in texts)


@given(
    values=st.lists(st.one_of(st.none(), st.floats(0, 100)), min_size=1, max_size=30),
    spread=st.sampled_from([0, 0.5, 8]),
    provisional=st.integers(0, 29),
)
def test_whatever_the_figures_words_never_lie_over_words(values, spread, provisional):
    labels = tuple(f"{1990 + at}/{at:02d}" for at in range(len(values)))
    series = points(values, labels, spread=spread, provisional=(provisional,))
    made = chart(categories=labels, lines=(Line("Kent", series, "figures"),), breaks=(), low=0.0, high=100.0)
    assert all(one.overlap(two) < 3 for one, two in combinations(word_boxes(drawn(made)), 2))


def test_a_picture_carries_title_unit_source_caveat_and_what_was_known():
    told = " ".join(words(drawn(chart())))
    for part in (chart().title, chart().unit, chart().source, chart().caveat, FOOT[0], "the scale starts at 50"):
        assert part in told


def test_a_scale_from_zero_needs_no_note():
    assert "starts" not in " ".join(words(drawn(chart(low=0.0))))


@pytest.mark.parametrize(
    ("values", "breaks", "expected"),
    [
        ((1.0, 2.0, 3.0), (), [[0, 1, 2]]),
        ((1.0, None, 3.0), (), [[0], [2]]),
        ((1.0, 2.0, 3.0), (1,), [[0], [1, 2]]),
        ((None, None, None), (), []),
        ((1.0, None, 3.0), (2,), [[0], [2]]),
    ],
)
def test_a_gap_or_a_break_is_never_bridged(values, breaks, expected):
    line = Line("x", tuple(Point(str(at), value) for at, value in enumerate(values)), "figures")
    assert runs(line, breaks) == expected


def test_lines_stop_where_the_count_changed():
    whole, cut = (strokes(drawn(chart(breaks=breaks)), stroke="#12436D") for breaks in ((), (2,)))
    assert len(cut) == len(whole) + 1
    assert "counted differently from 2016/17" in words(drawn(chart(breaks=(2,))))


def test_provisional_points_are_hollow_and_the_first_is_named():
    picture = drawn(chart())
    fills = [one.get("fill") for one in picture.iter(f"{SPACE}circle")]
    assert fills.count("#FFFFFF") == 1
    assert words(picture).count("provisional") == 1


def test_the_course_is_stepped_and_dashed_and_the_floor_thick_and_solid():
    picture = drawn(chart())
    (course,) = strokes(picture, **{"stroke-dasharray": "9 5"})
    (floor,) = strokes(picture, **{"stroke-width": "4"})
    heights = re.findall(r"[ML]\S+ (\S+)", course.get("d"))
    assert heights[0::2] == heights[1::2]  # each tread is level
    assert len(set(heights)) == 5
    assert floor.get("stroke-dasharray") is None


def test_lines_of_figures_differ_by_marker_and_dash_not_only_by_colour():
    many = tuple(
        Line(name, points([value + at for at in range(12)], spread=0), "figures")
        for name, value in (("A", 52.0), ("B", 55.0), ("C", 58.0), ("D", 61.0))
    )
    picture = drawn(chart(lines=many, breaks=()))
    shapes = {re.sub(r"[\d.,]+", "", one.get("points") or "circle") for one in picture.iter() if one.get("points")}
    dashes = {one.get("stroke-dasharray") for one in strokes(picture, fill="none")}
    assert len(list(picture.iter(f"{SPACE}circle"))) == 12
    assert len(list(picture.iter(f"{SPACE}polygon"))) == 36
    assert {"7 3", "2 3", "9 3 2 3", None} <= dashes
    assert shapes


def test_nothing_lighter_than_grey_carries_meaning():
    for name, made in CHARTS.items():
        colours = {one.get(role) for one in drawn(made).iter() for role in ("fill", "stroke")} - {None, "none"}
        assert colours <= {"#12436D", "#801650", "#505A5F", "#0B0C0C", "#FFFFFF", "#D5D8DA"}, name


def test_no_figures_are_said_in_words():
    assert "No figures are available." in words(drawn(CHARTS["missing series 1"]))
    assert "No figures are available." in words(drawn(CHARTS["missing series 2"]))
    assert words(drawn(CHARTS["missing series 3"])).count("no figure") == 3


def test_the_first_and_last_periods_are_always_named():
    for look in (WIDE, NARROW):
        told = words(drawn(chart(), look))
        assert YEARS[0] in told
        assert YEARS[-1] in told


def test_names_too_long_to_stand_beside_their_lines_stand_in_a_key():
    many = tuple(Line(f"{at} {LONG}", points(FIGURES), "other") for at in range(6))
    told = words(drawn(chart(lines=many)))
    assert any(line.startswith("5 The Combined") for line in told)


def test_a_figure_beyond_the_axis_stretches_it():
    high = chart(lines=(Line("A", points([95.0] * 12, spread=0), "figures"),), low=50.0, high=80.0)
    assert min(float(one.get("cy")) for one in drawn(high).iter(f"{SPACE}circle")) > 0
    assert "90" in words(drawn(high))


@pytest.mark.parametrize("count", [1, 12, 40, 46, 120])
def test_many_places_are_cut_into_pictures_that_fit_a_page_and_none_is_lost(count):
    found = pictures(places(count), foot=FOOT, look=WIDE)
    assert all(one.height <= 900 for one in found)
    told = [text for one in found for text in words(tree(one.svg))]
    assert all(f"Area {at + 1:02d} of the county" in told for at in range(count))


def test_pieces_of_a_chart_share_their_axis():
    axes = {(piece.low, piece.high) for piece in svg.pieces(places(46), 3)}
    assert len(axes) == 1


@pytest.mark.parametrize(("count", "expected"), [(0, 1), (6, 1), (20, 1), (21, 2), (46, 3)])
def test_a_slide_shows_many_places_side_by_side(count, expected):
    assert len(on_slide(places(count), foot=FOOT)) == expected


def test_papers_of_few_pages_have_shorter_charts():
    assert look_of(PaperKind.BRIEFING).plot < look_of(PaperKind.PACK).plot


def test_a_provisional_dot_is_named_on_the_side_where_nothing_is_drawn():
    crowded = places(6)
    wide = replace(crowded, lines=(Line("A", points([79.0] * 6, crowded.categories, provisional=(2,)), "figures"),))
    for made in (crowded, wide):
        picture = drawn(made)
        (box,) = [one for one, text in zip(word_boxes(picture), words(picture), strict=True) if text == "provisional"]
        assert all(box.overlap(circle) == 0 for circle in circles(picture))


def test_two_lines_of_dots_share_a_row_without_covering_one_another():
    made = places(5)
    second = Line("Last year", points([60.0] * 5, made.categories, spread=0), "figures")
    picture = drawn(replace(made, lines=(*made.lines, second)))
    squares = [one.get("points") for one in picture.iter(f"{SPACE}polygon")]
    assert len(squares) == 6  # five rows and the key


def test_names_of_lines_that_end_at_the_axis_stay_within_the_picture():
    low = tuple(Line(f"Line {at}", points([50.0 + at / 10] * 12, spread=0), "other") for at in range(5))
    picture = drawn(chart(lines=low, breaks=()))
    names = [box for box, text in zip(word_boxes(picture), words(picture), strict=True) if text.startswith("Line ")]
    assert len(names) == 5
    assert all(one.overlap(two) < 1 for one, two in combinations(names, 2))


def test_an_average_with_a_gap_is_not_drawn_through_it():
    made = places(5)
    values = [66.0, 66.0, None, 66.0, 66.0]
    average = Line("Average", points(values, made.categories, spread=0), "other")
    whole, cut = (
        len(strokes(drawn(replace(made, lines=(made.lines[0], one))), **{"stroke-dasharray": "1.5 4"}))
        for one in (made.lines[1], average)
    )
    assert cut == whole + 1
