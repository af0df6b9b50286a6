"""The form for the terms of an agreement or a standard: what it begins with, and what checking what was typed finds."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from dashboard.access import Act, Viewer, may
from dashboard.questions import checking, judged
from dashboard.questions import documents as versions
from dashboard.questions.copied import Copied
from dashboard.questions.terms_fields import Body, Kind, body_of, table_of, twice
from dashboard.wording import work_terms as words
from data.store import documents, drafts
from data.store.documents import DocumentRecord
from data.terms import (
    Document,
    EvidenceClass,
    Refusal,
    TermsError,
    agreement_from_table,
    standard_from_table,
    to_toml,
)

FORM = "terms"
STANDARD = "standard:"
REASON = "_reason"


@dataclass(frozen=True, slots=True)
class TermsTask:
    """What the form is about and begins with. `subject` is a place's code or a standard's name.

    `body` is what this person has typed, else the draft, else the version in force, else nothing. `based_on` is the
    fingerprint of the draft that it would change, empty where it would begin one. `open` is that draft as it is now.
    `follows` says whether a version was in force before. `measures` are the indicators there are, with their titles;
    `evidence` is the class of the version that it began from.
    """

    kind: Kind
    subject: str
    named: str
    body: Body
    based_on: str
    kept: bool
    open: DocumentRecord | None
    version: int
    follows: bool
    measures: tuple[tuple[str, str], ...]
    evidence: EvidenceClass | None


@dataclass(frozen=True, slots=True)
class Editable:
    """An agreement or a standard whose terms somebody may edit: what an address calls it, and its name."""

    subject: str
    named: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was typed, read: the terms, or what is wrong; what differs from the version in force and is to be answered.

    `toml` is the whole text as it would be kept. `theirs` is what somebody else has saved since, with what differs.
    """

    terms: Document | None
    refusals: tuple[Refusal, ...]
    points: tuple[Refusal, ...] = ()
    copied: Copied | None = None
    changes: tuple[str, ...] = ()
    toml: str = ""
    theirs: str = ""
    apart: tuple[str, ...] = ()
    theirs_mark: str = ""


def terms_task(session: Session, viewer: Viewer, text: str, *, known_at: datetime) -> TermsTask | None:
    """Return what the form for a subject begins with, None where there is no such thing or it is not this viewer's.

    `text` is a place, or "standard:" and a name: a new standard where nothing is called so yet.
    """
    del known_at  # what somebody edits is what there is now
    kind, subject, named = _subject(session, text)
    if viewer.person is None or not subject or not _may_edit(session, viewer, kind, subject):
        return None
    waiting = versions.open_version(session, kind, subject)
    if waiting is not None and not versions.may_read(session, viewer, waiting):
        return None
    held = documents.versions(session, kind, subject)
    basis = versions.basis(session, kind, subject)
    typed = drafts.draft(session, viewer.person, FORM, text)
    start = waiting or basis
    begun: Body = {} if start is None else body_of(start.terms)
    if waiting is not None:
        begun[REASON] = waiting.reason
    mark = "" if waiting is None else waiting.fingerprint
    return TermsTask(
        kind=kind,
        subject=subject,
        named=named,
        body=begun if typed is None else json.loads(typed.body),
        based_on=mark if typed is None else typed.based_on,
        kept=typed is not None,
        open=waiting,
        version=waiting.version if waiting is not None else len(held) + 1,
        follows=basis is not None,
        evidence=None if start is None else start.evidence,
        measures=tuple((one.name, one.title) for one in judged.known_indicators(session).values()),
    )


def editable(session: Session, viewer: Viewer, *, known_at: datetime) -> tuple[Editable, ...]:
    """Return what this viewer may edit besides the agreements of their own places: standards, and what was sent."""
    del known_at  # what somebody edits is what there is now
    subjects: dict[str, str] = {}
    own = viewer.places(Act.EDIT_TERMS)
    for record in documents.versions(session, "agreement"):
        place = versions.place_of(session, record.subject)
        if place is not None and place.code not in own and _is_open(session, viewer, record):
            subjects[place.slug] = place.name
    for record in documents.versions(session, "standard"):
        concerned = set(versions.parties(session, record.terms)) & set(viewer.places(Act.EDIT_STANDARD))
        if concerned or _is_open(session, viewer, record):
            subjects[f"{STANDARD}{record.subject}"] = record.standard.title
    return tuple(sorted((Editable(*each) for each in subjects.items()), key=lambda one: one.named))


def checked(
    session: Session, viewer: Viewer, text: str, body: Body, based_on: str, *, known_at: datetime
) -> Checked | None:
    """Return what is wrong with what was typed, else what would be kept; None where it is not this viewer's to edit."""
    task = terms_task(session, viewer, text, known_at=known_at)
    if task is None:
        return None
    both = tuple(Refusal(panel.value, words.FILLED_AND_LEFT_OUT, words.KEEP_ONE) for panel in twice(body))
    try:
        terms = _terms(task.kind, body, subject=text if task.kind == "agreement" else task.subject)
    except TermsError as error:
        return Checked(None, (*both, *error.refusals))
    refusals = (*both, *checking.refusals(session, terms, known_at=known_at, version=task.version))
    if refusals:
        return Checked(None, refusals)
    before = versions.basis(session, task.kind, task.subject)
    theirs = task.open if task.open is not None and task.open.fingerprint != based_on else None
    return Checked(
        terms=terms,
        refusals=(),
        points=versions.points(terms, None if before is None else before.terms),
        copied=versions.copied(session, terms, known_at=known_at),
        changes=() if before is None else versions.differences(session, before.terms, terms),
        toml=to_toml(terms),
        theirs="" if theirs is None else to_toml(theirs.terms),
        apart=() if theirs is None else versions.differences(session, theirs.terms, terms),
        theirs_mark="" if theirs is None else theirs.fingerprint,
    )


def _terms(kind: Kind, body: Body, *, subject: str) -> Document:
    table = table_of(body, kind, subject=subject)
    return agreement_from_table(table) if kind == "agreement" else standard_from_table(table)


def _is_open(session: Session, viewer: Viewer, record: DocumentRecord) -> bool:
    """Whether a version waits to be finished, and this viewer may edit and read it."""
    waits = record.status in {"draft", "awaiting"} and _may_edit(session, viewer, record.kind, record.subject)
    return waits and versions.may_read(session, viewer, record)


def _subject(session: Session, text: str) -> tuple[Kind, str, str]:
    """What a text is about: its kind, what its versions are kept under, and its name."""
    if text.startswith(STANDARD):
        name = text.removeprefix(STANDARD)
        held = documents.versions(session, "standard", name)
        return "standard", name, held[-1].standard.title if held else name
    place = versions.place_of(session, text)
    return ("agreement", "", "") if place is None else ("agreement", place.code, place.name)


def _may_edit(session: Session, viewer: Viewer, kind: Kind, subject: str) -> bool:
    if kind == "agreement":
        return may(viewer, Act.EDIT_TERMS, place=subject)
    held = documents.versions(session, "standard", subject)
    concerned = versions.parties(session, held[-1].terms) if held else ()
    if not held:
        return may(viewer, Act.EDIT_STANDARD)
    return any(may(viewer, Act.EDIT_STANDARD, place=one) for one in concerned)
