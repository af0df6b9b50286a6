"""What residents say: recorded with who asked whom, shown with its class, apart from numbers and from commentary."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.access import Granted, NotAllowedError, Viewer
from dashboard.orders import Actor, OrderRefusedError, comments
from dashboard.orders import papers as freezing
from dashboard.questions import commentary
from data import database
from data.roles import CENTRE, Role
from data.store import audit, cases
from data.store.cases import RESIDENTS
from data.terms import EvidenceClass

APP = Path(dashboard.__file__).with_name("app.py")
NOW = datetime(2026, 11, 21, 23, 59, tzinfo=UTC)
EDITOR = Viewer(1, "First", (Granted(Role.EDITOR, "x-northmere", "Head of policy"),))
SAID = {"gathered": "Twelve carers, asked by the library in May", "said": "Nobody told us that the bus was cut."}


@pytest.fixture
def session(demonstration_url):
    """The demonstration, left as it was."""
    engine = database.engine(demonstration_url)
    with Session(engine) as opened:
        yield opened
        opened.rollback()
    engine.dispose()


def record(session, viewer=EDITOR, **different):
    asked = {"place": "northmere", "outcome": 2, **SAID, **different}
    comments.residents(session, Actor(viewer, NOW), **asked)


def test_it_is_kept_with_who_asked_whom_and_the_post_that_recorded_it(session):
    record(session, link="https://northmere.example/carers")
    (held,) = [one for one in cases.residents(session, "x-northmere") if one.at == NOW]
    assert held.post == "Twelve carers, asked by the library in May (recorded by Head of policy)"
    assert (held.text, held.role, held.clause) == (SAID["said"], RESIDENTS, "outcome 2")
    assert (held.evidence, held.link) == (EvidenceClass.INVENTED, "https://northmere.example/carers")
    assert audit.entries(session)[0].object == "outcome 2"


def test_it_is_no_commentary_and_leaves_what_waits_for_words_waiting(session):
    before = [one.outcome for one in commentary.waiting(session, EDITOR, known_at=NOW)]
    record(session)
    assert RESIDENTS not in {one.role for one in cases.comments(session, "x-northmere")}
    assert [one.outcome for one in commentary.waiting(session, EDITOR, known_at=NOW)] == before


@pytest.mark.parametrize(
    ("different", "sentence"),
    [
        pytest.param({"gathered": " "}, "who asked whom and what was said", id="nobody asked"),
        pytest.param({"said": ""}, "who asked whom and what was said", id="nothing said"),
        pytest.param({"said": "word " * 121}, "120", id="too long"),
        pytest.param({"gathered": "word " * 31}, "30", id="too long a name"),
        pytest.param({"said": "See www.example.com"}, "www.", id="an address"),
        pytest.param({"link": "http://example.org/"}, "https", id="a link that is not safe"),
        pytest.param({"outcome": 99}, "no outcome", id="no such outcome"),
    ],
)
def test_what_cannot_be_published_is_refused_in_a_sentence(session, different, sentence):
    with pytest.raises(OrderRefusedError, match=sentence):
        record(session, **different)


def test_only_people_of_the_place_record_it_and_not_before_an_election(session):
    with pytest.raises((OrderRefusedError, NotAllowedError)):
        record(session, Viewer(2, "Other", (Granted(Role.EDITOR, "x-eastholme", "Clerk"),)))
    registrar = Actor(Viewer(3, "Third", (Granted(Role.ADMINISTRATOR, CENTRE, "Registrar"),)), NOW)
    freezing.freeze_words(session, registrar, place="x-northmere")
    with pytest.raises(OrderRefusedError, match="Northmere"):
        record(session)


def opened(monkeypatch, url, view, viewer=None, **address):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", url)
    if viewer is not None:
        monkeypatch.setattr("dashboard.load.viewer", lambda: viewer)
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.switch_page(f"views/{view}.py")
    for name, text in address.items():
        app.query_params[name] = text
    app.run()
    assert not app.exception
    return app


def words(app):
    parts = [*app.header, *app.subheader, *app.markdown, *app.text]
    return "\n".join(str(part.value) for part in parts).replace("\\", "")


def test_the_page_of_an_outcome_shows_it_apart_with_its_class(monkeypatch, demonstration_url):
    told = words(opened(monkeypatch, demonstration_url, "outcome", place="northmere", outcome="1"))
    assert "What residents say" in told
    assert "Northmere Parents’ Panel, 38 parents asked" in told
    assert "In Hollinbeck eleven of fourteen" in told
    assert "nothing is judged by it" in told


@pytest.mark.parametrize("address", [{"outcome": "2"}, {"outcome": "1", "as_at": "2026-09-15"}], ids=["none", "before"])
def test_where_none_was_recorded_the_page_says_so(monkeypatch, demonstration_url, address):
    told = words(opened(monkeypatch, demonstration_url, "outcome", place="northmere", **address))
    assert "Nobody has recorded what residents say about this outcome yet." in told


def test_the_form_shows_what_will_be_public_before_it_is_published(monkeypatch, demonstration_url):
    sent = []
    app = opened(monkeypatch, demonstration_url, "work", EDITOR, task="residents:northmere:2")
    monkeypatch.setattr(
        "dashboard.load.write", lambda _run, order, **said: sent.append((order, said)) or dashboard.load.Done(None)
    )
    app.text_input(key="gathered-northmere:2").input(SAID["gathered"])
    app.text_area(key="said-northmere:2").input(SAID["said"])
    next(one for one in app.button if "Check" in one.label).click()
    app.run()
    assert SAID["gathered"] in words(app)
    app.button(key="send-residents").click()
    app.run()
    assert sent == [(comments.residents, {"place": "northmere", "outcome": 2, "link": "", **SAID})]


def test_the_form_is_only_for_who_may_write(monkeypatch, demonstration_url):
    app = opened(monkeypatch, demonstration_url, "work", EDITOR, task="residents:kent:1")
    assert not app.text_area
