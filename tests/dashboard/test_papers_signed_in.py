"""The page of papers for a scrutiny body: it keeps a pack to its meeting, and approves it when words are there."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard import load
from dashboard.access import Granted, Viewer
from dashboard.wording import papers_page
from data import database, demonstration
from data.roles import Role

APP = Path(dashboard.__file__).with_name("app.py")
PLACES = ("x-port-wexley", "x-northmere")


@pytest.fixture
def signed_in(tmp_path, monkeypatch):
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    engine = database.engine(address)
    database.prepare(engine)
    with database.writing(engine) as session:
        demonstration.fill(session)
    engine.dispose()
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", address)
    grants = tuple(Granted(Role.SCRUTINY, place, "Clerk to scrutiny") for place in PLACES)
    monkeypatch.setattr(load, "viewer", lambda: Viewer(7, "", grants))

    def open_pack(place: str) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=60)
        app.run()
        app.switch_page("views/papers.py")
        app.query_params["kind"], app.query_params["place"] = "pack", place
        return app.run()

    return open_pack


def words(app: AppTest) -> str:
    return "\n".join(str(part.value) for part in app.markdown).replace("\\", "")


def test_a_pack_is_kept_then_approved(signed_in):
    app = signed_in("port-wexley")
    app.button(key="keep").click()
    app.run()
    assert not app.exception
    assert papers_page.NOT_APPROVED in words(app)
    assert papers_page.OPENED in words(app)
    app.button(key="approve").click()
    app.run()
    assert not app.exception
    assert papers_page.NOT_APPROVED not in words(app)


def test_a_pack_without_the_places_words_is_not_approved(signed_in):
    app = signed_in("northmere")
    app.button(key="keep").click()
    app.run()
    app.button(key="approve").click()
    app.run()
    assert not app.exception
    assert "People in work has no words of the place yet." in words(app)
    assert papers_page.NOT_APPROVED in words(app)
