"""Files copied at any instant open whole: every acknowledged transaction is there, and no half of one is."""

import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from data import database
from data.store import audit, facts
from tests.trust.power_cut import ENTRIES

COPIES = 24
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def cut(tmp_path_factory):
    """The folder of the copies, and what had been acknowledged before each."""
    folder = tmp_path_factory.mktemp("cut")
    command = [sys.executable, "-m", "tests.trust.power_cut", str(COPIES), "1", str(folder)]
    environment = {**os.environ, "PYTHONPATH": "tests"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    promised = [int(line) for line in done.stdout.split()]
    assert len(promised) == COPIES
    return folder, promised


def whole(path: Path) -> int:
    """How many transactions a copy holds, after checking that it is sound and holds no half of one."""
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    engine = database.engine(f"sqlite:///{path}")
    with database.session(engine) as session:
        length = audit.head(session).length
        assert audit.first_break(session) is None
        written = int(facts.fact(session, "written") or 0)
    engine.dispose()
    assert length == ENTRIES * written
    return written


@pytest.mark.trust("Power cut while writing")
@pytest.mark.parametrize("number", range(COPIES))
def test_what_was_acknowledged_before_a_power_cut_is_there_whole(cut, number):
    folder, promised = cut
    assert whole(folder / f"copy-{number}" / "outcomes.sqlite") >= promised[number]


def end_of_last_commit(log: bytes) -> int:
    """Where the last whole transaction in a write-ahead log ends; what lies behind was never synced, or is left over.

    The layout is that of "WAL-mode File Format": a header of 32 bytes, then frames of 24 bytes and a page each.
    """
    if len(log) < 32:
        return len(log)
    page, salts, end = int.from_bytes(log[8:12], "big"), log[16:24], 32
    for at in range(32, len(log) - page - 23, page + 24):
        if log[at + 8 : at + 16] != salts:
            break
        if log[at + 4 : at + 8] != bytes(4):
            end = at + 24 + page
    return end


@pytest.mark.trust("Power cut while writing")
@pytest.mark.parametrize("number", range(0, COPIES, 3))
def test_garbage_behind_the_last_commit_is_passed_over(cut, tmp_path, number):
    folder, promised = cut
    for name in ("outcomes.sqlite", "outcomes.sqlite-wal"):
        source = folder / f"copy-{number}" / name
        (tmp_path / name).write_bytes(source.read_bytes() if source.exists() else b"")
    log = tmp_path / "outcomes.sqlite-wal"
    body = log.read_bytes()
    if body:
        garbage = random.Random(number).randbytes(5_000)  # noqa: S311 (garbage keeps no secret)
        log.write_bytes(body[: end_of_last_commit(body)] + garbage)
    assert whole(tmp_path / "outcomes.sqlite") >= promised[number]
