"""A chart to take away: the same values as its page draws, and what it must not lose inside the image."""

import struct
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response

from dashboard.components import links
from dashboard.documents.render import PaperNotSetError
from dashboard.documents.render import png as drawing
from dashboard.files import pictures
from dashboard.files.answering import NotHereError
from dashboard.wording import states

CLOCK = datetime(2026, 11, 21, 12, tzinfo=UTC)
SIGNATURE = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def store(monkeypatch, demonstration_url):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", demonstration_url)


def answered(name: str, address: dict[str, str]) -> Response:
    scope = {
        "type": "http",
        "path_params": {"chart": name},
        "query_string": urlencode(address).encode(),
        "headers": [],
    }
    return pictures.answer(Request(scope))


def figures_of(told):
    line = next(line for line in told.chart.lines if line.kind == "figures")
    return {point.label: point.value for point in line.points if point.value is not None}


@pytest.mark.parametrize(
    ("name", "address", "expected"),
    [
        (
            "chart",
            {"place": "greater-manchester", "outcome": "1"},
            "greater-manchester-employment-rate-as-at-2026-11-21-ILLUSTRATIVE",
        ),
        (
            "chart",
            {"place": "northmere", "outcome": "1", "as_at": "2025-09-30"},
            "northmere-x-new-parents-visited-as-at-2025-09-30-INVENTED",
        ),
        (
            "across-chart",
            {"outcome": "first-time-entrants"},
            "first-time-entrants-across-as-at-2026-11-21-ILLUSTRATIVE",
        ),
    ],
)
@pytest.mark.usefixtures("store")
def test_a_picture_says_place_measure_date_and_class_in_its_name(name, address, expected):
    answer = answered(name, address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-disposition"] == f'attachment; filename="{expected}.png"'
    assert answer.body.startswith(SIGNATURE)
    width, height = struct.unpack(">II", answer.body[16:24])
    assert width > 1200
    assert height > 400


@pytest.mark.trust("Crop that misleads")
@pytest.mark.usefixtures("store")
def test_either_half_of_a_cut_picture_keeps_title_date_and_class():
    told = pictures.asked("chart", {"place": "greater-manchester", "outcome": "1"}, clock=CLOCK)
    assert told.above == ("Illustrative terms, published figures. As at 21 November 2026.",)
    assert told.below == (states.CAVEAT, f"{told.chart.title}.")
    assert "Office for National Statistics. As at 21 November 2026." in told.chart.source
    assert "Illustrative terms, published figures." in told.chart.source


@pytest.mark.trust("Crop that misleads")
@pytest.mark.usefixtures("store")
def test_across_places_the_fixed_words_about_cause_stand_once():
    told = pictures.asked("across-chart", {"outcome": "first-time-entrants"}, clock=CLOCK)
    assert told.chart.caveat == states.NOT_CAUSE
    assert told.below == (f"{told.chart.title}.",)


@pytest.mark.usefixtures("store")
def test_a_past_date_draws_only_what_was_known_then():
    address = {"place": "northmere", "outcome": "1"}
    now = figures_of(pictures.asked("chart", address, clock=CLOCK))
    then = figures_of(pictures.asked("chart", {**address, "as_at": "2025-09-30"}, clock=CLOCK))
    assert len(then) < len(now)


@pytest.mark.parametrize(
    ("name", "address", "expected"),
    [
        ("pie", {}, "There is no chart called “pie”. These are the charts: chart, across-chart."),
        ("chart", {"place": "narnia", "outcome": "1"}, "We do not hold a place called “narnia”."),
        ("chart", {"place": "kent", "outcome": "99"}, "Kent’s agreement has no outcome “99”."),
        ("chart", {"place": "northmere", "outcome": "6"}, "no measure has been agreed yet"),
        ("chart", {"place": "kent", "outcome": "2", "indicator": "joy"}, "This outcome has no measure called “joy”."),
        ("chart", {"place": "kent", "outcome": "1", "as_at": "2031-01-01"}, "has not come yet"),
        ("across-chart", {"outcome": "joy"}, "No agreement has an outcome measured by “joy”."),
    ],
)
@pytest.mark.usefixtures("store")
def test_an_address_without_a_chart_is_answered_in_one_sentence(name, address, expected):
    answer = answered(name, address)
    assert answer.status_code == 404
    assert expected in answer.body.decode()


def test_an_empty_store_has_no_chart_to_draw(monkeypatch, empty_url):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", empty_url)
    with pytest.raises(NotHereError, match="No agreement has an outcome measured by"):
        pictures.asked("across-chart", {"outcome": "first-time-entrants"}, clock=CLOCK)


@pytest.mark.usefixtures("store")
def test_a_measure_without_figures_has_no_picture():
    with pytest.raises(NotHereError, match=states.NO_FIGURES):
        pictures.asked("chart", {"place": "northmere", "outcome": "1", "as_at": "2024-04-02"}, clock=CLOCK)


@pytest.mark.usefixtures("store")
def test_nothing_to_compare_is_said(monkeypatch):
    monkeypatch.setattr(pictures, "comparable", lambda _page: [])
    with pytest.raises(NotHereError, match="No place can be compared on this outcome"):
        pictures.asked("across-chart", {"outcome": "first-time-entrants"}, clock=CLOCK)


@pytest.mark.usefixtures("store")
def test_the_same_chart_gives_the_same_bytes_and_no_control_characters_reach_it():
    told = pictures.asked("chart", {"place": "greater-manchester", "outcome": "1"}, clock=CLOCK)
    assert drawing.png(told.chart, above=told.above, below=told.below) == drawing.png(
        told.chart, above=[f"{told.above[0]}\u202e\x07"], below=told.below
    )


@pytest.mark.usefixtures("store")
def test_a_picture_that_cannot_be_set_says_which(monkeypatch):
    told = pictures.asked("chart", {"place": "greater-manchester", "outcome": "1"}, clock=CLOCK)
    monkeypatch.setattr(drawing, "_TEMPLATE", b"#nothing-of-this-name")
    with pytest.raises(PaperNotSetError, match="The picture of “Employment rate, Greater Manchester"):
        drawing.png(told.chart, above=told.above, below=told.below)


def test_the_pages_offer_the_kinds_that_the_route_serves():
    assert links.PICTURES == ("png",)
