"""`make trust`: every attack and fault that is tried, as a table; exit status 1 where one was lost or never tried.

python -m tests.trust [--kills 500] [--store postgresql] [--seed N] [--without-browser]
"""

import json
import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Final

from tests.trust.promises import CAMPAIGNS
from tests.trust.table import Row, Try, lines, rows

ROOT: Final = Path(__file__).parents[2]
RESULTS: Final = ROOT / "build" / "trust.json"
PROCESSES: Final = 2


def main(given: Sequence[str]) -> int:
    """Try everything, print the table, write the JSON beside it."""
    wish = _wish(given)
    tries, details = [], {}
    if wish.kills:
        share = partial(_killed, number=wish.kills // len(CAMPAIGNS), wish=wish)
        with ThreadPoolExecutor(PROCESSES) as side_by_side:
            found = list(side_by_side.map(share, CAMPAIGNS))
        for name, killed in zip(CAMPAIGNS.values(), found, strict=True):
            tries += [Try(name, f"killed {one['where']}", one["lost"]) for one in killed]
            details[name] = _where(killed)
    tries += _marked(wish, "tests", "--ignore", "tests/browser")
    if not wish.without_browser:
        tries += _marked(wish, "tests/browser")
    table = rows(tries)
    sys.stdout.write("\n".join(lines(table, details=details)) + "\n")
    _write(table, details, store=wish.store)
    return _status(table)


def _wish(given: Sequence[str]) -> Namespace:
    parser = ArgumentParser(prog="tests.trust", description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="processes to kill in all, a share of each kind")
    parser.add_argument("--store", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--seed", type=int, default=1, help="which instants are drawn")
    parser.add_argument("--without-browser", action="store_true", help="leave out what needs a Chromium")
    return parser.parse_args(given)


def _killed(kind: str, *, number: int, wish: Namespace) -> list[dict[str, str]]:
    """Kill so many processes of a kind; one that cannot even be begun counts as lost."""
    command = [sys.executable, "-m", "tests.trust.kills", str(number), kind, "--store", wish.store]
    done = subprocess.run(
        [*command, "--seed", str(wish.seed)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "tests"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    if len(found) < number:
        found.append({"where": "nowhere", "lost": (done.stderr.strip().splitlines() or ["it ended early"])[-1]})
    return found


def _where(killed: Sequence[dict[str, str]]) -> str:
    """How many of the kills fell where."""
    counted = Counter(one["where"] for one in killed)
    return "; ".join(f"{number:,} {where}" for where, number in counted.most_common())


def _marked(wish: Namespace, *tests: str) -> list[Try]:
    """Run the tests that are marked; a run that ends without results counts as lost."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.json"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.trust.marked", "-m", "trust", *tests]
        done = subprocess.run(
            [*command, "--trust-results", str(results), "-n", str(PROCESSES)],
            cwd=ROOT,
            env={**os.environ, "OUTCOMES_TEST_STORE": wish.store},
            capture_output=True,
            text=True,
            check=False,
        )
        ended = json.loads(results.read_text(encoding="utf-8")) if results.is_file() else []
        nothing_marked = done.returncode == 5
        if done.returncode not in {0, 1} and not nothing_marked:
            sys.stderr.write(done.stdout + done.stderr)
            return [Try(f"the tests of {tests[0]}", "run", "they could not be run; what they said stands above")]
    return [
        Try(name, one["test"], " ".join(one["lost"])) for one in ended if one["tried"] for name in sorted(one["names"])
    ]


def _write(found: Sequence[Row], details: dict[str, str], *, store: str) -> None:
    RESULTS.parent.mkdir(exist_ok=True)
    told = [{**asdict(row), "survived": row.survived, "where": details.get(row.name, "")} for row in found]
    RESULTS.write_text(json.dumps({"store": store, "rows": told}, indent=1, ensure_ascii=False), encoding="utf-8")


def _status(found: Sequence[Row]) -> int:
    """0 where everything was tried and survived; else 1, and which was not on the error stream."""
    wanting = [row.name for row in found if not row.holds]
    if wanting:
        sys.stderr.write(f"Not tried, or lost: {'; '.join(wanting)}.\n")
    return 1 if wanting else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
