"""Two administrators give a role, one ends it, and each role reads only its part of the log."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.access import Act, Granted, NotAllowedError, Viewer
from dashboard.orders import Actor, OrderRefusedError
from dashboard.orders import people as orders
from dashboard.orders.acting import acted
from dashboard.orders.people import Asked
from dashboard.questions import log as logs
from dashboard.questions import people as questions
from dashboard.questions import records
from dashboard.questions.log import Shown
from dashboard.questions.people import GrantState
from data import database
from data.roles import CENTRE, OF_THE_CENTRE, Role
from data.store import audit, people
from data.store.audit import Entry
from data.store.people import PeopleError
from tests.stores import add_place, store

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = NOON.date()
ISSUER = "https://id.example"
EDITOR = Asked(role=Role.EDITOR, place="testham", post="Head of policy", starts=TODAY, ends=TODAY + timedelta(days=30))


@pytest.fixture
def session(tmp_path):
    with store(tmp_path) as engine, database.session(engine) as opened:
        add_place(opened)
        add_place(opened, "x-elsewhere", "elsewhere")
        for subject in ("one", "two", "three"):
            people.add_person(opened, issuer=ISSUER, subject=subject, name=f"Person {subject}", at=NOON)
        yield opened


def holding(person: int, role: Role, place: str = "x-testham") -> Actor:
    where = CENTRE if role in OF_THE_CENTRE else place
    return Actor(Viewer(person, f"Person {person}", (Granted(role, where, "Post"),)), NOON)


ONE, TWO = holding(1, Role.ADMINISTRATOR), holding(2, Role.ADMINISTRATOR)


def state(session, number):
    every = [held for one in questions.everybody(session, on=TODAY) for held in one.held]
    return next(held.state for held in every if held.grant.id == number)


def test_a_role_counts_once_a_second_administrator_has_confirmed_it(session):
    number = orders.give(session, ONE, person=3, asked=EDITOR)
    assert state(session, number) is GrantState.WAITING
    assert questions.waiting(session, ONE.viewer, on=TODAY) == ()
    assert [held.grant.id for held in questions.waiting(session, TWO.viewer, on=TODAY)] == [number]
    with pytest.raises(PeopleError, match="Ask another administrator"):
        orders.confirm(session, ONE, grant=number)
    orders.confirm(session, TWO, grant=number)
    assert state(session, number) is GrantState.IN_FORCE
    assert questions.waiting(session, TWO.viewer, on=TODAY) == ()
    assert [each.act for each in audit.entries(session, place="x-testham")][:2] == ["grant", "grant"]


def test_nobody_confirms_a_role_of_their_own(session):
    number = orders.give(session, ONE, person=2, asked=EDITOR)
    with pytest.raises(OrderRefusedError, match="of their own"):
        orders.confirm(session, TWO, grant=number)
    assert questions.waiting(session, TWO.viewer, on=TODAY) == ()


def test_one_administrator_is_enough_to_end(session):
    number = orders.give(session, ONE, person=3, asked=EDITOR)
    orders.end(session, ONE, grant=number)
    assert state(session, number) is GrantState.ENDED
    with pytest.raises(OrderRefusedError, match="has ended"):
        orders.confirm(session, TWO, grant=number)
    orders.end_person(session, ONE, person=3)
    with pytest.raises(OrderRefusedError, match="nobody of this number"):
        orders.give(session, ONE, person=3, asked=EDITOR)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_let_in_give_confirm_and_end(session, role):
    number = orders.give(session, ONE, person=3, asked=EDITOR)
    other = holding(2, role)
    for order in (
        lambda: orders.add(session, other, issuer=ISSUER, subject="four", name="Person four"),
        lambda: orders.give(session, other, person=3, asked=EDITOR),
        lambda: orders.confirm(session, other, grant=number),
        lambda: orders.end(session, other, grant=number),
        lambda: orders.end_person(session, other, person=3),
        lambda: orders.review(session, other),
    ):
        with pytest.raises(NotAllowedError):
            order()
    assert state(session, number) is GrantState.WAITING


@pytest.mark.parametrize(
    "post", ["", "   ", "x" * 121, "see https://evil.example", "www.evil.example", "a\u202eb"],
    ids=["empty", "blank", "long", "address", "bare address", "turned round"],
)  # fmt: skip
def test_a_post_is_one_plain_line(session, post):
    asked = Asked(role=Role.EDITOR, place="testham", post=post, starts=TODAY, ends=TODAY + timedelta(1))
    with pytest.raises(OrderRefusedError, match="Write the post in one line"):
        orders.give(session, ONE, person=3, asked=asked)


def test_somebody_is_let_in_by_one_administrator_and_can_then_do_nothing(session):
    number = orders.add(session, ONE, issuer=ISSUER, subject=" four ", name="Person  four")
    found = people.person_of(session, number)
    assert found is not None
    assert (found.subject, found.name) == ("four", "Person four")
    assert people.standing(session, number, on=TODAY) == []
    with pytest.raises(OrderRefusedError, match="Say which provider"):
        orders.add(session, ONE, issuer=ISSUER, subject="", name="Nobody")
    with pytest.raises(OrderRefusedError, match="no grant of this number"):
        orders.end(session, ONE, grant=99)


def test_somebody_is_named_by_subject_and_where_needed_by_issuer(session):
    people.add_person(session, issuer="https://other.example", subject="one", name="Namesake", at=NOON)
    assert questions.named(session, subject="two").name == "Person two"
    assert questions.named(session, subject="one", issuer=ISSUER).name == "Person one"
    with pytest.raises(PeopleError, match="--issuer"):
        questions.named(session, subject="one")
    with pytest.raises(PeopleError, match="outcomes person add"):
        questions.named(session, subject="nobody")


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (TODAY, TODAY + timedelta(1), GrantState.IN_FORCE),
        (TODAY + timedelta(1), TODAY + timedelta(2), GrantState.NOT_BEGUN),
        (TODAY - timedelta(2), TODAY, GrantState.OVER),
    ],
    ids=["today", "tomorrow", "yesterday"],
)
def test_a_grant_says_how_it_stands(session, starts, ends, expected):
    who = people.person_of(session, 3)
    assert who is not None
    asked = Asked(role=Role.EDITOR, place="testham", post="Post", starts=starts, ends=ends)
    assert state(session, orders.grant_on_server(session, person=who, asked=asked, now=NOON)) is expected


def test_who_has_left_by_command_holds_nothing(session):
    who = people.person_of(session, 3)
    assert who is not None
    number = orders.grant_on_server(session, person=who, asked=EDITOR, now=NOON)
    orders.end_on_server(session, person=who, now=NOON)
    assert state(session, number) is GrantState.ENDED
    assert {each.person for each in audit.entries(session)} == {"command line"}


@pytest.fixture
def acts(session):
    """One act in each of two places by others, one of the reader's own, a release and a sign-in."""
    acted(session, holding(2, Role.EDITOR), Act.COMMENT, place="x-testham", what="outcome 1")
    acted(session, holding(2, Role.EDITOR, "x-elsewhere"), Act.COMMENT, place="x-elsewhere", what="outcome 2")
    acted(session, holding(1, Role.EDITOR, "x-elsewhere"), Act.COMMENT, place="x-elsewhere", what="outcome 3")
    acted(session, holding(2, Role.DATA_STEWARD), Act.CORRECT, place=CENTRE, what="figure")
    audit.append(session, Entry(at=NOON, person="person 3", act="sign_in"))


