"""What one reader may do about meetings: ask, take back, reply, keep a pack, approve it, freeze words and lift that."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from dashboard.access import Act, Viewer, may, require
from dashboard.questions import agreements, election, papers
from dashboard.questions.exceptions import unanswered
from dashboard.questions.meeting_values import Item, ItemState, Kept, Met
from dashboard.questions.meetings import AWAITING, meetings_of
from dashboard.questions.packs import PackFacts, pack_facts
from data.store import drafts, meetings, places
from data.store import papers as kept_papers
from data.store.places import PlaceRecord

OVER = frozenset({ItemState.DONE, ItemState.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class ReplyWanted:
    """A question or recommendation that a reader may reply to, and the post that signs the reply."""

    place: PlaceRecord
    met: Met
    item: Item
    post: str

    @property
    def subject(self) -> str:
        """What an address calls it."""
        return f"{self.place.slug}:{self.met.meeting.id}:{self.item.kind}:{self.item.number}"

    @property
    def waits(self) -> bool:
        """Whether nobody has replied yet."""
        return self.item.state in AWAITING


@dataclass(frozen=True, slots=True)
class Freeze:
    """The weeks before an election in which a place's words are frozen: since when, and until when if that is known."""

    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Desk:
    """What a reader may do about one place; a post is empty where they may not."""

    place: PlaceRecord
    met: tuple[Met, ...]
    scrutiny_post: str
    may_scrutinise: bool
    may_freeze: bool
    replies: tuple[ReplyWanted, ...]
    offices: tuple[str, ...]
    freeze: Freeze | None

    @property
    def open_items(self) -> tuple[tuple[Met, Item], ...]:
        """What was asked and can be taken back."""
        return tuple((met, item) for met in self.met for item in met.items if item.state in AWAITING)


@dataclass(frozen=True, slots=True)
class Approval:
    """A pack that a reader may approve, and what has no words of the place in it yet."""

    kept: Kept
    held_on: date | None
    wanting: tuple[str, ...]


def desk(session: Session, viewer: Viewer, text: str, *, known_at: datetime) -> Desk | None:
    """Return what a reader may do about a place, None where there is nothing that they may."""
    place = places.named(session, text)
    if place is None:
        return None
    scrutinises = may(viewer, Act.SCRUTINISE, place=place.code)
    freezes = may(viewer, Act.SETTINGS, place=place.code)
    speaks = may(viewer, Act.SPEAK_FOR_PLACE, place=place.code)
    if not (scrutinises or freezes or speaks):
        return None
    met = meetings_of(session, place, known_at=known_at)
    asked = dict.fromkeys(item.addressed_to for one in met for item in one.items if item.addressed_to)
    return Desk(
        place=place,
        met=met,
        scrutiny_post=require(viewer, Act.SCRUTINISE, place=place.code).post if scrutinises else "",
        may_scrutinise=scrutinises,
        may_freeze=freezes,
        replies=tuple(_replies(viewer, place, met)),
        offices=tuple(asked),
        freeze=freeze(session, place, known_at=known_at),
    )


def suggested(session: Session, viewer: Viewer, text: str, *, known_at: datetime) -> PackFacts | None:
    """Return what the bank of questions asks from, for those who may ask about a place."""
    place = places.named(session, text)
    if place is None or not may(viewer, Act.SCRUTINISE, place=place.code):
        return None
    found = pack_facts(session, viewer, place.slug, "", known_at=known_at)
    return found if isinstance(found, PackFacts) else None


def freeze(session: Session, place: PlaceRecord, *, known_at: datetime) -> Freeze | None:
    """Return the freeze that holds at a moment, None where words may be added."""
    since = election.frozen_at(election.spells(session, place.code), known_at)
    if since is None:
        return None
    until = next(one.ended for one in election.spells(session, place.code) if one.begun == since)
    return Freeze(agreements.day_of(since), agreements.day_of(until) if until else None)


def frozen_of(session: Session, _viewer: Viewer, text: str, *, known_at: datetime) -> Freeze | None:
    """Return the freeze of a place by its name in addresses; all may know of it."""
    place = places.named(session, text) if text else None
    return None if place is None else freeze(session, place, known_at=known_at)


def replies(session: Session, viewer: Viewer, *, known_at: datetime) -> Iterator[ReplyWanted]:
    """Yield what a reader may reply to, in each of their places."""
    for code in viewer.places(Act.SPEAK_FOR_PLACE):
        place = places.named(session, code)
        if place is not None:
            yield from _replies(viewer, place, meetings_of(session, place, known_at=known_at))


def reply_wanted(session: Session, viewer: Viewer, subject: str, *, known_at: datetime) -> ReplyWanted | None:
    """Return what an address names to reply to, where this reader may and it is not over."""
    return next((one for one in replies(session, viewer, known_at=known_at) if one.subject == subject), None)


def approvals(session: Session, viewer: Viewer, *, known_at: datetime) -> Iterator[Approval]:
    """Yield the packs kept to a meeting of a reader's places that nobody has approved, the newest of each meeting."""
    for code in viewer.places(Act.STORE_PACK):
        place = places.named(session, code)
        seen: set[int | None] = set()
        for one in papers.papers_kept(session, viewer, place, known_at=known_at) if place else ():
            if one.kind != papers.PACK or one.meeting is None or one.meeting in seen:
                continue
            seen.add(one.meeting)
            if one.approved_on is None:
                yield _approval(session, one)


def approval(session: Session, viewer: Viewer, fingerprint: str, *, known_at: datetime) -> Approval | None:
    """Return one pack that waits, by its fingerprint, where this reader may approve it."""
    found = papers.paper_kept(session, viewer, fingerprint, known_at=known_at)
    return _approval(session, found.kept) if found is not None and found.may_approve else None


def without_pack(session: Session, viewer: Viewer, *, known_at: datetime) -> tuple[Met, ...]:
    """Return the meetings to come of a reader's places to which no pack is kept."""
    today = agreements.day_of(known_at)
    found: list[Met] = []
    for code in viewer.places(Act.STORE_PACK):
        place = places.named(session, code)
        if place is None:
            continue
        packed = {one.meeting_id for one in kept_papers.papers(session, code, known_at=known_at)}
        ahead = (one for one in meetings_of(session, place, known_at=known_at) if one.meeting.held_on >= today)
        found += [one for one in ahead if one.meeting.id not in packed]
    return tuple(found)


def kept(session: Session, viewer: Viewer, form: str, subject: str, *, known_at: datetime) -> str:
    """Return what this reader has typed into a form so far, empty where nothing."""
    del known_at
    found = None if viewer.person is None else drafts.draft(session, viewer.person, form, subject)
    return "" if found is None else found.body


def _replies(viewer: Viewer, place: PlaceRecord, met: tuple[Met, ...]) -> Iterator[ReplyWanted]:
    if not may(viewer, Act.SPEAK_FOR_PLACE, place=place.code):
        return
    post = require(viewer, Act.SPEAK_FOR_PLACE, place=place.code).post
    yield from (ReplyWanted(place, one, item, post) for one in met for item in one.items if item.state not in OVER)


def _approval(session: Session, one: Kept) -> Approval:
    """Return what a pack wants before it is approved: the same that the order asks."""
    code = one.place.code if one.place else ""
    page = papers.summary_of(session, code, known_at=one.as_at)
    wanting = () if page is None else unanswered(page, papers.said_of(session, page, known_at=one.as_at))
    meeting = None if one.meeting is None else meetings.meeting(session, one.meeting)
    return Approval(one, meeting.held_on if meeting else None, wanting)
