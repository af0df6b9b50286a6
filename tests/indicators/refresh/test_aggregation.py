from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from data import catalogue, database
from data.catalogue import Indicator, UnitKind
from data.observation import Caveat, Observation, Status
from data.periods import Period
from indicators.refresh import hold_places
from indicators.refresh.aggregation import OURS, sums
from indicators.refresh.places import places_held
from indicators.statistics.intervals import byar, wilson
from tests.columns_of import columns_of

EMPLOYED = catalogue.indicator("employment-rate")
INJURIES = catalogue.indicator("child-injury-admissions")
YEAR = Period(date(2024, 1, 1), date(2025, 1, 1))
KNOWN = datetime(2026, 1, 20, tzinfo=UTC)
NORTH, EAST, WEST, COUNTY = "x-north", "E08000001", "E08000002", "E10000001"
PARTS = {NORTH: (EAST, WEST)}


def figure(place: str, count: float | None, denominator: float | None, **different: object) -> Observation:
    value = None if count is None or not denominator else round(100 * count / denominator, 1)
    said = {"value": value, "status": Status.FINAL if value is not None else Status.SUPPRESSED}
    said |= {"period": YEAR, "label": "2024", "known_from": KNOWN, "locator": f"row of {place}"}
    return Observation(indicator=EMPLOYED.name, place=place, count=count, denominator=denominator, **(said | different))


def added(
    *figures: Observation, parts: Mapping[str, Sequence[str]] = PARTS, indicator: Indicator = EMPLOYED, **more: object
) -> list[Observation]:
    return sums(indicator, figures, wholes=[NORTH], parts_of=lambda code, _: parts.get(code, ()), **more)


def test_counts_are_added_and_then_divided() -> None:
    (made,) = added(figure(EAST, 30, 40), figure(WEST, 12, 60))
    assert (made.place, made.value, made.count, made.denominator) == (NORTH, 42.0, 42, 100)
    assert (made.status, made.note) == (Status.FINAL, "Summed by us from two districts.")
    assert made.locator == "sum of E08000001 (row of E08000001), E08000002 (row of E08000002)"
    assert (made.period, made.label, made.known_from) == (YEAR, "2024", KNOWN)


def test_a_rate_is_per_what_its_unit_says() -> None:
    injuries = replace(INJURIES, name=EMPLOYED.name)
    parts = [figure(place, 123, 20_000, value=61.5) for place in (EAST, WEST)]
    (made,) = added(*parts, indicator=injuries)
    assert made.value == 61.5
    assert added(*parts, indicator=replace(injuries, unit="admissions a head")) == []
    assert added(*parts, indicator=replace(injuries, unit_kind=UnitKind.AMOUNT)) == []


def test_a_long_file_is_added_up_too() -> None:
    pair = [figure(EAST, 30, 40), figure(WEST, 12, 60), figure("E08000009", None, None)]
    (made,) = sums(EMPLOYED, columns_of(pair), wholes=[NORTH], parts_of=lambda code, _: PARTS.get(code, ()))
    assert (made.value, made.locator) == (42.0, "sum of E08000001 (line 2), E08000002 (line 3)")


@pytest.mark.parametrize(
    ("west", "why"),
    [
        (None, "no figure of one part"),
        (figure(WEST, None, None), "it is suppressed"),
        (figure(WEST, None, None, value=20.0, status=Status.FINAL), "it has a rate alone"),
        (figure(WEST, 12, None, value=20.0, status=Status.FINAL), "it has no denominator"),
        (figure(WEST, 0, 0, value=20.0, status=Status.FINAL), "nobody lives there"),
        (figure(WEST, -12, 60, value=-20.0), "a count below nothing"),
        (figure(WEST, -12, -60, value=20.0), "a denominator below nothing"),
        (figure(WEST, 12, 60, value=24.0), "its rate is standardised"),
        (figure(WEST, 12, 60, status=Status.PROJECTED), "it is projected"),
        (figure(WEST, 12, 60, caveats=frozenset({Caveat.COMBINED_AREA})), "it is of more than one area"),
        (figure(WEST, 12, 60, caveats=frozenset({Caveat.PERTURBED})), "its count is perturbed"),
    ],
)
def test_without_both_parts_there_is_no_figure(west: Observation | None, why: str) -> None:
    assert added(figure(EAST, 30, 40), *([west] if west else [])) == [], why


def test_what_is_published_stands_even_where_it_is_suppressed() -> None:
    assert added(figure(EAST, 30, 40), figure(WEST, 12, 60), figure(NORTH, None, None)) == []


def test_one_part_is_no_sum() -> None:
    assert added(figure(EAST, 30, 40), parts={NORTH: (EAST,)}) == []


def test_a_part_without_a_figure_is_looked_for_in_its_own_parts() -> None:
    parts = {NORTH: (COUNTY, WEST), COUNTY: (EAST, "E08000003")}
    third = figure("E08000003", 10, 100)
    (made,) = added(figure(EAST, 30, 40), figure(WEST, 12, 60), third, parts=parts)
    assert (made.value, made.note) == (26.0, f"{OURS} from three districts.")
    county = figure(COUNTY, 40, 140)
    (made,) = added(figure(EAST, 30, 40), figure(WEST, 12, 60), third, county, parts=parts)
    assert (made.value, made.note) == (26.0, f"{OURS} from two areas.")


