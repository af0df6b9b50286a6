"""JSON-stat: sizes, members, values and statuses must agree before a cell is read."""

import contextlib
import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.observation import Status
from data.periods import Period, YearStart
from indicators.feeds.feed import FeedError
from indicators.feeds.json_stat import JsonStat
from tests.publishers import Made, defined, faulty, heard, refused, replied, shared_replies

JSON_STAT = JsonStat()
CUBE = json.loads((Path(__file__).parents[2] / "replies/json_stat/cube.json").read_text())
QUERY = {"address": "https://ws-data.nisra.gov.uk/cube.json", "place": "area", "period": "year"}
VISITS = defined(JSON_STAT, QUERY, year=YearStart(1, 1))


def changed(**changes: Any) -> str:
    return json.dumps(deepcopy(CUBE) | changes)


def category(name: str, **found: Any) -> str:
    """The cube, one dimension's category replaced."""
    return changed(dimension=CUBE["dimension"] | {name: {"category": found}})


def test_a_cube_is_read_in_row_major_order(asker: Made) -> None:
    found = JSON_STAT.parse(VISITS, heard(JSON_STAT, VISITS, asker()))
    assert (found.published_on, found.rows_read, found.issues) == (date(2026, 4, 16), 6, ())
    assert [(one.place, one.label, one.value) for one in found.observations] == [
        ("N09000003", "2021", 69.1),
        ("N09000003", "2022", None),
        ("N09000003", "2023", 71.4),
        ("N09000002", "2021", 75.1),
        ("N09000002", "2022", 75.8),
        ("N09000002", "2023", 76.0),
    ]
    assert found.observations[1].status is Status.SUPPRESSED
    last = found.observations[5]
    assert (last.status, last.status_raw, last.locator) == (Status.PROVISIONAL, "p", "cell 6")
    assert last.period == Period(date(2023, 1, 1), date(2024, 1, 1))


def test_a_collection_that_only_refers_is_followed(asker: Made) -> None:
    query = {**QUERY, "address": "https://ws-data.nisra.gov.uk/collection.json", "dataset": "Rate"}
    about = replace(VISITS, query=query)
    asked = heard(JSON_STAT, about, asker())
    assert len(asked) == 2
    assert len(JSON_STAT.parse(about, asked).observations) == 6


def collection(*items: object) -> str:
    return json.dumps({"class": "collection", "link": {"item": list(items)}})


def test_a_collection_may_hold_the_data_set_itself() -> None:
    body = replied(collection({"class": "dataset", **CUBE}, {"class": "dimension"}))
    assert JSON_STAT.requests(VISITS, asked=[body]) is None
    assert len(JSON_STAT.parse(VISITS, [body]).observations) == 6


def test_references_without_end_are_not_followed() -> None:
    circle = replied(collection({"class": "collection", "href": QUERY["address"]}))
    assert JSON_STAT.requests(VISITS, asked=[circle] * 3) is not None
    assert JSON_STAT.requests(VISITS, asked=[circle] * 4) is None
    assert JSON_STAT.requests(VISITS, asked=[replied("", status=304)]) is None


@pytest.mark.parametrize(
    ("query", "different", "values"),
    [
        ({}, {"value": {"0": 69.1, "5": 76}, "status": {"0": "p", "1": "x"}}, [69.1, None, None, None, None, 76]),
        ({}, {"value": [1, 2, 3, 4, 5, 6], "status": "e"}, [1, 2, 3, 4, 5, 6]),
        ({}, {"value": [1, 2, 3, 4, 5, 6], "status": [None] * 6}, [1, 2, 3, 4, 5, 6]),
        ({"pick": {"measure": "rate"}}, {"status": ""}, [69.1, None, 71.4, 75.1, 75.8, 76]),
    ],
)
def test_values_and_statuses_may_be_lists_objects_or_one_text(
    query: dict[str, Any], different: dict[str, Any], values: list[float | None]
) -> None:
    about = replace(VISITS, query={**QUERY, **query})
    found = JSON_STAT.parse(about, [replied(changed(**different))])
    assert [one.value for one in found.observations] == values


def test_a_definition_may_say_what_marks_mean() -> None:
    about = replace(VISITS, query={**QUERY, "statuses": {"OK": "final", "..": "negligible"}})
    found = JSON_STAT.parse(
        about, [replied(changed(value=[1, None, "..", 4, 5, 6], status=["OK", "c", "", "", "", ""]))]
    )
    assert [one.status for one in found.observations[:3]] == [Status.FINAL, Status.SUPPRESSED, Status.NEGLIGIBLE]


