"""One conversation with a publisher about one indicator: asked, kept and understood, before anything is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from data.catalogue import Indicator
from data.store.figures import KeptReply
from indicators.feeds.feed import Feed, FeedError, Parsed, Reply, Request, pace_of
from indicators.refresh.kept import body_of, keep
from indicators.refresh.storing import Release


class Ask(Protocol):
    """Whatever brings replies: `indicators.feeds.http.Asker`, or a test's own."""

    def __call__(self, request: Request, *, feed: Feed) -> Reply:
        """The reply; raises FeedError where there is none."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a conversation came to: figures, or the reason why there are none, or neither where nothing is new."""

    release: Release
    parsed: Parsed | None = None
    error: FeedError | None = None


def conversation(
    indicator: Indicator, feed: Feed, *, ask: Ask, now: datetime, replies: Path, before: Sequence[KeptReply] = ()
) -> Arrived:
    """Ask until the feed has asked all it wants, keep each reply, and read the figures.

    A reply that we keep and that has a name (its ETag or the time of its last change) is asked for on the condition
    that it changed. Where it has not, the kept one is read again: a definition mended since then takes effect.
    """
    known = {reply.url: reply for reply in before}
    release = Release(indicator, feed.name, feed.title, indicator.source_address, now)
    asked: list[Reply] = []
    try:
        while (request := feed.requests(indicator, asked=asked)) is not None:
            paced = replace(request, pause=max(request.pause, pace_of(feed)))
            reply, kept = _answered(paced, feed, ask=ask, replies=replies, known=known)
            asked.append(reply)
            release = replace(release, address=reply.address, reply=reply, kept=(*release.kept, kept))
        if any(reply.not_modified for reply in asked):
            return Arrived(replace(release, kept=tuple(before)))
        return Arrived(release, parsed=feed.parse(indicator, asked))
    except FeedError as error:
        return Arrived(release, error=error)
    except Exception as error:  # noqa: BLE001 (whatever one publisher's reply does to our reader, the others go on)
        cause = f"our reader failed on its reply about {indicator.name} ({type(error).__name__})"
        return Arrived(release, error=FeedError(feed.title, cause, "Report this with the reply that was kept"))


def _answered(
    request: Request, feed: Feed, *, ask: Ask, replies: Path, known: Mapping[str, KeptReply]
) -> tuple[Reply, KeptReply]:
    """The reply, the kept one where the publisher says that it stands, and what it is called from now on."""
    before = known.get(request.url) if request.method == "GET" else None
    body = body_of(before, folder=replies) if before and (before.etag or before.last_modified) else None
    if before is None or body is None:
        reply = ask(request, feed=feed)
    else:
        named = {"If-None-Match": before.etag, "If-Modified-Since": before.last_modified}
        on_condition = {name: value for name, value in named.items() if value}
        reply = ask(replace(request, headers={**request.headers, **on_condition}), feed=feed)
        if reply.not_modified:
            return replace(reply, request=request, status=200, body=body), before
    if not reply.not_modified:
        keep(reply, folder=replies, title=feed.title)
    headers = reply.headers
    kept = KeptReply(request.url, reply.sha256, headers.get("etag", ""), headers.get("last-modified", ""))
    return reply, kept
