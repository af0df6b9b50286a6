"""What other sites may show: words, source, date and the way back; no script, form, cookie or unpublished figure."""

from xml.etree import ElementTree as ET

import pytest

KINDS = ["/embed/badge.svg", "/embed/outcome"]
WANTED = "?place=northmere&outcome=1"


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_the_judgements_the_source_the_date_and_the_way_back(client, kind):
    text = client.get(f"{kind}{WANTED}").text.replace("\n", " ")
    for words in ("New parents visited within 14 days", "Recovering", "On course", "Cannot tell", "91.9%"):
        assert words in text
    assert "Invented place and figures" in text
    assert "As at 21 November 2026." in text
    assert "/outcome?place=northmere&amp;outcome=1&amp;as_at=2026-11-21" in text


@pytest.mark.parametrize("kind", KINDS)
def test_it_holds_no_script_form_or_cookie_and_asks_nobody(client, kind):
    answer = client.get(f"{kind}{WANTED}")
    assert "set-cookie" not in answer.headers
    for part in ("<script", "<form", "<input", "<iframe", "<link", "@import", "url(", " onload", " src="):
        assert part not in answer.text


@pytest.mark.parametrize("kind", KINDS)
def test_it_can_be_fixed_to_a_date(client, kind):
    text = client.get(f"{kind}{WANTED}&as_at=2026-03-31").text
    assert "As at 31 March 2026." in text
    assert "as_at=2026-03-31" in text
    assert "91.9%" not in text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("", 400, "place is missing"),
        ("?place=kent", 400, "outcome is missing"),
        ("?place=narnia&outcome=1", 404, "narnia"),
        ("?place=kent&outcome=99", 404, "99"),
        ("?place=leeds&outcome=1", 404, "Leeds"),
        ("?place=kent&outcome=1&measure=9", 404, "no such measure"),
        ("?place=kent&outcome=1&as_at=2031-01-01", 400, "has not come yet"),
        ("?place=kent&outcome=1&script=alert", 400, "no parameter"),
        ("?place=%3Cscript%3E&outcome=1", 404, "&lt;script&gt;"),
    ],
)
def test_where_there_is_none_it_says_so_in_its_own_form(client, kind, address, status, said):
    answer = client.get(f"{kind}{address}")
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("image/svg+xml" if kind.endswith("svg") else "text/html")
    assert said in answer.text.replace("</text>", " ")
    assert "<script" not in answer.text


def test_the_badge_is_an_image_with_a_name_and_a_description(client):
    badge = ET.fromstring(client.get(f"/embed/badge.svg{WANTED}").content)  # noqa: S314 - our own picture
    space = "{http://www.w3.org/2000/svg}"
    assert badge.get("role") == "img"
    assert badge.find(f"{space}title").text == "New parents visited within 14 days, Northmere City Region"
    assert "Minimum standard: Recovering" in badge.find(f"{space}desc").text
    assert badge.find(f"{space}a").get("target") == "_blank"


def test_the_page_draws_and_tabulates_every_figure_and_the_course_to_come(client):
    page = client.get("/embed/outcome?place=kent&outcome=1").text
    assert '<svg role="img" aria-label="' in page
    assert "<th scope=row>2024</th><td>148</td>" in page
    assert "To come" in page
    assert "On these illustrative terms" in page


def test_an_outcome_with_two_measures_shows_the_one_asked_for(client):
    items = client.get("/api/v1/verdicts?page_size=500").json()["items"]
    second = next(item for item in items if item["commitment"] == 2)
    place, number = second["place_code"], second["outcome"]
    page = client.get(f"/embed/outcome?place={place}&outcome={number}&measure=2").text
    assert f"<h1>{second['title']}" in page
