"""Explore Education Statistics: labels looked up each time, pages that agree, warnings that are failures."""

import contextlib
import csv
import gzip
import json
import math
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.observation import Status
from data.periods import Period, YearStart, YearType
from indicators.feeds.ees import Ees
from indicators.feeds.feed import FeedError, Reply, Severity
from indicators.feeds.wire import Limits
from tests.publishers import Made, defined, faulty, heard, refused, replied, shared_replies

EES = Ees()
REPLIES = Path(__file__).parents[2] / "replies" / "ees"
ACADEMIC = {"year": YearType.ACADEMIC.start}
QUERY: dict[str, Any] = {
    "dataset": "63cfc86e-c334-4e58-2912-08da0807d53c",
    "value": "Percentage doing well",
    "denominator": "Children",
    "levels": ["LA"],
    "filters": {"Group": "Looked after"},
    "status": "Version",
    "unit": "%",
    "page_size": 2,
}
VISITS = defined(EES, QUERY, **ACADEMIC)
DATA_SET, META = (replied((REPLIES / name).read_bytes()) for name in ("data_set.json", "meta.json"))
KEY_STAGE_2 = {
    "dataset": "b8d94f1e-2c4a-4f6e-8e17-6d3b90a7c511",
    "value": "Percentage meeting the expected standard in reading, writing and maths",
    "denominator": "Pupils eligible for reading, writing and maths",
    "levels": ["LA"],
    "filters": {"Social care group": "CINO at 31 March"},
    "status": "Version",
    "page_size": 1000,
}
LOOKED_AFTER = {
    "dataset": "3f6a1c52-77d0-4b0e-9a3d-5a4e0c1b2d90",
    "value": "Rate per 10,000 children",
    "count": "Number of children",
    "denominator": "Population of children",
    "levels": ["LA"],
    "pick": {"Population type": "Children looked after on 31 March each year"},
    "page_size": 1000,
}


def result(**changes: Any) -> dict[str, Any]:
    """A result about Manchester, with some members changed."""
    return {
        "timePeriod": {"code": "AY", "period": "2024/2025"},
        "geographicLevel": "LA",
        "locations": {"NAT": "p0", "LA": "p1"},
        "filters": {"f1": "o1", "f2": "v1"},
        "values": {"i0": "120", "i1": "61"},
    } | changes


def page(*results: dict[str, Any], number: int = 1, total: int | None = None, pages: int = 1, **more: Any) -> str:
    paging = {"page": number, "pageSize": 2, "totalResults": len(results) if total is None else total}
    return json.dumps({"paging": paging | {"totalPages": pages}, "results": results, **more})


def test_labels_are_looked_up_and_page_after_page_is_posted(asker: Made) -> None:
    asked = heard(EES, VISITS, asker())
    assert [reply.request.method for reply in asked] == ["GET", "GET", "POST", "POST"]
    found = EES.parse(VISITS, asked)
    first, small, before = found.observations
    assert (first.place, first.value, first.denominator) == ("E08000003", 61, 120)
    assert (first.status, first.label, first.locator) == (Status.PROVISIONAL, "2024/25", "page 1, result 1")
    assert first.period == Period(date(2024, 9, 1), date(2025, 9, 1))
    assert (small.status, small.value, small.denominator, small.status_raw) == (
        Status.SUPPRESSED,
        None,
        9,
        "Provisional c",
    )
    assert (before.status, before.locator) == (Status.FINAL, "page 2, result 1")
    assert (found.published_on, found.rows_read) == (date(2026, 3, 5), 3)
    assert [issue.message for issue in found.issues] == ["The figures are those of version 2.1 of the data set."]


def test_a_download_says_the_same_whatever_the_order_of_its_columns(asker: Made) -> None:
    about = replace(VISITS, query={**QUERY, "form": "download"})
    asked = heard(EES, about, asker())
    assert len(asked) == 3
    found = EES.parse(about, asked)
    posted = EES.parse(VISITS, heard(EES, VISITS, asker()))
    assert [(one.place, one.period, one.value, one.status) for one in found.observations] == [
        (one.place, one.period, one.value, one.status) for one in posted.observations
    ]
    everywhere = replace(about, query={key: value for key, value in about.query.items() if key != "levels"})
    assert EES.parse(everywhere, asked).observations[0].place == "E92000001"


