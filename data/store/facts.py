"""Named facts about the store: whether it is a demonstration, the day it takes for today, how often it changed."""

from typing import Final

from sqlalchemy import text
from sqlmodel import Session, col, select

from data.models import StoreFact
from data.store import once

_VERSION: Final = "version"


def fact(session: Session, key: str) -> str | None:
    """The fact of this name, or None where nobody stated it."""
    row = session.get(StoreFact, key)
    return None if row is None else row.value


def facts_under(session: Session, prefix: str) -> dict[str, str]:
    """The facts whose names begin with a prefix, by the rest of the name, asked for in one go."""
    named = select(StoreFact).where(col(StoreFact.key).startswith(prefix, autoescape=True))
    return {row.key.removeprefix(prefix): row.value for row in session.exec(named)}


def set_fact(session: Session, key: str, value: str) -> None:
    """State a fact, in place of what was stated before."""
    session.merge(StoreFact(key=key, value=value))
    session.flush()


def drop_fact(session: Session, key: str) -> None:
    """State a fact no longer."""
    row = session.get(StoreFact, key)
    if row is not None:
        session.delete(row)
        session.flush()


def version(session: Session) -> int:
    """How often figures, documents, verdicts or events were written: caches are keyed on it."""
    counted = session.connection().execute(text("SELECT value FROM store_fact WHERE key = :key"), {"key": _VERSION})
    return int(counted.scalar_one())


def count_write(session: Session) -> None:
    """Count one more write; every writing function of the store calls it."""
    once.forget(session)
    session.connection().execute(
        text("UPDATE store_fact SET value = CAST(CAST(value AS INTEGER) + 1 AS VARCHAR) WHERE key = :key"),
        {"key": _VERSION},
    )
