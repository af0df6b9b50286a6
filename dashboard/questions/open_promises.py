"""Every promise of the centre in force, with its state: the same as on the pages."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from dashboard.questions.agreements import agreed_places
from dashboard.questions.promises import promises
from dashboard.questions.values import DocumentRecord, PlaceRecord, Promise


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise in the agreement of a place."""

    place: PlaceRecord
    document: DocumentRecord
    promise: Promise


def promises_made(session: Session, *, known_at: datetime) -> list[OpenPromise]:
    """Return every power promised in an agreement in force, by place and in the order of its terms."""
    return [
        OpenPromise(place, document, one)
        for place, document in agreed_places(session, known_at=known_at)
        for one in promises(session, document.agreement, document, known_at=known_at)
    ]
