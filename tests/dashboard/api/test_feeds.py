"""The feed of changes and the calendar of expected figures."""

from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

ATOM = {"atom": "http://www.w3.org/2005/Atom"}


def entries(answer):
    return ET.fromstring(answer.content).findall("atom:entry", ATOM)  # noqa: S314 - our own feed


def test_the_feed_holds_what_the_page_holds_in_its_sentences(client):
    answer = client.get("/changes.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    says = [item["says"] for item in client.get("/api/v1/changes?page_size=500").json()["items"]]
    assert [one.findtext("atom:title", namespaces=ATOM) for one in entries(answer)] == says


def test_every_entry_has_what_atom_asks_for_and_its_class(client):
    answer = client.get("/changes.atom")
    feed = ET.fromstring(answer.content)  # noqa: S314 - our own feed
    for name in ("id", "title", "updated", "author"):
        assert feed.find(f"atom:{name}", ATOM) is not None
    names = [one.findtext("atom:id", namespaces=ATOM) for one in entries(answer)]
    assert len(set(names)) == len(names)
    for one in entries(answer):
        assert one.findtext("atom:updated", namespaces=ATOM).endswith("T12:00:00Z")
        terms = {each.get("term") for each in one.findall("atom:category", ATOM)}
        assert terms & {"published", "illustrative", "invented"}
        link = one.find("atom:link", ATOM).get("href")
        assert link.startswith(client.start)
        assert "as_at=" in link


def test_the_feed_can_be_of_a_place_or_a_kind(client):
    assert {
        one.findtext("atom:title", namespaces=ATOM)[:9]
        for one in entries(client.get("/changes.atom?place=northmere&kind=verdicts"))
    } <= {"Northmere"}
    assert client.get("/changes.atom?place=narnia").status_code == 404
    assert client.get("/changes.atom?kind=gossip").status_code == 400


def test_the_calendar_holds_whole_days_and_who_stated_them(client):
    answer = client.get("/releases.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert events
    assert len({str(one["uid"]) for one in events}) == len(events)
    stated = [one for one in events if str(one["status"]) == "CONFIRMED"]
    assert any("Stated by Northmere Community Health" in str(one["description"]) for one in stated)
    assert any("Nobody has stated the day" in str(one["description"]) for one in events)
    for one in events:
        assert (one["dtend"].dt - one["dtstart"].dt).days == 1
        assert str(one["url"]).startswith(f"{client.start}/data?indicator=")


@pytest.mark.parametrize("address", ["/releases.ics?x=1", "/changes.atom?x=1", "/open-data?x=1"])
def test_a_parameter_that_is_not_known_is_refused(client, address):
    assert client.get(address).status_code == 400
