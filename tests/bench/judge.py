"""The work of `engines` by the product's own functions, a piece of whole places at a time."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.better import Better
from indicators.judgement.levels import PeriodClass, classify
from indicators.judgement.pieces import Piece, pieces_of
from indicators.judgement.runs import assessed_periods
from indicators.statistics.chart_limits import beyond_limits, process_limits
from indicators.statistics.neighbours import quantile

from .panels import GROUP

GAP = 1
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Read:
    """What is read of a panel: a figure and its agreed level a row, and where each place begins."""

    value: Floats
    path: Floats
    offsets: NDArray[np.int64]

    @property
    def bytes(self) -> int:
        """What these columns weigh."""
        return self.value.nbytes + self.path.nbytes + self.offsets.nbytes


def judged(read: Read) -> Mapping[str, float]:
    """The sums all engines answer with."""
    places = read.offsets.size - 1
    latest, mean, half = np.empty(places), np.empty(places), np.empty(places)
    code, run = np.empty(places, dtype=np.int8), np.empty(places, dtype=np.int64)
    outside = 0
    for piece in pieces_of(read.offsets):
        latest[piece.series], code[piece.series], run[piece.series] = against_line(read, piece)
        value = read.value[piece.figures]
        limits = process_limits(value, piece.offsets)
        mean[piece.series], half[piece.series] = limits.mean, limits.half
        outside += np.count_nonzero(beyond_limits(value, piece.offsets, limits))
    middle = np.repeat(quantile(latest.reshape(-1, GROUP), 0.5), GROUP)
    return {
        "places": places,
        "class": int(code.sum()),
        "run": int(run.sum()),
        "mean": mean.sum(),
        "lower": (mean - half).sum(),
        "upper": (mean + half).sum(),
        "outside": outside,
        "gap": np.abs(latest - middle).sum(),
    }


def against_line(read: Read, piece: Piece) -> tuple[Floats, NDArray[np.int8], NDArray[np.int64]]:
    """The latest known figure of each place, its class against the agreed line, and the misses running up to it."""
    codes = classify(read.value[piece.figures], read.path[piece.figures], better=Better.HIGHER)
    assessed = assessed_periods(codes == PeriodClass.UNKNOWN, piece.offsets, gap=GAP)
    run = assessed.running((codes <= PeriodClass.UNCLEAR_MISS)[assessed.at])
    last = assessed.start[1:] - 1
    at = assessed.at[last]
    return read.value[piece.figures][at], codes[at], run[last]
