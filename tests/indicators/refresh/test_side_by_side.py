"""Publishers are asked side by side, each one request at a time, and one that hangs keeps nobody from stopping."""

import contextlib
import json
import signal
import subprocess
import sys
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, Event, Lock

import pytest
from sqlalchemy import Engine

from data import catalogue
from indicators.feeds.feed import Feed, Reply, Request
from indicators.feeds.ons_els import OnsEls
from indicators.refresh import Outcome, refresh
from indicators.refresh.asking import _WAITING
from indicators.refresh.kept import alone

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
CLAIMANTS = catalogue.indicator("claimant-count")
METADATA = b'{"label": "Claimant Count", "unit": "%", "decimalPlaces": 1, "updated": "2026-01-20"}'
GOOD = b"areacd,areanm,period,value,status\nE08000003,Manchester,2024-01-01/P1Y,6.1,\n"
FEEDS = {name: OnsEls(name=name, title=name) for name in ("first", "second", "third")}
SIX = [replace(CLAIMANTS, name=f"{feed}-{number}", feed=feed) for feed in FEEDS for number in (1, 2)]


def answered(request: Request) -> Reply:
    return Reply(request, 200, METADATA if "metadata" in request.url else GOOD, NOW, request.url)


class Willing:
    """Answers everything."""

    def __call__(self, request: Request, *, feed: Feed) -> Reply:
        assert feed.name in FEEDS
        return answered(request)


@dataclass
class Meeting:
    """Answers only once every publisher has been asked: were they asked one after another, nobody would answer."""

    together: Barrier = field(default_factory=lambda: Barrier(len(FEEDS), timeout=20))
    lock: Lock = field(default_factory=Lock)
    now: dict[str, int] = field(default_factory=dict)
    most: int = 0

    def __call__(self, request: Request, *, feed: Feed) -> Reply:
        with self.lock:
            self.now[feed.name] = self.now.get(feed.name, 0) + 1
            self.most = max(self.most, *self.now.values())
        self.together.wait()
        with self.lock:
            self.now[feed.name] -= 1
        return answered(request)


def test_publishers_are_asked_at_once_and_each_for_one_thing_at_a_time(engine: Engine, replies: Path) -> None:
    meeting = Meeting()
    results = refresh(engine, indicators=SIX, ask=meeting, now=NOW, replies=replies, feeds=FEEDS)
    assert [result.indicator for result in results] == [indicator.name for indicator in SIX]
    assert {result.outcome for result in results} == {Outcome.STORED}
    assert meeting.most == 1


def test_what_stops_the_writer_stops_the_asking(engine: Engine, replies: Path) -> None:
    many = [replace(CLAIMANTS, name=f"first-{number}", feed="first") for number in range(_WAITING + 5)]
    asked, enough = [], Event()

    def ask(request: Request, *, feed: Feed) -> Reply:
        asked.append((feed.name, request.url))
        if len(asked) >= 2 * (_WAITING + 2):
            enough.set()
        return answered(request)

    def interrupted(*_: object) -> None:
        assert enough.wait(20)  # as many conversations as may wait for the writer, and one in hand
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refresh(engine, indicators=many, ask=ask, now=NOW, replies=replies, feeds=FEEDS, on_progress=interrupted)
    with alone(engine, replies):
        assert len(asked) < 2 * len(many)


def test_a_wish_to_stop_is_heard_between_two_releases(engine: Engine, replies: Path) -> None:
    told: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        refresh(
            engine,
            indicators=SIX,
            ask=Willing(),
            now=NOW,
            replies=replies,
            feeds=FEEDS,
            on_progress=lambda result, number, of: told.append(f"{result.indicator} {number} {of}"),
            stopping=lambda: len(told) == 2,
        )
    assert len(told) == 2


def started(folder: Path) -> "subprocess.Popen[str]":
    """The command, asking a publisher that takes the request and says nothing."""
    recorded = folder / "replies-that-hang"
    recorded.mkdir()
    url = "https://www.ons.gov.uk/explore-local-statistics/api/v1/metadata/indicators/claimant-count"
    hanging = {"sets": ["main"], "url": url, "status": 200, "behaviour": {"do": "accept the request and send nothing"}}
    (recorded / "index.json").write_text(json.dumps([hanging]))
    return subprocess.Popen(
        [
            *(sys.executable, "-c", "from dashboard.cli import main; main()"),
            *("refresh", "--from-replies", str(recorded), "--indicator", "claimant-count"),
        ],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("order", [signal.SIGINT, signal.SIGTERM])
def test_a_refresh_is_stopped_at_once_and_says_so(tmp_path: Path, order: signal.Signals) -> None:
    """Waits until the lock is held, which is just before the first question."""
    running = started(tmp_path)
    lock = tmp_path / "var" / "refreshing.lock"
    while not lock.exists():
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(0.02)
            raise AssertionError(running.communicate())
    running.send_signal(order)
    _, error = running.communicate(timeout=20)
    assert (running.returncode, error.strip().splitlines()[-1]) == (130, "Stopped. What was stored before is kept.")
    assert "Traceback" not in error
