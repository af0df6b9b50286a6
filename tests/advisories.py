"""Hold what we pin to the public list of known vulnerabilities: `make check` runs this.

A vulnerability fails the check unless it is accepted below, with a reason and a day until which that holds. Where the
list cannot be reached nothing is audited, which is said, and the check goes on: work without a network stays possible.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
import requests

ROOT = Path(__file__).parents[1]
PINNED = ("requirements.txt", "requirements-build.txt")
LIST = "https://api.osv.dev"
PATIENCE = 4.0
LONGEST = 300
UNREACHED = f"The list of advisories at {LIST} cannot be reached, so no dependency was audited. Run this again online."


@dataclass(frozen=True, slots=True)
class Accepted:
    """A vulnerability that we live with: its name in the list, why it does not reach us, and until when we say so."""

    name: str
    because: str
    until: date


ACCEPTED: tuple[Accepted, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A vulnerability of something that we pin, by all the names it goes under."""

    package: str
    names: tuple[str, ...]
    mended_in: tuple[str, ...]

    def __str__(self) -> str:
        """Return one sentence that names it and the cure."""
        cure = f"Pin {self.package} {' or '.join(self.mended_in)}." if self.mended_in else "No version mends it yet."
        return f"{self.package}: {', '.join(self.names)}. {cure}"


def reached(ask: Callable[[], object], *, patience: float = PATIENCE) -> bool:
    """Return whether the list answers within a few seconds; looking up its name may hang for longer than any limit."""
    answers: list[object] = []

    def tried() -> None:
        try:
            answers.append(ask())
        except requests.RequestException:
            return

    asking = threading.Thread(target=tried, daemon=True)
    asking.start()
    asking.join(patience)
    return bool(answers)


def found_in(report: str) -> tuple[Found, ...]:
    """Return every vulnerability that a report of pip-audit names."""
    said: Mapping[str, Sequence[Mapping[str, Any]]] = json.loads(report)
    return tuple(
        Found(str(one["name"]), (str(flaw["id"]), *map(str, flaw["aliases"])), tuple(map(str, flaw["fix_versions"])))
        for one in said["dependencies"]
        for flaw in one.get("vulns", ())
    )


def unaccepted(found: Iterable[Found], accepted: Sequence[Accepted], *, today: date) -> tuple[Found, ...]:
    """Return what is not accepted, or no longer."""
    names = {one.name for one in accepted if today < one.until}
    return tuple(one for one in found if not names.intersection(one.names))


def audited(file: Path) -> str:
    """Return pip-audit's report on a file of pinned requirements; nothing is installed or downloaded."""
    order = [sys.executable, "-m", "pip_audit", "--requirement", str(file), "--disable-pip", "--require-hashes"]
    order += ["--vulnerability-service", "osv", "--format", "json", "--progress-spinner", "off", "--timeout", "10"]
    done = subprocess.run(order, capture_output=True, text=True, check=False, timeout=LONGEST)
    if not done.stdout.strip():
        raise ConnectionError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "no answer")
    return done.stdout


def main() -> int:
    """Audit both files; 1 where something is not accepted."""
    if not reached(lambda: requests.head(LIST, timeout=PATIENCE)):
        click.echo(UNREACHED)
        return 0
    try:
        found = tuple(one for name in PINNED for one in found_in(audited(ROOT / name)))
    except (ConnectionError, subprocess.TimeoutExpired, json.JSONDecodeError):
        click.echo(UNREACHED)
        return 0
    wrong = unaccepted(found, ACCEPTED, today=datetime.now(UTC).date())
    for one in wrong:
        click.echo(one)
    if not wrong:
        click.echo(f"No known vulnerability in {' or '.join(PINNED)}; {len(found)} accepted with a reason.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
