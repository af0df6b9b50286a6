"""Who is told, kept by whoever may run commands on the server; an address stands in no entry of the log."""

from datetime import datetime

from sqlmodel import Session

from dashboard.access import Act
from dashboard.orders.acting import OrderRefusedError, done_on_server
from dashboard.questions.subscribed import subscription
from dashboard.wording import states
from dashboard.wording import told as words
from data.roles import CENTRE
from data.store import places, subscriptions
from data.store.subscriptions import Subject, SubscriptionRecord


def subscribe(session: Session, *, channel: str, subject: str, place: str, now: datetime) -> int:
    """Tell an address of a subject from now on; the number of the wish. An empty place means all.

    Raises OrderRefusedError for a place that is not held and for a wish that holds already.
    """
    code = _code(session, place)
    if subscription(session, channel=channel, subject=subject, place=code) is not None:
        raise OrderRefusedError(words.ALREADY)
    wish = SubscriptionRecord(subject=Subject(subject), channel=channel, begun_at=now, place=code)
    number = subscriptions.subscribe(session, wish)
    done_on_server(session, now=now, act=Act.SETTINGS, place=code or CENTRE, what=f"subscription {number}")
    return number


def unsubscribe(session: Session, *, channel: str, subject: str, place: str, now: datetime) -> int:
    """Tell an address no longer; the number of the wish. Raises OrderRefusedError where no such wish holds."""
    code = _code(session, place)
    found = subscription(session, channel=channel, subject=subject, place=code)
    if found is None:
        raise OrderRefusedError(words.NOT_TOLD)
    subscriptions.unsubscribe(session, found.id, at=now)
    what = f"end of subscription {found.id}"
    done_on_server(session, now=now, act=Act.SETTINGS, place=code or CENTRE, what=what)
    return found.id


def told(session: Session, *, wishes: tuple[int, ...], until: datetime) -> None:
    """Note until when these wishes were answered, so that nobody is told twice."""
    for number in wishes:
        subscriptions.told(session, number, until=until)


def _code(session: Session, place: str) -> str | None:
    if not place:
        return None
    found = places.named(session, place)
    if found is None:
        raise OrderRefusedError(states.no_place_called(place))
    return found.code
