"""The pages for people who are signed in, and the line that says who reads, as Streamlit runs them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.access import PUBLIC, Granted, Viewer
from dashboard.orders import Actor
from dashboard.orders import people as orders
from data import database, demonstration
from data.roles import CENTRE, Role
from data.store import people
from tests.servers import url
from tests.stores import add_place

APP = Path(dashboard.__file__).with_name("app.py")
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ISSUER = "https://id.example"
ADMINISTRATOR = Viewer(1, "First", (Granted(Role.ADMINISTRATOR, CENTRE, "Registrar"),))
SECOND = Viewer(2, "Second", (Granted(Role.ADMINISTRATOR, CENTRE, "Deputy registrar"),))
EDITOR = Viewer(3, "Third", (Granted(Role.EDITOR, "x-northmere", "Head of policy"),))
AUDITOR = Viewer(4, "Fourth", (Granted(Role.AUDITOR, CENTRE, "Auditor"),))
WAY_IN = "This part is for people who are signed in."
SETTINGS = {
    "OUTCOMES_AUTH_ISSUER": ISSUER,
    "OUTCOMES_AUTH_CLIENT_ID": "outcomes",
    "OUTCOMES_AUTH_CLIENT_SECRET": "shared",
    "OUTCOMES_AUTH_COOKIE_SECRET": "c" * 32,
    "OUTCOMES_ADDRESS": "https://outcomes.example",
}
Opened = Callable[..., AppTest]


@pytest.fixture
def staffed(tmp_path: Path) -> str:
    """A small store with four people and one role that waits for the second administrator."""
    address = url(tmp_path / "store.sqlite")
    engine = database.engine(address)
    database.prepare(engine)
    with database.session(engine) as session:
        demonstration.declare(session, today=NOON.date(), stages={})
        add_place(session, "x-northmere", "northmere")
        for subject in ("first", "second", "third", "fourth"):
            people.add_person(session, issuer=ISSUER, subject=subject, name=subject.title(), at=NOON)
        asked = orders.Asked(
            role=Role.EDITOR,
            place="northmere",
            post="Head of policy",
            starts=NOON.date(),
            ends=NOON.date() + timedelta(days=30),
        )
        orders.give(session, Actor(ADMINISTRATOR, NOON), person=3, asked=asked)
    engine.dispose()
    return address


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    def open_view(url: str, view: str, viewer: Viewer = PUBLIC, **address: str) -> AppTest:
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", url)
        monkeypatch.setattr("dashboard.load.viewer", lambda: viewer)
        app = AppTest.from_file(str(APP), default_timeout=60)
        app.run()
        app.switch_page(f"views/{view}.py")
        for name, text in address.items():
            app.query_params[name] = text
        return app.run()

    return open_view


def words(app: AppTest) -> str:
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.text]
    tables = [table.value.to_csv() for table in app.table]
    return "\n".join([*(str(part.value) for part in parts), *tables]).replace("\\", "")


@pytest.mark.parametrize("view", ["records", "work"])
@pytest.mark.parametrize("store", ["demonstration_url", "empty_url"])
def test_the_public_is_told_whom_a_page_is_for(opened, request, store, view):
    app = opened(request.getfixturevalue(store), view)
    assert not app.exception
    assert WAY_IN in words(app)
    assert not app.table
    assert not app.text_input


@pytest.mark.parametrize("view", ["records", "work"])
@pytest.mark.parametrize("viewer", [ADMINISTRATOR, EDITOR, AUDITOR], ids=["administrator", "editor", "auditor"])
def test_the_pages_open_on_an_empty_store(opened, empty_url, view, viewer):
    app = opened(empty_url, view, viewer)
    assert not app.exception
    assert len(app.title) == 1


def test_without_a_provider_there_is_no_way_in(opened, empty_url):
    app = opened(empty_url, "about")
    assert "Sign in" not in words(app)
    assert "Nobody can sign in to this copy" in words(opened(empty_url, "signing_in"))


def test_with_a_provider_the_way_in_leads_back_to_the_address(opened, demonstration_url, monkeypatch):
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(type(st.context), "cookies", property(lambda _context: {}))
    app = opened(demonstration_url, "place", place="northmere", as_at="2026-06-30")
    assert "[Sign in](/sign-in?back=%2Fplace%3Fplace%3Dnorthmere%26as_at%3D2026-06-30)" in words(app)


def test_who_is_signed_in_reads_their_post_above_the_page(opened, demonstration_url):
    assert "Signed in as Head of policy" in words(opened(demonstration_url, "about", EDITOR))
    nobody = Viewer(5, "Fifth", ())
    assert "Signed in as Fifth. No role is granted yet" in words(opened(demonstration_url, "about", nobody))


def test_an_auditor_reads_what_was_done_and_an_administrator_who_did_it(opened, staffed):
    auditor = words(opened(staffed, "records", AUDITOR))
    assert "Nothing in the log has been altered: one entry" in auditor
    assert "People and roles" in auditor
    administrator = words(opened(staffed, "records", ADMINISTRATOR))
    assert "Your roles let you read who acted and when" in administrator
    assert "editor of x-northmere" not in administrator
    assert "One role waits for a second administrator." in administrator


def test_one_entry_shows_its_digests(opened, staffed):
    said = words(opened(staffed, "records", AUDITOR, entry="1"))
    assert "Digest of the entry before: " + "0" * 64 in said
    assert "What it says: editor of x-northmere" in said


def test_an_editor_reads_no_register_and_finds_no_form(opened, staffed):
    app = opened(staffed, "records", EDITOR)
    assert "There is no entry that your roles let you read." in words(app)
    assert "Who may do what" not in words(app)
    assert [each.label for each in app.button] == ["Sign out", "Check the whole log now"]


def test_the_whole_log_is_checked_when_asked(opened, staffed):
    app = opened(staffed, "records", EDITOR)
    app.button(key="check-chain").click().run()
    assert words(app).count("Nothing in the log has been altered") == 2


def test_the_second_administrator_confirms_a_role(opened, staffed):
    app = opened(staffed, "work", SECOND)
    assert "One decision waits for you." in words(app)
    assert "Confirm a role: Editor, Third" in words(app)
    app.query_params["task"] = "grant:1"
    app.run()
    assert "Third, known as third to https://id.example" in words(app)
    app.button(key="confirm").click().run()
    assert "Confirmed. The role counts from its first day." in words(app)
    assert "Nothing waits for you." in words(app)


def test_a_role_can_be_turned_down(opened, staffed):
    app = opened(staffed, "work", SECOND, task="grant:1")
    app.button(key="refuse").click().run()
    assert "Turned down. The role will not count." in words(app)


@pytest.mark.parametrize(
    ("task", "sentence"),
    [("grant:99", "This is no longer open to you"), ("nothing", "There is nothing to fill in here")],
)
def test_a_task_that_is_not_the_readers_is_said_to_be_gone(opened, staffed, task, sentence):
    assert sentence in words(opened(staffed, "work", ADMINISTRATOR, task=task))


def test_a_right_that_is_lost_between_page_and_button_is_refused(opened, staffed, monkeypatch):
    app = opened(staffed, "records", ADMINISTRATOR)
    readers = iter([ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR])
    monkeypatch.setattr("dashboard.load.viewer", lambda: next(readers, Viewer(1, "First", ())))
    app.button(key="reviewed").click().run()
    assert "Your sign-in does not allow this here." in words(app)


def test_an_administrator_lets_in_gives_and_ends(opened, staffed):
    app = opened(staffed, "records", ADMINISTRATOR)
    app.button(key="reviewed").click().run()
    assert "Noted. The next review is due in three months." in words(app)
    assert "Every role was last read through on 21 November 2026." in words(app)
    app.text_input[1].input("fifth")
    app.text_input[2].input("Fifth")
    press(app, "Let them sign in")
    assert "They may sign in now." in words(app)
    field(app, "Place, by its name; empty for a role of the centre").input("northmere")
    field(app, "Post, as signatures and replies show it").input("Clerk")
    press(app, "Give this role")
    assert "It counts once another administrator has confirmed it." in words(app)
    press(app, "End it now")
    assert "Ended. It is lost at the next click." in words(app)
    field(app, "Post, as signatures and replies show it").input("https://evil.example")
    press(app, "Give this role")
    assert "Write the post in one line" in words(app)


def field(app: AppTest, label: str):
    return next(each for each in app.text_input if each.label == label)


def press(app: AppTest, label: str) -> None:
    next(each for each in app.button if each.label == label).click().run()


def test_an_editor_checks_what_will_be_public_before_publishing(opened, tmp_path):
    address = url(tmp_path / "demonstration.sqlite")
    engine = database.engine(address)
    database.prepare(engine)
    with database.session(engine) as session:
        demonstration.fill(session)
        for subject in ("first", "second", "third"):
            people.add_person(session, issuer=ISSUER, subject=subject, name=subject.title(), at=NOON)
    engine.dispose()
    app = opened(address, "work", EDITOR, task="comment:northmere:2")
    assert "Your words must mention that it is off course." in words(app)
    app.text_area[0].input("The mill closed.")
    press(app, "Check what will be public")
    assert "The mill closed." in words(app)
    app.button(key="send-comment").click().run()
    assert "Your words leave out that it is off course." in words(app)
    app.text_area[0].input("The mill closed, so we are off course.")
    press(app, "Check what will be public")
    app.button(key="send-comment").click().run()
    assert "Published. It stands on the outcome’s page" in words(app)
    assert "The mill closed, so we are off course." in words(opened(address, "outcome", place="northmere", outcome="2"))
