"""Who is told of what: the wishes that hold, and the papers finished between two moments."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlmodel import Session

from dashboard.access import PUBLIC
from dashboard.questions.meeting_values import Kept
from dashboard.questions.papers import kept, paper_kept
from data.store import papers, places, subscriptions
from data.store.places import PlaceRecord
from data.store.subscriptions import SubscriptionRecord


@dataclass(frozen=True, slots=True)
class Wish:
    """What one subscription asks for, and from when on nothing has been told yet; `place` is None for all."""

    number: int
    subject: str
    place: PlaceRecord | None
    told_until: datetime


@dataclass(frozen=True, slots=True)
class Subscriber:
    """One address with all its wishes, which one message answers. The address is in no text that is shown."""

    channel: str
    wishes: tuple[Wish, ...]

    def __repr__(self) -> str:
        """Return the wishes alone: an address is never shown, not in an error either."""
        return f"Subscriber({[wish.number for wish in self.wishes]})"


def subscribers(session: Session) -> tuple[Subscriber, ...]:
    """Return everybody who is told of something, in the order of their first wish."""
    held = sorted(subscriptions.subscriptions(session), key=lambda one: one.channel)
    found = [
        Subscriber(channel, tuple(_wish(session, one) for one in some))
        for channel, some in groupby(held, key=lambda one: one.channel)
    ]
    return tuple(sorted(found, key=lambda one: min(wish.number for wish in one.wishes)))


def subscription(session: Session, *, channel: str, subject: str, place: str | None) -> SubscriptionRecord | None:
    """Return the wish of an address for a subject and a place's code, where it holds."""
    for one in subscriptions.subscriptions(session):
        if (one.channel, one.subject, one.place) == (channel, subject, place):
            return one
    return None


def finished(session: Session, place: PlaceRecord | None, *, after: datetime, until: datetime) -> Iterator[Kept]:
    """Yield the papers that everybody may read since some moment between two: kept, or approved where it is a pack."""
    for one in papers.papers(session, place.code if place else None, known_at=until):
        public_from = one.made_at if one.meeting_id is None else one.approved_at
        if public_from is not None and after < public_from <= until:
            found = paper_kept(session, PUBLIC, one.fingerprint, known_at=until)
            if found is not None:
                yield kept(session, one)


def _wish(session: Session, one: SubscriptionRecord) -> Wish:
    place = places.named(session, one.place) if one.place else None
    return Wish(one.id, str(one.subject), place, one.told_until or one.begun_at)
