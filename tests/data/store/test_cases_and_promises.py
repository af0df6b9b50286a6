"""Steps of cases, comments and promises: kept as they were taken, known from their moment."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from data.store import cases, documents, promises
from data.store.cases import CaseRecord, CaseStep, CommentRecord, Question
from data.store.promises import PromiseRecord, PromiseStep
from data.terms import Depth, EvidenceClass

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
CASE = CaseRecord(
    standard="s", place="x-a", episode=1, at=NOON, event=CaseStep.EXPLAINED, evidence=EvidenceClass.INVENTED, text="Why"
)
COMMENT = CommentRecord(
    place="x-a", at=NOON, role="editor", post="Mayor", text="So", evidence=EvidenceClass.INVENTED, indicator="i"
)


@pytest.mark.parametrize("step", CaseStep, ids=[one.value for one in CaseStep])
def test_each_step_of_a_case_comes_back(session: Session, step: CaseStep) -> None:
    taken = replace(CASE, event=step, post="Director", person="person 1")
    cases.record(session, taken)
    assert cases.of_place(session, "x-a") == [taken]


def test_cases_are_asked_for_by_place_standard_and_moment(session: Session) -> None:
    elsewhere, other = replace(CASE, place="x-b"), replace(CASE, standard="t", at=NOON + timedelta(hours=1))
    for one in (CASE, elsewhere, other):
        cases.record(session, one)
    assert cases.of_place(session, None) == [CASE, elsewhere, other]
    assert cases.of_place(session, "x-a", standard="t") == [other]
    assert cases.of_place(session, "x-a", known_at=NOON) == [CASE]


@pytest.mark.parametrize("question", [None, *Question], ids=["none", *[one.value for one in Question]])
def test_a_comment_may_answer_one_of_four_questions(session: Session, question: Question | None) -> None:
    said = replace(COMMENT, question=question)
    cases.add_comment(session, said)
    assert cases.comments(session, "x-a") == [said]
    assert cases.comments(session, "x-b") == []
    assert cases.comments(session, None, known_at=NOON - timedelta(hours=1)) == []


@pytest.mark.parametrize("depth", [None, *Depth], ids=["none", *[one.value for one in Depth]])
def test_a_kept_promise_may_say_how_deep_it_reaches(session: Session, depth: Depth | None) -> None:
    number = documents.save(
        session,
        kind="agreement",
        subject="x-a",
        version=1,
        terms_json="{}",
        fingerprint="f",
        status="in_force",
        evidence=EvidenceClass.INVENTED,
        recorded_at=NOON,
    )
    kept = PromiseRecord(
        document_id=number,
        clause="power Buses",
        step=PromiseStep.DELIVERED,
        happened_on=date(2026, 5, 1),
        recorded_at=NOON,
        evidence=EvidenceClass.INVENTED,
        due=date(2026, 4, 1),
        depth=depth,
    )
    promises.record(session, kept)
    assert promises.of_document(session, number) == [kept]
    assert promises.of_subject(session, "x-a", known_at=NOON) == [kept]
    assert promises.of_subject(session, "x-b") == []
    assert promises.of_document(session, number, known_at=NOON - timedelta(days=1)) == []
