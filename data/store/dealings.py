"""What passed between the two sides beside the terms: only ever added to.

Steps of negotiations, asks and offers, savings, requests outside the agreement, lessons, counted spending, areas below
the town hall, and the route that was proposed for the whole country.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session

from data.models import (
    AskEvent,
    Lesson,
    NegotiationEvent,
    RequestOutside,
    RouteStep,
    SavingEvent,
    Spending,
    SubArea,
)
from data.store import events, once
from data.terms import EvidenceClass, Side


class NegotiationStep(StrEnum):
    """A step on a place's way to an agreement."""

    PROPOSED = "proposed"
    INVITED = "invited"
    OPENED = "opened"
    POLITICAL_MEETING = "political_meeting"
    DRAFTED = "drafted"
    SENT = "sent"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"


class AskStep(StrEnum):
    """What happened to an ask or an offer."""

    ASKED = "asked"
    OFFERED = "offered"
    ANSWERED = "answered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class SavingStage(StrEnum):
    """How far a saving has come; amounts of different stages are never added together."""

    CLAIMED = "claimed"
    VERIFIED = "verified"
    RETAINED = "retained"
    REINVESTED = "reinvested"
    DISPUTED = "disputed"


class OutsideKind(StrEnum):
    """What was asked of a place outside its agreement."""

    FIGURES = "figures"
    DUTY = "duty"
    BID = "bid"


@dataclass(frozen=True, slots=True, kw_only=True)
class NegotiationRecord:
    """A step on a place's way to an agreement, in a wave where one was named, and who says so."""

    place: str
    step: NegotiationStep
    happened_on: date
    evidence: EvidenceClass
    recorded_at: datetime
    wave: int | None = None
    text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRecord:
    """A step of an ask or offer, known by its name in its place. `side` is the side that asks, offers or answers."""

    place: str
    name: str
    event: AskStep
    side: Side
    happened_on: date
    evidence: EvidenceClass
    recorded_at: datetime
    reply_due: date | None = None
    text: str = ""
    office: str = ""
    post: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavingRecord:
    """An entry of the savings ledger: how far a saving has come, in pence, and the body that says so."""

    place: str
    name: str
    stage: SavingStage
    amount: int
    happened_on: date
    body: str
    evidence: EvidenceClass
    recorded_at: datetime
    text: str = ""
    outcome: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideRecord:
    """Something asked of a place outside its agreement: how many items, and the hours where they were counted."""

    place: str
    kind: OutsideKind
    department: str
    text: str
    items: int
    happened_on: date
    evidence: EvidenceClass
    recorded_at: datetime
    hours: float | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonRecord:
    """What a place tried, what was found, what did not work, and the post that others may ask."""

    place: str
    tried: str
    happened_on: date
    evidence: EvidenceClass
    recorded_at: datetime
    indicator: str | None = None
    found: str = ""
    did_not_work: str = ""
    contact: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendingRecord:
    """What a body spends in a place in a year, in pence, or (`is_whole`) what all bodies together spend."""

    place: str
    year: str
    body: str
    amount: int
    evidence: EvidenceClass
    recorded_at: datetime
    is_whole: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubAreaRecord:
    """A kind of area below the town hall: how many there are, and how many people live in one where it is known."""

    place: str
    kind: str
    number: int
    evidence: EvidenceClass
    recorded_at: datetime
    people: int | None = None
    text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteStepRecord:
    """A step that a publication proposed, with its own words for when, and what happened where a source says so."""

    name: str
    proposed_from: date
    proposed_label: str
    source: str
    evidence: EvidenceClass
    recorded_at: datetime
    happened_on: date | None = None
    happened: str = ""
    happened_source: str = ""


def record_negotiation(session: Session, step: NegotiationRecord) -> None:
    """Add a step of a negotiation."""
    events.add(session, NegotiationEvent, step)


def negotiations(
    session: Session, place: str | None = None, *, known_at: datetime | None = None
) -> list[NegotiationRecord]:
    """The steps of a place's negotiations, or of all, oldest first."""
    return events.known(session, NegotiationEvent, NegotiationRecord, where={"place": place}, known_at=known_at)


def record_ask(session: Session, step: AskRecord) -> None:
    """Add a step of an ask or offer."""
    events.add(session, AskEvent, step)


def asks(session: Session, place: str | None = None, *, known_at: datetime | None = None) -> list[AskRecord]:
    """What was asked, offered and answered, in a place or in all, oldest first."""

    def every() -> dict[str, list[AskRecord]]:
        found: dict[str, list[AskRecord]] = {}
        for step in events.known(session, AskEvent, AskRecord, where={}, known_at=None):
            found.setdefault(step.place, []).append(step)
        return found

    def one() -> list[AskRecord]:
        return events.known(session, AskEvent, AskRecord, where={"place": place}, known_at=None)

    held = one() if place is None else once.of_one(session, "asks", place, one=one, every=every) or []
    return [step for step in held if known_at is None or step.recorded_at <= known_at]


def record_saving(session: Session, entry: SavingRecord) -> None:
    """Add an entry to the savings ledger."""
    events.add(session, SavingEvent, entry)


def savings(session: Session, place: str | None = None, *, known_at: datetime | None = None) -> list[SavingRecord]:
    """The savings ledger of a place, or of all, oldest first."""
    return events.known(session, SavingEvent, SavingRecord, where={"place": place}, known_at=known_at)


def record_outside(session: Session, request: OutsideRecord) -> None:
    """Add something asked outside an agreement."""
    events.add(session, RequestOutside, request)


def outside(session: Session, place: str | None = None, *, known_at: datetime | None = None) -> list[OutsideRecord]:
    """What was asked of a place, or of all, outside agreements, oldest first."""
    return events.known(session, RequestOutside, OutsideRecord, where={"place": place}, known_at=known_at)


def record_lesson(session: Session, lesson: LessonRecord) -> None:
    """Add what a place tried."""
    events.add(session, Lesson, lesson)


def lessons(
    session: Session,
    place: str | None = None,
    *,
    indicator: str | None = None,
    known_at: datetime | None = None,
) -> list[LessonRecord]:
    """What places tried, oldest first."""
    where = {"place": place, "indicator": indicator}
    return events.known(session, Lesson, LessonRecord, where=where, known_at=known_at)


def record_spending(session: Session, line: SpendingRecord) -> None:
    """Add a line of a counting exercise."""
    events.add(session, Spending, line)


def spendings(session: Session, place: str | None = None, *, known_at: datetime | None = None) -> list[SpendingRecord]:
    """The lines of a place's counting exercises, or of all, in the order in which they were recorded."""
    return events.known(session, Spending, SpendingRecord, where={"place": place}, known_at=known_at)


def record_sub_area(session: Session, area: SubAreaRecord) -> None:
    """Add a kind of area below the town hall."""
    events.add(session, SubArea, area)


def sub_areas(session: Session, place: str | None = None, *, known_at: datetime | None = None) -> list[SubAreaRecord]:
    """The kinds of area below the town hall, in the order in which they were recorded."""
    return events.known(session, SubArea, SubAreaRecord, where={"place": place}, known_at=known_at)


def record_route_step(session: Session, step: RouteStepRecord) -> None:
    """Add a step of a route that was proposed."""
    events.add(session, RouteStep, step)


def route_steps(session: Session, *, known_at: datetime | None = None) -> list[RouteStepRecord]:
    """The steps of the routes that were proposed, in the order of their proposed days."""
    found = events.known(session, RouteStep, RouteStepRecord, where={}, known_at=known_at)
    return sorted(found, key=lambda step: step.proposed_from)
