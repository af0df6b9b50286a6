"""A nation in a store: made places with agreements and a floor, and years of figures with their revisions.

The same for the same size, every time. Written through the product's own saving, in columns, as a long file is.
Definitions of the made indicators go into a folder that OUTCOMES_DEFINITIONS must name.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine
from sqlmodel import Session

from data import database
from data.catalogue import Frequency
from data.gazetteer import PlaceKind
from data.observation import Columns, Said, Status
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

from .nation_terms import agreement, definition, floor
from .shapes import Shape, shapes

BEGINS = 2026
"""The year after the last one with figures."""
TODAY = date(BEGINS, 6, 1)
AGREED = date(2023, 4, 1)
PUBLISHED = datetime(BEGINS - 1, 3, 1, tzinfo=UTC)
"""When everything but the newest year was published."""
REVISED = datetime(BEGINS, 3, 1, tzinfo=UTC)
"""When the newest year was, and some figures of the two years before it again."""
REVISED_SHARE = 0.05
REVISED_YEARS = 3
SEED = 20_261_122
FINAL, WITHHELD = 0, 1
SAIDS = (Said(Status.FINAL), Said(Status.SUPPRESSED, status_raw="[c]"))


@dataclass(frozen=True, slots=True)
class Nation:
    """How large a nation is made. Every place agrees on `agreed` of the indicators, another choice each.

    The first `floors` indicators have a minimum standard that applies to every place.
    """

    places: int
    indicators: int
    years: int
    agreed: int = 12
    floors: int = 4
    mixed: bool = True
    """Whether two indicators in ten are quarterly and one in ten is monthly; else all are yearly."""

    @property
    def figures(self) -> int:
        """How many figures it holds, without their revisions."""
        return sum(self.places * self.years * (12 // self.frequency(at).months) for at in range(self.indicators))

    def frequency(self, indicator: int) -> Frequency:
        """How often an indicator comes out."""
        often = {3: Frequency.QUARTERLY, 6: Frequency.QUARTERLY, 9: Frequency.MONTHLY} if self.mixed else {}
        return often.get(indicator % 10, Frequency.YEARLY)

    def chosen(self, place: int) -> list[int]:
        """The indicators that a place has agreed on."""
        return sorted({(place * 7 + step * 11) % self.indicators for step in range(min(self.agreed, self.indicators))})

    def __str__(self) -> str:
        return f"{self.places:,} places, {self.indicators} indicators, {self.years} years"


WHOLE = Nation(places=400, indicators=150, years=20)
NEIGHBOURHOODS = Nation(places=33_000, indicators=50, years=10, agreed=0, floors=0, mixed=False)


def slug(place: int) -> str:
    """The slug of a made place."""
    return f"made-{place:05}"


def code(place: int) -> str:
    """The code of a made place."""
    return f"x-{slug(place)}"


def measure(indicator: int) -> str:
    """The name of a made indicator."""
    return f"x-measure-{indicator:03}"


def define(folder: Path, nation: Nation) -> Path:
    """Write the definitions of the nation's indicators into a folder of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    for at in range(nation.indicators):
        (folder / f"{measure(at)}.toml").write_text(definition(at, nation.frequency(at)), "utf-8")
    return folder


def make(address: str, nation: Nation) -> None:
    """Make the nation in the store at this address, which holds nothing yet."""
    engine = database.engine(address)
    database.prepare(engine)
    with database.writing(engine) as session:
        places.save(session, [_place(at) for at in range(nation.places)])
        for at in range(nation.places if nation.agreed else 0):
            agree(session, "agreement", code(at), agreement_from_toml(agreement(nation, at)), AGREED)
        for at in range(min(nation.floors, nation.indicators)):
            terms = standard_from_toml(floor(nation, at))
            agree(session, "standard", terms.name, terms, AGREED)
    for at in range(nation.indicators):
        publish(engine, nation, at)
    engine.dispose()


def publish(engine: Engine, nation: Nation, indicator: int) -> None:
    """Store an indicator's figures as two releases: all but the newest year, then that one with revisions."""
    every = columns(nation, indicator)
    years = np.array([period.start.year for period, _ in every.periods])[every.period]
    release(engine, every.rows(years < BEGINS - 1), PUBLISHED)
    release(engine, revised(every.rows(years >= BEGINS - REVISED_YEARS)), REVISED)