@pytest.mark.parametrize("form", ["query", "download"])
def test_a_version_may_be_named(form: str) -> None:
    about = replace(VISITS, query={**QUERY, "version": "2.0", "form": form})
    first = EES.requests(about, asked=[])
    assert first is not None
    assert first.url.endswith("/meta?dataSetVersion=2.0")
    then = EES.requests(about, asked=[META])
    assert then is not None
    assert then.url.endswith("?dataSetVersion=2.0")
    body = page(result()) if form == "query" else (REPLIES / "children.csv").read_bytes()
    found = EES.parse(about, [META, replied(body)])
    assert found.published_on is None
    assert "version 2.0" in found.issues[0].message


@pytest.mark.parametrize("published", ["soon", None, 2026])
def test_a_release_without_a_date_counts_from_the_day_of_asking(published: object) -> None:
    data_set = replied(json.dumps({"latestVersion": {"version": "2.1", "published": published}}))
    found = EES.parse(VISITS, [data_set, META, replied(page(result()))])
    assert found.published_on is None
    assert found.observations[0].known_from.date() == date(2026, 11, 21)


def test_an_unchanged_reply_ends_the_conversation() -> None:
    assert EES.requests(VISITS, asked=[replied("", status=304)]) is None


@pytest.mark.parametrize(
    ("different", "criteria"),
    [
        ({"levels": None, "filters": None}, None),
        ({"filters": None}, {"geographicLevels": {"eq": "LA"}}),
        ({"levels": ["LA", "NAT"], "filters": None}, {"geographicLevels": {"in": ["LA", "NAT"]}}),
        ({"levels": None}, {"filters": {"eq": "o1"}}),
        ({"levels": None, "filters": {"Group": ["Looked after", "In need"]}}, {"filters": {"in": ["o1", "o2"]}}),
    ],
)
def test_what_is_posted_is_what_the_definition_names(different: dict[str, Any], criteria: object) -> None:
    query = {key: value for key, value in {**QUERY, **different}.items() if value is not None}
    request = EES.requests(replace(VISITS, query=query), asked=[DATA_SET, META])
    assert request is not None
    assert request.body is not None
    posted = json.loads(request.body)
    assert posted.get("criteria") == criteria
    assert (posted["indicators"], posted["page"], posted["pageSize"]) == (["i0", "i1"], 1, 2)


def test_pages_come_in_the_largest_size_unless_the_definition_says_less() -> None:
    query = {key: value for key, value in QUERY.items() if key != "page_size"}
    request = EES.requests(replace(VISITS, query=query), asked=[DATA_SET, META])
    assert request is not None
    assert json.loads(request.body or b"")["pageSize"] == 10_000


WARNING = [
    {"code": "FiltersNotFound", "message": "One or more filters could not be found.", "detail": {"items": ["o9"]}}
]


@pytest.mark.parametrize(
    ("bodies", "cause"),
    [
        ([page(result(), warnings=WARNING)], "FiltersNotFound One or more filters could not be found. ['o9']"),
        ([page(warnings=[{"code": "QueryNoResults", "message": "None."}])], "“QueryNoResults None.”"),
        ([page(warnings=["Odd"])], "says “Odd”"),
        ([page(warnings=[{"code": "Odd", "detail": 1}])], "says “Odd”"),
        ([page()], "no row has “Looked after”"),
        ([page(result(), total=3), page(result(), total=4, number=2)], "3 results were promised at first and 4 on"),
        ([page(result(), total=3), page(result(), total=3)], "page 2 is another page"),
        ([page(result(), total=3)], "1 of 3 results came"),
        ([], "0 of 0 results came"),
        (["{}"], "has no usable “paging”"),
        (["[1]"], "has no usable “paging”"),
        ([page(result(locations={"LA": "p9"}))], "page 1, result 1 is about the place “p9”"),
        ([page(result(locations={}))], "has no usable “LA”"),
        ([page(result(filters={"f1": "o9", "f2": "v1"}))], "the option “o9” of “Group”, which the metadata do not"),
        ([page(result(values={"i0": "1"}))], "says nothing of “Percentage doing well”"),
        ([page(result(values={"i0": "1", "i1": "~"}))], "page 1, result 1: “~” is not a number"),
        ([page(result(values={"i0": "1", "i1": []}))], "holds something that is no figure"),
        ([page(result(filters={"f1": "o2", "f2": "v1"}))], "no row has “Looked after”"),
        ([page(result(geographicLevel="NAT"))], "no row has “Looked after”"),
        ([page(result(timePeriod={"code": "AY", "period": "2024/2026"}))], "After 2024 comes 2025"),
        (['{"paging": {"page": 1, "page'], "the JSON breaks off"),
        (["<html>"], "a web page came"),
    ],
)
def test_what_is_not_whole_or_not_understood_is_refused(bodies: list[str], cause: str) -> None:
    sentence = faulty(EES, VISITS, DATA_SET, META, *map(replied, bodies))
    assert sentence.startswith("DfE Explore Education Statistics: for visits, ")
    assert cause in sentence


