"""data.police.uk: for local context only, so that nothing of it can ever be judged."""

import contextlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.better import Better
from data.catalogue import UnitKind
from data.observation import OBSERVED, Caveat, Status
from data.periods import Period
from indicators.feeds.feed import FeedError, Reply
from indicators.feeds.police_uk import NOTE, PoliceUk
from tests.publishers import Made, defined, faulty, heard, refused, replied, shared_replies

POLICE = PoliceUk()
CONTEXT = {"better": Better.NEITHER, "unit_kind": UnitKind.COUNT}
HALL = {"lat": "52.629729", "lng": "-1.131592"}
QUERY: dict[str, Any] = {"areas": {"x-town-hall": HALL}, "category": "burglary", "since": "2024-01"}
VISITS = defined(POLICE, QUERY, **CONTEXT)
UPDATED = replied('{"date": "2024-02-01"}')


def crimes(*categories: str, month: str = "2024-01") -> Reply:
    listed = [{"category": one, "month": month, "location": {"latitude": "52"}} for one in categories]
    return replied(json.dumps(listed))


def test_crimes_with_a_place_are_counted_month_by_month(asker: Made) -> None:
    found = POLICE.parse(VISITS, heard(POLICE, VISITS, asker()))
    january, february = found.observations
    assert (january.place, january.value, january.label) == ("x-town-hall", 2, "2024-01")
    assert january.period == Period(date(2024, 1, 1), date(2024, 2, 1))
    assert (february.value, february.status) == (None, Status.NOT_AVAILABLE)
    assert found.rows_read == 2


def test_no_figure_of_it_can_be_judged(asker: Made) -> None:
    found = POLICE.parse(VISITS, heard(POLICE, VISITS, asker()))
    assert not {one.status for one in found.observations} & OBSERVED
    assert all(one.note == NOTE and Caveat.LOW_RELIABILITY in one.caveats for one in found.observations)


@pytest.mark.parametrize(
    ("different", "query", "cause"),
    [
        ({"better": Better.LOWER}, {}, 'would have its figures judged, where better must be "neither"'),
        ({"accepts_estimated": True}, {}, "would have its figures judged"),
        ({"unit_kind": UnitKind.RATE}, {}, "makes them something else than a count"),
        ({}, {"category": "Burglary!"}, "has a category or a month that is none"),
        ({}, {"since": "2024"}, "has a category or a month that is none"),
        ({}, {"areas": {"E08000003": HALL}}, "names E08000003, where only a neighbourhood of our own"),
        ({}, {"areas": {"x-hall": {"lat": "52"}}}, "does not say by a poly, by lat and lng or by a location_id"),
        ({}, {"areas": {"x-hall": "here"}}, "has in areas something that is not a table of tables"),
    ],
)
def test_a_definition_that_would_misuse_it_is_refused(
    different: dict[str, Any], query: dict[str, Any], cause: str
) -> None:
    assert cause in refused(POLICE, {**QUERY, **query}, **{**CONTEXT, **different})


def test_too_many_crimes_are_not_asked_for_again(asker: Made, pauses: list[float]) -> None:
    with pytest.raises(FeedError, match=r"more than 10,000 crimes in x-town-hall \(status 503\)\. Ask for less"):
        heard(POLICE, VISITS, asker("police-too-many"))
    assert pauses == []


def test_an_unchanged_reply_ends_the_conversation() -> None:
    assert POLICE.requests(VISITS, asked=[UPDATED, replied("", status=304)]) is None


def test_an_outline_too_long_for_the_service_is_refused() -> None:
    outline = ":".join(["52.629,-1.131"] * 400)
    about = replace(VISITS, query={**QUERY, "areas": {"x-town-hall": {"poly": outline}}})
    with pytest.raises(FeedError, match=r"outlines x-town-hall in 5,\d+ characters, where the service takes 4,094"):
        POLICE.requests(about, asked=[UPDATED])


@pytest.mark.parametrize(("since", "times"), [("1999-01", "241 times"), ("2024-03", "0 times")])
def test_too_many_months_or_none_are_refused(since: str, times: str) -> None:
    about = replace(VISITS, query={**QUERY, "since": since})
    with pytest.raises(FeedError, match=f"asks {times}"):
        POLICE.requests(about, asked=[UPDATED])


def test_a_place_of_the_list_counts_the_category_or_every_one() -> None:
    for category, count in (("burglary", 1), ("all-crime", 3)):
        about = replace(VISITS, query={**QUERY, "areas": {"x-hall": {"location_id": 7}}, "category": category})
        request = POLICE.requests(about, asked=[replied('{"date": "2024-01-01"}')])
        assert request is not None
        assert request.url.endswith("/crimes-at-location?location_id=7&date=2024-01")
        found = POLICE.parse(about, [replied('{"date": "2024-01-01"}'), crimes("burglary", "drugs", "drugs")])
        assert [one.value for one in found.observations] == [count]


@pytest.mark.parametrize(
    ("replies", "cause"),
    [
        ([UPDATED, crimes("burglary")], "1 of 2 answers came"),
        ([UPDATED, crimes("burglary"), crimes("burglary")], "crime 1 is of another month than 2024-02"),
        ([UPDATED, crimes("burglary"), replied('{"error": "x"}')], "its reply is no list of crimes"),
        ([UPDATED, replied("[1]"), crimes()], "has no usable “category”"),
        ([UPDATED, replied("", status=503), crimes()], "Ask for less"),
        ([replied("{}")], "has no usable “date”"),
        ([replied('{"date": "today"}')], "is not a month"),
    ],
)
def test_what_is_not_understood_is_refused(replies: list[Reply], cause: str) -> None:
    assert cause in faulty(POLICE, VISITS, *replies)


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for replies in ([replied(body)], [replied('{"date": "2024-01-01"}'), replied(body)]):
        with contextlib.suppress(FeedError):
            POLICE.parse(VISITS, replies)
        with contextlib.suppress(FeedError):
            POLICE.requests(VISITS, asked=replies)


def test_recorded_crimes_are_counted_and_unplaced_ones_left_out(asker: Callable[..., Any]) -> None:
    folder = shared_replies()
    areas = {"x-marquis-street": {"location_id": 1738423}}
    about = replace(VISITS, query={"areas": areas, "category": "all-crime", "since": "2024-01"})
    found = POLICE.parse(about, heard(POLICE, about, asker(folder=folder)))
    assert [(one.value, one.status) for one in found.observations] == [(2, Status.ESTIMATED)]
    unplaced = replied((folder / "police_uk/crimes_no_location.json").read_bytes())
    nowhere = POLICE.parse(about, [replied('{"date": "2024-01-01"}'), unplaced])
    assert [(one.value, one.status) for one in nowhere.observations] == [(None, Status.NOT_AVAILABLE)]


def test_a_recorded_area_with_too_many_crimes_asks_for_less(asker: Callable[..., Any]) -> None:
    areas = {"x-centre": {"poly": "53.35,-2.31:53.54,-2.31:53.54,-2.14:53.35,-2.14"}}
    about = replace(VISITS, query={"areas": areas, "category": "all-crime", "since": "2024-01"})
    with pytest.raises(FeedError, match="Ask for less"):
        heard(POLICE, about, asker(folder=shared_replies()))
