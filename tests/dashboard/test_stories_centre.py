"""Breach and recovery, the centre late, the second wave, the blip: told by the pages as a reader sees them."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.orders import cases
from data import database
from data.roles import CENTRE, Role
from tests.dashboard.own_store import copied, of_the_centre, of_the_place, viewer
from tests.dashboard.test_views import opened, words

KEY = "northmere.new-parents-visited.1"
__all__ = ["opened"]


def tables(app: AppTest) -> str:
    return "\n".join(table.value.to_csv() for table in app.table).replace("\\", "")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-05-31", "No place is below a minimum standard, or may be."),
        ("2025-08-30", "Northmere City Region may be below one."),
        ("2025-11-30", "Northmere City Region is below one."),
        ("2026-03-02", "Northmere City Region is below one."),
        ("2026-05-31", "Northmere City Region is recovering."),
        ("2026-08-30", "Northmere City Region is recovering."),
        ("2026-11-21", "Northmere City Region is recovering."),
    ],
)
def test_breach_and_recovery_read_as_at_each_release(opened, demonstration_url, day, said):
    assert said in words(opened(demonstration_url, "standards", as_at=day))


@pytest.mark.parametrize(
    ("as_at", "reply", "steps"),
    [
        ("2025-08-31", "No reply yet; due 12 September 2025.", "No help has been offered in this case yet."),
        ("2025-09-10", "No reply yet; due 12 September 2025.", "8 September 2025: help was offered"),
        ("2025-09-12", "Replied on 11 September 2025; a reply was due by 12 September 2025.", "Eleven of sixty"),
        ("2025-12-20", "Replied on 11 September 2025", "16 December 2025: a recovery plan was recorded"),
    ],
)
def test_the_place_replies_beside_the_flag_and_help_comes_first(opened, demonstration_url, as_at, reply, steps):
    said = words(opened(demonstration_url, "standards", case=KEY, as_at=as_at))
    assert reply in said
    assert steps in said
    assert "Nobody can remove one" in said


def test_the_case_shows_each_stage_with_its_figure(opened, demonstration_url):
    app = opened(demonstration_url, "standards", case=KEY)
    said = tables(app)
    for figure, stage in (
        ("87.6%", "May be below the minimum standard"),
        ("87.9%", "Below the minimum standard"),
        ("88.1%", "still below"),
        ("90.6%", "back above, not yet secure"),
        ("91.9%", "secure, awaiting sign-off"),
    ):
        assert figure in said
        assert stage in said
    assert "as_at=2025-11-30" in said


def test_the_case_closes_only_after_a_second_person_signs(opened, demonstration_url, tmp_path):
    with copied(demonstration_url, tmp_path) as engine:
        url = str(engine.url)
        with database.writing(engine) as session:
            cases.ask_to_close(session, of_the_place(), case=KEY)
        waiting = words(opened(url, "standards", case=KEY))
        assert "Director of Public Health, Northmere asked to close it on 21 November 2026." in waiting
        assert "It stays open until a person of the other side signs it off." in waiting
        with database.writing(engine) as session:
            cases.close(session, of_the_centre(), case=KEY)
        over = words(opened(url, "standards", case=KEY))
        assert (
            "Closed on 21 November 2026: recovered, and signed off by Director for Northmere, Cabinet Office." in over
        )
        register = words(opened(url, "standards"))
        assert "No place is below a minimum standard, or may be." in register
        assert "Northmere City Region: new parents visited within 14 days. First shown on 30 August 2025" in register


@pytest.mark.trust("Publisher revises")
@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-08-28", "Port Wexley may be below one."),
        ("2026-10-09", "Closed on 9 October 2026: a revision of the figure showed that the place meets the standard."),
    ],
)
def test_a_blip_may_be_below_and_ends_by_revision(opened, demonstration_url, day, said):
    assert said in words(opened(demonstration_url, "standards", as_at=day))


def test_the_centre_is_234_days_late_and_somebody_answers_for_it(opened, demonstration_url):
    said = words(opened(demonstration_url, "centre"))
    assert "Northmere City Region: Department for Education promised Adult skills by 1 April 2026." in said
    assert "It is 234 days late. Director of Skills, Department for Education answers for it." in said


def test_the_second_wave_stands_beside_the_first(opened, demonstration_url):
    app = opened(demonstration_url, "centre")
    said, shown = words(app), tables(app)
    assert "41 measures were asked of Eastholme County outside its agreement." in said
    assert "All four outcomes (1, 2, 3 and 4) repeat, word for word, the agreement of Northmere City Region" in said
    assert "427 days late, 14 months" in shown
    assert "more than two places each" in shown
    for words_of_a_wave in ("Wave 1", "287 days", "Wave 2", "358 to 533 days"):
        assert words_of_a_wave in shown
    assert "A later wave is not behind" in said


def test_the_proposed_route_stands_beside_an_empty_column(opened, demonstration_url):
    shown = tables(opened(demonstration_url, "centre"))
    assert "autumn 2011" in shown
    assert shown.count("no source held") == 2


def test_there_is_no_instruction(opened, demonstration_url):
    assert "There is no instruction here" in words(opened(demonstration_url, "centre"))


@pytest.mark.parametrize("store", ["empty_url", "failed_url"])
def test_the_centres_page_opens_on_every_store(opened, request, store):
    app = opened(request.getfixturevalue(store), "centre")
    assert not app.exception
    assert [one.value for one in app.title] == ["The centre’s side"]


@pytest.mark.parametrize(
    ("view", "address", "said"),
    [
        ("centre", {"wave": "9"}, "There is no wave or department called “9”."),
        ("standards", {"case": "narnia.x.1"}, "There is no case called “narnia.x.1”."),
        ("centre", {"wave": "2"}, "Eastholme County"),
        ("centre", {"as_at": "2025-03-01"}, "None of"),
    ],
)
def test_an_address_is_answered_as_far_as_it_goes(opened, demonstration_url, view, address, said):
    app = opened(demonstration_url, view, **address)
    assert not app.exception
    assert said in words(app) + tables(app)


def test_choosing_a_wave_writes_it_into_the_address(opened, demonstration_url):
    app = opened(demonstration_url, "centre")
    app.selectbox[0].select(2).run()
    assert app.query_params["wave"] == "2"
    assert "Northmere City Region" not in tables(app)


SUBJECTS = [
    (Role.PLACE_SIGNATORY, "x-northmere", f"case:{KEY}", "Ask to close the case"),
    (Role.EDITOR, "x-northmere", f"case:{KEY}", "Explain"),
    (Role.CENTRE_SIGNATORY, CENTRE, f"case:{KEY}", "Offer help"),
    (Role.CENTRE_SIGNATORY, CENTRE, "ask:northmere:One form for every department's figures", "Answer it"),
]


@pytest.mark.parametrize(("role", "place", "task", "offered"), SUBJECTS, ids=[f"{one[0]}-{one[3]}" for one in SUBJECTS])
def test_a_task_offers_what_its_reader_may_do(monkeypatch, opened, demonstration_url, role, place, task, offered):
    monkeypatch.setattr("dashboard.load.viewer", lambda: viewer(1, role, place))
    app = opened(demonstration_url, "work", task=task)
    assert not app.exception
    assert offered in app.radio[0].options


@pytest.mark.parametrize("task", [f"case:{KEY}", "ask:northmere:One form for every department's figures"])
def test_a_task_of_somebody_else_is_not_open(monkeypatch, opened, demonstration_url, task):
    monkeypatch.setattr("dashboard.load.viewer", lambda: viewer(1, Role.EDITOR, "x-eastholme"))
    app = opened(demonstration_url, "work", task=task)
    assert not app.exception
    assert "This is no longer open to you" in words(app)


def test_words_are_checked_before_they_are_sent(monkeypatch, opened, demonstration_url, tmp_path):
    monkeypatch.setattr("dashboard.load.viewer", lambda: viewer(1, Role.EDITOR))
    with copied(demonstration_url, tmp_path) as engine:
        app = opened(str(engine.url), "work", task=f"case:{KEY}")
        app.radio[0].set_value("explained")
        app.text_area[0].set_value("Visitors came back in spring.")
        next(one for one in app.button if one.label == "Check").click().run()
        assert "This is exactly what will be public" in words(app)
        assert "Visitors came back in spring." in words(app)
        next(one for one in app.button if one.label == "Send").click().run()
        assert "It is recorded, and everybody can read it." in words(app)
        assert "Visitors came back in spring." in words(opened(str(engine.url), "standards", case=KEY))


def test_empty_words_are_refused_in_one_sentence(monkeypatch, opened, demonstration_url, tmp_path):
    monkeypatch.setattr("dashboard.load.viewer", lambda: viewer(1, Role.EDITOR))
    with copied(demonstration_url, tmp_path) as engine:
        app = opened(str(engine.url), "work", task=f"case:{KEY}")
        next(one for one in app.button if one.label == "Check").click().run()
        next(one for one in app.button if one.label == "Send").click().run()
        assert "write at least a sentence" in words(app)


def test_a_side_asks_on_the_page_where_asks_stand(monkeypatch, opened, demonstration_url, tmp_path):
    monkeypatch.setattr("dashboard.load.viewer", lambda: viewer(1, Role.EDITOR))
    with copied(demonstration_url, tmp_path) as engine:
        app = opened(str(engine.url), "centre")
        next(one for one in app.text_input if one.key == "ask-name").set_value("A seat at the table")
        next(one for one in app.button if one.label == "Check").click().run()
        assert "This is exactly what will be public" in words(app)
        next(one for one in app.button if one.label == "Send").click().run()
        assert not app.exception
        assert "It is recorded, and everybody can read it." in words(app)
        assert "A seat at the table" in tables(app)
        next(one for one in app.button if one.label == "Check").click().run()
        next(one for one in app.button if one.label == "Send").click().run()
        assert "has been asked or offered already" in words(app)


def test_whoever_speaks_for_nobody_sees_no_form(opened, demonstration_url):
    assert "Ask or offer something" not in words(opened(demonstration_url, "centre"))


def pressed(app: AppTest, label: str, *, at: int = 0) -> AppTest:
    return [one for one in app.button if one.label == label][at].click().run()


def test_the_centre_says_how_deep_a_kept_power_reaches(monkeypatch, opened, demonstration_url, tmp_path):
    monkeypatch.setattr("dashboard.load.viewer", lambda: viewer(1, Role.CENTRE_ANALYST, CENTRE))
    with copied(demonstration_url, tmp_path) as engine:
        app = opened(str(engine.url), "centre")
        app.selectbox(key="promise-which").select("Northmere City Region: Adult skills")
        app.radio(key="promise-step").set_value("kept")
        pressed(app, "Send")
        assert "Say how deep the power reaches in fact" in words(app)
        app.radio(key="promise-depth").set_value("comment")
        pressed(app, "Send")
        assert "It is recorded" in words(app)
        app = opened(str(engine.url), "centre")
        assert "Kept on 21 November 2026, 234 days late" in tables(app)
        assert "promised control\n\nin fact a say" in tables(app)


def test_a_place_records_what_was_asked_outside_and_leaves_hours_unknown(
    monkeypatch, opened, demonstration_url, tmp_path
):
    monkeypatch.setattr("dashboard.load.viewer", lambda: viewer(1, Role.EDITOR))
    with copied(demonstration_url, tmp_path) as engine:
        app = opened(str(engine.url), "centre")
        pressed(app, "Send")
        assert "Something is empty" in words(app)
        app.text_input(key="outside-department").set_value("Department for Transport")
        app.text_input(key="outside-text").set_value("A return on kerbs.")
        pressed(app, "Send")
        assert "It is recorded" in words(app)
        assert "A return on kerbs." in tables(opened(str(engine.url), "centre"))
