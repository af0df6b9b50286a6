"""What a page costs: the server's time for a first run and for a rerun, bytes, seconds in a browser, many readers.

A real server, on the demonstration and on a made nation in both kinds of store. The readers speak the
socket of the pages as a browser does and draw nothing; the browser is a Chromium that has read About before.
"""

import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests
from playwright.sync_api import sync_playwright

from data import database, demonstration
from tests import chromium

from .measure import Measurement, stopwatch, table
from .nation import WHOLE, Nation, measure, slug
from .nationwide import STORES, judge_all, stood
from .viewers import together

MANY = Nation(places=150, indicators=12, years=15)
RERUN, ANSWER = 0.1, 2.0
"""The most seconds that a rerun may take on the server, and a first sentence in a warm browser."""
OF_DEMONSTRATION = 1.5
"""How many times as long as in the demonstration a page of a place may take in a nation."""
OF_A_PLACE = ("place", "outcome", "agreement", "budget")
RERUNS = 6
CROWDS = (25, 50, 100)
READ_AT_ONCE = 10
"""How many pages a crowd reads: on the evening of a meeting many readers come to few pages."""
WAIT = 90

Address = tuple[str, str]
"""A view and its query."""


@dataclass(frozen=True, slots=True)
class Store:
    """A store to be served: its name, how many figures it holds, its address, its pages, those a crowd reads."""

    name: str
    figures: int
    url: str
    pages: Mapping[str, Address]
    crowd: Sequence[Address]


def run(
    measurements: list[Measurement],
    *,
    stores: Sequence[tuple[str, Nation]] = (("SQLite", MANY), *((kind, WHOLE) for kind in STORES)),
    crowds: Sequence[int] = CROWDS,
) -> bool:
    """Print what every page costs on each store; false where a page takes longer than it may."""
    with tempfile.TemporaryDirectory() as folder:
        demonstration_store = demonstrated(Path(folder))
        held = measured(demonstration_store, measurements, crowds)
    for kind, size in stores:
        with stood(size, kind) as (address, _):
            judged(address)
            store = large(address, size, kind)
            held &= measured(store, measurements, crowds)
        held &= beside(store, demonstration_store, measurements)
    return held


def judged(address: str) -> None:
    """Judge a store, as every refresh does before anybody reads."""
    engine = database.engine(address)
    judge_all(engine)
    engine.dispose()


def measured(store: Store, measurements: list[Measurement], crowds: Sequence[int]) -> bool:
    """Measure everything about one store; false where a rerun or an answer takes longer than it may."""
    with served(store.url) as port:
        held = alone(store, port, measurements)
        held &= in_a_browser(store, port, measurements, browser=chromium.found())
        at_once(store, port, measurements, crowds)
    return held


def beside(store: Store, other: Store, measurements: list[Measurement]) -> bool:
    """Print what each page costs beside its cost in the demonstration; false where one of a place costs too much."""
    seconds = {one.name: one.seconds for one in measurements}
    held, rows = True, []
    for name in store.pages:
        ours, theirs = (f"pages: {name}, rerun ({one.name})" for one in (store, other))
        times = seconds[ours] / seconds[theirs]
        held &= name not in OF_A_PLACE or times <= OF_DEMONSTRATION
        compared = f"pages: {name}, rerun beside the demonstration ({store.name})"
        measurements.append(Measurement(compared, store.figures, seconds[ours], ratio=times, ratio_to=theirs))
        meant = f"{OF_DEMONSTRATION:g}" if name in OF_A_PLACE else ""
        rows.append((name, f"{seconds[theirs]:.3f}", f"{seconds[ours]:.3f}", f"{times:.2f}", meant))
    sys.stdout.write(f"{table(('rerun', 'demonstration s', f'{store.name} s', 'times', 'meant'), rows)}\n")
    return held


def demonstrated(folder: Path) -> Store:
    """Return the demonstration, in a store of its own."""
    url = f"sqlite:///{folder / 'demonstration.sqlite'}"
    engine = database.engine(url)
    database.prepare(engine)
    with database.session(engine) as session:
        demonstration.fill(session)
    engine.dispose()
    places = ("northmere", "kent", "greater-manchester", "birmingham", "eastholme")
    return Store("demonstration", 0, url, pages("northmere", "first-time-entrants"), _crowd(places, 1))


def large(address: str, size: Nation, kind: str) -> Store:
    """Return a made nation that stands at this address."""
    crowd = _crowd([slug(number) for number in range(min(size.places, READ_AT_ONCE))], size.agreed)
    return Store(f"{size}, {kind}", size.figures, address, pages(slug(1), measure(size.chosen(1)[0])), crowd)


def pages(place: str, indicator: str) -> dict[str, Address]:
    """Return every view that the public reads."""
    here = f"place={place}"
    of_all = {name: (name, "") for name in ("standards", "centre", "changes", "papers", "data", "about")}
    return {
        "find": ("", ""),
        "place": ("place", here),
        "outcome": ("outcome", f"{here}&outcome=1"),
        "agreement": ("agreement", here),
        "budget": ("budget", here),
        "across": ("across", f"outcome={indicator}"),
        **of_all,
    }