def test_an_error_is_told_in_the_publishers_words() -> None:
    said = '{"errors": [{"code": "IndicatorsNotFound", "message": "Not found.", "details": {"items": ["i7"]}}]}'
    sentence = faulty(EES, VISITS, DATA_SET, META, replied(said, status=400))
    assert "the publisher says “IndicatorsNotFound Not found. ['i7']”" in sentence
    assert "says “Bad”" in faulty(EES, VISITS, DATA_SET, META, replied('{"title": "Bad"}', status=400))


def test_pages_without_end_are_not_followed() -> None:
    endless = replied(page(result(), total=10**9, pages=10**9))
    assert EES.requests(VISITS, asked=[DATA_SET, META, *[endless] * 199]) is not None
    assert EES.requests(VISITS, asked=[DATA_SET, META, *[endless] * 200]) is None


def test_a_filter_that_nobody_pinned_is_refused_and_named() -> None:
    loose = replace(VISITS, query={key: value for key, value in QUERY.items() if key not in {"filters", "page_size"}})
    both = page(result(), result(filters={"f1": "o2", "f2": "v1"}))
    sentence = faulty(EES, loose, DATA_SET, META, replied(both))
    assert "the filter “Group” is not pinned: “In need”, “Looked after” came" in sentence
    nothing = faulty(EES, loose, DATA_SET, META, replied(page()))
    assert "no row has a figure" in nothing


@pytest.mark.parametrize(
    ("different", "cause"),
    [
        ({"value": "Percentage doing badly"}, "no indicator “Percentage doing badly”; found “Children”"),
        ({"filters": {"Gruop": "Looked after"}}, "there is no filter “Gruop”; found “Group”, “Version”"),
        ({"filters": {"Group": "Looked at"}}, "“Looked at” is no option of “Group”; found “Looked after”"),
        ({"status": "Edition"}, "there is no filter “Edition”"),
    ],
)
def test_a_label_that_is_no_more_is_refused_and_named(different: dict[str, Any], cause: str) -> None:
    about = replace(VISITS, query={**QUERY, **different})
    assert cause in faulty(EES, about, DATA_SET, META, replied(page(result())))


def test_another_unit_waits_and_a_word_that_is_no_status_is_refused() -> None:
    about = replace(VISITS, query={**QUERY, "unit": "per cent"})
    found = EES.parse(about, [DATA_SET, META, replied(page(result()))])
    assert found.issues[0].severity is Severity.HELD
    assert "now “%”, where the definition expects “per cent”" in found.issues[0].message
    group = replace(VISITS, query={**QUERY, "status": "Group"})
    assert "result 1: the mark “Looked after” is none" in faulty(EES, group, DATA_SET, META, replied(page(result())))


def test_a_value_beside_a_mark_that_says_there_is_none_waits() -> None:
    found = EES.parse(VISITS, [DATA_SET, META, replied(page(result(values={"i0": "9", "i1": "61 [c]"})))])
    assert found.observations == ()
    assert "page 1, result 1 has the value 61 beside the mark “Final c”" in found.issues[1].message


def line(**cells: str) -> str:
    row = {
        "time_period": "202425",
        "time_identifier": "Academic year",
        "geographic_level": "Local authority",
        "new_la_code": "E08000003",
        "group": "Looked after",
        "version": "Final",
        "t_all": "120",
        "pt_good": "61",
    } | cells
    return ",".join(row) + "\n" + ",".join(row.values()) + "\n"


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (line(geographic_level="Galaxy"), "line 2 has the level “Galaxy”, which the metadata do not name"),
        (line().replace("new_la_code", "la_code"), "there is no column “new_la_code”"),
        (line().replace("pt_good", "pt_bad"), "there is no column “pt_good”"),
        (line(x="1", y="2").replace(",x,y", ",x,x"), "the column “x” comes twice"),
        (line().partition("\n")[0], "no figures came"),
        ("", "no figures came"),
        (line(geographic_level="School"), "no row has “Looked after”"),
    ],
)
def test_a_download_that_is_not_as_it_should_be_is_refused(body: str, cause: str) -> None:
    about = replace(VISITS, query={**QUERY, "form": "download"})
    assert cause in faulty(EES, about, DATA_SET, META, replied(body))


