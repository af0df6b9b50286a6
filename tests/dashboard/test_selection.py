from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import selection

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_without_a_date_it_is_now():
    moment = selection.moment("", now=NOW)
    assert (moment.known_at, moment.as_of, moment.chosen) == (NOW, date(2026, 11, 21), None)


@pytest.mark.parametrize(
    ("text", "known_at"),
    [
        ("2026-03-31", datetime(2026, 3, 31, 22, 59, 59, 999999, tzinfo=UTC)),  # summer time: an hour ahead
        ("2026-01-31", datetime(2026, 1, 31, 23, 59, 59, 999999, tzinfo=UTC)),
        ("2026-06-03T09:30", datetime(2026, 6, 3, 8, 30, tzinfo=UTC)),
    ],
)
def test_a_date_runs_to_its_end_in_london_and_a_minute_is_a_minute(text, known_at):
    moment = selection.moment(text, now=NOW)
    assert moment.known_at == known_at
    assert moment.chosen == text


@pytest.mark.parametrize("text", ["2026-11-22", "2031-01-01", "2026-11-21T12:01"])
def test_a_date_ahead_is_refused_and_the_page_stays_at_now(text):
    moment = selection.moment(text, now=NOW)
    assert moment.problem == "future"
    assert moment.known_at == NOW
    assert moment.chosen is None


@pytest.mark.parametrize(
    "text", ["yesterday", "2026-13-01", "2026-02-30", "31/03/2026", "2026-03-31T25:00", "²026-03-31"]
)
def test_a_date_that_cannot_be_read_is_said(text):
    assert selection.moment(text, now=NOW).problem == "unreadable"


@given(st.text(max_size=30))
def test_any_text_is_answered(text):
    moment = selection.moment(text, now=NOW)
    assert moment.known_at <= NOW


def test_a_day_in_the_past_does_not_reach_beyond_now():
    assert selection.moment("2026-11-21", now=NOW).known_at == NOW


def test_an_address_keeps_a_fixed_order_and_drops_what_says_nothing():
    assert selection.path("outcome", as_at="2026-03-31", outcome=1, place="kent", area=None) == (
        "/outcome?place=kent&outcome=1&as_at=2026-03-31"
    )


def test_a_parameter_a_view_does_not_have_is_a_mistake():
    with pytest.raises(KeyError, match="outcome"):
        selection.address("place", place="kent", outcome=1)


@pytest.mark.trust("Browser reconnects")
@given(st.dictionaries(st.sampled_from(["place", "outcome", "as_at", "area"]), st.text(min_size=1, max_size=12)))
def test_what_is_written_is_read_back(chosen):
    written = selection.address("outcome", **chosen)
    read = selection.selection(written, now=NOW)
    assert read.place == chosen.get("place", "").strip().lower()
    assert read.outcome == chosen.get("outcome", "").strip().lower()


def test_a_menu_link_gets_the_date_and_place_written_back():
    write, keep = selection.carried(
        "standards", shown={}, before={"as_at": "2026-03-31", "place": "kent"}, arrived=True
    )
    assert write == {"place": "kent", "as_at": "2026-03-31"}
    assert keep == {"place": "kent", "as_at": "2026-03-31"}


def test_on_the_same_page_no_date_means_now():
    write, keep = selection.carried("place", shown={"place": "kent"}, before={"as_at": "2026-03-31"}, arrived=False)
    assert write == {}
    assert keep == {"place": "kent"}


def test_a_view_without_places_is_not_given_one():
    write, _ = selection.carried("across", shown={}, before={"place": "kent", "as_at": "2026-03-31"}, arrived=True)
    assert write == {"as_at": "2026-03-31"}


def test_a_demonstration_brings_its_own_day():
    clock = datetime(2030, 1, 1, tzinfo=UTC)
    now = selection.present(clock, demonstration_day=date(2026, 11, 21))
    assert now.date() == date(2026, 11, 21)
    assert selection.present(clock, demonstration_day=None) == clock
