"""What people did about episodes below a minimum standard, and what they wrote beside figures: only ever added to."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Final

from sqlmodel import Session

from data.models import CaseEvent, Comment
from data.store import events, once
from data.terms import EvidenceClass, Side

RESIDENTS: Final = "residents"
"""As what residents are recorded to speak: it stands apart from commentary, and nothing is judged by it."""


class CaseStep(StrEnum):
    """What was done about an episode. One side asks to close it (`CLOSING`), a person of the other closes it."""

    ACKNOWLEDGED = "acknowledged"
    EXPLAINED = "explained"
    EXCEPTIONAL = "exceptional"
    HELP_OFFERED = "help_offered"
    RECOVERY_PLAN = "recovery_plan"
    CLOSING = "closing"
    CLOSED = "closed"


class Question(StrEnum):
    """The four questions that commentary answers."""

    STORY = "story"
    PART = "part"
    WORKS = "works"
    WILL_DO = "will_do"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """One step of one episode of a place below a standard; the side that took it, where that was kept."""

    standard: str
    place: str
    episode: int
    at: datetime
    event: CaseStep
    evidence: EvidenceClass
    text: str = ""
    post: str = ""
    person: str = ""
    side: Side | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRecord:
    """Commentary by the holder of a post, plain text, on a place or one of its clauses."""

    place: str
    at: datetime
    role: str
    post: str
    text: str
    evidence: EvidenceClass
    indicator: str | None = None
    clause: str | None = None
    question: Question | None = None
    person: str = ""
    link: str | None = None


def record(session: Session, case: CaseRecord) -> None:
    """Add one step to an episode."""
    events.add(session, CaseEvent, case)


def of_place(
    session: Session, place: str | None, *, standard: str | None = None, known_at: datetime | None = None
) -> list[CaseRecord]:
    """What was done about episodes of a place (None: of any) by `known_at`, oldest first."""

    def read(**where: object) -> list[CaseRecord]:
        return events.known(session, CaseEvent, CaseRecord, where=where, known_at=known_at, moment="at")

    def every() -> dict[tuple[str, str], list[CaseRecord]]:
        found: defaultdict[tuple[str, str], list[CaseRecord]] = defaultdict(list)
        for step in read():
            found[step.place, step.standard].append(step)
        return found

    if place is None or standard is None:
        return read(place=place, standard=standard)
    asked = f"case steps known at {known_at}"
    one = partial(read, place=place, standard=standard)
    return list(once.of_one(session, asked, (place, standard), one=one, every=every) or ())


def add_comment(session: Session, comment: CommentRecord) -> None:
    """Add a comment."""
    events.add(session, Comment, comment)


def comments(session: Session, place: str | None, *, known_at: datetime | None = None) -> list[CommentRecord]:
    """What the holders of posts wrote on a place (None: on any) by `known_at`, oldest first."""
    return [one for one in _said(session, place, known_at) if one.role != RESIDENTS]


def residents(session: Session, place: str | None, *, known_at: datetime | None = None) -> list[CommentRecord]:
    """What residents of a place (None: of any) were recorded to say by `known_at`, oldest first."""
    return [one for one in _said(session, place, known_at) if one.role == RESIDENTS]


def _said(session: Session, place: str | None, known_at: datetime | None) -> list[CommentRecord]:
    return events.known(session, Comment, CommentRecord, where={"place": place}, known_at=known_at, moment="at")
