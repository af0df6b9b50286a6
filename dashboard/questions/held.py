"""What waits for its minute, who may read it before, and who is on which list. None of these reads a held figure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session

from dashboard.access import MATRIX, Act, Viewer, may
from dashboard.questions import judged
from dashboard.questions.agreements import day_of
from data.catalogue import Indicator
from data.roles import CENTRE
from data.store import figures, held, people, places
from data.store.held import PreReleaseRecord, Waiting
from data.store.people import PersonRecord
from data.store.places import PlaceRecord
from data.terms import EvidenceClass, weakest

MINUTE = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True, slots=True)
class HeldFigure:
    """One figure before its minute, as an order hands it to whoever may read it."""

    place: PlaceRecord
    start: date
    end: date
    value: float | None
    lower: float | None
    upper: float | None
    status: str


@dataclass(frozen=True, slots=True)
class Held:
    """Figures of one indicator that wait, and the places of which this reader may read them; none of the figures."""

    waits: Waiting
    indicator: Indicator
    places: tuple[PlaceRecord, ...]
    whole: bool

    @property
    def subject(self) -> str:
        """How an address names it."""
        return subject(self.waits)

    @property
    def evidence(self) -> EvidenceClass:
        """The weakest class among the places that the figures are of."""
        return weakest(*(one.evidence for one in self.places))


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on a pre-release list; the place is None for all."""

    entry: PreReleaseRecord
    person: PersonRecord
    place: PlaceRecord | None


@dataclass(frozen=True, slots=True)
class HeldPage:
    """What waits, as one reader may know of it; the steward also sees the list and who could be put on it."""

    held: Held
    steward: bool
    listed: tuple[Listed, ...] = ()
    could: tuple[PersonRecord, ...] = ()


def subject(one: Waiting) -> str:
    """Return how an address names what waits: the indicator and its minute."""
    return f"{one.indicator}:{one.until.astimezone(UTC).strftime(MINUTE)}"


def due(session: Session, *, now: datetime) -> list[Waiting]:
    """Return what waited and whose minute has come, the earliest first."""
    return [one for one in held.waiting(session) if one.until <= now]


def waiting(session: Session, viewer: Viewer, *, known_at: datetime) -> tuple[Held, ...]:
    """Return what waits and this reader may read, the earliest first. Nobody else learns that anything waits."""
    if viewer.person is None or not may(viewer, Act.READ_HELD):
        return ()
    known = judged.known_indicators(session)
    found = (
        _held(session, viewer, one, known[one.indicator], now=known_at)
        for one in held.waiting(session)
        if one.until > known_at and one.indicator in known
    )
    return tuple(one for one in found if one is not None)


def page(session: Session, viewer: Viewer, name: str, *, known_at: datetime) -> HeldPage | None:
    """Return what waits under this name in an address, None where this reader may read nothing of it."""
    found = next((one for one in waiting(session, viewer, known_at=known_at) if one.subject == name), None)
    if found is None:
        return None
    if not is_steward(viewer):
        return HeldPage(found, steward=False)
    return HeldPage(
        found,
        steward=True,
        listed=_listed(session, found.waits.indicator, now=known_at),
        could=tuple(one for one in people.everybody(session) if may_be_listed(session, one, on=day_of(known_at))),
    )


def is_steward(viewer: Viewer) -> bool:
    """Return whether this reader keeps the lists, and so needs to be on none."""
    return may(viewer, Act.RELEASE_FIGURES)


def may_be_listed(session: Session, person: PersonRecord, *, on: date) -> bool:
    """Return whether somebody holds a role with which a list may let them read early."""
    return any(each.role in MATRIX[Act.READ_HELD] for each in people.standing(session, person.id, on=on))


def readable(session: Session, viewer: Viewer, one: Waiting, *, now: datetime) -> tuple[str, ...]:
    """Return the places of which a reader may read what waits, by code; an empty tuple for none."""
    codes = sorted(_codes(session, one))
    if is_steward(viewer):
        return tuple(codes)
    entries = held.admitted(session, indicator=one.indicator, person=viewer.person)
    standing = [entry for entry in entries if entry.stands(now)]
    return tuple(
        code
        for code in codes
        if may(viewer, Act.READ_HELD, place=code) and any(entry.place in {None, code} for entry in standing)
    )


def grants_used(viewer: Viewer, codes: Collection[str]) -> tuple[str, ...]:
    """Return for which places (or the centre) a reading of figures of these places is logged."""
    if may(viewer, Act.READ_HELD, place=CENTRE):
        return (CENTRE,)
    return tuple(sorted(codes))


def _held(session: Session, viewer: Viewer, one: Waiting, indicator: Indicator, *, now: datetime) -> Held | None:
    codes = readable(session, viewer, one, now=now)
    if not codes:
        return None
    found = [place for code in codes if (place := places.named(session, code)) is not None]
    shown = tuple(sorted(found, key=lambda place: place.name))
    return Held(one, indicator, shown, whole=set(codes) == _codes(session, one))


def _codes(session: Session, one: Waiting) -> set[str]:
    """Return the places that the waiting figures are of, by code."""
    stands = figures.of_indicator(session, one.indicator, known_at=one.until)
    return {str(code) for code in stands.place[waits(stands, one)]}


def waits(stands: figures.Figures, one: Waiting) -> NDArray[np.bool_]:
    """Return which of the figures that will stand at the minute are those that wait for it."""
    minute = np.datetime64(one.until.astimezone(UTC).replace(tzinfo=None), "us")
    return np.asarray(stands.known_from == minute, dtype=np.bool_)


def _listed(session: Session, indicator: str, *, now: datetime) -> tuple[Listed, ...]:
    found = []
    for entry in held.admitted(session, indicator=indicator):
        person = people.person_of(session, entry.person_id)
        if entry.stands(now) and person is not None:
            found.append(Listed(entry, person, places.named(session, entry.place) if entry.place else None))
    return tuple(found)
