"""Kills processes at random instants of what they do, and says after each what of their promises was not kept.

One process that has imported everything forks a child for each trial, which works on a copy of a small store of its
own. A child says on a pipe when a writing transaction begins (B), when it is about to be committed (C) and when it is
committed and acknowledged (A), so that a good part of the kills fall inside a transaction or its commit.

python -m tests.trust.kills KILLS [KIND ...] [--store postgresql] [--seed N]     (a line of JSON for each kill)
"""

import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, event

from data import database
from tests.trust.copies import Copies, Databases, Files
from tests.trust.operations import OPERATIONS, Operation

BEGUN, COMMITTING, ACKNOWLEDGED = b"B", b"C", b"A"
SLACK: Final = 1.2
"""How far beyond the measured time of a stretch a kill may fall, since a machine is busier at one time than another."""
STRETCHES: Final = (BEGUN, COMMITTING, b"")
_PATIENCE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Kill:
    """One process killed: in which stretch, how much it had acknowledged, and what was lost (empty: nothing)."""

    kind: str
    where: str
    promised: int
    lost: str


@dataclass(frozen=True, slots=True)
class _Heard:
    """What a child said and when, in seconds since it began."""

    said: bytes
    at: tuple[float, ...]

    def stretches(self, mark: bytes) -> list[float]:
        """How long each stretch after a mark took, until the next acknowledgement or mark."""
        ends = [*self.at[1:], self.at[-1]]
        return [end - begun for begun, end, one in zip(self.at, ends, self.said, strict=True) if bytes([one]) == mark]


def kills(kind: str, number: int, *, copies: Copies, folder: Path, seed: int) -> Iterator[Kill]:
    """Kill so many processes of a kind, each at an instant drawn at random from what an undisturbed one took."""
    operation = OPERATIONS[kind]
    chance = random.Random(f"{kind} {seed}")  # noqa: S311 (instants of kills keep no secret)
    template = copies.empty()
    operation.fill(template)
    url = copies.of(template, folder / "whole")
    heard = _lived(operation, url, folder / "whole")
    whole = _seen(operation, url, folder / "whole")
    for trial in range(number):
        here = folder / f"trial-{trial}"
        url = copies.of(template, here)
        stretch = STRETCHES[trial % len(STRETCHES)]
        said = _killed(operation, url, here, heard, stretch=stretch, chance=chance)
        copies.settled(url)
        yield Kill(kind, _where(said), said.count(ACKNOWLEDGED), _lost(operation, url, here, said, whole, copies))
        copies.drop(url)


def _lived(operation: Operation, url: str, folder: Path) -> _Heard:
    """What a child that nobody disturbs says, and when."""
    child, pipe = _begun(operation, url, folder)
    begun, said, at = time.monotonic(), b"", []
    while one := os.read(pipe, 1):
        said += one
        at.append(time.monotonic() - begun)
    os.close(pipe)
    status = os.waitpid(child, 0)[1]
    if status or not said.endswith(ACKNOWLEDGED):
        message = f"an undisturbed process ended with {status} after {said!r}"
        raise RuntimeError(message)
    return _Heard(said, tuple(at))


def _killed(
    operation: Operation, url: str, folder: Path, heard: _Heard, *, stretch: bytes, chance: random.Random
) -> bytes:
    """Kill a child in a stretch of its work; everything that it said before."""
    child, pipe = _begun(operation, url, folder)
    said = b""
    if stretch:
        which = chance.randrange(heard.said.count(stretch))
        length = heard.stretches(stretch)[which]
        while said.count(stretch) <= which and (one := os.read(pipe, 1)):
            said += one
    else:
        length = heard.at[-1]
    _wait(pipe, chance.uniform(0.0, SLACK * length))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while one := os.read(pipe, 4096):
        said += one
    os.close(pipe)
    return said


def _wait(pipe: int, seconds: float) -> None:
    """Wait without reading: shorter waits than a scheduler's slice are spent looking at the clock."""
    del pipe
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if left > 0.002:
            select.select([], [], [], left - 0.001)


def _begun(operation: Operation, url: str, folder: Path) -> tuple[int, int]:
    """A forked child at work, and the pipe on which it says how far it is."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    os.close(reading)
    status = 1
    try:
        _mark(lambda mark: os.write(writing, mark))
        operation.work(url, folder, lambda: _say(writing))
        status = 0
    finally:
        os._exit(status)


def _say(pipe: int) -> None:
    os.write(pipe, ACKNOWLEDGED)


def _mark(say: Callable[[bytes], object]) -> None:
    """Say when a writing transaction begins and when it is about to be committed."""

    def writes(connection: Connection) -> bool:
        return connection.get_execution_options().get("outcomes_writes") is True

    def begun(connection: Connection) -> None:
        if writes(connection):
            say(BEGUN)

    def committing(connection: Connection) -> None:
        if writes(connection):
            say(COMMITTING)

    event.listen(Engine, "begin", begun)
    event.listen(Engine, "commit", committing)


def _where(said: bytes) -> str:
    """In which stretch a child died, from the last thing that it said."""
    match said[-1:]:
        case b"B":
            return "in a transaction"
        case b"C":
            return "in a commit"
        case b"A":
            return "after an acknowledgement"
        case _:
            return "before its first write"


def _lost(operation: Operation, url: str, folder: Path, said: bytes, whole: object, copies: Copies) -> str:
    """What is wrong with what a killed child left behind; empty where nothing is."""
    if damage := copies.damage(url):
        return damage
    engine = database.engine(url)
    lost = operation.wrong(engine, folder, said.count(ACKNOWLEDGED))
    engine.dispose()
    if not lost and operation.whole is not None:
        _again(operation, url, folder)
        if _seen(operation, url, folder) != whole:
            lost = "running it again did not lead to what an undisturbed run leaves"
    return lost


def _again(operation: Operation, url: str, folder: Path) -> None:
    """Do the whole of it once more, undisturbed, in a process of its own."""
    child, pipe = _begun(operation, url, folder)
    while os.read(pipe, 4096):
        pass
    os.close(pipe)
    os.waitpid(child, 0)


def _seen(operation: Operation, url: str, folder: Path) -> object:
    if operation.whole is None:
        return None
    engine = database.engine(url)
    seen = operation.whole(engine, folder)
    engine.dispose()
    return seen


def main(given: Sequence[str]) -> int:
    """Print a line for each kill; status 1 where anything was lost."""
    parser = ArgumentParser(prog="tests.trust.kills")
    parser.add_argument("kills", type=int, help="how many of each kind")
    parser.add_argument("kinds", nargs="*", choices=[*OPERATIONS, []], help="all without it")
    parser.add_argument("--store", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    wish = parser.parse_args(given)
    lost = False
    for kind in wish.kinds or OPERATIONS:
        with tempfile.TemporaryDirectory(prefix="outcomes-kills-") as name:
            folder = Path(name)
            copies: Copies = Files(folder / "template") if wish.store == "sqlite" else Databases()
            for kill in kills(kind, wish.kills, copies=copies, folder=folder, seed=wish.seed):
                sys.stdout.write(json.dumps(asdict(kill)) + "\n")
                sys.stdout.flush()
                lost |= bool(kill.lost)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
