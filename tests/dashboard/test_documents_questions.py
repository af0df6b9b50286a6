"""How far each version has come, who may read it, what differs and who signed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from dashboard.access import PUBLIC
from dashboard.orders.documents import give_up, send, start_draft
from dashboard.orders.signing import sign
from dashboard.questions import documents as questions
from dashboard.questions.documents import State, state_of
from dashboard.questions.terms_form import editable
from dashboard.wording.changes_in_words import SignedBy
from data import database
from data.store import documents
from data.store.documents import DocumentRecord
from tests.dashboard.document_acts import DIRECTOR, EDITOR, MAYOR, NOW, PLACE, READER, TODAY, actor, agreement, standard
from tests.stores import add_place, store

DAY = timedelta(days=1)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with store(tmp_path) as engine, database.session(engine) as opened:
        add_place(opened)
        yield opened


def begun(session: Session, level: float = 75.0, *, sent: bool = True, **given) -> DocumentRecord:
    number = start_draft(session, actor(EDITOR), terms=agreement(level), **given)
    found = documents.document(session, number)
    assert found is not None
    if sent:
        send(session, actor(EDITOR), document=number, fingerprint=found.fingerprint)
    return found


def signed(session: Session, record: DocumentRecord) -> None:
    for viewer, side in ((MAYOR, "place"), (DIRECTOR, "centre")):
        sign(session, actor(viewer), document=record.id, side=side, fingerprint=record.fingerprint, fresh_at=NOW)


def test_a_draft_is_its_places_own_until_it_is_sent(session):
    record = begun(session, sent=False)
    assert [questions.may_read(session, each, record) for each in (EDITOR, READER, MAYOR)] == [True] * 3
    assert [questions.may_read(session, each, record) for each in (DIRECTOR, PUBLIC)] == [False] * 2
    assert questions.open_draft(session, PUBLIC, "agreement", PLACE, known_at=NOW) is None
    send(session, actor(EDITOR), document=record.id, fingerprint=record.fingerprint)
    assert [questions.may_read(session, each, record) for each in (DIRECTOR, PUBLIC)] == [True, False]


def test_a_version_that_was_given_up_stays_closed_to_the_public_and_says_why(session):
    record = begun(session)
    give_up(session, actor(DIRECTOR), document=record.id, reason="The budget changed.")
    (version,) = questions.versions(session, PUBLIC, "agreement", PLACE, known_at=NOW)
    assert (version.state, version.readable, version.ended_because) == (State.GIVEN_UP, False, "The budget changed.")


def test_a_signed_version_is_open_to_everybody_with_who_signed_it(session):
    signed(session, begun(session))
    (version,) = questions.versions(session, PUBLIC, "agreement", PLACE, known_at=NOW)
    assert (version.state, version.readable, version.ended_because) == (State.IN_FORCE, True, "")
    assert version.signed == (
        SignedBy("place", "Mayor of Testham", TODAY),
        SignedBy("centre", "Director for Testham", TODAY),
    )


def test_an_open_draft_says_what_differs_from_what_is_in_force_and_what_is_asked(session):
    signed(session, begun(session))
    begun(session, 74.0, sent=False, reason="Figures were revised.")
    draft = questions.open_draft(session, EDITOR, "agreement", PLACE, known_at=NOW)
    assert draft is not None
    assert draft.changes == ("Outcome 1, Employment rate: the agreed level changed from 75.0% to 74.0%.",)
    assert (draft.own, draft.points, draft.copied, draft.version.state) == (True, (), None, State.DRAFT)


def test_a_standard_has_no_open_points_and_copies_nobody(session):
    start_draft(session, actor(EDITOR), terms=standard())
    draft = questions.open_draft(session, MAYOR, "standard", "work-floor", known_at=NOW)
    assert draft is not None
    assert (draft.points, draft.copied, draft.own) == ((), None, False)


@pytest.mark.parametrize(
    ("status", "starts", "until", "on", "state"),
    [
        ("draft", None, None, TODAY, State.DRAFT),
        ("awaiting", None, None, TODAY, State.AWAITING),
        ("ended", None, None, TODAY, State.GIVEN_UP),
        ("in_force", TODAY + DAY, None, TODAY, State.SIGNED),
        ("in_force", TODAY, None, TODAY, State.IN_FORCE),
        ("varied", TODAY - DAY, TODAY + DAY, TODAY, State.IN_FORCE),
        ("varied", TODAY - DAY, TODAY, TODAY, State.VARIED),
        ("in_force", TODAY - DAY, TODAY, TODAY, State.ENDED),
        ("ended", TODAY - DAY, TODAY, TODAY, State.ENDED),
    ],
)
def test_how_far_a_version_has_come_depends_on_the_day(session, status, starts, until, on: date, state):
    record = replace(begun(session), status=status, in_force_from=starts, in_force_until=until)
    assert state_of(record, on=on) is state


def test_a_version_is_named_by_its_number_else_it_is_the_one_in_force(session):
    signed(session, begun(session))
    begun(session, 74.0, sent=False)
    found = [
        questions.version_named(session, "agreement", "testham", number=number, on=TODAY) for number in (None, 2, 9)
    ]
    assert [one and one.version for one in found] == [1, 2, None]


def test_what_may_be_edited_is_listed_by_name(session):
    record = begun(session, sent=False)
    start_draft(session, actor(EDITOR), terms=standard())
    assert [one.subject for one in editable(session, EDITOR, known_at=NOW)] == ["standard:work-floor"]
    assert editable(session, READER, known_at=NOW) == ()
    assert editable(session, DIRECTOR, known_at=NOW) == ()
    send(session, actor(EDITOR), document=record.id, fingerprint=record.fingerprint)
    assert [one.subject for one in editable(session, DIRECTOR, known_at=NOW)] == ["testham"]
