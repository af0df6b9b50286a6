"""An agreement that ends before its time: which day either side proposed, and for whom this reader may speak."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session

from dashboard.access import Act, Viewer, may
from dashboard.questions import documents as versions
from dashboard.questions.agreements import day_of
from dashboard.wording.language import collated
from data.store import documents, editing
from data.store.audit import AuditRecord
from data.store.documents import DocumentRecord
from data.store.documents import Side as Side  # noqa: PLC0414  handed on to the form
from data.store.places import PlaceRecord
from data.terms import AgreementTerms, Document

SAID: Final = "ended on "
ACTS: Final[dict[Side, Act]] = {"place": Act.SIGN_FOR_PLACE, "centre": Act.SIGN_FOR_CENTRE}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day on which one side would end a version, why, and who said so when. `own`: it was this reader."""

    side: Side
    on: date
    reason: str
    said: date
    own: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """An agreement in force that this reader may end for a side, together with the other.

    `sides` are those they may speak for, `proposals` the last word of each side, `first` and `last` the days on which
    it may end.
    """

    document: DocumentRecord
    place: PlaceRecord
    sides: tuple[Side, ...]
    proposals: tuple[Proposal, ...]
    first: date
    last: date

    @property
    def to_confirm(self) -> Proposal | None:
        """What the other side proposed and this reader may confirm; nobody speaks for both sides."""
        if any(each.own for each in self.proposals):
            return None
        found = [each for each in self.proposals if self.answers(each)]
        return found[-1] if found else None

    def confirms(self, side: Side, on: date) -> bool:
        """Whether the other side has said the same day already, by another person, so that it would be agreed."""
        return any(each.side != side and each.on == on and not each.own for each in self.proposals)

    def answers(self, proposal: Proposal) -> bool:
        """Whether this reader speaks for the side that a proposal is put to, which it still has to reach a day of."""
        return proposal.on >= self.first and any(side != proposal.side for side in self.sides)


def endings(session: Session, viewer: Viewer, *, known_at: datetime) -> tuple[Ending, ...]:
    """Return every agreement in force that this reader may end for a side, by the name of its place."""
    if viewer.person is None:
        return ()
    every = documents.versions(session, "agreement", known_at=known_at)
    found = [_ending(session, viewer, one, on=day_of(known_at)) for one in every]
    return tuple(
        sorted((one for one in found if one is not None), key=lambda one: (collated(one.place.name), one.place.code))
    )


def ending(session: Session, viewer: Viewer, slug: str, *, known_at: datetime) -> Ending | None:
    """Return the agreement of a place that this reader may end for a side; None where there is none."""
    return next((one for one in endings(session, viewer, known_at=known_at) if one.place.slug == slug), None)


def proposals(session: Session, viewer: Viewer, record: DocumentRecord) -> tuple[Proposal, ...]:
    """Return the last day that each side named for the end of a version, the oldest first."""
    last: dict[Side, AuditRecord] = {}
    for each in editing.acts_on(session, record):
        for side, act in ACTS.items():
            if each.act == act and each.after.startswith(SAID):
                last.pop(side, None)
                last[side] = each
    return tuple(_proposal(viewer, side, each) for side, each in last.items())


def last_day(terms: Document) -> date:
    """Return the last day on which terms hold by themselves: the end of the term, or the review of a standard."""
    return terms.ends if isinstance(terms, AgreementTerms) else terms.review


def _ending(session: Session, viewer: Viewer, record: DocumentRecord, *, on: date) -> Ending | None:
    begins = record.in_force_from
    if record.status != "in_force" or begins is None or last_day(record.terms) <= on:
        return None
    sides = tuple(side for side, act in ACTS.items() if may(viewer, act, place=record.subject))
    place = versions.place_of(session, record.subject)
    if place is None or not sides:
        return None
    return Ending(
        document=record,
        place=place,
        sides=sides,
        proposals=proposals(session, viewer, record),
        first=max(on, begins) + timedelta(days=1),
        last=last_day(record.terms),
    )


def _proposal(viewer: Viewer, side: Side, entry: AuditRecord) -> Proposal:
    return Proposal(
        side=side,
        on=date.fromisoformat(entry.after.removeprefix(SAID).partition(" ")[0]),
        reason=entry.reason,
        said=day_of(entry.at),
        own=entry.person == f"person {viewer.person}",
    )
