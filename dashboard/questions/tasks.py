"""What waits for one reader: each task is one decision, and none of them types in a figure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session

from dashboard.access import Act, Viewer, may
from dashboard.questions import agreements, asks, cases, commentary, ending, held, people, scrutiny_desk, steward
from dashboard.questions.case_values import Case
from dashboard.questions.steward import HiddenFigures
from dashboard.wording import commentary as commentary_words
from dashboard.wording import ending as ending_words
from dashboard.wording import held as held_words
from dashboard.wording import scrutiny as scrutiny_words
from dashboard.wording import steward as steward_words
from dashboard.wording import tasks as words
from data.store import documents, drafts, places
from data.store.documents import DocumentRecord
from data.terms import Side


class TaskKind(StrEnum):
    """What sort of decision waits; the first part of a task's address, and the name of the form behind it."""

    TERMS = "terms"
    SIGNATURE = "signature"
    CASE = "case"
    ASK = "ask"
    GRANT = "grant"
    COMMENT = "comment"
    RESIDENTS = "residents"
    REPLY = "reply"
    SCRUTINY = "scrutiny"
    PACK = "pack"
    ENDING = "ending"
    HELD = "held"
    HIDE = "hide"
    REVEAL = "reveal"
    QUARANTINE = "quarantine"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Task:
    """One decision that waits for a reader: its form, what it is about, and by when where a day was named."""

    kind: TaskKind
    title: str
    subject: str
    due: date | None = None

    @property
    def key(self) -> str:
        """What an address calls it."""
        return f"{self.kind}:{self.subject}"


def open_cases(session: Session, _viewer: Viewer, *, known_at: datetime) -> tuple[Case, ...]:
    """Return the cases that are open, which all may read."""
    return tuple(one for one in cases.cases(session, known_at=known_at) if one.ended is None)


def tasks(session: Session, viewer: Viewer, found: Iterable[Case], *, known_at: datetime) -> tuple[Task, ...]:
    """Return what waits for this reader, what is due first before what has no day. `found` are the open cases."""
    if viewer.person is None:
        return ()
    every = [
        *_replies(session, viewer, known_at),
        *_drafts(session, viewer.person),
        *_signatures(session, viewer, known_at),
        *_cases(viewer, found),
        *_asks(session, viewer, known_at),
        *_grants(session, viewer, known_at),
        *_comments(session, viewer, known_at),
        *_packs(session, viewer, known_at),
        *_endings(session, viewer, known_at),
        *_figures(session, viewer, known_at),
    ]
    once = {each.key: each for each in reversed(every)}
    return tuple(sorted(once.values(), key=lambda each: (each.due or date.max, each.kind, each.title)))


def beginnings(session: Session, viewer: Viewer, *, known_at: datetime) -> tuple[Task, ...]:
    """Return what this reader may begin without being asked: the terms of their places, words on their outcomes."""
    if viewer.person is None:
        return ()
    own = [places.named(session, code) for code in viewer.places(Act.EDIT_TERMS)]
    terms = [Task(TaskKind.TERMS, words.begin_terms(one.name), one.slug) for one in own if one is not None]
    written = [
        Task(TaskKind.COMMENT, commentary_words.task(one.place.name, one.outcome, one.titles), one.subject)
        for one in commentary.of_places(session, viewer, known_at=known_at)
        if not one.waits
    ]
    ends = [
        Task(TaskKind.ENDING, ending_words.begin(one.place.name), one.place.slug)
        for one in ending.endings(session, viewer, known_at=known_at)
        if one.to_confirm is None
    ]
    safe = (
        [Task(TaskKind.HIDE, steward_words.BEGIN_HIDE, "")]
        if steward.may_hide(session, viewer, known_at=known_at)
        else []
    )
    mend = [Task(TaskKind.CORRECT, steward_words.BEGIN_CORRECT, "")] if may(viewer, Act.CORRECT) else []
    return (
        *terms,
        *written,
        *_asking(session, viewer, known_at),
        *_early(session, viewer, known_at),
        *safe,
        *mend,
        *ends,
    )


def _drafts(session: Session, person: int) -> Iterator[Task]:
    for draft in drafts.of_person(session, person):
        if draft.form in set(TaskKind):
            kind = TaskKind(draft.form)
            yield Task(kind, words.unfinished(kind, _named(session, draft.subject)), draft.subject)


def _signatures(session: Session, viewer: Viewer, known_at: datetime) -> Iterator[Task]:
    """Documents that were sent for signature, where the reader may sign for a side that has not signed."""
    for document in documents.versions(session, "agreement", known_at=known_at):
        place = places.named(session, document.subject)
        if place is not None and _may_sign(session, viewer, document, [document.subject]):
            yield Task(TaskKind.SIGNATURE, words.sign_agreement(place.name, document.version), place.slug)
    for document in documents.versions(session, "standard", known_at=known_at):
        if _may_sign(session, viewer, document, _parties(session, document)):
            title = words.sign_standard(document.standard.title, document.version)
            yield Task(TaskKind.SIGNATURE, title, document.subject)


def _may_sign(session: Session, viewer: Viewer, document: DocumentRecord, codes: Iterable[str]) -> bool:
    """Whether a version waits for a side that this reader may sign for, and they have not signed for the other."""
    if document.status != "awaiting":
        return False
    signatures = documents.signatures(session, document.id)
    if any(each.person == f"person {viewer.person}" for each in signatures):
        return False
    signed = {each.side for each in signatures}
    for_place = "place" not in signed and any(may(viewer, Act.SIGN_FOR_PLACE, place=code) for code in codes)
    return for_place or ("centre" not in signed and may(viewer, Act.SIGN_FOR_CENTRE))


