"""The publishers' own replies and files, where they lie beside the project, against an independent reading of them."""

import csv
import json
import math
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data import catalogue, gazetteer
from data.catalogue import Indicator
from data.observation import Status
from indicators import quality
from indicators.feeds import FEEDS
from indicators.feeds.feed import FeedError, Parsed, Reply, Severity
from indicators.feeds.files import parse_file
from indicators.feeds.http import Asker
from indicators.feeds.unpack import UnpackLimits
from indicators.feeds.wire import Limits

ELS = sorted(name for name, one in catalogue.indicators().items() if one.feed == "ons_els")
LONG = Limits()
SHORT = Limits(silence=1.2, whole=2.0, received=20_000_000, unpack=UnpackLimits(unpacked=50_000_000))


@pytest.fixture
def recorded() -> Path:
    folder = Path(__file__).parents[4] / "shared" / "replies"
    if not folder.is_dir():
        pytest.skip("shared/replies is not here")
    return folder


@pytest.fixture
def parsed(recorded: Path, asker: Callable[..., Asker]) -> Callable[..., Parsed]:
    """Asks for an indicator with the recorded replies of these sets, and parses what comes."""

    def made(indicator: Indicator, *sets: str, limits: Limits = SHORT) -> Parsed:
        ask, feed = asker(*sets, folder=recorded, limits=limits), FEEDS[indicator.feed]
        asked: list[Reply] = []
        while (request := feed.requests(indicator, asked=asked)) is not None:
            asked.append(ask(request, feed=feed))
        return feed.parse(indicator, asked)

    return made