def release(engine: Engine, observations: Columns, at: datetime) -> None:
    """Store one release."""
    note = ReleaseNote(
        feed="file",
        indicator=observations.indicator,
        asked_at=at,
        address="https://example.org/figures.csv",
        published_on=at.date(),
        rows_read=len(observations),
    )
    with database.writing(engine) as session:
        figures.save(session, note, replace(observations, known_from=at))


def revised(observations: Columns, *, seed: int = SEED) -> Columns:
    """The same figures, one in twenty of them a little changed."""
    rng = np.random.default_rng(seed)
    moved = rng.random(len(observations)) < REVISED_SHARE
    change = np.where(moved, 0.1, 0.0)
    numbers = {name: np.round(getattr(observations, name) + change, 2) for name in ("value", "lower", "upper")}
    return replace(observations, **numbers)


def columns(nation: Nation, indicator: int) -> Columns:
    """An indicator's figures, place after place and oldest first."""
    shape = shape_of(indicator)
    frequency = nation.frequency(indicator)
    spans = periods(nation.years, frequency)
    rng = np.random.default_rng((SEED, indicator))
    level = rng.normal(shape.level, shape.spread, (nation.places, 1))
    value = np.round(level + _moves(rng, shape, (nation.places, len(spans))), 2).ravel()
    missing = rng.random(value.size) < shape.missing
    value[missing] = np.nan
    half = shape.half or np.nan
    return Columns(
        indicator=measure(indicator),
        known_from=PUBLISHED,
        places=tuple(code(at) for at in range(nation.places)),
        periods=spans,
        saids=SAIDS,
        place=np.repeat(np.arange(nation.places, dtype=np.int32), len(spans)),
        period=np.tile(np.arange(len(spans), dtype=np.int32), nation.places),
        said=np.where(missing, WITHHELD, FINAL).astype(np.int32),
        value=value,
        lower=np.round(value - half, 2),
        upper=np.round(value + half, 2),
        counted=np.full(value.size, np.nan),
        denominator=np.full(value.size, np.nan),
        line=np.arange(2, value.size + 2, dtype=np.int32),
    )


def periods(years: int, frequency: Frequency) -> tuple[tuple[Period, str], ...]:
    """So many years up to the last, in steps of the frequency, with the labels that publishers write."""
    step = frequency.months
    starts = [date(year, month, 1) for year in range(BEGINS - years, BEGINS) for month in range(1, 13, step)]
    ends = [*starts[1:], date(BEGINS, 1, 1)]
    return tuple((Period(start, end), _label(start, frequency)) for start, end in zip(starts, ends, strict=True))


def shape_of(indicator: int) -> Shape:
    """The shape that an indicator is made after."""
    known = shapes()
    return known[indicator % len(known)]


def _moves(rng: np.random.Generator, shape: Shape, size: tuple[int, int]) -> NDArray[np.float64]:
    """How each place moves about its own level: every period keeps a part of how far the one before it was off."""
    fresh = rng.normal(0.0, shape.moves * np.sqrt(1 - shape.carried**2), size)
    for at in range(1, size[1]):
        fresh[:, at] += shape.carried * fresh[:, at - 1]
    return fresh


def _label(start: date, frequency: Frequency) -> str:
    match frequency:
        case Frequency.YEARLY:
            return str(start.year)
        case Frequency.QUARTERLY:
            return f"{start.year} Q{1 + start.month // 3}"
        case Frequency.MONTHLY:
            return f"{start:%b %Y}"


def _place(at: int) -> PlaceRecord:
    return PlaceRecord(
        code=code(at),
        slug=slug(at),
        name=f"Made Place {at:05}",
        kind=PlaceKind.CITY_REGION if at % 3 else PlaceKind.STRATEGIC_COUNTY,
        evidence=EvidenceClass.INVENTED,
    )


def agree(
    session: Session, kind: documents.Kind, subject: str, terms: AgreementTerms | StandardTerms, on: date
) -> None:
    """Put a document in force."""
    documents.save(
        session,
        kind=kind,
        subject=subject,
        version=1,
        terms_json=canonical(terms),
        fingerprint=fingerprint(terms),
        previous=None,
        status="in_force",
        in_force_from=on,
        evidence=terms.evidence,
        recorded_at=datetime(on.year, on.month, on.day, tzinfo=UTC),
    )
