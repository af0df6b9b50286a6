"""What the page of papers asks: meetings with what became of their questions, papers kept, and what can be made."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session

from dashboard.access import Act, Viewer, may
from dashboard.questions import agreements, judged, meetings
from dashboard.questions.meeting_values import ItemState, Kept, Met
from dashboard.questions.papers import OpenedPaper, paper_kept, papers_kept
from dashboard.questions.place import named
from dashboard.questions.values import Became, Unknown
from data.catalogue import Indicator
from data.store import figures
from data.store.places import PlaceRecord


@dataclass(frozen=True, slots=True)
class PapersPage:
    """Everything the page of papers shows; `near` are places with names like one that is not held."""

    places: tuple[PlaceRecord, ...]
    place: PlaceRecord | None
    unknown_place: str
    near: tuple[PlaceRecord, ...]
    met: tuple[Met, ...]
    overdue: int
    kept: tuple[Kept, ...]
    opened: OpenedPaper | None
    asked_for: str
    outcomes: tuple[tuple[int, str], ...]
    shared: tuple[Indicator, ...]
    may_keep: bool
    newest_release: date | None
    known_at: datetime


def papers_page(session: Session, viewer: Viewer, place: str, paper: str, *, known_at: datetime) -> PapersPage:
    """Return the page of papers, of one place or of all."""
    agreed = agreements.agreed_places(session, known_at=known_at)
    found = named(session, place, known_at=known_at) if place else None
    here = found if isinstance(found, PlaceRecord) else None
    near = found.near if isinstance(found, Unknown) else found.successors if isinstance(found, Became) else ()
    kept = papers_kept(session, viewer, here, known_at=known_at)
    met = tuple(
        replace(one, packs=tuple(each for each in kept if each.meeting == one.meeting.id))
        for one in meetings.meetings_of(session, here, known_at=known_at)
    )
    newest = figures.newest_known(session, known_at=known_at)
    in_order = tuple(sorted(met, key=lambda one: not _overdue(one)))
    document = agreements.in_force(session, here, known_at=known_at) if here else None
    defined = judged.known_indicators(session)
    shared = {each.indicator for _, one in agreed for outcome in one.agreement.outcomes for each in outcome.commitments}
    return PapersPage(
        places=tuple(one for one, _ in agreed),
        place=here,
        unknown_place=place if place and here is None else "",
        near=near,
        met=in_order,
        overdue=sum(_overdue(one) for one in met),
        kept=kept,
        opened=paper_kept(session, viewer, paper, known_at=known_at) if paper else None,
        asked_for=paper,
        outcomes=tuple((one.number, one.statement) for one in document.agreement.outcomes) if document else (),
        shared=tuple(sorted((defined[name] for name in shared if name in defined), key=lambda one: one.title)),
        may_keep=here is not None and may(viewer, Act.STORE_PACK, place=here.code),
        newest_release=agreements.day_of(newest) if newest else None,
        known_at=known_at,
    )


def _overdue(met: Met) -> int:
    return sum(item.state is ItemState.OVERDUE for item in met.items)
