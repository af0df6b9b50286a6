"""What waits for whom on the page of a reader's work."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from dashboard.access import Granted, Viewer
from dashboard.orders import Actor
from dashboard.orders import people as orders
from dashboard.orders.people import Asked
from dashboard.questions import people as questions
from dashboard.questions import tasks
from dashboard.questions.tasks import TaskKind
from data import database
from data.roles import CENTRE, OF_THE_CENTRE, Role
from data.store import dealings, documents, drafts, people
from data.store.dealings import AskRecord, AskStep
from data.store.drafts import DraftRecord
from data.terms import EvidenceClass, Side
from tests.stores import add_agreement, add_place, add_standard, store

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


def waits(session, actor):
    return tasks.tasks(session, actor.viewer, [], known_at=NOON)


def test_a_grant_waits_for_the_administrator_who_did_not_give_it(session):
    number = orders.give(session, ONE, person=3, asked=EDITOR)
    (task,) = waits(session, TWO)
    assert (task.kind, task.subject, task.key) == (TaskKind.GRANT, str(number), f"grant:{number}")
    assert waits(session, ONE) == ()
    assert questions.waiting_for(session, TWO.viewer, str(number), known_at=NOON) is not None
    assert questions.waiting_for(session, ONE.viewer, str(number), known_at=NOON) is None


def test_a_draft_waits_for_whoever_began_it(session):
    for form in ("terms", "not-a-form"):
        drafts.save_draft(session, DraftRecord(person_id=1, form=form, subject="testham", body="{}", saved_at=NOON))
    (task,) = waits(session, holding(1, Role.EDITOR))
    assert (task.key, task.title) == ("terms:testham", "Finish the terms: Testham")
    assert waits(session, holding(2, Role.EDITOR)) == ()


def test_nothing_waits_for_the_public(session):
    assert tasks.tasks(session, Viewer(), [], known_at=NOON) == ()


@pytest.fixture
def awaiting(session):
    """The first version of Testham's agreement, sent for signature."""
    add_agreement(session)
    (document,) = documents.versions(session, "agreement")
    documents.set_status(session, document.id, "awaiting")
    return document.id


def signatures(session, person, role, place="x-testham"):
    return [each.key for each in waits(session, holding(person, role, place)) if each.kind is TaskKind.SIGNATURE]


def test_terms_wait_for_a_side_that_has_not_signed(session, awaiting):
    assert signatures(session, 1, Role.PLACE_SIGNATORY) == ["signature:testham"]
    assert signatures(session, 1, Role.PLACE_SIGNATORY, "x-elsewhere") == []
    assert signatures(session, 2, Role.CENTRE_SIGNATORY) == ["signature:testham"]
    assert signatures(session, 1, Role.EDITOR) == []
    documents.sign(session, awaiting, side="place", post="Mayor", person="person 1", signed_at=NOON)
    assert signatures(session, 3, Role.PLACE_SIGNATORY) == []
    assert signatures(session, 2, Role.CENTRE_SIGNATORY) == ["signature:testham"]
    assert signatures(session, 1, Role.CENTRE_SIGNATORY) == []


def test_a_standard_waits_for_the_places_it_applies_to(session):
    add_standard(session)
    (document,) = documents.versions(session, "standard")
    documents.set_status(session, document.id, "awaiting")
    assert signatures(session, 1, Role.PLACE_SIGNATORY) == ["signature:work-floor"]
    assert signatures(session, 1, Role.PLACE_SIGNATORY, "x-elsewhere") == []


@pytest.mark.parametrize(
    ("role", "replies", "is_secure", "title"),
    [
        (Role.EDITOR, (), False, "Reply for Testham: A floor"),
        (Role.EDITOR, ("said",), False, None),
        (Role.EDITOR, ("said",), True, None),
        (Role.CENTRE_SIGNATORY, ("said",), True, "Close, or leave open, the case of Testham: A floor"),
        (Role.CENTRE_SIGNATORY, (), False, None),
        (Role.READER, (), False, None),
    ],
    ids=["no reply", "replied", "secure, for an editor", "secure, for a signatory", "centre replies not", "a reader"],
)
def test_a_case_waits_for_a_reply_and_then_for_a_sign_off(session, role, replies, is_secure, title):
    case = SimpleNamespace(
        place=SimpleNamespace(code="x-testham", name="Testham"),
        terms=SimpleNamespace(title="A floor"),
        key="testham.work-floor.1",
        reply_due=TODAY,
        replies=replies,
        is_secure=is_secure,
    )
    found = tasks.tasks(session, holding(1, role).viewer, [case], known_at=NOON)
    assert [each.title for each in found] == ([] if title is None else [title])


def test_an_ask_waits_for_the_side_that_was_asked(session):
    asked = AskRecord(
        place="x-testham",
        name="skills",
        event=AskStep.ASKED,
        side=Side.PLACE,
        happened_on=TODAY,
        reply_due=TODAY,
        text="Adult skills",
        evidence=EvidenceClass.INVENTED,
        recorded_at=NOON,
    )
    dealings.record_ask(session, asked)
    (task,) = waits(session, holding(1, Role.CENTRE_ANALYST))
    assert (task.key, task.title, task.due) == ("ask:testham:skills", "Answer an ask, Testham: Adult skills", TODAY)
    assert waits(session, holding(1, Role.EDITOR)) == ()


def test_an_editor_may_begin_terms_and_words_of_their_own_place(session):
    add_agreement(session)
    found = tasks.beginnings(session, holding(1, Role.EDITOR).viewer, known_at=NOON)
    assert [each.key for each in found] == ["terms:testham", "comment:testham:1", "comment:testham:2"]
    assert tasks.beginnings(session, holding(1, Role.READER).viewer, known_at=NOON) == ()
    assert tasks.beginnings(session, Viewer(), known_at=NOON) == ()
