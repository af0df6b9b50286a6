"""Opening the store: made once, brought up to date, refused with one sentence where it cannot be used."""

import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import SQLModel

from data import database
from data.database import StoreBusyError, StoreError, StoreFullError


@pytest.fixture
def engine(tmp_path: Path):
    made = database.engine(f"sqlite:///{tmp_path / 'var' / 'store.sqlite'}")
    database.prepare(made)
    yield made
    made.dispose()


def at(path: Path) -> Engine:
    return database.engine(f"sqlite:///{path}")


def test_the_address_is_the_setting_or_a_file_in_var(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OUTCOMES_DATABASE_URL", raising=False)
    assert database.default_url() == "sqlite:///var/outcomes.sqlite"
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", "sqlite:///elsewhere.sqlite")
    assert database.default_url() == "sqlite:///elsewhere.sqlite"


@pytest.mark.parametrize(
    ("url", "folder"),
    [
        ("sqlite:///var/outcomes.sqlite", "var/replies"),
        ("sqlite:////srv/kept/outcomes.sqlite", "/srv/kept/replies"),
        ("postgresql://server/outcomes", "var/replies"),
        ("sqlite://", "var/replies"),
    ],
)
def test_raw_replies_lie_beside_the_store(url: str, folder: str) -> None:
    assert database.replies_folder(url) == Path(folder)


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("nonsense", "OUTCOMES_DATABASE_URL is not a database address"),
        ("mysql://server/x", "mysql is not a store we know"),
        ("postgresql+psycopg9://server/x", "is not a database address"),
        ("postgresql+pg8000://server/x", "postgresql needs the package pg8000"),
    ],
)
def test_an_address_we_cannot_use_is_refused(url: str, sentence: str) -> None:
    with pytest.raises(StoreError, match=sentence):
        database.engine(url)


def test_the_tables_made_are_those_of_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_a_store_is_made_once(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE store_fact SET value = '7' WHERE key = 'version'"))
    database.prepare(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT value FROM store_fact")).scalar_one() == "7"


def test_every_connection_keeps_the_rules(engine: Engine) -> None:
    with engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("foreign_keys", "journal_mode", "busy_timeout", "recursive_triggers", "synchronous")
        }
    assert found == {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "busy_timeout": 5000,
        "recursive_triggers": 1,
        "synchronous": 2,
    }


def test_a_reference_to_nothing_is_refused(engine: Engine) -> None:
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("INSERT INTO place_link (id, parent, child, relation) VALUES (1, 'a', 'b', 'part_of')"))


HELD = (
    "INSERT INTO person (id, issuer, subject, name, added_at) VALUES (1, 'i', 's', 'n', '2026-01-01')",
    (
        "INSERT INTO release (id, feed, indicator, address, asked_at, rows_read, rows_added, rows_revised, "
        "rows_unchanged, rows_absent, rows_older, rows_refused, outcome, problem, licence) "
        "VALUES (1, 'file', 'x', 'a', '2026-01-01', 0, 0, 0, 0, 0, 0, 0, 'held_back', '', '')"
    ),
    (
        "INSERT INTO withdrawal (id, indicator, step, reason, post, person_id, at) "
        "VALUES (1, 'x', 'hidden', 'why', '', 1, '2026-01-01')"
    ),
    (
        "INSERT INTO quarantine_step (id, release_id, step, reason, post, person_id, at) "
        "VALUES (1, 1, 'releasing', 'why', '', 1, '2026-01-01')"
    ),
    (
        "INSERT INTO pre_release (id, indicator, person_id, given_at, until) "
        "VALUES (1, 'x', 1, '2026-01-01', '2026-02-01')"
    ),
)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_event SET text = 'other'",
        "DELETE FROM case_event",
        "INSERT OR REPLACE INTO case_event SELECT * FROM case_event",
        "UPDATE document SET terms = '{}'",
        "DELETE FROM document",
        "UPDATE withdrawal SET step = 'revealed'",
        "DELETE FROM withdrawal",
        "INSERT OR REPLACE INTO withdrawal SELECT * FROM withdrawal",
        "UPDATE quarantine_step SET reason = 'other'",
        "DELETE FROM quarantine_step",
        "UPDATE pre_release SET until = '2030-01-01'",
        "DELETE FROM pre_release",
    ],
)
def test_the_database_itself_keeps_what_is_only_added_to(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO place (code, slug, name, kind, evidence) VALUES ('x-a', 'a', 'A', 'district', 'invented')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO case_event (id, standard, place, episode, at, event, text, post, person, evidence) "
                "VALUES (1, 's', 'x-a', 1, '2026-01-01', 'explained', 'why', '', '', 'invented')"
            )
        )
        for held in HELD:
            connection.execute(text(held))
        connection.execute(
            text(
                "INSERT INTO document (id, kind, subject, version, status, terms, fingerprint, reason, evidence, "
                "recorded_at) VALUES (1, 'agreement', 'x-a', 1, 'in_force', '[]', 'f', '', 'invented', '2026-01-01')"
            )
        )
    with (
        pytest.raises(IntegrityError, match=r"only ever added to|never changes|only ended|keeps everybody"),
        engine.begin() as connection,
    ):
        connection.execute(text(statement))


