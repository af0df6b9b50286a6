"""The page of papers: meetings with what became of their questions, a paper shown, and a paper opened again."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.wording import papers, papers_page

APP = Path(dashboard.__file__).with_name("app.py")


@pytest.fixture
def opened(monkeypatch):
    def open_view(url: str, **address: str) -> AppTest:
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", url)
        app = AppTest.from_file(str(APP), default_timeout=60)
        app.run()
        app.switch_page("views/papers.py")
        for name, text in address.items():
            app.query_params[name] = text
        return app.run()

    return open_view


def words(app: AppTest) -> str:
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.text]
    return "\n".join(str(part.value) for part in parts).replace("\\", "")


def test_meetings_stand_with_their_replies_the_overdue_first(opened, demonstration_url):
    app = opened(demonstration_url)
    assert not app.exception
    said = words(app)
    assert "One reply is overdue." in said
    assert said.index("Northmere Overview and Scrutiny Committee, 10 September 2026") < said.index(
        "Port Wexley Scrutiny Committee, 3 December 2026"
    )
    assert "The old count left out carers known only to schools." in said
    assert "/papers/meetings.ics" in said


def test_an_empty_store_says_that_there_is_nothing(opened, empty_url):
    app = opened(empty_url)
    assert not app.exception
    assert papers_page.NO_MEETINGS in words(app)
    assert papers_page.NOTHING_KEPT in words(app)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"kind": "briefing", "place": "kent"}, papers.SAFE),
        ({"kind": "pack", "place": "port-wexley"}, "the agreed level changed from 85.0% to 70.0%"),
        ({"kind": "exceptions", "place": "northmere"}, "Continuing"),
        ({"kind": "slide"}, "These charts show what happened in each place."),
        ({"kind": "parliament"}, "234 days late"),
        ({"kind": "poem"}, "There is no paper called “poem”."),
        ({"kind": "exceptions", "place": "kent", "since": "soon"}, "“soon” is not a day before"),
        ({"place": "narnia"}, "We do not hold a place called “narnia”"),
        ({"paper": "a1b2c3d4e5f6"}, "No paper is kept under “a1b2c3d4e5f6”."),
    ],
    ids=lambda value: "-".join(value.values()) if isinstance(value, dict) else None,
)
def test_what_the_address_asks_for_is_shown_or_refused(opened, demonstration_url, address, sentence):
    app = opened(demonstration_url, **address)
    assert not app.exception
    if "tables" not in sentence:
        tables = "\n".join(str(table.value.to_csv()) for table in app.table).replace("\\", "")
        assert sentence in words(app) + tables


def test_a_paper_shown_can_be_taken_away_at_its_own_moment(opened, demonstration_url):
    said = words(opened(demonstration_url, kind="briefing", place="kent", as_at="2026-03-31"))
    assert "/papers/briefing.pdf?place=kent&as_at=2026-03-31" in said
    assert "What was known on 31 March 2026" in said


def test_the_exceptions_are_ticked_when_a_pack_is_made(opened, demonstration_url):
    app = opened(demonstration_url, kind="pack", place="port-wexley")
    assert app.multiselect[0].value == [2, 3]
    assert app.selectbox[0].value == "2026-12-03"


def test_nobody_signed_out_can_keep_or_approve(opened, demonstration_url):
    app = opened(demonstration_url, kind="pack", place="port-wexley")
    assert not {"keep", "approve"} & {button.key for button in app.button}


def test_a_form_leads_to_the_paper(opened, demonstration_url):
    app = opened(demonstration_url, place="kent")
    made = next(button for button in app.button if "make" in str(button.form_id))
    made.click()
    app.run()
    assert not app.exception
    assert app.query_params["kind"] == ["briefing"] or app.query_params["kind"] == "briefing"
    assert papers.SAFE in words(app)
