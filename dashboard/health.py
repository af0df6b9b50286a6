"""What a monitoring system asks: is this process alive, can it answer, how fresh are the figures, and what it counted.

Whether it is alive is told to everybody, in one word. All else is told on this machine, or to whoever brings the token
of OUTCOMES_METRICS_TOKEN: it says which publishers are late and how much people sign in, which is nobody else's
business.
"""

import hmac
import os
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final

from prometheus_client import generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector, CollectorRegistry
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard import logs, metrics, opened, signing_in
from dashboard.questions import facts, operating
from dashboard.questions.operating import Activity, FeedStanding
from dashboard.selection import present
from dashboard.wording import files
from data import database
from data.database import StoreError

TOKEN: Final = "OUTCOMES_METRICS_TOKEN"  # noqa: S105  the name of a setting
ALIVE: Final = "ok"
# A proxy adds one of these, so a request that carries one came from elsewhere, whatever machine handed it on.
_HANDED_ON: Final = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


def routes() -> list[Route]:
    """Return the routes of monitoring."""
    return [
        Route("/health", alive),
        Route("/health/ready", ready),
        Route("/health/fresh", fresh),
        Route("/metrics", counted),
    ]


def alive(_request: Request) -> Response:
    """Answer that this process answers."""
    return PlainTextResponse(ALIVE, headers={"cache-control": "no-store"})


def ready(request: Request) -> Response:
    """Answer whether the store can be read and has the tables that this version wants."""
    if not may_ask(request):
        return _not_here()
    try:
        held, wanted = database.tables(opened.store())
    except Exception as error:  # noqa: BLE001  whatever the driver of a database raises means the same here
        logs.failed("not_ready", error)
        return _said({"ready": False, "store": "not reached"}, status=503)
    said = {"ready": held == wanted, "store": "reached", "tables": held, "tables_wanted": wanted}
    return _said(said, status=200 if held == wanted else 503)


def fresh(request: Request) -> Response:
    """Answer how fresh the figures are: when each feed was asked last, when it answered, and what is late."""
    if not may_ask(request):
        return _not_here()
    with database.session(opened.store()) as session:
        now = _now(session, datetime.now(UTC))
        stand, late = operating.feeds(session, now=now), operating.late(session, now=now)
    newest = max((one.answered_at for one in stand if one.answered_at is not None), default=None)
    said = {
        "as_at": now.isoformat(),
        "newest_refresh": None if newest is None else newest.isoformat(),
        "feeds": [_feed(one, late.get(one.feed, ())) for one in stand],
        "feeds_late": sorted(late),
    }
    return _said(said)


def counted(request: Request) -> Response:
    """Answer with all counts, in the text format of Prometheus."""
    if not may_ask(request):
        return _not_here()
    registry = CollectorRegistry()
    registry.register(_OfStore(datetime.now(UTC)))
    body = generate_latest(metrics.REGISTRY) + generate_latest(registry)
    return Response(body, headers={"content-type": CONTENT_TYPE_LATEST, "cache-control": "no-store"})


def may_ask(request: Request) -> bool:
    """Return whether a request comes from this machine itself, or brings the token that was set."""
    wanted = os.environ.get(TOKEN, "").strip()
    given = request.headers.get("authorization", "")
    if wanted:
        return hmac.compare_digest(given.encode(), f"Bearer {wanted}".encode())
    here = request.client is not None and request.client.host in signing_in.LOOPBACK
    return here and not any(name in request.headers for name in _HANDED_ON)


_Values = Mapping[tuple[()], float] | Mapping[tuple[str], float] | Mapping[tuple[str, str], float]


class _OfStore(Collector):
    """What the store holds, counted when it is asked for."""

    def __init__(self, clock: datetime) -> None:
        self.clock = clock

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Return every count, and first whether the store could be asked at all."""
        try:
            with database.session(opened.store()) as session:
                now = _now(session, self.clock)
                stand, going_on = (
                    operating.feeds(session, now=now),
                    operating.activity(session, clock=self.clock, now=now),
                )
        except StoreError as error:
            logs.failed("metrics", error)
            return [_gauge("outcomes_store_up", "Whether the store can be read.", {(): 0})]
        return [_gauge("outcomes_store_up", "Whether the store can be read.", {(): 1}), *_of(stand, going_on, now=now)]


def _of(stand: Iterable[FeedStanding], going_on: Activity, *, now: datetime) -> Iterable[GaugeMetricFamily]:
    ages = {(one.feed,): (now - one.answered_at).total_seconds() for one in stand if one.answered_at is not None}
    results = {(one.feed, word): number for one in stand for word, number in one.results.items()}
    yield _gauge("outcomes_refresh_age_seconds", "Seconds since a feed last answered well.", ages, "feed")
    yield _gauge("outcomes_refresh_results", "Indicators by what their last asking came to.", results, "feed", "result")
    yield _gauge("outcomes_verdicts", "Verdicts by kind and word.", going_on.verdicts, "judgement", "verdict")
    yield _gauge("outcomes_open_sessions", "Sessions of people signed in.", {(): going_on.open_sessions})
    yield _gauge("outcomes_refused_sign_ins", "Sign-ins refused in the last hour.", {(): going_on.refused_sign_ins})
    yield _gauge("outcomes_log_length", "Entries in the log of acts.", {(): going_on.log_length})
    if going_on.verified_at is not None:
        verified = {(): going_on.verified_at.timestamp()}
        yield _gauge("outcomes_verified_timestamp_seconds", "When the store was last verified.", verified)
        yield _gauge("outcomes_verified_whole", "Whether that found it whole.", {(): going_on.verified_whole})


def _gauge(name: str, says: str, values: _Values, *labels: str) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, says, labels=labels)
    for label, value in sorted(values.items()):
        family.add_metric(label, value)
    return family


def _feed(one: FeedStanding, late: tuple[str, ...]) -> dict[str, object]:
    return {
        "feed": one.feed,
        "asked_at": one.asked_at.isoformat(),
        "answered_at": None if one.answered_at is None else one.answered_at.isoformat(),
        "results": dict(one.results),
        "late": list(late),
    }


def _now(session: Session, clock: datetime) -> datetime:
    return present(clock, demonstration_day=facts.demonstration_day(session))


def _said(body: Mapping[str, object], *, status: int = 200) -> Response:
    return JSONResponse(body, status, headers={"cache-control": "no-store"})


def _not_here() -> Response:
    return PlainTextResponse(files.NOT_FOUND, 404, headers={"cache-control": "no-store"})
