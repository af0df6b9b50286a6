"""Meetings and what became of what was asked there, each as it was known on a day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from data.store import meetings
from data.store.meetings import MeetingError, MeetingRecord, ScrutinyKind, ScrutinyRecord, ScrutinyStep
from data.terms import EvidenceClass

NOON = datetime(2026, 9, 10, 12, tzinfo=UTC)
DAY = date(2026, 9, 10)


def met(place: str, day: date = DAY) -> MeetingRecord:
    return MeetingRecord(
        place=place, body="Scrutiny committee", held_on=day, evidence=EvidenceClass.INVENTED, recorded_at=NOON
    )


def asked(meeting_id: int, number: int, *, later: int = 0) -> ScrutinyRecord:
    return ScrutinyRecord(
        meeting_id=meeting_id,
        kind=ScrutinyKind.QUESTION,
        number=number,
        event=ScrutinyStep.MADE,
        happened_on=DAY,
        evidence=EvidenceClass.INVENTED,
        recorded_at=NOON + timedelta(days=later),
    )


def test_a_body_meets_once_on_a_day(session: Session) -> None:
    number = meetings.add_meeting(session, met("x-a"))
    with pytest.raises(MeetingError, match="Scrutiny committee has a meeting on 2026-09-10 already"):
        meetings.add_meeting(session, met("x-a"))
    assert meetings.meeting(session, number) == meetings.meetings(session, "x-a")[0]
    assert meetings.meeting(session, number + 1) is None


def test_what_was_asked_is_found_by_meeting_by_place_and_by_what_was_known(session: Session) -> None:
    here, there = (meetings.add_meeting(session, met(place)) for place in ("x-a", "x-b"))
    for step in (asked(here, 1), asked(here, 2, later=3), asked(there, 1)):
        meetings.record_scrutiny(session, step)
    assert [one.number for one in meetings.scrutiny(session, here)] == [1, 2]
    assert [one.number for one in meetings.scrutiny(session, here, known_at=NOON)] == [1]
    assert [one.meeting_id for one in meetings.scrutiny(session, place="x-b")] == [there]
    assert len(meetings.scrutiny(session)) == 3