def test_months_may_be_the_last_of_twelve() -> None:
    about = replace(VISITS, query={**QUERY, "months": 12})
    body = category("year", index=["2022-12", "2023-12", "2024-12"], label={"2024-12": "Jan 2024-Dec 2024"})
    newest = JSON_STAT.parse(about, [replied(body)]).observations[2]
    assert (newest.period, newest.label) == (Period(date(2024, 1, 1), date(2025, 1, 1)), "Jan 2024-Dec 2024")


def test_a_value_beside_a_mark_that_says_there_is_none_waits() -> None:
    found = JSON_STAT.parse(VISITS, [replied(changed(status="c"))])
    assert len(found.observations) == 1
    assert "cell 1 has the value 69.1 beside the mark “c”" in found.issues[0].message


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (changed(value=[1, 2, 3]), "there are 3 values for 6 cells"),
        (changed(status=[""]), "there are 1 statuses for 6 cells"),
        (changed(value={"6": 1}), "one of its values is at “6”, outside the cube"),
        (changed(value={"-1": 1}), "one of its values is at “-1”, outside the cube"),
        (changed(value=1), "it has no usable values"),
        (changed(status=1), "it has no usable statuses"),
        (changed(status=[1] * 6), "cell 1 has a status that is no text"),
        (changed(status="q"), "cell 1: the mark “q” is none we know"),
        (changed(value=["many"] * 6), "cell 1: “many” is not a number"),
        (changed(value=[[]] * 6), "cell 1 holds something that is no figure"),
        (changed(size=[1, 2]), "its dimensions and their sizes do not agree"),
        (changed(id=["area", "area", "year"]), "its dimensions and their sizes do not agree"),
        (changed(id=[], size=[]), "its dimensions and their sizes do not agree"),
        (changed(size=[1, 2, 0]), "its dimensions and their sizes do not agree"),
        (changed(size=[1, 100_000, 100_000]), "it claims more than 5,000,000 cells"),
        (changed(size=[1, 2, 4]), "the members of “year” are not 4 at a position each"),
        (changed(dimension={}), "has no usable “measure”"),
        (category("area", index={"a": 0, "b": 0}), "the members of “area” are not 2 at a position each"),
        (category("area", index={"a": 0, "b": True}), "the members of “area” are not 2 at a position each"),
        (category("area", index=["a", "a"]), "the members of “area” are not 2 at a position each"),
        (category("area", index=["a", 1]), "the members of “area” are not 2 at a position each"),
        (category("area", label={"a": "A", "b": "B"}), "the members of “area” are not 2 at a position each"),
        (category("area", index=["a", "b"], label={"a": 1}), "the labels of “area” are not as they should be"),
        (category("area", index=["a", "b"], label="A"), "the labels of “area” are not as they should be"),
        (category("year", index=["then", "now", "soon"]), "“then” is not a period"),
        ('{"class": "dimension"}', "its reply is no JSON-stat data set"),
        ("[]", "its reply is no JSON-stat data set"),
        ("{}", "has no usable “id”"),
        (collection(), "the collection does not hold one data set “”; found none"),
        (collection({"class": "dataset", "href": "https://x"}), "has no usable “id”"),
        ('{"class": "collection"}', "has no usable “link”"),
        ("[" * 1000, "the JSON is nested too deeply"),
    ],
)
def test_what_does_not_agree_with_itself_is_refused(body: str, cause: str) -> None:
    sentence = faulty(JSON_STAT, VISITS, replied(body))
    assert sentence.startswith("JSON-stat: for visits, ")
    assert cause in sentence


@pytest.mark.parametrize(
    ("query", "cause"),
    [
        ({"place": "region"}, "there is no dimension “region”; found “measure”, “area”, “year”"),
        ({"pick": {"sex": "f"}}, "there is no dimension “sex”"),
        ({"pick": {"measure": "count"}}, "the dimension “measure” is not pinned to one of “rate”"),
        ({"place": "measure"}, "the dimension “area” is not pinned to one of “N09000003”, “N09000002”"),
        ({"dataset": "Other"}, None),
    ],
)
def test_a_dimension_must_be_there_and_pinned(query: dict[str, Any], cause: str | None) -> None:
    about = replace(VISITS, query={**QUERY, **query})
    if cause is None:  # outside a collection the label of a data set says nothing
        assert JSON_STAT.parse(about, [replied(json.dumps(CUBE))]).observations
    else:
        assert cause in faulty(JSON_STAT, about, replied(json.dumps(CUBE)))


