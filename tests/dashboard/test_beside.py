"""What a reader sets beside an outcome."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.access import PUBLIC
from dashboard.questions.beside import NOTHING, beside
from dashboard.wording import beside as words

NOW = datetime(2026, 11, 21, 23, 59, tzinfo=UTC)


def ask(session, place, outcome, area="", compare=""):
    return beside(session, PUBLIC, place, outcome, area, compare, known_at=NOW)


def names(found):
    return [name for one in found.series for name, _ in one.histories]


def test_an_area_stands_beside_its_place(demonstration_session):
    found = ask(demonstration_session, "greater-manchester", "2", area="bolton")
    assert names(found) == ["Greater Manchester", "Bolton"]
    assert all(history.figures for _, history in found.series[0].histories)
    assert found.refused == ()


def test_other_places_that_share_the_outcome_are_offered_and_drawn(demonstration_session):
    offered = ask(demonstration_session, "kent", "1").offered
    assert [one.name for one in offered] == ["Birmingham", "Essex"]
    found = ask(demonstration_session, "kent", "1", compare="essex, birmingham,essex")
    assert names(found) == ["Kent", "Essex", "Birmingham"]


@pytest.mark.parametrize(
    ("area", "compare", "refused"),
    [
        ("narnia", "", ("narnia",)),
        ("", "northmere", ("northmere",)),  # invented: not set beside a real place
        ("bolton", "leeds", ("bolton", "leeds")),
    ],
)
def test_what_does_not_belong_is_refused_by_name_and_no_other_shown(demonstration_session, area, compare, refused):
    found = ask(demonstration_session, "kent", "1", area=area, compare=compare)
    assert found.refused == refused
    assert found.series == ()


def test_an_unknown_place_has_nothing_beside_it(demonstration_session):
    assert ask(demonstration_session, "narnia", "1", compare="kent") == NOTHING
    assert ask(demonstration_session, "cornwall", "1", compare="kent").offered == ()


def opened(monkeypatch, url, **address):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", url)
    app = AppTest.from_file(str(Path(dashboard.__file__).with_name("app.py")), default_timeout=60)
    app.run()
    app.switch_page("views/outcome.py")
    for name, text in address.items():
        app.query_params[name] = text
    app.run()
    assert not app.exception
    return app, "\n".join(str(part.value) for part in [*app.header, *app.markdown]).replace("\\", "")


def test_the_page_draws_what_the_address_chose(monkeypatch, demonstration_url):
    app, said = opened(
        monkeypatch, demonstration_url, place="greater-manchester", outcome="2", area="bolton", compare="birmingham"
    )
    assert words.TITLE in said
    assert words.SAME_SCALE in said
    beside_table = next(table.value for table in app.table if list(table.value.columns) == ["Figures"])
    assert list(beside_table.index) == ["Greater Manchester", "Bolton", "Birmingham"]


def test_a_choice_on_the_page_is_written_into_the_address(monkeypatch, demonstration_url):
    app, _ = opened(monkeypatch, demonstration_url, place="kent", outcome="1")
    app.multiselect[0].set_value(["essex"]).run()
    assert app.query_params["compare"] == "essex"
    assert not app.exception


def test_a_wrong_name_in_the_address_is_said(monkeypatch, demonstration_url):
    _, said = opened(monkeypatch, demonstration_url, place="kent", outcome="1", compare="narnia")
    assert "“narnia” cannot be set beside this outcome" in said
