"""A store that any earlier version left opens with this one, and everything in it is kept."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from data import database
from data.database import StoreError
from data.store import audit, documents, facts, figures
from tests.older_stores import REVISIONS, at_revision, held_of_old, old_rows
from tests.servers import empty_database


@pytest.fixture(params=["file", "server"])
def engine(request: pytest.FixtureRequest, tmp_path: Path):
    made = database.engine(empty_database() if request.param == "server" else f"sqlite:///{tmp_path / 'old.sqlite'}")
    yield made
    made.dispose()


def everything(engine: Engine) -> dict[str, list[tuple[str, ...]]]:
    with engine.connect() as connection:
        return held_of_old(connection)


def test_every_revision_before_this_one_is_tried() -> None:
    known = sorted(path.stem.split("_")[0] for path in (database.MIGRATIONS / "versions").glob("[0-9]*.py"))
    assert known[: len(REVISIONS)] == list(REVISIONS)


@pytest.mark.trust("Upgrade fails half-way")
@pytest.mark.parametrize("revision", REVISIONS)
def test_what_an_older_store_held_is_kept_and_can_be_asked_for(engine: Engine, revision: str) -> None:
    at_revision(engine, revision)
    old_rows(engine)
    before = everything(engine)
    database.prepare(engine)
    assert everything(engine) == before
    with database.session(engine) as session:
        newest = documents.versions(session, "agreement", "x-a")[-1]
        assert (newest.version, newest.previous_fingerprint, newest.status) == (2, "first", "in_force")
        assert [mark.side for mark in documents.signatures(session, 1)] == ["place", "centre"]
        held = figures.of_indicator(session, "employment-rate", known_at=newest.recorded_at.replace(year=2026))
        assert held.value.tolist() == [70.3]
        assert audit.head(session).length == 0
        assert facts.version(session) >= 0


@pytest.mark.trust("Upgrade fails half-way")
@pytest.mark.parametrize("order", ["UPDATE signature SET post = 'King'", "DELETE FROM verdict_change"])
def test_an_older_store_is_guarded_as_a_new_one_is(engine: Engine, order: str) -> None:
    at_revision(engine, REVISIONS[0])
    old_rows(engine)
    database.prepare(engine)
    with engine.connect() as connection, pytest.raises(DBAPIError, match="only ever added to"):
        connection.exec_driver_sql(order)


@pytest.mark.trust("Upgrade fails half-way")
def test_an_upgrade_that_fails_leaves_the_old_store_as_it_was(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    at_revision(engine, REVISIONS[0])
    old_rows(engine)
    before = everything(engine)
    upgrade = database.command.upgrade

    def half_done(*given: object) -> None:
        upgrade(*given)  # type: ignore[arg-type]  # whatever prepare gives
        message = "no power"
        raise StoreError(message)

    monkeypatch.setattr(database.command, "upgrade", half_done)
    with pytest.raises(StoreError, match="no power"):
        database.prepare(engine)
    assert everything(engine) == before
    with engine.connect() as connection:
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        assert revision == REVISIONS[0]
        assert not engine.dialect.has_table(connection, "audit_entry")
    monkeypatch.undo()
    database.prepare(engine)
    assert everything(engine) == before
