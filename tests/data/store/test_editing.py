"""Drafts change until they are sent; the log says who edited them last and whether the other side may read them."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from data.store import audit, documents, editing
from data.store.audit import Entry
from data.store.documents import DocumentError, DocumentRecord
from data.terms import EvidenceClass

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def draft(session: Session, status: documents.Status = "draft") -> DocumentRecord:
    number = documents.save(
        session,
        kind="agreement",
        subject="x-a",
        version=1,
        terms_json="{}",
        fingerprint="one",
        status=status,
        evidence=EvidenceClass.INVENTED,
        recorded_at=NOW,
    )
    found = documents.document(session, number)
    assert found is not None
    return found


def change(session: Session, record: DocumentRecord) -> None:
    editing.change_terms(
        session, record.id, terms_json="[]", fingerprint="two", evidence=EvidenceClass.ILLUSTRATIVE, reason="Asked."
    )


def acted(session: Session, record: DocumentRecord, person: str, before: str, after: str) -> None:
    entry = Entry(at=NOW, person=person, act="edit_terms", object=editing.name_of(record), before=before, after=after)
    audit.append(session, entry)


def test_a_drafts_terms_are_changed(session: Session) -> None:
    record = draft(session)
    change(session, record)
    found = documents.document(session, record.id)
    assert found is not None
    assert (found.terms_json, found.fingerprint, found.reason) == ("[]", "two", "Asked.")
    assert found.evidence is EvidenceClass.ILLUSTRATIVE
    assert editing.state_of(found) == "draft two"


def test_what_was_sent_or_signed_keeps_its_terms(session: Session) -> None:
    record = draft(session, "awaiting")
    with pytest.raises(DocumentError, match="Version 1 of the agreement was sent"):
        change(session, record)
    documents.sign(session, record.id, side="place", post="Mayor", person="one", signed_at=NOW)
    documents.set_status(session, record.id, "draft")
    with pytest.raises(DocumentError, match="Take it back, or make the next version"):
        change(session, record)


def test_the_log_names_who_edited_last_and_knows_of_a_version_that_was_sent_once(session: Session) -> None:
    record = draft(session)
    assert editing.last_editor(session, record) is None
    assert not editing.was_sent(session, record)
    acted(session, record, "person 1", "", "draft one")
    acted(session, record, "person 2", "draft one", "awaiting one")
    acted(session, record, "person 3", "awaiting one", "draft one")
    assert [each.person for each in editing.acts_on(session, record)] == ["person 1", "person 2", "person 3"]
    assert editing.last_editor(session, record) == "person 1"
    assert editing.was_sent(session, record)
    documents.set_status(session, record.id, "awaiting")
    waiting = documents.document(session, record.id)
    assert waiting is not None
    assert editing.was_sent(session, waiting)
