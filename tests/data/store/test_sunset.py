"""A minimum standard is in force up to the day of its review, and no longer unless a new version renews it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from data.store import documents
from data.terms import EvidenceClass, canonical, fingerprint, standard_from_toml
from tests.stores import STANDARD

REVIEW = date(2030, 1, 1)
RECORDED = datetime(2020, 1, 1, tzinfo=UTC)


def save(session: Session, *, version: int, review: date, starts: date, previous: str | None = None) -> str:
    terms = standard_from_toml(STANDARD.replace(REVIEW.isoformat(), review.isoformat()))
    documents.save(
        session,
        kind="standard",
        subject=terms.name,
        version=version,
        terms_json=canonical(terms),
        fingerprint=fingerprint(terms),
        previous=previous,
        status="in_force",
        evidence=EvidenceClass.INVENTED,
        recorded_at=RECORDED,
        in_force_from=starts,
    )
    return fingerprint(terms)


@pytest.mark.parametrize(
    ("days", "versions"), [(-1, 1), (0, 1), (1, 0)], ids=["the day before", "the day of review", "the day after"]
)
def test_it_lapses_after_its_review(session: Session, days: int, versions: int) -> None:
    save(session, version=1, review=REVIEW, starts=date(2020, 1, 1))
    on = REVIEW + timedelta(days=days)
    assert len(documents.in_force(session, kind="standard", on=on)) == versions


def test_a_new_version_renews_it(session: Session) -> None:
    first = save(session, version=1, review=REVIEW, starts=date(2020, 1, 1))
    save(session, version=2, review=date(2035, 1, 1), starts=date(2029, 1, 1), previous=first)
    (found,) = documents.in_force(session, kind="standard", on=date(2032, 1, 1))
    assert found.version == 2
