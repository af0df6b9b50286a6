"""What became of the agreement of a council that was abolished or merged: the successor's terms declare it."""

from datetime import datetime

from sqlmodel import Session

from dashboard.questions import agreements
from dashboard.questions.values import Passed
from data.store.places import PlaceRecord


def passed_on(session: Session, ended: PlaceRecord, *, known_at: datetime) -> tuple[Passed, ...]:
    """Return each agreement in force that says how the agreement of a place that has ended passed to it."""
    return tuple(
        Passed(place, continuation)
        for place, document in agreements.agreed_places(session, known_at=known_at)
        for continuation in document.agreement.continues
        if continuation.place in {ended.slug, ended.code}
    )
