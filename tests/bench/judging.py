"""The judging that SQL and frames can express too, by our functions and by theirs, on the same figures."""

import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .alone import alone
from .engines import ENGINES
from .measure import MEGABYTE, Measurement, growth, table
from .panels import PERIODS

SIZES = (1_000_000, 10_000_000, 50_000_000)
LARGE = 20_000_000
"""From here on one round and one repeat: what disturbs a machine disturbs little of so long a work."""
ROUNDS = 3
REPEATS = 3
AT_LEAST = 2.0
"""How many times as fast as the best of the others we mean to be."""
OF_BARE = 1.5
"""How many times as long as bare NumPy we may take, at ten million figures and more."""
BARE, OURS_TWICE = "bare NumPy", "ours, two workers"
ENOUGH = 10_000_000
AT_MOST = 4.0
"""How many times the columns read may be held at once."""
READ = 16
"""Bytes a figure that our judge reads: the figure and its agreed level."""
TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Found:
    """What one engine did on one size: the least seconds and the highest peak of all rounds."""

    engine: str
    seconds: float
    peak_mb: float
    sums: Mapping[str, float]


def run(
    measurements: list[Measurement], *, sizes: Sequence[int] = SIZES, rounds: int = ROUNDS, repeats: int = REPEATS
) -> bool:
    """Print the engines side by side; false where sums differ, or where ours takes longer than it may."""
    same = True
    rows = []
    every: dict[str, list[float]] = {name: [] for name in ENGINES}
    for size in sizes:
        often = (rounds, repeats) if size < LARGE else (1, 1)
        found = engines_on(size, rounds=often[0], repeats=often[1])
        ours, *others = found
        best = min((one for one in others if one.engine not in {BARE, OURS_TWICE}), key=lambda one: one.seconds)
        bare = next(one for one in others if one.engine == BARE)
        differing = [one.engine for one in others if not agree(ours.sums, one.sums)]
        same &= not differing
        same &= size < ENOUGH or ours.seconds <= OF_BARE * bare.seconds
        for one in found:
            every[one.engine].append(one.seconds)
            to = bare if one is ours else ours
            ratio = one.seconds / to.seconds
            measurements.append(
                Measurement(f"judging: {one.engine}", size, one.seconds, one.peak_mb, ratio=ratio, ratio_to=to.engine)
            )
            to_ours = "1" if one is ours else f"{ratio:.1f}"
            rows.append((one.engine, f"{size:,}", f"{one.seconds:.3f}", to_ours, f"{one.peak_mb:,.0f}"))
        memory, times = ours.peak_mb / (READ * size / MEGABYTE), best.seconds / ours.seconds
        said = f"sums differ: {', '.join(differing)}" if differing else "all sums equal"
        sys.stdout.write(
            f"{size:,} figures ({ours.sums['places']:,.0f} series of {PERIODS}): {times:.1f} times as fast as "
            f"{best.engine} (meant: {AT_LEAST:g}); {ours.seconds / bare.seconds:.2f} times as long as bare NumPy "
            f"(meant: {OF_BARE:g} at most); peak {memory:.1f} times the columns read "
            f"(meant: under {AT_MOST:g}); {said}\n"
        )
    sys.stdout.write("\n")
    sys.stdout.write(table(("engine", "figures", "seconds", "× ours", "peak MB"), rows))
    sys.stdout.write("\n")
    for name, seconds in every.items() if len(sizes) > 1 else ():
        power = growth(sizes, seconds)
        to = "the power of its figures with which it grows"
        measurements.append(Measurement(f"judging: growth of {name}", sizes[-1], 0.0, ratio=power, ratio_to=to))
        sys.stdout.write(f"{name}: grows with the power {power:.2f} of its figures\n")
    return same


def engines_on(size: int, *, rounds: int, repeats: int) -> list[Found]:
    """Every engine on so many figures, taking turns, each time in a process of its own; ours first."""
    every: dict[str, list[Mapping[str, Any]]] = {name: [] for name in ENGINES}
    for _ in range(rounds):
        for name, answers in every.items():
            answers.append(alone(name, size, repeats=repeats))
    return [
        Found(
            engine=name,
            seconds=min(answer["seconds"] for answer in answers),
            peak_mb=max(answer["peak_mb"] for answer in answers),
            sums=answers[0]["answer"],
        )
        for name, answers in every.items()
    ]


def agree(ours: Mapping[str, float], theirs: Mapping[str, float]) -> bool:
    """Whether two engines gave the same sums but for the order of adding."""
    return ours.keys() == theirs.keys() and all(
        math.isclose(value, theirs[name], rel_tol=TOLERANCE) for name, value in ours.items()
    )
