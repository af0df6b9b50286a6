"""The forms of scrutiny and of the office that replies, of packs, and of the weeks before an election."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.access import PUBLIC, Viewer
from dashboard.documents import making
from dashboard.documents.making import Wanted
from dashboard.orders import OrderRefusedError, comments, meeting_checks, meetings, papers
from dashboard.questions import scrutiny_desk as questions
from dashboard.questions import tasks
from dashboard.questions.tasks import TaskKind
from dashboard.wording import scrutiny as words
from data import database
from data.roles import CENTRE, Role
from data.store import drafts
from data.store import meetings as held
from tests.dashboard.own_store import NOW, actor, copied, viewer

APP = Path(dashboard.__file__).with_name("app.py")
SCRUTINY = viewer(8, Role.SCRUTINY, post="Clerk to scrutiny")
EDITOR = viewer(9, Role.EDITOR, post="Head of policy")
ADMINISTRATOR = viewer(10, Role.ADMINISTRATOR, CENTRE, "Registrar")
RECOMMENDATION = "northmere:{meeting}:recommendation:1"
Opened = Callable[..., AppTest]


@pytest.fixture
def engine(demonstration_url, tmp_path, monkeypatch):
    with copied(demonstration_url, tmp_path) as opened:
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", str(opened.url))
        with database.writing(opened) as session:
            for person in (SCRUTINY, EDITOR, ADMINISTRATOR):
                _add_person(session, person)
        yield opened


def _add_person(session, person: Viewer) -> None:
    from data.models import Person

    session.add(
        Person(id=person.person, issuer="https://id.example", subject=str(person.person), name="", added_at=NOW)
    )


@pytest.fixture
def opened(engine, monkeypatch) -> Opened:
    del engine

    def open_view(view: str, reader: Viewer = PUBLIC, **address: str) -> AppTest:
        monkeypatch.setattr("dashboard.load.viewer", lambda: reader)
        app = AppTest.from_file(str(APP), default_timeout=60)
        app.run()
        app.switch_page(f"views/{view}.py")
        for name, text in address.items():
            app.query_params[name] = text
        return app.run()

    return open_view


def said(app: AppTest) -> str:
    assert not app.exception
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.text]
    tables = [table.value.to_csv() for table in app.table]
    return "\n".join([*(str(part.value) for part in parts), *tables]).replace("\\", "")


def meeting_of(engine: Engine, day: date) -> int:
    with database.session(engine) as session:
        return next(one.id for one in held.meetings(session, "x-northmere") if one.held_on == day)


def steps(engine: Engine) -> list[tuple[str, str]]:
    with database.session(engine) as session:
        return [(one.event.value, one.text) for one in held.scrutiny(session, place="x-northmere")]


@pytest.mark.parametrize("reader", [PUBLIC, viewer(8, Role.SCRUTINY, "x-port-wexley"), viewer(1, Role.READER)])
def test_whoever_has_no_right_sees_no_form(opened, reader):
    shown = said(opened("papers", reader, place="northmere"))
    assert not any(text in shown for text in (words.SCRUTINY, words.REPLIES_HERE, words.FREEZE))


def test_a_question_is_filled_checked_and_sent(opened, engine):
    app = opened("papers", SCRUTINY, place="northmere")
    text = "scrutiny-northmere-question-text"
    app.text_area(key=text).set_value("When will the figures come?").run()
    app.button(key="check-scrutiny-northmere-question").click().run()
    shown = said(app)
    assert words.WILL_BE_PUBLIC in shown
    assert "When will the figures come?" in shown
    assert "by Clerk to scrutiny." in shown
    assert ("made", "When will the figures come?") not in steps(engine)
    app.button(key="send-scrutiny-northmere-question").click().run()
    assert words.SENT in said(app)
    assert ("made", "When will the figures come?") in steps(engine)
    assert app.text_area(key=text).value == ""


def test_what_is_wrong_stands_over_the_fields_and_leads_to_them(opened):
    app = opened("papers", SCRUTINY, place="northmere")
    app.text_input(key="scrutiny-northmere-question-addressed_to").set_value("").run()
    app.button(key="check-scrutiny-northmere-question").click().run()
    shown = said(app)
    assert words.TO_MEND in shown
    assert "(#mend-scrutiny-northmere-question-text): There are no words yet." in shown
    assert "Mend this: Name the office that is to reply." in shown
    assert words.WILL_BE_PUBLIC not in shown


def test_a_suggested_question_is_taken_and_edited(opened, engine):
    app = opened("papers", SCRUTINY, place="northmere")
    suggested = app.selectbox(key="suggested-northmere")
    assert suggested.options
    suggested.set_value(suggested.options[0]).run()
    text = app.text_area(key="scrutiny-northmere-question-text")
    assert text.value == suggested.options[0]
    text.set_value("In our own words?").run()
    again = opened("papers", SCRUTINY, place="northmere")
    assert again.text_area(key="scrutiny-northmere-question-text").value == "In our own words?"
    with database.session(engine) as session:
        assert [one.form for one in drafts.of_person(session, 8)] == ["scrutiny"]


def test_a_meeting_is_put_on_record(opened, engine):
    app = opened("papers", SCRUTINY, place="northmere")
    app.radio(key="to-do-northmere").set_value("arrange").run()
    app.button(key="check-scrutiny-northmere-arrange").click().run()
    assert words.NO_DAY in said(app)
    app.date_input(key="scrutiny-northmere-arrange-held_on").set_value(date(2027, 3, 4)).run()
    app.button(key="check-scrutiny-northmere-arrange").click().run()
    app.button(key="change-scrutiny-northmere-arrange").click().run()
    app.text_input(key="scrutiny-northmere-arrange-decision").set_value("Whether to accept the plan").run()
    app.button(key="check-scrutiny-northmere-arrange").click().run()
    assert "Decision asked: Whether to accept the plan" in said(app)
    app.button(key="send-scrutiny-northmere-arrange").click().run()
    said(app)
    assert meeting_of(engine, date(2027, 3, 4))


def test_what_was_asked_is_taken_back_with_a_reason(opened, engine):
    app = opened("work", SCRUTINY, task="scrutiny:northmere")
    app.radio(key="to-do-northmere").set_value("withdraw").run()
    item = app.selectbox(key="scrutiny-northmere-withdraw-item")
    assert item.options == ["recommendation 1 of 10 September 2026"]
    item.select_index(0).run()
    app.text_area(key="scrutiny-northmere-withdraw-text").set_value("Asked twice.").run()
    app.button(key="check-scrutiny-northmere-withdraw").click().run()
    assert "Recommendation 1 of 10 September 2026. Withdrawn by Clerk to scrutiny" in said(app)
    app.button(key="send-scrutiny-northmere-withdraw").click().run()
    assert ("withdrawn", "Asked twice.") in steps(engine)


def test_a_reply_that_is_due_waits_and_is_sent(opened, engine):
    subject = RECOMMENDATION.format(meeting=meeting_of(engine, date(2026, 9, 10)))
    assert "Reply to recommendation 1 of 10 September 2026: Northmere" in said(opened("work", EDITOR))
    app = opened("work", EDITOR, task=f"reply:{subject}")
    key = f"reply-{subject.replace(':', '-')}"
    app.selectbox(key=f"{key}-step").set_value("accepted").run()
    app.text_area(key=f"{key}-text").set_value("We will publish it.").run()
    app.button(key=f"check-{key}").click().run()
    assert "Accepted by Head of policy on 21 November 2026." in said(app)
    app.button(key=f"send-{key}").click().run()
    shown = said(app)
    assert words.SENT in shown
    assert "Reply to recommendation 1" not in shown
    assert ("accepted", "We will publish it.") in steps(engine)
    again = said(opened("papers", EDITOR, place="northmere"))
    assert words.REPLIES_HERE in again


def test_a_reply_that_is_not_the_readers_is_gone(opened, engine):
    subject = RECOMMENDATION.format(meeting=meeting_of(engine, date(2026, 9, 10)))
    for reader in (SCRUTINY, viewer(9, Role.EDITOR, "x-port-wexley")):
        assert "no longer open to you" in said(opened("work", reader, task=f"reply:{subject}"))
    assert "no longer open to you" in said(opened("work", EDITOR, task="scrutiny:northmere"))
    assert "no longer open to you" in said(opened("work", EDITOR, task="pack:abc"))
    assert "no longer open to you" in said(opened("work", EDITOR, task="pack:northmere:2026-12-10"))


def test_a_pack_waits_to_be_kept_then_for_words_then_for_its_approval(opened, engine):
    assert "Keep a pack to the meeting of" in _beginnings(engine, SCRUTINY)
    assert words.SCRUTINY not in said(opened("work", SCRUTINY, task="pack:northmere:2026-12-10"))
    with database.writing(engine) as session:
        wanted = Wanted(kind="pack", place="northmere", meeting="2026-12-10")
        meeting = next(one.id for one in held.meetings(session, "x-northmere") if one.held_on == date(2026, 12, 10))
        clerk = actor(8, Role.SCRUTINY)
        fingerprint = making.keep(session, clerk, wanted=wanted, known_at=NOW, as_at="2026-11-21", meeting=meeting)
        found = questions.approval(session, SCRUTINY, fingerprint, known_at=NOW)
        assert found is not None
        with pytest.raises(OrderRefusedError) as refused:
            papers.approve(session, clerk, fingerprint=fingerprint)
    assert found.wanting
    shown = said(opened("work", SCRUTINY, task=f"pack:{fingerprint}"))
    page = said(opened("papers", SCRUTINY, paper=fingerprint))
    for title in found.wanting:
        assert title in str(refused.value)
        assert f"- {title}" in shown
        assert f"- {title}" in page
    assert "Approve the pack of 10 December 2026: Northmere" in said(opened("work", SCRUTINY))


def _beginnings(engine: Engine, reader: Viewer) -> str:
    with database.session(engine) as session:
        return "\n".join(one.title for one in tasks.beginnings(session, reader, known_at=NOW))


def test_words_are_frozen_before_an_election_all_can_see_it_and_it_is_lifted(opened, engine):
    app = opened("papers", ADMINISTRATOR, place="northmere")
    app.date_input(key="freeze-northmere-until").set_value(date(2026, 11, 1)).run()
    app.button(key="check-freeze-northmere").click().run()
    assert words.PAST_DAY in said(app)
    app.date_input(key="freeze-northmere-until").set_value(date(2026, 12, 12)).run()
    app.button(key="check-freeze-northmere").click().run()
    assert "frozen from 21 November 2026, until 12 December 2026" in said(app)
    app.button(key="send-freeze-northmere").click().run()
    since = "have been frozen since 21 November 2026 until 12 December 2026. Figures go on."
    frozen = f"words about Northmere City Region {since}"
    assert frozen in said(app)
    assert frozen in said(opened("papers", place="northmere"))
    assert frozen in said(opened("outcome", place="northmere", outcome="1"))
    assert "frozen since" not in said(opened("papers", place="port-wexley"))
    later = actor(9, Role.EDITOR, now=NOW + timedelta(minutes=1))
    with database.writing(engine) as session, pytest.raises(OrderRefusedError, match="have been frozen since"):
        comments.comment(session, later, place="northmere", outcome=1, said={"story": "It is below the minimum."})
    app = opened("papers", ADMINISTRATOR, place="northmere")
    app.button(key="check-freeze-northmere-lift").click().run()
    app.button(key="send-freeze-northmere-lift").click().run()
    assert "frozen since" not in said(opened("papers", place="northmere"))


def test_a_place_without_meetings_or_open_questions_says_so(opened, engine):
    clerk = viewer(8, Role.SCRUTINY, "x-eastholme", "Clerk")
    del engine
    app = opened("papers", viewer(8, Role.SCRUTINY, "E10000016", "Clerk"), place="kent")
    assert words.NO_MEETING_YET in said(app)
    app.radio(key="to-do-kent").set_value("withdraw").run()
    assert words.NOTHING_TO_TAKE_BACK in said(app)
    assert words.SCRUTINY in said(opened("papers", clerk, place="eastholme"))


def test_a_reply_before_the_meeting_stands(engine):
    meeting = meeting_of(engine, date(2026, 12, 10))
    with database.writing(engine) as session:
        meetings.put(
            session, actor(8, Role.SCRUTINY), meeting=meeting, kind="question", text="Why?", addressed_to="Mayor"
        )
        waiting = [one.kind for one in tasks.tasks(session, EDITOR, [], known_at=NOW)]
        assert waiting.count(TaskKind.REPLY) == 2
        meetings.reply(
            session, actor(9, Role.EDITOR), meeting=meeting, kind="question", number=1, step="replied", text="Because."
        )
        after = NOW + timedelta(minutes=1)
        assert [one.kind for one in tasks.tasks(session, EDITOR, [], known_at=after)].count(TaskKind.REPLY) == 1


@pytest.mark.parametrize(
    ("problems", "fields"),
    [
        (meeting_checks.with_item({}), ["meeting", "text", "addressed_to"]),
        (meeting_checks.with_item({"meeting": "1", "text": "a" * 1001, "addressed_to": "Mayor"}), ["text"]),
        (meeting_checks.with_item({"meeting": "1", "text": "See www.example.org", "addressed_to": "Mayor"}), ["text"]),
        (meeting_checks.with_meeting({"body": " ", "held_on": "soon"}), ["body", "held_on"]),
        (meeting_checks.with_reply({"step": "made", "text": "Yes."}), ["step"]),
        (meeting_checks.with_withdrawal({"text": " "}), ["item", "text"]),
        (meeting_checks.with_withdrawal({"item": "1", "text": "Twice."}), []),
    ],
    ids=["nothing", "too long", "an address", "no meeting", "no reply", "nothing taken back", "all well"],
)
def test_what_is_wrong_is_named_by_field(problems, fields):
    assert list(problems) == fields
