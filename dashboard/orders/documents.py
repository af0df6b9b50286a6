"""What people do with agreements and minimum standards, from the first draft to the end.

A version goes draft → awaiting signatures → in force → varied, ended or lapsed. Its terms change only while it is a
draft; each act leaves an entry in the log with the version's status and fingerprint before and after it.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from dashboard.access import Act, Granted, NotAllowedError, may
from dashboard.orders.acting import COMMAND_LINE, Actor, OrderRefusedError, acted
from dashboard.questions import checking
from dashboard.questions.documents import basis, copied, may_read, parties, points
from dashboard.wording import document_orders as words
from data.store import audit, documents, editing, places
from data.store.audit import Entry
from data.store.documents import DocumentRecord
from data.terms import AgreementTerms, Document, TermsError, canonical, fingerprint


def start_draft(session: Session, actor: Actor, *, terms: Document, reason: str = "") -> int:
    """Make the next version of a document as a draft; its number in the store.

    Raises TermsError for terms that are refused, OrderRefusedError while another version is open.
    """
    kind, subject, version = _next(session, terms)
    prepared = f"{kind} {subject}, version {version}"
    after = f"draft {fingerprint(terms)}"
    _log(session, actor, _edit(kind), parties(session, terms), prepared, after=after, reason=reason)
    return _draft(session, terms, now=actor.now, reason=reason)


def import_draft(session: Session, *, terms: Document, now: datetime, reason: str = "") -> int:
    """Make the next version of a document from a file, as a draft, by a command on the server; its number.

    It never comes into force so: that takes two people who sign on the pages.
    """
    kind, subject, version = _next(session, terms)
    entry = Entry(
        at=now,
        person=COMMAND_LINE,
        place=next(iter(parties(session, terms)), ""),
        act=_edit(kind),
        object=f"{kind} {subject}, version {version}",
        after=f"draft {fingerprint(terms)}",
        reason=reason,
    )
    audit.append(session, entry)
    return _draft(session, terms, now=now, reason=reason)


def save_terms(
    session: Session, actor: Actor, *, document: int, terms: Document, based_on: str, reason: str = ""
) -> None:
    """Put new terms in the place of a draft's. `based_on` is the fingerprint of the terms that were being changed.

    Raises OrderRefusedError where somebody else saved it in between: nothing is overwritten.
    """
    record = version_of(session, document)
    after = f"{record.status} {fingerprint(terms)}"
    acted_on(session, actor, _edit(record.kind), record, after=after, reason=reason)
    if record.status != "draft":
        raise OrderRefusedError(words.NOT_A_DRAFT)
    if _subject(session, terms) != record.subject or isinstance(terms, AgreementTerms) != (record.kind == "agreement"):
        raise OrderRefusedError(words.OTHER_SUBJECT)
    if based_on != record.fingerprint:
        raise OrderRefusedError(words.edited_since(record.version))
    _refuse_any(session, terms, now=actor.now, version=record.version)
    editing.change_terms(
        session,
        document,
        terms_json=canonical(terms),
        fingerprint=fingerprint(terms),
        evidence=terms.evidence,
        reason=reason.strip() or record.reason,
    )


def send(session: Session, actor: Actor, *, document: int, fingerprint: str, answer: str = "") -> None:
    """Send a draft to both sides for signature. `answer` says why text of another agreement serves here too.

    Raises OrderRefusedError for what is not answered yet, TermsError for terms that are refused by now.
    """
    record = version_of(session, document)
    after = f"awaiting {record.fingerprint}"
    acted_on(session, actor, _edit(record.kind), record, after=after, reason=answer)
    if record.status != "draft":
        raise OrderRefusedError(words.NOT_A_DRAFT)
    if fingerprint != record.fingerprint:
        raise OrderRefusedError(words.OTHER_TEXT)
    _refuse_any(session, record.terms, now=actor.now, version=record.version)
    if not record.reason and any(one.in_force_from for one in documents.versions(session, record.kind, record.subject)):
        raise OrderRefusedError(words.WHY_ANEW)
    if isinstance(record.terms, AgreementTerms):
        _ask_open_points(session, actor, record.terms, answer=answer)
    documents.set_status(session, document, "awaiting")


def take_back(session: Session, actor: Actor, *, document: int) -> None:
    """Make a version that nobody has signed a draft again. Raises OrderRefusedError once a side has signed."""
    record = version_of(session, document)
    acted_on(session, actor, _edit(record.kind), record, after=f"draft {record.fingerprint}")
    if record.status != "awaiting":
        raise OrderRefusedError(words.NOT_SENT)
    if documents.signatures(session, document):
        raise OrderRefusedError(words.SIGNED_ONCE)
    documents.set_status(session, document, "draft")


def give_up(session: Session, actor: Actor, *, document: int, reason: str) -> None:
    """Give a version up before both sides have signed it. It stays as it is, ended; the next one follows from it."""
    record = version_of(session, document)
    acted_on(session, actor, _edit(record.kind), record, after=f"ended {record.fingerprint}", reason=reason)
    if record.status not in {"draft", "awaiting"}:
        raise OrderRefusedError(words.SIGNED_BY_BOTH)
    if not reason.strip():
        raise OrderRefusedError(words.WHY_GIVEN_UP)
    documents.set_status(session, document, "ended")


def _next(session: Session, terms: Document) -> tuple[documents.Kind, str, int]:
    """The kind and the subject of terms, and the version that would come next."""
    kind: documents.Kind = "agreement" if isinstance(terms, AgreementTerms) else "standard"
    subject = _subject(session, terms)
    held = documents.versions(session, kind, subject)
    return kind, subject, held[-1].version + 1 if held else 1


def _draft(session: Session, terms: Document, *, now: datetime, reason: str) -> int:
    kind, subject, version = _next(session, terms)
    newest = next(reversed(documents.versions(session, kind, subject)), None)
    if newest is not None and newest.status in {"draft", "awaiting"}:
        raise OrderRefusedError(words.still_open(newest.version, status=newest.status))
    if newest is not None and newest.in_force_from is not None and newest.fingerprint == fingerprint(terms):
        raise OrderRefusedError(words.NOTHING_CHANGED)
    _refuse_any(session, terms, now=now, version=version)
    return documents.save(
        session,
        kind=kind,
        subject=subject,
        version=version,
        terms_json=canonical(terms),
        fingerprint=fingerprint(terms),
        status="draft",
        evidence=terms.evidence,
        recorded_at=now,
        previous=None if newest is None else newest.fingerprint,
        reason=reason.strip(),
    )


def _ask_open_points(session: Session, actor: Actor, terms: AgreementTerms, *, answer: str) -> None:
    before = basis(session, "agreement", _subject(session, terms))
    waiting = [str(point) for point in points(terms, None if before is None else before.terms)]
    if waiting:
        raise OrderRefusedError(words.unanswered(waiting))
    found = copied(session, terms, known_at=actor.now)
    if found is not None and not answer.strip():
        raise OrderRefusedError(words.copied(found.other.name, [one.number for one in found.repeated]))


def _refuse_any(session: Session, terms: Document, *, now: datetime, version: int) -> None:
    found = checking.refusals(session, terms, known_at=now, version=version)
    if found:
        raise TermsError(terms.title, found)


def _subject(session: Session, terms: Document) -> str:
    """What the versions of a document are kept under: the place's code, or the standard's name."""
    if not isinstance(terms, AgreementTerms):
        return terms.name
    place = places.named(session, terms.place)
    return terms.place if place is None else place.code  # an unknown place is refused by its name


def _edit(kind: documents.Kind) -> Act:
    return Act.EDIT_TERMS if kind == "agreement" else Act.EDIT_STANDARD


def version_of(session: Session, document: int) -> DocumentRecord:
    """Return the version of this number; raise OrderRefusedError where there is none."""
    record = documents.document(session, document)
    if record is None:
        raise OrderRefusedError(words.NO_SUCH)
    return record


def acted_on(
    session: Session, actor: Actor, act: Act, record: DocumentRecord, *, after: str, reason: str = ""
) -> Granted:
    """Ask whether the actor may do this with a version that they may read, and log it; the grant that allows it."""
    concerned = parties(session, record.terms)
    readable = may_read(session, actor.viewer, record)  # before the entry names the actor as who edited last
    held = _log(
        session,
        actor,
        act,
        concerned,
        editing.name_of(record),
        before=editing.state_of(record),
        after=after,
        reason=reason,
    )
    if not readable:
        raise NotAllowedError(words.NOT_YOURS)
    return held


def _log(
    session: Session,
    actor: Actor,
    act: Act,
    concerned: Sequence[str],
    what: str,
    *,
    before: str = "",
    after: str = "",
    reason: str = "",
) -> Granted:
    """Log an act for the first place concerned for which the actor may do it; else it is refused."""
    place = next((one for one in concerned if may(actor.viewer, act, place=one)), concerned[0] if concerned else "")
    return acted(session, actor, act, place=place, what=what, before=before, after=after, reason=reason.strip())