def test_many_parts_are_written_as_a_number() -> None:
    places = [f"E090000{number:02}" for number in range(13)]
    (made,) = added(*(figure(place, 7, 10) for place in places), parts={NORTH: places})
    assert made.note == f"{OURS} from 13 districts."


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ((Status.FINAL, Status.REVISED), Status.FINAL),
        ((Status.FINAL, Status.PROVISIONAL), Status.PROVISIONAL),
        ((Status.ESTIMATED, Status.PROVISIONAL), Status.ESTIMATED),
    ],
)
def test_a_sum_is_as_sure_as_its_least_sure_part(statuses: tuple[Status, Status], expected: Status) -> None:
    pair = [figure(place, 3, 4, status=status) for place, status in zip((EAST, WEST), statuses, strict=True)]
    assert added(*pair)[0].status is expected


def test_caveats_go_with_the_sum_and_rounded_counts_are_recognised() -> None:
    caution = figure(EAST, 31, 40, caveats=frozenset({Caveat.CAUTION}))
    assert added(caution, figure(WEST, 12, 60))[0].caveats == {Caveat.CAUTION}
    assert added(figure(EAST, 30, 40), figure(WEST, 15, 60))[0].caveats == {Caveat.ROUNDED}


def limited(place: str, count: float, denominator: float, *, off: float = 0.0) -> Observation:
    ours = wilson(np.array(count), np.array(denominator), unit=100)
    lower, upper = round(float(ours.lower), 1) - off, round(float(ours.upper), 1) + off
    return figure(place, count, denominator, lower=lower, upper=upper)


def test_limits_are_made_where_the_method_gives_the_publishers_own() -> None:
    (made,) = added(limited(EAST, 301, 400), limited(WEST, 122, 600))
    expected = wilson(np.array(423.0), np.array(1000.0), unit=100)
    assert (made.lower, made.upper) == (round(float(expected.lower), 6), round(float(expected.upper), 6))


def test_a_rate_has_byars_limits() -> None:
    def part(place: str, count: float) -> Observation:
        ours = byar(np.array(count), np.array(20_000.0), unit=10_000)
        said = {"value": count / 2, "lower": float(ours.lower), "upper": float(ours.upper)}
        return figure(place, count, 20_000, **said)

    (made,) = added(part(EAST, 123), part(WEST, 101), indicator=INJURIES)
    expected = byar(np.array(224.0), np.array(40_000.0), unit=10_000)
    assert (made.lower, made.upper) == (round(float(expected.lower), 6), round(float(expected.upper), 6))


@pytest.mark.parametrize(
    "east",
    [
        limited(EAST, 301, 400, off=2.0),  # a survey grossed up is less certain than its counts look
        figure(EAST, 301, 400),  # none published
        limited(EAST, 300, 400, off=0.0),  # with 125 below: rounded to five
    ],
)
def test_otherwise_a_sum_has_no_limits(east: Observation) -> None:
    (made,) = added(east, limited(WEST, 125 if east.count == 300 else 122, 600))
    assert (made.lower, made.upper) == (None, None)


def test_a_sum_that_cannot_be_made_again_is_no_longer_available() -> None:
    (gone,) = added(figure(EAST, 30, 40), figure(WEST, None, None), made_before={(NORTH, YEAR)})
    assert (gone.place, gone.status, gone.value) == (NORTH, Status.NOT_AVAILABLE, None)
    assert gone.note == f"{OURS} before; not every part has a count any more."
    (made,) = added(figure(EAST, 30, 40), figure(WEST, 12, 60), made_before={(NORTH, YEAR)})
    assert made.value == 42.0


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(500, 1000)), min_size=2, max_size=12))
def test_a_sum_lies_within_its_parts_whatever_their_order(pairs: list[tuple[int, int]]) -> None:
    places = [f"E080000{number:02}" for number in range(len(pairs))]
    parts = [figure(place, count, whole) for place, (count, whole) in zip(places, pairs, strict=True)]
    (made,) = added(*parts, parts={NORTH: places})
    (turned,) = added(*parts[::-1], parts={NORTH: places[::-1]})
    shares = [100 * count / whole for count, whole in pairs]
    assert min(shares) - 1e-5 <= made.value <= max(shares) + 1e-5
    assert (turned.value, turned.count) == (made.value, made.count)


def test_a_combined_authority_is_what_it_was_on_the_day(engine: Engine) -> None:
    with database.writing(engine) as session:
        held = places_held(session)
    assert "E47000001" in held.wholes
    assert "E08000003" not in held.wholes
    assert len(held.parts_on("E47000001", date(2020, 1, 1))) == 10
    south_yorkshire = {"E08000038", "E08000039", "E08000017", "E08000018"}
    for day in (date(2020, 1, 1), date(2026, 1, 1)):
        assert set(held.parts_on("E47000002", day)) == south_yorkshire  # each once, under its newest code
    assert held.parts_on("E47000014", date(2020, 1, 1)) == ()  # it began in 2024


def test_the_reference_of_places_is_held_once(engine: Engine) -> None:
    assert hold_places(engine)
    assert not hold_places(engine)


def test_whoever_starts_beside_a_refresh_need_not_wait_for_it(engine: Engine) -> None:
    hold_places(engine)
    with database.writing(engine):
        assert not hold_places(engine)
