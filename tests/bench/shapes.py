"""What a published series looks like: its level, how far places lie apart, how slowly it moves, how wide its ranges.

Taken from real series where they stand in ../shared/real, else from the constants below, so that a made nation is
as hard to store and to judge as a real one. Only these few numbers are taken, never a figure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .real_series import COUNCIL, REAL, YEARLY

LEAST_PLACES, LEAST_YEARS = 50, 6


@dataclass(frozen=True, slots=True)
class Shape:
    """One indicator's shape, in its own unit.

    `level` is the middle of all places and `spread` the standard deviation between them; `moves` that of a place
    about its own level, of which `carried` is kept from one period to the next. `half` is half a 95 % range, 0 where
    none is published; `missing` the share of figures withheld.
    """

    level: float
    spread: float
    moves: float
    carried: float
    half: float
    missing: float


STATED = (
    Shape(level=74.0, spread=5.0, moves=1.6, carried=0.6, half=2.8, missing=0.01),
    Shape(level=24.0, spread=4.5, moves=1.1, carried=0.8, half=1.9, missing=0.0),
    Shape(level=61.0, spread=7.0, moves=2.4, carried=0.5, half=0.0, missing=0.03),
    Shape(level=18.0, spread=6.0, moves=1.9, carried=0.7, half=3.1, missing=0.06),
)
"""What is made where no real series stand here: a rate of work, of obesity, of attainment, of a rare event."""


@cache
def shapes(folder: Path = REAL) -> tuple[Shape, ...]:
    """The shape of every real yearly series with enough places and years; the stated ones where there are none."""
    return tuple(_real(folder)) or STATED


def _real(folder: Path) -> Iterator[Shape]:
    for path in sorted((folder / "ons_els").glob("*.csv.gz")):
        rows = pd.read_csv(path, low_memory=False)
        rows = rows[rows["areacd"].str.match(COUNCIL) & rows["period"].str.contains(YEARLY)]
        for column in ("observation", "lci_95", "uci_95"):
            rows = rows.assign(**{column: pd.to_numeric(rows.get(column, np.nan), errors="coerce")})
        for _, some in rows.groupby(["indicator", "measure", "unit"], dropna=False):
            grid = some.pivot_table(index="areacd", columns="period", values="observation")
            if grid.shape[0] >= LEAST_PLACES and grid.shape[1] >= LEAST_YEARS:
                yield _shape(some, grid.to_numpy(dtype=np.float64))


def _shape(rows: pd.DataFrame, grid: NDArray[np.float64]) -> Shape:
    """The shape of one series: places down, periods across."""
    own = np.nanmean(grid, axis=1, keepdims=True)
    away = grid - own
    before, after = away[:, :-1].ravel(), away[:, 1:].ravel()
    both = ~np.isnan(before) & ~np.isnan(after)
    carried = np.corrcoef(before[both], after[both])[0, 1] if both.any() and away[:, 1:].any() else 0.0
    half = float(((rows["uci_95"] - rows["lci_95"]) / 2).median())
    return Shape(
        level=float(np.nanmedian(own)),
        spread=float(np.nanstd(own)),
        moves=float(np.nanstd(away)),
        carried=float(np.clip(np.nan_to_num(carried), 0.0, 0.95)),
        half=0.0 if np.isnan(half) else half,
        missing=float(rows["observation"].isna().mean()),
    )