@pytest.mark.parametrize("name", ELS)
def test_every_figure_of_the_ons_service_is_read_and_passes_the_checks(
    parsed: Callable[..., Parsed], recorded: Path, name: str
) -> None:
    indicator = catalogue.indicator(name)
    found = parsed(indicator, limits=LONG)
    with (recorded / f"ons_els/series_{indicator.query['slug']}.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(found.observations) == found.rows_read == len(rows)
    for column, attribute in (("value", "value"), ("lci_95", "lower"), ("uci_95", "upper")):
        theirs = math.fsum(float(row[column]) for row in rows if row.get(column))
        ours = math.fsum(getattr(one, attribute) or 0 for one in found.observations)
        assert ours == pytest.approx(theirs, rel=1e-9)
    marks = Counter(row["status"] for row in rows)
    assert sum(one.status is Status.NOT_AVAILABLE for one in found.observations) == marks["x"]
    assert found.issues == ()
    asked_on = pd.Timestamp("2026-11-21").date()
    checked = quality.checked(
        indicator, found.observations, previous={}, asked_on=asked_on, places=gazetteer.known_codes()
    )
    assert (checked.refusal, checked.held_back, checked.issues) == (None, None, ())
    merged = {("E08000016", "E08000038"), ("E08000019", "E08000039")}
    published = {(one.place, one.label) for one in found.observations}
    twice = sum((old, label) in published for old, new in merged for code, label in published if code == new)
    assert len(checked.kept) == len(found.observations) - twice


def test_every_figure_of_fingertips_is_read(parsed: Callable[..., Parsed], recorded: Path) -> None:
    found = parsed(catalogue.indicator("child-injury-admissions"), limits=LONG)
    table = pd.read_csv(recorded / "fingertips/90284_502_parent15.csv", dtype={"Category Type": str})
    whole = table[table["Category Type"].isna() & (table["Sex"] == "Persons")]
    once = whole.drop_duplicates(["Area Code", "Time period"])
    assert len(found.observations) == len(once)
    assert math.fsum(one.value or 0 for one in found.observations) == pytest.approx(once["Value"].sum(), rel=1e-9)
    assert math.fsum(one.count or 0 for one in found.observations) == once["Count"].sum()
    assert sum(one.value is None for one in found.observations) == once["Value"].isna().sum()
    lower = once["Lower CI 95.0 limit"]
    assert math.fsum(one.lower or 0 for one in found.observations) == pytest.approx(lower[lower != -1].sum(), rel=1e-9)


@pytest.mark.parametrize(
    ("name", "measure"),
    [("first-time-entrants", "FirstYJS"), ("not-in-education-employment-training", "16-17_not known_NEET")],
)
def test_every_figure_of_the_authority_tool_is_read(
    parsed: Callable[..., Parsed], recorded: Path, name: str, measure: str
) -> None:
    found = parsed(catalogue.indicator(name), limits=LONG)
    table = pd.read_parquet(recorded / "files/lait_cut.parquet")
    rows = table[table["Short Desc"] == measure]
    values = pd.to_numeric(rows["Values"], errors="coerce")
    assert len(found.observations) == len(rows)
    assert math.fsum(one.value or 0 for one in found.observations) == pytest.approx(values.sum(), rel=1e-9)
    assert sum(one.status is Status.NOT_AVAILABLE for one in found.observations) == (rows["Values"] == "-").sum()


def test_every_figure_of_the_scottish_profile_is_read(parsed: Callable[..., Parsed], recorded: Path) -> None:
    found = parsed(catalogue.indicator("recorded-crime-scotland"), limits=LONG)
    table = pd.read_csv(recorded / "files/cpop_cut.csv")
    rows = table[table["Indicator"] == "Crime Rate"]
    assert len(found.observations) == len(rows)
    assert math.fsum(one.value or 0 for one in found.observations) == pytest.approx(rows["value"].sum(), rel=1e-9)
    kinds = Counter(one.status for one in found.observations)
    assert kinds == {
        Status.FINAL: (rows["Type"] == "Raw data").sum(),
        Status.ESTIMATED: (rows["Type"] == "Imputed").sum(),
        Status.PROJECTED: (rows["Type"] == "Projected").sum(),
    }


WORKBOOK: dict[str, Any] = {
    "format": "xlsx",
    "place": {"column": "Area code"},
    "period": {"columns": ["2023", "2024", "2025"], "year": "financial"},
}


def test_a_workbook_and_a_download_in_the_departments_layout(recorded: Path, reply: Callable[..., Reply]) -> None:
    about = catalogue.indicator("not-in-education-employment-training")
    found = parse_file(reply((recorded / "files/neet.xlsx").read_bytes()), keys=WORKBOOK, indicator=about)
    sheet = pd.read_excel(recorded / "files/neet.xlsx", sheet_name="Table 1", header=3, dtype=str, engine="openpyxl")
    sheet = sheet[sheet["Area name"].notna()]
    assert len(found.observations) == 3 * len(sheet)
    keys = {
        "format": "csv",
        "keep": {"population_type": "Children looked after on 31 March each year"},
        "place": {"column": ["new_la_code", "region_code", "country_code"]},
        "period": {"column": "time_period", "year": "financial"},
        "value": "rate_per_10000",
        "count": "children_count",
    }
    body = (recorded / "files/ees_looked_after.csv").read_bytes()
    table = pd.read_csv(recorded / "files/ees_looked_after.csv", encoding="utf-8-sig", dtype=str)
    rows = table[table["population_type"] == "Children looked after on 31 March each year"]
    assert len(parse_file(reply(body), keys=keys, indicator=about).observations) == len(rows)


def test_words_of_inspectors_do_not_become_numbers(recorded: Path, reply: Callable[..., Reply]) -> None:
    keys = {
        "format": "ods",
        "sheet": "Inspections_as_at_31_March",
        "place": {"column": "Local authority area code"},
        "period": {"column": "Inspection date"},
        "value": "Overall effectiveness",
    }
    body = (recorded / "files/ofsted_inspections.ods").read_bytes()
    with pytest.raises(FeedError, match="row 4: value “Requires improvement to be good” is not a number"):
        parse_file(reply(body), keys=keys, indicator=catalogue.indicator("claimant-count"))


def test_the_address_before_september_gives_the_same_figures(
    parsed: Callable[..., Parsed], recorded: Path, tmp_path: Path, asker: Callable[..., Asker]
) -> None:
    index = [
        entry | {"file": str(recorded / entry["file"]) if entry["file"] else None, "sets": ["main"]}
        for entry in json.loads((recorded / "index.json").read_text())
        if "els-june-2026" in entry["sets"]
    ]
    (tmp_path / "index.json").write_text(json.dumps(index))
    claimants = catalogue.indicator("claimant-count")
    ask, feed = asker(folder=tmp_path, limits=LONG), FEEDS["ons_els"]
    asked: list[Reply] = []
    while (request := feed.requests(claimants, asked=asked)) is not None:
        asked.append(ask(request, feed=feed))
    assert len(asked) == 3
    assert feed.parse(claimants, asked).observations == parsed(claimants, limits=LONG).observations


REFUSED = {
    "timeout": "no answer came",
    "slow_drip": "not complete",
    "reset": "broke off",
    "truncated_length": "broke off",
    "truncated_chunked": "line 4690 has 1 cell",
    "too_many_requests": "come back later",
    "too_many_requests_date": "21 October 2037",
    "too_many_requests_bad": "come back later",
    "unavailable": "status 503",
    "forbidden": "access was refused",
    "gone": "no longer offers it",
    "html_in_200": "a web page came",
    "html_as_csv": "a web page came",
    "login_page": "a sign-in page came",
    "empty_200": "no figures came",
    "xlsx_as_csv": "a spreadsheet or archive came",
    "oversize_declared": "announces 5,000,000,000 bytes",
    "oversize_stream": "longer than the 20,000,000 bytes",
    "gzip_bomb": "more than",
    "gzip_corrupt": "cannot be unpacked",
    "gzip_undeclared": "line 68",
    "redirect_metadata_address": "is not https",
    "redirect_private": "is not https",
    "redirect_loopback": "is not https",
    "redirect_downgrade": "is not https",
    "redirect_other_host": "not one of the publisher's",
    "redirect_loop": "more than 3 times",
    "redirect_file": "is not https",
    "renamed_column": "no column “value”; found “areacd”",
    "missing_cells": "line 201 has 2 cells",
    "indicator_column_added": "“Some other indicator”",
    "text_numbers": "“1,284.5” is not a number",
    "odd_numbers": "“nan” is not a number",
    "unknown_status": "the mark “q”",
    "bad_periods": "“2024/26”",
    "nul_bytes": "NUL bytes",
    "huge_field": "line 2",
}


@pytest.mark.parametrize("fault", REFUSED)
def test_a_faulty_reply_of_the_ons_service_is_refused(parsed: Callable[..., Parsed], fault: str) -> None:
    with pytest.raises(FeedError) as refused:
        parsed(catalogue.indicator("claimant-count"), f"fault-{fault}")
    assert str(refused.value).startswith("ONS Explore Local Statistics: ")
    assert REFUSED[fault] in str(refused.value)


@pytest.mark.parametrize(
    "fault",
    [
        "wrong_type_ok",
        "swapped_columns",
        "extra_column",
        "duplicate_same",
        "unknown_area",
        "name_differs",
        "markup_in_names",
        "bom_crlf",
        "utf16",
    ],
)
def test_a_reply_that_is_only_unusual_is_read(parsed: Callable[..., Parsed], fault: str) -> None:
    found = parsed(catalogue.indicator("claimant-count"), f"fault-{fault}")
    assert found.observations
    assert all(issue.severity is Severity.SOFT for issue in found.issues)


@pytest.mark.parametrize(
    ("fault", "waits"),
    [("out_of_range", 2), ("future_period", 1), ("value_with_missing_mark", 1)],
)
def test_a_doubtful_figure_waits_for_a_person(parsed: Callable[..., Parsed], fault: str, waits: int) -> None:
    claimants = catalogue.indicator("claimant-count")
    found = parsed(claimants, f"fault-{fault}")
    day = pd.Timestamp("2026-11-21").date()
    checked = quality.checked(
        claimants, found.observations, issues=found.issues, previous={}, asked_on=day, places=gazetteer.known_codes()
    )
    assert len([issue for issue in checked.issues if issue.severity is Severity.HELD]) == waits
    assert len(checked.kept) == found.rows_read - waits


def test_two_values_for_one_area_are_refused_with_both(parsed: Callable[..., Parsed]) -> None:
    claimants = catalogue.indicator("claimant-count")
    found = parsed(claimants, "fault-duplicate_conflict")
    day = pd.Timestamp("2026-11-21").date()
    checked = quality.checked(claimants, found.observations, previous={}, asked_on=day, places=gazetteer.known_codes())
    assert checked.refusal is not None
    assert "is 4.2" in checked.refusal
    assert "and 9.9" in checked.refusal


def test_barnsley_and_sheffield_are_one_series_each(parsed: Callable[..., Parsed]) -> None:
    poverty = replace(
        catalogue.indicator("claimant-count"), query={"slug": "children-in-relative-poverty-before-housing"}
    )
    found = parsed(poverty, "fault-recoded_areas")
    day = pd.Timestamp("2026-11-21").date()
    checked = quality.checked(poverty, found.observations, previous={}, asked_on=day, places=gazetteer.known_codes())
    assert {one.place for one in checked.kept} == {"E08000017", "E08000018", "E08000038", "E08000039", "E47000002"}
    assert len(checked.kept) == 20


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        ("server_error", r"its service failed \(status 500\), three times"),
        ("fingertips_renamed", "no column “Area Code”"),
        ("fingertips_two_breakdowns", "more than one age"),
    ],
)
def test_a_faulty_reply_of_fingertips_is_refused(parsed: Callable[..., Parsed], fault: str, cause: str) -> None:
    with pytest.raises(FeedError, match=f"OHID Fingertips: .*{cause}"):
        parsed(catalogue.indicator("child-injury-admissions"), f"fault-{fault}")


def test_the_wrong_figure_of_england_waits(recorded: Path, reply: Callable[..., Reply]) -> None:
    entrants = catalogue.indicator("first-time-entrants")
    keys = {**entrants.query, "format": "csv"}
    keys.pop("address")
    found = parse_file(
        reply((recorded / "faults/england_out_of_range.csv").read_bytes()), keys=keys, indicator=entrants
    )
    day = pd.Timestamp("2026-11-21").date()
    checked = quality.checked(entrants, found.observations, previous={}, asked_on=day, places=gazetteer.known_codes())
    assert [issue.message for issue in checked.issues] == ["England in 2024 is 1258, outside its regions' 98 to 181."]
