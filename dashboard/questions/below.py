"""What lies below the town hall of a place: the kinds of area it is divided into, which may overlap."""

from datetime import datetime

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.questions.place import named
from data.store import dealings
from data.store.dealings import SubAreaRecord as SubAreaRecord  # noqa: PLC0414  handed on to the parts of pages
from data.store.places import PlaceRecord


def sub_areas(session: Session, _viewer: Viewer, text: str, *, known_at: datetime) -> tuple[SubAreaRecord, ...]:
    """Return the kinds of area of the place that a text stands for; none for no place."""
    place = named(session, text, known_at=known_at)
    if not isinstance(place, PlaceRecord):
        return ()
    return tuple(dealings.sub_areas(session, place.code, known_at=known_at))
