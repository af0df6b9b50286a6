"""An agreement ends before its time when both sides, by two people, have said the same day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from dashboard.access import PUBLIC
from dashboard.orders import OrderRefusedError
from dashboard.orders.signing import end
from dashboard.questions import tasks
from dashboard.questions.agreement import agreement_page
from dashboard.questions.ending import ending, endings
from data import database
from data.store import documents
from tests.dashboard.document_acts import BOTH, DIRECTOR, EDITOR, ELSEWHERE, MAYOR, NOW, READER, TODAY, actor
from tests.stores import add_agreement, add_place, store

NEW_YEAR, FEBRUARY = date(2027, 1, 1), date(2027, 2, 1)
WHY = "The councils merge."


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with store(tmp_path) as engine, database.session(engine) as opened:
        add_place(opened)
        add_agreement(opened)
        yield opened


def say(session, viewer, side, on=NEW_YEAR, reason=WHY):
    (record,) = documents.versions(session, "agreement")
    return end(session, actor(viewer), document=record.id, side=side, on=on, reason=reason)


def waiting(session, viewer):
    return [(each.key, each.title, each.due) for each in tasks.tasks(session, viewer, [], known_at=NOW)]


def begun(session, viewer):
    return [each.title for each in tasks.beginnings(session, viewer, known_at=NOW)]


@pytest.mark.parametrize(
    ("viewer", "sides"),
    [(MAYOR, ("place",)), (DIRECTOR, ("centre",)), (BOTH, ("place", "centre"))],
    ids=["m", "d", "b"],
)
def test_a_signatory_of_either_side_may_end_it_within_its_term(session, viewer, sides):
    found = ending(session, viewer, "testham", known_at=NOW)
    assert (found.sides, found.first, found.last) == (sides, date(2026, 11, 22), date(2029, 3, 31))
    assert "End the agreement early: Testham" in begun(session, viewer)


@pytest.mark.parametrize("viewer", [EDITOR, READER, ELSEWHERE, PUBLIC], ids=["editor", "reader", "elsewhere", "public"])
def test_nobody_else_may(session, viewer):
    assert endings(session, viewer, known_at=NOW) == ()


def test_what_one_side_proposes_waits_for_the_other_and_for_nobody_else(session):
    assert say(session, MAYOR, "place") is False
    said = [("ending:testham", "Confirm the end of the agreement: Testham, 1 January 2027", NEW_YEAR)]
    assert waiting(session, DIRECTOR) == said
    assert waiting(session, MAYOR) == []
    assert "End the agreement early: Testham" not in begun(session, DIRECTOR)
    (proposal,) = ending(session, DIRECTOR, "testham", known_at=NOW).proposals
    assert (proposal.side, proposal.on, proposal.reason, proposal.said) == ("place", NEW_YEAR, WHY, TODAY)
    assert agreement_page(session, PUBLIC, "testham", "", "", known_at=NOW).shown.ended_because == ""


def test_one_person_never_speaks_for_both_sides(session):
    say(session, BOTH, "place")
    assert waiting(session, BOTH) == []
    assert say(session, BOTH, "centre") is False


def test_a_day_that_its_own_side_has_replaced_binds_nobody(session):
    say(session, MAYOR, "place")
    say(session, MAYOR, "place", FEBRUARY)
    assert [each.on for each in ending(session, DIRECTOR, "testham", known_at=NOW).proposals] == [FEBRUARY]
    assert say(session, DIRECTOR, "centre", NEW_YEAR) is False
    assert say(session, DIRECTOR, "centre", FEBRUARY) is True


def test_both_sides_end_it_and_everybody_reads_why(session):
    say(session, MAYOR, "place")
    assert say(session, DIRECTOR, "centre") is True
    assert endings(session, MAYOR, known_at=NOW) == ()
    shown = agreement_page(session, PUBLIC, "testham", "", "", known_at=NOW).shown
    assert (shown.ended_because, shown.document.in_force_until) == (WHY, NEW_YEAR)


def test_a_proposal_whose_day_has_come_is_no_longer_to_be_confirmed(session):
    say(session, MAYOR, "place")
    later = NOW.replace(year=2027, month=1)
    found = ending(session, DIRECTOR, "testham", known_at=later)
    assert (len(found.proposals), found.to_confirm) == (1, None)


def test_an_agreement_that_has_not_begun_or_ends_by_itself_is_not_offered(session):
    assert endings(session, MAYOR, known_at=NOW.replace(year=2029, month=4)) == ()
    documents.set_status(session, documents.versions(session, "agreement")[0].id, "awaiting")
    assert endings(session, MAYOR, known_at=NOW) == ()


def test_a_reason_that_everybody_will_read_holds_no_address(session):
    with pytest.raises(OrderRefusedError, match="reason"):
        say(session, MAYOR, "place", reason="See https://example.org")
