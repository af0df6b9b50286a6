"""Judging on several workers gives what judging here gives, though a worker is lost on the way."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data import database, demonstration
from data.store import verdicts as kept
from indicators import cluster, workers
from indicators.cluster import ClusterError, Judged
from tests.data.demonstration_store import filled
from tests.servers import url
from tests.stores import NOW, add_agreement, add_figures, add_place

MOMENT = workers.end_of(demonstration.TODAY)


class Here(Executor):
    """Does each task at once, in this process."""

    def submit(self, fn, /, *given, **named):
        done: Future[object] = Future()
        done.set_result(fn(*given, **named))
        return done


def held(engine: Engine) -> list[tuple[object, ...]]:
    with database.session(engine) as session:
        return [
            (row.indicator, row.place, row.clause, row.standard, row.course, row.direction, row.body)
            for row in kept.everything(session)
        ]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with filled(tmp_path) as made:
        yield made


@pytest.fixture
def address(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


@pytest.fixture
def expected(tmp_path: Path) -> list[tuple[object, ...]]:
    """What judging in this process keeps."""
    folder = tmp_path / "expected"
    folder.mkdir()
    with filled(folder) as made:
        with database.writing(made) as session:
            known = demonstration.indicators()
            workers.judge_everything(session, as_of=demonstration.TODAY, known_at=MOMENT, indicators=known)
        return held(made)


def test_one_task_an_indicator_keeps_what_judging_here_keeps(engine, address, expected) -> None:
    told = []
    results = cluster.judge_by(
        Here(), address, as_of=demonstration.TODAY, known_at=MOMENT, on_progress=lambda *one: told.append(one)
    )
    assert held(engine) == expected
    assert sum(result.verdicts for result in results) == len(expected)
    assert [number for _, number, _ in told] == list(range(1, len(results) + 1))


def test_a_task_that_runs_twice_changes_nothing(engine, address) -> None:
    name = "x-people-in-work"
    first = cluster.judge_indicator(address, name, demonstration.TODAY, MOMENT)
    before = held(engine)
    assert cluster.judge_indicator(address, name, demonstration.TODAY, MOMENT) == Judged(name, first.verdicts, 0)
    assert held(engine) == before


def test_figures_that_came_in_between_are_judged_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = url(tmp_path / "store.sqlite")
    engine = database.engine(address)
    database.prepare(engine)
    with database.session(engine) as session:
        add_place(session)
        add_agreement(session)
        add_figures(session, {2022: 71.0})
    judged, calls = workers.judged, []

    def slow(session, indicator, **given):
        rows = judged(session, indicator, **given)
        if not calls:
            calls.append(rows)
            with database.session(engine) as other:
                add_figures(other, {2022: 71.0, 2023: 90.0})
        return rows

    monkeypatch.setattr(workers, "judged", slow)
    cluster.judge_indicator(address, "employment-rate", NOW.date(), NOW)
    with database.session(engine) as session:
        (row,) = kept.of_indicator(session, "employment-rate")
    engine.dispose()
    assert row.body != calls[0][0].body
    assert "90.0" in row.body


def test_processes_on_this_machine_share_the_work(engine, address, expected) -> None:
    with cluster.processes(2) as pool:
        cluster.judge_by(pool, address, as_of=demonstration.TODAY, known_at=MOMENT)
    assert held(engine) == expected


def started(*words: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """A real scheduler, at the address that it wrote down."""
    written = tmp_path / "scheduler.json"
    running = started(
        "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(written)
    )
    while not written.exists() or not written.read_text():
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(0.05)
            pytest.fail("the scheduler ended before it began")
    yield json.loads(written.read_text())["address"]
    running.kill()
    running.wait()


@pytest.fixture
def two_workers(scheduler: str) -> Iterator[list["subprocess.Popen[bytes]"]]:
    settings = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
    running = [started("worker", scheduler, *settings) for _ in range(2)]
    yield running
    for worker in running:
        worker.kill()
        worker.wait()


def test_the_tasks_of_a_lost_worker_are_done_by_the_other(engine, address, expected, scheduler, two_workers) -> None:
    lost = []

    def lose_one(*_: object) -> None:
        if not lost:
            os.kill(two_workers[0].pid, signal.SIGKILL)
            lost.append(two_workers[0].pid)

    with cluster.scheduler(scheduler, at_least=2) as pool:
        cluster.judge_by(pool, address, as_of=demonstration.TODAY, known_at=MOMENT, on_progress=lose_one)
    assert lost
    assert held(engine) == expected


def test_a_scheduler_without_workers_says_so(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_SECONDS", 1)
    with (
        pytest.raises(ClusterError, match=r"has no workers. Start some with `dask worker"),
        cluster.scheduler(scheduler),
    ):
        pytest.fail("tasks were handed to nobody")


def test_a_scheduler_that_is_not_there_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_SECONDS", 1)
    with (
        pytest.raises(ClusterError, match=r"No scheduler answers at tcp://127.0.0.1:1\."),
        cluster.scheduler("tcp://127.0.0.1:1"),
    ):
        pytest.fail("nobody is there")