@pytest.mark.parametrize(
    ("period", "identifier", "span"),
    [
        ("202425", "Academic year", (date(2024, 9, 1), date(2025, 9, 1))),
        ("202425", "Financial year", (date(2024, 4, 1), date(2025, 4, 1))),
        ("2024", "Calendar year", (date(2024, 1, 1), date(2025, 1, 1))),
        ("2025", "Reporting year", (date(2024, 9, 1), date(2025, 9, 1))),
        ("202425", "Financial year Q1", (date(2024, 4, 1), date(2024, 7, 1))),
        ("202425", "Academic year Q1 to Q3", (date(2024, 9, 1), date(2025, 6, 1))),
        ("2022", "Week 37", (date(2022, 9, 12), date(2022, 9, 19))),
        ("202425", "Part 1 (April to September)", (date(2024, 4, 1), date(2024, 10, 1))),
        ("2024", "January", (date(2024, 1, 1), date(2024, 2, 1))),
    ],
)
def test_time_identifiers_of_downloads_are_read(period: str, identifier: str, span: tuple[date, date]) -> None:
    about = replace(VISITS, query={**QUERY, "form": "download"})
    found = EES.parse(about, [DATA_SET, META, replied(line(time_period=period, time_identifier=identifier))])
    assert found.observations[0].period == Period(*span)


def test_terms_are_refused_where_nobody_states_their_days() -> None:
    about = replace(VISITS, query={**QUERY, "form": "download"})
    body = line(time_identifier="Autumn and spring term")
    assert "State in the definition on which days the three terms start" in faulty(
        EES, about, DATA_SET, META, replied(body)
    )


@pytest.mark.parametrize(
    ("query", "cause"),
    [
        ({"dataset": "../secrets"}, "has a dataset that is no identifier"),
        ({"version": "latest&x=1"}, "has a version that is none"),
        ({"page_size": 10_001}, "has a page_size that is not between 1 and 10,000"),
        ({"form": "excel"}, "has a form that is neither query nor download"),
        ({"value": ""}, "has in value something that is not text"),
        ({"filters": {"Group": [1.5]}}, "has in filters something that is not a table of text or numbers"),
        ({"levels": "LA"}, "has in levels something that is not a list"),
    ],
)
def test_a_query_it_cannot_use_is_refused_by_name(query: dict[str, Any], cause: str) -> None:
    assert f"the query of visits {cause}" in refused(EES, {**QUERY, **query})


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    download = replace(VISITS, query={**QUERY, "form": "download"})
    for replies in ([replied(body)] * 3, [DATA_SET, META, replied(body)]):
        for about in (VISITS, download):
            with contextlib.suppress(FeedError):
                EES.parse(about, replies)
            with contextlib.suppress(FeedError):
                EES.requests(about, asked=replies)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "code", "LA"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from(["timePeriod", "geographicLevel", "locations", "filters", "values"]), JSON)
def test_any_result_is_read_or_refused(name: str, found: object) -> None:
    with contextlib.suppress(FeedError):
        EES.parse(VISITS, [DATA_SET, META, replied(page(result(**{name: found})))])


@given(st.sampled_from(["filters", "indicators", "locations", "timePeriods", "geographicLevels"]), JSON)
def test_any_metadata_are_read_or_refused(name: str, found: object) -> None:
    meta = json.loads(META.body) | {name: found}
    with contextlib.suppress(FeedError):
        EES.parse(VISITS, [DATA_SET, replied(json.dumps(meta)), replied(page(result()))])


