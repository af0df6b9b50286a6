"""What was decided about storing a release again: as it is or corrected, by two stewards, or not at all."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session

from data.models import QuarantineStep
from data.store import events


class Step(StrEnum):
    """What was done: one steward asks to release or to correct, a second one confirms, or somebody declines."""

    RELEASING = "releasing"
    CORRECTING = "correcting"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


ASKS = frozenset({Step.RELEASING, Step.CORRECTING})


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantineRecord:
    """One step about one release; `factor` is what each figure is multiplied by where it is corrected."""

    release_id: int
    step: Step
    reason: str
    at: datetime
    factor: float | None = None
    post: str = ""
    person_id: int | None = None
    id: int = 0


def record(session: Session, step: QuarantineRecord) -> int:
    """Add one step; its number."""
    return events.add(session, QuarantineStep, step)


def steps(session: Session, release: int | None = None, *, known_at: datetime | None = None) -> list[QuarantineRecord]:
    """Every step about a release, or about any, oldest first."""
    where = {"release_id": release}
    return events.known(session, QuarantineStep, QuarantineRecord, where=where, known_at=known_at, moment="at")


def asked(session: Session, release: int) -> QuarantineRecord | None:
    """The wish to store a release again that waits for a second steward; None where none does."""
    every = steps(session, release)
    return every[-1] if every and every[-1].step in ASKS else None
