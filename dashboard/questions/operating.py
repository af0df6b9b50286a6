"""What whoever runs these pages asks: is the store there, how fresh are its figures, and what has been going on."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from dashboard.access import PUBLIC
from dashboard.questions.data_values import FeedState
from dashboard.questions.proving import keeping
from dashboard.questions.publishers import data_page
from data.store import audit, figures, sessions, verdicts
from data.store.figures import Outcome
from data.store.verdicts import Judgement

HOUR = timedelta(hours=1)
REFUSED = "sign_in_refused"
_GOOD = frozenset({Outcome.STORED, Outcome.UNCHANGED})
_LATE = frozenset({FeedState.LATE, FeedState.NOT_WORKING})


@dataclass(frozen=True, slots=True)
class FeedStanding:
    """How one feed stands: when it was asked last, when it last answered well, and what came of each last asking."""

    feed: str
    asked_at: datetime
    answered_at: datetime | None
    results: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Activity:
    """What goes on: verdicts by kind and word, sessions that stand, sign-ins refused in an hour, log and last proof."""

    verdicts: Mapping[tuple[str, str], int]
    open_sessions: int
    refused_sign_ins: int
    log_length: int
    verified_at: datetime | None = None
    verified_whole: bool = False


def feeds(session: Session, *, now: datetime) -> tuple[FeedStanding, ...]:
    """Return how each feed that was ever asked stands, by name."""
    releases = figures.releases(session, known_at=now)
    newest = figures.asked_last(session, known_at=now).values()
    found = []
    for name in sorted({one.feed for one in releases}):
        own = [one for one in releases if one.feed == name]
        answered = max((one.asked_at for one in own if one.outcome in _GOOD), default=None)
        results = Counter(one.outcome.value for one in newest if one.feed == name)
        found.append(FeedStanding(name, max(one.asked_at for one in own), answered, results))
    return tuple(found)


def late(session: Session, *, now: datetime) -> Mapping[str, tuple[str, ...]]:
    """Return the indicators that are late or whose last asking failed, by their feed; feeds without one are absent."""
    page = data_page(session, PUBLIC, "", "", known_at=now)
    found = {
        each.feed: tuple(one.indicator.name for one in each.measures if one.state in _LATE) for each in page.publishers
    }
    return {feed: names for feed, names in found.items() if names}


def activity(session: Session, *, clock: datetime, now: datetime) -> Activity:
    """Return what is going on, at a moment of the clock and the moment that the store takes for now."""
    counted: Counter[tuple[str, str]] = Counter()
    for one in verdicts.everything(session):
        for kind, word in (
            (Judgement.STANDARD, one.standard),
            (Judgement.COURSE, one.course),
            (Judgement.DIRECTION, one.direction),
        ):
            if word is not None:
                counted[kind.value, word] += 1
    refused = audit.entries(session, since=now - HOUR)
    proof = keeping(session).proof
    return Activity(
        verdicts=counted,
        open_sessions=sessions.standing(session, at=clock),
        refused_sign_ins=sum(one.act == REFUSED for one in refused),
        log_length=audit.head(session).length,
        verified_at=None if proof is None else proof.at,
        verified_whole=proof is not None and not proof.broken,
    )
