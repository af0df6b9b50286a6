"""Figures of every publisher, read from the store, against the publishers' own files read another way."""

import csv
import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import Engine

from data import catalogue, database
from data.catalogue import Indicator
from data.gazetteer import dfe_number, named
from data.observation import Figures, Status
from data.periods import YearType
from data.store import figures
from indicators.feeds import FEEDS, replay
from indicators.feeds.http import Asker
from indicators.panel import panel_of
from indicators.refresh import load_file, refresh
from tests.publishers import defined
from tests.servers import url

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
A_FEED = 5
"""How many figures of each file are looked at, spread over all that it holds."""

Raw = Iterable[tuple[str, str, float | None]]
"""Place, first day of the period, and figure, as a file holds them."""

pytestmark = pytest.mark.skipif(not (SHARED / "real").is_dir(), reason="shared/real is not here")


@contextmanager
def store_in(folder: Path) -> Iterator[Engine]:
    engine = database.engine(url(folder / "outcomes.sqlite"))
    database.prepare(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A store of what lies in the publishers' own files, by the mappings that come with the product."""
    folder = tmp_path_factory.mktemp("loaded")
    with store_in(folder) as engine:
        for files, maps in (("ons_els", "ons"), ("dfe_lait", "lait"), ("cpop", "cpop")):
            mappings = ROOT / "data" / "mappings" / maps
            results = load_file(engine, SHARED / "real" / files, mappings, now=NOW, replies=folder / "replies")
            assert [result.problem for result in results if result.failed] == []
        yield engine


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A store of what the publishers answer, their recorded replies played back over HTTP."""
    folder = tmp_path_factory.mktemp("refreshed")
    asked = [catalogue.indicator(name) for name in REPLIED] + list(OTHERS.values())
    with store_in(folder) as engine, replay.serve(SHARED / "replies") as base:
        feeds = FEEDS | {"stat_xplore": replace(FEEDS["stat_xplore"], environment={"OUTCOMES_STAT_XPLORE_KEY": "k"})}
        ask = Asker(now=NOW, replay=base, pause=lambda _: None)
        results = refresh(engine, indicators=asked, ask=ask, now=NOW, replies=folder / "replies", feeds=feeds)
        assert [result.problem for result in results if result.failed] == []
        yield engine


def held(engine: Engine, indicator: str) -> Figures:
    with database.session(engine) as session:
        return figures.of_indicator(session, indicator, known_at=NOW)


def by_place(found: Figures) -> Mapping[tuple[str, str], int]:
    return {(str(place), str(day)): row for row, (place, day) in enumerate(zip(found.place, found.start, strict=True))}


def agree(found: Figures, raw: Raw, *, most: int = A_FEED) -> int:
    """How many figures of a file, spread over all of it, were found in the store; each must be the same."""
    rows = by_place(found)
    every = [row for row in raw if (row[0], row[1]) in rows]
    chosen = every[:: max(1, len(every) // most)]
    for place, start, value in chosen:
        stored = found.value[rows[place, start]]
        assert stored == pytest.approx(value, rel=1e-9, nan_ok=True) if value is not None else np.isnan(stored), place
    return len(chosen)


def csv_rows(path: Path) -> list[dict[str, str]]:
    body = path.read_bytes()
    text = (gzip.decompress(body) if path.suffix == ".gz" else body).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def ons(name: str) -> Raw:
    mapping = (ROOT / "data/mappings/ons" / f"{name}.toml").read_text()
    file, words = (re.search(pattern, mapping) for pattern in (r'file = "(.*)"', r'indicator = "([^"]*)" }'))
    assert file
    assert words
    for row in csv_rows(SHARED / "real/ons_els" / file[1]):
        if row["indicator"] == words[1]:
            yield row["areacd"], row["period"][:10], float(row["observation"]) if row["observation"] else None


def lait(short: str, *, starts: str, years_before: int) -> Raw:
    table = pd.read_parquet(SHARED / "real/dfe_lait/bds_long_0.parquet")
    for row in table[table["Short Desc"] == short].itertuples(index=False):
        year, number = int(row[2]), str(int(row[5]))
        if number.isdigit() and number not in {"970", "987", "988"}:
            value = None if row[4] == "-" else float(row[4])
            yield dfe_number(number, year), f"{year - years_before}-{starts}", value


def cpop() -> Raw:
    for row in csv_rows(SHARED / "real/cpop/CPPcleandata.csv"):
        if row["Indicator"] == "Crime Rate" and row["CPP"] != "Scotland":
            yield named(row["CPP"], prefix="S12"), f"{row['Year'][:4]}-04-01", float(row["value"])


FILES: dict[str, Callable[[], Raw]] = {
    **{path.stem: lambda name=path.stem: ons(name) for path in sorted((ROOT / "data/mappings/ons").glob("*.toml"))},
    "first-time-entrants": lambda: lait("FirstYJS", starts="01-01", years_before=0),
    "not-in-education-employment-training": lambda: lait("16-17_not known_NEET", starts="04-01", years_before=1),
    "recorded-crime-scotland": cpop,
}


@pytest.mark.parametrize("indicator", FILES)
def test_figures_loaded_from_files_are_those_of_the_files(loaded: Engine, indicator: str) -> None:
    assert agree(held(loaded, indicator), FILES[indicator]()) >= A_FEED


def test_every_indicator_that_comes_from_els_or_a_file_has_its_mapping() -> None:
    asked = {name for name, one in catalogue.indicators().items() if one.feed in {"ons_els", "file"}}
    mapped = {path.stem for path in (ROOT / "data/mappings").glob("*/*.toml")}
    assert asked <= mapped


def test_limits_are_those_of_the_file(loaded: Engine) -> None:
    found = held(loaded, "employment-rate")
    row = by_place(found)["E47000001", "2018-01-01"]
    assert (found.value[row], found.lower[row], found.upper[row]) == (72.8, 71.9, 73.7)


@pytest.mark.parametrize("status", [Status.ESTIMATED, Status.PROJECTED])
def test_no_imputed_or_projected_row_is_ever_judged(loaded: Engine, status: Status) -> None:
    found = held(loaded, "recorded-crime-scotland")
    raw = csv_rows(SHARED / "real/cpop/CPPcleandata.csv")
    words = {Status.ESTIMATED: "Imputed", Status.PROJECTED: "Projected"}
    theirs = sum(row["Indicator"] == "Crime Rate" and row["Type"] == words[status] for row in raw)
    assert (found.status == status.value).sum() == theirs
    panel = panel_of(found, catalogue.indicator("recorded-crime-scotland"), as_of=NOW.date())
    judged = panel.row[~np.isnan(panel.value)]
    assert len(judged) > 0
    assert not (found.status[judged] == status.value).any()


def _body(part: str) -> Any:
    index = json.loads((SHARED / "replies/index.json").read_text())
    return next(entry["body"] for entry in index if part in str(entry["file"]) and "main" in entry["sets"])


def _others() -> dict[str, Indicator]:
    """Indicators of publishers from whom the catalogue asks for nothing yet."""
    if not (SHARED / "replies").is_dir():
        return {}
    households = "str:field:UC_Households:V_F_UC_HOUSEHOLDS:COA_CODE"
    wide: dict[str, Any] = {"lowest": None, "highest": None}
    queries: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
        "key-stage-2": (
            "ees",
            {
                "dataset": "b8d94f1e-2c4a-4f6e-8e17-6d3b90a7c511",
                "value": "Percentage meeting the expected standard in reading, writing and maths",
                "denominator": "Pupils eligible for reading, writing and maths",
                "levels": ["LA"],
                "filters": {"Social care group": "CINO at 31 March"},
                "status": "Version",
                "page_size": 1000,
            },
            {"year": YearType.ACADEMIC.start},
        ),
        "households": (
            "stat_xplore",
            {
                "table": _body("households_uc"),
                "place": households,
                "period": "str:field:UC_Households:F_UC_DATE:DATE_NAME",
                "measure": "str:count:UC_Households:V_F_UC_HOUSEHOLDS",
                "pick": {"Family Type": "Single, no child dependant"},
            },
            {},
        ),
        "household-size": (
            "statistics_gov_scot",
            {"sparql": _body("average_household_size")["query"], "measure": "ratio"},
            {},
        ),
    }
    injuries = catalogue.indicator("child-injury-admissions")
    boys = replace(injuries, name="injuries-of-boys", query={**injuries.query, "sex": "Male"})
    return {boys.name: boys} | {
        name: replace(defined(FEEDS[feed], query, **wide, **more), name=name)
        for name, (feed, query, more) in queries.items()
    }


OTHERS = _others()
REPLIED = (
    "employment-rate",
    "claimant-count",
    "child-injury-admissions",
    "employment-rate-nomis",
    "first-time-entrants",
)


def replied_els(slug: str) -> Raw:
    index = json.loads((SHARED / "replies/index.json").read_text())
    file = next(entry["file"] for entry in index if f"/data/{slug}.csv?geo=ctry,rgn" in entry["url"])
    for row in csv_rows(SHARED / "replies" / file):
        yield row["areacd"], row["period"][:10], float(row["value"]) if row["value"] else None


def fingertips_rows(*, sex: str = "Persons") -> list[dict[str, str]]:
    rows = csv_rows(SHARED / "replies/fingertips/90284_502_parent15.csv")
    return [row for row in rows if row["Sex"] == sex and not row["Category Type"]]


def replied_fingertips() -> Raw:
    for row in fingertips_rows():
        start = f"{row['Time period'][:4]}-04-01"
        yield row["Area Code"], start, float(row["Value"]) if row["Value"] else None


def replied_nomis() -> Raw:
    for page in ("page1", "page2"):
        for row in csv_rows(SHARED / f"replies/nomis/NM_17_5_{page}.csv.gz"):
            if (row["VARIABLE"], row["MEASURES"], row["OBS_STATUS"]) == ("45", "20599", "A"):
                yield row["GEOGRAPHY_CODE"], f"{row['DATE'][:4]}-01-01", float(row["OBS_VALUE"])


def replied_ees() -> Raw:
    for row in csv_rows(SHARED / "replies/ees/key_stage_2.csv.gz"):
        if (row["geographic_level"], row["social_care_group"]) == ("Local authority", "CINO at 31 March"):
            written = row["pt_rwm_met_expected_standard"]
            year = f"{row['time_period'][:4]}-09-01"
            yield row["new_la_code"], year, float(written) if written.isdigit() else None


def replied_stat_xplore() -> Raw:
    reply = json.loads((SHARED / "replies/stat_xplore/households_uc.json").read_text())
    areas, months = ([item for item in field["items"] if "uris" in item] for field in reply["fields"][:2])
    values = next(iter(reply["cubes"].values()))["values"]
    for area, by_month in zip(areas, values, strict=False):
        for month, by_family in zip(months, by_month, strict=True):
            code, day = (item["uris"][0].rpartition(":")[2] for item in (area, month))
            yield code, f"{day[:4]}-{day[4:]}-01", by_family[0]


def replied_scot() -> Raw:
    for row in csv_rows(SHARED / "replies/statistics_gov_scot/average_household_size.csv"):
        code, year = (row[column].rpartition("/")[2] for column in ("refArea", "refPeriod"))
        yield code, f"{year}-01-01", float(row["value"])


REPLIES: dict[str, Callable[[], Raw]] = {
    "employment-rate": lambda: replied_els("employment-rate"),
    "claimant-count": lambda: replied_els("claimant-count"),
    "child-injury-admissions": replied_fingertips,
    "employment-rate-nomis": replied_nomis,
    "first-time-entrants": FILES["first-time-entrants"],
    "key-stage-2": replied_ees,
    "households": replied_stat_xplore,
    "household-size": replied_scot,
}


@pytest.mark.skipif(not OTHERS, reason="shared/replies is not here")
@pytest.mark.parametrize("indicator", REPLIES)
def test_figures_of_every_publisher_are_those_of_the_replies(refreshed: Engine, indicator: str) -> None:
    assert agree(held(refreshed, indicator), REPLIES[indicator]()) >= A_FEED


@pytest.mark.skipif(not OTHERS, reason="shared/replies is not here")
def test_a_suppressed_figure_keeps_its_reason(refreshed: Engine) -> None:
    found = held(refreshed, "injuries-of-boys")
    theirs = {
        (row["Area Code"], f"{row['Time period'][:4]}-04-01")
        for row in fingertips_rows(sex="Male")
        if "suppressed for disclosure control" in row["Value note"].lower()
    }
    rows = by_place(found)
    assert theirs
    for key in theirs:
        row = rows[key]
        assert (found.status[row], np.isnan(found.value[row])) == (Status.SUPPRESSED.value, True)
        assert "disclosure control" in found.status_raw[row] + found.note[row]


@pytest.mark.skipif(not OTHERS, reason="shared/replies is not here")
def test_a_combined_authority_is_the_sum_of_its_ten_districts(refreshed: Engine) -> None:
    found = held(refreshed, "child-injury-admissions")
    row = by_place(found)["E47000001", "2023-04-01"]
    districts = {f"E0800000{number}" for number in range(1, 10)} | {"E08000010"}
    parts = [one for one in fingertips_rows() if one["Area Code"] in districts and one["Time period"] == "2023/24"]
    count, people = (sum(float(part[column]) for part in parts) for column in ("Count", "Denominator"))
    assert len(parts) == 10
    assert (found.count[row], found.denominator[row]) == (count, people)
    assert found.value[row] == pytest.approx(10_000 * count / people, abs=1e-6)
    assert found.note[row] == "Summed by us from ten districts."
    assert date(2024, 4, 1) == found.end[row].astype(object)
