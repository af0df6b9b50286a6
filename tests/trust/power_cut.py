"""Copies of a SQLite store's files at random instants while it is written to, as a power cut would leave them.

The writer is stopped for the length of each copy, so that both files are of one instant. Its log is moved into the
database file every few pages, so that many copies fall into the middle of that.

python -m tests.trust.power_cut COPIES SEED FOLDER     (how much was acknowledged before each copy)
"""

import os
import random
import select
import shutil
import signal
import sys
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, event

from data import database
from data.store import audit, facts
from tests.dashboard.document_acts import NOW

ENTRIES: Final = 3
"""How many entries of the log one transaction adds; a copy holds all of them or none."""
LONGEST: Final = 0.02


def write_on(url: str, told: int) -> None:
    """Write one transaction after another until killed."""

    def small_steps(connection: object, _entry: object) -> None:
        connection.execute("PRAGMA wal_autocheckpoint=8")  # type: ignore[attr-defined]  # the driver's own

    event.listen(Engine, "connect", small_steps)
    engine = database.engine(url)
    written = 0
    while True:
        with database.writing(engine) as session:
            for number in range(ENTRIES):
                entry = audit.Entry(at=NOW, person="person 1", act="comment", reason="word " * 50 * number)
                audit.append(session, entry)
            facts.set_fact(session, "written", str(written := written + 1))
        os.write(told, b"A")


def copy(folder: Path, to: Path) -> None:
    """Copy the database and its write-ahead log, without the index that a power cut would lose."""
    to.mkdir()
    for name in ("outcomes.sqlite", "outcomes.sqlite-wal"):
        if (folder / name).exists():
            shutil.copyfile(folder / name, to / name)


def main(copies: int, seed: int, folder: Path) -> None:
    """Make the copies; a line for each says how many transactions were acknowledged before it."""
    url = f"sqlite:///{folder / 'outcomes.sqlite'}"
    engine = database.engine(url)
    database.prepare(engine)
    engine.dispose()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        write_on(url, writing)
    os.close(writing)
    chance, promised = random.Random(seed), 0  # noqa: S311 (instants of copies keep no secret)
    os.read(reading, 1)
    promised += 1
    for number in range(copies):
        select.select([], [], [], chance.uniform(0, LONGEST))
        os.kill(child, signal.SIGSTOP)
        os.waitpid(child, os.WUNTRACED)
        while select.select([reading], [], [], 0)[0]:
            promised += len(os.read(reading, 65536))
        copy(folder, folder / f"copy-{number}")
        sys.stdout.write(f"{promised}\n")
        os.kill(child, signal.SIGCONT)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
