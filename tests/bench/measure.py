"""What is measured and how it is printed.

Seconds: the least of several repeats, by the wall clock, loading excluded. Peak memory: the most the process held at
once (VmHWM of /proc where there is one, reset before the work; ru_maxrss elsewhere) less what it held before the
columns were read. Each engine is measured in its own process.
"""

import json
import math
import os
import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
MEGABYTE = 1_000_000
STATUS = Path("/proc/self/status")
RESET = Path("/proc/self/clear_refs")


@dataclass(frozen=True, slots=True)
class Measurement:
    """One row of build/bench.json. `ratio` is how many times as long `ratio_to` took; None where not compared."""

    name: str
    size: int
    seconds: float
    peak_mb: float | None = None
    ratio: float | None = None
    ratio_to: str | None = None

    @property
    def part(self) -> str:
        """The part of the bench that measured it."""
        return self.name.partition(":")[0]


@dataclass(slots=True)
class Stopwatch:
    """Seconds, once the block that was timed has ended."""

    seconds: float = float("nan")


@contextmanager
def stopwatch() -> Iterator[Stopwatch]:
    """Time a block."""
    watch, start = Stopwatch(), time.perf_counter()
    yield watch
    watch.seconds = time.perf_counter() - start


def fastest(work: Callable[[], T], *, repeats: int) -> tuple[float, T]:
    """The shortest of some repeats, with what it answered: what disturbs a machine only ever adds."""
    runs = []
    for _ in range(repeats):
        with stopwatch() as watch:
            answer = work()
        runs.append((watch.seconds, answer))
    return min(runs, key=lambda run: run[0])


def held_mb() -> float:
    """What the process holds now, in MB; the most it ever held where the system does not say."""
    return _status("VmRSS") if STATUS.exists() else _most()


def peak_mb() -> float:
    """The most the process held at once since `forget_peak`."""
    return _status("VmHWM") if STATUS.exists() else _most()


def forget_peak() -> None:
    """Measure the peak from here on, where the system can."""
    if RESET.exists():
        RESET.write_text("5", "ascii")


def _status(name: str) -> float:
    """A line of /proc/self/status, which counts in KiB."""
    line = next(line for line in STATUS.read_text("ascii").splitlines() if line.startswith(name))
    return int(line.split()[1]) * 1024 / MEGABYTE


def _most() -> float:
    """The most the process ever held; macOS counts in bytes, others in KiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024) / MEGABYTE


def machine() -> str:
    """Where and when this is measured."""
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, "
        f"{datetime.now(UTC):%d %B %Y}"
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table whose columns line up."""
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    lines = [head, ["-" * width for width in widths], *rows]
    cells = (" | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)
    return "".join(f"| {line} |\n" for line in cells)


def growth(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The power of its size with which work grows: the slope of a line through the logarithms, by least squares."""
    across, up = ([math.log(one) for one in column] for column in (sizes, seconds))
    slope, _ = statistics.linear_regression(across, up)
    return slope


def save(measurements: Sequence[Measurement], path: Path) -> None:
    """Write one object a measurement; what other parts measured before stays, and what was measured again is new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    again = {one.part for one in measurements}
    kept = [one for one in saved(path) if one.part not in again]
    path.write_text(json.dumps([asdict(one) for one in (*kept, *measurements)], indent=2) + "\n", "utf-8")


def saved(path: Path) -> list[Measurement]:
    """What was measured before; nothing where nothing was."""
    return [Measurement(**one) for one in json.loads(path.read_text("utf-8"))] if path.exists() else []
