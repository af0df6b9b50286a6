"""Across places: which places stand beside each other, who is left out and why, what each agreed and tried."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.access import PUBLIC
from dashboard.files import compared
from dashboard.questions.across import across
from dashboard.wording import across as words

NOW = datetime(2026, 11, 21, 23, 59, 59, tzinfo=UTC)
ENTRANTS = "first-time-entrants"
APP = Path(dashboard.__file__).with_name("app.py")
VISITED = "x-new-parents-visited"


def asked(session, outcome, wave="", kind=""):
    return across(session, PUBLIC, outcome, wave, kind, known_at=NOW)


def names(page):
    return [one.place.name for one in page.rows]


@pytest.mark.parametrize(
    ("wave", "kind", "shown", "aside"),
    [
        ("", "", ["Birmingham", "Kent"], ["Essex"]),
        ("2", "", ["Essex"], ["Birmingham", "Kent"]),
        ("all", "", ["Birmingham", "Essex", "Kent"], []),
        ("all", "strategic_county", ["Essex", "Kent"], ["Birmingham"]),
        ("", "strategic_county", ["Kent"], ["Birmingham", "Essex"]),
    ],
    ids=["the wave of most", "another", "all", "one kind", "both"],
)
def test_places_of_one_wave_stand_beside_each_other_first(demonstration_session, wave, kind, shown, aside):
    page = asked(demonstration_session, ENTRANTS, wave, kind)
    assert names(page) == shown
    assert [one.place.name for one in page.aside] == aside


def test_of_two_waves_with_as_many_places_the_earlier_is_shown(demonstration_session):
    assert names(asked(demonstration_session, VISITED)) == ["Northmere City Region"]


def test_a_wave_or_kind_that_is_not_there_is_named(demonstration_session):
    page = asked(demonstration_session, ENTRANTS, "7", "castle")
    assert page.refused == ("7", "castle")
    assert words.refused(page.refused).startswith("No place that shares this outcome is of the wave or kind “7” and")
    assert names(page) == ["Birmingham", "Kent"]


def test_before_a_choice_the_newest_release_is_known(demonstration_session):
    page = asked(demonstration_session, "")
    assert page.indicator is None
    assert page.newest_release is not None


def test_each_place_has_its_own_course_beside_its_figures(demonstration_session):
    page = asked(demonstration_session, VISITED, "all")
    for history in page.comparison.histories:
        assert any(one.path is not None for one in history.figures)


def test_the_course_goes_on_to_the_agreed_date_where_that_is_near(demonstration_session):
    page = asked(demonstration_session, "employment-rate", "all")
    ahead = page.comparison.histories[0].ahead
    assert ahead
    assert all(one.value is None and one.path is not None for one in ahead)
    assert ahead[0].since > page.comparison.histories[0].figures[-1].since


def test_places_one_could_talk_to_stand_in_alphabetical_order(demonstration_session):
    told = asked(demonstration_session, VISITED).lessons
    assert [one.place.name for one in told] == ["Eastholme County", "Northmere City Region"]
    assert all(one.tried and one.did_not_work and one.contact for one in told)
    assert (
        across(demonstration_session, PUBLIC, VISITED, "", known_at=datetime(2026, 5, 1, tzinfo=UTC))
        .lessons[0]
        .place.name
        == "Eastholme County"
    )


def test_a_download_holds_shares_gaps_and_every_exclusion(demonstration_session):
    table = compared.across(asked(demonstration_session, VISITED), as_at=NOW)
    rows = {row[table.columns.index("place")]: dict(zip(table.columns, row, strict=True)) for row in table.rows}
    own = rows["Northmere City Region"]
    assert own["share_lower"] < own["share_of_agreed_change"] < own["share_upper"]
    assert own["gap"] is None
    left = rows["Eastholme County"]
    assert (left["compared"], left["left_out_because"]) == ("no", "It is in wave 2; wave 1 is shown.")
    assert left["value"] is None
    real = compared.across(asked(demonstration_session, "employment-rate"), as_at=NOW)
    assert {row[real.columns.index("no_share_because")] for row in real.rows} == {"not_yet"}
    assert all("version" in str(row[real.columns.index("similar_places_list")]) for row in real.rows)


@pytest.fixture
def opened(monkeypatch, demonstration_url):
    def open_view(view, /, **address):
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", demonstration_url)
        app = AppTest.from_file(str(APP), default_timeout=60)
        app.run()
        app.switch_page(f"views/{view}.py")
        for name, text in address.items():
            app.query_params[name] = text
        return app.run()

    return open_view


def shown(app):
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.text]
    cells = [str(cell) for table in app.table for cell in table.value.to_numpy().flat]
    return "\n".join([*(str(part.value) for part in parts), *cells]).replace("\\", "")


def test_the_page_offers_the_other_waves_and_says_who_is_left_out(opened):
    app = opened("across", outcome=ENTRANTS)
    said = shown(app)
    assert "Two places in wave 1 share this outcome." in said
    assert "It is in wave 2; wave 1 is shown." in said
    wave = next(one for one in app.radio if one.label == "Wave")
    wave.set_value("all").run()
    assert app.query_params["wave"] == "all"
    assert "Three places share this outcome." in shown(app)


def test_the_page_tells_lessons_apart_from_our_own_words(opened):
    app = opened("across", outcome=VISITED)
    assert "Saturday work without a day off in the week." in "\n".join(str(one.value) for one in app.text)
    assert "To ask: Director of Public Health, Northmere." in shown(app)
    assert "No place has told yet what it tried" in shown(opened("across", outcome="claimant-count"))


def test_the_landing_does_not_deny_the_figures_that_are_held(opened):
    assert "no figures held yet" not in shown(opened("across"))


def test_the_link_of_a_view_always_says_its_date_and_its_choices(opened):
    said = shown(opened("across", outcome=ENTRANTS))
    assert "(/across?outcome=first-time-entrants&wave=1&as_at=2026-11-21)" in said
    assert "(/outcome?place=northmere&outcome=1&as_at=2026-10-01)" in shown(
        opened("outcome", place="northmere", outcome="1", as_at="2026-10-01")
    )


@pytest.mark.parametrize(
    ("view", "address", "sentence", "links"),
    [
        ("outcome", {"place": "northmere", "outcome": "2"}, "People in work was", {"Previous", "Next"}),
        ("outcome", {"place": "northmere", "outcome": "6"}, "no measure has been agreed yet", {"Previous", "Next"}),
        ("across", {"outcome": ENTRANTS}, "Two places in wave 1 share this outcome.", {"Previous", "Next"}),
        ("across", {}, "Choose an outcome to compare.", {"Next"}),
    ],
    ids=["outcome", "in words alone", "across", "landing"],
)
def test_a_room_sees_one_sentence_and_nothing_to_choose_but_the_next(opened, view, address, sentence, links):
    app = opened(view, **address, view="chamber")
    assert not app.exception
    assert sentence in shown(app) or sentence.replace("People in work", "The share of people in work") in shown(app)
    assert len(app.title) == 1
    assert not app.table
    assert not app.radio
    assert not app.button
    steps = re.findall(r"\[(Previous|Next)\]\(/(\w+)\?", "\n".join(str(one.value) for one in app.markdown))
    assert {label for label, _ in steps} == links
    assert {to for _, to in steps} == {view}


def test_a_room_is_told_that_it_sees_a_past_date(opened):
    said = shown(opened("outcome", place="northmere", outcome="1", view="chamber", as_at="2026-01-10"))
    assert "This page shows what was known on 10 January 2026. Newer figures exist." in said


def test_a_view_that_there_is_not_is_named(opened):
    assert "There is no view called “pulpit”." in shown(opened("outcome", place="kent", outcome="1", view="pulpit"))


def test_nothing_newer_is_not_called_newer(opened):
    said = shown(opened("place", place="northmere", as_at="2026-11-20"))
    assert "No newer figure has come since." in said


def test_commentary_stands_under_its_four_questions(opened):
    said = shown(opened("outcome", place="kent", outcome="1"))
    for asked_ in ("story behind this line", "Who has a part", "What works", "What will we do by when"):
        assert asked_ in said


def test_years_since_the_start_can_be_counted_on_an_outcome_too(opened):
    address = {"place": "northmere", "outcome": "1", "compare": "eastholme"}
    assert opened("outcome", **address).query_params.get("axis") is None
    app = opened("outcome", **address, axis="since")
    assert "0 is the last figure before it" in shown(app)
