"""What is particular to a store on a PostgreSQL server."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from zlib import crc32

from sqlalchemy import URL, Connection, Engine, event

from data.database.errors import StoreError, busy, full, named

LOCK_SECONDS: Final = 5
# One writer at a time, as with SQLite: the log is a chain, and what follows from a reading is written after it.
_WRITING: Final = 0x0A6EED
_BUSY: Final = frozenset({"55P03", "40001", "40P01"})  # lock not available, serialisation failure, deadlock
_FULL: Final = frozenset({"53100"})
# A connection that fails carries no state, only the server's own words.
_REFUSED: Final = ("does not exist", "authentication failed", "no password supplied", "not permitted to log in")
_TOO_MANY: Final = frozenset({"53300"})


def address(url: URL) -> URL:
    """The address with the driver that we install, where none is named."""
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def settings() -> dict[str, Any]:
    """What an engine is made with: waits are bounded, and times are those of UTC whatever the server's zone."""
    return {
        "pool_pre_ping": True,
        "connect_args": {
            "connect_timeout": 10,
            "options": f"-c lock_timeout={LOCK_SECONDS}s -c timezone=UTC -c idle_in_transaction_session_timeout=15min",
        },
    }


def set_up(engine: Engine) -> None:
    """Have readers see one state of the store throughout, and writers come one after another."""
    event.listen(engine, "begin", _begun)


@contextmanager
def alone(engine: Engine, what: str) -> Iterator[bool]:
    """Hold a lock on the server by a connection of its own, which the server lets go of when we are gone."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT", outcomes_writes=None) as connection:
        number = crc32(what.encode())
        held = bool(connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({number})").scalar())
        try:
            yield held
        finally:
            if held:
                connection.exec_driver_sql(f"SELECT pg_advisory_unlock({number})")


def sentence(engine: Engine, error: BaseException | None) -> StoreError | None:
    """What this driver error means for people, or None where it is a mistake of ours."""
    state = getattr(error, "sqlstate", None)
    where = named(engine)
    if state in _BUSY:
        return busy(where, LOCK_SECONDS)
    if state in _FULL:
        return full(where)
    if state in _TOO_MANY:
        return StoreError(f"{where} takes no more connections now. Try again soon, or let its server take more.")
    if state is None and any(words in str(error) for words in _REFUSED):
        return StoreError(f"{where} refuses us. Check its name, the user and the password in OUTCOMES_DATABASE_URL.")
    if state is None and type(error).__name__ == "OperationalError":
        return StoreError(f"{where} cannot be reached. Check that its server runs and that this machine may ask it.")
    return None


def _begun(connection: Connection) -> None:
    match connection.get_execution_options().get("outcomes_writes", False):
        case True:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITING})")
        case False:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        case _:
            """Nothing is read or written that must agree."""