def test_a_draft_may_be_edited_and_dropped(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO document (id, kind, subject, version, status, terms, fingerprint, reason, evidence, "
                "recorded_at) VALUES (1, 'agreement', 'x-a', 1, 'draft', '[]', 'f', '', 'invented', '2026-01-01')"
            )
        )
        connection.execute(text("UPDATE document SET terms = '{}'"))
        assert connection.execute(text("DELETE FROM document")).rowcount == 1


def test_a_store_of_a_newer_version_is_refused_by_name(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(StoreError, match=r"was made by a newer version of Agreed Outcomes \(tables 0999\)"):
        database.prepare(engine)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_text("Dear all, please find attached" * 100)
    made = at(path)
    with pytest.raises(StoreError, match=r"is not a database. Name another file in OUTCOMES_DATABASE_URL"):
        database.prepare(made)
    made.dispose()
    assert path.read_text().startswith("Dear all")


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "theirs.sqlite"
    theirs = sqlite3.connect(path)
    theirs.execute("CREATE TABLE invoices (id)")
    theirs.close()
    made = at(path)
    with pytest.raises(StoreError, match="holds tables of another program"):
        database.prepare(made)
    made.dispose()


def test_a_folder_in_the_place_of_the_store_is_refused(tmp_path: Path) -> None:
    made = at(tmp_path)
    with pytest.raises(StoreError, match="cannot be opened or written"):
        database.prepare(made)
    made.dispose()


@pytest.mark.trust("Corrupt database page or reply")
def test_a_damaged_store_says_so(engine: Engine) -> None:
    path = Path(engine.url.database or "")
    engine.dispose()
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)
    with pytest.raises(StoreError, match=r"is damaged. Restore it from a backup"), database.session(engine) as session:
        session.connection().execute(text("SELECT * FROM place")).all()


