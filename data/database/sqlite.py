"""What is particular to a store in a SQLite file."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from data.database import waiting
from data.database.errors import StoreError, busy, full, named

_PRAGMAS: Final = (
    "journal_mode=WAL",  # readers are not blocked by a writer
    "foreign_keys=ON",
    "recursive_triggers=ON",  # else INSERT OR REPLACE slips past the triggers that forbid deleting
    "temp_store=MEMORY",
    "cache_size=-64000",  # kibibytes; a release of a million figures is moved three times faster than with 2,000
    "synchronous=FULL",  # a signature told as done must survive a power cut; writes are few and large
)


def set_up(engine: Engine) -> None:
    """Have every connection keep our rules, and begin transactions ourselves.

    Python 3.11's driver begins none before CREATE, so that half a migration would stay.
    """
    event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _begun)


def make_room(engine: Engine) -> None:
    """Make the folder that the file lies in."""
    if engine.url.database:
        Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)


@contextmanager
def keys_off(connection: Connection) -> Iterator[None]:
    """Foreign keys unchecked while tables are made anew; SQLite ignores the switch inside a transaction."""
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()


def broken_reference(connection: Connection) -> bool:
    """Whether a row names another that is not there."""
    return connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None


@contextmanager
def alone(engine: Engine, what: str) -> Iterator[bool]:
    """Hold a lock on a file beside the store; a store in memory belongs to its process anyway."""
    if not engine.url.database:
        yield True
        return
    path = Path(engine.url.database).with_name(f"{what}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def sentence(engine: Engine, error: BaseException | None) -> StoreError | None:
    """What this driver error means for people, or None where it is a mistake of ours."""
    name = str(getattr(error, "sqlite_errorname", ""))
    where = named(engine)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return busy(where, waiting.seconds())
    if name == "SQLITE_FULL":
        return full(where)
    if name == "SQLITE_NOTADB":
        return StoreError(f"{where} is not a database. Name another file in OUTCOMES_DATABASE_URL.")
    if name.startswith("SQLITE_CORRUPT"):
        return StoreError(f"{where} is damaged. Restore it from a backup.")
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_IOERR")):
        return StoreError(f"{where} cannot be opened or written. Check the folder and its permissions.")
    return None


def _connected(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={waiting.seconds() * 1000:.0f}")
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begun(connection: Connection) -> None:
    writes = connection.get_execution_options().get("outcomes_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
