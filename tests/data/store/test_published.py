"""Versions that another store published, and who lists the codes of places that were added."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from data import database
from data.store import code_lists, documents, published
from data.store.documents import DocumentError, DocumentRecord
from data.terms import EvidenceClass, canonical, fingerprint, standard_from_toml
from tests.stores import STANDARD, store


def version(number, *, floor="65.0", previous=None):
    terms = standard_from_toml(STANDARD.replace("65.0", floor))
    return DocumentRecord(
        id=77,
        kind="standard",
        subject=terms.name,
        version=number,
        status="in_force",
        in_force_from=terms.starts,
        in_force_until=None,
        terms_json=canonical(terms),
        fingerprint=fingerprint(terms),
        previous_fingerprint=previous,
        reason="",
        evidence=EvidenceClass.INVENTED,
        recorded_at=datetime(2020, 1, number, tzinfo=UTC),
    )


@pytest.fixture
def session(tmp_path):
    with store(tmp_path) as engine, database.session(engine) as opened:
        yield opened


def test_a_version_that_was_never_published_leaves_a_gap(session):
    second = version(2, previous="f" * 64)
    number = published.save(session, second)
    fifth = version(5, floor="66.0", previous="e" * 64)
    published.save(session, fifth)
    held = documents.versions(session, "standard")
    assert held == [replace(second, id=number), replace(fifth, id=held[1].id)]


def test_the_next_version_of_ones_own_follows_the_last(session):
    published.save(session, version(2, previous="f" * 64))
    terms = standard_from_toml(STANDARD)
    documents.save(
        session,
        kind="standard",
        subject=terms.name,
        version=3,
        terms_json=canonical(terms),
        fingerprint=fingerprint(terms),
        previous=fingerprint(terms),
        status="draft",
        evidence=EvidenceClass.INVENTED,
        recorded_at=datetime(2021, 1, 1, tzinfo=UTC),
    )
    assert [one.version for one in documents.versions(session, "standard")] == [2, 3]


@pytest.mark.parametrize(
    ("number", "previous", "said"),
    [
        (2, "f" * 64, "Version 2 of the standard work-floor comes after version 2."),
        (1, None, "Version 1 of the standard work-floor comes after version 2."),
        (3, "f" * 64, "Version 3 of the standard work-floor does not name the fingerprint"),
    ],
)
def test_what_cannot_follow_is_refused(session, number, previous, said):
    published.save(session, version(2, previous="f" * 64))
    with pytest.raises(DocumentError, match=said):
        published.save(session, version(number, previous=previous))


def test_a_first_version_has_none_before_it(session):
    with pytest.raises(DocumentError, match="does not name the fingerprint"):
        published.save(session, version(1, previous="f" * 64))


def test_who_lists_a_code_is_kept_and_may_be_renewed(session):
    assert code_lists.sources(session) == {}
    code_lists.note(session, {"x-a": "Us", "DE-02": "Destatis"})
    code_lists.note(session, {"x-a": "Them"})
    assert code_lists.sources(session) == {"x-a": "Them", "DE-02": "Destatis"}
