"""Definitions, replies and whole conversations for the tests of feeds: a test names what matters in them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from data import catalogue
from data.catalogue import Indicator
from indicators.feeds.feed import Feed, FeedError, Reply, Request
from indicators.feeds.http import Asker

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def defined(feed: Feed, query: Mapping[str, Any], **different: Any) -> Indicator:
    """An indicator of that feed, called visits."""
    return replace(catalogue.indicator("claimant-count"), name="visits", feed=feed.name, query=query, **different)


def replied(body: bytes | str, *, url: str = "https://example.org/", status: int = 200) -> Reply:
    """A reply as if it had just been asked for."""
    content = body.encode() if isinstance(body, str) else body
    return Reply(Request(url), status, content, NOW, url)


def heard(feed: Feed, indicator: Indicator, ask: Callable[..., Reply]) -> list[Reply]:
    """Every reply of one conversation, in the order asked."""
    asked: list[Reply] = []
    while (request := feed.requests(indicator, asked=asked)) is not None:
        asked.append(ask(request, feed=feed))
    return asked


def refused(feed: Feed, query: Mapping[str, Any], **different: Any) -> str:
    """What a feed says of a query that it cannot use, when asked what to ask and when asked to parse."""
    indicator = defined(feed, query, **different)
    with pytest.raises(FeedError) as asking:
        feed.requests(indicator, asked=[])
    with pytest.raises(FeedError) as parsing:
        feed.parse(indicator, [replied("{}")])
    assert str(asking.value) == str(parsing.value)
    return str(asking.value)


def faulty(feed: Feed, indicator: Indicator, *replies: Reply) -> str:
    """The sentence with which a feed refuses these replies."""
    with pytest.raises(FeedError) as error:
        feed.parse(indicator, replies)
    return str(error.value)


def shared_replies() -> Path:
    """The folder of the publishers' own replies; skips the test where it does not lie beside the project."""
    folder = Path(__file__).parents[2] / "shared" / "replies"
    if not folder.is_dir():
        pytest.skip("shared/replies is not here")
    return folder


Made = Callable[..., Asker]
