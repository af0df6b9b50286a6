"""Observations laid out as columns, for the tests of what treats a million of them at once."""

from collections.abc import Sequence
from math import nan

import numpy as np

from data.observation import Columns, Observation, Said


def columns_of(figures: Sequence[Observation]) -> Columns:
    """The same figures as columns; their locators become line 2 and following."""
    places = list(dict.fromkeys(figure.place for figure in figures))
    periods = list(dict.fromkeys((figure.period, figure.label) for figure in figures))
    saids = list(dict.fromkeys(_said(figure) for figure in figures))

    def numbers(name: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        known = (getattr(figure, name) for figure in figures)
        return np.array([nan if number is None else number for number in known], dtype=np.float64)

    return Columns(
        indicator=figures[0].indicator,
        known_from=figures[0].known_from,
        places=tuple(places),
        periods=tuple(periods),
        saids=tuple(saids),
        place=np.array([places.index(figure.place) for figure in figures], dtype=np.int32),
        period=np.array([periods.index((figure.period, figure.label)) for figure in figures], dtype=np.int32),
        said=np.array([saids.index(_said(figure)) for figure in figures], dtype=np.int32),
        value=numbers("value"),
        lower=numbers("lower"),
        upper=numbers("upper"),
        counted=numbers("count"),
        denominator=numbers("denominator"),
        line=np.arange(2, len(figures) + 2, dtype=np.int32),
    )


def _said(figure: Observation) -> Said:
    return Said(figure.status, figure.caveats, figure.status_raw, figure.note)
