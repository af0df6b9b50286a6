"""How far our clock is from the publishers' is read from when their replies were sent."""

from datetime import UTC, datetime, timedelta

import pytest

from data import database
from data.store import facts
from indicators.feeds.feed import Reply, Request
from indicators.refresh import clock
from tests.stores import store

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def reply(**headers: str) -> Reply:
    return Reply(Request("https://example.org/"), 200, b"", NOW, "https://example.org/", headers)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (reply(date="Sat, 21 Nov 2026 12:00:05 GMT"), NOW + timedelta(seconds=5)),
        (reply(date="Sat, 21 Nov 2026 12:00:05 -0000"), NOW + timedelta(seconds=5)),
        (reply(date="yesterday"), None),
        (reply(), None),
        (None, None),
    ],
    ids=["said", "without a zone", "unreadable", "not said", "no reply"],
)
def test_a_reply_says_when_it_was_sent(said: Reply | None, expected: datetime | None) -> None:
    assert clock.sent_at(said) == expected


@pytest.mark.trust("Clock wrong or set back")
def test_the_earliest_reply_of_a_refresh_is_held_against_our_clock(tmp_path) -> None:
    with store(tmp_path) as engine:
        clock.note(engine, [None], now=NOW)
        with database.session(engine) as session:
            assert facts.fact(session, clock.CLOCK) is None
        clock.note(engine, [NOW + timedelta(hours=3), NOW + timedelta(hours=1), None], now=NOW)
        with database.session(engine) as session:
            assert facts.fact(session, clock.CLOCK) == f"3600 {NOW.isoformat()}"
