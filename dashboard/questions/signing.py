"""What somebody would sign: the text, what differs from the version in force, who has signed, and for which side."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from dashboard.access import Act, Viewer, may
from dashboard.questions import documents as versions
from dashboard.questions.agreements import day_of
from dashboard.wording.changes_in_words import SignedBy
from data.store import documents, editing
from data.store.documents import DocumentRecord, Side
from data.terms import to_toml


@dataclass(frozen=True, slots=True)
class ToSign:
    """A version that awaits signatures. `sides` are those for which this viewer may still sign.

    `own` is whether they edited the terms last, so that another person signs. `follows` says whether a version was in
    force before, from which `changes` says what differs.
    """

    document: DocumentRecord
    named: str
    sides: tuple[Side, ...]
    signed: tuple[SignedBy, ...]
    own: bool
    follows: bool
    changes: tuple[str, ...]
    toml: str


def to_sign(session: Session, viewer: Viewer, text: str, *, known_at: datetime) -> ToSign | None:
    """Return what this viewer may sign of a subject: a place, or a standard by its name; None where nothing waits."""
    place = versions.place_of(session, text)
    record = versions.open_version(session, "agreement", place.code) if place is not None else None
    record = record or versions.open_version(session, "standard", text.removeprefix("standard:"))
    if record is None or record.status != "awaiting" or not versions.may_read(session, viewer, record):
        return None
    marks = [mark for mark in documents.signatures(session, record.id) if mark.signed_at <= known_at]
    own = editing.last_editor(session, record) == f"person {viewer.person}"
    before = versions.basis(session, record.kind, record.subject)
    return ToSign(
        document=record,
        named=place.name if place is not None else record.terms.title,
        sides=_sides(session, viewer, record, {mark.side for mark in marks}),
        signed=tuple(SignedBy(mark.side, mark.post, day_of(mark.signed_at)) for mark in marks),
        own=own,
        follows=before is not None,
        changes=() if before is None else versions.differences(session, before.terms, record.terms),
        toml=to_toml(record.terms),
    )


def _sides(session: Session, viewer: Viewer, record: DocumentRecord, signed: set[Side]) -> tuple[Side, ...]:
    acts: dict[Side, Act] = {"place": Act.SIGN_FOR_PLACE, "centre": Act.SIGN_FOR_CENTRE}
    concerned = versions.parties(session, record.terms)
    return tuple(
        side
        for side, act in acts.items()
        if side not in signed and any(may(viewer, act, place=place) for place in concerned)
    )
