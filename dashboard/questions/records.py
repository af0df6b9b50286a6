"""What the page of records asks: whether the log stands, what this reader may see of it, and who may do what."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from dashboard.access import Act, Viewer, may
from dashboard.questions import agreements, log, people
from dashboard.questions.log import Chain, LogPage
from dashboard.questions.people import Somebody
from data.store import places

# So many entries are worked out anew with every reading of the page; a longer log is checked when somebody asks.
CHECKED_AT_ONCE = 2_000
REVIEW_MONTHS = 3
_DECEMBER = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsPage:
    """The answer of the page. `chain` is None where the log is long and nobody has asked; `people` where not allowed.

    `unknown` is a place that the address names and nobody knows.
    """

    length: int
    digest: str
    chain: Chain | None
    log: LogPage
    place: str
    unknown: str
    people: tuple[Somebody, ...] | None
    may_grant: bool
    may_verify: bool
    reviewed_at: datetime | None
    review_due: date | None


def records(session: Session, viewer: Viewer, place: str, entry: str, *, known_at: datetime) -> RecordsPage:
    """Return what this reader may see: everybody the end of the chain, each role only its part of the log."""
    chosen = places.named(session, place) if place else None
    end = log.head(session)
    on = agreements.day_of(known_at)
    sees_people = may(viewer, Act.READ_LOG_WHO_WHEN)
    reviewed = log.reviewed_at(session) if sees_people else None
    return RecordsPage(
        length=end.length,
        digest=end.digest,
        chain=log.chain(session) if end.length <= CHECKED_AT_ONCE else None,
        log=log.log(session, viewer, "" if chosen is None else chosen.code, entry=entry),
        place="" if chosen is None else chosen.name,
        unknown=place if place and chosen is None else "",
        people=people.register(session, viewer, on=on) if sees_people else None,
        may_grant=may(viewer, Act.GRANT),
        may_verify=sees_people,
        reviewed_at=reviewed,
        review_due=None if reviewed is None else quarter_after(agreements.day_of(reviewed)),
    )


def checked(session: Session, _viewer: Viewer, *, known_at: datetime) -> Chain:
    """Return the whole chain worked out anew; it is as it stands now, whatever moment is asked about."""
    del known_at
    return log.chain(session)


def quarter_after(day: date) -> date:
    """Return the day three months later, or the last of that month where it has no such day."""
    month = day.month + REVIEW_MONTHS
    year, month = (day.year, month) if month <= _DECEMBER else (day.year + 1, month - _DECEMBER)
    following = date(year + month // _DECEMBER, month % _DECEMBER + 1, 1)
    last = (following - date.resolution).day
    return date(year, month, min(day.day, last))
