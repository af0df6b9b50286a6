"""What this process has done, counted for a monitoring system: answers, pages drawn, and how long each took."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics

from dashboard import logs

SECONDS: Final = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
API: Final = "/api/v1"
# The beginnings of addresses that are one route each; what follows is a name, of which there may be any number.
_OPEN: Final = ("/files", "/papers", "/open-data", "/embed", "/static", "/_stcore", "/media", "/component")
OTHER: Final = "other"

disable_created_metrics()  # type: ignore[no-untyped-call]  # the library does not type it
REGISTRY: Final = CollectorRegistry(auto_describe=True)
ANSWERS = Counter("outcomes_answers", "Answers sent, by route and status.", ["route", "status"], registry=REGISTRY)
ANSWER_SECONDS = Histogram(
    "outcomes_answer_seconds", "Seconds until an answer began.", ["route"], buckets=SECONDS, registry=REGISTRY
)
API_ANSWERS = Counter("outcomes_api_answers", "Answers of the API.", ["list", "status"], registry=REGISTRY)
RERUN_SECONDS = Histogram(
    "outcomes_rerun_seconds", "Seconds to draw a page once.", ["page"], buckets=SECONDS, registry=REGISTRY
)
FAILURES = Counter("outcomes_failures", "Pages and answers that failed.", ["kind"], registry=REGISTRY)
ACTS = Counter("outcomes_acts", "Orders given from pages, by outcome.", ["outcome"], registry=REGISTRY)
STARTED = Gauge("outcomes_started_timestamp_seconds", "When this process began.", registry=REGISTRY)
STARTED.set_to_current_time()


def route(path: str, known: frozenset[str]) -> str:
    """Return the route of an address: a page or an address of ours by its name, others by how they begin."""
    if path in known:
        return path
    if path == API or path.startswith(f"{API}/"):
        return API
    return next((start for start in _OPEN if path == start or path.startswith(f"{start}/")), OTHER)


def answered(path: str, status: int, seconds: float, *, known: frozenset[str]) -> str:
    """Count an answer; the route that it is counted under."""
    name = route(path, known)
    ANSWERS.labels(name, str(status)).inc()
    ANSWER_SECONDS.labels(name).observe(seconds)
    return name


def listed(name: str, status: int) -> None:
    """Count an answer of the API, by the list that was asked for."""
    API_ANSWERS.labels(name, str(status)).inc()


def acted(order: Callable[..., object], outcome: str, *, begun: float) -> None:
    """Count and log an order from a page: which it was and what came of it, nothing of what was said."""
    ACTS.labels(outcome).inc()
    name = f"{order.__module__.rpartition('.')[2]}.{getattr(order, '__name__', 'order')}"
    logs.say("act", order=name, outcome=outcome, ms=round((time.perf_counter() - begun) * 1000))


@contextmanager
def rerun(page: str, *, begun: float) -> Iterator[None]:
    """Time the drawing of a page that began at a reading of `time.perf_counter`, however it ends."""
    try:
        yield
    finally:
        RERUN_SECONDS.labels(page).observe(time.perf_counter() - begun)
