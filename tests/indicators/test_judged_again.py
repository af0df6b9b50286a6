"""Today's verdicts can be dropped and made again, and a past page is read without a scan, on either store."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text
from sqlmodel import Session

from data import catalogue, database
from data.store import verdicts as kept
from indicators import cluster, workers
from tests import servers
from tests.bench.nation import TODAY, Nation, make, slug
from tests.stores import NOW, add_agreement, add_figures, add_place, add_standard

EMPLOYMENT = catalogue.indicator("employment-rate")
NATION = Nation(places=150, indicators=2, years=20, agreed=2, floors=1)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'store.sqlite'}" if request.param == "sqlite" else servers.new_database()


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    made = database.engine(address)
    database.prepare(made)
    yield made
    made.dispose()


def held(session: Session) -> list[tuple[object, ...]]:
    """Every column of every verdict but the number that its row happens to have."""
    columns = "indicator, place, document_id, clause, judged_on, standard, course, direction, body"
    order = f"SELECT {columns} FROM verdict ORDER BY indicator, place, clause"  # noqa: S608 (no input)
    rows = session.connection().execute(text(order))
    return [tuple(row) for row in rows]


def test_dropped_verdicts_come_back_byte_for_byte(engine: Engine) -> None:
    with database.writing(engine) as session:
        add_place(session)
        add_place(session, "x-other", "other")
        add_agreement(session)
        add_standard(session)
        add_figures(session, {2022: 71.0, 2023: 64.0})
        workers.judge_everything(session, as_of=NOW.date(), known_at=NOW)
        add_figures(session, {2023: 63.0, 2024: 62.5}, published=date(2026, 6, 1))
        workers.judge_and_keep(session, EMPLOYMENT, as_of=NOW.date(), known_at=NOW)
        refreshed = held(session)
    with database.writing(engine) as session:
        session.connection().execute(text("DELETE FROM verdict"))
        assert held(session) == []
        workers.judge_everything(session, as_of=NOW.date(), known_at=NOW)
        assert held(session) == refreshed
        assert refreshed


def test_a_refresh_touches_the_verdicts_of_its_own_indicator_alone(engine: Engine) -> None:
    other = kept.VerdictRecord(
        indicator="another", place="x-testham", document_id=None, clause="outcome 9, commitment 1", judged_on=TODAY,
        standard=None, course=None, direction=None, body="{}",
    )  # fmt: skip
    with database.writing(engine) as session:
        add_place(session)
        add_agreement(session)
        add_figures(session, {2023: 64.0})
        kept.replace(session, "another", [other])
        workers.judge_and_keep(session, EMPLOYMENT, as_of=NOW.date(), known_at=NOW)
        assert kept.of_indicator(session, "another") == [other]
        assert len(kept.everything(session)) == 2
        kept.replace(session, "another", [])
        assert kept.of_indicator(session, "another") == []


def test_the_terms_of_a_place_are_those_of_everybody_that_are_its_own(engine: Engine) -> None:
    with database.writing(engine) as session:
        add_place(session)
        add_place(session, "x-other", "other")
        add_agreement(session)
        add_standard(session)
        add_figures(session, {2023: 64.0})
        everybody = workers.terms_in_force(session, as_of=NOW.date(), known_at=NOW)
        own = workers.terms_in_force(session, as_of=NOW.date(), known_at=NOW, place="x-testham")
        nobody = workers.terms_in_force(session, as_of=NOW.date(), known_at=NOW, place="x-other")
        stranger = workers.terms_in_force(session, as_of=NOW.date(), known_at=NOW, place="x-nowhere")
    assert own == everybody
    assert nobody.indicators() == stranger.indicators() == []


def test_a_past_page_of_a_place_scans_no_figures_and_no_verdicts(engine: Engine, address: str) -> None:
    from tests.bench import nation

    make(address, NATION)
    known = {nation.measure(at): _defined(at) for at in range(NATION.indicators)}
    past = workers.end_of(date(2025, 6, 1))
    asked: list[tuple[str, object]] = []
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT", outcomes_writes=None) as connection:
            connection.exec_driver_sql("ANALYZE")

    def listen(_connection, _cursor, statement, parameters, _context, _many) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", listen)
    with database.session(engine) as session:
        found = workers.place_verdicts(
            session, f"x-{slug(3)}", as_of=workers.day_of(past), known_at=past, indicators=known
        )
        kept.of_place(session, f"x-{slug(3)}")
    event.remove(engine, "before_cursor_execute", listen)
    plan = "EXPLAIN QUERY PLAN " if engine.dialect.name == "sqlite" else "EXPLAIN "
    with engine.connect() as connection:
        steps = [
            str(row[-1])
            for statement, parameters in asked
            for row in connection.exec_driver_sql(plan + statement, parameters)
        ]
    assert len(found) == 2
    assert any("observation" in step for step in steps)
    scanned = [step for step in steps if step.startswith(("SCAN", "Seq Scan")) or "->  Seq Scan" in step]
    assert not [step for step in scanned if "observation" in step]
    # A table without a row is scanned by any plan.
    assert engine.dialect.name == "postgresql" or not [step for step in scanned if "verdict" in step]


def _defined(at: int) -> catalogue.Indicator:
    from data.catalogue.definition import parse
    from data.catalogue.licences import known
    from tests.bench.nation import measure
    from tests.bench.nation_terms import definition

    return parse(definition(at, NATION.frequency(at)), name=measure(at), licences=known(()))


def test_what_a_task_rests_on_changes_with_a_release_and_with_a_document(engine: Engine) -> None:
    with database.writing(engine) as session:
        add_place(session)
        add_agreement(session)
        add_figures(session, {2023: 64.0})
        first = cluster._basis(session, "employment-rate")  # noqa: SLF001 (what a task asks twice)
        assert cluster._basis(session, "employment-rate") == first  # noqa: SLF001 (as above)
        add_figures(session, {2024: 64.0}, published=date(2026, 6, 1))
        second = cluster._basis(session, "employment-rate")  # noqa: SLF001 (as above)
        add_agreement(session, version=2, starts=date(2025, 4, 1))
        third = cluster._basis(session, "employment-rate")  # noqa: SLF001 (as above)
    assert len({first, second, third}) == 3
