"""Asks several publishers at once, each by a thread of its own and one request at a time; one writer stores.

A feed that fails leaves its last good figures, and the others go on.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Thread

from sqlalchemy import Engine

from data import database
from data.catalogue import Indicator
from data.database import StoreError
from data.store import figures
from data.store.figures import KeptReply, Outcome
from indicators.feeds import FEEDS
from indicators.feeds.feed import Feed, FeedError
from indicators.refresh import clock
from indicators.refresh.conversation import Arrived, Ask, conversation
from indicators.refresh.kept import alone
from indicators.refresh.storing import Judge, RefreshResult, Release, failure, stored, unchanged

INVENTED = "invented"
"""The feed of indicators that no publisher stands behind; there is nothing to ask."""
_WAITING = 4
"""How many conversations may wait for the writer: their figures are held in memory until then."""
_PATIENCE = 0.2
"""Seconds between two looks at whether we were told to stop."""

Converse = Callable[[Indicator], Arrived]


def refresh(  # noqa: PLR0913 (what to ask, through what, when, where to keep it, whom to tell and whom to hear)
    engine: Engine,
    *,
    indicators: Sequence[Indicator],
    ask: Ask,
    now: datetime,
    replies: Path,
    judge: Judge | None = None,
    on_progress: Callable[[RefreshResult, int, int], None] | None = None,
    feeds: Mapping[str, Feed] = FEEDS,
    stopping: Callable[[], bool] = lambda: False,
) -> list[RefreshResult]:
    """Ask for each indicator and store what comes, in the order of arrival; the results in the order asked.

    `on_progress` hears each result, how many there are so far and how many there will be. Interrupted at any
    instant, whole releases are stored and no halves. Where `stopping` says so, what is being stored is stored first.
    Raises RefreshBusyError where another refresh of the same store is running, KeyboardInterrupt where it stopped.
    """
    asked = [indicator for indicator in indicators if indicator.feed != INVENTED]
    results: dict[str, RefreshResult] = {}
    with alone(engine, replies):
        before = _kept_before(engine, asked, now=now)

        def converse(indicator: Indicator) -> Arrived:
            feed = feeds.get(indicator.feed)
            if feed is None:
                return _no_feed(indicator, feeds, now=now)
            return conversation(
                indicator, feed, ask=ask, now=now, replies=replies, before=before.get(indicator.name, ())
            )

        sent = []
        with _arriving(asked, converse, stopping) as arrivals:
            for arrived in arrivals:
                sent.append(clock.sent_at(arrived.release.reply))
                result = _told(engine, arrived, judge=judge)
                results[result.indicator] = result
                if on_progress is not None:
                    on_progress(result, len(results), len(asked))
        clock.note(engine, sent, now=now)
    return [results[indicator.name] for indicator in asked]


@contextlib.contextmanager
def _arriving(
    asked: Sequence[Indicator], converse: Converse, stopping: Callable[[], bool]
) -> Iterator[Iterator[Arrived]]:
    """The conversations as they end: publishers side by side, the indicators of each one after another.

    The threads end with the program: one that waits for a publisher keeps nobody from stopping.
    """
    by_feed: dict[str, list[Indicator]] = {}
    for indicator in asked:
        by_feed.setdefault(indicator.feed, []).append(indicator)
    waiting: Queue[Arrived] = Queue(_WAITING)
    stopped = Event()
    threads = [
        Thread(target=_ask_in_turn, args=(some, converse, waiting, stopped), name=f"asks {feed}", daemon=True)
        for feed, some in by_feed.items()
    ]
    for thread in threads:
        thread.start()
    try:
        yield (_next(waiting, stopping) for _ in asked)
    finally:
        stopped.set()


def _next(waiting: "Queue[Arrived]", stopping: Callable[[], bool]) -> Arrived:
    """The next conversation to end; raises KeyboardInterrupt where we are to stop."""
    while not stopping():
        with contextlib.suppress(Empty):
            return waiting.get(timeout=_PATIENCE)
    raise KeyboardInterrupt


def _ask_in_turn(some: Sequence[Indicator], converse: Converse, waiting: "Queue[Arrived]", stopped: Event) -> None:
    """Converse about each indicator of one publisher and hand over what came, until told to stop."""
    for indicator in some:
        if stopped.is_set():
            return
        arrived = converse(indicator)
        while not stopped.is_set():
            with contextlib.suppress(Full):
                waiting.put(arrived, timeout=_PATIENCE)
                break


def _told(engine: Engine, arrived: Arrived, *, judge: Judge | None) -> RefreshResult:
    """What came, stored; or the record of why nothing was."""
    release = arrived.release
    try:
        if arrived.error is not None:
            return failure(engine, release, arrived.error)
        if arrived.parsed is None:
            return unchanged(engine, release)
        return stored(engine, release, arrived.parsed, judge=judge)
    except StoreError as error:
        return RefreshResult(release.indicator.name, release.feed, Outcome.FAILED, str(error))


def _no_feed(indicator: Indicator, feeds: Mapping[str, Feed], *, now: datetime) -> Arrived:
    cause = f"{indicator.name} names a feed that there is not"
    error = FeedError(indicator.feed, cause, f"Name one of {', '.join(feeds)} in its definition")
    return Arrived(Release(indicator, indicator.feed, indicator.feed, indicator.source_address, now), error=error)


def _kept_before(engine: Engine, asked: Sequence[Indicator], *, now: datetime) -> Mapping[str, tuple[KeptReply, ...]]:
    """The replies of each indicator's last good release."""
    with database.session(engine) as session:
        good = {one.name: figures.last_good(session, one.name, now) for one in asked}
    return {name: release.kept for name, release in good.items() if release is not None}
