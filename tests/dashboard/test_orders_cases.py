"""People acknowledge, explain, help, plan and sign off; nobody removes a stage."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from dashboard.access import NotAllowedError
from dashboard.orders import OrderRefusedError, cases
from dashboard.orders.papers import freeze_words
from dashboard.questions.case_values import CaseStage, Ended
from dashboard.questions.cases import case as asked
from dashboard.questions.cases import case_to_act_on
from dashboard.wording import cases as words
from data import database
from data.roles import CENTRE, Role
from data.store import audit
from indicators.judgement.verdict import StandardState
from tests.dashboard.own_store import CENTRE_POST, NOW, PLACE_POST, actor, copied, of_the_centre, of_the_place

KEY = "northmere.new-parents-visited.1"
BELOW = datetime(2026, 1, 15, 12, tzinfo=UTC)


@pytest.fixture
def session(demonstration_url, tmp_path):
    with copied(demonstration_url, tmp_path) as engine, database.session(engine) as opened:
        yield opened


def case(session: Session):
    found = asked(session, KEY, known_at=NOW)
    assert found is not None
    return found


def closed(session: Session):
    cases.ask_to_close(session, of_the_place(), case=KEY, text="Two quarters over the floor.")
    cases.close(session, of_the_centre(), case=KEY, text="Agreed.")
    return case(session)


def test_a_case_closes_with_a_secure_recovery_and_a_person_of_each_side(session):
    assert case(session).stage is CaseStage.SECURE
    cases.ask_to_close(session, of_the_place(), case=KEY, text="Two quarters over the floor.")
    assert case(session).stage is CaseStage.CLOSING
    cases.close(session, of_the_centre(), case=KEY, text="Agreed.")
    found = case(session)
    assert (found.ended, found.stage) == (Ended.SIGNED_OFF, CaseStage.ENDED)
    assert found.verdict.standard.state is StandardState.MEETS
    assert found.closed is not None
    assert (found.closed.post, found.closed.text) == (CENTRE_POST, "Agreed.")


def test_either_side_may_ask_and_the_other_signs(session):
    cases.ask_to_close(session, of_the_centre(), case=KEY)
    cases.close(session, of_the_place(), case=KEY)
    assert case(session).ended is Ended.SIGNED_OFF


@pytest.mark.parametrize(
    ("asks", "signs", "sentence"),
    [
        (of_the_place(1), of_the_place(1), words.SAME_PERSON),
        (of_the_place(1), of_the_place(3), words.OTHER_SIDE),
        (of_the_centre(2), of_the_centre(4), words.OTHER_SIDE),
        (of_the_place(1), of_the_centre(1), words.SAME_PERSON),
    ],
    ids=["same person", "same side, the place", "same side, the centre", "one person with both hats"],
)
def test_nobody_closes_a_case_alone(session, asks, signs, sentence):
    cases.ask_to_close(session, asks, case=KEY)
    with pytest.raises(OrderRefusedError) as refused:
        cases.close(session, signs, case=KEY)
    assert str(refused.value) == sentence
    assert case(session).ended is None


def test_nobody_signs_what_nobody_asked_for(session):
    with pytest.raises(OrderRefusedError, match="Nobody has asked"):
        cases.close(session, of_the_centre(), case=KEY)


def test_closing_is_asked_for_once(session):
    cases.ask_to_close(session, of_the_place(), case=KEY)
    with pytest.raises(OrderRefusedError, match="already"):
        cases.ask_to_close(session, of_the_centre(), case=KEY)


@pytest.mark.parametrize("order", [cases.ask_to_close, cases.close], ids=["ask", "close"])
def test_without_new_figures_nothing_closes(session, order):
    with pytest.raises(OrderRefusedError, match="secure recovery"):
        order(session, of_the_place(now=BELOW), case=KEY)


def test_a_request_from_before_the_newest_figure_does_not_stand(session):
    """A request is about the figures of its day; a later figure asks for a new one."""
    secure = datetime(2026, 9, 1, 12, tzinfo=UTC)
    cases.ask_to_close(session, of_the_place(now=secure), case=KEY)
    found = asked(session, KEY, known_at=secure)
    assert found is not None
    assert found.closing is not None


WRITTEN = [
    (cases.explain, of_the_place(), "replies", "Visitors left."),
    (cases.tell_exceptional, of_the_place(), "replies", "A flood closed the clinic."),
    (cases.plan_recovery, of_the_place(), "plans", "Four more posts."),
    (cases.offer_help, of_the_centre(), "help_offered", "A team for eight weeks."),
]


@pytest.mark.parametrize(("order", "who", "shown", "text"), WRITTEN, ids=[one[0].__name__ for one in WRITTEN])
def test_words_stand_in_the_case_and_move_no_stage(session, order, who, shown, text):
    before = case(session)
    order(session, who, case=KEY, text=f"  {text} ")
    found = case(session)
    assert getattr(found, shown)[-1].text == text
    assert [one.verdict.standard.state for one in found.seen] == [one.verdict.standard.state for one in before.seen]


@pytest.mark.parametrize(("order", "who"), [one[:2] for one in WRITTEN], ids=[one[0].__name__ for one in WRITTEN])
@pytest.mark.parametrize(
    ("text", "sentence"), [("  ", "at least a sentence"), ("x" * 2_001, "2,001 characters")], ids=["empty", "long"]
)
def test_words_are_neither_empty_nor_endless(session, order, who, text, sentence):
    with pytest.raises(OrderRefusedError, match=sentence):
        order(session, who, case=KEY, text=text)


def test_a_flag_is_acknowledged_once(session):
    with pytest.raises(OrderRefusedError, match="already"):
        cases.acknowledge(session, of_the_place(), case=KEY)
    early = of_the_place(now=datetime(2025, 9, 1, 12, tzinfo=UTC))
    cases.acknowledge(session, early, case=KEY)
    found = asked(session, KEY, known_at=early.now)
    assert found is not None
    assert found.acknowledged is not None
    assert found.acknowledged.post == PLACE_POST


@pytest.mark.parametrize(
    ("order", "who"),
    [
        (cases.explain, actor(5, Role.READER)),
        (cases.explain, actor(5, Role.EDITOR, "x-eastholme")),
        (cases.plan_recovery, of_the_centre()),
        (cases.offer_help, of_the_place()),
    ],
    ids=["a reader", "another place", "the centre plans", "the place helps itself"],
)
def test_each_speaks_for_their_own_side_and_place(session, order, who):
    before = audit.head(session)
    with pytest.raises(NotAllowedError):
        order(session, who, case=KEY, text="Words")
    assert audit.head(session) == before


@pytest.mark.parametrize("key", ["northmere.new-parents-visited.7", "port-wexley.children-vaccinated.1", ""])
def test_there_is_nothing_to_do_about_a_case_that_is_not_open(session, key):
    with pytest.raises(OrderRefusedError, match="no open case"):
        cases.explain(session, of_the_place(), case=key, text="Words")


def test_words_are_frozen_before_an_election(session):
    freeze_words(session, actor(9, Role.ADMINISTRATOR, CENTRE), place="x-northmere")
    with pytest.raises(OrderRefusedError, match="frozen since 21 November 2026"):
        cases.explain(session, of_the_place(), case=KEY, text="Words")


def test_every_step_is_in_the_log_with_its_role(session):
    closed(session)
    steps = [(one.after, one.role, one.object) for one in audit.entries(session, place="x-northmere")][:2]
    assert steps == [("closed", "centre_signatory", f"case {KEY}"), ("closing", "place_signatory", f"case {KEY}")]


@pytest.mark.parametrize(
    ("who", "posts"),
    [
        (of_the_place(), 2),
        (of_the_centre(), 2),
        (actor(5, Role.EDITOR), 1),
        (actor(5, Role.READER), None),
        (actor(5, Role.EDITOR, "x-eastholme"), None),
    ],
    ids=["signatory of the place", "signatory of the centre", "editor", "reader", "elsewhere"],
)
def test_a_reader_is_offered_what_they_may_do(session, who, posts):
    found = case_to_act_on(session, who.viewer, KEY, known_at=NOW)
    assert (None if found is None else len(found.posts)) == posts


def test_a_closed_case_is_offered_to_nobody(session):
    closed(session)
    assert case_to_act_on(session, of_the_place().viewer, KEY, known_at=NOW) is None
