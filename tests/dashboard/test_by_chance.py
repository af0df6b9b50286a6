"""How many marks chance alone would make: counted over everything tested, said as at most where it is a ceiling."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from dashboard.questions.false_alarms import Of, by_chance, differences_by_chance
from dashboard.wording import false_alarms as words
from data.better import Better
from data.terms import EvidenceClass
from indicators.judgement.course_verdicts import NO_LEVEL_AGREED
from indicators.judgement.direction_verdicts import CHART_METHOD, TREND_METHOD
from indicators.judgement.standard_verdicts import NO_STANDARD
from indicators.judgement.verdict import (
    Because,
    CourseState,
    DirectionState,
    DirectionVerdict,
    Evidence,
    FigureUsed,
    OutcomeVerdict,
    Reason,
    StandardState,
)
from indicators.statistics.false_alarms import Alarm, Examined, chance_of_flag


def verdict(
    *,
    standard: StandardState = StandardState.NONE_AGREED,
    course: CourseState = CourseState.CONTEXT,
    direction: DirectionState = DirectionState.CANNOT_TELL,
    spread: tuple[float, float] | None = (88.0, 92.0),
    people: float | None = None,
    method: str = TREND_METHOD,
    points: int = 24,
) -> OutcomeVerdict:
    """A verdict on a figure of 90 beside a floor and a path of 90; a test names what matters."""
    lower, upper = spread or (None, None)
    figure = FigureUsed(
        date(2025, 1, 1), date(2026, 1, 1), "2025", 90.0, lower, upper, None, people, "final", (), "", None, 1, ""
    )
    agreed = course is not CourseState.CONTEXT
    return OutcomeVerdict(
        place="x-a",
        indicator="employment-rate",
        document=1,
        outcome=1,
        commitment=1,
        better=Better.HIGHER,
        evidence_class=EvidenceClass.INVENTED,
        as_of=date(2026, 11, 21),
        known_at=datetime(2026, 11, 21, tzinfo=UTC),
        latest=figure,
        newest=figure,
        due=None,
        late_by=None,
        standard=replace(NO_STANDARD, state=standard, floor=Decimal(90)),
        course=replace(
            NO_LEVEL_AGREED,
            state=course,
            path=90.0 if agreed else None,
            evidence=Evidence((figure,), {"margin": 0.0}, None, "course 1"),
        ),
        direction=DirectionVerdict(
            direction, Reason(Because.TREND_FOUND, {"have": points}), Evidence((figure,), {}, None, method)
        ),
    )


def test_without_a_mark_nothing_is_said():
    assert by_chance([verdict(standard=StandardState.MEETS, direction=DirectionState.NO_CLEAR_CHANGE)]) is None
    assert differences_by_chance(20, 0) is None


def test_every_figure_tested_counts_and_not_only_those_marked():
    meets = [verdict(standard=StandardState.MEETS, people=200.0)] * 9
    below = [verdict(standard=StandardState.BELOW, people=200.0)] * 9
    rate = chance_of_flag(Examined(Alarm.STANDARD_SUSPECTED, 1, size=200.0))
    found = by_chance([*meets, *below])
    assert (found.expected, found.at_most, found.marks) == (min(round(18 * rate), 9), True, 9)


def test_a_range_that_does_not_cover_the_level_is_no_false_alarm_of_a_standard():
    found = by_chance([verdict(standard=StandardState.BELOW, spread=(80.0, 85.0))] * 5)
    assert (found.expected, found.marks) == (0, 5)


def test_the_expected_number_is_never_more_than_the_marks_shown():
    many = [verdict(standard=StandardState.MEETS)] * 40
    assert by_chance([*many, verdict(standard=StandardState.BELOW)]).expected == 1


def test_directions_are_not_at_most():
    many = [verdict(direction=DirectionState.NO_CLEAR_CHANGE, method=CHART_METHOD)] * 99
    found = by_chance([*many, verdict(direction=DirectionState.WORSE, method=CHART_METHOD)] * 1)
    rate = chance_of_flag(Examined(Alarm.CHART_LATEST, 1, points=24))
    assert not found.at_most
    assert found.expected == min(round(100 * rate), 1)


def test_only_the_judgements_asked_for_are_counted():
    both = verdict(standard=StandardState.BELOW, course=CourseState.OFF_COURSE)
    assert by_chance([both]).marks == 2
    assert by_chance([both], of={Of.STANDARD}).marks == 1


def test_a_figure_without_a_range_cannot_be_a_false_alarm_of_a_level():
    found = by_chance([verdict(course=CourseState.OFF_COURSE, spread=None)])
    assert (found.expected, found.at_most) == (0, False)


@pytest.mark.parametrize(
    ("expected", "marks", "at_most", "said"),
    [
        (2, 7, False, "About 2 of these 7 marks would be expected by chance alone."),
        (2, 7, True, "At most about 2 of these 7 marks would be expected by chance alone."),
        (0, 1, True, "Fewer than one mark like this would be expected by chance alone."),
        (0, 3, False, "Fewer than one of these 3 marks would be expected by chance alone."),
        (2, 1, False, "About 2 such marks would be expected by chance alone; 1 is shown."),
    ],
)
def test_the_sentence(expected, marks, at_most, said):
    assert words.said(expected, marks, at_most=at_most) == said


def test_every_rate_shown_is_one_where_nothing_is_wrong():
    shown = words.rows()
    assert len(shown) > 20
    assert not any("truly 85%" in cells[0] or "truly 88%" in cells[0] for _, cells in shown)
