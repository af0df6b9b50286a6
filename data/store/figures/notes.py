"""What is said of a release, before it is saved and after."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from data.observation import Caveat, Status
from data.periods import Period


class Outcome(StrEnum):
    """What came of asking a publisher."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    HELD_BACK = "held_back"
    FAILED = "failed"


class Severity(StrEnum):
    """How much an issue matters: the release is refused, a figure is held back, or it is stored all the same."""

    HARD = "hard"
    HELD = "held"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class KeptReply:
    """One reply of a release: the address asked, the name it is kept under, and what its publisher calls it.

    With `etag` or `last_modified` we may ask for it again on the condition that it has changed.
    """

    url: str
    sha256: str
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseNote:
    """What a refresh says of one asking. `published_on` is the publisher's release date, if it gives one.

    `kept` holds every reply of the conversation in the order asked, the figures' own among them.
    """

    feed: str
    indicator: str
    asked_at: datetime
    address: str
    published_on: date | None = None
    reply_sha256: str | None = None
    reply_size: int | None = None
    rows_read: int = 0
    refused: int = 0
    outcome: Outcome = Outcome.STORED
    problem: str = ""
    licence: str = ""
    kept: tuple[KeptReply, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRecord(ReleaseNote):
    """A release as it is kept, with what it changed."""

    id: int
    added: int
    revised: int
    unchanged: int
    absent: int
    older: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueNote:
    """Something a person should know about a release."""

    severity: Severity
    indicator: str
    message: str
    place: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRecord(IssueNote):
    """An issue as it is kept, with the release it belongs to."""

    id: int
    release: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What saving a release changed, in figures.

    `absent` figures are held and were not in this release: they stand. `older` figures are those of an edition that
    a newer one has already replaced: they were left out.
    """

    release_id: int
    added: int
    revised: int
    unchanged: int
    absent: int
    older: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vintage:
    """One figure as it stood from `known_from` until before `known_until`, None while it stands."""

    period: Period
    label: str
    value: float | None
    lower: float | None
    upper: float | None
    count: float | None
    denominator: float | None
    status: Status
    caveats: frozenset[Caveat]
    status_raw: str
    note: str
    locator: str
    known_from: datetime
    known_until: datetime | None
    release: int
