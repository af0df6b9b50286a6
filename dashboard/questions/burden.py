"""What is asked of places: outside their agreements, year by year, and by this product, which asks for nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sqlmodel import Session

from dashboard.questions.agreements import day_of
from dashboard.wording.language import collated
from data.store import dealings, places
from data.store.dealings import OutsideKind as OutsideKind  # noqa: PLC0414  handed on to the parts of pages
from data.store.dealings import OutsideRecord
from data.store.places import PlaceRecord

FIRST_MONTH = 4
RETURNS_ASKED_HERE = 0
"""No page, feed or form of this product asks a place for a figure."""


@dataclass(frozen=True, slots=True)
class Request:
    """Something asked of a place outside its agreement."""

    place: PlaceRecord
    record: OutsideRecord


@dataclass(frozen=True, slots=True)
class Cost:
    """What checking cost a place in a financial year: items asked, and hours where they were counted.

    `hours` is None where nobody counted any; `uncounted` is how many requests came without hours.
    """

    place: PlaceRecord
    year: int
    items: int
    hours: float | None
    uncounted: int


def requests(session: Session, *, known_at: datetime) -> tuple[Request, ...]:
    """Return what was asked of places outside their agreements, by place, oldest first."""
    on = day_of(known_at)
    found = [
        Request(place, one)
        for one in dealings.outside(session, known_at=known_at)
        if one.happened_on <= on and (place := places.named(session, one.place)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (collated(one.place.name), one.place.code, one.record.happened_on)))


def costs(asked: Sequence[Request]) -> tuple[Cost, ...]:
    """Return the cost of checking by place and financial year; `asked` comes by place."""
    return tuple(
        _cost(list(some)) for _, some in groupby(asked, key=lambda one: (one.place.code, _year(one.record.happened_on)))
    )


def items_asked(asked: Sequence[Request], place: str, kind: OutsideKind) -> int:
    """Return how many items of a kind were asked of a place."""
    return sum(one.record.items for one in asked if one.place.code == place and one.record.kind is kind)


def _cost(some: list[Request]) -> Cost:
    hours = [one.record.hours for one in some if one.record.hours is not None]
    return Cost(
        place=some[0].place,
        year=_year(some[0].record.happened_on),
        items=sum(one.record.items for one in some),
        hours=sum(hours) if hours else None,
        uncounted=len(some) - len(hours),
    )


def _year(day: date) -> int:
    """Return the calendar year in which the financial year of a day began."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1
