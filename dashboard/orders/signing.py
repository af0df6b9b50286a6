"""Signing a version for one side, and ending an agreement before its time: both take two people, one of each side."""

from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Final

from sqlmodel import Session

from dashboard.orders.acting import CLOCKS_APART, Actor, OrderRefusedError
from dashboard.orders.documents import acted_on, version_of
from dashboard.orders.plain import plain
from dashboard.questions.ending import ACTS, SAID, last_day, proposals
from dashboard.wording import document_orders as words
from data.store import audit, documents, editing
from data.store.documents import DocumentRecord, Side
from data.terms import (
    AgreementTerms,
    Document,
    Refusal,
    TermsError,
    refusals_of_agreement,
    refusals_of_standard,
)

FRESH: Final = timedelta(minutes=5)
MOST_WORDS: Final = 150
DAY: Final = timedelta(days=1)


def sign(
    session: Session, actor: Actor, *, document: int, side: Side, fingerprint: str, fresh_at: datetime | None
) -> bool:
    """Sign a version for one side; whether both sides have signed now, so that it comes into force.

    `fingerprint` is that of the text the signatory read, `fresh_at` when they last proved anew who they are.
    Raises OrderRefusedError where that was over five minutes ago, where they edited these terms last, or where the
    log or the text was altered; DocumentError where their side, or they for the other side, have signed.
    """
    record = version_of(session, document)
    other_side_signed = bool(documents.signatures(session, document))
    after = f"{'in_force' if other_side_signed else 'awaiting'} {record.fingerprint}"
    held = acted_on(session, actor, ACTS[side], record, after=after, reason=f"for the {side}")
    _refuse_unless_awaiting(record)
    _refuse_unless_whole(session, record)
    if fingerprint != record.fingerprint:
        raise OrderRefusedError(words.OTHER_TEXT)
    if editing.last_editor(session, record) == actor.name:
        raise OrderRefusedError(words.OWN_DRAFT)
    if fresh_at is None or not -CLOCKS_APART <= actor.now - fresh_at <= FRESH:
        raise OrderRefusedError(words.NOT_FRESH)
    starts = _first_day(session, record, today=actor.today)
    documents.sign(session, document, side=side, post=held.post, person=actor.name, signed_at=actor.now)
    signed = {mark.side for mark in documents.signatures(session, document) if mark.fingerprint == record.fingerprint}
    if signed == {"place", "centre"}:
        come_into_force(session, record, starts=starts)
        return True
    return False


def end(session: Session, actor: Actor, *, document: int, side: Side, on: date, reason: str) -> bool:
    """Say for one side that a version in force ends on a day; whether the other side had said so too, so that it does.

    The last word of each side counts: a day that it has since put in the place of another binds nobody. Raises
    OrderRefusedError for a day that has come, or that the version does not reach, and for a reason that is not plain.
    """
    record = version_of(session, document)
    told = plain(reason, what=words.REASON, most_words=MOST_WORDS)
    after = f"{SAID}{on.isoformat()} {record.fingerprint}"
    acted_on(session, actor, ACTS[side], record, after=after, reason=told)
    if record.in_force_from is None or record.status != "in_force":
        raise OrderRefusedError(words.NOT_IN_FORCE)
    if not told:
        raise OrderRefusedError(words.WHY_ENDED)
    if on <= max(actor.today, record.in_force_from):
        raise OrderRefusedError(words.end_too_early(max(actor.today, record.in_force_from)))
    last = last_day(record.terms)
    if on > last:
        raise OrderRefusedError(words.end_too_late(last))
    others = [each for each in proposals(session, actor.viewer, record) if each.side != side]
    both = any(each.on == on and not each.own for each in others)
    if both:
        documents.set_status(session, document, "ended", in_force_until=on)
    return both


def _refuse_unless_awaiting(record: DocumentRecord) -> None:
    if record.status == "draft":
        raise OrderRefusedError(words.NOT_SENT)
    if record.status != "awaiting":
        raise OrderRefusedError(words.SIGNED_BY_BOTH)


def _refuse_unless_whole(session: Session, record: DocumentRecord) -> None:
    """Refuse to sign beside a log or a text that was altered, or with a panel missing."""
    if audit.first_break(session) is not None:
        raise OrderRefusedError(words.LOG_BROKEN)
    if sha256(record.terms_json.encode()).hexdigest() != record.fingerprint:
        raise OrderRefusedError(words.TERMS_ALTERED)
    found = _sense(record.terms)
    if found:
        raise TermsError(record.terms.title, found)


def _sense(terms: Document) -> tuple[Refusal, ...]:
    return refusals_of_agreement(terms) if isinstance(terms, AgreementTerms) else refusals_of_standard(terms)


def _running(session: Session, record: DocumentRecord, *, today: date) -> list[DocumentRecord]:
    """The earlier versions that hold now or will, as both sides signed them."""
    return [
        one
        for one in documents.versions(session, record.kind, record.subject)
        if one.version < record.version
        and one.in_force_from is not None
        and (one.status == "in_force" or (one.status == "ended" and (one.in_force_until or today) > today))
    ]


def _first_day(session: Session, record: DocumentRecord, *, today: date) -> date:
    """The day from which a version would hold if both sides had signed it; each version holds for a day at least."""
    begun = [one.in_force_from or today for one in _running(session, record, today=today)]
    starts = max([record.terms.starts, today, *(day + DAY for day in begun)])
    if starts > last_day(record.terms):
        raise OrderRefusedError(words.over(last_day(record.terms)))
    return starts


def come_into_force(session: Session, record: DocumentRecord, *, starts: date) -> None:
    """Put a version in force from a day on; it varies the one before it.

    Past days stay judged by what was agreed then, so the version before holds until that day.
    """
    for one in _running(session, record, today=starts - DAY):
        _make_way(session, one, starts=starts)
    until = last_day(record.terms) + DAY if isinstance(record.terms, AgreementTerms) else None
    documents.set_status(session, record.id, "in_force", in_force_from=starts, in_force_until=until)


def _make_way(session: Session, earlier: DocumentRecord, *, starts: date) -> None:
    """Close an earlier version: varied, or lapsed where its review had passed before the new one starts."""
    lapsed = earlier.kind == "standard" and earlier.standard.review < starts
    if lapsed:
        documents.set_status(session, earlier.id, "lapsed", in_force_until=earlier.standard.review + DAY)
    elif earlier.in_force_until is None or earlier.in_force_until >= starts:
        documents.set_status(session, earlier.id, "varied", in_force_until=starts)
    else:
        documents.set_status(session, earlier.id, "ended")
