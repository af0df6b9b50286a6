"""All verdicts of a panel by the product's array functions: how many figures a second, and where the time goes."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.better import Better
from indicators.judgement.course import judge_course_panel
from indicators.judgement.direction import direction_by_chart, direction_by_trend
from indicators.judgement.levels import classify
from indicators.judgement.pieces import Piece, pieces_of
from indicators.judgement.standards import replay_panel
from indicators.statistics.control_chart import xmr
from indicators.statistics.neighbours import neighbour_gap
from indicators.statistics.trend import recent_trend

from .alone import alone
from .measure import MEGABYTE, Measurement, stopwatch, table
from .panels import PERIODS, Columns

SIZES = (1_000_000, 10_000_000)
REPEATS = 3
PARTS = ("course", "standard", "direction", "comparison")
HALF = 1.0
FLOOR = 69.0
MARGIN = 0.5
DUE = 5
NEIGHBOURS = 10
POINTS = 5
READ = 33
"""Bytes a figure: the figure, its limits, its agreed level, and whether it is provisional."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A panel with limits and an agreed line, and the neighbours of each place."""

    value: NDArray[np.float64]
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    path: NDArray[np.float64]
    provisional: NDArray[np.bool_]
    offsets: NDArray[np.int64]
    neighbours: NDArray[np.int64]


def run(measurements: list[Measurement], *, sizes: Sequence[int] = SIZES, repeats: int = REPEATS) -> bool:
    """Print the figures judged in a second, and the share of each part."""
    rows = []
    for size in sizes:
        found = alone("verdicts", size, repeats=repeats)
        seconds, peak, parts = found["seconds"], found["peak_mb"], found["answer"]
        total = sum(parts[part] for part in PARTS)
        measurements.append(Measurement("verdicts: all", size, seconds, peak))
        measurements += [
            Measurement(f"verdicts: {part}", size, parts[part], ratio=parts[part] / total, ratio_to="verdicts: all")
            for part in PARTS
        ]
        rows.append(
            (
                f"{size:,}",
                f"{seconds:.2f}",
                f"{size / seconds / MEGABYTE:.1f} million",
                *(f"{parts[part] / total:.0%}" for part in PARTS),
                f"{peak:,.0f} ({peak / (READ * size / MEGABYTE):.1f} × what is read)",
            )
        )
    sys.stdout.write("All verdicts: course; standard with episodes; direction with all chart rules and recent trend; ")
    sys.stdout.write("comparison with ten neighbours\n\n")
    sys.stdout.write(table(("figures", "seconds", "figures a second", *PARTS, "peak MB"), rows))
    return True


def prepared(columns: Columns) -> Callable[[], Mapping[str, float]]:
    """The panel, and the work to time; it answers with the seconds each part took."""
    places = columns.group.size
    figures = Figures(
        value=columns.value,
        lower=columns.value - HALF,
        upper=columns.value + HALF,
        path=columns.path,
        provisional=columns.period == PERIODS - 1,
        offsets=columns.offsets,
        neighbours=(np.arange(places)[:, None] + np.arange(1, NEIGHBOURS + 1)) % places,
    )
    return lambda: judged(figures)


def judged(figures: Figures) -> Mapping[str, float]:
    """Every verdict of every place; answers with the seconds of each part."""
    seconds = dict.fromkeys(PARTS, 0.0)
    course = np.empty(figures.value.size, dtype=np.int8)
    stage = np.empty(figures.value.size, dtype=np.int8)
    episode = np.empty(figures.offsets.size - 1, dtype=np.int64)
    by_chart, by_trend = np.empty(episode.size, dtype=np.int8), np.empty(episode.size, dtype=np.int8)
    for piece in pieces_of(figures.offsets):
        with stopwatch() as timed:
            course[piece.figures] = courses(figures, piece)
        seconds["course"] += timed.seconds
        with stopwatch() as timed:
            stage[piece.figures], episode[piece.series] = standards(figures, piece)
        seconds["standard"] += timed.seconds
        with stopwatch() as timed:
            by_chart[piece.series], by_trend[piece.series] = directions(figures, piece)
        seconds["direction"] += timed.seconds
    with stopwatch() as timed:
        latest, base = figures.value[figures.offsets[1:] - 1], figures.value[figures.offsets[:-1]]
        neighbour_gap(
            latest,
            latest[figures.neighbours],
            se=HALF / 1.96,
            base=base,
            base_neighbours=base[figures.neighbours],
            base_se=HALF / 1.96,
        )
    seconds["comparison"] += timed.seconds
    return seconds


def courses(figures: Figures, piece: Piece) -> NDArray[np.int8]:
    """The course after each period."""
    at = piece.figures
    position = np.arange(at.stop - at.start) - np.repeat(piece.offsets[:-1], np.diff(piece.offsets))
    return judge_course_panel(
        figures.value[at],
        piece.offsets,
        figures.path[at],
        final=figures.path[figures.offsets[1:][piece.series] - 1],
        due=position >= PERIODS - DUE,
        better=Better.HIGHER,
        lower=figures.lower[at],
        upper=figures.upper[at],
        provisional=figures.provisional[at],
        margin=0.1,
        decimals=1,
    )


def standards(figures: Figures, piece: Piece) -> tuple[NDArray[np.int8], NDArray[np.int64]]:
    """The stage after each period, and the episode each place is in."""
    at = piece.figures
    now, back = (
        classify(
            figures.value[at],
            level,
            better=Better.HIGHER,
            lower=figures.lower[at],
            upper=figures.upper[at],
            decimals=1,
        )
        for level in (FLOOR, FLOOR + MARGIN)
    )
    history = replay_panel(now, piece.offsets, recovery=back, provisional=figures.provisional[at])
    return history.stage, history.episode[piece.offsets[1:] - 1]


def directions(figures: Figures, piece: Piece) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """The direction of each place by its control chart, and by its recent trend."""
    at = piece.figures
    series = np.repeat(np.arange(piece.offsets.size - 1), np.diff(piece.offsets))
    chart = xmr(figures.value[at], better=Better.HIGHER, segment=series)
    last = piece.offsets[1:, None] - np.arange(POINTS, 0, -1)
    trend = recent_trend(
        figures.value[at][last], lower=figures.lower[at][last], upper=figures.upper[at][last], better=Better.HIGHER
    )
    by_chart = direction_by_chart(chart, at=piece.offsets[1:] - 1)
    return by_chart.direction, direction_by_trend(trend.trend).direction
