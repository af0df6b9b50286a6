"""What is particular to a store on a PostgreSQL server."""

from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any, Final
from zlib import crc32

from sqlalchemy import URL, Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from data.database import waiting
from data.database.errors import StoreError, busy, full, named

# One writer at a time, as with SQLite: the log is a chain, and what follows from a reading is written after it.
_WRITING: Final = 0x0A6EED
_BUSY: Final = frozenset({"55P03", "40001", "40P01"})  # lock not available, serialisation failure, deadlock
_FULL: Final = frozenset({"53100"})
# What a transaction that has written nothing sees, under a name by which another connection may see the same.
_SNAPSHOT: Final = "SELECT CASE WHEN pg_current_xact_id_if_assigned() IS NULL THEN pg_export_snapshot() END"
_BESIDE: Final = "arrow"
# A connection that fails carries no state, only the server's own words.
_REFUSED: Final = ("does not exist", "authentication failed", "no password supplied", "not permitted to log in")
_TOO_MANY: Final = frozenset({"53300"})


def address(url: URL) -> URL:
    """The address with the driver that we install, where none is named."""
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def settings() -> dict[str, Any]:
    """What an engine is made with: waits are bounded, and times are those of UTC whatever the server's zone."""
    wait = f"-c lock_timeout={waiting.seconds() * 1000:.0f}ms"
    return {
        "pool_pre_ping": True,
        "connect_args": {
            "connect_timeout": 10,
            "options": f"{wait} -c timezone=UTC -c idle_in_transaction_session_timeout=15min",
        },
    }


def set_up(engine: Engine) -> None:
    """Have readers see one state of the store throughout, and writers come one after another."""
    event.listen(engine, "begin", _begun)
    event.listen(engine, "close", _closed)


def as_arrow(connection: Connection, statement: str, given: Mapping[str, object]) -> Any:  # noqa: ANN401 - pyarrow's
    """The answer as Arrow columns, by a second connection that shares the snapshot of this one.

    None where this transaction has written, which nobody else sees, and where the driver is missing or lost its way.
    """
    snapshot = None if connection.in_nested_transaction() else connection.exec_driver_sql(_SNAPSHOT).scalar()
    if snapshot is None:
        return None
    try:
        # Imported here since only a server is read so; it has no types of its own.
        from adbc_driver_postgresql import dbapi  # type: ignore[import-untyped] # noqa: PLC0415
    except ModuleNotFoundError:
        return None
    try:
        if _BESIDE not in connection.info:
            url = connection.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
            connection.info[_BESIDE] = dbapi.connect(url, autocommit=True)
        with connection.info[_BESIDE].cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute(f"SET TRANSACTION SNAPSHOT '{snapshot}'")
            for number, name in enumerate(given, start=1):
                statement = statement.replace(f":{name}", f"${number}")
            cursor.execute(statement, parameters=tuple(given.values()))
            table = cursor.fetch_arrow_table()
            cursor.execute("COMMIT")
            return table
    except dbapi.Error:
        _let_go(connection.info)
        return None


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
        return busy(where, waiting.seconds())
    if state in _FULL:
        return full(where)
    if state in _TOO_MANY:
        return StoreError(f"{where} takes no more connections now. Try again soon, or let its server take more.")
    if state is None and any(words in str(error) for words in _REFUSED):
        return StoreError(f"{where} refuses us. Check its name, the user and the password in OUTCOMES_DATABASE_URL.")
    if state is None and type(error).__name__ == "OperationalError":
        return StoreError(f"{where} cannot be reached. Check that its server runs and that this machine may ask it.")
    return None


def _closed(_connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    _let_go(record.info)


def _let_go(info: MutableMapping[Any, Any]) -> None:
    """Close the connection beside, where there is one."""
    beside = info.pop(_BESIDE, None)
    if beside is not None:
        beside.close()


def _begun(connection: Connection) -> None:
    match connection.get_execution_options().get("outcomes_writes", False):
        case True:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITING})")
        case False:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        case _:
            """Nothing is read or written that must agree."""
