"""The store in use, opened once in a process and brought up to date."""

from functools import lru_cache

from sqlalchemy import Engine

from data import database


def store() -> Engine:
    """Return the store in use."""
    return _engine(database.default_url())


@lru_cache(maxsize=4)
def _engine(url: str) -> Engine:
    opened = database.engine(url)
    database.prepare(opened)
    return opened
