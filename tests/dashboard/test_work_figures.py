"""The pages of whoever reads figures early, hides them, or decides about what the checks held back."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import Granted, Viewer
from dashboard.orders import Actor
from dashboard.orders import figures as figure_orders
from dashboard.questions import steward as questions
from dashboard.wording import held as held_words
from dashboard.wording import steward as words
from data import database
from data.roles import CENTRE, Role
from data.store import audit, people
from data.store.people import GrantRecord
from tests.dashboard.held_figures import APP
from tests.dashboard.own_store import NOW, copied

MINUTE = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
HELD = "held:x-new-parents-visited:2026-11-30T09:30"
STEWARD = Viewer(1, "First", (Granted(Role.DATA_STEWARD, CENTRE, "Chief statistician"),))
SECOND = Viewer(2, "Second", (Granted(Role.DATA_STEWARD, CENTRE, "Deputy statistician"),))
READER = Viewer(3, "Third", (Granted(Role.READER, "x-northmere", "Analyst, Northmere"),))
SIGNATORY = Viewer(4, "Fourth", (Granted(Role.PLACE_SIGNATORY, "x-northmere", "Mayor of Northmere"),))
AUDITOR = Viewer(5, "Fifth", (Granted(Role.AUDITOR, CENTRE, "Auditor"),))


@pytest.fixture
def own(demonstration_url, tmp_path, monkeypatch):
    with copied(demonstration_url, tmp_path) as engine:
        with database.session(engine) as session:
            for viewer in (STEWARD, SECOND, READER, SIGNATORY, AUDITOR):
                person = people.add_person(session, issuer="i", subject=viewer.name, name=viewer.name, at=NOW)
                held = viewer.grants[0]
                grant = GrantRecord(
                    person_id=person,
                    role=held.role,
                    place=held.place,
                    post=held.post,
                    starts=NOW.date().replace(month=1),
                    ends=NOW.date().replace(year=2027),
                    given_at=NOW,
                )
                people.confirm(session, people.give(session, grant), by=None, at=NOW)
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", engine.url.render_as_string())
        yield engine


@pytest.fixture
def opened(own, monkeypatch):  # noqa: ARG001  the store that it opens
    def open_work(viewer, task=""):
        monkeypatch.setattr("dashboard.load.viewer", lambda: viewer)
        app = AppTest.from_file(str(APP), default_timeout=60)
        app.run()
        app.switch_page("views/work.py")
        if task:
            app.query_params["task"] = task
        app.run()
        assert not app.exception
        return app

    return open_work


def said(app):
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.text]
    tables = [table.value.to_csv() for table in app.table]
    return "\n".join([*(str(part.value) for part in parts), *tables]).replace("\\", "")


def readings(engine):
    with database.session(engine) as session:
        return [one for one in audit.entries(session) if one.act == "read_held"]


def test_the_steward_reads_early_only_at_the_press_of_a_button(opened, own):
    assert "Read before 09:30 on 30 November 2026" in said(opened(STEWARD))
    app = opened(STEWARD, HELD)
    assert held_words.WARNING in said(app)
    assert "Invented place and figures" in said(app)
    assert not app.table
    assert readings(own) == []
    app = app.button(key="read-held").click().run()
    assert "July to September 2026, provisional" in said(app)
    assert "Northmere City Region" in said(app)
    assert len(readings(own)) == 1


def test_the_steward_puts_a_reader_on_the_list_who_then_reads_their_place_alone(opened, own):
    assert "Read before" not in said(opened(READER))
    assert "no longer open to you" in said(opened(READER, HELD))
    app = opened(STEWARD, HELD)
    assert held_words.NOBODY_LISTED in said(app)
    app.selectbox(key="list-who").select(3)
    app = app.button[[one.label for one in app.button].index(held_words.ADMIT)].click().run()
    assert held_words.ADMITTED in said(app)
    assert "Third: All places" in said(app)
    app = opened(READER, HELD).button(key="read-held").click().run()
    assert "Northmere City Region" in said(app)
    assert held_words.LIST not in said(app)
    assert [one.place for one in readings(own)] == ["x-northmere"]
    app = opened(STEWARD, HELD)
    app = next(one for one in app.button if one.label == "Take off the list: Third").click().run()
    assert held_words.DISMISSED in said(app)
    assert "no longer open to you" in said(opened(READER, HELD))


def test_the_steward_takes_figures_back(opened):
    app = opened(STEWARD, HELD).button(key="take-back").click().run()
    assert held_words.TOOK_BACK in said(app)
    assert "Read before" not in said(app)


def test_an_auditor_sees_that_figures_were_read_and_never_the_figures(opened, own):
    opened(STEWARD, HELD).button(key="read-held").click().run()
    assert "no longer open to you" in said(opened(AUDITOR, HELD))
    (entry,) = readings(own)
    assert entry.object == "held figures of x-new-parents-visited, until 2026-11-30T09:30Z"


def test_a_signatory_hides_a_figure_of_their_place_in_three_steps(opened, own):
    app = opened(SIGNATORY, "hide:")
    app = app.selectbox(key="hide-measure").select("x-people-in-work").run()
    key = "hiding-x-people-in-work"
    assert app.selectbox(key=f"{key}-place").options == ["Northmere City Region"]
    app = app.selectbox(key=f"{key}-place").select_index(0).run()
    app = app.selectbox(key=f"{key}-period").select("every").run()
    app = app.button(key=f"check-{key}").click().run()
    assert words.SAY_WHY in said(app)
    app = app.text_area(key=f"{key}-reason").input("Few people were asked.").run()
    app = app.button(key=f"check-{key}").click().run()
    assert "People in work: Northmere City Region, Every period. In their place everybody reads" in said(app)
    app = app.button(key=f"send-{key}").click().run()
    assert words.HIDE_DONE in said(app)
    with database.session(own) as session:
        (hidden,) = questions.hidden(session, STEWARD, known_at=NOW)
    assert (hidden.hidden_by, hidden.place.name) == ("Fourth", "Northmere City Region")


@pytest.fixture
def hidden(own):
    with database.session(own) as session:
        actor = Actor(STEWARD, NOW)
        figure_orders.hide(session, actor, indicator="x-people-in-work", place=None, reason="Few people.")
        return questions.hidden(session, STEWARD, known_at=NOW)[0].standing.hidden.id


def test_showing_again_is_asked_by_one_steward_and_agreed_by_another(opened, hidden):
    app = opened(STEWARD, f"reveal:{hidden}")
    app = app.button(key="reveal").click().run()
    assert words.SAY_WHY in said(app)
    app = app.text_area(key="reveal-why").input("Not needed any more.").run()
    app = app.button(key="reveal").click().run()
    assert words.ASKED_TO_REVEAL in said(app)
    again = opened(STEWARD, f"reveal:{hidden}")
    assert words.ASKED_TO_REVEAL in said(again)
    assert [one for one in again.button if one.key == "reveal"] == []
    app = opened(SECOND, f"reveal:{hidden}")
    app = app.text_area(key="reveal-why").input("Agreed.").run()
    app = app.button(key="reveal").click().run()
    assert words.REVEALED in said(app)
    assert "no longer open to you" in said(opened(SECOND, f"reveal:{hidden}"))


def test_the_wish_is_turned_down_on_the_page(opened, hidden, own):
    with database.session(own) as session:
        figure_orders.reveal(session, Actor(STEWARD, NOW), withdrawal=hidden, reason="Mistaken.")
    app = opened(SECOND, f"reveal:{hidden}")
    app = app.text_area(key="reveal-why").input("Still few.").run()
    assert words.KEPT_HIDDEN in said(app.button(key="keep-hidden").click().run())


def test_a_file_that_was_held_back_is_shown_with_what_was_found_and_may_be_left_out(opened):
    app = opened(STEWARD)
    assert "Figures held back" in said(app)
    (key,) = [each for each in _links(app) if each.startswith("quarantine")]
    app = opened(STEWARD, key)
    assert "counts thousands of people" in said(app)
    assert words.NOTHING_KEPT in said(app)
    app = app.button(key="quarantine-send").click().run()
    assert words.SAY_WHY in said(app)
    app = app.text_area(key="quarantine-why").input("The publisher sent another.").run()
    assert words.LEFT_OUT in said(app.button(key="quarantine-send").click().run())
    assert "Figures held back" not in said(opened(STEWARD))


@pytest.mark.parametrize("task", ["hide:", "correct:", "reveal:1", "quarantine:1", "quarantine:x", HELD])
def test_whoever_has_no_right_finds_nothing_behind_the_address(opened, task):
    found = said(opened(AUDITOR, task))
    assert "no longer open to you" in found or words.NOTHING_TO_HIDE in found or words.NOTHING_TO_CORRECT in found


def _links(app):
    return [
        part.split(")")[0]
        for table in app.table
        for part in table.value.to_csv().replace("%3A", ":").split("task=")[1:]
    ]
