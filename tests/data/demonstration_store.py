"""An engine with the demonstration in it, for tests that only read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from data import database, demonstration
from tests.servers import url


@contextmanager
def filled(folder: Path) -> Iterator[Engine]:
    engine = database.engine(url(folder / "demonstration.sqlite"))
    database.prepare(engine)
    with database.session(engine) as session:
        demonstration.fill(session)
    yield engine
    engine.dispose()
