"""Refreshes in processes of their own, each killed with SIGKILL before one of its statements; one runs to the end.

python killed_refresh.py FOLDER POINTS      (prints the statements of the whole, and where each of the others died)
"""

import os
import shutil
import signal
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, event
from sqlmodel import Session

from data import catalogue, database
from data.catalogue import Indicator
from data.store import facts
from indicators.feeds.feed import Feed, Reply, Request
from indicators.refresh import hold_places, refresh

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
METADATA = b'{"label": "Claimant Count", "unit": "%", "decimalPlaces": 1, "updated": "2026-01-20"}'
FIRST = catalogue.indicator("claimant-count")
ASKED = [FIRST, replace(FIRST, name="second"), replace(FIRST, name="third")]


def body(*, edition: int) -> bytes:
    rows = "".join(
        f"E{code:08},,{year}-01-01/P1Y,{5 + code % 7 + edition / 10:.1f},\n"
        for code in range(8000001, 8000011)
        for year in range(2010, 2026)
    )
    return f"areacd,areanm,period,value,status\n{rows}".encode()


def ask_for(edition: int, *, now: datetime):
    def ask(request: Request, *, feed: Feed) -> Reply:
        assert feed.name == "ons_els"
        said = METADATA.replace(b"01-20", b"01-2%d" % edition)
        return Reply(request, 200, said if "metadata" in request.url else body(edition=edition), now, request.url)

    return ask


def judge(session: Session, indicator: Indicator, as_of: date, known_at: datetime) -> None:
    """Stand in for the judge: whatever is written beside the figures."""
    facts.set_fact(session, f"judged {indicator.name}", f"{as_of} {known_at}")


def run(store: Path, replies: Path) -> list[str]:
    """Refresh twice, a first edition and its revision; what came of each indicator."""
    engine = database.engine(f"sqlite:///{store}")
    told = []
    for edition in (0, 1):
        now = NOW + timedelta(days=edition)
        results = refresh(
            engine, indicators=ASKED, ask=ask_for(edition, now=now), now=now, replies=replies, judge=judge
        )
        told += [f"{result.indicator} {result.outcome} {result.problem}" for result in results]
    engine.dispose()
    return told


def prepare(store: Path) -> None:
    """Make a store that holds the places and no figure."""
    engine = database.engine(f"sqlite:///{store}")
    database.prepare(engine)
    hold_places(engine)
    engine.dispose()


def forked(folder: Path, *, until: int) -> int:
    """Run in a process forked from this one, and kill it before statement `until`; how many there were, if it lives."""
    folder.mkdir()
    shutil.copy(folder.parent / "empty.sqlite", folder / "outcomes.sqlite")
    counted, told = os.pipe()
    if child := os.fork():
        os.close(told)
        with os.fdopen(counted) as said:
            done = said.read()
        status = os.waitpid(child, 0)[1]
        assert (os.WTERMSIG(status) == signal.SIGKILL) is bool(until), f"{folder.name}: {status}"
        return int(done) if done else until
    done = 0

    def count(*_: object) -> None:
        nonlocal done
        done += 1
        if done == until:
            os.kill(os.getpid(), signal.SIGKILL)

    for moment in ("before_cursor_execute", "commit"):
        event.listen(Engine, moment, count)
    run(folder / "outcomes.sqlite", folder / "replies")
    os.write(told, str(done).encode())
    os._exit(0)


if __name__ == "__main__":
    here, points = Path(sys.argv[1]), int(sys.argv[2])
    prepare(here / "empty.sqlite")
    whole = forked(here / "whole", until=0)
    deaths = [
        forked(here / f"killed-{point}", until=1 + (whole - 1) * point // (points - 1)) for point in range(points)
    ]
    sys.stdout.write(" ".join(map(str, [whole, *deaths])))
