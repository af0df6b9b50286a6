"""Terms are filled, checked and sent in the pages; what is typed is kept, and two editors at once lose nothing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.access import Viewer
from dashboard.orders import Actor
from dashboard.orders.documents import save_terms, send, start_draft
from dashboard.orders.signing import sign
from dashboard.selection import present
from data import database, demonstration
from data.store import documents, drafts, people
from tests.dashboard.document_acts import BOTH, DIRECTOR, EDITOR, MAYOR, NOW, PLACE, READER, TODAY, agreement, standard
from tests.servers import url
from tests.stores import add_agreement, add_place

APP = Path(dashboard.__file__).with_name("app.py")
END_OF_TODAY = present(NOW, demonstration_day=TODAY)
TASK = "terms:testham"
Opened = Callable[..., AppTest]


@pytest.fixture
def address(tmp_path: Path) -> str:
    made = url(tmp_path / "store.sqlite")
    engine = database.engine(made)
    database.prepare(engine)
    with database.session(engine) as session:
        demonstration.declare(session, today=TODAY, stages={})
        add_place(session)
        for number in range(1, 7):
            people.add_person(session, issuer="x", subject=str(number), name=f"Person {number}", at=NOW)
    engine.dispose()
    return made


@pytest.fixture
def opened(address: str, monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", address)
    monkeypatch.setattr("dashboard.reader.signed_in_since", lambda: END_OF_TODAY)

    def open_task(viewer: Viewer, task: str = TASK) -> AppTest:
        monkeypatch.setattr("dashboard.load.viewer", lambda: viewer)
        app = AppTest.from_file(str(APP), default_timeout=60)
        app.run()
        app.switch_page("views/work.py")
        app.query_params["task"] = task
        return app.run()

    return open_task


@pytest.fixture
def session(address):
    engine = database.engine(address)
    with database.session(engine) as opened:
        yield opened
    engine.dispose()


def words(app: AppTest) -> str:
    assert not app.exception
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.text]
    return "\n".join(str(part.value) for part in parts).replace("\\", "")


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def drafted(session, viewer: Viewer = EDITOR, *, sent: bool = False) -> documents.DocumentRecord:
    number = start_draft(session, Actor(viewer, NOW), terms=agreement())
    record = documents.document(session, number)
    if sent:
        send(session, Actor(viewer, NOW), document=number, fingerprint=record.fingerprint)
    session.commit()
    return record


def test_a_first_agreement_begins_with_nothing_and_says_by_clause_what_is_missing(opened):
    app = opened(EDITOR)
    assert app.selectbox(key="terms-testham.level").value == ""
    app.text_input(key="terms-testham.title").set_value("Testham agreement").run()
    said = words(press(app, "check-terms"))
    assert "What to mend first" in said
    assert "things to mend first](#what-to-mend)" in said
    assert "[The agreement: kind of place](#st-key-terms-testham-level): no level. Add, say, level" in said


def test_what_is_wrong_with_a_field_is_said_at_the_head_and_beside_it(opened, session):
    drafted(session)
    app = opened(EDITOR)
    app.text_input(key="terms-testham/outcomes-1/commitments-1.by").set_value("next year").run()
    said = words(press(app, "check-terms"))
    field = "st-key-terms-testham-outcomes-1-commitments-1-by"
    assert f"[Outcome 1, measure Employment rate: day it is agreed by](#{field}): by is 'next year'" in said
    assert "\nBy is 'next year'" in said


def test_what_is_typed_is_there_again_after_the_connection_was_lost(opened, session):
    opened(EDITOR).text_input(key="terms-testham.title").set_value("Our agreement").run()
    assert [(one.form, one.subject) for one in drafts.of_person(session, 1)] == [("terms", "testham")]
    again = opened(EDITOR)
    assert again.text_input(key="terms-testham.title").value == "Our agreement"
    assert "It goes on where you left it" in words(again)
    press(again, "throw-away")
    assert again.text_input(key="terms-testham.title").value == ""


def test_a_draft_is_changed_checked_and_sent(opened, session):
    drafted(session)
    app = opened(EDITOR)
    level = "terms-testham/outcomes-1/commitments-1.agreed_level"
    app.text_input(key=level).set_value("60").run()
    said = words(press(app, "check-terms"))
    assert "The level 60 is on the wrong side of the baseline 70, as higher is better" in said
    assert "[Outcome 1, measure Employment rate](#clause-outcome-1-commitment-employment-rate)" in said
    app.text_input(key=level).set_value("74").run()
    said = words(app)
    assert "Check before it goes on" in said
    assert "agreed_level = 74" in said
    press(app, "send-terms")
    record = documents.versions(session, "agreement", PLACE)[0]
    assert (record.status, record.agreement.outcomes[0].commitments[0].agreed_level) == ("awaiting", 74)
    assert "Sent. Both sides can read it and sign it now." in words(app)
    assert drafts.of_person(session, 1) == []


@pytest.mark.trust("Two editors at once")
def test_the_second_of_two_editors_is_shown_both_texts(opened, session):
    record = drafted(session)
    app = opened(EDITOR)
    app.text_input(key="terms-testham.title").set_value("My title").run()
    save_terms(session, Actor(MAYOR, NOW), document=record.id, terms=agreement(73.0), based_on=record.fingerprint)
    session.commit()
    said = words(press(app, "check-terms"))
    assert "Somebody else saved this draft while you were typing" in said
    assert "agreed level changed from 73.0% to 75.0%" in said
    assert 'title = "My title"' in said
    assert 'title = "Testham agreement"' in said
    press(app, "build-on")
    press(app, "save-terms")
    session.expire_all()
    assert documents.versions(session, "agreement", PLACE)[0].agreement.title == "My title"


def test_entries_come_and_go(opened):
    app = opened(EDITOR)
    press(app, "add-terms-testham/powers")
    assert app.text_input(key="terms-testham/powers-1.name").value == ""
    press(app, "remove-terms-testham/powers-1")
    assert not [field for field in app.text_input if field.key == "terms-testham/powers-1.name"]


def test_a_version_that_awaits_signatures_stands_still_until_it_is_taken_back(opened, session):
    drafted(session, sent=True)
    app = opened(EDITOR)
    assert "This version awaits signatures" in words(app)
    press(app, "take-back")
    assert documents.versions(session, "agreement", PLACE)[0].status == "draft"


def test_a_version_is_given_up_with_a_reason(opened, session):
    drafted(session, sent=True)
    app = opened(EDITOR)
    assert "Say why it is given up" in words(press(app, "give-up"))
    app.text_area(key="give-up-1").set_value("The budget changed.").run()
    press(app, "give-up")
    assert documents.versions(session, "agreement", PLACE)[0].status == "ended"


@pytest.mark.parametrize(("viewer", "task"), [(READER, TASK), (EDITOR, "terms:narnia"), (DIRECTOR, TASK)])
def test_terms_are_only_for_those_who_may_edit_them(opened, session, viewer, task):
    drafted(session)
    assert "There is nothing here that you may edit" in words(opened(viewer, task))


def test_two_people_sign_and_the_version_comes_into_force(opened, session):
    drafted(session, sent=True)
    for viewer, side, said in (
        (MAYOR, "place", "It waits for the other side"),
        (DIRECTOR, "centre", "comes into force"),
    ):
        app = opened(viewer, "signature:testham")
        assert 'title = "Testham agreement"' in words(app)
        assert "Invented place and figures" in words(app)
        assert said in words(press(app, f"sign-{side}"))
    session.expire_all()
    assert documents.versions(session, "agreement", PLACE)[0].status == "in_force"
    assert "Nothing waits here for your signature" in words(opened(MAYOR, "signature:testham"))


def test_whoever_edited_last_is_told_that_another_person_signs(opened, session):
    drafted(session, MAYOR, sent=True)
    app = opened(MAYOR, "signature:testham")
    assert "another person signs them for your side" in words(app)
    assert "sign-place" not in [button.key for button in app.button]


def test_signing_asks_for_a_fresh_sign_in_and_comes_back(opened, session, monkeypatch):
    drafted(session, sent=True)
    monkeypatch.setattr("dashboard.reader.signed_in_since", lambda: None)
    said = words(opened(MAYOR, "signature:testham"))
    assert "/sign-in?fresh=1&back=%2Fwork%3Ftask%3Dsignature%253Atestham" in said


def test_a_standard_has_a_form_of_its_own(opened, session):
    start_draft(session, Actor(EDITOR, NOW), terms=standard())
    session.commit()
    app = opened(EDITOR, "terms:standard:work-floor")
    assert app.text_input(key="terms-standard:work-floor.floor").value == "65"
    assert "A floor under employment" in words(press(app, "check-terms"))


def test_your_work_leads_the_centre_to_the_terms_that_were_sent(opened, session):
    drafted(session, sent=True)
    assert "Other terms that you may edit" in words(opened(DIRECTOR, ""))
    assert "Other terms that you may edit" not in words(opened(EDITOR, ""))


def test_the_two_sides_end_an_agreement_early_and_the_page_says_why(opened, session):
    add_agreement(session)
    session.commit()
    for viewer, said in ((MAYOR, "It waits for the other side"), (DIRECTOR, "It ends on 1 January 2027")):
        app = opened(viewer, "ending:testham")
        if viewer is MAYOR:
            app.date_input[0].set_value(date(2027, 1, 1))
            app.text_area[0].set_value("The councils merge.")
        press(app, next(each.key for each in app.button if "ending" in each.key))
        assert "Both sides end version 1 on 1 January 2027, before its time, for this reason:" in words(app)
        assert ("None of it is public until" in words(app)) is (viewer is MAYOR)
        assert said in words(press(app, "send-ending"))
    app.switch_page("views/agreement.py")
    app.query_params["place"] = "testham"
    assert "The councils merge." in words(app.run())
    assert "no agreement here that you may end" in words(opened(MAYOR, "ending:testham"))


def test_an_end_is_refused_in_one_sentence_and_asks_for_which_side_where_somebody_speaks_for_both(opened, session):
    add_agreement(session)
    session.commit()
    app = opened(BOTH, "ending:testham")
    assert app.radio[0].options == ["The place", "The centre"]
    check = next(each.key for each in app.button if "ending" in each.key)
    assert "Say why it ends" in words(press(app, check))
    assert "send-ending" not in [each.key for each in app.button]
    app.text_area[0].set_value("As on https://example.org")
    press(app, check)
    assert "https" in words(press(app, "send-ending"))
    assert documents.versions(session, "agreement", PLACE)[0].status == "in_force"


def test_the_pages_of_a_place_whose_first_agreement_has_not_begun_say_when_it_does(opened, session):
    terms = agreement(75.0, ("starts = 2024-04-01", "starts = 2027-04-01"))
    number = start_draft(session, Actor(EDITOR, NOW), terms=terms)
    mark = documents.document(session, number).fingerprint
    send(session, Actor(EDITOR, NOW), document=number, fingerprint=mark)
    for viewer, side in ((MAYOR, "place"), (DIRECTOR, "centre")):
        sign(session, Actor(viewer, NOW), document=number, side=side, fingerprint=mark, fresh_at=NOW)
    session.commit()
    app = opened(MAYOR, "")
    for view in ("place", "agreement"):
        app.switch_page(f"views/{view}.py")
        app.query_params["place"] = "testham"
        said = words(app.run())
        assert "begins on 1 April 2027" in said or view == "agreement"
