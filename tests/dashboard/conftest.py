"""Stores that the tests of the pages read: the demonstration, an empty one, and one whose last refresh failed."""

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from servers import url
from sqlalchemy import Engine
from sqlmodel import Session

from dashboard import cli
from data import database, demonstration
from data.store import figures

CLOCK = datetime(2026, 11, 21, 12, tzinfo=UTC)


def prepared(address: str) -> Engine:
    engine = database.engine(address)
    database.prepare(engine)
    return engine


@pytest.fixture(scope="session")
def demonstration_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = url(tmp_path_factory.mktemp("demonstration") / "store.sqlite")
    engine = prepared(address)
    with database.session(engine) as session:
        demonstration.fill(session)
    engine.dispose()
    return address


@pytest.fixture(scope="session")
def empty_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = url(tmp_path_factory.mktemp("empty") / "store.sqlite")
    prepared(address).dispose()
    return address


@pytest.fixture(scope="session")
def failed_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = url(tmp_path_factory.mktemp("failed") / "store.sqlite")
    engine = prepared(address)
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
    return address


@pytest.fixture(scope="session")
def demonstration_session(demonstration_url: str) -> Iterator[Session]:
    engine = database.engine(demonstration_url)
    with database.session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def command(tmp_path, monkeypatch, capsys) -> Callable[..., tuple[int, str, str]]:
    """Run the command in an empty folder; its exit status, what it printed and what it complained."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["outcomes", *words])
        status = 0
        try:
            cli.main()
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


@pytest.fixture
def outcomes(command, monkeypatch) -> Callable[..., tuple[int, str, str]]:
    """Run the command on a store of its own."""
    monkeypatch.delenv("OUTCOMES_DATABASE_URL", raising=False)
    return command
