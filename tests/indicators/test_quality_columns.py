"""Figures checked in columns fare exactly as they do one by one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import catalogue, gazetteer
from data.catalogue import UnitKind
from data.observation import Columns, Observation, Status
from data.periods import Period
from indicators import quality
from indicators.quality import Known
from tests.columns_of import columns_of

ASKED = date(2026, 11, 21)
CLAIMANTS = catalogue.indicator("claimant-count")
PLACES = ("E08000003", "E08000004", "E08000016", "E08000038", "E92000001", "X00000001", "E13000001")


def figure(value: float | None, place: str = "E08000003", first: int = 2025, **more: object) -> Observation:
    return Observation(
        indicator="claimant-count",
        place=place,
        period=Period(date(first, 1, 1), date(first + 1, 1, 1)),
        label=str(first),
        status=Status.NOT_AVAILABLE if value is None else Status.FINAL,
        known_from=datetime(2026, 1, 20, tzinfo=UTC),
        value=value,
        **more,  # type: ignore[arg-type]
    )


def assert_same(figures: Sequence[Observation], *, previous: Known | None = None, **different: object) -> None:
    about = replace(CLAIMANTS, **different)  # type: ignore[arg-type]
    located = [replace(one, locator=f"line {line}") for line, one in enumerate(figures, start=2)]
    one_by_one, in_columns = (
        quality.checked(about, some, previous=previous or {}, asked_on=ASKED, places=gazetteer.known_codes())
        for some in (located, columns_of(located))
    )
    assert list(in_columns.kept) == list(one_by_one.kept)
    assert set(in_columns.issues) == set(one_by_one.issues)
    assert (in_columns.refusal, in_columns.held_back) == (one_by_one.refusal, one_by_one.held_back)


FIGURES = st.builds(
    figure,
    st.none() | st.sampled_from([-1.0, 0.0, 3.0, 5.0, 40.0, 101.0]),
    st.sampled_from(PLACES),
    st.sampled_from([2023, 2024, 2025, 2026]),
    count=st.none() | st.just(12.0),
    denominator=st.none() | st.sampled_from([10.0, 100.0]),
)


@given(
    st.lists(FIGURES, min_size=1, max_size=12),
    st.dictionaries(st.tuples(st.sampled_from(PLACES[:4]), st.just(figure(1).period)), st.sampled_from([1.0, 5.0])),
)
def test_both_ways_come_to_the_same(figures: list[Observation], previous: Known) -> None:
    assert_same(figures, previous=previous)
    once = {(gazetteer.current_code(one.place), one.period): one for one in figures if one.place != "E08000016"}
    if once:
        assert_same(list(once.values()), previous=previous)


@pytest.mark.parametrize("england", [4.0, 30.0])
def test_england_is_held_to_its_regions(england: float) -> None:
    regions = [figure(3 + number / 4, code) for number, code in enumerate(sorted(quality.REGIONS))]
    assert_same([figure(england, "E92000001"), *regions])


def test_limits_ranges_and_kinds() -> None:
    figures = [figure(5.0, lower=4.0), figure(5.4, "E08000004", lower=5.5, upper=5.7), figure(-3.0, first=2024)]
    assert_same(figures)
    assert_same(figures, lowest=None, highest=None, unit_kind=UnitKind.RATE)


def test_against_what_was_held_before() -> None:
    year = Period(date(2024, 1, 1), date(2025, 1, 1))
    previous = {("E08000003", year): 5.0, ("E08000004", figure(1).period): 5.0}
    assert_same([figure(60.0), figure(6.0, "E08000004"), figure(None, first=2023)], previous=previous)


def test_columns_stay_columns() -> None:
    columns = columns_of([figure(5.0), figure(500.0, "E08000004")])
    found = quality.checked(CLAIMANTS, columns, previous={}, asked_on=ASKED, places=gazetteer.known_codes())
    assert isinstance(found.kept, Columns)
    assert [one.place for one in found.kept] == ["E08000003"]
