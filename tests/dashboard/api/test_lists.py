"""The lists: the same rows as the package, in pages, as at any past date, never more than the public may read."""

import csv
import io
import json

import pytest

from dashboard.api.resources import RESOURCES

ASKED = {"figures": "?indicator=employment-rate"}
ADDRESSES = [f"/api/v1/{name}{ASKED.get(name, '')}" for name in RESOURCES]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_item_carries_caveat_class_and_moment(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    body = answer.json()
    assert body["total"] == int(answer.headers["x-total-count"])
    assert body["items"]
    for item in body["items"]:
        assert item["caveat"]
        assert item["evidence_class"] in {"published", "reported", "illustrative", "invented"}
        assert item["as_at"] == body["as_at"] == "2026-11-21T23:59:59.999999Z"


@pytest.mark.parametrize("address", ADDRESSES)
def test_csv_holds_the_same_items(client, address):
    body = client.get(address).json()
    answer = client.get(address, headers={"accept": "text/csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert len(rows) == len(body["items"])
    assert list(rows[0]) == list(body["items"][0])
    both = f"{address}{'&' if '?' in address else '?'}format=csv"
    assert client.get(both).text == answer.text


def test_pages_follow_each_other_without_gaps(client):
    whole = client.get("/api/v1/verdicts?page_size=500").json()
    found, address = [], "/api/v1/verdicts?page_size=7"
    while address:
        body = client.get(address).json()
        found += body["items"]
        address = body["next"]
    assert found == whole["items"]
    assert "link" not in client.get("/api/v1/verdicts?page_size=500").headers
    assert 'rel="next"' in client.get("/api/v1/verdicts?page_size=7").headers["link"]
    assert client.get("/api/v1/verdicts?page=99").json()["items"] == []


def test_places_stand_in_alphabetical_order(client):
    for name in ("places", "verdicts", "agreements"):
        names = [item["place"] for item in client.get(f"/api/v1/{name}?page_size=500").json()["items"]]
        assert names == sorted(names)


@pytest.mark.parametrize(
    ("address", "at", "told"),
    [
        ("/api/v1/places?place=kent", 0, {"slug": "kent", "standing": "agreed", "evidence_class": "illustrative"}),
        ("/api/v1/places?place=E10000016", 0, {"slug": "kent"}),
        ("/api/v1/places?place=e10000016", 0, {"slug": "kent"}),
        ("/api/v1/places?place=x-northmere", 0, {"slug": "northmere"}),
        ("/api/v1/places?standing=negotiating", 0, {"slug": "leeds", "who_answers": None}),
        ("/api/v1/agreements?place=northmere&status=varied", 0, {"version": 1, "status": "varied"}),
        ("/api/v1/outcomes?place=kent&indicator=first-time-entrants", 0, {"agreed_level": 130.0}),
        ("/api/v1/standards?standard=new-parents-visited", 0, {"minimum": 90.0}),
        ("/api/v1/verdicts?place=kent&indicator=first-time-entrants", 0, {"value": 148.0, "course": "on_course"}),
        ("/api/v1/cases?place=northmere", 0, {"standard": "new-parents-visited", "confirmed": True}),
        ("/api/v1/series?indicator=employment-rate", 0, {"handed_on": True, "licence": "Open Government Licence v3.0"}),
        ("/api/v1/figures?indicator=first-time-entrants&place=kent", -1, {"place": "Kent", "value": 148.0}),
    ],
)  # fmt: skip
def test_each_list_can_be_narrowed(client, address, at, told):
    body = client.get(address).json()
    assert told.items() <= body["items"][at].items()


def test_terms_come_as_an_object(client):
    item = client.get("/api/v1/agreements?place=kent").json()["items"][0]
    assert item["terms"]["title"] == "Kent agreement"


def test_a_past_date_knows_less(client):
    now = client.get("/api/v1/figures?indicator=x-new-parents-visited&place=northmere").json()
    past = client.get("/api/v1/figures?indicator=x-new-parents-visited&place=northmere&as_at=2026-03-31").json()
    assert past["total"] < now["total"]
    assert max(item["known_from"] for item in past["items"]) < "2026-04-01"
    assert client.get("/api/v1/agreements?place=northmere&as_at=2025-06-01").json()["total"] == 1
    assert client.get("/api/v1/agreements?place=northmere&as_at=2025-06-01").json()["items"][0]["status"] == "in_force"


def test_nothing_held_until_later_is_told(client):
    for address in ADDRESSES:
        text = client.get(f"{address}{'&' if '?' in address else '?'}page_size=500").text
        assert "2026-12-01T" not in text, address
        for item in json.loads(text)["items"]:
            assert item.get("known_from", "") <= "2026-11-21T23:59:59.999999Z"


def test_changes_can_be_asked_for_by_day_place_and_kind(client):
    every = client.get("/api/v1/changes?since=2026-03-01").json()
    assert every["total"] > client.get("/api/v1/changes?since=2026-11-01").json()["total"]
    kinds = {item["kind"] for item in client.get("/api/v1/changes?since=2026-03-01&kind=verdicts").json()["items"]}
    assert kinds == {"verdicts"}
    places = {item["place"] for item in client.get("/api/v1/changes?place=northmere&kind=promises").json()["items"]}
    assert places <= {"Northmere City Region"}
    assert client.get("/api/v1/changes?since=2026-11-01&as_at=2026-03-31").json()["items"] == []


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("places?as_at=2031-01-01", 400, "has not come yet"),
        ("places?as_at=soon", 400, "is not a date"),
        ("places?page=0", 400, "from 1 to"),
        ("places?page=1.5", 400, "from 1 to"),
        ("places?page_size=501", 400, "from 1 to 500"),
        ("places?page_size=99999999999", 400, "from 1 to 500"),
        ("places?format=xml", 400, "json, csv"),
        ("places?kind=planet", 400, "large_city"),
        ("places?colour=blue", 400, "no parameter “colour”"),
        ("places?page=1&page=2", 400, "more than once"),
        ("places?place=narnia", 404, "narnia"),
        ("places?place=", 400, "is empty"),
        ("places?as_at=", 400, "is empty"),
        ("places?place=poole", 404, "Bournemouth"),
        ("figures", 400, "indicator is missing"),
        ("figures?indicator=potholes", 404, "potholes"),
        ("standards?standard=potholes", 404, "potholes"),
        ("changes?since=2031-01-01", 400, "Write a day up to"),
        ("changes?since=20260331", 400, "Write a day up to"),
        ("changes?since=2026-02-30", 400, "Write a day up to"),
        ("nothing", 404, "/api/v1/verdicts"),
        ("places/kent", 404, "There is nothing at"),
    ],
)
def test_a_question_that_cannot_be_obeyed_is_told_why(client, address, status, said):
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    assert said in body["detail"]


def test_an_empty_store_answers_with_empty_lists(patched, empty_url, demonstration_url, client):
    patched.setenv("OUTCOMES_DATABASE_URL", empty_url)
    try:
        for name in ("places", "agreements", "verdicts", "cases", "changes"):
            body = client.get(f"/api/v1/{name}").json()
            assert body["items"] == []
            assert body["evidence_class"] is None
    finally:
        patched.setenv("OUTCOMES_DATABASE_URL", demonstration_url)
