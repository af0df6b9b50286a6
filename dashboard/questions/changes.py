"""What changed lately: verdicts that moved, and by what."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlmodel import Session

from dashboard.questions.agreements import day_of
from dashboard.questions.values import Moved
from data.catalogue import Indicator
from data.store import verdicts
from data.store.places import PlaceRecord

LATELY = timedelta(days=366)
MOST = 10


def moved_lately(
    session: Session, place: PlaceRecord, indicators: Mapping[str, Indicator], *, known_at: datetime
) -> tuple[Moved, ...]:
    """Return the verdicts of a place that moved within a year of a moment, the newest first, at most ten."""
    held = verdicts.changes(session, known_at - LATELY, known_at, place=place.code)
    return tuple(
        Moved(
            title=indicators[one.indicator].title,
            judgement=one.judgement.value,
            before=one.before,
            after=one.after,
            moved_by=one.moved_by.value,
            on=day_of(one.at),
        )
        for one in reversed(held)
        if one.indicator in indicators and one.before is not None
    )[:MOST]
