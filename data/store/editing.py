"""Drafts of agreements and minimum standards: their terms change until they are sent, and the log says who did what."""

from sqlmodel import Session, col, select

from data.models import AuditEntry, Document
from data.store import documents, events, facts
from data.store.audit import AuditRecord
from data.store.documents import DocumentError, DocumentRecord
from data.terms import EvidenceClass


def name_of(record: DocumentRecord) -> str:
    """How the log names a version: "agreement x-northmere, version 2"."""
    return f"{record.kind} {record.subject}, version {record.version}"


def state_of(record: DocumentRecord) -> str:
    """A version as the log holds it before and after an act: its status and the fingerprint of its terms."""
    return f"{record.status} {record.fingerprint}"


def change_terms(
    session: Session, document_id: int, *, terms_json: str, fingerprint: str, evidence: EvidenceClass, reason: str
) -> None:
    """Put other terms in the place of a draft's.

    Raises DocumentError where it is no draft any more or a side has signed it. The database refuses that too.
    """
    row = session.get_one(Document, document_id)
    if row.status != "draft" or documents.signatures(session, document_id):
        message = f"Version {row.version} of the {row.kind} was sent. Take it back, or make the next version."
        raise DocumentError(message)
    row.terms, row.fingerprint, row.evidence, row.reason = terms_json, fingerprint, evidence.value, reason
    session.add(row)
    session.flush()
    facts.count_write(session)


def acts_on(session: Session, record: DocumentRecord) -> list[AuditRecord]:
    """What the log holds of a version, the oldest first."""
    statement = select(AuditEntry).where(AuditEntry.object == name_of(record)).order_by(col(AuditEntry.sequence))
    return [events.made(AuditRecord, row) for row in session.exec(statement)]


def last_editor(session: Session, record: DocumentRecord) -> str | None:
    """Who gave a version the terms that it has; None where it was never edited here."""
    edits = [each for each in acts_on(session, record) if _print(each.before) != _print(each.after)]
    return edits[-1].person if edits else None


def was_sent(session: Session, record: DocumentRecord) -> bool:
    """Whether a version is or once was sent to the other side, which may read it from then on."""
    return record.status == "awaiting" or any(each.after.startswith("awaiting ") for each in acts_on(session, record))


def _print(state: str) -> str:
    """The fingerprint in a state."""
    return state.rpartition(" ")[2]
