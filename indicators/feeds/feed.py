"""What a feed is: it says what to ask a publisher, and understands the answer. Asking is done for it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Protocol

from data.catalogue import Indicator
from data.observation import Observation
from data.periods import Period


class Severity(StrEnum):
    """What an issue means for the figures it is about."""

    HARD = "hard"
    """The whole reply is refused; the last good figures stay."""
    HELD = "held"
    """The figure (or, where no place is named, the whole release) waits for a person and is not stored."""
    SOFT = "soft"
    """The figures are stored, with this beside them."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person should know about a release: a value, never a print."""

    severity: Severity
    message: str
    indicator: str = ""
    place: str = ""
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to ask: the publisher's own address, and the statuses that the feed itself can read.

    Every other status but 200 and 304 is refused, or tried again, before the feed sees it.
    `secret` is the end of the query that holds a key: it is sent, and never kept, shown or sent on by a redirect.
    `pause` is how many seconds the publisher wants between one request and the next.
    """

    url: str
    method: str = "GET"
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict, hash=False, repr=False)
    reads: frozenset[int] = frozenset()
    secret: str = field(default="", repr=False)
    pause: float = 0.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the body unpacked, the address it finally came from, and when."""

    request: Request
    status: int
    body: bytes
    fetched_at: datetime
    address: str
    headers: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def sha256(self) -> str:
        """The name under which the body is kept."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def not_modified(self) -> bool:
        """Whether the publisher said that nothing changed."""
        return self.status == 304  # noqa: PLR2004  # the name of the property says what the number means


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a feed understood: figures, the day they were published, and what to tell a person.

    `rows_read` counts the rows of the reply, `refused` those of them that could not be read.
    """

    observations: Sequence[Observation]
    published_on: date | None
    rows_read: int
    issues: tuple[Issue, ...] = ()
    refused: int = 0


class FeedError(Exception):
    """A feed gives no figures this time: whose, why, and the cure if there is one. One sentence as text."""

    def __init__(self, feed: str, cause: str, cure: str = "") -> None:
        super().__init__(feed, cause, cure)
        self.feed, self.cause, self.cure = feed, cause, cure

    def __str__(self) -> str:
        """The sentence people see; what stays is added by whoever knows what is held."""
        return f"{self.feed}: {self.cause}." + (f" {self.cure}." if self.cure else "")


class Feed(Protocol):
    """A publisher: one module of `indicators.feeds`.

    `name` is what a definition's `feed` says, `title` what people read, `hosts` the only hosts ever asked. One that
    states a limit has a `pace`: the seconds between one request and the next.
    """

    @property
    def name(self) -> str:
        """The word that definitions use."""

    @property
    def title(self) -> str:
        """The publisher's service, as people know it."""

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts that may be asked, exactly as spelled."""

    def requests(self, indicator: Indicator, *, asked: Sequence[Reply]) -> Request | None:
        """What to ask next, given the replies so far; None once all has been asked."""

    def parse(self, indicator: Indicator, replies: Sequence[Reply]) -> Parsed:
        """The figures in the replies; raises FeedError where they cannot be trusted."""


def pace_of(feed: Feed) -> float:
    """The seconds that a feed wants between one request and the next; most state no limit."""
    return float(getattr(feed, "pace", 0.0))


def known_from(reply: Reply, *, published_on: date | None) -> datetime:
    """When the figures of a reply could be known: at their release, else on the day of asking.

    A release dated after the day of asking was plainly out already, so the day of asking stands.
    """
    asked_on = reply.fetched_at.astimezone(UTC).date()
    return datetime.combine(min(published_on or asked_on, asked_on), time(), tzinfo=UTC)


def shown(text: str, *, longest: int = 60) -> str:
    """A publisher's words inside a sentence of ours: cut, on one line, without control characters."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return plain if len(plain) <= longest else plain[:longest] + "…"
