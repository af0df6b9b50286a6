"""Figures of few people hidden on their way into the store: what `indicators.disclosure` decides, with what is held."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlmodel import Session

from data.catalogue import Indicator
from data.observation import Figures, Observation
from data.store import figures
from data.store.figures import Outcome
from indicators.disclosure import Areas, Protected, protected
from indicators.refresh.places import PlacesHeld

_EDITIONS = 3
"""The last editions that are compared, the one being stored among them."""


def without_few(
    session: Session,
    indicator: Indicator,
    observations: Sequence[Observation],
    *,
    held: Figures,
    known: PlacesHeld,
    now: datetime,
) -> Protected:
    """A release as it may be stored, guarded against whoever compares it with the editions before it."""
    if indicator.disclosure is None:
        return Protected(observations)
    return protected(
        indicator,
        observations,
        before=[held, *_earlier(session, indicator.name, now)],
        areas=Areas(known.parts, known.parts_on),
        name_of=lambda code: known.places[code].name,
    )


def _earlier(session: Session, indicator: str, now: datetime) -> Iterator[Figures]:
    """The figures as they stood in the editions before the one that is held now."""
    changed = [
        one.asked_at
        for one in figures.releases(session, indicator=indicator, known_at=now)
        if one.outcome is Outcome.STORED and one.added + one.revised
    ]
    for moment in changed[1 : _EDITIONS - 1]:
        yield figures.of_indicator(session, indicator, known_at=moment)
