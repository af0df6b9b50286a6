"""Judging on several processes or machines: one task an indicator, each reading and writing the shared store itself.

What is asked of whoever runs the tasks is small, the standard library's `Executor`, so that another engine can stand
in. A task may run twice, when a worker is lost before it could say that it had finished: its second run finds the
verdicts that the first one kept, and changes nothing.
"""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session

from data import catalogue, database, demonstration
from data.store import documents, figures
from indicators import workers

_RETRIES: Final = 3
_SECONDS: Final = 10


class ClusterError(RuntimeError):
    """The tasks cannot be handed out; the message names the address and the cure."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a task did: how many verdicts it kept for an indicator, and how many of them had moved."""

    indicator: str
    verdicts: int
    moved: int


def judge_by(
    executor: Executor,
    url: str,
    *,
    as_of: date,
    known_at: datetime,
    on_progress: Callable[[str, int, int], None] | None = None,
) -> list[Judged]:
    """Judge every indicator that something is agreed about, each in a task of its own; results by indicator."""
    engine = database.engine(url)
    with database.session(engine) as session:
        names = workers.terms_in_force(session, as_of=as_of, known_at=known_at).indicators()
    engine.dispose()
    tasks = [executor.submit(judge_indicator, url, name, as_of, known_at) for name in names]
    results = []
    for number, task in enumerate(as_completed(tasks), start=1):
        results.append(task.result())
        if on_progress is not None:
            on_progress(results[-1].indicator, number, len(names))
    return sorted(results, key=lambda result: result.indicator)


def judge_indicator(url: str, name: str, as_of: date, known_at: datetime) -> Judged:
    """Judge one indicator of the store at this address, and keep the verdicts as today's.

    Reading and judging hold nobody up; only to keep the verdicts is the right to write taken. Where figures or
    documents came in between, the judging is done again under that right.
    """
    engine = _engine(url)
    with database.session(engine) as session:
        known = demonstration.indicators() if demonstration.is_demonstration(session) else catalogue.indicators()
        basis = _basis(session, name)
        rows = workers.judged(session, known[name], as_of=as_of, known_at=known_at)
    with database.writing(engine) as session:
        if _basis(session, name) != basis:
            rows = workers.judged(session, known[name], as_of=as_of, known_at=known_at)
        moved = workers.keep(session, name, rows, known_at=known_at)
    return Judged(name, len(rows), len(moved))


@contextmanager
def processes(number: int) -> Iterator[Executor]:
    """Worker processes on this machine, begun afresh: a connection to a store does not survive a fork."""
    with ProcessPoolExecutor(number, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool


@contextmanager
def scheduler(address: str, *, at_least: int = 1) -> Iterator[Executor]:
    """The workers of a Dask scheduler at this address; tasks of a lost worker are done again by another.

    Raises ClusterError where nobody answers there, or fewer workers have come in time than are needed.
    """
    from distributed import Client  # noqa: PLC0415 - 0.5 s that nobody else should wait

    try:
        client = Client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        message = f"No scheduler answers at {address}. Start one with `dask scheduler`, or check the address."
        raise ClusterError(message) from error
    with client:
        try:
            client.wait_for_workers(at_least, timeout=_SECONDS)
        except TimeoutError as error:
            message = f"The scheduler at {address} has no workers. Start some with `dask worker {address}`."
            raise ClusterError(message) from error
        yield client.get_executor(retries=_RETRIES, pure=False)


@cache
def _engine(url: str) -> Engine:
    """The store at this address, opened once in a process."""
    return database.engine(url)


def _basis(session: Session, indicator: str) -> tuple[object, ...]:
    """What verdicts on an indicator rest on: its newest release, and the documents as they stand."""
    return (figures.newest_release(session, indicator), *documents.as_they_stand(session))
