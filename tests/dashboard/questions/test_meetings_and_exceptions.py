"""How a question stands on a day, when a reply is due, and what needs a question first."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.access import PUBLIC
from dashboard.questions.exceptions import matters
from dashboard.questions.meetings import items, reply_due
from dashboard.questions.place import place_summary
from dashboard.questions.values import PlacePage
from data.store.meetings import ScrutinyKind, ScrutinyRecord, ScrutinyStep
from data.terms import EvidenceClass

MADE = date(2026, 12, 3)


def step(event: ScrutinyStep, on: date = MADE, **different: object) -> ScrutinyRecord:
    said = {
        "meeting_id": 1,
        "kind": ScrutinyKind.RECOMMENDATION,
        "number": 1,
        "event": event,
        "happened_on": on,
        "evidence": EvidenceClass.INVENTED,
        "recorded_at": datetime(2026, 11, 1, tzinfo=UTC),
        "reply_due": reply_due(MADE) if event is ScrutinyStep.MADE else None,
    }
    return ScrutinyRecord(**said | different)


@pytest.mark.parametrize(
    ("made_on", "due"),
    [
        (date(2026, 12, 3), date(2027, 2, 3)),
        (date(2026, 12, 31), date(2027, 2, 28)),
        (date(2027, 12, 31), date(2028, 2, 29)),
        (date(2026, 7, 31), date(2026, 9, 30)),
    ],
)
def test_a_reply_is_due_in_two_months(made_on, due):
    assert reply_due(made_on) == due


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_reply_is_due_within_59_to_62_days(made_on):
    assert timedelta(days=59) <= reply_due(made_on) - made_on <= timedelta(days=62)


@pytest.mark.parametrize(
    ("on", "state", "late"),
    [
        (date(2026, 12, 2), "tabled", 0),
        (date(2026, 12, 3), "open", 0),
        (date(2027, 2, 3), "open", 0),
        (date(2027, 2, 4), "overdue", 1),
    ],
)
def test_a_recommendation_without_a_reply_stands_as_the_day_says(on, state, late):
    (found,) = items([step(ScrutinyStep.MADE)], on=on)
    assert (found.state, found.late_by) == (state, late)


@pytest.mark.parametrize("event", ["replied", "accepted", "declined", "done", "withdrawn"])
def test_an_answer_ends_the_waiting(event):
    steps = [step(ScrutinyStep.MADE), step(ScrutinyStep(event), date(2027, 3, 1), text="So be it.")]
    (before,) = items(steps, on=date(2027, 2, 28))
    (after,) = items(steps, on=date(2027, 3, 1))
    assert (before.state, after.state, after.answers[0].text) == ("overdue", event, "So be it.")


def test_the_overdue_stand_first():
    steps = [
        step(ScrutinyStep.MADE),
        step(ScrutinyStep.MADE, number=2, reply_due=date(2026, 12, 10)),
    ]
    assert [one.number for one in items(steps, on=date(2027, 1, 1))] == [2, 1]


def test_an_answer_to_nothing_is_no_item():
    assert items([step(ScrutinyStep.REPLIED)], on=MADE) == ()


def page_of(session, place: str, day: str) -> PlacePage:
    found = place_summary(session, PUBLIC, place, known_at=datetime.fromisoformat(f"{day}T22:00:00+00:00"))
    assert isinstance(found, PlacePage)
    return found


@pytest.mark.parametrize(
    ("place", "day", "keys"),
    [
        ("northmere", "2025-12-01", ["standard new-parents-visited", "course 1 x-new-parents-visited"]),
        ("kent", "2026-11-21", []),
        ("eastholme", "2026-11-21", ["promise Bus franchising"]),
        ("eastholme", "2027-01-15", ["late 3 x-buses-on-time", "promise Bus franchising"]),
    ],
)
def test_what_needs_a_question_first(demonstration_session, place, day, keys):
    found = [one.key for one in matters(page_of(demonstration_session, place, day))]
    assert [key for key in found if not key.startswith(("revision", "direction"))] == keys


def test_a_revision_counts_from_the_day_given(demonstration_session):
    page = page_of(demonstration_session, "northmere", "2026-11-21")
    assert any(one.key.startswith("revision People in work") for one in matters(page))
    assert not any(one.key.startswith("revision") for one in matters(page, revised_since=date(2026, 11, 18)))
