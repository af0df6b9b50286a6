"""Versions of agreements and standards: how far each has come, what differs, who signed, and who may read it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session

from dashboard.access import Viewer, may_read_terms
from dashboard.questions import judged
from dashboard.questions.agreements import day_of
from dashboard.questions.copied import Copied, copied_text
from dashboard.wording.changes_in_words import SignedBy, sentences
from data.store import documents, editing, places
from data.store.documents import DocumentRecord, Kind
from data.store.places import PlaceRecord
from data.terms import AgreementTerms, Document, Refusal, difference, open_points, unsettled


class State(StrEnum):
    """How far a version has come on a day."""

    DRAFT = "draft"
    AWAITING = "awaiting"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    VARIED = "varied"
    ENDED = "ended"
    LAPSED = "lapsed"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Version:
    """One version: how far it has come, who signed, why it was made, and why it was given up or ended.

    `readable` says whether this viewer may read its terms; how far it has come is open to everybody.
    """

    document: DocumentRecord
    state: State
    signed: tuple[SignedBy, ...]
    reason: str
    ended_because: str
    readable: bool


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """The version that waits to be finished, as somebody who may read it sees it.

    `changes` says what differs from the version in force; `points` and `copied` are what must be answered before it
    is sent. `own` is whether this viewer edited the terms last, so that another person signs.
    """

    version: Version
    changes: tuple[str, ...]
    points: tuple[Refusal, ...]
    copied: Copied | None
    own: bool


def parties(session: Session, terms: Document) -> tuple[str, ...]:
    """Return the codes of the places that a document binds."""
    named = (terms.place,) if isinstance(terms, AgreementTerms) else terms.applies_to
    return tuple(place.code for name in named if (place := places.named(session, name)) is not None)


def may_read(session: Session, viewer: Viewer, record: DocumentRecord) -> bool:
    """Return whether a viewer may read a version's terms.

    All may once it has been in force. What was sent stays open to the centre's signatories when it is taken back or
    given up, and whoever wrote a draft may read it.
    """
    if record.in_force_from is not None:
        return True
    status = "awaiting" if editing.was_sent(session, record) else "draft"
    wrote = viewer.signed_in and editing.last_editor(session, record) == f"person {viewer.person}"
    return wrote or may_read_terms(viewer, status=status, parties=parties(session, record.terms))


def state_of(record: DocumentRecord, *, on: date) -> State:
    """Return how far a version has come on a day, as far as is known now."""
    begins = record.in_force_from
    if begins is None:
        return State.GIVEN_UP if record.status == "ended" else State(record.status)
    if on < begins:
        return State.SIGNED
    if record.kind == "standard" and record.standard.review < on:
        return State.LAPSED
    if record.in_force_until is None or on < record.in_force_until:
        return State.IN_FORCE
    return State(record.status) if record.status in {"varied", "lapsed"} else State.ENDED


def versions(session: Session, viewer: Viewer, kind: Kind, subject: str, *, known_at: datetime) -> tuple[Version, ...]:
    """Return every version of a document that had been begun by then, the oldest first."""
    found = documents.versions(session, kind, subject, known_at=known_at)
    return tuple(_version(session, viewer, one, known_at=known_at) for one in found)


def open_version(session: Session, kind: Kind, subject: str) -> DocumentRecord | None:
    """Return the version that is a draft or awaits signatures, where there is one."""
    held = documents.versions(session, kind, subject)
    return held[-1] if held and held[-1].status in {"draft", "awaiting"} else None


def open_draft(session: Session, viewer: Viewer, kind: Kind, subject: str, *, known_at: datetime) -> OpenDraft | None:
    """Return the version that waits to be finished, None where there is none or this viewer may not read it."""
    record = open_version(session, kind, subject)
    if record is None or not may_read(session, viewer, record):
        return None
    before = basis(session, kind, subject)
    return OpenDraft(
        version=_version(session, viewer, record, known_at=known_at),
        changes=() if before is None else differences(session, before.terms, record.terms),
        points=points(record.terms, None if before is None else before.terms),
        copied=copied(session, record.terms, known_at=known_at),
        own=editing.last_editor(session, record) == f"person {viewer.person}",
    )


def points(terms: Document, before: Document | None) -> tuple[Refusal, ...]:
    """Return what must be answered before terms are sent; what both sides signed in `before` is not asked again."""
    if not isinstance(terms, AgreementTerms):
        return ()
    return open_points(unsettled(terms, before if isinstance(before, AgreementTerms) else None))


def copied(session: Session, terms: Document, *, known_at: datetime) -> Copied | None:
    """Return the earlier agreement whose text these terms repeat, None where they are the place's own."""
    if not isinstance(terms, AgreementTerms):
        return None
    place = places.named(session, terms.place)
    return None if place is None else copied_text(session, place, terms, known_at=known_at)


def basis(session: Session, kind: Kind, subject: str) -> DocumentRecord | None:
    """Return the newest version that has been signed by both sides: what a variation starts from."""
    signed = [one for one in documents.versions(session, kind, subject) if one.in_force_from is not None]
    return signed[-1] if signed else None


def differences(session: Session, old: Document, new: Document) -> tuple[str, ...]:
    """Return what differs between two texts, as sentences."""
    return sentences(difference(old, new), indicators=judged.known_indicators(session))


def version_named(session: Session, kind: Kind, name: str, *, number: int | None, on: date) -> DocumentRecord | None:
    """Return a version by its number; without one, that in force on a day, else the newest.

    `name` is a place's slug or code, or a standard's name.
    """
    place = places.named(session, name) if kind == "agreement" else None
    subject = name if place is None else place.code
    held = documents.versions(session, kind, subject)
    if number is not None:
        return next((one for one in held if one.version == number), None)
    running = documents.in_force(session, kind=kind, on=on, subject=subject)
    return next(iter(running), held[-1] if held else None)


def place_of(session: Session, text: str) -> PlaceRecord | None:
    """Return the place that an address or a draft names."""
    return places.named(session, text)


def ended_because(session: Session, record: DocumentRecord, *, known_at: datetime) -> str:
    """Return why a version was given up or ended early, empty where it was not, or not yet."""
    return _reason_kept(session, record, known_at=known_at) if record.status == "ended" else ""


def _version(session: Session, viewer: Viewer, record: DocumentRecord, *, known_at: datetime) -> Version:
    signed = documents.signatures(session, record.id)
    return Version(
        document=record,
        state=state_of(record, on=day_of(known_at)),
        signed=tuple(
            SignedBy(one.side, one.post, day_of(one.signed_at)) for one in signed if one.signed_at <= known_at
        ),
        reason=record.reason,
        ended_because=ended_because(session, record, known_at=known_at),
        readable=may_read(session, viewer, record),
    )


def _reason_kept(session: Session, record: DocumentRecord, *, known_at: datetime) -> str:
    """The reason that stands in the log, since a signed version is never written to again."""
    ends = [each for each in editing.acts_on(session, record) if each.after.startswith("ended ") and each.reason]
    return ends[-1].reason if ends and ends[-1].at <= known_at else ""
