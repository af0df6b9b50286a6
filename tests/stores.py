"""Small stores for tests: places, documents and figures in a file that disappears with the test."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from data import database
from data.gazetteer import PlaceKind
from data.observation import Observation, Status
from data.periods import Period
from data.store import documents, figures, places
from data.store.figures import ReleaseNote
from data.store.places import PlaceRecord
from data.terms import (
    AgreementTerms,
    EvidenceClass,
    StandardTerms,
    agreement_from_toml,
    canonical,
    fingerprint,
    standard_from_toml,
)
from tests.servers import url

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)

AGREEMENT = """
place = "testham"
title = "Testham agreement"
level = "city_region"
wave = 1
starts = 2024-04-01
ends = 2029-03-31
evidence = "invented"

[[outcomes]]
number = 1
statement = "More people are in work."
origin = "joint"

[[outcomes.commitments]]
indicator = "employment-rate"
unit = "percent"
better = "higher"
baseline = 70.0
agreed_level = {level}
by = 2029-03-31

[[outcomes]]
number = 2
statement = "Residents feel that they have a say."
origin = "local"
no_measure = "Nobody has agreed how to ask."

[budget]
excluded = "not yet agreed"

[powers]
excluded = "not yet agreed"

[accountability]
office = "Mayor of Testham"
kind = "elected_mayor"
questioned_by = "Testham scrutiny committee"
"""

STANDARD = """
name = "work-floor"
title = "A floor under employment"
indicator = "employment-rate"
unit = "percent"
better = "higher"
floor = 65.0
applies_to = ["testham", "nowhere-any-more"]
starts = 2020-01-01
review = 2030-01-01
office = "Mayor of Testham"
help_offered = "A team"
evidence = "invented"

[consensus]
centre = "The department"
places = ["Testham"]
agreed_on = 2019-01-01
source = "A record"
"""


@contextmanager
def store(folder: Path) -> Iterator[Engine]:
    """An empty store, up to date."""
    engine = database.engine(url(folder / "store.sqlite"))
    database.prepare(engine)
    yield engine
    engine.dispose()


def add_place(session: Session, code: str = "x-testham", slug: str = "testham", **given: object) -> None:
    """Keep one invented place."""
    fields = {"name": slug.title(), "kind": PlaceKind.CITY_REGION, "evidence": EvidenceClass.INVENTED, **given}
    places.save(session, [PlaceRecord(code=code, slug=slug, **fields)])


def add_figures(
    session: Session,
    values: Mapping[int, float | None],
    *,
    place: str = "x-testham",
    indicator: str = "employment-rate",
    published: date = date(2026, 1, 1),
    half: float = 1.0,
) -> int:
    """Keep a release of calendar years; None is a figure that was suppressed. The release's number."""
    known_from = datetime(published.year, published.month, published.day, tzinfo=UTC)
    observations: Sequence[Observation] = [
        Observation(
            indicator=indicator,
            place=place,
            period=Period(date(year, 1, 1), date(year + 1, 1, 1)),
            label=str(year),
            status=Status.SUPPRESSED if value is None else Status.FINAL,
            known_from=known_from,
            value=value,
            lower=None if value is None else value - half,
            upper=None if value is None else value + half,
        )
        for year, value in values.items()
    ]
    note = ReleaseNote(
        feed="file",
        indicator=indicator,
        asked_at=known_from + timedelta(hours=1),
        address="https://example.org/figures.csv",
        published_on=published,
        rows_read=len(observations),
    )
    return figures.save(session, note, observations).release_id


def add_agreement(
    session: Session,
    *,
    level: float = 75.0,
    version: int = 1,
    starts: date = date(2024, 4, 1),
    recorded: datetime | None = None,
) -> AgreementTerms:
    """Put a version of Testham's agreement in force; an earlier one is varied by it."""
    terms = agreement_from_toml(AGREEMENT.format(level=level))
    _save(session, "agreement", "x-testham", terms, version, starts, recorded)
    return terms


def add_standard(session: Session, *, starts: date = date(2020, 1, 1)) -> StandardTerms:
    """Put a floor of 65 under Testham's employment in force."""
    terms = standard_from_toml(STANDARD)
    _save(session, "standard", terms.name, terms, 1, starts, min(datetime(starts.year, 1, 1, tzinfo=UTC), NOW))
    return terms


def _save(
    session: Session,
    kind: documents.Kind,
    subject: str,
    terms: AgreementTerms | StandardTerms,
    version: int,
    starts: date,
    recorded: datetime | None,
) -> None:
    held = documents.versions(session, kind, subject)
    if held:
        documents.set_status(session, held[-1].id, "varied", in_force_until=starts)
    documents.save(
        session,
        kind=kind,
        subject=subject,
        version=version,
        terms_json=canonical(terms),
        fingerprint=fingerprint(terms),
        previous=held[-1].fingerprint if held else None,
        status="in_force",
        in_force_from=starts,
        evidence=terms.evidence,
        recorded_at=recorded or datetime(starts.year, starts.month, starts.day, tzinfo=UTC),
    )