def _crowd(places: Sequence[str], outcomes: int) -> list[Address]:
    """Return what a crowd reads: pages of places and of their outcomes, each another one."""
    return [
        ("outcome", f"place={place}&outcome={1 + at % outcomes}") if at % 2 else ("place", f"place={place}")
        for at, place in enumerate(places)
    ]


@contextmanager
def served(url: str) -> Iterator[int]:
    """Serve a store from a process of its own, at the port that is given, and end it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    order = f"from dashboard.server import serve; serve(url={url!r}, port={port}, browser=False)"
    program = subprocess.Popen(
        [sys.executable, "-c", order], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/health", program)
        yield port
    finally:
        program.send_signal(signal.SIGINT)
        program.wait(timeout=20)


def _wait_for(address: str, program: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + WAIT
    while time.monotonic() < until and program.poll() is None:
        try:
            if requests.get(address, timeout=2).ok:
                return
        except (requests.ConnectionError, requests.Timeout):
            time.sleep(0.2)  # a server takes a moment to come up; this is no part of what is measured
    message = f"The pages did not come up at {address} within {WAIT} seconds."
    raise RuntimeError(message)


def alone(store: Store, port: int, measurements: list[Measurement]) -> bool:
    """Measure each page for one reader: the first run, the fastest rerun, and the bytes of a rerun."""
    held, rows = True, []
    for name, address in store.pages.items():
        first, *again = together(port, [address], runs=1 + RERUNS)[0]
        rerun = min(again, key=lambda one: one.seconds)
        held &= rerun.seconds <= RERUN
        measurements.append(_measurement(f"pages: {name}, first", store, first.seconds))
        measurements.append(_measurement(f"pages: {name}, rerun", store, rerun.seconds, may=RERUN))
        rows.append((name, f"{first.seconds:.2f}", f"{rerun.seconds:.3f}", f"{RERUN:g}", f"{rerun.size / 1000:.0f}"))
    sys.stdout.write(f"{store.name}\n\n{table(('page', 'first s', 'rerun s', 'meant', 'kB'), rows)}\n")
    return held


def in_a_browser(store: Store, port: int, measurements: list[Measurement], *, browser: Path | None) -> bool:
    """Measure a warm load in Chromium: seconds to the sentence that answers, and to the last chart."""
    if browser is None:
        sys.stdout.write(f"{chromium.CURE}\n\n")
        return True
    held, rows = True, []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(browser), args=chromium.FLAGS)
        for name in ("place", "outcome", "across"):
            view, query = store.pages[name]
            window = opened.new_context(viewport={"width": 1280, "height": 900}).new_page()
            window.goto(f"http://127.0.0.1:{port}/about")  # what the browser then keeps is no part of a warm load
            window.wait_for_selector(".st-key-page-foot", timeout=WAIT * 1000)
            with stopwatch() as whole:
                with stopwatch() as answered:
                    window.goto(f"http://127.0.0.1:{port}/{view}?{query}", wait_until="commit")
                    window.wait_for_selector(".st-key-answer p", timeout=WAIT * 1000)
                window.wait_for_selector(".st-key-page-foot", timeout=WAIT * 1000)
                window.wait_for_selector("[data-testid=stSkeleton]", state="detached", timeout=WAIT * 1000)
                charts = window.locator(".stPlotlyChart:visible").count()
                if charts:
                    window.locator(".stPlotlyChart:visible").nth(charts - 1).locator(".main-svg").first.wait_for()
            held &= answered.seconds <= ANSWER
            measurements.append(_measurement(f"pages: {name}, answer in a browser", store, answered.seconds, ANSWER))
            measurements.append(_measurement(f"pages: {name}, last chart in a browser", store, whole.seconds))
            rows.append((name, f"{answered.seconds:.2f}", f"{ANSWER:g}", f"{whole.seconds:.2f}", str(charts)))
        opened.close()
    sys.stdout.write(f"{table(('in Chromium', 'answer s', 'meant', 'last chart s', 'charts'), rows)}\n")
    return held


def at_once(store: Store, port: int, measurements: list[Measurement], crowds: Sequence[int]) -> None:
    """Measure readers who come at once to one process: each opens a page, and then asks for it again."""
    rows = []
    for many in crowds:
        asked = [store.crowd[at % len(store.crowd)] for at in range(many)]
        runs = together(port, asked, runs=2)
        first, again = ([pair[at].seconds for pair in runs] for at in (0, 1))
        measurements.append(_measurement(f"pages: {many} readers at once, the slowest", store, max(first)))
        measurements.append(_measurement(f"pages: {many} readers again, the slowest", store, max(again)))
        rows.append(
            (str(many), *(f"{part:.2f}" for part in _spread(first)), *(f"{part:.2f}" for part in _spread(again)))
        )
    head = ("readers at once", "median s", "slowest s", "again, median s", "slowest s")
    sys.stdout.write(f"{table(head, rows)}\n")


def _spread(seconds: Sequence[float]) -> tuple[float, float]:
    return statistics.median(seconds), max(seconds)


def _measurement(name: str, store: Store, seconds: float, may: float | None = None) -> Measurement:
    ratio = None if may is None else seconds / may
    return Measurement(
        f"{name} ({store.name})",
        store.figures,
        seconds,
        None,
        ratio=ratio,
        ratio_to=None if may is None else "the time it may take",
    )
