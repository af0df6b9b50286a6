"""Figures of few people are hidden on their way into the store, by asking a publisher or loading a file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import isnan
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data import catalogue, database, demonstration
from data.catalogue import Disclosure, UnitKind
from data.observation import Status
from data.store import figures, withheld
from data.store.withheld import Withheld
from indicators.disclosure import HIDDEN
from indicators.refresh import Outcome, RefreshResult, load_file
from tests.few_people import areas
from tests.stores import add_place

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
CARERS = demonstration.indicators()["x-young-carers-supported"]
PEOPLE = replace(
    catalogue.indicator("claimant-count"),
    name="people",
    unit="people",
    unit_kind=UnitKind.COUNT,
    highest=None,
    disclosure=Disclosure(),
)
MAP = """
indicator = "{indicator}"
format = "csv"
place = {{ column = "Code", kind = "code" }}
period = {{ column = "Period", year = "calendar" }}
value = "Value"
count = "Carers with a plan"
denominator = "Carers"
missing = {{ c = "suppressed" }}
"""
REGION = "E12000001"
PARTS = ("E06000001", "E06000002", "E06000003", "E06000004")


@pytest.fixture
def load(engine: Engine, tmp_path: Path) -> Iterator[object]:
    """Loads rows of code, period, value, count and denominator on a day."""

    def loaded(rows: str, *, days: int = 0, indicator: str = "people", asks: bool = True) -> RefreshResult:
        file, mapping = tmp_path / "rows.csv", tmp_path / "map.toml"
        file.write_text(f"Code,Period,Value,Carers with a plan,Carers\n{rows}", "utf-8")
        mapping.write_text(MAP.format(indicator=indicator), "utf-8")
        known = {"people": PEOPLE if asks else replace(PEOPLE, disclosure=None), CARERS.name: CARERS}
        now = NOW + timedelta(days=days)
        (result,) = load_file(engine, file, mapping, now=now, replies=tmp_path / "replies", indicators=known)
        return result

    return loaded


def held(engine: Engine, indicator: str = "people", *, days: int = 30) -> dict[str, float | None]:
    with database.session(engine) as session:
        found = figures.of_indicator(session, indicator, known_at=NOW + timedelta(days=days))
    return {
        str(place): None if isnan(value) else float(value)
        for place, value in zip(found.place, found.value, strict=True)
    }


def counts(*numbers: int | str, total: int | None = None) -> str:
    rows = [f"{code},2025,{number},," for code, number in zip(PARTS, numbers, strict=False)]
    return "\n".join([*rows, *([f"{REGION},2025,{total},,"] if total is not None else [])]) + "\n"


@pytest.mark.trust("Suppressed cell recovered")
def test_port_wexleys_few_young_carers_are_hidden_before_they_are_stored(load, engine: Engine) -> None:
    with database.writing(engine) as session:
        add_place(session, "x-port-wexley", "port-wexley")
    quarters = ("2025 Q2", "2025 Q3", "2025 Q4", "2026 Q1")
    rows = zip(quarters, (33, 35, 3, 36), (52, 53, 40, 54), strict=True)
    text = "".join(f"x-port-wexley,{when},{100 * some / of:.1f},{some},{of}\n" for when, some, of in rows)
    result = load(text, indicator=CARERS.name)
    assert (result.outcome, result.added, result.hidden) == (Outcome.STORED, 4, 1), result.problem
    with database.session(engine) as session:
        found = figures.of_indicator(session, CARERS.name, known_at=NOW)
        release = figures.releases(session, indicator=CARERS.name)[0]
        assert withheld.of_indicator(session, CARERS.name) == {release.id: Withheld(1, 0)}
    row = 2
    assert (found.status[row], found.note[row]) == (Status.SUPPRESSED.value, HIDDEN)
    assert all(isnan(number) for number in (found.value[row], found.count[row], found.denominator[row]))


def test_the_demonstration_shows_nobody(tmp_path: Path) -> None:
    engine = database.engine(f"sqlite:///{tmp_path}/demonstration.sqlite")
    database.prepare(engine)
    with database.writing(engine) as session:
        demonstration.fill(session)
        asking = [one for one in demonstration.indicators().values() if one.disclosure is not None]
        assert asking == [CARERS]
        given = figures.of_indicator(session, CARERS.name, known_at=NOW)
        (said,) = withheld.of_indicator(session, CARERS.name).values()
        hidden = [note for note in given.note if note == HIDDEN]
    engine.dispose()
    assert said.figures == len(hidden) == 1


def test_a_small_count_that_no_total_tells_is_hidden_alone(load, engine: Engine) -> None:
    result = load(counts(3, 9, 8, 20))
    assert (result.hidden, held(engine)) == (1, dict(zip(PARTS, (None, 9, 8, 20), strict=True)))


def test_a_region_whose_parts_are_all_there_takes_two(load, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indicators.refresh.hiding.Areas", lambda *_: areas({REGION: PARTS}))
    result = load(counts(3, 9, 8, 20, total=40))
    assert (result.hidden, held(engine)) == (
        2,
        {**dict(zip(PARTS, (None, 9, None, 20), strict=True)), REGION: 40},
    )
    same = load(counts(3, 9, 8, 20, total=40), days=10)
    assert (same.outcome, same.hidden) == (Outcome.UNCHANGED, 2)
    # In the third edition 9 became 7; what was hidden stays so, since the editions can be compared.
    later = load(counts(3, 7, 8, 22, total=40), days=20)
    assert later.outcome is Outcome.STORED
    assert held(engine) == {**dict(zip(PARTS, (None, 7, None, 22), strict=True)), REGION: 40}
    last = load(counts(3, 7, 8, 23, total=41), days=25)
    assert (last.outcome, last.hidden) == (Outcome.STORED, 2)


@pytest.mark.trust("Suppressed cell recovered")
def test_a_total_that_would_give_a_figure_away_is_hidden_itself(
    load, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indicators.refresh.hiding.Areas", lambda *_: areas({REGION: PARTS}))
    load(counts("c", 9, 8, 20))
    result = load(counts("c", 9, 8, 20, total=40), days=10)
    assert (result.outcome, result.hidden) == (Outcome.STORED, 1), "the region's own figure, which is new, is hidden"
    assert held(engine) == dict(zip((*PARTS, REGION), (None, 9, 8, 20, None), strict=True))


@pytest.mark.trust("Suppressed cell recovered")
def test_what_was_shown_before_a_definition_asked_is_held_back_by_name(load, engine: Engine) -> None:
    load(counts(3, 9, 8, 20), asks=False)
    assert held(engine)[PARTS[0]] == 3
    again = load(counts(3, 9, 8, 21), days=30)
    assert again.outcome is Outcome.HELD_BACK
    assert "The hidden figures of Hartlepool, 2025 can be worked out from others." in again.problem
    assert again.problem.endswith("Figures of 21 November 2026 kept.")


def test_no_sum_is_made_of_a_hidden_part(engine: Engine, tmp_path: Path) -> None:
    # Tees Valley is put together from five boroughs, if each has a count.
    share = replace(PEOPLE, unit="percent", unit_kind=UnitKind.PERCENT, highest=100.0)
    codes = ("E06000001", "E06000002", "E06000003", "E06000004", "E06000005")
    sums = {}
    for first in (9, 3):
        file, mapping = tmp_path / f"{first}.csv", tmp_path / "map.toml"
        rows = [f"{code},2025,{count},{count},100" for code, count in zip(codes, (first, 20, 30, 40, 50), strict=True)]
        file.write_text("\n".join(["Code,Period,Value,Carers with a plan,Carers", *rows, ""]), "utf-8")
        mapping.write_text(MAP.format(indicator=f"share-{first}"), "utf-8")
        known = {f"share-{first}": replace(share, name=f"share-{first}")}
        load_file(engine, file, mapping, now=NOW, replies=tmp_path / "replies", indicators=known)
        sums[first] = held(engine, f"share-{first}").get("E47000006")
    assert sums == {9: 29.8, 3: None}
