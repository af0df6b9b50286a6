"""What scrutiny does: arranges a meeting, asks, recommends; and what an office replies."""

from datetime import date

from sqlmodel import Session

from dashboard.access import Act
from dashboard.orders import meeting_checks as checks
from dashboard.orders.acting import Actor, OrderRefusedError, acted
from dashboard.orders.plain import plain
from dashboard.questions.meetings import reply_due
from dashboard.wording import papers_page as words
from data.store import meetings, places
from data.store.meetings import MeetingRecord, ScrutinyKind, ScrutinyRecord, ScrutinyStep
from data.terms import EvidenceClass


def arrange(session: Session, actor: Actor, *, place: str, body: str, held_on: date, decision: str = "") -> int:
    """Put a meeting about a place on record; its number.

    Raises OrderRefusedError for a meeting without a body; MeetingError where this body meets on that day already.
    """
    acted(session, actor, Act.SCRUTINISE, place=place, what=f"meeting of {held_on.isoformat()}", after=decision)
    checks.checked(checks.with_meeting({"body": body, "held_on": held_on.isoformat(), "decision": decision}))
    return meetings.add_meeting(
        session,
        MeetingRecord(
            place=place,
            body=_plain(body),
            held_on=held_on,
            decision=_plain(decision),
            evidence=_evidence(session, place),
            recorded_at=actor.now,
        ),
    )


def put(  # what a question consists of, each by its name
    session: Session, actor: Actor, *, meeting: int, kind: str, text: str, addressed_to: str, clause: str = ""
) -> int:
    """Ask a question or make a recommendation at a meeting; its number there. A reply is due in two months.

    Raises OrderRefusedError for no text, a text that is too long, or no office to reply.
    """
    held = _meeting(session, meeting)
    what = f"{kind} at the meeting of {held.held_on.isoformat()}"
    grant = acted(session, actor, Act.SCRUTINISE, place=held.place, what=what, after=text)
    said = {"meeting": str(meeting), "text": text, "addressed_to": addressed_to, "clause": clause}
    checks.checked(checks.with_item(said))
    of_kind = ScrutinyKind(kind)
    taken = [one.number for one in meetings.scrutiny(session, meeting) if one.kind is of_kind]
    number = max(taken, default=0) + 1
    made_on = max(held.held_on, actor.today)
    meetings.record_scrutiny(
        session,
        ScrutinyRecord(
            meeting_id=meeting,
            kind=of_kind,
            number=number,
            event=ScrutinyStep.MADE,
            happened_on=made_on,
            text=_plain(text),
            clause=_plain(clause),
            addressed_to=_plain(addressed_to),
            post=grant.post,
            person=actor.name,
            reply_due=reply_due(made_on),
            evidence=held.evidence,
            recorded_at=actor.now,
        ),
    )
    return number


def reply(  # what a reply consists of, each by its name
    session: Session, actor: Actor, *, meeting: int, kind: str, number: int, step: str, text: str
) -> None:
    """Reply for the place to a question or recommendation: replied, accepted, declined or done.

    Raises OrderRefusedError where nothing of that number was asked, or for no text.
    """
    held = _meeting(session, meeting)
    what = f"{kind} {number} of the meeting of {held.held_on.isoformat()}"
    grant = acted(session, actor, Act.SPEAK_FOR_PLACE, place=held.place, what=what, after=step)
    checks.checked(checks.with_reply({"step": step, "text": text}))
    _follow(session, actor, held, kind=kind, number=number, step=ScrutinyStep(step), text=text, post=grant.post)


def withdraw(session: Session, actor: Actor, *, meeting: int, kind: str, number: int, text: str) -> None:
    """Take a question or recommendation back, with the reason. Raises OrderRefusedError as `reply` does."""
    held = _meeting(session, meeting)
    what = f"{kind} {number} of the meeting of {held.held_on.isoformat()}"
    grant = acted(session, actor, Act.SCRUTINISE, place=held.place, what=what, after="withdrawn", reason=text)
    checks.checked(checks.with_withdrawal({"item": f"{kind} {number}", "text": text}))
    step = ScrutinyStep.WITHDRAWN
    _follow(session, actor, held, kind=kind, number=number, step=step, text=text, post=grant.post)


def _follow(
    session: Session,
    actor: Actor,
    held: MeetingRecord,
    *,
    kind: str,
    number: int,
    step: ScrutinyStep,
    text: str,
    post: str,
) -> None:
    of_kind = ScrutinyKind(kind)
    asked = [one for one in meetings.scrutiny(session, held.id) if one.kind is of_kind and one.number == number]
    if not asked:
        raise OrderRefusedError(words.not_asked(kind, number))
    meetings.record_scrutiny(
        session,
        ScrutinyRecord(
            meeting_id=held.id,
            kind=of_kind,
            number=number,
            event=step,
            happened_on=actor.today,
            text=_plain(text),
            post=post,
            person=actor.name,
            evidence=held.evidence,
            recorded_at=actor.now,
        ),
    )


def _meeting(session: Session, number: int) -> MeetingRecord:
    found = meetings.meeting(session, number)
    if found is None:
        raise OrderRefusedError(words.MEETING_UNKNOWN)
    return found


def _plain(text: str) -> str:
    return plain(text, what="text", most_words=checks.LONGEST)


def _evidence(session: Session, place: str) -> EvidenceClass:
    found = places.named(session, place)
    return EvidenceClass.PUBLISHED if found is None else found.evidence
