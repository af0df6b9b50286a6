"""Stores that the tests of the pages read: the demonstration, an empty one, and one whose last refresh failed."""

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache

import pytest
from sqlalchemy import Engine
from sqlmodel import Session
from streamlit.components.v2 import manifest_scanner

from dashboard import cli
from data import database, demonstration
from data.store import audit, facts, figures
from tests import servers
from tests.servers import url

CLOCK = datetime(2026, 11, 21, 12, tzinfo=UTC)


def prepared(address: str) -> Engine:
    engine = database.engine(address)
    database.prepare(engine)
    return engine


@pytest.fixture(scope="session", autouse=True)
def components_are_looked_for_once() -> Iterator[None]:
    """Streamlit looks through every installed package at each start of an `AppTest`: most of the time of a test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session")
def demonstration_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = url(tmp_path_factory.mktemp("demonstration") / "store.sqlite")
    engine = prepared(address)
    with database.session(engine) as session:
        demonstration.fill(session)
    engine.dispose()
    servers.set_aside(address)
    return address


@pytest.fixture(autouse=True)
def nobody_writes_to_the_demonstration(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test of a process reads the same demonstration, so the test that wrote to it is the one that fails."""
    if "demonstration_url" not in request.fixturenames:
        yield
        return
    before = counted(request.getfixturevalue("demonstration_url"))
    yield
    assert counted(request.getfixturevalue("demonstration_url")) == before


def counted(address: str) -> tuple[int, audit.Head]:
    """How often a store was written to, and how many entries its log has."""
    engine = database.engine(address)
    with database.reading(engine) as session:
        told = (facts.version(session), audit.head(session))
    engine.dispose()
    return told


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
