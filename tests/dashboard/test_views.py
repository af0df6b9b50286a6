"""Every view, as Streamlit runs it, on three stores."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard

APP = Path(dashboard.__file__).with_name("app.py")
VIEWS = {
    "find": {"q": "bolten"},
    "place": {"place": "northmere"},
    "outcome": {"place": "northmere", "outcome": "1"},
    "standards": {},
    "across": {"outcome": "first-time-entrants"},
}
Opened = Callable[..., AppTest]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    def open_view(url: str, view: str, **address: str) -> AppTest:
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", url)
        app = AppTest.from_file(str(APP), default_timeout=30)
        app.run()
        if view != "find":
            app.switch_page(f"views/{view}.py")
        for name, text in address.items():
            app.query_params[name] = text
        return app.run()

    return open_view


def words(app: AppTest) -> str:
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.text]
    return "\n".join(str(part.value) for part in parts).replace("\\", "")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("store", ["demonstration_url", "empty_url", "failed_url"])
def test_every_view_opens_on_every_store(opened, request, store, view):
    app = opened(request.getfixturevalue(store), view, **VIEWS[view])
    assert not app.exception
    assert len(app.title) == 1
    assert app.markdown


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_wears_its_class_and_says_the_demonstration_day(opened, demonstration_url, view):
    said = words(opened(demonstration_url, view, **VIEWS[view]))
    assert "Its clock stands at 21 November 2026." in said
    if view in {"place", "outcome", "standards"}:
        assert "Invented place and figures" in said
    if view == "across":
        assert "Illustrative terms, published figures" in said


def test_the_place_answers_in_its_first_sentence(opened, demonstration_url):
    said = words(opened(demonstration_url, "place", place="greater-manchester"))
    assert "On these illustrative terms, Greater Manchester is on course on" in said
    assert "Where these figures come from" in said
    assert "answers for it" in said


def test_after_a_failed_feed_the_figures_held_before_stand(opened, failed_url):
    said = words(opened(failed_url, "place", place="greater-manchester"))
    assert "not received: Employment rate" in said
    assert "no answer within 10 seconds" in said


def test_an_unknown_place_is_named_and_no_other_is_shown(opened, demonstration_url):
    said = words(opened(demonstration_url, "place", place="narnia"))
    assert "We do not hold a place called “narnia”" in said
    assert "agreed outcomes" not in said.lower()


def test_an_attack_in_the_address_is_shown_as_words(opened, demonstration_url):
    said = words(opened(demonstration_url, "place", place="![x](https://evil.example/x.png)"))
    assert "https://" not in said


def test_an_ended_place_names_its_successor(opened, demonstration_url):
    said = words(opened(demonstration_url, "place", place="poole"))
    assert "Poole ended on 1 April 2019. It continues as Bournemouth, Christchurch and Poole." in said


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("london", "has not been decided"),
        ("cornwall", "Cornwall is not yet in an agreement."),
        ("leeds", "It has been in negotiation for 140 days."),
        ("bolton", "It is part of Greater Manchester"),
    ],
)
def test_places_without_an_agreement_have_a_page(opened, demonstration_url, place, expected):
    assert expected in words(opened(demonstration_url, "place", place=place))


def test_an_unknown_outcome_lists_the_outcomes_there_are(opened, demonstration_url):
    said = words(opened(demonstration_url, "outcome", place="kent", outcome="99"))
    assert "Kent’s agreement has no outcome “99”. These are its outcomes." in said


def test_a_past_date_stands_in_a_banner_and_changes_the_answer(opened, demonstration_url):
    app = opened(demonstration_url, "place", place="northmere", as_at="2025-09-30")
    said = words(app)
    assert "This page shows what was known on 30 September 2025. Newer figures exist." in said
    assert "may be below one minimum standard" in said
    app.button(key="show-latest").click().run()
    assert "as_at" not in app.query_params
    assert "is recovering on one minimum standard" in words(app)


def test_a_menu_link_keeps_the_past_date(opened, demonstration_url):
    app = opened(demonstration_url, "place", place="northmere", as_at="2025-09-30")
    app.query_params.clear()
    app.switch_page("views/standards.py").run()
    assert app.query_params["as_at"] == "2025-09-30"
    assert app.query_params["place"] == "northmere"
    assert "This page shows what was known on 30 September 2025" in words(app)


@pytest.mark.parametrize(("text", "expected"), [("2031-01-01", "has not come yet"), ("soon", "is not a date")])
def test_a_date_that_cannot_be_shown_is_refused(opened, demonstration_url, text, expected):
    said = words(opened(demonstration_url, "place", place="kent", as_at=text))
    assert expected in said
    assert "This page shows what was known" not in said


def test_the_outcome_says_which_area_differs(opened, demonstration_url):
    said = words(opened(demonstration_url, "outcome", place="northmere", outcome="1"))
    assert "Hollinbeck differs from the rest of Northmere City Region by more than chance (worse)." in said


def test_an_outcome_in_words_alone_has_its_page(opened, demonstration_url):
    said = words(opened(demonstration_url, "outcome", place="northmere", outcome="6"))
    assert "agreed this outcome in words; no measure has been agreed yet" in said


def test_no_table_is_wider_than_five_columns(opened, demonstration_url):
    for view, address in VIEWS.items():
        app = opened(demonstration_url, view, **address)
        assert app.table
        assert all(len(table.value.columns) <= 5 for table in app.table)


def test_the_search_form_finds_a_place(opened, demonstration_url):
    app = opened(demonstration_url, "find")
    app.text_input[0].set_value("Bolten")
    app.button[0].click().run()
    assert "One place found for “Bolten”" in words(app)
