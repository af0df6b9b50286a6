"""Verdicts are replaced, everything people did is only added to, and questions know their date."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session

from data.store import calendar, cases, documents, promises, verdicts
from data.store.calendar import ReleaseDateRecord
from data.store.cases import CaseRecord, CaseStep, CommentRecord
from data.store.promises import PromiseRecord, PromiseStep
from data.store.verdicts import ChangeRecord, Judgement, MovedBy, VerdictRecord
from data.terms import EvidenceClass

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=30)
VERDICT = VerdictRecord(
    indicator="i",
    place="x-a",
    document_id=None,
    clause="outcome 1, commitment 1",
    judged_on=NOON.date(),
    standard=None,
    course="on_course",
    direction="better",
    body="{}",
)
CHANGE = ChangeRecord(
    indicator="i",
    place="x-a",
    document_id=None,
    clause="outcome 1, commitment 1",
    at=NOON,
    judgement=Judgement.COURSE,
    before="on_course",
    after="off_course",
    moved_by=MovedBy.REVISION,
)


def test_verdicts_of_an_indicator_are_replaced_as_a_whole(session: Session) -> None:
    verdicts.replace(session, "i", [VERDICT, replace(VERDICT, place="x-b")])
    verdicts.replace(session, "j", [replace(VERDICT, indicator="j")])
    verdicts.replace(session, "i", [replace(VERDICT, course="off_course")])
    assert verdicts.of_indicator(session, "i") == [replace(VERDICT, course="off_course")]
    assert [verdict.indicator for verdict in verdicts.of_place(session, "x-a")] == ["i", "j"]
    assert verdicts.of_place(session, "x-b") == []
    assert len(verdicts.everything(session)) == 2


def test_changes_are_asked_for_by_time_and_place(session: Session) -> None:
    verdicts.record_changes(session, [CHANGE, replace(CHANGE, place="x-b", at=LATER)])
    assert verdicts.changes(session, NOON, LATER) == [CHANGE]
    assert verdicts.changes(session, NOON, LATER + timedelta(1), place="x-b") == [
        replace(CHANGE, place="x-b", at=LATER)
    ]


def test_what_happened_to_promises_is_added_up(session: Session) -> None:
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
    promised = PromiseRecord(
        document_id=number,
        clause="power 1",
        step=PromiseStep.PROMISED,
        happened_on=date(2025, 4, 1),
        recorded_at=NOON,
        evidence=EvidenceClass.INVENTED,
        due=date(2026, 4, 1),
    )
    explained = replace(promised, step=PromiseStep.EXPLAINED, happened_on=date(2026, 6, 20), recorded_at=LATER)
    promises.record(session, explained)
    promises.record(session, promised)
    assert promises.of_document(session, number) == [promised, explained]
    assert promises.of_subject(session, "x-a", known_at=NOON) == [promised]
    assert promises.of_subject(session, "x-b") == []


def test_what_was_done_about_an_episode_is_added_up(session: Session) -> None:
    first = CaseRecord(
        standard="visits", place="x-a", episode=1, at=NOON, event=CaseStep.ACKNOWLEDGED, evidence=EvidenceClass.INVENTED
    )
    closed = replace(first, at=LATER, event=CaseStep.CLOSED)
    cases.record(session, first)
    cases.record(session, closed)
    assert cases.of_place(session, "x-a", standard="visits") == [first, closed]
    assert cases.of_place(session, "x-a", known_at=NOON) == [first]
    assert cases.of_place(session, "x-a", standard="other") == []


def test_comments_stand_beside_a_place(session: Session) -> None:
    comment = CommentRecord(
        place="x-a",
        at=NOON,
        role="editor",
        post="Head of service",
        text="Two centres opened.",
        evidence=EvidenceClass.INVENTED,
    )
    cases.add_comment(session, comment)
    cases.add_comment(session, replace(comment, at=LATER))
    assert cases.comments(session, "x-a", known_at=NOON) == [comment]
    assert len(cases.comments(session, "x-a")) == 2


def test_the_days_figures_are_expected(session: Session) -> None:
    day = ReleaseDateRecord(indicator="i", expected_on=date(2026, 9, 30), recorded_at=NOON, label="2025/26")
    calendar.expect(session, day)
    calendar.expect(session, replace(day, indicator="j", recorded_at=LATER))
    assert calendar.expected(session, indicator="i") == [day]
    assert calendar.expected(session, known_at=NOON) == [day]
    assert len(calendar.expected(session)) == 2
