"""Who is told of a place's changes or of a finished paper."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from data.models import Subscription
from data.store import events


class Subject(StrEnum):
    """What somebody is told of."""

    CHANGES = "changes"
    PAPERS = "papers"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionRecord:
    """A wish to be told: of what, about which place (None: all), by the address of a channel, and until when told."""

    subject: Subject
    channel: str
    begun_at: datetime
    person_id: int | None = None
    place: str | None = None
    ended_at: datetime | None = None
    told_until: datetime | None = None
    id: int = 0


def subscribe(session: Session, wish: SubscriptionRecord) -> int:
    """Keep a wish to be told; its number."""
    return events.add(session, Subscription, wish)


def unsubscribe(session: Session, subscription_id: int, *, at: datetime) -> None:
    """Tell no longer."""
    row = session.get_one(Subscription, subscription_id)
    row.ended_at = row.ended_at or at
    session.add(row)
    session.flush()


def subscriptions(session: Session) -> list[SubscriptionRecord]:
    """The wishes that hold, in the order in which they were made."""
    statement = select(Subscription).where(col(Subscription.ended_at).is_(None)).order_by(col(Subscription.id))
    return [events.made(SubscriptionRecord, row) for row in session.exec(statement)]


def told(session: Session, subscription_id: int, *, until: datetime) -> None:
    """Note until when a subscriber has been told, so that nobody is told twice."""
    row = session.get_one(Subscription, subscription_id)
    row.told_until = until
    session.add(row)
    session.flush()