def test_two_programs_may_prepare_at_once(tmp_path: Path) -> None:
    engines = [at(tmp_path / "store.sqlite") for _ in range(2)]
    failures: list[Exception] = []

    def prepare(engine: Engine) -> None:
        try:
            database.prepare(engine)
        except Exception as failure:  # noqa: BLE001 (a thread's failure is the test's to judge)
            failures.append(failure)

    threads = [threading.Thread(target=prepare, args=(engine,)) for engine in engines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for engine in engines:
        engine.dispose()
    assert failures == []


@pytest.mark.trust("Upgrade fails half-way")
def test_a_migration_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = at(tmp_path / "store.sqlite")

    def fails(*_: object) -> None:
        message = "half-way"
        raise RuntimeError(message)

    upgrade = database.command.upgrade

    def half_done(*given: object) -> None:
        upgrade(*given)  # type: ignore[arg-type]  # whatever prepare gives
        fails()

    monkeypatch.setattr(database.command, "upgrade", half_done)
    with pytest.raises(RuntimeError, match="half-way"):
        database.prepare(made)
    with made.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0
    monkeypatch.undo()
    database.prepare(made)
    made.dispose()


@pytest.mark.trust("Upgrade fails half-way")
def test_a_migration_that_breaks_a_reference_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = at(tmp_path / "store.sqlite")
    upgrade = database.command.upgrade

    def careless(settings: object, revision: str) -> None:
        upgrade(settings, revision)  # type: ignore[arg-type]  # whatever prepare gives
        connection = settings.attributes["connection"]  # type: ignore[attr-defined]  # as above
        connection.exec_driver_sql("INSERT INTO place_link VALUES (1, 'a', 'b', 'part_of', NULL, NULL)")

    monkeypatch.setattr(database.command, "upgrade", careless)
    with pytest.raises(StoreError, match=r"would break a reference. Nothing was changed"):
        database.prepare(made)
    with made.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0
    made.dispose()


def short_of_patience(engine: Engine) -> Engine:
    """The same store, without the five seconds of waiting."""
    impatient = database.engine(str(engine.url))
    with impatient.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA busy_timeout=1")
        connection.exec_driver_sql("BEGIN")
    return impatient


@pytest.mark.trust("Database locked")
def test_a_store_that_another_program_writes_to_is_busy_and_readable(engine: Engine) -> None:
    impatient = short_of_patience(engine)
    other = sqlite3.connect(engine.url.database or "", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with (
        pytest.raises(StoreBusyError, match="is busy: another program is writing to it and was given 5 seconds"),
        database.writing(impatient),
    ):
        pytest.fail("the right to write was given twice")
    with database.session(impatient) as session:
        assert session.connection().execute(text("SELECT count(*) FROM place")).scalar_one() == 0
    other.close()
    impatient.dispose()


@pytest.mark.trust("Disk full")
def test_a_full_disk_says_so_and_stores_nothing(engine: Engine) -> None:
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreFullError, match="has no room left"), database.writing(engine) as session:
        session.connection().execute(text("INSERT INTO store_fact VALUES ('long', :text)"), {"text": "x" * 1_000_000})
    with database.session(engine) as session:
        assert session.connection().execute(text("SELECT count(*) FROM store_fact")).scalar_one() == 1


def test_a_session_commits_or_undoes(engine: Engine) -> None:
    with database.session(engine) as session:
        session.connection().execute(text("INSERT INTO store_fact VALUES ('kept', 'yes')"))
    with pytest.raises(IntegrityError), database.session(engine) as session:
        session.connection().execute(text("INSERT INTO store_fact VALUES ('dropped', 'yes'), ('kept', 'twice')"))
    with database.session(engine) as session:
        keys = session.connection().execute(text("SELECT key FROM store_fact ORDER BY key")).scalars().all()
    assert keys == ["kept", "version"]


def test_a_store_may_live_in_memory() -> None:
    made = database.engine("sqlite://")
    database.prepare(made)
    with database.session(made) as session:
        assert session.connection().execute(text("SELECT count(*) FROM store_fact")).scalar_one() == 1
    made.dispose()


@pytest.mark.trust("Two refreshes at once")
def test_one_thing_that_takes_long_is_done_by_one_at_a_time(engine: Engine) -> None:
    with database.alone(engine, "refreshing") as first, database.alone(engine, "refreshing") as second:
        assert (first, second) == (True, False)
    in_memory = database.engine("sqlite://")
    with database.alone(in_memory, "refreshing") as first, database.alone(in_memory, "refreshing") as second:
        assert (first, second) == (True, True)


def test_a_mistake_of_ours_is_not_dressed_up(engine: Engine) -> None:
    with pytest.raises(OperationalError, match="no such table"), database.session(engine) as session:
        session.connection().execute(text("SELECT * FROM nowhere"))


def test_the_tables_held_and_wanted_are_told_and_nothing_is_changed(tmp_path: Path, engine: Engine) -> None:
    empty = database.engine(f"sqlite:///{tmp_path / 'none.sqlite'}")
    held, wanted = database.tables(empty)
    empty.dispose()
    assert (held, database.tables(engine)) == ("", (wanted, wanted))
