"""A store on a real PostgreSQL server keeps the same promises as one in a SQLite file."""

import math
import sys
import threading
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, ProgrammingError
from sqlmodel import SQLModel

from data import database
from data.database import StoreBusyError, StoreError, StoreFullError, postgresql
from data.observation import Caveat, Observation, Status
from data.periods import Period
from data.store import figures
from data.store.figures import ReleaseNote
from tests import servers

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
PLACE = "INSERT INTO place (code, slug, name, kind, evidence) VALUES ('x-a', 'a', 'A', 'district', 'invented')"


@pytest.fixture
def engine() -> Iterator[Engine]:
    made = database.engine(servers.new_database())
    database.prepare(made)
    yield made
    made.dispose()


def run(engine: Engine, *orders: str) -> None:
    with database.writing(engine) as session:
        for order in orders:
            session.connection().exec_driver_sql(order)


def test_the_tables_made_are_those_of_the_models(engine: Engine) -> None:
    def ours(name: str | None, kind: str, _parents: object) -> bool:
        return not (kind == "table" and name is not None and name[-3:-2] == "_" and name[-2:].isdigit())

    with engine.connect() as connection:
        settings = {"compare_type": True, "include_name": ours}
        assert compare_metadata(MigrationContext.configure(connection, opts=settings), SQLModel.metadata) == []


