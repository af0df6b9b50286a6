"""Places one could talk to: what each tried for a measure, what came of it, what did not work, and whom to ask."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from dashboard.wording.language import collated
from data.store import dealings, places
from data.store.places import PlaceRecord
from data.terms import EvidenceClass


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one place tried: others' words, shown as they stand. `contact` is the post that may be asked."""

    place: PlaceRecord
    on: date
    tried: str
    found: str
    did_not_work: str
    contact: str
    source: str
    evidence: EvidenceClass


def lessons_of(session: Session, indicator: str, *, known_at: datetime) -> tuple[Lesson, ...]:
    """Return what places tried for an indicator, by place in alphabetical order, each place's newest first."""
    held = dealings.lessons(session, indicator=indicator, known_at=known_at)
    found = [
        Lesson(
            place,
            one.happened_on,
            one.tried,
            one.found,
            one.did_not_work,
            one.contact,
            one.source,
            one.evidence,
        )
        for one in held
        if (place := places.named(session, one.place)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (collated(one.place.name), one.place.code, -one.on.toordinal())))
