"""The weeks before an election: what people write about a place is frozen, its figures are not.

The spells are kept as one fact of the store for each place, so that a page or paper as at any moment knows them.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from data.store import facts

PREFIX = "words frozen:"


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in which nothing that people write is added; without an end until somebody lifts it."""

    begun: datetime
    ended: datetime | None = None


def key(place: str) -> str:
    """Return the name of the fact that holds a place's spells."""
    return f"{PREFIX}{place}"


def spells(session: Session, place: str) -> tuple[Spell, ...]:
    """Return the spells of a place, the first first."""
    return _read(facts.fact(session, key(place)) or "[]")


def written(every: Sequence[Spell]) -> str:
    """Return spells as the store keeps them."""
    return json.dumps([[one.begun.isoformat(), one.ended.isoformat() if one.ended else ""] for one in every])


def frozen_at(every: Sequence[Spell], moment: datetime) -> datetime | None:
    """Return when the spell began in which a moment lies, None where it lies in none."""
    return next(
        (one.begun for one in every if one.begun <= moment and (one.ended is None or moment < one.ended)),
        None,
    )


def words_until(session: Session, place: str, *, known_at: datetime) -> datetime:
    """Return up to when words about a place are shown: the moment itself, or the beginning of its spell."""
    return frozen_at(spells(session, place), known_at) or known_at


def _read(text: str) -> tuple[Spell, ...]:
    return tuple(
        Spell(datetime.fromisoformat(begun), datetime.fromisoformat(ended) if ended else None)
        for begun, ended in json.loads(text)
    )
