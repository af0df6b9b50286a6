"""Keeping what somebody types as they type it, and sending it on once it is checked."""

from sqlmodel import Session

from dashboard.access import NotAllowedError
from dashboard.orders import documents as orders
from dashboard.orders.acting import Actor
from dashboard.questions.documents import open_version
from dashboard.wording.access import not_allowed
from data.store import documents, drafts
from data.store.drafts import DraftRecord
from data.terms import AgreementTerms, Document, fingerprint


def keep(session: Session, actor: Actor, *, form: str, subject: str, body: str, based_on: str = "") -> None:
    """Keep a form as it stands, in place of what the same person had typed into it before.

    An unfinished form is nobody's act yet, so it leaves no entry in the log.
    """
    record = DraftRecord(
        person_id=_person(actor), form=form, subject=subject, body=body, based_on=based_on, saved_at=actor.now
    )
    drafts.save_draft(session, record)


def drop(session: Session, actor: Actor, *, form: str, subject: str) -> None:
    """Drop a form that was sent or given up."""
    drafts.discard(session, _person(actor), form, subject)


def save_checked(
    session: Session,
    actor: Actor,
    *,
    form: str,
    subject: str,
    kept_under: str,
    terms: Document,
    based_on: str,
    reason: str,
) -> int:
    """Save what a form states as the draft of the next version, begun where there is none; the version's number.

    The form is dropped in the same transaction, so that it is never lost and never kept twice.
    """
    kind: documents.Kind = "agreement" if isinstance(terms, AgreementTerms) else "standard"
    waiting = open_version(session, kind, kept_under)
    if waiting is None:
        number = orders.start_draft(session, actor, terms=terms, reason=reason)
    else:
        number = waiting.id
        orders.save_terms(session, actor, document=number, terms=terms, based_on=based_on, reason=reason)
    drop(session, actor, form=form, subject=subject)
    return number


def send_checked(session: Session, actor: Actor, *, answer: str = "", terms: Document, **said: str) -> None:
    """Save what a form states and send it to both sides for signature, or neither. `said` is as for `save_checked`."""
    number = save_checked(session, actor, terms=terms, **said)
    orders.send(session, actor, document=number, fingerprint=fingerprint(terms), answer=answer)


def _person(actor: Actor) -> int:
    if actor.viewer.person is None:
        raise NotAllowedError(not_allowed(signed_in=False))
    return actor.viewer.person