def _file(folder: Path, name: str) -> list[dict[str, str]]:
    with gzip.open(folder / f"ees/{name}.csv.gz", "rt", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _recorded(asker: Callable[..., Any], about: Any, *sets: str) -> list[Reply]:
    return heard(EES, about, asker(*sets, folder=shared_replies(), limits=Limits()))


@pytest.mark.parametrize("form", ["query", "download"])
def test_every_recorded_figure_of_key_stage_2_is_read(asker: Callable[..., Any], form: str) -> None:
    about = defined(EES, {**KEY_STAGE_2, "form": form}, **ACADEMIC)
    found = EES.parse(about, _recorded(asker, about))
    rows = [
        row
        for row in _file(shared_replies(), "key_stage_2")
        if (row["geographic_level"], row["social_care_group"]) == ("Local authority", "CINO at 31 March")
    ]
    column = "pt_rwm_met_expected_standard"
    assert len(found.observations) == len(rows) == 1064
    numbers = [float(row[column]) for row in rows if row[column].isdigit()]
    assert math.fsum(one.value or 0 for one in found.observations) == math.fsum(numbers)
    eligible = math.fsum(float(row["t_rwm_eligible_pupils"]) for row in rows if row["t_rwm_eligible_pupils"].isdigit())
    assert math.fsum(one.denominator or 0 for one in found.observations) == eligible
    marks = Counter(row[column] for row in rows if not row[column].isdigit())
    kinds = Counter(one.status for one in found.observations)
    assert kinds[Status.SUPPRESSED] == marks["c"]
    assert kinds[Status.NOT_AVAILABLE] == marks["x"]
    revised = sum(row[column].isdigit() for row in rows if row["version"] == "Revised")
    assert kinds[Status.REVISED] == revised
    assert found.published_on == date(2025, 11, 20)


@pytest.mark.parametrize("form", ["query", "download"])
def test_every_recorded_figure_of_children_looked_after_is_read(asker: Callable[..., Any], form: str) -> None:
    about = defined(EES, {**LOOKED_AFTER, "form": form}, year=YearType.FINANCIAL.start)
    found = EES.parse(about, _recorded(asker, about))
    rows = [
        row
        for row in _file(shared_replies(), "looked_after")
        if row["geographic_level"] == "Local authority" and row["population_type"].startswith("Children looked after")
    ]
    assert len(found.observations) == len(rows) == 775
    for column, attribute in (
        ("rate_per_10000", "value"),
        ("children_count", "count"),
        ("population_estimate", "denominator"),
    ):
        theirs = math.fsum(float(row[column]) for row in rows if row[column].isdigit())
        assert math.fsum(getattr(one, attribute) or 0 for one in found.observations) == theirs
    assert {one.period for one in found.observations if one.label == "2025"} == {
        Period(date(2024, 4, 1), date(2025, 4, 1))
    }


def test_every_level_comes_where_none_is_named(asker: Callable[..., Any]) -> None:
    query = {key: LOOKED_AFTER[key] for key in ("dataset", "value")} | {"filters": LOOKED_AFTER["pick"]}
    about = defined(EES, query, year=YearType.FINANCIAL.start)
    found = EES.parse(about, _recorded(asker, about))
    assert len(found.observations) == found.rows_read == 835
    newest = {one.place: one.value for one in found.observations if one.label == "2025"}
    assert newest["E92000001"] == 67


def test_recorded_metadata_of_either_year_are_read() -> None:
    for name in ("recorded_meta_eesyapi", "recorded_meta_eesyapiR", "doc_quick-start_3", "looked_after_meta_v1"):
        body = (shared_replies() / f"ees/{name}.json").read_bytes()
        first = json.loads(body)["indicators"][0]["label"]
        about = defined(EES, {"dataset": QUERY["dataset"], "version": "1.0", "value": first})
        request = EES.requests(about, asked=[replied(body)])
        assert request is not None
        assert request.method == "POST"


@pytest.mark.parametrize(
    ("name", "status", "cause"),
    [
        ("ees/error_indicators.json", 400, "IndicatorsNotFound"),
        ("ees/error_page_size.json", 400, "Must be between 1 and 10000"),
        ("ees/warning_filters.json", 200, "FiltersNotFound One or more filters could not be found. ['HuYgk']"),
        ("ees/doc_debugging-data-set-queries_11.json", 200, "QueryNoResults"),
        ("ees/doc_debugging-data-set-queries_12.json", 200, "invalid-filter-1"),
        ("ees/doc_debugging-data-set-queries_3.json", 400, "InvalidValue"),
        ("ees/doc_debugging-data-set-queries_7.json", 400, "InvalidValue"),
        ("ees/doc_error-handling_4.json", 400, "ErrorCode"),
        ("ees/doc_quick-start_6.json", 200, "the metadata do not name"),
        ("faults/truncated_json.json", 200, "the JSON breaks off"),
        ("faults/ees_bad_symbol.json", 200, "“~” is not a number"),
    ],
)
def test_recorded_refusals_and_faults_are_one_sentence(name: str, status: int, cause: str) -> None:
    folder = shared_replies()
    data_set, meta = (replied((folder / f"ees/looked_after_{part}.json").read_bytes()) for part in ("data-set", "meta"))
    about = defined(EES, {key: LOOKED_AFTER[key] for key in ("dataset", "value")}, year=YearStart(4, 1))
    assert cause in faulty(EES, about, data_set, meta, replied((folder / name).read_bytes(), status=status))


def test_a_recorded_total_that_changes_is_refused(asker: Callable[..., Any]) -> None:
    folder = shared_replies()
    about = defined(EES, LOOKED_AFTER, year=YearStart(4, 1))
    asked = _recorded(asker, about)[:3]
    other = replied((folder / "faults/ees_changed_total.json").read_bytes())
    assert "2,325 results were promised at first and 2,331 on page 2" in faulty(EES, about, *asked, other)
