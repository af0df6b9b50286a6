"""A store as large as a whole country would need: made places, each with an agreement, and years of figures."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlmodel import Session

from data import catalogue, database
from data.catalogue import Indicator
from data.gazetteer import PlaceKind
from data.observation import Observation, Status
from data.periods import Period
from data.store import figures, places
from data.store.figures import ReleaseNote
from data.store.places import PlaceRecord
from data.terms import EvidenceClass, agreement_from_toml
from tests.bench.nation import agree

LAST = 2025
AGREED = date(2023, 4, 1)
PUBLISHED = datetime(LAST + 1, 6, 1, tzinfo=UTC)
SMALL_CORE = 8
"""How many outcomes need no reason."""
HALF = 1.2
"""Half the range of every made figure."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a store is made."""

    places: int
    outcomes: int
    years: int

    @property
    def figures(self) -> int:
        """How many figures it holds."""
        return self.places * self.outcomes * self.years

    def __str__(self) -> str:
        return f"{self.places} places, {self.outcomes} outcomes, {self.years} years"


WHOLE = Size(places=150, outcomes=12, years=15)


def slug(number: int) -> str:
    """The slug of a made place."""
    return f"made-{number:03}"


def measures(size: Size) -> tuple[Indicator, ...]:
    """The indicators that every made agreement shares: the first so many that the catalogue defines."""
    found = tuple(one for _, one in sorted(catalogue.indicators().items()))
    if len(found) < size.outcomes:
        message = f"The catalogue defines {len(found)} indicators. Ask for no more than {len(found)} outcomes."
        raise ValueError(message)
    return found[: size.outcomes]


def made(path: Path, size: Size) -> str:
    """Make a store in a file that is not there yet, and return its address."""
    address = f"sqlite:///{path}"
    engine = database.engine(address)
    database.prepare(engine)
    with database.session(engine) as session:
        shared = measures(size)
        places.save(session, [_place(number) for number in range(size.places)])
        for number in range(size.places):
            _agree(session, number, shared)
        for at, indicator in enumerate(shared):
            _publish(session, indicator, at, size)
    engine.dispose()
    return address


def _place(number: int) -> PlaceRecord:
    return PlaceRecord(
        code=_code(number),
        slug=slug(number),
        name=f"Made Place {number:03}",
        kind=PlaceKind.CITY_REGION if number % 3 else PlaceKind.STRATEGIC_COUNTY,
        evidence=EvidenceClass.INVENTED,
    )


def _code(number: int) -> str:
    return f"x-{slug(number)}"


def _agree(session: Session, number: int, shared: tuple[Indicator, ...]) -> None:
    """Put the agreement of a place in force: one outcome for each measure, a level apart from where it began."""
    outcomes = "".join(_outcome(at + 1, indicator, number) for at, indicator in enumerate(shared))
    terms = agreement_from_toml(
        f'place = "{slug(number)}"\ntitle = "Agreement of Made Place {number:03}"\nlevel = "city_region"\n'
        f'wave = {1 + number % 3}\nstarts = {AGREED}\nends = {AGREED.replace(year=2028)}\nevidence = "invented"\n'
        f'{outcomes}\n[budget]\nexcluded = "not part of what is measured"\n'
        '[powers]\nexcluded = "not part of what is measured"\n'
        f'[accountability]\noffice = "Mayor of Made Place {number:03}"\nkind = "elected_mayor"\n'
        'questioned_by = "The scrutiny committee"\n'
    )
    agree(session, "agreement", _code(number), terms, AGREED)


def _outcome(number: int, indicator: Indicator, place: int) -> str:
    base = _value(indicator, number - 1, place, LAST - 2)
    more = 'reason = "Both sides wanted it."\n' if number > SMALL_CORE else ""
    return (
        f'\n[[outcomes]]\nnumber = {number}\nstatement = "Outcome {number} gets better."\norigin = "joint"\n{more}'
        f'[[outcomes.commitments]]\nindicator = "{indicator.name}"\nunit = "{indicator.unit}"\nbetter = "higher"\n'
        f"baseline = {base:.1f}\nagreed_level = {base + 3:.1f}\nby = 2028-03-31\n"
    )


def _publish(session: Session, indicator: Indicator, at: int, size: Size) -> None:
    note = ReleaseNote(
        feed="file",
        indicator=indicator.name,
        asked_at=PUBLISHED,
        address="https://example.org/figures.csv",
        published_on=PUBLISHED.date(),
        rows_read=size.places * size.years,
    )
    figures.save(session, note, list(_observations(indicator, at, size)))


def _observations(indicator: Indicator, at: int, size: Size) -> Iterator[Observation]:
    for place in range(size.places):
        for year in range(LAST - size.years + 1, LAST + 1):
            value = _value(indicator, at, place, year)
            yield Observation(
                indicator=indicator.name,
                place=_code(place),
                period=Period(date(year, 1, 1), date(year + 1, 1, 1)),
                label=str(year),
                status=Status.FINAL,
                known_from=PUBLISHED,
                value=value,
                lower=value - HALF,
                upper=value + HALF,
            )


def _value(indicator: Indicator, at: int, place: int, year: int) -> float:
    """A level of the place's own, a slow drift, and what looks like chance; the same every time."""
    drift = 0.2 * (year - LAST) * (1 if (place + at) % 3 else -1)
    return round(50 + 10 * math.sin(place) + drift + 0.8 * math.sin(7.3 * year + place + at), indicator.decimals)
