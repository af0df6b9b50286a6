"""Published yearly series of councils, for measuring how projections did.

They lie outside the project, in ../shared/real, and are read where they stand; no page needs them.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.better import Better
from data.catalogue import indicator
from data.periods import Period, YearType, overlaps, parse_period

ROOT = Path(__file__).parents[2]
DEMONSTRATION = ROOT / "data" / "demonstration" / "published.csv"
REAL = ROOT.parent / "shared" / "real"
COUNCIL = r"E0[6-9]|E10|N09|S12|W06"
"""Codes of councils; countries, regions and combined areas are made of them and would count twice."""
NO_COUNCIL = (970, *range(980, 991))
"""England and the regions in DfE's numbers."""
MARK = re.compile(r" \(\w+\)$")
LEAST_PLACES = 20
POLARITY = {"High": Better.HIGHER, "Low": Better.LOWER}
# ONS states no direction; turning all of these round moves our Brier score by under 0.002.
LOWER = re.compile(
    "mortality|obes|claimant|inactiv|unemploy|poverty|absen|homicide|emission|affordab|travel", re.IGNORECASE
)
YEARLY = re.compile(r"-\d\d-\d\d(?:/P1Y)?$")


@dataclass(frozen=True, slots=True, eq=False)
class YearlySeries:
    """One indicator: places down, consecutive years across, NaN where unknown."""

    name: str
    better: Better
    values: NDArray[np.float64]


def real_series(folder: Path = REAL) -> Iterator[YearlySeries]:
    """Every yearly indicator with figures of 20 or more councils; periods that overlap are left out."""
    yield from _of_dfe(folder / "dfe_lait")
    yield from _of_ons(folder / "ons_els")


def demonstration_series(path: Path = DEMONSTRATION) -> Iterator[YearlySeries]:
    """The yearly indicators the demonstration carries, few as their places are."""
    figures = pd.read_csv(path)
    for name, rows in figures.dropna(subset="value").groupby("indicator"):
        better = indicator(str(name)).better
        yield from _series(str(name), better, rows["place"], rows["label"], rows["value"], least=1)


def _of_dfe(folder: Path) -> Iterator[YearlySeries]:
    """The measures of DfE's Local Authority Interactive Tool."""
    figures = pd.read_parquet(folder / "bds_long_0.parquet")
    words = pd.read_csv(folder / "lait_data_dictionary.csv").drop_duplicates("Measure_short")
    better = {row.Measure_short: POLARITY.get(row.Polarity) for row in words.itertuples()}
    figures = figures[~figures["LA Number"].isin(NO_COUNCIL)]
    figures = figures.assign(
        value=pd.to_numeric(figures["Values"], errors="coerce"),
        label=figures["Years"].str.replace(MARK, "", regex=True),
    )
    for name, rows in figures.dropna(subset="value").groupby("Short Desc"):
        yield from _series(str(name), better.get(name), rows["LA Number"], rows["label"], rows["value"])


def _of_ons(folder: Path) -> Iterator[YearlySeries]:
    """The datasets of ONS Explore Local Statistics."""
    for path in sorted(folder.glob("*.csv.gz")):
        figures = pd.read_csv(path, low_memory=False)
        figures = figures[figures["areacd"].str.match(COUNCIL)]
        figures = figures[figures["period"].str.contains(YEARLY)]
        figures = figures.assign(value=pd.to_numeric(figures["observation"], errors="coerce"))
        for names, rows in figures.dropna(subset="value").groupby(["indicator", "measure", "unit"], dropna=False):
            name = f"{path.name.removesuffix('.csv.gz')}: {names[0]}, {names[1]}"
            better = Better.LOWER if LOWER.search(name) else Better.HIGHER
            yield from _series(name, better, rows["areacd"], rows["period"].str.slice(0, 4), rows["value"])


def _series(
    name: str,
    better: Better | None,
    place: pd.Series,
    label: pd.Series,
    value: pd.Series,
    *,
    least: int = LEAST_PLACES,
) -> Iterator[YearlySeries]:
    """The series of one indicator, unless its places are few or its periods overlap."""
    periods = {text: _period(text) for text in label.unique()}
    known = [period for period in periods.values() if period is not None]
    if overlaps(known) or place.nunique() < least or any(period is None for period in periods.values()):
        return
    year = label.map({text: period.start.year for text, period in periods.items() if period})
    table = pd.DataFrame({"place": place, "year": year, "value": value}).drop_duplicates(["place", "year"], keep="last")
    grid = table.pivot_table(index="place", columns="year", values="value")
    grid = grid.reindex(columns=range(int(year.min()), int(year.max()) + 1))
    yield YearlySeries(name, better or _coin(name), grid.to_numpy(dtype=np.float64))


def _period(label: str) -> Period | None:
    """The year a label stands for; None for a stray mark."""
    return None if label == "0" else parse_period(label, year=YearType.ACADEMIC)


def _coin(name: str) -> Better:
    """A direction for an indicator that has none: a fixed coin, the same in every run."""
    return Better.HIGHER if zlib.crc32(name.encode()) % 2 else Better.LOWER
