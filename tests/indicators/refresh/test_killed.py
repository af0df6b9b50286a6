"""A refresh that is killed leaves whole releases, and running it again makes what an undisturbed one makes."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests import killed_refresh

POINTS = 20
"""At how many statements, evenly spread from the first to the last commit, a refresh is killed."""


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("killed")
    command = [sys.executable, killed_refresh.__file__, str(folder), str(POINTS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    whole, *deaths = map(int, done.stdout.split())
    assert (deaths[0], deaths[-1], len(set(deaths))) == (1, whole, POINTS)
    return folder


def held(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every figure, verdict and issue, and what was kept of replies; not how often we asked."""
    with sqlite3.connect(folder / "outcomes.sqlite") as store:
        figures = store.execute(
            "SELECT indicator, place, period_start, period_end, known_from, known_until, value, status, note "
            "FROM observation ORDER BY 1, 2, 3, 4, 5"
        ).fetchall()
        facts = store.execute("SELECT key, value FROM store_fact WHERE key LIKE 'judged%' ORDER BY 1").fetchall()
    store.close()
    kept = [(path.name, path.read_bytes()) for path in sorted((folder / "replies").iterdir())]
    return {"figures": figures, "judged": facts, "replies": kept}


def is_sound(folder: Path) -> bool:
    with sqlite3.connect(folder / "outcomes.sqlite") as store:
        checks = (
            store.execute("PRAGMA integrity_check").fetchall(),
            store.execute("PRAGMA foreign_key_check").fetchall(),
        )
    store.close()
    return checks == ([("ok",)], [])


def whole_releases(folder: Path) -> bool:
    """Whether each indicator has all the figures of its releases or none, and was judged where it has any."""
    with sqlite3.connect(folder / "outcomes.sqlite") as store:
        counted = dict(store.execute("SELECT indicator, count(*) FROM observation GROUP BY 1").fetchall())
        judged = {key for (key,) in store.execute("SELECT key FROM store_fact WHERE key LIKE 'judged%'")}
    store.close()
    return set(counted.values()) <= {160, 320} and judged == {f"judged {name}" for name in counted}


@pytest.mark.trust("`kill -9` in a refresh")
@pytest.mark.parametrize("point", range(POINTS))
def test_a_killed_refresh_leaves_nothing_half_stored_and_is_made_good_by_the_next(stores: Path, point: int) -> None:
    store = stores / f"killed-{point}"
    assert is_sound(store)
    assert whole_releases(store)
    killed_refresh.run(store / "outcomes.sqlite", store / "replies")
    assert is_sound(store)
    assert held(store) == held(stores / "whole")
