"""Versions follow one another, are signed by two people and are in force between their days."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlmodel import Session

from data.store import documents
from data.store.documents import DocumentError
from data.terms import (
    AgreementTerms,
    EvidenceClass,
    StandardTerms,
    agreement_from_toml,
    canonical,
    fingerprint,
    standard_from_toml,
)

RECORDED = datetime(2024, 3, 1, 9, tzinfo=UTC)
STANDARD = """
name = "visits"
title = "A floor"
indicator = "employment-rate"
unit = "percent"
better = "higher"
floor = 65.0
applies_to = ["a"]
starts = 2020-01-01
review = 2030-01-01
office = "Mayor"
help_offered = "A team"
evidence = "invented"
[consensus]
centre = "The department"
places = ["A"]
agreed_on = 2019-01-01
source = "A record"
"""
AGREEMENT = """
place = "a"
title = "A agreement"
level = "city_region"
wave = 1
starts = 2024-04-01
ends = 2029-03-31
evidence = "invented"
[[outcomes]]
number = 1
statement = "Residents feel that they have a say."
origin = "local"
no_measure = "Nobody has agreed how to ask."
[budget]
excluded = "not yet agreed"
[powers]
excluded = "not yet agreed"
[accountability]
office = "Mayor of A"
kind = "elected_mayor"
questioned_by = "A scrutiny committee"
"""


def add(session: Session, version: int = 1, **given: Any) -> int:
    fields: dict[str, Any] = {
        "kind": "agreement",
        "subject": "x-a",
        "terms_json": "{}",
        "fingerprint": f"print {version}",
        "previous": None if version == 1 else f"print {version - 1}",
        "status": "in_force",
        "in_force_from": date(2024, 4, 1),
        "evidence": EvidenceClass.INVENTED,
        "recorded_at": RECORDED,
        **given,
    }
    return documents.save(session, version=version, **fields)


def in_force(session: Session, on: date, known_at: datetime | None = None) -> list[int]:
    return [record.version for record in documents.in_force(session, kind="agreement", on=on, known_at=known_at)]


def test_a_version_is_in_force_from_its_day(session: Session) -> None:
    add(session)
    assert in_force(session, date(2024, 3, 31)) == []
    assert in_force(session, date(2024, 4, 1)) == [1]


def test_a_draft_is_not_in_force(session: Session) -> None:
    add(session, status="draft", in_force_from=None)
    assert in_force(session, date(2026, 1, 1)) == []
    assert [record.status for record in documents.versions(session, "agreement")] == ["draft"]


def test_a_variation_takes_over_on_its_day(session: Session) -> None:
    first = add(session)
    later = datetime(2026, 2, 1, tzinfo=UTC)
    add(session, 2, in_force_from=date(2026, 3, 1), recorded_at=later)
    documents.set_status(session, first, "varied", in_force_until=date(2026, 3, 1))
    assert in_force(session, date(2026, 2, 28)) == [1]
    assert in_force(session, date(2026, 3, 1)) == [2]
    assert in_force(session, date(2026, 4, 1), known_at=RECORDED) == [1]  # the variation was not known yet
    assert [record.version for record in documents.versions(session, "agreement", "x-a", known_at=RECORDED)] == [1]


def test_an_ended_agreement_is_in_force_until_its_end(session: Session) -> None:
    number = add(session)
    documents.set_status(session, number, "ended", in_force_until=date(2026, 3, 1))
    assert in_force(session, date(2026, 2, 28)) == [1]
    assert in_force(session, date(2026, 3, 1)) == []
    assert documents.in_force(session, kind="agreement", on=date(2025, 1, 1), subject="x-b") == []


@pytest.mark.parametrize(
    ("version", "given", "sentence"),
    [
        (2, {}, r"Version 2 of the agreement x-b does not follow\. The next version is 1"),
        (1, {"previous": "other"}, "does not name the fingerprint of the version before it"),
    ],
)
def test_a_version_that_does_not_follow_is_refused(
    session: Session, version: int, given: dict[str, str], sentence: str
) -> None:
    with pytest.raises(DocumentError, match=sentence):
        add(session, version, subject="x-b", **given)


def test_each_side_signs_once_and_by_another_person(session: Session) -> None:
    number = add(session, status="awaiting")
    documents.sign(session, number, side="place", post="Leader", person="one", signed_at=RECORDED)
    with pytest.raises(DocumentError, match="has signed version 1 already"):
        documents.sign(session, number, side="place", post="Leader", person="two", signed_at=RECORDED)
    with pytest.raises(DocumentError, match="The same person has signed for the other side"):
        documents.sign(session, number, side="centre", post="Minister", person="one", signed_at=RECORDED)
    documents.sign(session, number, side="centre", post="Minister", person="two", signed_at=RECORDED)
    assert [(mark.side, mark.fingerprint) for mark in documents.signatures(session, number)] == [
        ("place", "print 1"),
        ("centre", "print 1"),
    ]


def test_terms_are_read_when_asked_for(session: Session) -> None:
    agreement, standard = agreement_from_toml(AGREEMENT), standard_from_toml(STANDARD)
    first = add(session, terms_json=canonical(agreement), fingerprint=fingerprint(agreement))
    second = add(session, kind="standard", subject="visits", terms_json=canonical(standard))
    found, other = documents.document(session, first), documents.document(session, second)
    assert found is not None
    assert other is not None
    assert isinstance(found.agreement, AgreementTerms)
    assert isinstance(other.standard, StandardTerms)
    assert found.terms is found.terms
    with pytest.raises(DocumentError, match="has an agreement"):
        _ = found.standard
    with pytest.raises(DocumentError, match="is a standard"):
        _ = other.agreement
    assert documents.document(session, 99) is None
