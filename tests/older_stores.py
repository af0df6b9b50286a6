"""Stores as earlier versions left them: the tables of a revision, and a few rows in each written by SQL."""

from functools import cache
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, inspect

from data import database

FIRST: Final = "0001"
REVISIONS: Final = ("0001", "0002", "0003")
"""Every revision at which an earlier edition left its stores."""
_ROWS: Final = Path(__file__).with_name("older_store.sql")


def at_revision(engine: Engine, revision: str) -> None:
    """Make the tables as they were at a revision."""
    settings = Config()
    settings.set_main_option("script_location", str(database.MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection:
        settings.attributes["connection"] = connection
        with connection.execution_options(outcomes_writes=True).begin():
            command.upgrade(settings, revision)


def old_rows(engine: Engine) -> None:
    """Write the rows, each known to every revision."""
    said = _ROWS.read_text(encoding="utf-8").splitlines(keepends=True)
    orders = "".join(line for line in said if not line.startswith("--"))
    with engine.connect() as connection, connection.begin():
        for order in filter(str.strip, orders.split(";\n")):
            connection.exec_driver_sql(order)


def held_of_old(connection: Connection) -> dict[str, list[tuple[str, ...]]]:
    """What the tables of the first revision hold in the columns that they had then, as text."""
    return {
        table: sorted(
            tuple(map(str, row))
            for row in connection.exec_driver_sql(f"SELECT {', '.join(columns)} FROM {table}").all()  # noqa: S608 (ours)
        )
        for table, columns in _columns().items()
    }


@cache
def _columns() -> dict[str, tuple[str, ...]]:
    """The tables of the first revision that hold rows of places and people, each with its columns."""
    engine = database.engine("sqlite://")
    at_revision(engine, FIRST)
    seen = inspect(engine)
    tables = set(seen.get_table_names()) - {"alembic_version", "store_fact"}
    found = {table: tuple(f'"{one["name"]}"' for one in seen.get_columns(table)) for table in sorted(tables)}
    engine.dispose()
    return found
