"""Figures held until a moment: which wait, who may read them before, and taking them back while they wait.

A held figure is one that is known from a moment to come. Its release counts as asked for at that moment, so that every
question about what is known by now passes over both. What waits is kept as facts of the store until it is let go.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import bindparam, text
from sqlmodel import Session, col, select

from data.models import PreRelease, Release
from data.models.columns import UTCTime
from data.store import events, facts

_WAITING: Final = "held "
_MOMENTS: Final = (bindparam("until", type_=UTCTime()),)
# What the release closed stands again, up to whatever came to replace it later.
_REOPENED: Final = text(
    "UPDATE observation AS stood SET known_until = (SELECT min(later.known_from) FROM observation AS later "
    "WHERE later.indicator = stood.indicator AND later.place = stood.place AND later.period_start = stood.period_start "
    "AND later.period_end = stood.period_end AND later.known_from > stood.known_from) "
    "WHERE indicator = :indicator AND known_until = :until"
).bindparams(*_MOMENTS)
_DROPPED: Final = text("DELETE FROM observation WHERE indicator = :indicator AND known_from = :until").bindparams(
    *_MOMENTS
)


@dataclass(frozen=True, slots=True, order=True)
class Waiting:
    """Figures of an indicator that wait for their moment, when they were loaded and by whom."""

    until: datetime
    indicator: str
    loaded_at: datetime
    loaded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreReleaseRecord:
    """Somebody who may read an indicator's held figures, of one place or of all, until a moment."""

    indicator: str
    person_id: int
    given_at: datetime
    until: datetime
    place: str | None = None
    given_by: int | None = None
    ended_at: datetime | None = None
    id: int = 0

    def stands(self, at: datetime) -> bool:
        """Whether the person may read at this moment."""
        return self.ended_at is None and at < self.until


def hold(session: Session, one: Waiting) -> None:
    """Note that figures wait for their moment."""
    said = {"at": one.loaded_at.astimezone(UTC).isoformat(), "by": one.loaded_by}
    facts.set_fact(session, _key(one.indicator, one.until), json.dumps(said))


def waiting(session: Session) -> list[Waiting]:
    """What waits for its moment, or came to it and has not been let go yet, the earliest first."""
    found = []
    for name, said in facts.facts_under(session, _WAITING).items():
        until, _, indicator = name.partition(" ")
        about = json.loads(said)
        loaded_at = datetime.fromisoformat(about["at"])
        found.append(Waiting(datetime.fromisoformat(until), indicator, loaded_at, about["by"]))
    return sorted(found)


def let_go(session: Session, one: Waiting) -> None:
    """Note that the moment has passed and what follows from the figures was done."""
    facts.drop_fact(session, _key(one.indicator, one.until))
    facts.count_write(session)


def take_back(session: Session, one: Waiting) -> int:
    """Drop figures that nobody has known yet, and have what they would replace stand; how many were dropped.

    Nothing that was ever known is dropped: the caller asks whether the moment lies ahead.
    """
    connection = session.connection()
    asked = {"indicator": one.indicator, "until": one.until}
    dropped = connection.execute(_DROPPED, asked).rowcount
    connection.execute(_REOPENED, asked)
    at_once = Release.indicator == one.indicator, Release.asked_at == one.until
    for row in session.exec(select(Release).where(*at_once)):
        connection.execute(text("DELETE FROM issue WHERE release_id = :number"), {"number": row.id})
        session.delete(row)
    session.flush()
    let_go(session, one)
    return dropped


def admit(session: Session, one: PreReleaseRecord) -> int:
    """Put somebody on the pre-release list of an indicator; the number of the entry."""
    return events.add(session, PreRelease, one)


def dismiss(session: Session, number: int, *, at: datetime) -> None:
    """Take somebody off a list; that they were on it stays on record."""
    row = session.get_one(PreRelease, number)
    row.ended_at = row.ended_at or at
    session.add(row)
    session.flush()
    facts.count_write(session)


def admitted(session: Session, *, indicator: str | None = None, person: int | None = None) -> list[PreReleaseRecord]:
    """Everybody who is or was on a list, oldest first; of an indicator, or one person."""
    statement = select(PreRelease).order_by(col(PreRelease.id))
    if indicator is not None:
        statement = statement.where(PreRelease.indicator == indicator)
    if person is not None:
        statement = statement.where(PreRelease.person_id == person)
    return [events.made(PreReleaseRecord, row) for row in session.exec(statement)]


def _key(indicator: str, until: datetime) -> str:
    return f"{_WAITING}{until.astimezone(UTC).isoformat()} {indicator}"
