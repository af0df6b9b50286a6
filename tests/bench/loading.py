"""A long file validated and stored through `load_file`, beside SQLite's own bulk loading of the same rows.

    python -m tests.bench.loading FIGURES FOLDER      one load in a process of its own; answers with a line of JSON

Ours reads the file, keeps it, understands every cell, checks every figure, and stores them with indices, keys and
checks; theirs is `executemany` of the finished rows into the same table of a store made the same way.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from sqlalchemy import Engine

from data import database, gazetteer
from indicators.refresh import hold_places, load_file

from .measure import MEGABYTE, Measurement, forget_peak, held_mb, peak_mb, stopwatch, table

SIZES = (100_000, 1_000_000)
AT_LEAST = 0.25
"""What share of SQLite's own speed we mean to reach, in rows a second."""
AT_MOST = 6.0
"""How many times the file's size may be held at once."""
ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 21, tzinfo=UTC)
MAP = """
indicator = "employment-rate"
format = "csv"
place = { column = "areacd" }
period = { column = "period" }
value = "value"
lower = "lower"
upper = "upper"
status = "status"
"""


def run(measurements: list[Measurement], *, sizes: Sequence[int] = SIZES) -> bool:
    """Print ours beside theirs at each size; false where we are slower, or hold more, than we mean to."""
    held = True
    rows = []
    for size in sizes:
        with TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "tests.bench.loading", str(size), folder]
            done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        found: Mapping[str, float] = json.loads(done.stdout.splitlines()[-1])
        share, times = found["theirs"] / found["ours"], found["peak_mb"] / found["file_mb"]
        held &= share >= AT_LEAST and (times <= AT_MOST or size < max(SIZES))
        for name, key in (("ours", "ours"), ("ours again, unchanged", "again"), ("executemany", "theirs")):
            peak = found["peak_mb"] if key == "ours" else None
            ratio, to = (found["ours"] / found["theirs"], "executemany") if key == "ours" else (None, None)
            measurements.append(Measurement(f"loading: {name}", size, found[key], peak, ratio=ratio, ratio_to=to))
            rows.append((name, f"{size:,}", f"{found[key]:.2f}", f"{size / found[key]:,.0f}", f"{peak or 0:,.0f}"))
        sys.stdout.write(
            f"{size:,} rows ({found['file_mb']:.0f} MB): {share:.2f} of SQLite's own speed (meant: {AT_LEAST:g}); "
            f"peak {found['peak_mb']:,.0f} MB, {times:.1f} times the file (meant, at a million: under {AT_MOST:g})\n"
        )
    sys.stdout.write("\n")
    sys.stdout.write(table(("loading", "rows", "seconds", "rows/s", "peak MB"), rows))
    return held


def measured(size: int, folder: Path) -> Mapping[str, float]:
    """Seconds of each way, and the most that ours held above what the process held before."""
    path, mapping = folder / "figures.csv", folder / "map.toml"
    write_file(path, size)
    mapping.write_text(MAP)
    ours = store(folder / "ours.sqlite")
    warm = folder / "warm.csv"
    write_file(warm, min(size, 25_000))
    load_file(store(folder / "warm.sqlite"), warm, mapping, now=NOW, replies=folder / "warm")
    before = held_mb()
    forget_peak()
    with stopwatch() as first:
        (result,) = load_file(ours, path, mapping, now=NOW, replies=folder / "replies")
    peak = peak_mb() - before
    if result.added != size:
        message = f"{result.added:,} of {size:,} rows were stored: {result.problem}"
        raise AssertionError(message)
    with stopwatch() as second:
        load_file(ours, path, mapping, now=NOW + timedelta(days=1), replies=folder / "replies")
    return {
        "ours": first.seconds,
        "again": second.seconds,
        "theirs": executemany(folder / "ours.sqlite", folder / "theirs.sqlite"),
        "peak_mb": peak,
        "file_mb": path.stat().st_size / MEGABYTE,
    }


def executemany(source: Path, target: Path) -> float:
    """Seconds that the driver takes to insert the same rows, finished and in order, into the same table."""
    with database.engine(f"sqlite:///{source}").connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM observation").fetchall()
        releases = connection.exec_driver_sql("SELECT * FROM release").fetchall()
    with store(target).connect() as connection:
        marks = ", ".join("?" * len(releases[0]))
        connection.exec_driver_sql(f"INSERT INTO release VALUES ({marks})", [tuple(row) for row in releases])  # noqa: S608 (marks)
        connection.commit()
        plain = [tuple(row) for row in rows]
        marks = ", ".join("?" * len(plain[0]))
        cursor = connection.connection.cursor()
        with stopwatch() as watch:
            cursor.execute("BEGIN")
            cursor.executemany(f"INSERT INTO observation VALUES ({marks})", plain)  # noqa: S608 (as above)
            cursor.execute("COMMIT")
        cursor.close()
    return watch.seconds


def store(path: Path) -> Engine:
    """An empty store with the places in it."""
    engine = database.engine(f"sqlite:///{path}")
    database.prepare(engine)
    hold_places(engine)
    return engine


def write_file(path: Path, size: int) -> None:
    """A made-up file: every district of England, day after day, each with limits."""
    codes = [place.code for place in gazetteer.places() if place.exists_until is None and place.code.startswith("E0")]
    values = np.random.default_rng(1).integers(3000, 9000, size) / 100
    with path.open("w", encoding="utf-8") as file:
        file.write("areacd,period,value,lower,upper,status\n")
        for row, value in enumerate(values.tolist()):
            day = date(1990, 1, 1) + timedelta(days=row // len(codes))
            file.write(f"{codes[row % len(codes)]},{day},{value},{value - 1.25:.2f},{value + 1.25:.2f},\n")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(int(sys.argv[1]), Path(sys.argv[2]))) + "\n")
