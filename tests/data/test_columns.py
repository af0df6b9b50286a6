from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np

from data.observation import Caveat, Columns, Observation, Status
from data.periods import Period
from tests.columns_of import columns_of

FIRST = Observation(
    indicator="employment-rate",
    place="E08000003",
    period=Period(date(2024, 1, 1), date(2025, 1, 1)),
    label="2024",
    status=Status.FINAL,
    known_from=datetime(2026, 1, 20, tzinfo=UTC),
    value=72.8,
    lower=71.9,
    upper=73.7,
    count=100.0,
    denominator=200.0,
    caveats=frozenset({Caveat.CAUTION}),
    status_raw="r",
    note="as said",
    locator="line 2",
)
SECOND = replace(
    FIRST, place="E08000004", status=Status.SUPPRESSED, value=None, lower=None, upper=None, count=None, locator="line 3"
)


def test_columns_are_the_observations_they_were_made_of() -> None:
    columns = columns_of([FIRST, SECOND])
    assert list(columns) == [FIRST, SECOND]
    assert (len(columns), columns[1], columns[-2]) == (2, SECOND, FIRST)
    assert FIRST in columns


def test_some_of_them_are_columns_again() -> None:
    columns = columns_of([FIRST, SECOND])
    assert isinstance(columns[1:], Columns)
    assert list(columns[1:]) == [SECOND]
    some = columns.rows(np.array([False, True]))
    assert list(some) == [SECOND]
    assert (some.places_named, columns.places_named) == ({"E08000004"}, {"E08000003", "E08000004"})