def test_a_store_is_made_from_nothing_once_and_by_one_program_at_a_time() -> None:
    url = servers.empty_database()
    failures: list[Exception] = []

    def prepare() -> None:
        made = database.engine(url)
        try:
            database.prepare(made)
        except Exception as failure:  # noqa: BLE001 (a thread's failure is the test's to judge)
            failures.append(failure)
        finally:
            made.dispose()

    threads = [threading.Thread(target=prepare) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_figures_and_verdicts_lie_in_partitions_by_indicator(engine: Engine) -> None:
    with engine.connect() as connection:
        parts = connection.execute(
            text("SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r' ORDER BY relname COLLATE \"C\"")
        ).scalars()
        assert {name[:-3] for name in parts} == {"observation", "verdict"}


def test_text_is_ordered_as_python_orders_it_whatever_the_language_of_the_server(engine: Engine) -> None:
    codes = ["E08000001", "x-b", "X-a", "é", "a b", "ab"]
    run(engine, *(PLACE.replace("x-a", code).replace("'a'", f"'{code}'") for code in codes))
    with database.session(engine) as session:
        held = session.connection().exec_driver_sql("SELECT code FROM place ORDER BY code").scalars().all()
    assert held == sorted(codes)


@pytest.mark.parametrize("order", ["UPDATE case_event SET text = 'other'", "DELETE FROM case_event"])
def test_the_server_itself_keeps_what_is_only_added_to(engine: Engine, order: str) -> None:
    case = "INSERT INTO case_event VALUES (1, 's', 'x-a', 1, '2026-01-01', 'explained', 'why', '', '', 'invented')"
    run(engine, PLACE, case)
    with pytest.raises(IntegrityError, match="only ever added to"):
        run(engine, order)


@pytest.mark.parametrize("order", ["UPDATE document SET terms = '{}'", "DELETE FROM document"])
def test_the_server_itself_keeps_a_signed_version(engine: Engine, order: str) -> None:
    draft = (
        "INSERT INTO document (id, kind, subject, version, status, terms, fingerprint, reason, evidence, recorded_at) "
        "VALUES (1, 'agreement', 'x-a', 1, 'draft', '[]', 'f', '', 'invented', '2026-01-01')"
    )
    run(engine, draft, "UPDATE document SET terms = '[1]'")
    run(engine, "INSERT INTO signature VALUES (1, 1, 'place', 'Leader', 'person 1', 'f', '2026-01-02', '')")
    with pytest.raises(IntegrityError, match="a signed version never changes"):
        run(engine, order)


def test_a_release_is_copied_in_and_read_back_as_from_a_file(engine: Engine) -> None:
    observation = Observation(
        indicator="employment-rate",
        place="x-a",
        period=Period(date(2025, 1, 1), date(2026, 1, 1)),
        label="2025 \t \\N, “quoted”",
        status=Status.FINAL,
        known_from=NOON,
        value=0.1 + 0.2,
    )
    hidden = replace(
        observation, period=Period(date(2024, 1, 1), date(2025, 1, 1)), status=Status.SUPPRESSED, value=None
    )
    release = ReleaseNote(feed="file", indicator="employment-rate", asked_at=NOON, address="here")
    run(engine, PLACE)
    with database.writing(engine) as session:
        assert figures.save(session, release, [observation, hidden]).added == 2
    with database.writing(engine) as session:
        assert figures.save(session, release, [observation, hidden]).unchanged == 2
        held = figures.of_indicator(session, "employment-rate", known_at=NOON, places=["x-a"])
        assert not len(figures.of_indicator(session, "employment-rate", known_at=NOON, places=[]))
    assert held.label.tolist() == [observation.label, observation.label]
    assert math.isnan(held.value[0])
    assert held.value[1] == 0.1 + 0.2
    assert held.known_from.tolist() == [NOON.replace(tzinfo=None)] * 2


@pytest.mark.trust("Database locked")
def test_writers_come_one_after_another_and_readers_go_on(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    impatient = postgresql.settings()
    impatient["connect_args"]["options"] += " -c lock_timeout=50ms"
    monkeypatch.setattr(postgresql, "settings", lambda: impatient)
    other = database.engine(engine.url.render_as_string(hide_password=False))
    with database.writing(engine):
        with (
            pytest.raises(StoreBusyError, match="is busy: another program is writing to it and was given 5 seconds"),
            database.writing(other),
        ):
            pytest.fail("the right to write was given twice")
        with database.session(other) as session:
            assert session.connection().execute(text("SELECT count(*) FROM place")).scalar_one() == 0
    other.dispose()


def test_a_reader_sees_one_state_of_the_store_throughout(engine: Engine) -> None:
    with database.session(engine) as reader:
        before = reader.connection().exec_driver_sql("SELECT count(*) FROM place").scalar_one()
        run(engine, PLACE)
        assert reader.connection().exec_driver_sql("SELECT count(*) FROM place").scalar_one() == before


@pytest.mark.trust("Two refreshes at once")
def test_one_thing_that_takes_long_is_done_by_one_at_a_time(engine: Engine) -> None:
    with database.alone(engine, "refreshing") as first, database.alone(engine, "refreshing") as second:
        assert (first, second) == (True, False)
    with database.alone(engine, "refreshing") as again:
        assert again


def test_a_server_that_is_not_there_is_said_in_one_sentence() -> None:
    nowhere = database.engine("postgresql://127.0.0.1:1/outcomes")
    with pytest.raises(StoreError, match=r"cannot be reached. Check that its server runs"):
        database.prepare(nowhere)
    nowhere.dispose()


def test_a_database_that_is_not_there_is_said_in_one_sentence(engine: Engine) -> None:
    elsewhere = database.engine(engine.url.set(database="nowhere").render_as_string(hide_password=False))
    with pytest.raises(StoreError, match=r"refuses us. Check its name, the user and the password"):
        database.prepare(elsewhere)
    elsewhere.dispose()


@pytest.mark.parametrize(
    ("state", "error", "says"),
    [("53100", StoreFullError, "has no room left"), ("53300", StoreError, "takes no more connections now")],
)
def test_what_a_server_reports_is_said_in_words(state: str, error: type[StoreError], says: str) -> None:
    class Reported(Exception):  # noqa: N818 - stands for the driver's own
        sqlstate = state

    made = database.engine("postgresql://127.0.0.1:1/outcomes")
    said = postgresql.sentence(made, Reported())
    assert type(said) is error
    assert says in str(said)


def test_a_mistake_of_ours_is_not_dressed_up(engine: Engine) -> None:
    with pytest.raises(ProgrammingError, match="does not exist"), database.session(engine) as session:
        session.connection().execute(text("SELECT * FROM nowhere"))


@pytest.fixture
def figures_held(engine: Engine) -> Engine:
    run(engine, PLACE)
    one = Observation(
        indicator="employment-rate",
        place="x-a",
        period=Period(date(2025, 1, 1), date(2026, 1, 1)),
        label="2025",
        status=Status.FINAL,
        known_from=NOON,
        value=72.5,
        caveats=frozenset({Caveat.BREAK, Caveat.ROUNDED}),
        note="“said”",
    )
    hidden = replace(one, period=Period(date(2024, 1, 1), date(2025, 1, 1)), status=Status.SUPPRESSED, value=None)
    release = ReleaseNote(feed="file", indicator="employment-rate", asked_at=NOON, address="here")
    with database.writing(engine) as session:
        figures.save(session, release, [one, hidden])
    return engine


def columns_of(held: figures.Figures) -> dict[str, object]:
    return {
        field.name: (getattr(held, field.name).dtype, repr(getattr(held, field.name).tolist()))
        for field in fields(held)
    }


@pytest.mark.parametrize("indicator", ["employment-rate", "nothing-held"])
def test_figures_read_as_arrow_are_those_read_in_rows(figures_held: Engine, indicator: str) -> None:
    with database.session(figures_held) as session:
        assert database.as_arrow(session.connection(), "SELECT :one AS one", {"one": 1.5}).num_rows == 1
        as_arrow = figures.of_indicator(session, indicator, known_at=NOON)
        in_rows = figures.of_indicator(session, indicator, known_at=NOON, places=["x-a"])
    assert columns_of(as_arrow) == columns_of(in_rows)


def test_what_a_transaction_has_written_is_read_in_its_own_rows(figures_held: Engine) -> None:
    with database.writing(figures_held) as session:
        run_here = session.connection().exec_driver_sql
        run_here("DELETE FROM observation WHERE period_start = '2024-01-01'")
        assert database.as_arrow(session.connection(), "SELECT 1", {}) is None
        assert len(figures.of_indicator(session, "employment-rate", known_at=NOON)) == 1
    with database.session(figures_held) as session, session.begin_nested():
        assert database.as_arrow(session.connection(), "SELECT 1", {}) is None


def test_a_reader_sees_the_same_as_arrow_whatever_is_written_meanwhile(figures_held: Engine) -> None:
    with database.session(figures_held) as session:
        assert len(figures.of_indicator(session, "employment-rate", known_at=NOON, places=["x-a"])) == 2
        run(figures_held, "DELETE FROM observation")
        assert len(figures.of_indicator(session, "employment-rate", known_at=NOON)) == 2
    with database.session(figures_held) as session:
        assert len(figures.of_indicator(session, "employment-rate", known_at=NOON)) == 0


def test_without_the_arrow_driver_figures_are_read_in_rows(
    figures_held: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "adbc_driver_postgresql", None)
    with database.session(figures_held) as session:
        assert database.as_arrow(session.connection(), "SELECT 1", {}) is None
        assert len(figures.of_indicator(session, "employment-rate", known_at=NOON)) == 2


def test_an_arrow_connection_that_fails_is_made_anew(figures_held: Engine) -> None:
    with database.session(figures_held) as session:
        connection = session.connection()
        assert database.as_arrow(connection, "SELECT no such thing", {}) is None
        assert database.as_arrow(connection, "SELECT 1", {}).num_rows == 1
