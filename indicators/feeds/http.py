"""The one place that asks publishers: tries, pauses, redirects and limits, and every refusal in words."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib import metadata
from urllib.parse import urljoin, urlsplit

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from indicators.feeds import addresses
from indicators.feeds.addresses import AddressError
from indicators.feeds.feed import Feed, FeedError, Reply, Request
from indicators.feeds.wire import Answer, BrokenWireError, Limits, WireError, answer

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_KEEP_METHOD = frozenset({307, 308})
_SECONDS = re.compile(r"[0-9]{1,9}")
_DEFAULT_LIMITS = Limits()
USER_AGENT = f"AgreedOutcomes/{metadata.version('agreed-outcomes')} (monitoring of published statistics)"

_TIMES = {1: "once", 2: "twice", 3: "three times"}
_PLAINLY = {
    401: "a key is needed, or ours was not accepted (status 401)",
    403: "access was refused (status 403)",
    404: "the publisher no longer offers it (status 404)",
    410: "the publisher no longer offers it (status 410)",
}


class _PassingError(Exception):
    """Asking again may help; `after` is how long the publisher asked us to wait."""

    def __init__(self, cause: str, *, after: float | None = None) -> None:
        super().__init__(cause)
        self.cause, self.after = cause, after


@dataclass(frozen=True, slots=True)
class Manners:
    """How we ask: how often, how long the pauses grow, how long a wait we accept when asked to wait."""

    tries: int = 3
    first_pause: float = 2.0
    growth: float = 4.0
    longest_wait: float = 120.0
    redirects: int = 3
    limits: Limits = field(default_factory=lambda: _DEFAULT_LIMITS)


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks publishers on behalf of feeds: `asker(request, feed=feed)`.

    `now` is the moment that replies are dated with. `replay` is the base address of a replay server on this machine,
    to which every request then goes as `<replay>/<host>/<path>`: the only loopback address ever asked.
    `pause` waits (tests pass one that does not), `resolve` looks a host's addresses up.
    """

    now: datetime
    replay: str | None = None
    manners: Manners = field(default_factory=Manners)
    pause: Callable[[float], None] = time.sleep
    resolve: Callable[[str], tuple[str, ...]] = addresses.resolved

    def __call__(self, request: Request, *, feed: Feed) -> Reply:
        """The publisher's reply; raises FeedError, in one sentence, where there is none to be had."""
        retrying = Retrying(
            stop=stop_after_attempt(self.manners.tries),
            retry=retry_if_exception_type(_PassingError),
            wait=self._wait,
            sleep=self.pause,
            reraise=True,
        )
        tried = 0

        def once() -> Reply:
            nonlocal tried
            tried += 1
            return self._followed(request, feed=feed, attempt=tried)

        try:
            if request.pause:
                self.pause(request.pause)
            return retrying(once)
        except _PassingError as error:
            # The libraries' own errors quote whole addresses: where one holds a key, they end here.
            cause = f"{error.cause}, {_TIMES.get(tried, f'{tried} times')}"
            raise FeedError(feed.title, cause) from (None if request.secret else error)
        except WireError as error:
            raise FeedError(feed.title, str(error)) from (None if request.secret else error)

    def _wait(self, state: RetryCallState) -> float:
        """Seconds before the next try: those the publisher asked for, else ours, growing."""
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, _PassingError) and error.after is not None:
            return error.after
        return float(self.manners.first_pause * self.manners.growth ** (state.attempt_number - 1))

    def _followed(self, request: Request, *, feed: Feed, attempt: int) -> Reply:
        """The answer at the end of at most three redirects, each address checked like the first."""
        url, method, body = request.url, request.method, request.body
        for hop in range(self.manners.redirects + 1):
            try:
                got = self._asked(url, method=method, body=body, request=request, feed=feed, attempt=attempt)
            except AddressError as error:
                raise FeedError(feed.title, f"it redirected us, but {error}" if hop else str(error)) from error
            if got.status not in _REDIRECTS or got.status in request.reads:
                self._refuse(got, request=request, feed=feed)
                return Reply(request, got.status, got.body, self.now, url, got.headers)
            if request.secret:
                raise FeedError(feed.title, f"it redirected a request that carries our key (status {got.status})")
            if not got.headers.get("location"):
                raise FeedError(feed.title, f"it answered with a redirect to nowhere (status {got.status})")
            url = urljoin(url, got.headers["location"])
            if got.status not in _KEEP_METHOD:
                method, body = "GET", None
        raise FeedError(feed.title, f"it redirected us more than {self.manners.redirects} times")

    def _asked(  # one hop: where, how, on whose behalf, which try
        self, url: str, *, method: str, body: bytes | None, request: Request, feed: Feed, attempt: int
    ) -> Answer:
        """One hop: the address checked, looked up once, and that address asked."""
        parts = addresses.permitted(url, hosts=feed.hosts)
        if request.secret:
            url = f"{url}{'&' if parts.query else '?'}{request.secret}"
            parts = urlsplit(url)
        host = str(parts.hostname)
        headers = {"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "gzip, deflate", **request.headers}
        try:
            if self.replay is not None:
                url = f"{self.replay}/{host}{parts.path}" + (f"?{parts.query}" if parts.query else "")
                return answer(url, method=method, body=body, headers=headers, address=None, limits=self.manners.limits)
            found = addresses.public(self.resolve(host), host=host)
            if not found:
                cause = "its host has no address"
                raise _PassingError(cause)
            return answer(
                url,
                method=method,
                body=body,
                headers={**headers, "Host": host},
                address=found[(attempt - 1) % len(found)],  # another address of the same host on another try
                limits=self.manners.limits,
            )
        except BrokenWireError as error:
            raise _PassingError(str(error)) from error
        except OSError:
            cause = "its host cannot be found"
            raise _PassingError(cause) from None

    def _refuse(self, got: Answer, *, request: Request, feed: Feed) -> None:
        """Say in words why an answer is none; nothing where the feed can read it."""
        if got.status in {200, 304} or got.status in request.reads:
            return
        if got.status in _PLAINLY:
            raise FeedError(feed.title, _PLAINLY[got.status])
        if got.status == 429:  # noqa: PLR2004  # too many requests
            cause = "we were asked to come back later (status 429)"
            raise _PassingError(cause, after=self._after(got, feed=feed))
        if 500 <= got.status <= 599:  # noqa: PLR2004  # the server's faults
            cause = f"its service failed (status {got.status})"
            raise _PassingError(cause, after=self._after(got, feed=feed))
        raise FeedError(feed.title, f"it answered with status {got.status}, which says nothing about figures")

    def _after(self, got: Answer, *, feed: Feed) -> float | None:
        """The seconds to wait that Retry-After asks for; None where it says nothing we understand.

        Raises FeedError, saying when, where the wait is longer than we accept.
        """
        text = got.headers.get("retry-after", "").strip()
        if _SECONDS.fullmatch(text):
            seconds = float(text)
        else:
            try:
                until = parsedate_to_datetime(text)
            except (ValueError, TypeError, IndexError, OverflowError):  # the library's own, for dates it cannot read
                return None
            until = until.replace(tzinfo=UTC) if until.tzinfo is None else until
            seconds = max(0.0, (until - self.now).total_seconds())
        if seconds <= self.manners.longest_wait:
            return seconds
        when = f"in {seconds:,.0f} seconds" if _SECONDS.fullmatch(text) else f"after {until:%-d %B %Y %H:%M} UTC"
        raise FeedError(feed.title, f"we were asked to come back {when} (status {got.status})")
