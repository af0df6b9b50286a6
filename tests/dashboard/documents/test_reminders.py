"""Reminders of replies due, as a calendar reads them."""

from datetime import date, timedelta

from icalendar import Calendar

from dashboard.documents.reminders import reminders
from dashboard.questions.meetings import meetings_of
from tests.dashboard.documents.reading import known_at


def events(session, as_at):
    body = reminders(meetings_of(session, None, known_at=known_at(as_at)), known_at=known_at(as_at))
    return {str(event["uid"]): event for event in Calendar.from_ical(body).walk("VEVENT")}


def test_a_reply_due_has_a_day_and_a_reminder_two_weeks_before(demonstration_session):
    found = events(demonstration_session, "2026-11-21")
    due = found["port-wexley-2026-12-03-recommendation-1@agreed-outcomes"]
    assert due.decoded("dtstart") == date(2027, 2, 3)
    alarm = due.walk("VALARM")[0]
    assert alarm.decoded("trigger") == -timedelta(days=14)
    assert "Put to Leader of Port Wexley Borough Council." in str(due["description"])


def test_a_meeting_to_come_is_in_it_and_one_that_was_held_is_not(demonstration_session):
    found = events(demonstration_session, "2026-11-21")
    assert "port-wexley-2026-12-03@agreed-outcomes" in found
    assert "port-wexley-2026-06-11@agreed-outcomes" not in found


def test_what_was_answered_needs_no_reminder(demonstration_session):
    assert "port-wexley-2026-06-11-question-1@agreed-outcomes" not in events(demonstration_session, "2026-11-21")


def test_the_same_question_gives_the_same_file(demonstration_session):
    at = known_at("2026-11-21")
    met = meetings_of(demonstration_session, None, known_at=at)
    assert reminders(met, known_at=at) == reminders(met, known_at=at)
