"""Versions that another store published, kept as they stood there."""

from sqlmodel import Session

from data.models import Document
from data.store import documents, facts
from data.store.documents import DocumentError, DocumentRecord


def save(session: Session, record: DocumentRecord) -> int:
    """Keep a version that another store published; its number here, whatever `record.id` says.

    A version that was never published is not there, so numbers may have gaps, and what a version after a gap names as
    the one before it cannot be looked up. Raises DocumentError where a version does not come after those held, or
    follows one that is held without naming its fingerprint.
    """
    newest = next(reversed(documents.versions(session, record.kind, record.subject)), None)
    held = 0 if newest is None else newest.version
    called = f"Version {record.version} of the {record.kind} {record.subject}"
    if record.version <= held:
        message = f"{called} comes after version {held}. Give each version once, oldest first."
        raise DocumentError(message)
    if record.version == held + 1 and record.previous_fingerprint != (newest.fingerprint if newest else None):
        message = f"{called} does not name the fingerprint of the version before it."
        raise DocumentError(message)
    row = Document(
        kind=record.kind,
        subject=record.subject,
        version=record.version,
        status=record.status,
        in_force_from=record.in_force_from,
        in_force_until=record.in_force_until,
        terms=record.terms_json,
        fingerprint=record.fingerprint,
        previous_fingerprint=record.previous_fingerprint,
        reason=record.reason,
        evidence=record.evidence.value,
        recorded_at=record.recorded_at,
    )
    session.add(row)
    session.flush()
    facts.count_write(session)
    return row.id or 0