WHOLE, WHO = Shown.WHOLE, Shown.WHO_AND_WHEN
SEES = {
    Role.READER: {},
    Role.EDITOR: {3: WHOLE},
    Role.PLACE_SIGNATORY: {1: WHOLE},
    Role.SCRUTINY: {1: WHOLE},
    Role.CENTRE_ANALYST: {},
    Role.CENTRE_SIGNATORY: {1: WHOLE, 2: WHOLE, 3: WHOLE},
    Role.DATA_STEWARD: {4: WHOLE},
    Role.ADMINISTRATOR: dict.fromkeys(range(1, 6), WHO),
    Role.AUDITOR: dict.fromkeys(range(1, 6), WHOLE),
}


@pytest.mark.usefixtures("acts")
@pytest.mark.parametrize("role", Role)
def test_each_role_reads_its_part_of_the_log_and_no_more(session, role):
    page = logs.log(session, holding(1, role).viewer)
    assert {line.sequence: line.shown for line in page.lines} == SEES[role]
    if role is Role.ADMINISTRATOR:
        assert {line.what + line.act + line.place + line.digest for line in page.lines} == {""}


@pytest.mark.usefixtures("acts")
def test_the_log_can_be_read_by_place_by_entry_and_in_part(session):
    auditor = holding(1, Role.AUDITOR).viewer
    assert [line.sequence for line in logs.log(session, auditor, "x-elsewhere").lines] == [3, 2]
    assert [line.what for line in logs.log(session, auditor, entry="2").lines] == ["outcome 2"]
    short = logs.log(session, auditor, most=2)
    assert (len(short.lines), short.more) == (2, True)
    assert logs.log(session, auditor).lines[-1].who == "Person two"


@pytest.mark.usefixtures("acts")
def test_everybody_knows_the_end_of_the_chain_and_few_who_may_do_what(session):
    public = records.records(session, Viewer(1, "x", ()), "", "", known_at=NOON)
    assert (public.length, public.people, public.log.lines) == (5, None, ())
    assert public.chain is not None
    assert public.chain.first_break is None
    administrator = records.records(session, ONE.viewer, "narnia", "", known_at=NOON)
    assert administrator.people is not None
    assert administrator.may_grant
    assert administrator.unknown == "narnia"
    assert records.checked(session, ONE.viewer, known_at=NOON).length == 5
    with pytest.raises(NotAllowedError):
        questions.register(session, holding(1, Role.EDITOR).viewer, on=TODAY)


def test_a_review_of_the_roles_is_noted_and_due_again_after_a_quarter(session):
    before = records.records(session, ONE.viewer, "", "", known_at=NOON)
    assert (before.reviewed_at, before.review_due) == (None, None)
    orders.review(session, ONE)
    after = records.records(session, ONE.viewer, "testham", "", known_at=NOON)
    assert (after.reviewed_at, after.review_due, after.place) == (NOON, date(2027, 2, 21), "Testham")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 31), date(2026, 4, 30)),
        (date(2026, 9, 30), date(2026, 12, 30)),
        (date(2026, 10, 1), date(2027, 1, 1)),
        (date(2027, 11, 30), date(2028, 2, 29)),
    ],
)
def test_a_quarter_later(day, expected):
    assert records.quarter_after(day) == expected
