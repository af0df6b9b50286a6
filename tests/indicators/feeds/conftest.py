"""What the feeds' tests share: the small replies, and an asker that never sleeps."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from indicators.feeds import FEEDS, replay
from indicators.feeds.feed import Feed, Reply, Request
from indicators.feeds.http import Asker, Manners
from indicators.feeds.unpack import UnpackLimits
from indicators.feeds.wire import Limits

REPLIES = Path(__file__).parents[2] / "replies"
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
SHORT = Limits(connection=2, silence=0.3, whole=0.6, received=4_000_000, unpack=UnpackLimits(unpacked=8_000_000))


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def replies() -> Path:
    return REPLIES


@pytest.fixture
def pauses() -> list[float]:
    """The pauses made between tries, in seconds."""
    return []


@pytest.fixture
def asker(pauses: list[float]) -> Iterator[Callable[..., Asker]]:
    """Makes an asker that is answered from the small replies, by the given sets; limits are short, pauses noted."""
    servers = []

    def made(*sets: str, folder: Path = REPLIES, limits: Limits = SHORT) -> Asker:
        server = replay.serve(folder, sets=sets or ("main",))
        servers.append(server)
        return Asker(now=NOW, replay=server.__enter__(), manners=Manners(limits=limits), pause=pauses.append)

    yield made
    for server in servers:
        server.__exit__(None, None, None)


@pytest.fixture
def els() -> Feed:
    return FEEDS["ons_els"]


@pytest.fixture
def reply() -> Callable[..., Reply]:
    """Makes a reply with this body, as if it had been asked for just now."""

    def made(body: bytes | str, *, status: int = 200) -> Reply:
        content = body.encode() if isinstance(body, str) else body
        return Reply(Request("https://www.ons.gov.uk/"), status, content, NOW, "https://www.ons.gov.uk/")

    return made
