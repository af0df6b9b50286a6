"""What every command shares: the store in use, its day, judging, progress, and refusing in one sentence."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

import click
from sqlalchemy import Engine
from sqlmodel import Session

from dashboard import selection
from dashboard.orders import held as held_orders
from dashboard.questions import facts, held, judged
from data import database
from data.catalogue import Indicator
from indicators import workers
from indicators.refresh import hold_places


class Refused(click.ClickException):
    """An order that was refused, in one sentence; exit status 1."""

    def show(self, file: object = None) -> None:
        """Print the sentence and nothing else."""
        del file
        click.echo(self.format_message(), err=True)


def engine_in_use() -> Engine:
    """The store in use, brought up to date, with the reference of places in it."""
    engine = database.engine(database.default_url())
    database.prepare(engine)
    hold_places(engine)
    return engine


@contextmanager
def store_in_use() -> Iterator[Session]:
    """A session on the store in use."""
    with database.session(engine_in_use()) as session:
        yield session


def moment_of(session: Session) -> datetime:
    """What the store takes for now: the end of the day that a demonstration carries, else the clock."""
    return selection.present(datetime.now(UTC), demonstration_day=facts.demonstration_day(session))


def judge_one(session: Session, indicator: Indicator, as_of: date, known_at: datetime) -> None:
    """Judge an indicator whose figures changed, at the store's own moment."""
    del as_of, known_at
    moment = moment_of(session)
    workers.judge_and_keep(session, indicator, as_of=workers.day_of(moment), known_at=moment)


def let_go(engine: Engine) -> tuple[str, ...]:
    """Let go the figures whose minute has come: judge what they move; the indicators that had any."""
    with database.session(engine) as session:
        now = moment_of(session) if facts.demonstration_day(session) else datetime.now(UTC)
        due = held.due(session, now=now)
    if not due:
        return ()
    with database.writing(engine) as session:
        return held_orders.let_go(session, now=now)


def judge_all(engine: Engine) -> int:
    """Judge everything at the store's own moment; how many verdicts moved."""
    with database.writing(engine) as session:
        moment = moment_of(session)
        known = judged.known_indicators(session)
        moved = workers.judge_everything(session, as_of=workers.day_of(moment), known_at=moment, indicators=known)
        return len(moved)


def judge_past(engine: Engine) -> None:
    """Judge a store that was filled with a past, moment by moment, so that each move of a verdict is on record."""
    with database.writing(engine) as session:
        workers.judge_past(session, until=moment_of(session), indicators=judged.known_indicators(session))


@contextmanager
def progress(total: int, doing: str) -> Iterator[Callable[[str, int, int], None]]:
    """A bar on a terminal and plain lines otherwise; lines that matter are printed either way."""
    if not sys.stderr.isatty():
        yield lambda line, _number, _total: click.echo(line)
        return
    with click.progressbar(length=total, label=doing, file=sys.stderr) as bar:

        def told(line: str, _number: int, _total: int) -> None:
            click.echo("\r\x1b[K" + line)
            bar.update(1)

        yield told
