"""Copies of a small store, one for each process that is killed: a SQLite file, or a database on a real server."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, create_engine, make_url, text

from tests import servers


class Copies(Protocol):
    """A template, and copies of it in folders of their own."""

    def empty(self) -> str:
        """The address of a new store without tables, to be made into the template."""

    def of(self, template: str, folder: Path) -> str:
        """The address of a copy of the template."""

    def settled(self, url: str) -> None:
        """Return once nobody writes to the copy any more, although its process was killed."""

    def damage(self, url: str) -> str:
        """What the database itself says is wrong with the copy; empty where nothing is."""

    def drop(self, url: str) -> None:
        """Take a copy away."""


@dataclass(frozen=True, slots=True)
class Files:
    """Copies of a SQLite file."""

    folder: Path

    def empty(self) -> str:
        self.folder.mkdir(parents=True, exist_ok=True)
        return f"sqlite:///{self.folder / 'outcomes.sqlite'}"

    def of(self, template: str, folder: Path) -> str:
        folder.mkdir(parents=True)
        shutil.copyfile(template.removeprefix("sqlite:///"), folder / "outcomes.sqlite")
        return f"sqlite:///{folder / 'outcomes.sqlite'}"

    def settled(self, url: str) -> None:
        """Nothing to wait for: what was killed writes no more."""

    def damage(self, url: str) -> str:
        engine = create_engine(url)
        with engine.connect() as connection:
            said = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
            said += [f"a reference of {row[0]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
        engine.dispose()
        return "" if said == ["ok"] else "; ".join(said)

    def drop(self, url: str) -> None:
        shutil.rmtree(Path(url.removeprefix("sqlite:///")).parent)


@dataclass(frozen=True, slots=True)
class Databases:
    """Copies of a database on a PostgreSQL server that the tests start."""

    def empty(self) -> str:
        return servers.empty_database()

    def of(self, template: str, folder: Path) -> str:
        folder.mkdir(parents=True)
        return servers.copy_of(template)

    def settled(self, url: str) -> None:
        """Wait until the server has noticed that its client is gone."""
        name = make_url(url).database
        with _alone(url) as connection:
            still = text("SELECT count(*) FROM pg_stat_activity WHERE datname = :name")
            while connection.execute(still, {"name": name}).scalar_one():
                time.sleep(0.005)

    def damage(self, url: str) -> str:
        del url  # a server checks its own pages as it reads them
        return ""

    def drop(self, url: str) -> None:
        name = make_url(url).database
        with _alone(url) as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def _alone(url: str) -> Iterator[Connection]:
    """A connection to the server beside the database of this address."""
    server = make_url(url).set(drivername="postgresql+psycopg", database="postgres")
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()
