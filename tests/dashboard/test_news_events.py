"""Cases that open, move and close, and replies that are asked for, given or late, on the page of changes."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.access import PUBLIC
from dashboard.files import reference
from dashboard.questions.news_values import CaseMoved, ReplyMoved, Revised
from dashboard.questions.what_changed import what_changed
from dashboard.wording import news as words
from data import database
from data.store import cases, dealings, facts, meetings
from data.store.cases import CaseRecord, CaseStep
from data.store.dealings import AskRecord, AskStep
from data.store.meetings import MeetingRecord, ScrutinyKind, ScrutinyRecord, ScrutinyStep
from data.terms import EvidenceClass, Side
from tests.stores import NOW, add_agreement, add_figures, add_place, add_standard, store

APP = Path(dashboard.__file__).with_name("app.py")
INVENTED = EvidenceClass.INVENTED


def at(month, day):
    return datetime(2026, month, day, 10, tzinfo=UTC)


@pytest.fixture
def session(tmp_path):
    with store(tmp_path) as engine, database.session(engine) as opened:
        add_place(opened)
        add_agreement(opened)
        yield opened


def changed(session, since="2026-01-01", place="", kind="", *, known_at=NOW):
    return what_changed(session, PUBLIC, since, place, kind, known_at=known_at)


def of(page, wanted):
    return [one for day in page.days for one in day.news if isinstance(one, wanted)]


def met(session, held_on=date(2026, 9, 3)):
    record = MeetingRecord(
        place="x-testham", body="Scrutiny committee", held_on=held_on, evidence=INVENTED, recorded_at=at(8, 1)
    )
    return meetings.add_meeting(session, record)


def asked(session, meeting, step=ScrutinyStep.MADE, when=(9, 4), **said):
    record = ScrutinyRecord(
        meeting_id=meeting,
        kind=ScrutinyKind.QUESTION,
        number=2,
        event=step,
        happened_on=at(*when).date(),
        evidence=INVENTED,
        recorded_at=at(*when),
        **said,
    )
    meetings.record_scrutiny(session, record)


def test_a_case_opens_and_closes_as_its_figures_move(session):
    add_standard(session)
    add_figures(session, {2022: 70.0, 2023: 70.0}, published=date(2024, 5, 1), half=0.2)
    add_figures(session, {2024: 60.0}, published=date(2026, 3, 2), half=0.2)
    opened = of(changed(session), CaseMoved)
    assert [(one.step, one.on) for one in opened] == [("opened", date(2026, 3, 2))]
    add_figures(session, {2024: 70.0}, published=date(2026, 5, 4), half=0.2)
    steps = [(one.step, one.on) for one in of(changed(session), CaseMoved)]
    assert steps == [("closed_by_figures", date(2026, 5, 4)), ("opened", date(2026, 3, 2))]


def test_what_people_do_about_a_case_is_told_under_the_title_of_its_standard(session):
    add_standard(session)
    for step, when in ((CaseStep.ACKNOWLEDGED, at(3, 9)), (CaseStep.CLOSED, at(6, 1))):
        cases.record(
            session,
            CaseRecord(
                standard="work-floor",
                place="x-testham",
                episode=1,
                at=when,
                event=step,
                evidence=INVENTED,
                post="Mayor",
            ),
        )
    found = of(changed(session, since="2026-05-01", kind="cases"), CaseMoved)
    assert [(one.standard, one.step, one.post) for one in found] == [("A floor under employment", "closed", "Mayor")]
    assert words.case("A floor", "closed", "Mayor") == "Minimum standard “A floor”: the case was closed (Mayor)."


def test_a_question_waits_for_its_reply_and_is_late_from_the_day_after(session):
    asked(session, met(session), addressed_to="Mayor of Testham", reply_due=date(2026, 11, 3))
    page = changed(session)
    (due,) = page.due
    assert (due.kind, due.name, due.asked_of, due.late_by) == (
        "question", "2 of the meeting of 3 September 2026", "Mayor of Testham", 18,
    )  # fmt: skip
    assert [(one.step, one.on) for one in of(page, ReplyMoved)] == [
        ("overdue", date(2026, 11, 4)),
        ("made", date(2026, 9, 4)),
    ]
    assert changed(session, known_at=datetime(2026, 11, 3, 12, tzinfo=UTC)).due[0].late_by == 0


def test_a_reply_ends_the_waiting(session):
    meeting = met(session)
    asked(session, meeting, reply_due=date(2026, 11, 3))
    asked(session, meeting, ScrutinyStep.REPLIED, (10, 5), post="Mayor")
    page = changed(session, since="2026-10-01")
    assert page.due == ()
    assert [(one.step, one.post) for one in of(page, ReplyMoved)] == [("replied", "Mayor")]


def test_an_ask_of_one_side_waits_for_the_other(session):
    for step, when, side in ((AskStep.ASKED, at(9, 1), Side.PLACE), (AskStep.ANSWERED, at(10, 1), Side.CENTRE)):
        dealings.record_ask(
            session,
            AskRecord(
                place="x-testham",
                name="Share data",
                event=step,
                side=side,
                happened_on=when.date(),
                evidence=INVENTED,
                recorded_at=when,
                reply_due=date(2026, 9, 20) if step is AskStep.ASKED else None,
                office="Department for Work and Pensions",
            ),
        )
    assert changed(session, known_at=at(9, 25)).due[0].kind == "ask"
    assert changed(session).due == ()
    assert changed(session, place="testham", kind="replies").days


def test_the_changes_of_a_place_offer_the_meetings_held_so_far(session):
    met(session)
    met(session, date(2026, 12, 3))
    assert [one.held_on for one in changed(session, place="testham").met] == [date(2026, 9, 3)]
    assert changed(session).met == ()


def test_a_revision_names_the_judgements_that_it_moved(session):
    add_figures(session, {2023: 70.0, 2024: 60.0}, published=date(2025, 12, 1))
    add_figures(session, {2023: 70.0, 2024: 74.0}, published=date(2026, 2, 2))
    (revised,) = of(changed(session), Revised)
    assert {(one.judgement, one.moved_by) for one in revised.flipped} >= {("course", "revision")}


def test_every_change_has_its_row_in_the_download(session):
    add_standard(session)
    add_figures(session, {2022: 70.0, 2023: 70.0}, published=date(2024, 5, 1), half=0.2)
    add_figures(session, {2024: 60.0}, published=date(2026, 3, 2), half=0.2)
    asked(session, met(session), addressed_to="Mayor of Testham", reply_due=date(2026, 11, 3))
    table = reference.changes(changed(session), as_at=NOW)
    assert {"case", "reply", "verdict"} <= {row[1] for row in table.rows}
    assert {len(row) for row in table.rows} == {len(table.columns)}


@pytest.mark.parametrize(
    ("kind", "name", "step", "post", "due", "expected"),
    [
        ("question", "2 of the meeting of 3 May 2026", "made", "", date(2026, 7, 3),
         "The question 2 of the meeting of 3 May 2026 was put. A reply is due by 3 July 2026."),
        ("ask", "Share data", "answered", "Department", None, "The ask “Share data” was answered by Department."),
        ("offer", "A team", "overdue", "Mayor", date(2026, 7, 3),
         "The offer “A team” had no reply by its day, from Mayor. A reply was due by 3 July 2026."),
    ],
    ids=["question", "ask", "overdue"],
)  # fmt: skip
def test_a_step_of_a_reply_is_one_sentence(kind, name, step, post, due, expected):
    assert words.reply(kind, name, step, post=post, due=due) == expected


def test_a_reply_due_says_from_whom_and_how_late():
    said = words.due("Kent", "ask", "Share data", asked_of="Department", by=date(2026, 7, 3), late_by=2)
    assert said == "Kent: a reply from Department to the ask “Share data” is due by 3 July 2026. It is two days late."


def test_the_page_tells_replies_due_cases_and_why_a_figure_was_revised(tmp_path, monkeypatch):
    with store(tmp_path) as engine, database.session(engine) as session:
        add_place(session)
        add_agreement(session)
        add_standard(session)
        add_figures(session, {2022: 70.0, 2023: 70.0}, published=date(2024, 5, 1), half=0.2)
        add_figures(session, {2024: 60.0}, published=date(2026, 9, 2), half=0.2)
        add_figures(session, {2024: 70.0}, published=date(2026, 10, 5), half=0.2)
        asked(session, met(session), addressed_to="Mayor of Testham", reply_due=date(2026, 11, 3))
        facts.set_fact(session, "demonstration", "true")
        facts.set_fact(session, "today", "2026-11-21")
        url = str(engine.url)
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", url)
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.run()
    app.switch_page("views/changes.py")
    app.query_params["since"] = "2026-08-01"
    app.run()
    said = "\n".join(str(part.value) for part in (*app.header, *app.markdown)).replace("\\", "")
    assert not app.exception
    assert "Replies due" in said
    assert "a reply from Mayor of Testham to the question 2 of the meeting of 3 September 2026" in said
    assert "a case opened, as its figures moved." in said
    assert "The publisher gives no reason." in said
    assert "By this revision: Testham," in said


def test_commentary_is_told_by_post_and_role_under_the_question_it_answers(tmp_path, monkeypatch):
    with store(tmp_path) as engine, database.session(engine) as session:
        add_place(session)
        add_agreement(session)
        add_figures(session, {2023: 70.0, 2024: 71.0}, published=date(2025, 12, 1))
        for question, text in ((cases.Question.WORKS, "Advisers in surgeries."), (None, "We shall see.")):
            comment = cases.CommentRecord(
                place="x-testham",
                at=at(3, 2),
                role="partner",
                post="Director of Work",
                text=text,
                evidence=INVENTED,
                clause="outcome 1",
                question=question,
            )
            cases.add_comment(session, comment)
        facts.set_fact(session, "demonstration", "true")
        facts.set_fact(session, "today", "2026-11-21")
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", str(engine.url))
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.run()
    app.switch_page("views/outcome.py")
    app.query_params["place"], app.query_params["outcome"] = "testham", "1"
    app.run()
    assert [str(one.value) for one in app.text] == ["Advisers in surgeries.", "We shall see."]
    said = "\n".join(str(part.value) for part in (*app.subheader, *app.markdown)).replace("\\", "")
    assert "Director of Work, for a partner, 2 March 2026:" in said
    assert "What works?" in said
    assert "Nobody has answered this yet." in said
