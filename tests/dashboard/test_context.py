"""What the figures of an outcome are drawn against: England, or the middle of similar places, when a reader asks."""

from datetime import date
from pathlib import Path

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.access import PUBLIC
from dashboard.charts.line import ends, line
from dashboard.charts.values import LineChart, Point
from dashboard.questions import context
from dashboard.questions.context import Context, ContextKind, contexts
from data import catalogue, database, gazetteer
from data.terms import EvidenceClass
from tests.stores import NOW, add_figures, add_place, store

BIRMINGHAM, ENGLAND = "E08000025", "E92000001"
EMPLOYMENT = "employment-rate"


@pytest.fixture
def session(tmp_path, monkeypatch):
    """Birmingham in a store of its own, with one measure in its first outcome."""
    with store(tmp_path) as engine, database.session(engine) as opened:
        add_place(opened, BIRMINGHAM, "birmingham", evidence=EvidenceClass.PUBLISHED)
        measures = {EMPLOYMENT: catalogue.indicators()[EMPLOYMENT]}
        monkeypatch.setattr(context, "measures_of", lambda *_asked, **_known: measures)
        yield opened


def add(session, code, values):
    if code != BIRMINGHAM:
        add_place(session, code, code.lower())
    add_figures(session, values, place=code)


def found(session, place="birmingham"):
    return contexts(session, PUBLIC, place, "1", known_at=NOW)


def years(one):
    return {start.year: value for (start, _), value in one.values.items()}


def test_england_is_offered_where_its_figure_is_published(session):
    add(session, ENGLAND, {2023: 75.0, 2024: 75.5})
    (one,) = found(session)[EMPLOYMENT]
    assert (one.kind, one.name, one.of) == (ContextKind.COUNTRY, "England", 1)
    assert years(one) == {2023: 75.0, 2024: 75.5}


def test_the_middle_of_similar_places_needs_seven_with_a_figure(session):
    listed = gazetteer.similar(BIRMINGHAM)
    for at, code in enumerate(listed.similar[:7]):
        add(session, code, {2023: 70.0 + at} if at == 6 else {2023: 70.0 + at, 2024: 71.0 + at})
    (one,) = found(session)[EMPLOYMENT]
    assert (one.kind, one.name, one.of) == (ContextKind.SIMILAR, listed.list, 10)
    assert years(one) == {2023: 73.0}


def test_where_nothing_is_held_nothing_is_offered(session):
    assert found(session) == {EMPLOYMENT: ()}


def test_a_place_without_a_list_has_its_country_alone(session, monkeypatch):
    monkeypatch.setattr(gazetteer, "similar", lambda _code: None)
    add(session, ENGLAND, {2024: 75.5})
    assert [one.kind for one in found(session)[EMPLOYMENT]] == [ContextKind.COUNTRY]


def test_neither_an_invented_place_nor_an_unknown_one_is_set_against_a_country(session):
    add_place(session)
    assert found(session, "testham") == {}
    assert found(session, "narnia") == {}


CHART = LineChart(
    "Employment, Testham",
    tuple(Point(str(year), 66.0 + year % 3) for year in range(2018, 2026)),
    decimals=1,
    context=(None, *(80.0,) * 6, None),
    context_text="England",
)


def test_it_is_thin_dots_with_its_name_and_the_axis_holds_it():
    figure = line(CHART)
    go.Figure(figure)  # refuses what plotly would not draw
    (drawn,) = [trace for trace in figure["data"] if trace["line"].get("dash") == "dot"]
    assert drawn["mode"] == "lines"
    assert drawn["line"]["width"] < 2
    assert "England" in [note["text"] for note in figure["layout"]["annotations"]]
    assert ends(CHART)[1] > 80


def test_nobody_who_did_not_ask_sees_it():
    plain = line(LineChart("Employment", CHART.points, decimals=1, context=(None,) * 8))
    assert [trace for trace in plain["data"] if trace["line"].get("dash") == "dot"] == []


def test_the_choice_of_a_period_without_the_country_is_a_gap(session):
    add(session, ENGLAND, {2022: 75.0, 2024: None})
    (one,) = found(session)[EMPLOYMENT]
    assert years(one) == {2022: 75.0}
    assert date(2022, 1, 1) in {start for start, _ in one.values}


APP = Path(dashboard.__file__).with_name("app.py")
ENGLISH = Context(
    ContextKind.COUNTRY, "England", 1, {(date(year, 1, 1), date(year + 1, 1, 1)): 70.0 for year in (2022, 2023, 2024)}
)


@pytest.fixture
def opened(monkeypatch, demonstration_url):
    def open_outcome(**address):
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", demonstration_url)
        monkeypatch.setattr("dashboard.load.contexts", lambda _run: {"x-people-in-work": (ENGLISH,)})
        app = AppTest.from_file(str(APP), default_timeout=60)
        app.switch_page("views/outcome.py")
        for name, text in {"place": "northmere", "outcome": "2", **address}.items():
            app.query_params[name] = text
        app.run()
        assert not app.exception
        return app

    return open_outcome


def words(app):
    return "\n".join(str(part.value) for part in app.markdown).replace("\\", "")


def test_a_reader_asks_for_it_and_the_address_keeps_the_choice(opened):
    app = opened()
    assert "The thin dotted line" not in words(app)
    (choice,) = [one for one in app.radio if one.label == "Draw the figures against"]
    choice.set_value("country").run()
    assert app.query_params["context"] == "country"
    assert "published figure for England" in words(app)


def test_every_value_of_it_stands_in_a_table(opened):
    app = opened(context="country")
    told = "\n".join(table.value.to_csv() for table in app.table).replace("\\", "")
    assert "2022: 70.0%; 2023: 70.0%; 2024: 70.0%" in told


def test_what_is_not_offered_is_not_drawn(opened):
    assert "The thin dotted line" not in words(opened(context="similar"))
