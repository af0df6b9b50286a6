"""What is only added to comes back as it went in, in the order in which it happened, as far as it was known."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session, select

from data.models import CaseEvent, NegotiationEvent
from data.store import dealings, events, facts
from data.store.dealings import NegotiationRecord, NegotiationStep
from data.terms import EvidenceClass

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
STEP = NegotiationRecord(
    place="x-a",
    step=NegotiationStep.INVITED,
    happened_on=date(2026, 5, 1),
    evidence=EvidenceClass.INVENTED,
    recorded_at=NOON,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    id: int
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    id: int
    place: str
    step: str
    happened_on: date
    evidence: str
    recorded_at: datetime


def test_adding_counts_a_write_and_gives_the_number_of_the_row(session: Session) -> None:
    before = facts.version(session)
    assert events.add(session, NegotiationEvent, STEP) == 1
    assert events.add(session, NegotiationEvent, STEP) == 2
    assert facts.version(session) != before


def test_a_row_comes_back_with_only_what_the_record_asks_for(session: Session) -> None:
    number = events.add(session, NegotiationEvent, STEP)
    row = session.exec(select(NegotiationEvent)).one()
    assert events.made(Numbered, row) == Numbered(id=number, place="x-a")


def test_the_number_of_a_record_is_the_tables_to_give(session: Session) -> None:
    record = Wished(id=99, place="x-a", step="invited", happened_on=NOON.date(), evidence="invented", recorded_at=NOON)
    assert events.add(session, NegotiationEvent, record) == 1


@pytest.mark.parametrize("days", [(3, 1, 2), (1, 1, 0), (0,)], ids=["mixed", "twice", "one"])
def test_they_come_in_the_order_in_which_they_happened(session: Session, days: tuple[int, ...]) -> None:
    for at, offset in enumerate(days):
        step = replace(STEP, happened_on=STEP.happened_on + timedelta(days=offset), text=str(at))
        dealings.record_negotiation(session, step)
    found = [(one.happened_on, one.text) for one in dealings.negotiations(session)]
    assert found == sorted(found)
    assert len(found) == len(days)


@pytest.mark.parametrize(("minutes", "known"), [(-1, 0), (0, 1), (1, 1)])
def test_a_record_is_known_from_the_moment_it_was_made(session: Session, minutes: int, known: int) -> None:
    dealings.record_negotiation(session, STEP)
    assert len(dealings.negotiations(session, known_at=NOON + timedelta(minutes=minutes))) == known


@pytest.mark.parametrize("order", ["update negotiation_event set place = 'x-b'", "delete from negotiation_event"])
def test_nobody_changes_or_takes_away_what_was_added(session: Session, order: str) -> None:
    dealings.record_negotiation(session, STEP)
    with pytest.raises(DatabaseError, match="negotiation_event"):
        session.connection().exec_driver_sql(order)
    session.rollback()


def test_a_word_that_no_case_names_is_refused_by_the_table(session: Session) -> None:
    session.add(
        CaseEvent(standard="s", place="x-a", episode=1, at=NOON, event="forgotten", post="Mayor", evidence="invented")
    )
    with pytest.raises(DatabaseError, match="CHECK"):
        session.flush()
    session.rollback()