def _parties(session: Session, document: DocumentRecord) -> list[str]:
    found = (places.named(session, name) for name in document.standard.applies_to)
    return [place.code for place in found if place is not None]


def _cases(viewer: Viewer, found: Iterable[Case]) -> Iterator[Task]:
    for case in found:
        if not case.replies and may(viewer, Act.REPLY_TO_CASE, place=case.place.code):
            yield Task(TaskKind.CASE, words.reply(case.place.name, case.terms.title), case.key, case.reply_due)
        elif case.is_secure and may(viewer, Act.CLOSE_CASE, place=case.place.code):
            yield Task(TaskKind.CASE, words.close(case.place.name, case.terms.title), case.key)


def _asks(session: Session, viewer: Viewer, known_at: datetime) -> Iterator[Task]:
    acts = {Side.PLACE: Act.SPEAK_FOR_PLACE, Side.CENTRE: Act.SPEAK_FOR_CENTRE}
    for ask in asks.asks(session, known_at=known_at):
        if ask.is_open and may(viewer, acts[ask.asked_of], place=ask.place.code):
            subject = f"{ask.place.slug}:{ask.name}"
            yield Task(TaskKind.ASK, words.answer(ask.place.name, ask.text or ask.name), subject, ask.reply_due)


def _grants(session: Session, viewer: Viewer, known_at: datetime) -> Iterator[Task]:
    for one in people.waiting(session, viewer, on=agreements.day_of(known_at)):
        yield Task(TaskKind.GRANT, words.confirm(one.person.name, one.grant.role), str(one.grant.id))


def _comments(session: Session, viewer: Viewer, known_at: datetime) -> Iterator[Task]:
    for wanted in commentary.waiting(session, viewer, known_at=known_at):
        title = commentary_words.task(wanted.place.name, wanted.outcome, wanted.titles)
        yield Task(TaskKind.COMMENT, title, wanted.subject)


def _replies(session: Session, viewer: Viewer, known_at: datetime) -> Iterator[Task]:
    """Questions and recommendations of meetings without a reply, for those who speak for the place."""
    for one in scrutiny_desk.replies(session, viewer, known_at=known_at):
        if one.waits:
            day = one.met.meeting.held_on
            title = scrutiny_words.reply_to(one.place.name, one.item.kind, one.item.number, day)
            yield Task(TaskKind.REPLY, title, one.subject, one.item.reply_due)


def _packs(session: Session, viewer: Viewer, known_at: datetime) -> Iterator[Task]:
    """Packs kept to a meeting that nobody has approved, due by the meeting."""
    for one in scrutiny_desk.approvals(session, viewer, known_at=known_at):
        name = one.kept.place.name if one.kept.place else ""
        yield Task(TaskKind.PACK, scrutiny_words.approve(name, one.held_on), one.kept.fingerprint, one.held_on)


def _endings(session: Session, viewer: Viewer, known_at: datetime) -> Iterator[Task]:
    """Ends that the other side has proposed, to be confirmed before the day that it named."""
    for one in ending.endings(session, viewer, known_at=known_at):
        said = one.to_confirm
        if said is not None:
            yield Task(TaskKind.ENDING, ending_words.confirm(one.place.name, said.on), one.place.slug, said.on)


def _asking(session: Session, viewer: Viewer, known_at: datetime) -> Iterator[Task]:
    """What a scrutiny body may begin: to ask, and to keep a pack to a meeting that has none."""
    for place in (places.named(session, code) for code in viewer.places(Act.SCRUTINISE)):
        if place is not None:
            yield Task(TaskKind.SCRUTINY, scrutiny_words.ask_at(place.name), place.slug)
    for one in scrutiny_desk.without_pack(session, viewer, known_at=known_at):
        day = one.meeting.held_on
        title = scrutiny_words.keep_for(one.place.name, one.meeting.body, day)
        yield Task(TaskKind.PACK, title, f"{one.place.slug}:{day.isoformat()}")


def _figures(session: Session, viewer: Viewer, known_at: datetime) -> Iterator[Task]:
    """Figures that the checks held back, and hidden ones that somebody asked to show again."""
    for one in steward.quarantined(session, viewer, known_at=known_at):
        title = steward_words.quarantine_task(one.indicator.title, one.release.asked_at)
        yield Task(TaskKind.QUARANTINE, title, str(one.release.id))
    for hidden in steward.hidden(session, viewer, known_at=known_at):
        if hidden.standing.revealing is not None and not hidden.own_wish:
            yield _hidden(hidden)


def _early(session: Session, viewer: Viewer, known_at: datetime) -> Iterator[Task]:
    """Figures that the reader may read before their minute, and hidden ones that they may ask to show again."""
    for one in held.waiting(session, viewer, known_at=known_at):
        yield Task(TaskKind.HELD, held_words.task(one.indicator.title, one.waits.until), one.subject)
    for hidden in steward.hidden(session, viewer, known_at=known_at):
        if hidden.standing.revealing is None or hidden.own_wish:
            yield _hidden(hidden)


def _hidden(one: HiddenFigures) -> Task:
    title = steward_words.reveal_task(one.title, one.place.name if one.place else None)
    return Task(TaskKind.REVEAL, title, str(one.standing.hidden.id))


def _named(session: Session, subject: str) -> str:
    place = places.named(session, subject.partition(":")[0])
    return subject if place is None else place.name
