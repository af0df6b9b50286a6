"""Powers as they were promised and as they are: how deep, where they sat and where they sit."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from dashboard.questions.agreements import day_of
from dashboard.questions.promises import promises
from dashboard.questions.values import Promise, PromiseState
from data.store import promises as held
from data.store.documents import DocumentRecord
from data.store.promises import PromiseRecord
from data.terms import AgreementTerms, Depth, Power, Seat

_SEATS = tuple(Seat)  # from the centre down
_DEPTHS = tuple(Depth)  # from a say to control


@dataclass(frozen=True, slots=True)
class PowerStanding:
    """A power promised, what has become of it, and how deep it reaches in fact (None: nobody has said).

    `said_by` and `said_on` name the post and the day of the last word about it.
    """

    promise: Promise
    actual: Depth | None = None
    said_by: str = ""
    said_on: date | None = None

    @property
    def power(self) -> Power:
        """The power itself."""
        return self.promise.power

    @property
    def arrived(self) -> bool:
        """Whether the place has it."""
        return self.promise.state is PromiseState.KEPT

    @property
    def shallower(self) -> bool:
        """Whether it turned out less deep than was promised."""
        return self.actual is not None and _DEPTHS.index(self.actual) < _DEPTHS.index(self.power.depth)

    @property
    def moves_up(self) -> bool:
        """Whether it moves nearer to the centre than it was."""
        before, after = self.power.held_before, self.power.held_after
        return before is not None and after is not None and _SEATS.index(after) < _SEATS.index(before)


def standing_powers(
    session: Session, terms: AgreementTerms, document: DocumentRecord, *, known_at: datetime
) -> tuple[PowerStanding, ...]:
    """Return each power of the terms, in their order, as it stands at a moment."""
    on = day_of(known_at)
    events = [one for one in held.of_subject(session, document.subject, known_at=known_at) if one.happened_on <= on]
    return tuple(
        _standing(promise, [one for one in events if one.clause == f"power {promise.power.name}"])
        for promise in promises(session, terms, document, known_at=known_at)
    )


def _standing(promise: Promise, events: list[PromiseRecord]) -> PowerStanding:
    """Events come oldest first: the last that names a depth says how deep the power reaches now."""
    actual = next((one.depth for one in reversed(events) if one.depth is not None), None)
    last = events[-1] if events else None
    return PowerStanding(promise, actual, last.post if last else "", last.happened_on if last else None)
