"""What one reading of the store asks again and again: read once, and kept for as long as that reading lasts.

Only a session opened by `data.database.reading` keeps anything. Whoever writes in it all the same makes it forget.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar, cast

from sqlmodel import Session

from data.database import HELD

Answer = TypeVar("Answer")
Subject = TypeVar("Subject", bound=Hashable)


def once(session: Session, key: Hashable, read: Callable[[], Answer]) -> Answer:
    """The answer under this key, read when first asked for; shared, so nobody may change it."""
    held = _held(session)
    if held is None:
        return read()
    if key not in held:
        held[key] = read()
    return cast("Answer", held[key])


def of_one(
    session: Session,
    what: str,
    subject: Subject,
    *,
    one: Callable[[], Answer],
    every: Callable[[], Mapping[Subject, Answer]],
) -> Answer | None:
    """What belongs to one subject, None where nothing does.

    Whoever asks about a second subject is about to ask about each: all are then read at once, and no query is made
    for every single one.
    """
    held = _held(session)
    if held is None:
        return one()
    first = held.setdefault((what, "asked first"), subject)
    if subject == first and (what, "every") not in held:
        return once(session, (what, "one"), one)
    return every_one(session, what, every).get(subject)


def every_one(session: Session, what: str, every: Callable[[], Mapping[Subject, Answer]]) -> Mapping[Subject, Answer]:
    """What belongs to each subject, by the subject."""
    return once(session, (what, "every"), every)


def forget(session: Session) -> None:
    """Drop what was kept: something was written."""
    held = _held(session)
    if held is not None:
        held.clear()


def _held(session: Session) -> dict[Hashable, object] | None:
    return cast("dict[Hashable, object] | None", session.info.get(HELD))
