"""The closed set of sentences about cases and the centre's side, each with its slots filled."""

from datetime import date

import pytest

from dashboard.questions.case_values import CaseStage, Ended
from dashboard.questions.waves import Standing
from dashboard.wording import asks, cases, centre
from data.store.cases import CaseStep
from data.store.dealings import AskStep, NegotiationStep, OutsideKind
from data.store.verdicts import MovedBy
from data.terms import Depth, Side

DUE, LATER = date(2025, 9, 12), date(2025, 9, 22)


@pytest.mark.parametrize(
    ("names", "table"),
    [
        (CaseStep, cases.STEPS),
        (CaseStep, cases.TO_DO),
        (CaseStage, cases.REACHED),
        (MovedBy, cases.MOVED_BY),
        (NegotiationStep, centre.STEPS),
        (Standing, centre.STANDINGS),
        (OutsideKind, asks.OUTSIDE_KINDS),
        (Side, asks.SIDES),
    ],
    ids=["steps", "to do", "stages", "moved by", "negotiation", "standing", "outside", "sides"],
)
def test_every_name_has_its_words(names, table):
    assert {one.value for one in names} == set(table)


def test_every_end_of_an_ask_has_its_word():
    assert set(asks.ENDED) == {AskStep.ANSWERED, AskStep.DECLINED, AskStep.WITHDRAWN}


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (Ended.SIGNED_OFF, "Closed on 12 September 2025: recovered, and signed off by The Mayor."),
        (Ended.NOT_CONFIRMED, "Closed on 12 September 2025: the next figure did not confirm it."),
        (Ended.REVISED, "a revision of the figure showed that the place meets the standard."),
        (Ended.LAPSED, "Closed: the standard is no longer in force."),
    ],
)
def test_a_case_says_how_it_ended(how, said):
    assert cases.ended(how, DUE, by="The Mayor").endswith(said)


@pytest.mark.parametrize(
    ("on", "replied", "is_over", "said"),
    [
        (DUE, None, False, "No reply yet; due 12 September 2025."),
        (LATER, None, False, "No reply yet. It was due on 12 September 2025, 10 days ago."),
        (LATER, DUE, False, "Replied on 12 September 2025; a reply was due by 12 September 2025."),
        (LATER, None, True, "No reply was recorded while the case was open."),
    ],
    ids=["due", "overdue", "replied", "over"],
)
def test_a_reply_is_due_late_or_there(on, replied, is_over, said):
    assert cases.reply_due(DUE, on=on, replied=replied, is_over=is_over) == said


def test_a_rule_says_how_a_breach_is_confirmed_and_closed():
    said = cases.rule("Visits", confirm_after=2, clear_needed=1, recover_after=2, clear_recovery=0, zero_tolerance=True)
    assert said == (
        "Visits: confirmed after two misses running, one of them clear of chance, or at once by one clear miss; secure "
        "again after two figures at or over the floor."
    )


@pytest.mark.parametrize(
    ("late", "long_open", "outside", "said"),
    [
        (0, 0, 0, "None of three promised powers is late."),
        (1, 0, 0, "One of three promised powers is late, in Testham."),
        (2, 1, 1, "Two of three promised powers are late, in Testham. One ask or offer has been open for more than 60"),
    ],
)
def test_the_centres_answer_counts_what_is_late(late, long_open, outside, said):
    found = centre.answer(promised=3, late=late, places=["Testham"], long_open=long_open, outside=outside)
    assert found.startswith(said)


def test_without_a_promise_nothing_is_late():
    found = centre.answer(promised=0, late=0, places=[], long_open=0, outside=0)
    assert found == "No agreement in force names a power that the centre promised."


@pytest.mark.parametrize(
    ("days", "said"), [(1, "One day late"), (234, "234 days late"), (427, "427 days late, 14 months")]
)
def test_days_late_become_months_after_a_year(days, said):
    assert centre.late_cell(days) == said


@pytest.mark.parametrize(
    ("actual", "kept", "said"),
    [
        (None, False, "promised control"),
        (None, True, "promised control\nin fact not told"),
        (Depth.COMMENT, True, "promised control\nin fact a say"),
    ],
    ids=["not yet", "not told", "less than promised"],
)
def test_depth_in_fact_stands_beside_depth_promised(actual, kept, said):
    assert centre.depth(Depth.CONTROL, actual, kept=kept) == said


@pytest.mark.parametrize(
    ("kind", "late_by", "said"),
    [("late", 5, "Five days late"), ("kept", 5, "Kept on 12 September 2025, five days late"), ("due", 0, "Due today")],
)
def test_a_promise_kept_late_says_so(kind, late_by, said):
    assert centre.state(kind, late_by=late_by, happened_on=DUE if kind == "kept" else None) == said


@pytest.mark.parametrize(
    ("ended", "late_by", "said"),
    [
        (None, 0, "Open for 33 days"),
        (None, 3, "Open for 33 days\nthree days late"),
        ("answered", 3, "Answered 12 September 2025, after 33 days\nthree days late"),
        ("withdrawn", 3, "Withdrawn 12 September 2025, after 33 days"),
    ],
)
def test_an_ask_says_what_became_of_it(ended, late_by, said):
    assert asks.answered(ended, on=DUE if ended else None, took=33, late_by=late_by) == said


@pytest.mark.parametrize(
    ("hours", "uncounted", "said"),
    [(None, 1, "not counted"), (24.0, 0, "24 hours"), (24.0, 1, "at least 24 hours\none request not counted")],
)
def test_hours_nobody_counted_are_never_none_at_all(hours, uncounted, said):
    assert asks.partly_counted(hours, uncounted) == said


@pytest.mark.parametrize(
    ("on", "source", "said"),
    [(None, "", "no source held"), (DUE, "A report", "12 September 2025: It began.\nA report")],
)
def test_what_happened_stands_only_with_its_source(on, source, said):
    assert centre.happened(on, "It began.", source) == said


@pytest.mark.parametrize(
    ("took", "said"),
    [
        ((), "not on record"),
        ((287,), "287 days\nof 1 of four places"),
        ((358, 533), "358 to 533 days\nof 2 of four places"),
    ],
)
def test_days_to_sign_name_how_many_they_are_of(took, said):
    assert centre.days_to_sign(took, 4) == said


@pytest.mark.parametrize(
    ("places", "too_many", "said"), [(2, False, "two places"), (4, True, "▲ four places\nmore than")]
)
def test_a_director_is_warned_about_above_two(places, too_many, said):
    assert centre.director(places, too_many=too_many).startswith(said)
