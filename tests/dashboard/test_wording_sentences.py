from dataclasses import replace

import pytest

from dashboard.wording import brief, cells, marks, reasons, sentences
from data.better import Better
from data.terms import EvidenceClass
from indicators.judgement.verdict import Because, ChangeSince, CourseState, DirectionState, StandardState
from tests.builders import figure, indicator, verdict

BELOW, NONE = StandardState.BELOW, StandardState.NONE_AGREED
OFF, ON, TELL = CourseState.OFF_COURSE, CourseState.ON_COURSE, CourseState.CANNOT_TELL


def answer(standards, courses, evidence=EvidenceClass.PUBLISHED):
    return sentences.place_answer("Northmere", standards=standards, courses=courses, evidence=evidence)


def test_the_answer_says_troubles_first_and_counts_them():
    said = answer([BELOW], [[OFF], [OFF], [TELL], [ON], [ON], [ON]])
    assert said == (
        "Northmere is below one minimum standard, is off course on two of six agreed outcomes, "
        "is on course on three, and we cannot tell on one."
    )


def test_illustrative_terms_prefix_the_judgement():
    said = answer([], [[ON]], EvidenceClass.ILLUSTRATIVE)
    assert said == "On these illustrative terms, Northmere is on course on one of one agreed outcome."


@pytest.mark.parametrize("state", CourseState)
def test_every_course_has_a_shape_and_words(state):
    assert marks.course(state).shape
    assert marks.course(state).words


@pytest.mark.parametrize("state", StandardState)
def test_every_standard_has_a_shape_and_words(state):
    assert str(marks.standard(state)).strip()


@pytest.mark.parametrize("because", Because)
def test_every_reason_has_a_sentence_and_a_short_form(because):
    told = verdict(course_because=because, floor=68.0)
    sentence = reasons.course(told, indicator())
    assert sentence.endswith(".")
    assert "None" not in sentence
    assert "_" not in brief.reason(because, told)


@pytest.mark.parametrize(
    ("value", "word"), [(68.2, "over"), (67.9, "under"), (68.0, "at"), (68.04, "at")]
)  # 68.04 prints as 68.0
def test_a_figure_is_placed_beside_its_floor_as_printed(value, word):
    told = verdict(latest=figure(value), standard_because=Because.CONFIRMED, floor=68.0)
    assert f"is {word} the minimum of 68.0%" in reasons.standard(told, indicator())


@pytest.mark.trust("Overclaiming text")
@pytest.mark.parametrize(
    ("better", "change", "expected"),
    [
        (Better.HIGHER, 2.0, "risen by 2.0 percentage points (better)"),
        (Better.HIGHER, -2.0, "fallen by 2.0 percentage points (worse)"),
        (Better.LOWER, -2.0, "fallen by 2.0 percentage points (better)"),
        (Better.NEITHER, 2.0, "risen by 2.0 percentage points,"),
    ],
)
def test_better_and_worse_match_direction_and_polarity(better, change, expected):
    told = verdict()
    moved = ChangeSince(start=figure(66.2), change=change, more_than_chance=True)
    told = replace(told, course=replace(told.course, change=moved))
    said = sentences.change_since(told, indicator(better=better))
    assert expected in said
    assert "more than chance" in said


@pytest.mark.trust("Overclaiming text")
def test_a_missing_range_leaves_chance_open():
    moved = ChangeSince(start=figure(66.2), change=2.0, more_than_chance=None)
    told = verdict()
    told = replace(told, course=replace(told.course, change=moved))
    assert "we cannot say whether chance could explain it" in sentences.change_since(told, indicator())


def test_without_a_standard_no_floor_is_claimed():
    assert cells.standard(verdict()) == "○ None agreed"


def test_a_withheld_figure_is_said_not_blanked():
    assert cells.figure(None, "suppressed", indicator()).startswith("Hidden")


def test_direction_words_are_the_agreed_ones():
    assert [marks.direction(state).words for state in DirectionState] == [
        "Getting better",
        "Getting worse",
        "No clear change",
        "Rising",
        "Falling",
        "Cannot tell",
    ]
