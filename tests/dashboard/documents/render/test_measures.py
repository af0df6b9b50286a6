from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.documents.content import Heading, Sentence, Table
from dashboard.documents.render import columns, scale
from dashboard.documents.render.clean import cleaned, drawable
from dashboard.documents.render.letters import BOLD, typeface, width, wrapped
from dashboard.documents.render.outline import depths
from tests.dashboard.documents.papers import AWKWARD, LONG, PAPERS, paper, table


@pytest.mark.parametrize("character", "■▲●◆○−≥½□…·–’“”ŵŷŴŶâêîôûẁẃẅỳ≤£€²")
def test_the_typeface_holds_every_shape_and_letter_we_write(character):
    assert typeface().holds(character)
    assert typeface(BOLD).holds(character)


def test_widths_are_those_of_the_font_file():
    assert width("n", 1000) == pytest.approx(608, abs=25)
    assert width("m", 14) > width("n", 14) > width("i", 14)
    assert width("Minimum", 14, bold=True) > width("Minimum", 14)
    assert width("日", 14) == 14  # not held: a whole em


@given(st.text(max_size=200), st.floats(20, 300))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text, room):
    lines = wrapped(text, 14, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, 14) <= room or len(line) == 1 for line in lines)


@given(st.lists(st.integers(1, 3), max_size=30))
def test_an_outline_never_skips_a_level(levels):
    above = 1
    for depth in depths([Heading(level, "x") for level in levels]):
        assert 2 <= depth <= above + 1
        above = depth


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((1, 2, 2, 1), (2, 3, 3, 2)),
        ((2, 3, 3, 2), (2, 3, 3, 2)),
        ((3, 1, 3, 2), (2, 2, 3, 3)),
        ((), ()),
    ],
)
def test_sections_that_begin_at_one_or_at_two_have_the_same_outline(levels, expected):
    assert depths([Heading(level, "x") for level in levels]) == expected


def test_what_is_no_heading_has_no_depth():
    assert depths([Sentence("x"), Heading(2, "x")]) == (0, 2)


@pytest.mark.parametrize("name", PAPERS)
def test_cleaning_twice_is_cleaning_once(name):
    once = cleaned(PAPERS[name])
    assert cleaned(once) == once
    assert drawable(once) == drawable(drawable(once))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("w\u0302", "ŵ"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\u202eb\u200fc\u0000\u0007\ufeffd", "abcd"),
        ("▲ Watch", "▲\u00a0Watch"),
        ("“it’s” 5 − 3 #*_$<>&\\", "“it’s” 5 − 3 #*_$<>&\\"),
    ],
)
def test_text_is_made_fit_for_any_file(text, expected):
    assert cleaned(paper(Sentence(text))).blocks == (Sentence(expected),)


def test_only_what_the_typeface_lacks_becomes_a_square():
    (sentence,) = drawable(cleaned(paper(Sentence(AWKWARD)))).blocks
    assert sentence.text.count("□") == 3


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (50, 80, 6, ("50", "60", "70", "80")),
        (0, 1, 6, ("0.0", "0.2", "0.4", "0.6", "0.8", "1.0")),
        (-10, 10, 5, ("−10", "−5", "0", "5", "10")),
        (0, 20_000, 5, ("0", "5,000", "10,000", "15,000", "20,000")),
    ],
)
def test_axes_name_round_values(low, high, most, expected):
    assert scale.spoken(scale.ticks(low, high, most=most)) == expected


@given(st.floats(-1e6, 1e6), st.floats(0.01, 1e6), st.integers(3, 8))
def test_round_values_lie_within_the_range_and_are_no_more_than_asked(low, size, most):
    found = scale.ticks(low, low + size, most=most)
    assert len(found) <= most + 1
    assert all(low - 1e-6 * size <= value <= low + size * (1 + 1e-6) for value in found)


@pytest.mark.parametrize(
    ("low", "high", "expected"), [(5, 5, (5, 6)), (5, 1, (1, 2)), (1, 2, (1, 2)), (float("nan"), 2, (0, 1))]
)
def test_a_range_always_has_a_width(low, high, expected):
    assert scale.ends(low, high) == expected


@given(st.lists(st.floats(10, 90), min_size=1, max_size=40))
def test_shown_labels_hold_the_first_and_last_and_do_not_touch(widths):
    centres = [30.0 * at for at in range(len(widths))]
    found = scale.shown(centres, widths, air=2)
    assert found[0] == 0
    assert found[-1] == len(widths) - 1
    apart = [(centres[b] - centres[a]) - (widths[a] + widths[b]) / 2 for a, b in pairwise(found)]
    assert all(gap >= 2 for gap in apart) or len(found) == 2


def test_no_labels_are_shown_where_there_are_none():
    assert scale.shown([], [], air=2) == ()


@given(st.lists(st.lists(st.text("abc ", max_size=60), min_size=3, max_size=3), max_size=5))
def test_columns_fill_the_room(rows):
    made = Table("x", ("One", "Two", "Three"), tuple(map(tuple, rows)))
    assert sum(columns.widths(made, room=170, size=12)) == pytest.approx(170, abs=0.01)


def test_short_columns_stay_on_one_line_and_the_long_one_wraps():
    long, short = columns.widths(Table("x", ("Place", "Value"), ((LONG, "65.7%"),)), room=170, size=12)
    assert long > 140
    assert short > 15


def test_words_wider_than_all_the_room_share_it():
    made = Table("x", ("a" * 100, "b" * 100), ())
    assert columns.widths(made, room=170, size=12) == pytest.approx((85, 85), abs=3)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("65.7%", "−2.5%"), True),
        (("1,000 [p]", ""), True),
        (("65.7%", "late"), False),
        (("", ""), False),
        (("2025/26",), False),
        (("[x]",), False),
    ],
)
def test_columns_of_numbers_are_set_at_the_right(cells, expected):
    made = Table("x", ("Place", "Value"), tuple(("A", cell) for cell in cells))
    assert columns.of_figures(made) == (False, expected)


def test_the_first_column_holds_headers_of_rows():
    assert columns.of_figures(table(rows=1, columns=1)) == (False,)
