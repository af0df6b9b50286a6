"""Stat-Xplore: a nested cube as long as its fields say, totals that are no places, and a key in a header."""

import contextlib
import json
import math
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.observation import Caveat, Status
from data.periods import Period
from indicators.feeds.feed import FeedError
from indicators.feeds.stat_xplore import StatXplore
from tests.publishers import Made, defined, faulty, heard, refused, replied, shared_replies

KEY = {"OUTCOMES_STAT_XPLORE_KEY": "the-key"}
STAT_XPLORE = StatXplore(environment=KEY)
REPLY: dict[str, Any] = json.loads((Path(__file__).parents[2] / "replies/stat_xplore/table.json").read_text())
MEASURE = "str:count:UC:V"
QUERY: dict[str, Any] = {
    "table": REPLY["query"],
    "place": "str:field:UC:PLACE",
    "period": "str:field:UC:DATE",
    "measure": MEASURE,
}
VISITS = defined(STAT_XPLORE, QUERY)


def changed(**changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = deepcopy(REPLY)
    return found | changes


def with_item(field: int, item: int, **changes: Any) -> dict[str, Any]:
    found = deepcopy(REPLY)
    found["fields"][field]["items"][item] |= changes
    return found


def with_values(values: object) -> dict[str, Any]:
    return changed(cubes={MEASURE: {"values": values}})


def test_the_table_is_posted_with_the_key_and_read_cell_by_cell(asker: Made) -> None:
    asked = heard(STAT_XPLORE, VISITS, asker())
    assert asked[0].request.headers["APIKey"] == "the-key"
    assert "the-key" not in repr(asked[0]) + asked[0].address + repr(STAT_XPLORE)
    found = STAT_XPLORE.parse(VISITS, asked)
    assert found.rows_read == 4
    july, august, small, missing = found.observations
    assert (july.place, july.value, july.status) == ("E08000003", 30, Status.FINAL)
    assert july.period == Period(date(2026, 7, 1), date(2026, 8, 1))
    assert (july.note, july.label, july.locator) == ("Both services are counted.", "202607", "cell 1, 1, 1")
    assert (august.value, august.status, august.status_raw) == (32, Status.REVISED, "r")
    assert (small.value, small.status) == (None, Status.NEGLIGIBLE)
    assert (missing.value, missing.status) == (None, Status.NOT_AVAILABLE)
    assert {one.caveats for one in found.observations} == {frozenset({Caveat.PERTURBED})}


@pytest.mark.parametrize("name", ["Kind", "str:field:UC:KIND"])
def test_a_total_is_read_where_the_definition_asks_for_it(name: str) -> None:
    about = replace(VISITS, query={**QUERY, "pick": {name: "Total"}})
    found = STAT_XPLORE.parse(about, [replied(json.dumps(REPLY))])
    assert [one.value for one in found.observations] == [41, 44, 12, 13]


def test_a_date_may_end_more_than_one_month() -> None:
    about = replace(VISITS, query={**QUERY, "months": 3})
    found = STAT_XPLORE.parse(about, [replied(json.dumps(REPLY))])
    assert found.observations[0].period == Period(date(2026, 5, 1), date(2026, 8, 1))


def test_without_a_key_it_is_not_asked() -> None:
    with pytest.raises(FeedError) as error:
        StatXplore(environment={}).requests(VISITS, asked=[])
    assert str(error.value) == (
        "DWP Stat-Xplore: it answers only with a key, and none is set. Set OUTCOMES_STAT_XPLORE_KEY to yours."
    )


def test_a_key_that_is_not_accepted_is_told_in_words(asker: Made) -> None:
    with pytest.raises(FeedError, match=r"a key is needed, or ours was not accepted \(status 401\)"):
        heard(STAT_XPLORE, VISITS, asker("stat-xplore-no-key"))


def test_a_publisher_that_repeats_our_key_is_not_quoted_with_it() -> None:
    other = with_item(0, 0, annotationKeys=["the-key"])
    assert "the mark “(key)” is none we know" in faulty(STAT_XPLORE, VISITS, replied(json.dumps(other)))


@pytest.mark.parametrize(
    ("reply", "cause"),
    [
        (with_values([[[1, 2]] * 2] * 2), "the field “Place” has 3 items, and the cube 2"),
        (with_values([[[1, 2]]] * 3), "the field “Month” has 2 items, and the cube 1"),
        (with_values([[[1]] * 2] * 3), "the field “Kind” has 2 items, and the cube 1"),
        (with_values([[1, 2]] * 3), "the field “Kind” has 2 items, and the cube no list of them"),
        (with_values([[["1,000", 2]] * 2] * 3), "cell 1, 1, 1: “1,000” is not a number"),
        (with_values([[[{}, 2]] * 2] * 3), "cell 1, 1, 1 holds something that is no figure"),
        (changed(cubes={}), "has no usable “str:count:UC:V”"),
        (changed(fields=REPLY["fields"][1:]), "the field “Month” has 2 items, and the cube 3"),
        (changed(fields=[], cubes={MEASURE: {"values": []}}), "there is no field “str:field:UC:PLACE”; found none"),
        (changed(annotationMap=None), "the mark “I” is none we know"),
        (with_item(0, 0, annotationKeys="I"), "cell"),
        (with_item(0, 0, annotationKeys=[1]), "the mark “1” is none we know"),
        (with_item(0, 0, uris=["a:E1", "b:E2"]), "an item stands for more or less than one place or month"),
        (with_item(0, 0, uris=None), "an item stands for more or less than one place or month"),
        (with_item(1, 0, uris=["str:value:UC:DATE:C:2026"]), "cell 1, 1, 1 has the month “2026”, which is none"),
        (with_item(1, 0, uris=["str:value:UC:DATE:C:202613"]), "is not a month"),
        (with_item(2, 1, type="RecodeItem"), "the field “Kind” is not pinned to one item; found “Single”, “Total”"),
        (with_item(2, 0, labels="Single"), "has no usable “labels”"),
        ("Unauthorised", "not well formed"),
        ({"error": "too many"}, "has no usable “fields”"),
    ],
)
def test_what_does_not_agree_with_itself_is_refused(reply: object, cause: str) -> None:
    if cause == "cell":  # one key instead of a list of them is understood
        assert STAT_XPLORE.parse(VISITS, [replied(json.dumps(reply))]).observations
        return
    sentence = faulty(STAT_XPLORE, VISITS, replied(reply if isinstance(reply, str) else json.dumps(reply)))
    assert sentence.startswith("DWP Stat-Xplore: for visits, ")
    assert cause in sentence


def test_a_table_of_totals_only_has_no_figures() -> None:
    found = deepcopy(REPLY)
    for item in found["fields"][0]["items"]:
        item["type"] = "Total"
    assert "no figures came" in faulty(STAT_XPLORE, VISITS, replied(json.dumps(found)))


@pytest.mark.parametrize(
    ("query", "cause"),
    [
        ({"table": {}}, "has in table something that is not a table"),
        ({"table": {"database": date(2026, 1, 1)}}, "has a table that holds more than text, numbers and lists"),
        ({"period": "str:field:UC:PLACE"}, "names one field as place and as period"),
        ({"months": True}, "has in months something that is not a whole number"),
    ],
)
def test_a_query_it_cannot_use_is_refused_by_name(query: dict[str, Any], cause: str) -> None:
    assert f"the query of visits {cause}" in refused(STAT_XPLORE, {**QUERY, **query})


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with contextlib.suppress(FeedError):
        STAT_XPLORE.parse(VISITS, [replied(body)])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["..", "r", "I", "Total"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["uri", "label", "items", "type"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.sampled_from(["fields", "cubes", "annotationMap"]), JSON)
def test_any_member_is_read_or_refused(name: str, found: object) -> None:
    with contextlib.suppress(FeedError):
        STAT_XPLORE.parse(VISITS, [replied(json.dumps(changed(**{name: found})))])


@given(st.integers(0, 2), st.sampled_from(["type", "uris", "labels", "annotationKeys"]), JSON)
def test_any_item_is_read_or_refused(field: int, name: str, found: object) -> None:
    with contextlib.suppress(FeedError):
        STAT_XPLORE.parse(VISITS, [replied(json.dumps(with_item(field, 0, **{name: found})))])


def test_the_recorded_households_are_read_by_place_month_and_family(asker: Callable[..., Any]) -> None:
    folder = shared_replies()
    recorded = json.loads((folder / "stat_xplore/households_uc.json").read_text())
    asked_for = next(
        entry["body"]
        for entry in json.loads((folder / "index.json").read_text())
        if entry["publisher"] == "stat_xplore"
    )
    area, month = "str:field:UC_Households:V_F_UC_HOUSEHOLDS:COA_CODE", "str:field:UC_Households:F_UC_DATE:DATE_NAME"
    measure = "str:count:UC_Households:V_F_UC_HOUSEHOLDS"
    query = {"table": asked_for, "place": area, "period": month, "measure": measure}
    values = recorded["cubes"][measure]["values"]
    for position, family in enumerate(["Single, no child dependant", None, None, None, None, "Total"]):
        if family is None:
            continue
        about = defined(STAT_XPLORE, {**query, "pick": {"Family Type": family}})
        found = STAT_XPLORE.parse(about, heard(STAT_XPLORE, about, asker(folder=folder)))
        assert len(found.observations) == 9 * 4
        theirs = math.fsum(values[place][date][position] for place in range(9) for date in range(4))
        assert math.fsum(one.value or 0 for one in found.observations) == theirs
    assert {one.status for one in found.observations} == {Status.REVISED}
    first = found.observations[0]
    assert (first.place, first.value, first.period.start) == ("E12000001", 50001, date(2018, 5, 1))
    with pytest.raises(FeedError, match="status 401"):
        heard(STAT_XPLORE, defined(STAT_XPLORE, query), asker("stat-xplore-no-key", folder=folder))
