"""The store's database: where it is, how it is opened, and how it is brought up to date."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, inspect, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlmodel import Session

from data.database import postgresql, sqlite
from data.database.errors import StoreBusyError, StoreError, StoreFullError, named

__all__ = [
    "HELD",
    "MIGRATIONS",
    "StoreBusyError",
    "StoreError",
    "StoreFullError",
    "alone",
    "as_arrow",
    "default_url",
    "engine",
    "prepare",
    "reading",
    "replies_folder",
    "session",
    "writing",
]

MIGRATIONS: Final = Path(__file__).parents[1] / "migrations"
HELD: Final = "held"
"""Under which name a session for reading keeps what it has read; `data.store.once` does that."""


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
        server = address.get_backend_name() == "postgresql"
        made = create_engine(postgresql.address(address), **postgresql.settings()) if server else create_engine(address)
    except ArgumentError:
        message = "OUTCOMES_DATABASE_URL is not a database address. Write, say, sqlite:///var/outcomes.sqlite."
        raise StoreError(message) from None
    except ModuleNotFoundError as missing:
        message = f"{address.get_backend_name()} needs the package {missing.name}. Install it, or use SQLite."
        raise StoreError(message) from None
    _particular(made).set_up(made)
    return made


def prepare(engine: Engine) -> str:
    """Bring the store up to date, making it where there is none; all of it or nothing.

    Returns the migration that it stood at before, empty where there was no store.

    Raises StoreError for a file that is no database, that belongs to another program, or that a newer version made.
    """
    if engine.dialect.name == "sqlite":
        sqlite.make_room(engine)
    with _in_words(engine), engine.connect() as connection:
        before = _revision(connection) or ""
        if before != _revisions()[-1]:
            connection.rollback()
            with sqlite.keys_off(connection) if engine.dialect.name == "sqlite" else nullcontext():
                _upgrade(connection)
        return before


def tables(engine: Engine) -> tuple[str, str]:
    """Which tables the store holds and which this version wants, each by its migration; nothing is changed.

    Raises StoreError as `prepare` does, and where the store cannot be reached.
    """
    with _in_words(engine), engine.connect() as connection:
        return _revision(connection) or "", _revisions()[-1]


@contextmanager
def session(engine: Engine) -> Iterator[Session]:
    """A session that is committed at the end, or rolled back when anything fails.

    Raises StoreBusyError when another program keeps writing, StoreFullError when the disk is full.
    """
    with _in_words(engine), Session(engine, expire_on_commit=False) as opened:
        yield opened
        opened.commit()


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session for one answer: what it has read once it need not read again."""
    with session(engine) as opened:
        opened.info[HELD] = {}
        yield opened


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session that takes the right to write at once, for work that reads first and writes what follows from it.

    Without that, a store refuses to write when somebody else has written between the reading and the writing.
    """
    with session(engine.execution_options(outcomes_writes=True)) as opened:
        opened.connection()
        yield opened


@contextmanager
def alone(engine: Engine, what: str) -> Iterator[bool]:
    """Hold the right to do one thing that takes long, such as refreshing; false where somebody else holds it.

    It ends with the process, however that ends. On a server it holds for every machine that uses the store.
    """
    with _in_words(engine), _particular(engine).alone(engine, what) as held:
        yield held


def as_arrow(connection: Connection, statement: str, given: Mapping[str, object]) -> Any:  # noqa: ANN401 - pyarrow's
    """The answer to a statement as Arrow columns, with what this connection's transaction sees.

    None where it has to be asked for in rows: a SQLite file is opened by its own driver and by no other.
    """
    return None if connection.dialect.name == "sqlite" else postgresql.as_arrow(connection, statement, given)


def _revisions() -> list[str]:
    """The migrations this version knows, oldest first."""
    return sorted(path.stem.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def _revision(connection: Connection) -> str | None:
    """Where the store stands, None where it is empty; raises StoreError where it is not ours to change."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            message = f"{named(connection.engine)} holds tables of another program. Give the store a file of its own."
            raise StoreError(message)
        return None
    revision: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if revision is not None and revision not in _revisions():
        message = (
            f"{named(connection.engine)} was made by a newer version of Agreed Outcomes (tables {revision}). "
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
    with connection.execution_options(outcomes_writes=True).begin():
        command.upgrade(settings, "head")
        if connection.dialect.name == "sqlite" and sqlite.broken_reference(connection):
            message = f"Bringing {named(connection.engine)} up to date would break a reference. Nothing was changed."
            raise StoreError(message)


@contextmanager
def _in_words(engine: Engine) -> Iterator[None]:
    """Turn what the driver says into a sentence, where we can say what helps."""
    try:
        yield
    except DBAPIError as error:
        raise _particular(engine).sentence(engine, error.orig) or error from error


def _particular(engine: Engine) -> ModuleType:
    """The module that knows this kind of store."""
    return sqlite if engine.dialect.name == "sqlite" else postgresql
