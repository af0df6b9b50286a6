"""What a serving process does each minute: let go the figures whose minute has come, and tell whoever is told."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import click
from sqlalchemy import Engine

from dashboard.cli import telling
from dashboard.cli.shell import let_go
from data import database
from data.database import StoreError

MINUTE = 60.0


def each_minute(engine: Engine, *, clock: Callable[[], datetime], pause: Callable[[float], bool]) -> None:
    """Let figures go at each full minute, until `pause` (which waits so many seconds) says to stop.

    A store that is busy is asked again a minute later: the record follows, and readers see the figures anyway.
    """
    while not pause(MINUTE - clock().timestamp() % MINUTE):
        try:
            if let_go(engine):
                telling.after_refresh(engine)
        except StoreError as problem:
            click.echo(str(problem), err=True)


def beside_serving() -> Callable[[], None]:
    """Begin to do so in a thread of its own, which ends with the process; what is returned stops it."""
    stop = threading.Event()
    engine = database.engine(database.default_url())

    def run() -> None:
        each_minute(engine, clock=lambda: datetime.now(UTC), pause=stop.wait)

    threading.Thread(target=run, name="each minute", daemon=True).start()
    return stop.set
