"""A nation loaded, judged and refreshed, on both stores, at three sizes.

    python -m tests.bench.nationwide ADDRESS PLACES INDICATORS YEARS      in a process of its own

Judging everything reads every figure, makes and keeps a verdict on every series, and notes what moved. A refresh of
one indicator checks its release, stores it and judges what it changed, as `outcomes refresh` does once it has asked.
The server of the tests runs without waiting for its disk.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from multiprocessing import Manager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier
from typing import Any

from sqlalchemy import Engine

from data import catalogue, database
from data.catalogue import Frequency
from data.catalogue.lookup import SETTING
from indicators import cluster, workers
from indicators.feeds.feed import Parsed
from indicators.refresh.storing import Release, stored
from tests import servers

from .measure import Measurement, forget_peak, growth, held_mb, peak_mb, stopwatch, table
from .nation import TODAY, Nation, columns, define, make, measure, revised

NATION = Nation(places=400, indicators=150, years=20, floors=150)
STORES = {
    "SQLite": tuple(replace(NATION, places=places) for places in (40, 120, 400)),
    "PostgreSQL": tuple(replace(NATION, places=places) for places in (40, 80, 160)),
}
"""The kinds of store, and the sizes measured on each: the whole bench ends within 25 minutes."""
OF_EVERYTHING = 0.02
"""What share of judging everything a refresh of one indicator may take, in the mean of all of them."""
TWO_WORKERS = {"SQLite": 1.7, "PostgreSQL": 1.4}
"""How many times as fast two workers are meant to be as one."""
ROOT = Path(__file__).parents[2]
MOMENT = workers.end_of(TODAY)
REFRESHED = {"yearly": 0, "quarterly": 3, "monthly": 9}
"""An indicator of each frequency."""


def run(
    measurements: list[Measurement],
    *,
    stores: Mapping[str, Sequence[Nation]] = STORES,
    alone: Callable[[str, Nation], Mapping[str, Any]] | None = None,
) -> bool:
    """Print what a nation costs on each store, and how that grows; false where a refresh takes longer than it may."""
    held = True
    for kind, sizes in stores.items():
        rows, found = [], []
        for nation in sizes:
            with stood(nation, kind) as (address, loading):
                one = (alone or _apart)(address, nation)
                if nation is sizes[-1]:
                    held &= _by_workers(address, nation, kind, measurements)
            found.append({"loading": loading, **one})
            measurements += _measured(kind, nation, found[-1])
            held &= nation is not sizes[-1] or one["refresh"] / one["judging"] <= OF_EVERYTHING
            rows.append(_row(nation, found[-1]))
        head = (
            "figures",
            "loading s",
            "judging all s",
            "peak MB",
            *(f"{name} refresh s" for name in REFRESHED),
            "mean s",
        )
        sys.stdout.write(f"{kind}, up to {sizes[-1]}\n\n{table(head, rows)}\n")
        _growth(kind, sizes, found, measurements)
    return held


@contextmanager
def stood(nation: Nation, kind: str) -> Iterator[tuple[str, float]]:
    """Make a nation in a store of this kind, its definitions in use; its address, and the seconds of loading it."""
    before = os.environ.get(SETTING)
    with TemporaryDirectory() as folder:
        os.environ[SETTING] = str(define(Path(folder) / "definitions", nation))
        address = f"sqlite:///{Path(folder) / 'nation.sqlite'}" if kind == "SQLite" else servers.new_database()
        try:
            with stopwatch() as timed:
                make(address, nation)
            yield address, timed.seconds
        finally:
            if before is None:
                del os.environ[SETTING]
            else:
                os.environ[SETTING] = before
            if kind != "SQLite":
                servers.drop(address)


def measured(address: str, nation: Nation) -> Mapping[str, float]:
    """Seconds of judging everything and of a refresh of one indicator of each frequency, and the peak of the first."""
    engine = database.engine(address)
    catalogue.indicators()
    before = held_mb()
    forget_peak()
    with stopwatch() as judging:
        judge_all(engine)
    peak = peak_mb() - before
    found = {"judging": judging.seconds, "peak_mb": peak}
    for name, indicator in REFRESHED.items():
        refresh(engine, nation, indicator % nation.indicators, at=MOMENT + timedelta(days=1))  # warm
        with stopwatch() as timed:
            refresh(engine, nation, indicator % nation.indicators, at=MOMENT + timedelta(days=2))
        found[name] = timed.seconds
    often = [nation.frequency(at) for at in range(nation.indicators)]
    found["refresh"] = sum(found[name] * often.count(Frequency(name)) for name in REFRESHED) / nation.indicators
    engine.dispose()
    return found


def judge_all(engine: Engine) -> None:
    """Judge everything, and keep it."""
    with database.writing(engine) as session:
        workers.judge_everything(session, as_of=TODAY, known_at=MOMENT)


def refresh(engine: Engine, nation: Nation, indicator: int, *, at: datetime) -> None:
    """Store a release of one indicator, the whole of it with a figure in twenty changed, and judge that indicator."""
    every = replace(revised(columns(nation, indicator), seed=at.day), known_from=at)
    release = Release(catalogue.indicator(measure(indicator)), "file", "Made figures", "https://example.org", at)
    parsed = Parsed(every, at.date(), len(every))
    done = stored(
        engine,
        release,
        parsed,
        judge=lambda session, one, _day, _moment: workers.judge_and_keep(session, one, as_of=TODAY, known_at=at),
    )
    if done.failed:
        message = f"The release of {release.indicator.name} was not stored: {done.problem}"
        raise AssertionError(message)


def _apart(address: str, nation: Nation) -> Mapping[str, Any]:
    """The measurements in a process of their own."""
    size = [str(part) for part in (nation.places, nation.indicators, nation.years)]
    command = [sys.executable, "-m", "tests.bench.nationwide", address, *size]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    answer: Mapping[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _by_workers(address: str, nation: Nation, kind: str, measurements: list[Measurement]) -> bool:
    """Print how much faster two processes judge everything than one; false where it is less than meant."""
    seconds = {}
    for number in (1, 2):
        with Manager() as manager, cluster.processes(number) as pool:
            list(pool.map(_begun, [manager.Barrier(number)] * number))
            with stopwatch() as timed:
                cluster.judge_by(pool, address, as_of=TODAY, known_at=MOMENT)
        seconds[number] = timed.seconds
    times = seconds[1] / seconds[2]
    one, two = (f"nation: judging, {words} ({kind})" for words in ("one worker", "two workers"))
    measurements.append(Measurement(one, nation.figures, seconds[1]))
    measurements.append(Measurement(two, nation.figures, seconds[2], ratio=seconds[2] / seconds[1], ratio_to=one))
    sys.stdout.write(
        f"{kind}: two workers {seconds[2]:.1f} s, one {seconds[1]:.1f} s: {times:.2f} times as fast "
        f"(meant: {TWO_WORKERS[kind]:g})\n"
    )
    return times >= TWO_WORKERS[kind]


def _begun(together: Barrier) -> None:
    """Begin a process, which is no part of judging: it reads the definitions, and waits until each of them has."""
    catalogue.indicators()
    together.wait()


def _measured(kind: str, nation: Nation, found: Mapping[str, float]) -> Iterator[Measurement]:
    everything = f"nation: judging everything ({kind})"
    yield Measurement(f"nation: loading ({kind})", nation.figures, found["loading"])
    yield Measurement(everything, nation.figures, found["judging"], found["peak_mb"])
    for name in (*REFRESHED, "refresh"):
        of = f"nation: refresh of one {'in the mean' if name == 'refresh' else name} ({kind})"
        yield Measurement(of, nation.figures, found[name], ratio=found[name] / found["judging"], ratio_to=everything)


def _row(nation: Nation, found: Mapping[str, float]) -> tuple[str, ...]:
    shares = (f"{found[name]:.2f} ({found[name] / found['judging']:.1%})" for name in (*REFRESHED, "refresh"))
    loading, judging = f"{found['loading']:.1f}", f"{found['judging']:.1f}"
    return (f"{nation.figures:,}", loading, judging, f"{found['peak_mb']:,.0f}", *shares)


def _growth(
    kind: str, sizes: Sequence[Nation], found: Sequence[Mapping[str, float]], measurements: list[Measurement]
) -> None:
    """Print with which power of the figures the work grows."""
    figures = [nation.figures for nation in sizes]
    for name in ("loading", "judging") if len(sizes) > 1 else ():
        power = growth(figures, [one[name] for one in found])
        to = "the power of its figures with which it grows"
        measurements.append(
            Measurement(f"nation: growth of {name} ({kind})", figures[-1], 0.0, ratio=power, ratio_to=to)
        )
        sys.stdout.write(f"{kind}: {name} grows with the power {power:.2f} of the figures\n")
    sys.stdout.write("\n")


if __name__ == "__main__":
    given, *size = sys.argv[1:]
    sys.stdout.write(json.dumps(measured(given, Nation(*map(int, size)))) + "\n")
