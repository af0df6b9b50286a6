"""Data, What changed and About, as Streamlit runs them, on three stores."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard

APP = Path(dashboard.__file__).with_name("app.py")
ADDRESSES = {
    "data": ("data", {}),
    "one measure": ("data", {"indicator": "employment-rate"}),
    "changes": ("changes", {}),
    "changes of a place": ("changes", {"place": "northmere", "since": "2026-03-01"}),
    "about": ("about", {}),
    "method": ("about", {"section": "method"}),
    "a rule": ("about", {"section": "course"}),
    "calibration": ("about", {"section": "calibration"}),
}
Opened = Callable[..., AppTest]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    def open_view(url: str, view: str, **address: str) -> AppTest:
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", url)
        app = AppTest.from_file(str(APP), default_timeout=60)
        app.run()
        app.switch_page(f"views/{view}.py")
        for name, text in address.items():
            app.query_params[name] = text
        return app.run()

    return open_view


def words(app: AppTest) -> str:
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.text]
    cells = [str(cell) for table in app.table for cell in table.value.to_numpy().flat]
    headers = [str(header) for table in app.table for header in table.value.index]
    return "\n".join([*(str(part.value) for part in parts), *headers, *cells]).replace("\\", "")


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("store", ["demonstration_url", "empty_url", "failed_url"])
def test_every_address_opens_on_every_store(opened, request, store, name):
    view, address = ADDRESSES[name]
    app = opened(request.getfixturevalue(store), view, **address)
    assert not app.exception
    assert len(app.title) == 1
    assert app.markdown


def test_data_says_how_every_measure_stands_and_names_who_is_late(opened, demonstration_url):
    said = words(opened(demonstration_url, "data"))
    assert "Figures are held for 16 measures" in said
    assert "▲ Late\n\nEastholme County, 52 days" in said
    assert "○ Retired: the publisher ended it" in said
    assert "The file gives 299.8 where a share of people is due" in said
    assert "Survey weights corrected by the publisher." in said


def test_data_of_an_empty_store_says_so_and_what_would_be_asked(opened, empty_url):
    said = words(opened(empty_url, "data"))
    assert "No figures are held yet." in said
    assert "No release has been held back or refused." in said
    assert "No figure has been revised since it was first held." in said
    assert "No figures are expected" in said


def test_data_after_a_failed_refresh_says_what_stands_and_why(opened, failed_url):
    said = words(opened(failed_url, "data"))
    assert "one is not working" in said
    assert "The figures held before stand." in said
    said = words(opened(failed_url, "data", indicator="employment-rate"))
    assert "no answer within 10 seconds" in said
    assert "■" not in said.split("\n")[0]


def test_one_measure_shows_for_each_figure_release_fetch_and_place_in_the_reply(opened, demonstration_url):
    app = opened(demonstration_url, "data", indicator="employment-rate")
    said = words(app)
    assert "Greater Manchester" in said
    assert "16 April 2024\n\nfetched 16 April 2024" in said
    assert "SHA-256 of the reply" in said or "Reply: none kept" in said
    assert "Office for National Statistics licensed under the Open Government Licence v3.0" in said


def test_an_unknown_measure_is_said_by_name(opened, demonstration_url):
    assert "Nothing is asked for under the name “jobs”" in words(opened(demonstration_url, "data", indicator="jobs"))


def test_changes_tell_news_from_correction(opened, demonstration_url):
    said = words(opened(demonstration_url, "changes"))
    assert "People in work, course: from “On course” to “Off course”, by a revision." in said
    assert "revised from 68.2% to 66.9% [r]" in said
    assert "from “Meets the minimum standard” to “May be below the minimum standard”, by a new figure." in said
    assert "of these 3 marks would be expected by chance alone." in said


def test_changes_of_one_kind_show_no_other(opened, demonstration_url):
    said = words(opened(demonstration_url, "changes", kind="revisions"))
    assert "revised from 68.2% to 66.9%" in said
    assert "by a new figure" not in said


def test_changes_refuse_what_they_cannot_obey(opened, demonstration_url):
    said = words(opened(demonstration_url, "changes", since="2031-01-01", kind="rumours"))
    assert "“2031-01-01” is not a day up to the one shown." in said
    assert "There are no changes of the kind “rumours”." in said
    said = words(opened(demonstration_url, "changes", place="atlantis"))
    assert "We do not hold a place called “atlantis”." in said


def test_nothing_has_changed_in_a_store_that_holds_nothing(opened, empty_url):
    assert "Nothing has changed: nothing has been held yet." in words(opened(empty_url, "changes"))


def test_as_at_a_past_date_later_changes_are_not_told(opened, demonstration_url):
    said = words(opened(demonstration_url, "changes", as_at="2026-10-01"))
    assert "Newer figures exist" in said
    assert "17 November 2026" not in said


def test_about_names_its_sections_and_refuses_an_unknown_one_by_name(opened, demonstration_url):
    said = words(opened(demonstration_url, "about", section="astrology"))
    assert "There is no section called “astrology”." in said


def test_method_names_its_rule_set_and_where_it_differs(opened, demonstration_url):
    said = words(opened(demonstration_url, "about", section="method"))
    for name in ("NHSRplotthedots 0.2.2", "Fingertips", "Wilson", "Byar", "PowerBI-SPC", "qicharts2", "1.128"):
        assert name in said


def test_who_runs_a_copy_is_said_where_the_setting_names_them(opened, demonstration_url, monkeypatch):
    assert "This copy names nobody who runs it" in words(opened(demonstration_url, "about", section="who-runs-this"))
    monkeypatch.setenv("OUTCOMES_RUN_BY", "the Office for Local Agreements")
    assert "run by the Office for Local Agreements" in words(
        opened(demonstration_url, "about", section="who-runs-this")
    )


def test_an_outcome_shows_what_its_judgements_rest_on(opened, demonstration_url):
    said = words(opened(demonstration_url, "outcome", place="northmere", outcome="2"))
    assert "What these judgements rest on" in said
    assert "Release 69\n\npublished 17 November 2026" in said
    assert "course 1" in said
    assert "smallest difference that matters: 0.1%" in said


@pytest.mark.parametrize(("view", "address"), [("place", {"place": "northmere"}), ("standards", {})])
def test_lists_of_marks_say_how_many_chance_alone_would_make(opened, demonstration_url, view, address):
    app = opened(demonstration_url, view, as_at="2025-12-01", **address)
    assert "would be expected by chance alone" in words(app)
