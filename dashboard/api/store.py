"""The store as these addresses read it: always as the public, with tables kept for readers of the same moment."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TypeVar, cast

from sqlalchemy import Engine
from sqlmodel import Session

from dashboard.api.problems import ProblemError
from dashboard.questions import facts
from dashboard.selection import Moment, moment, present
from dashboard.wording import states
from data import database

Answer = TypeVar("Answer")
Question = Callable[[Session, Moment], Answer]
MOST_KEPT = 64
_KEPT: "OrderedDict[tuple[object, ...], object]" = OrderedDict()
_LOCKS: dict[str, threading.Lock] = {}


def clock() -> datetime:
    """Return the time: the rim of these addresses."""
    return datetime.now(UTC)


def asked(as_at: str, question: Question[Answer]) -> Answer:
    """Ask the store as at a date, else now. Raises ProblemError for a date that cannot be read or lies ahead."""
    with database.reading(_engine(database.default_url())) as session:
        return question(session, chosen(session, as_at))


def chosen(session: Session, as_at: str) -> Moment:
    """Return the moment an `as_at` names. Raises ProblemError."""
    found = moment(as_at, now=_now(session))
    if found.problem == "future":
        raise ProblemError(400, states.future_date(found.refused))
    if found.problem == "unreadable":
        raise ProblemError(400, states.bad_date(found.refused))
    return found


def today(session: Session) -> date:
    """Return the last day that can be asked about."""
    return moment("", now=_now(session)).as_of


def _now(session: Session) -> datetime:
    return present(clock(), demonstration_day=facts.demonstration_day(session))


def kept(session: Session, name: str, known_at: datetime, make: Callable[..., Answer], *said: object) -> Answer:
    """Return what was made before of the same store at the same moment, else make it: one at a time of each name."""
    key = (database.default_url(), facts.version(session), name, known_at, said)
    with _LOCKS.setdefault(name, threading.Lock()):
        if key not in _KEPT:
            _KEPT[key] = make(session, *said, known_at=known_at)
            while len(_KEPT) > MOST_KEPT:
                _KEPT.popitem(last=False)
        return cast("Answer", _KEPT[key])


@lru_cache(maxsize=4)
def _engine(url: str) -> Engine:
    opened = database.engine(url)
    database.prepare(opened)
    return opened


def forget() -> None:
    """Forget every answer and close every store; for whoever changes the store under a running process."""
    _KEPT.clear()
    _engine.cache_clear()
