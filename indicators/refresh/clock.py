"""How far our clock is from the publishers': their replies say when they were sent."""

from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from sqlalchemy import Engine

from data import database
from data.store import facts
from indicators.feeds.feed import Reply

CLOCK: Final = "publishers' clock"
"""The fact that says how many seconds publishers' clocks were ahead of ours when they were last asked, and when."""


def sent_at(reply: Reply | None) -> datetime | None:
    """When a reply says that it was sent; None where it does not, or in words that nobody can read."""
    try:
        sent = parsedate_to_datetime(reply.headers.get("date", "") if reply else "")
    except (ValueError, TypeError, IndexError, OverflowError):  # the library's own, for dates it cannot read
        return None
    return sent.replace(tzinfo=UTC) if sent.tzinfo is None else sent


def note(engine: Engine, sent: Iterable[datetime | None], *, now: datetime) -> None:
    """Keep how far the earliest reply of a refresh that began `now` lies ahead of our clock.

    The earliest, because later ones were sent when the refresh had been running for a while.
    """
    known = [one for one in sent if one is not None]
    if known:
        with database.writing(engine) as session:
            apart = (min(known) - now).total_seconds()
            facts.set_fact(session, CLOCK, f"{apart:.0f} {now.isoformat()}")
