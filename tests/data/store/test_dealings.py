"""Everything the two sides did beside the terms comes back as it was recorded, of one place or of all."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from data.store import dealings
from data.store.dealings import (
    AskRecord,
    AskStep,
    LessonRecord,
    NegotiationRecord,
    NegotiationStep,
    OutsideKind,
    OutsideRecord,
    RouteStepRecord,
    SavingRecord,
    SavingStage,
    SpendingRecord,
    SubAreaRecord,
)
from data.terms import EvidenceClass, Side

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = date(2026, 5, 1)
ALWAYS = {"place": "x-a", "evidence": EvidenceClass.INVENTED, "recorded_at": NOON}
NEGOTIATION = NegotiationRecord(step=NegotiationStep.SIGNED, happened_on=DAY, wave=2, source="A record", **ALWAYS)
ASK = AskRecord(name="Two analysts", event=AskStep.OFFERED, side=Side.CENTRE, happened_on=DAY, reply_due=DAY, **ALWAYS)
SAVING = SavingRecord(
    name="Night buses", stage=SavingStage.CLAIMED, amount=125, happened_on=DAY, body="City", outcome=1, **ALWAYS
)
OUTSIDE = OutsideRecord(
    kind=OutsideKind.BID, department="A department", text="A bid", items=1, happened_on=DAY, **ALWAYS
)
LESSON = LessonRecord(tried="Two visits", happened_on=DAY, indicator="i", did_not_work="Letters", **ALWAYS)
SPENDING = SpendingRecord(year="2008-09", body="All", amount=750_000_000_000, is_whole=True, **ALWAYS)
SUB_AREA = SubAreaRecord(kind="Wards", number=40, people=24_000, **ALWAYS)


@dataclass(frozen=True)
class Kind:
    """One kind of record: what keeps it, what gives it back, and an example."""

    order: Callable[..., None]
    question: Callable[..., list[Any]]
    record: Any


KINDS = {
    "negotiation": Kind(dealings.record_negotiation, dealings.negotiations, NEGOTIATION),
    "ask": Kind(dealings.record_ask, dealings.asks, ASK),
    "saving": Kind(dealings.record_saving, dealings.savings, SAVING),
    "outside": Kind(dealings.record_outside, dealings.outside, OUTSIDE),
    "lesson": Kind(dealings.record_lesson, dealings.lessons, LESSON),
    "spending": Kind(dealings.record_spending, dealings.spendings, SPENDING),
    "sub_area": Kind(dealings.record_sub_area, dealings.sub_areas, SUB_AREA),
}
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


@every_kind
def test_a_record_comes_back_as_it_went_in(session: Session, kind: Kind) -> None:
    kind.order(session, kind.record)
    assert kind.question(session) == [kind.record]


@every_kind
def test_a_place_is_asked_for_alone(session: Session, kind: Kind) -> None:
    other = replace(kind.record, place="x-b")
    kind.order(session, kind.record)
    kind.order(session, other)
    assert kind.question(session, "x-b") == [other]
    assert kind.question(session, "x-c") == []


@every_kind
def test_what_was_recorded_later_is_not_known_before(session: Session, kind: Kind) -> None:
    kind.order(session, replace(kind.record, recorded_at=NOON + timedelta(days=1)))
    assert kind.question(session, known_at=NOON) == []
    assert len(kind.question(session, known_at=NOON + timedelta(days=1))) == 1


def test_lessons_are_asked_for_by_indicator(session: Session) -> None:
    dealings.record_lesson(session, LESSON)
    dealings.record_lesson(session, replace(LESSON, indicator=None))
    assert dealings.lessons(session, indicator="i") == [LESSON]


@pytest.mark.parametrize("kind", ["saving", "spending"])
def test_an_amount_below_nothing_is_refused(session: Session, kind: str) -> None:
    with pytest.raises(IntegrityError):
        KINDS[kind].order(session, replace(KINDS[kind].record, amount=-1))
    session.rollback()


def test_steps_of_a_route_come_by_their_proposed_days_and_what_happened_stays_empty(session: Session) -> None:
    later = RouteStepRecord(
        name="The end",
        proposed_from=date(2011, 9, 1),
        proposed_label="autumn 2011",
        source="A route",
        evidence=EvidenceClass.REPORTED,
        recorded_at=NOON,
    )
    first = replace(later, name="The beginning", proposed_from=date(2010, 7, 1), proposed_label="July 2010")
    dealings.record_route_step(session, later)
    dealings.record_route_step(session, first)
    assert dealings.route_steps(session) == [first, later]
    assert (first.happened_on, first.happened, first.happened_source) == (None, "", "")
    assert dealings.route_steps(session, known_at=NOON - timedelta(days=1)) == []
