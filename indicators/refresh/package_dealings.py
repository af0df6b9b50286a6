"""What passed between the two sides, meetings and papers, read back from a data package."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeVar, get_args, get_type_hints

from sqlmodel import Session

from data.periods import Period
from data.store import dealings, meetings, papers, withdrawals
from data.store.meetings import MeetingRecord, ScrutinyRecord
from data.store.papers import PaperRecord
from data.store.withdrawals import Hidden, WithdrawalRecord, WithdrawalStep
from indicators.refresh.package_files import Package, PackageError, Row

Record = TypeVar("Record")

COLUMNS: Final[Mapping[str, str]] = {"place": "place_code", "evidence": "evidence_class"}
"""The column behind a field of a record that is called otherwise."""
DEALINGS: Final[tuple[tuple[str, type[Any], Callable[[Session, Any], None], Mapping[str, str]], ...]] = (
    ("negotiation-steps", dealings.NegotiationRecord, dealings.record_negotiation, {}),
    ("ask-steps", dealings.AskRecord, dealings.record_ask, {}),
    ("savings", dealings.SavingRecord, dealings.record_saving, {}),
    ("spending", dealings.SpendingRecord, dealings.record_spending, {}),
    ("requests-outside", dealings.OutsideRecord, dealings.record_outside, {}),
    ("lessons", dealings.LessonRecord, dealings.record_lesson, {}),
    ("sub-areas", dealings.SubAreaRecord, dealings.record_sub_area, {"number": "areas"}),
    ("route-steps", dealings.RouteStepRecord, dealings.record_route_step, {}),
)
"""Each table, the record its rows make, the order that keeps one, and the columns called otherwise there."""


def dealings_of(session: Session, package: Package) -> None:
    """Negotiations, asks, money, requests outside, lessons, areas and the proposed route."""
    for table, kind, keep, columns in DEALINGS:
        for row in package.rows(table):
            keep(session, made(kind, row, {**COLUMNS, **columns}))


def scrutiny_of(session: Session, package: Package) -> None:
    """Meetings under numbers of this store, what was asked at them, and papers with their content proved."""
    numbers: dict[int, int] = {}
    for row in package.rows("meetings"):
        numbers[row["meeting"]] = meetings.add_meeting(session, made(MeetingRecord, row, COLUMNS))
    for row in package.rows("scrutiny-steps"):
        said = {**row, "number": row["item"], "meeting_id": numbers[row["meeting"]]}
        meetings.record_scrutiny(session, made(ScrutinyRecord, said, COLUMNS))
    for row in package.rows("papers"):
        if row["file"] is None:  # its licence, or somebody's protection, keeps its content where it was made
            continue
        content = package.file(row["file"])
        if fingerprint_of(content) != row["fingerprint"]:
            message = f"{row['file']}: its content does not match the paper’s fingerprint. Take the package again."
            raise PackageError(message)
        meeting = None if row["meeting"] is None else numbers[row["meeting"]]
        said = {**row, "content": content, "meeting_id": meeting}
        papers.keep(session, made(PaperRecord, said, {**COLUMNS, "as_at": "frozen_at"}))


def hidden_of(session: Session, package: Package) -> None:
    """Notes of figures that are hidden; why they are, and what they were, was not published."""
    for row in package.rows("withdrawals"):
        start, end = row["period_start"], row["period_end"]
        period = None if start is None else Period(start, end)
        what = Hidden(indicator=row["indicator"], place=row["place_code"], period=period)
        step = WithdrawalStep(row["step"])
        note = WithdrawalRecord(what=what, step=step, reason="", at=row["at"], post=row["post"] or "")
        withdrawals.record(session, note)


def made(kind: type[Record], row: Row, columns: Mapping[str, str]) -> Record:
    """A row as a record of the store: words as the cases they name; an empty text where nothing was said.

    What no column holds is what the record leaves it as: who a person was is not published.
    """
    said = {}
    for name, case, is_text, is_due in _fields(kind):  # type: ignore[arg-type]  # a class is hashable
        column = columns.get(name, name)
        if column not in row and not is_due:
            continue
        value = row[column]
        if value is None:
            said[name] = "" if is_text else None
        else:
            said[name] = value if case is None else case(value)
    return kind(**said)


def fingerprint_of(content: str) -> str:
    """The SHA-256 of a paper's record without its address; raises PackageError for what is no record."""
    try:
        told = json.loads(content)
        del told["address"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        message = "A file of papers is not the record of a paper. Take the package again."
        raise PackageError(message) from error
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@cache
def _fields(kind: type[Any]) -> tuple[tuple[str, type[StrEnum] | None, bool, bool], ...]:
    """Each field of a record: its name, the cases it names, whether it is always a text, whether it must be given."""
    hints = get_type_hints(kind)
    return tuple(
        (one.name, _case(hints[one.name]), hints[one.name] is str, one.default is MISSING) for one in fields(kind)
    )


def _case(hint: object) -> type[StrEnum] | None:
    kinds = (one for one in (hint, *get_args(hint)) if isinstance(one, type))
    return next((one for one in kinds if issubclass(one, StrEnum)), None)
