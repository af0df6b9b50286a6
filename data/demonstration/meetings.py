"""The demonstration's meetings: who met, what was asked and became of it, and what was written beside figures."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlmodel import Session

from data.demonstration.files import table
from data.store import cases, meetings, places
from data.store.cases import CommentRecord, Question
from data.store.meetings import MeetingRecord, ScrutinyKind, ScrutinyRecord, ScrutinyStep
from data.terms import EvidenceClass

FILE: Final = "meetings.toml"
INVENTED: Final = EvidenceClass.INVENTED


def save_meetings(session: Session) -> None:
    """Keep every meeting with its questions, recommendations and answers, and every comment."""
    codes = {each.slug: each.code for each in places.everything(session)}
    for entry in table(FILE)["comment"]:
        cases.add_comment(session, _comment(codes[entry["place"]], entry))
    for entry in table(FILE)["meeting"]:
        meeting = MeetingRecord(
            place=codes[entry["place"]],
            body=entry["body"],
            held_on=entry["held_on"],
            decision=entry["decision"],
            evidence=EvidenceClass(entry.get("evidence", INVENTED)),
            recorded_at=entry["recorded_at"],
        )
        number = meetings.add_meeting(session, meeting)
        for item in entry.get("item", ()):
            for step in _steps(number, meeting, item):
                meetings.record_scrutiny(session, step)


def _comment(place: str, entry: Mapping[str, Any]) -> CommentRecord:
    return CommentRecord(
        place=place,
        at=entry["at"],
        role=entry["role"],
        post=entry["post"],
        text=entry["text"],
        evidence=INVENTED,
        indicator=entry["indicator"],
        clause=entry["clause"],
        question=Question(entry["question"]) if "question" in entry else None,
    )


def _steps(number: int, meeting: MeetingRecord, item: Mapping[str, Any]) -> Iterator[ScrutinyRecord]:
    """A question or recommendation as it was made, then what became of it."""
    kind = ScrutinyKind(item["kind"])
    yield ScrutinyRecord(
        meeting_id=number,
        kind=kind,
        number=item["number"],
        event=ScrutinyStep.MADE,
        happened_on=meeting.held_on,
        text=item["text"],
        clause=item["clause"],
        addressed_to=item["addressed_to"],
        reply_due=item["reply_due"],
        evidence=INVENTED,
        recorded_at=item["recorded_at"],
    )
    for answer in item.get("answer", ()):
        yield ScrutinyRecord(
            meeting_id=number,
            kind=kind,
            number=item["number"],
            event=ScrutinyStep(answer["event"]),
            happened_on=answer["happened_on"],
            text=answer["text"],
            post=answer["post"],
            evidence=INVENTED,
            recorded_at=answer["recorded_at"],
        )