@pytest.mark.parametrize(
    ("query", "cause"),
    [
        ({"place": None}, "has no place"),
        ({"period": "area"}, "names one dimension as place and as period"),
        ({"statuses": {"x": "gone"}}, "has a status that is none of final, provisional"),
    ],
)
def test_a_query_it_cannot_use_is_refused_by_name(query: dict[str, Any], cause: str) -> None:
    changed_query = {key: value for key, value in {**QUERY, **query}.items() if value is not None}
    assert f"the query of visits {cause}" in refused(JSON_STAT, changed_query)


def test_the_ons_service_that_answers_with_other_areas_is_never_asked(asker: Made) -> None:
    address = "https://www.ons.gov.uk/explore-local-statistics/api/v1/data/employment-rate.json"
    about = replace(VISITS, query={**QUERY, "address": address})
    with pytest.raises(FeedError, match=r"the host “www.ons.gov.uk” is not one of the publisher's"):
        heard(JSON_STAT, about, asker())


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with contextlib.suppress(FeedError):
        JSON_STAT.parse(VISITS, [replied(body)])
    with contextlib.suppress(FeedError):
        JSON_STAT.requests(VISITS, asked=[replied(body)])


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["area", "x", "collection"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["area", "category", "index", "label", "0", "item", "class"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@given(st.sampled_from(["class", "id", "size", "dimension", "value", "status", "link", "updated"]), ANY)
def test_any_member_is_read_or_refused(name: str, found: object) -> None:
    for body in (changed(**{name: found}), collection(CUBE | {name: found})):
        with contextlib.suppress(FeedError):
            JSON_STAT.parse(VISITS, [replied(body)])


@given(ANY, ANY)
def test_any_category_is_read_or_refused(index: object, label: object) -> None:
    with contextlib.suppress(FeedError):
        JSON_STAT.parse(VISITS, [replied(category("area", index=index, label=label))])


EXAMPLE = JsonStat(hosts=frozenset({"example.org"}))


def _about(name: str) -> Any:
    return defined(EXAMPLE, {**QUERY, "address": f"https://example.org/jsonstat/{name}.json"}, year=YearStart(1, 1))


@pytest.mark.parametrize(
    ("name", "manchester", "total"),
    [
        ("dense", [69.1, 67.8, 71.4], 435.2),
        ("sparse", [69.1, None, 71.4], 367.4),
        ("status_array", [69.1, None, 71.4], 367.4),
        ("status_one", [69.1, 67.8, 71.4], 435.2),
        ("single_member", [69.1, 67.8, 71.4], 208.3),
        ("collection", [69.1, 67.8, 71.4], 435.2),
    ],
)
def test_recorded_cubes_are_read(
    asker: Callable[..., Any], name: str, manchester: list[float | None], total: float
) -> None:
    about = _about(name)
    found = EXAMPLE.parse(about, heard(EXAMPLE, about, asker(folder=shared_replies())))
    assert [one.value for one in found.observations if one.place == "E08000003"] == manchester
    assert sum(one.value or 0 for one in found.observations) == pytest.approx(total)
    missing = {"sparse": [Status.NOT_AVAILABLE], "status_array": [Status.SUPPRESSED]}
    assert [one.status for one in found.observations if one.value is None] == missing.get(name, [])


@pytest.mark.parametrize(
    ("name", "sets", "cause"),
    [
        ("bad_size", (), "there are 5 values for 6 cells"),
        ("bad_index", (), "the members of “area” are not 2"),
        ("bad_huge", (), "more than 5,000,000 cells"),
        ("dense", ("fault-deep_json",), "the JSON is nested too deeply"),
    ],
)
def test_recorded_cubes_that_are_wrong_are_refused(
    asker: Callable[..., Any], name: str, sets: tuple[str, ...], cause: str
) -> None:
    about = _about(name)
    with pytest.raises(FeedError, match=cause):
        EXAMPLE.parse(about, heard(EXAMPLE, about, asker(*sets, folder=shared_replies())))
