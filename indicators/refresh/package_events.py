"""What people did and wrote, read back from a data package: cases, comments, promises, expected days, moves."""

from collections.abc import Mapping

from sqlmodel import Session

from data.store import calendar, cases, promises, verdicts
from data.store.calendar import ReleaseDateRecord
from data.store.cases import CaseRecord, CaseStep, CommentRecord, Question
from data.store.promises import PromiseRecord, PromiseStep
from data.store.verdicts import ChangeRecord, Judgement, MovedBy
from data.terms import Depth, EvidenceClass, Side
from indicators.refresh.package_files import Package, Row

Numbers = Mapping[tuple[str, str, int], int]
"""The number of each version in this store, by kind, subject and version."""


def events(session: Session, package: Package, numbers: Numbers) -> None:
    """What people did and wrote, the days figures are expected, and how verdicts moved."""
    for row in package.rows("release-calendar"):
        calendar.expect(
            session,
            ReleaseDateRecord(
                indicator=row["indicator"],
                expected_on=row["expected_on"],
                label=row["label"] or "",
                source=row["source"] or "",
                recorded_at=row["recorded_at"],
            ),
        )
    for row in package.rows("case-steps"):
        cases.record(session, _case(row))
    for row in package.rows("comments"):
        cases.add_comment(session, _comment(row))
    for row in package.rows("promise-steps"):
        promises.record(session, _promise(row, numbers["agreement", row["place_code"], row["version"]]))
    verdicts.record_changes(session, [_change(row, numbers) for row in package.rows("verdict-changes")])


def _case(row: Row) -> CaseRecord:
    return CaseRecord(
        standard=row["standard"],
        place=row["place_code"],
        episode=row["episode"],
        at=row["at"],
        event=CaseStep(row["step"]),
        evidence=EvidenceClass(row["evidence_class"]),
        text=row["text"] or "",
        post=row["post"] or "",
        side=Side(row["side"]) if row["side"] else None,
    )


def _comment(row: Row) -> CommentRecord:
    return CommentRecord(
        place=row["place_code"],
        at=row["at"],
        role=row["role"],
        post=row["post"],
        text=row["text"],
        evidence=EvidenceClass(row["evidence_class"]),
        indicator=row["indicator"],
        clause=row["clause"],
        question=Question(row["question"]) if row["question"] else None,
        link=row["link"],
    )


def _promise(row: Row, document: int) -> PromiseRecord:
    return PromiseRecord(
        document_id=document,
        clause=row["clause"],
        step=PromiseStep(row["step"]),
        happened_on=row["happened_on"],
        recorded_at=row["recorded_at"],
        evidence=EvidenceClass(row["evidence_class"]),
        due=row["due"],
        depth=Depth(row["depth"]) if row["depth"] else None,
        text=row["text"] or "",
        post=row["post"] or "",
    )


def _change(row: Row, numbers: Numbers) -> ChangeRecord:
    return ChangeRecord(
        indicator=row["indicator"],
        place=row["place_code"],
        document_id=numbers[row["document"], row["subject"], row["version"]] if row["document"] else None,
        clause=row["clause"],
        at=row["at"],
        judgement=Judgement(row["judgement"]),
        before=row["before"],
        after=row["after"],
        moved_by=MovedBy(row["moved_by"]),
    )
