"""What changed lately in one place: the same moves of verdicts that the page of changes tells."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlmodel import Session

from dashboard.questions.news_verdicts import moved
from dashboard.questions.values import Moved
from data.catalogue import Indicator
from data.store.places import PlaceRecord

LATELY = timedelta(days=366)
MOST = 10


def moved_lately(
    session: Session, place: PlaceRecord, indicators: Mapping[str, Indicator], *, known_at: datetime
) -> tuple[Moved, ...]:
    """Return the verdicts of a place that moved within a year of a moment, the newest first, at most ten."""
    found, _ = moved(
        session, indicators, {place.code: place}, since=known_at - LATELY, known_at=known_at, place=place.code
    )
    newest_first = sorted(found, key=lambda one: one.on, reverse=True)
    return tuple(
        Moved(
            title=one.indicator.title,
            judgement=one.judgement,
            before=one.before,
            after=one.after,
            moved_by=one.moved_by,
            on=one.on,
        )
        for one in newest_first[:MOST]
    )
