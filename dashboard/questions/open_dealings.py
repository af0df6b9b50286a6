"""What open data asks of the dealings between the two sides, of meetings, and of the papers that all may read.

All of it stands on pages that need no sign-in. A step of a day that is still to come has not happened; a pack for a
meeting is its own until it is approved.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final, Protocol

from sqlmodel import Session

from dashboard.questions.agreements import day_of
from dashboard.questions.open_kept_back import kept_back
from data.store import dealings, places
from data.store import meetings as held
from data.store import papers as kept
from data.store.meetings import MeetingRecord, ScrutinyRecord, ScrutinyStep
from data.store.papers import PaperRecord
from data.store.places import PlaceRecord
from data.terms import EvidenceClass


class Dealing(Protocol):
    """What every record of a dealing has."""

    @property
    def evidence(self) -> EvidenceClass:
        """Its class."""
        ...

    @property
    def recorded_at(self) -> datetime:
        """Since when it is on record."""
        ...


@dataclass(frozen=True, slots=True)
class OpenDealing:
    """A record of a dealing, and its place; None for a step of the whole country."""

    record: Dealing
    place: PlaceRecord | None


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """A meeting under the number that the package gives it."""

    number: int
    record: MeetingRecord
    place: PlaceRecord


@dataclass(frozen=True, slots=True)
class OpenScrutiny:
    """A step of a question or recommendation of a meeting."""

    record: ScrutinyRecord
    meeting: OpenMeeting


@dataclass(frozen=True, slots=True)
class OpenPaper:
    """A paper that all may read, and the number of its meeting in the package.

    Where it is not handed on, its content holds figures that may be read on the pages and not be published again.
    """

    record: PaperRecord
    place: PlaceRecord | None
    meeting: int | None
    handed_on: bool


_HELD: Final[Mapping[str, Callable[..., Sequence[Dealing]]]] = MappingProxyType(
    {
        "negotiation_steps": dealings.negotiations,
        "ask_steps": dealings.asks,
        "savings": dealings.savings,
        "spending": dealings.spendings,
        "requests_outside": dealings.outside,
        "lessons": dealings.lessons,
        "sub_areas": dealings.sub_areas,
        "route_steps": dealings.route_steps,
    }
)


def dealings_held(session: Session, table: str, *, known_at: datetime) -> list[OpenDealing]:
    """Return the records of one table of dealings that had happened, oldest first."""
    known, on = _known(session), day_of(known_at)
    found = []
    for one in _HELD[table](session, known_at=known_at):
        code, happened = getattr(one, "place", None), getattr(one, "happened_on", None)
        if table == "route_steps":
            found.append(OpenDealing(one, None))
        elif code in known and (happened is None or happened <= on):
            found.append(OpenDealing(one, known[code]))
    return found


def meetings(session: Session, *, known_at: datetime) -> list[OpenMeeting]:
    """Return every meeting, the earliest first, numbered in that order."""
    known = _known(session)
    every = (one for one in held.meetings(session, known_at=known_at) if one.place in known)
    return [OpenMeeting(number, one, known[one.place]) for number, one in enumerate(every, start=1)]


def scrutiny(session: Session, *, known_at: datetime) -> list[OpenScrutiny]:
    """Return what was asked and recommended at meetings, also at those to come, and what became of it."""
    on = day_of(known_at)
    return [
        OpenScrutiny(step, meeting)
        for meeting in meetings(session, known_at=known_at)
        for step in held.scrutiny(session, meeting.record.id, known_at=known_at)
        if step.event is ScrutinyStep.MADE or step.happened_on <= on
    ]


def papers(session: Session, *, known_at: datetime) -> list[OpenPaper]:
    """Return the papers that all might read at a moment, oldest first; an approval that came later is not told."""
    known = _known(session)
    numbers = {one.record.id: one.number for one in meetings(session, known_at=known_at)}
    closed = kept_back(session)
    found = []
    for one in sorted(kept.papers(session, known_at=known_at), key=lambda each: (each.made_at, each.fingerprint)):
        paper = one if _is_approved(one, known_at) else replace(one, approved_at=None, approved_by="")
        if paper.meeting_id is None or paper.approved_at is not None:
            place = known.get(paper.place or "")
            handed_on = not any(text in paper.content for text in closed)
            found.append(OpenPaper(paper, place, numbers.get(paper.meeting_id or 0), handed_on))
    return found


def _is_approved(one: PaperRecord, known_at: datetime) -> bool:
    return one.approved_at is not None and one.approved_at <= known_at


def _known(session: Session) -> dict[str, PlaceRecord]:
    return {one.code: one for one in places.everything(session)}
