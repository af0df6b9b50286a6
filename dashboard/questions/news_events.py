"""What people did about cases, and the questions, recommendations, asks and offers that wait for a reply."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from dashboard.questions.agreements import day_of
from dashboard.questions.news_values import (
    CLOSED_BY_FIGURES,
    OPENED,
    OVERDUE,
    CaseMoved,
    ReplyDue,
    ReplyMoved,
    VerdictMoved,
)
from dashboard.wording import news as said
from data.store import cases, dealings, documents, meetings
from data.store.dealings import AskStep
from data.store.meetings import ScrutinyStep
from data.store.places import PlaceRecord
from data.store.verdicts import Judgement
from data.terms import EvidenceClass
from indicators.judgement.verdict import StandardState

_DOUBTFUL = frozenset({StandardState.BELOW.value, StandardState.MAY_BE_BELOW.value})
_OPEN = _DOUBTFUL | {StandardState.RECOVERING.value}
_CLOSED = frozenset({StandardState.MEETS.value, StandardState.CLOSE.value})
_ASKING = frozenset({AskStep.ASKED.value, AskStep.OFFERED.value, ScrutinyStep.MADE.value})

Places = Mapping[str, PlaceRecord]


def cases_moved(
    session: Session,
    verdicts: Iterable[VerdictMoved],
    places: Places,
    place: str | None,
    *,
    after: datetime,
    known_at: datetime,
) -> list[CaseMoved]:
    """Return the cases that opened or closed as verdicts moved, and what was done about cases since."""
    titles = {one.subject: one.standard.title for one in documents.versions(session, "standard", known_at=known_at)}
    found = [
        CaseMoved(one.on, one.place, one.indicator.title, step, "", one.evidence)
        for one in verdicts
        if (step := _step_of(one)) is not None
    ]
    found += [
        CaseMoved(
            day_of(one.at),
            places[one.place],
            titles.get(one.standard, one.standard),
            one.event.value,
            one.post,
            one.evidence,
        )
        for one in cases.of_place(session, place, known_at=known_at)
        if one.at > after and one.place in places
    ]
    return found


def _step_of(one: VerdictMoved) -> str | None:
    """Return whether a verdict that moved opened a case or closed one."""
    if one.judgement != Judgement.STANDARD.value:
        return None
    if one.after in _DOUBTFUL and one.before not in _OPEN:
        return OPENED
    if one.before in _OPEN and one.after in _CLOSED:
        return CLOSED_BY_FIGURES
    return None


def replies_moved(
    session: Session, places: Places, place: str | None, *, after: datetime, known_at: datetime
) -> list[ReplyMoved]:
    """Return what was asked and answered since, and what became overdue."""
    matters = _matters(session, places, place, known_at=known_at)
    found = [
        ReplyMoved(day_of(step.at), one.place, one.kind, one.name, step.step, step.post, step.due, one.evidence)
        for one in matters
        for step in one.steps
        if step.at > after
    ]
    for one in matters:
        late_from = one.due + timedelta(days=1) if one.due else None
        if one.is_open and late_from is not None and day_of(after) < late_from <= day_of(known_at):
            found.append(
                ReplyMoved(late_from, one.place, one.kind, one.name, OVERDUE, one.asked_of, one.due, one.evidence)
            )
    return found


def replies_due(session: Session, places: Places, place: str | None, *, known_at: datetime) -> tuple[ReplyDue, ...]:
    """Return the replies that have not come, those due first at the head."""
    on = day_of(known_at)
    found = [
        ReplyDue(
            one.place,
            one.kind,
            one.name,
            one.asked_on,
            one.asked_of,
            one.due,
            max((on - one.due).days, 0),
            one.evidence,
        )
        for one in _matters(session, places, place, known_at=known_at)
        if one.is_open and one.due is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.due, one.place.name, one.name)))


@dataclass(frozen=True, slots=True)
class _Step:
    at: datetime
    step: str
    post: str
    due: date | None


@dataclass(frozen=True, slots=True)
class _Matter:
    """Something that asks for a reply, with its steps, oldest first."""

    place: PlaceRecord
    kind: str
    name: str
    asked_on: date
    asked_of: str
    steps: tuple[_Step, ...]
    evidence: EvidenceClass

    @property
    def is_open(self) -> bool:
        """Whether nothing has been said since it was last asked."""
        return self.steps[-1].step in _ASKING

    @property
    def due(self) -> date | None:
        """By when a reply was last asked for."""
        return next((step.due for step in reversed(self.steps) if step.due), None)


def _matters(session: Session, places: Places, place: str | None, *, known_at: datetime) -> list[_Matter]:
    return [
        *_of_meetings(session, places, place, known_at=known_at),
        *_of_asks(session, places, place, known_at=known_at),
    ]


def _of_meetings(session: Session, places: Places, place: str | None, *, known_at: datetime) -> list[_Matter]:
    """Return the questions and recommendations of meetings, named by their number and the day of the meeting."""
    held = {one.id: one for one in meetings.meetings(session, place, known_at=known_at) if one.place in places}
    steps: dict[tuple[int, str, int], list[meetings.ScrutinyRecord]] = {}
    for one in meetings.scrutiny(session, place=place, known_at=known_at):
        if one.meeting_id in held:
            steps.setdefault((one.meeting_id, one.kind.value, one.number), []).append(one)
    return [
        _Matter(
            places[held[number].place],
            kind,
            said.of_meeting(at, held[number].held_on),
            some[0].happened_on,
            some[0].addressed_to,
            tuple(_Step(one.recorded_at, one.event.value, one.post, one.reply_due) for one in some),
            some[0].evidence,
        )
        for (number, kind, at), some in steps.items()
    ]


def _of_asks(session: Session, places: Places, place: str | None, *, known_at: datetime) -> list[_Matter]:
    """Return what one side asked of, or offered to, the other."""
    steps: dict[tuple[str, str], list[dealings.AskRecord]] = {}
    for one in dealings.asks(session, place, known_at=known_at):
        if one.place in places:
            steps.setdefault((one.place, one.name), []).append(one)
    return [
        _Matter(
            places[code],
            "offer" if some[0].event is AskStep.OFFERED else "ask",
            name,
            some[0].happened_on,
            some[0].office,
            tuple(_Step(one.recorded_at, one.event.value, one.post or one.office, one.reply_due) for one in some),
            some[0].evidence,
        )
        for (code, name), some in steps.items()
    ]
