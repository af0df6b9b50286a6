"""Meetings, and what became of their questions and recommendations, as values."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from data.store.meetings import MeetingRecord as MeetingRecord  # noqa: PLC0414  handed on to papers
from data.store.places import PlaceRecord
from data.terms import EvidenceClass


class ItemKind(StrEnum):
    """What a meeting left behind."""

    QUESTION = "question"
    RECOMMENDATION = "recommendation"


class ItemState(StrEnum):
    """How a question or recommendation stands on a day."""

    TABLED = "tabled"
    OPEN = "open"
    OVERDUE = "overdue"
    REPLIED = "replied"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DONE = "done"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Answered:
    """What an office replied, or did, about a question or recommendation."""

    state: ItemState
    on: date
    post: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One question or recommendation: to whom, by when a reply is due, how it stands and what was replied."""

    kind: ItemKind
    number: int
    text: str
    clause: str
    addressed_to: str
    made_on: date
    reply_due: date | None
    state: ItemState
    late_by: int
    answers: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper that was kept: when it was made and by which post, for which moment, and for which meeting if any."""

    fingerprint: str
    kind: str
    place: PlaceRecord | None
    as_at: datetime
    made_at: datetime
    made_by: str
    approved_on: date | None
    evidence: EvidenceClass
    meeting: int | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting with its questions and recommendations and its packs."""

    meeting: MeetingRecord
    place: PlaceRecord
    items: tuple[Item, ...]
    packs: tuple[Kept, ...] = ()
