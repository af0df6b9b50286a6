"""The store's database: where it is, how it is opened, and how it is brought up to date."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session

MIGRATIONS: Final = Path(__file__).with_name("migrations")
_BUSY_SECONDS: Final = 5
_PRAGMAS: Final = (
    f"busy_timeout={_BUSY_SECONDS * 1000}",
    "journal_mode=WAL",  # readers are not blocked by a writer
    "foreign_keys=ON",
    "recursive_triggers=ON",  # else INSERT OR REPLACE slips past the triggers that forbid deleting
    "temp_store=MEMORY",
    "cache_size=-64000",  # kibibytes; a release of a million figures is moved three times faster than with 2,000
    "synchronous=FULL",  # a signature told as done must survive a power cut; writes are few and large
)


class StoreError(Exception):
    """The store cannot be used; the message says why and what helps, in one sentence or two."""


class StoreBusyError(StoreError):
    """Another program is writing and has not finished in time."""


class StoreFullError(StoreError):
    """There is no room left to write."""


def default_url() -> str:
    """The store's address: OUTCOMES_DATABASE_URL, else a file in the folder `var` of the working folder."""
    return os.environ.get("OUTCOMES_DATABASE_URL") or "sqlite:///var/outcomes.sqlite"


def replies_folder(url: str) -> Path:
    """Where raw replies are kept: beside a SQLite file, else in `var` of the working folder."""
    address = make_url(url)
    beside = (
        Path(address.database).parent if address.get_backend_name() == "sqlite" and address.database else Path("var")
    )
    return beside / "replies"


def engine(url: str) -> Engine:
    """An engine for this address; nothing is opened or made yet. Raises StoreError for an address we cannot use."""
    try:
        address = make_url(url)
        if address.get_backend_name() not in {"sqlite", "postgresql"}:
            message = (
                f"{address.get_backend_name()} is not a store we know. "
                "Set OUTCOMES_DATABASE_URL to a SQLite or PostgreSQL address."
            )
            raise StoreError(message)
        made = create_engine(address)
    except ArgumentError:
        message = "OUTCOMES_DATABASE_URL is not a database address. Write, say, sqlite:///var/outcomes.sqlite."
        raise StoreError(message) from None
    except ModuleNotFoundError as missing:
        message = f"{address.get_backend_name()} needs the package {missing.name}. Install it, or use SQLite."
        raise StoreError(message) from None
    if made.dialect.name == "sqlite":  # pragma: no branch (PostgreSQL's driver is not among ours yet)
        event.listen(made, "connect", _set_up_sqlite)
        event.listen(made, "begin", _begin)
    return made


def prepare(engine: Engine) -> None:
    """Bring the store up to date, making it where there is none; all of it or nothing.

    Raises StoreError for a file that is no database, that belongs to another program, or that a newer version made.
    """
    if engine.dialect.name == "sqlite" and engine.url.database:
        Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
    with _in_words(engine), engine.connect() as connection:
        if _revision(connection) == _revisions()[-1]:
            return
        connection.rollback()
        with _keys_off(connection):
            _upgrade(connection)


@contextmanager
def session(engine: Engine) -> Iterator[Session]:
    """A session that is committed at the end, or rolled back when anything fails.

    Raises StoreBusyError when another program keeps writing, StoreFullError when the disk is full.
    """
    with _in_words(engine), Session(engine, expire_on_commit=False) as opened:
        yield opened
        opened.commit()


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session that takes the right to write at once, for work that reads first and writes what follows from it.

    Without that, SQLite refuses to write when somebody else has written between the reading and the writing.
    """
    with session(engine.execution_options(outcomes_begin="BEGIN IMMEDIATE")) as opened:
        opened.connection()
        yield opened


def _set_up_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Begin transactions ourselves, since Python 3.11's driver begins none before CREATE; then the pragmas."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("outcomes_begin", "BEGIN"))


def _revisions() -> list[str]:
    """The migrations this version knows, oldest first."""
    return sorted(path.stem.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def _revision(connection: Connection) -> str | None:
    """Where the store stands, None where it is empty; raises StoreError where it is not ours to change."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            message = f"{_place(connection.engine)} holds tables of another program. Give the store a file of its own."
            raise StoreError(message)
        return None
    revision: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if revision is not None and revision not in _revisions():
        message = (
            f"{_place(connection.engine)} was made by a newer version of Agreed Outcomes (tables {revision}). "
            "Install that version, or use another store."
        )
        raise StoreError(message)
    return revision


def _upgrade(connection: Connection) -> None:
    """Run the migrations in one transaction of their own, and refuse to leave a reference broken."""
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.attributes["connection"] = connection
    # A second program that waited here finds the work done: Alembic reads the revision inside the transaction.
    with connection.execution_options(outcomes_begin="BEGIN IMMEDIATE").begin():
        command.upgrade(settings, "head")
        if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            message = f"Bringing {_place(connection.engine)} up to date would break a reference. Nothing was changed."
            raise StoreError(message)


@contextmanager
def _keys_off(connection: Connection) -> Iterator[None]:
    """Foreign keys unchecked while tables are made anew; SQLite ignores the switch inside a transaction."""
    if connection.dialect.name != "sqlite":  # pragma: no cover (PostgreSQL's driver is not among ours yet)
        yield
        return
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()


def _place(engine: Engine) -> str:
    """The store's address without its password."""
    return f"The store {engine.url.render_as_string(hide_password=True)}"


@contextmanager
def _in_words(engine: Engine) -> Iterator[None]:
    """Turn what the driver says into a sentence, where we can say what helps."""
    try:
        yield
    except DBAPIError as error:
        raise _sentence(engine, error.orig) or error from error


def _sentence(engine: Engine, error: BaseException | None) -> StoreError | None:
    """What this driver error means for people, or None where it is a mistake of ours."""
    name = str(getattr(error, "sqlite_errorname", ""))
    where = _place(engine)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusyError(
            f"{where} is busy: another program is writing to it and was given {_BUSY_SECONDS} seconds. Try again soon."
        )
    if name == "SQLITE_FULL":
        return StoreFullError(f"{where} has no room left on its disk. Nothing was stored; make room and try again.")
    if name == "SQLITE_NOTADB":
        return StoreError(f"{where} is not a database. Name another file in OUTCOMES_DATABASE_URL.")
    if name.startswith("SQLITE_CORRUPT"):
        return StoreError(f"{where} is damaged. Restore it from a backup.")
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_IOERR")):
        return StoreError(f"{where} cannot be opened or written. Check the folder and its permissions.")
    return None
