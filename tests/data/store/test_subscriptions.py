"""Wishes to be told: kept, noted as told, and ended once and for all."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from data.store import subscriptions
from data.store.subscriptions import Subject, SubscriptionRecord

NOON = datetime(2026, 9, 10, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


def test_a_wish_holds_until_it_ends_and_says_until_when_it_was_told(session: Session) -> None:
    first, second = (
        subscriptions.subscribe(
            session, SubscriptionRecord(subject=subject, channel="mailto://one", begun_at=NOON, place=place)
        )
        for subject, place in ((Subject.CHANGES, "x-a"), (Subject.PAPERS, None))
    )
    subscriptions.told(session, second, until=LATER)
    assert [(one.id, one.place, one.told_until) for one in subscriptions.subscriptions(session)] == [
        (first, "x-a", None),
        (second, None, LATER),
    ]
    subscriptions.unsubscribe(session, first, at=NOON)
    subscriptions.unsubscribe(session, first, at=LATER)
    assert [one.id for one in subscriptions.subscriptions(session)] == [second]
