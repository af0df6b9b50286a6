"""Stores that the tests of the pages read: the demonstration, an empty one, and one whose last refresh failed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from data import database, demonstration
from data.store import figures

CLOCK = datetime(2026, 11, 21, 12, tzinfo=UTC)


def prepared(path: Path) -> Engine:
    engine = database.engine(f"sqlite:///{path}")
    database.prepare(engine)
    return engine


@pytest.fixture(scope="session")
def demonstration_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("demonstration") / "store.sqlite"
    engine = prepared(path)
    with database.session(engine) as session:
        demonstration.fill(session)
    engine.dispose()
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def empty_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("empty") / "store.sqlite"
    prepared(path).dispose()
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def failed_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("failed") / "store.sqlite"
    engine = prepared(path)
    with database.session(engine) as session:
        demonstration.fill(session)
        figures.record_failure(
            session,
            figures.ReleaseNote(
                feed="ons_els",
                indicator="employment-rate",
                asked_at=datetime(2026, 11, 20, 9, tzinfo=UTC),
                address="https://example.org/",
                outcome=figures.Outcome.FAILED,
                problem="ONS Explore Local Statistics: no answer within 10 seconds.",
            ),
        )
    engine.dispose()
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def demonstration_session(demonstration_url: str) -> Iterator[Session]:
    engine = database.engine(demonstration_url)
    with database.session(engine) as session:
        yield session
    engine.dispose()
