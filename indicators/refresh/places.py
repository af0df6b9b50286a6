"""The places that figures refer to: held before any figure, and what each consists of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine
from sqlmodel import Session

from data import database, gazetteer
from data.gazetteer import PlaceKind
from data.store import facts, places
from data.store.places import LinkRecord, PlaceRecord

_HELD = "reference"
_PUT_TOGETHER = frozenset({PlaceKind.CITY_REGION, PlaceKind.SUB_REGIONAL_GROUPING})


def hold_places(engine: Engine) -> bool:
    """Keep every published place and link, unless this edition of them is held already; whether it was kept now."""
    edition = gazetteer.edition()
    with database.session(engine) as session:
        if facts.fact(session, _HELD) == edition:
            return False  # found without the right to write: whoever starts beside a refresh need not wait for it
    with database.writing(engine) as session:
        places.save_reference(session)
        facts.set_fact(session, _HELD, edition)
        return True


@dataclass(frozen=True, slots=True)
class PlacesHeld:
    """Every place in the store and what it consists of."""

    places: dict[str, PlaceRecord]
    parts: dict[str, list[LinkRecord]]

    @property
    def wholes(self) -> list[str]:
        """The combined authorities and groupings, which may be put together from their parts."""
        return [code for code, place in self.places.items() if place.kind in _PUT_TOGETHER and code in self.parts]

    def parts_on(self, code: str, day: date) -> Sequence[str]:
        """What a place consisted of on a day, each under its newest code; nothing where it did not exist."""
        if not self.places[code].exists_on(day):
            return ()
        links = (link for link in self.parts.get(code, ()) if link.holds_on(day))
        return tuple(
            dict.fromkeys(
                gazetteer.current_code(link.child) for link in links if self.places[link.child].exists_on(day)
            )
        )


def places_held(session: Session) -> PlacesHeld:
    """The places in the store; the published reference is put into an empty one first."""
    held = places.everything(session)
    if not held:
        places.save_reference(session)
        held = places.everything(session)
    return PlacesHeld({place.code: place for place in held}, places.memberships(session))
