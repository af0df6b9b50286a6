"""Agreements and minimum standards: their versions, who signed them, and which are in force."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Date, text
from sqlmodel import Session, col, select

from data.models import Document, Signature
from data.store import facts, once
from data.store.document_records import (
    KINDS,
    DocumentError,
    DocumentRecord,
    Kind,
    Side,
    SignatureRecord,
    Status,
    record_of,
    signature_of,
)
from data.terms import EvidenceClass

__all__ = [
    "DocumentError",
    "DocumentRecord",
    "Kind",
    "Side",
    "SignatureRecord",
    "Status",
    "as_they_stand",
    "document",
    "in_force",
    "save",
    "set_status",
    "sign",
    "signatures",
    "standing",
    "versions",
]

# A version that was varied or ended was in force between its dates, and is judged for them.
_WAS_IN_FORCE = ("in_force", "varied", "ended", "lapsed")


def save(  # noqa: PLR0913 - what a version consists of, each by its name
    session: Session,
    *,
    kind: Kind,
    subject: str,
    version: int,
    terms_json: str,
    fingerprint: str,
    status: Status,
    evidence: EvidenceClass,
    recorded_at: datetime,
    previous: str | None = None,
    in_force_from: date | None = None,
    in_force_until: date | None = None,
    reason: str = "",
) -> int:
    """Keep a new version of a document; its number.

    Raises DocumentError where the version is held already, or where it does not follow the one before it.
    """
    newest = session.exec(
        select(Document)
        .where(Document.kind == kind, Document.subject == subject)
        .order_by(col(Document.version).desc())
        .limit(1)
    ).first()
    due = 1 if newest is None else newest.version + 1
    if version != due:
        message = f"Version {version} of the {kind} {subject} does not follow. The next version is {due}."
        raise DocumentError(message)
    if previous != (None if newest is None else newest.fingerprint):
        message = f"Version {version} of the {kind} {subject} does not name the fingerprint of the version before it."
        raise DocumentError(message)
    row = Document(
        kind=kind,
        subject=subject,
        version=version,
        status=status,
        in_force_from=in_force_from,
        in_force_until=in_force_until,
        terms=terms_json,
        fingerprint=fingerprint,
        previous_fingerprint=previous,
        reason=reason,
        evidence=evidence.value,
        recorded_at=recorded_at,
    )
    session.add(row)
    session.flush()
    facts.count_write(session)
    return row.id or 0


def set_status(
    session: Session,
    document_id: int,
    status: Status,
    *,
    in_force_from: date | None = None,
    in_force_until: date | None = None,
) -> None:
    """Move a version on: into force, varied by the next one, ended or lapsed; days not given stay as they are."""
    row = session.get_one(Document, document_id)
    row.status = status
    row.in_force_from = in_force_from or row.in_force_from
    row.in_force_until = in_force_until or row.in_force_until
    session.add(row)
    session.flush()
    facts.count_write(session)


def sign(session: Session, document_id: int, *, side: Side, post: str, person: str, signed_at: datetime) -> None:
    """Put one side's signature under a version.

    Raises DocumentError where that side has signed already, or the same person for the other side.
    """
    row = session.get_one(Document, document_id)
    for other in signatures(session, document_id):
        if other.side == side:
            message = f"The {side} has signed version {row.version} already. A change needs the next version."
            raise DocumentError(message)
        if other.person == person:
            message = "The same person has signed for the other side. Each side needs a person of its own."
            raise DocumentError(message)
    session.add(
        Signature(
            document_id=document_id,
            side=side,
            post=post,
            person=person,
            fingerprint=row.fingerprint,
            signed_at=signed_at,
        )
    )
    session.flush()
    facts.count_write(session)


def signatures(session: Session, document_id: int) -> list[SignatureRecord]:
    """The signatures under a version, the first first."""
    chosen = select(Signature).where(Signature.document_id == document_id)
    statement = chosen.order_by(col(Signature.signed_at), col(Signature.id))
    return [signature_of(row) for row in session.exec(statement)]


def in_force(
    session: Session, *, kind: Kind, on: date, subject: str | None = None, known_at: datetime | None = None
) -> list[DocumentRecord]:
    """The versions in force on a day, by subject, as far as they had been recorded at `known_at`.

    An end that only a version recorded later brought about does not count yet. A standard is in force up to the day
    of its review, and no longer unless a new version renews it.
    """
    return standing(versions(session, kind, subject), on=on, known_at=known_at)


def standing(every: Sequence[DocumentRecord], *, on: date, known_at: datetime | None = None) -> list[DocumentRecord]:
    """Those of these versions, all of each document's, that were in force on a day: see `in_force`."""
    known = [record for record in every if known_at is None or record.recorded_at <= known_at]
    to_come = {(record.subject, record.in_force_from) for record in every if record not in known}
    begun = [
        record
        for record in known
        if record.status in _WAS_IN_FORCE and record.in_force_from is not None and record.in_force_from <= on
    ]
    newest = {record.subject: record for record in begun}  # versions come oldest first
    return [
        record
        for record in newest.values()
        if not _has_lapsed(record, on)
        and (
            record.in_force_until is None
            or on < record.in_force_until
            or (record.subject, record.in_force_until) in to_come
        )
    ]


def versions(
    session: Session, kind: Kind, subject: str | None = None, *, known_at: datetime | None = None
) -> list[DocumentRecord]:
    """Every version of a document, or of all of the kind, by subject and oldest first, recorded by `known_at`."""
    if subject is None:
        held = [
            one for some in once.every_one(session, kind, lambda: _by_subject(session, kind)).values() for one in some
        ]
    else:
        held = (
            once.of_one(
                session,
                kind,
                subject,
                one=lambda: _by_subject(session, kind, subject).get(subject, []),
                every=lambda: _by_subject(session, kind),
            )
            or []
        )
    return [one for one in held if known_at is None or one.recorded_at <= known_at]


def as_they_stand(session: Session) -> list[tuple[int, str, date | None, date | None]]:
    """The number, status and days of every version, without its terms: what changes when another comes into force."""
    stand = text("SELECT id, status, in_force_from, in_force_until FROM document ORDER BY id")
    typed = stand.columns(in_force_from=Date(), in_force_until=Date())
    return [(row.id, row.status, row.in_force_from, row.in_force_until) for row in session.connection().execute(typed)]


def _by_subject(session: Session, kind: Kind, subject: str | None = None) -> dict[str, list[DocumentRecord]]:
    """The versions of each document of the kind, or of one of them, oldest first."""
    statement = select(Document).where(Document.kind == kind).order_by(col(Document.subject), col(Document.version))
    if subject is not None:
        statement = statement.where(Document.subject == subject)
    found: dict[str, list[DocumentRecord]] = {}
    for row in session.exec(statement):
        found.setdefault(row.subject, []).append(record_of(row))
    return found


def document(session: Session, document_id: int) -> DocumentRecord | None:
    """The version of this number."""

    def one() -> DocumentRecord | None:
        row = session.get(Document, document_id)
        return None if row is None else record_of(row)

    def every() -> dict[int, DocumentRecord | None]:
        return {held.id: held for kind in KINDS.values() for held in versions(session, kind)}

    return once.of_one(session, "document", document_id, one=one, every=every)


def _has_lapsed(record: DocumentRecord, on: date) -> bool:
    """Whether the review of a standard has passed without a new version."""
    return record.kind == "standard" and record.standard.review < on
