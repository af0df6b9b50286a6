"""Trying a document out: made-up terms, which say so everywhere, come into force without anybody's signature."""

from datetime import datetime, timedelta

from sqlmodel import Session

from dashboard.access import Act
from dashboard.orders.acting import COMMAND_LINE, OrderRefusedError
from dashboard.orders.documents import import_draft, version_of
from dashboard.orders.signing import come_into_force
from dashboard.questions.documents import parties
from dashboard.wording import document_orders as words
from data.store import audit, documents, editing
from data.store.audit import Entry
from data.terms import Document, EvidenceClass

MADE_UP = frozenset({EvidenceClass.ILLUSTRATIVE, EvidenceClass.INVENTED})
DAY = timedelta(days=1)


def try_out(session: Session, *, terms: Document, now: datetime, reason: str = "") -> int:
    """Put illustrative or invented terms in force from the day they name, by a command on the server; their number.

    A version before them that was tried out too is varied by them. Raises OrderRefusedError for terms that somebody
    means, and beside a version that is no trial: those take the signatures of both sides. Raises TermsError for terms
    that are refused.
    """
    if terms.evidence not in MADE_UP:
        raise OrderRefusedError(words.NOT_MADE_UP)
    number = import_draft(session, terms=terms, now=now, reason=reason)
    record = version_of(session, number)
    held = documents.versions(session, record.kind, record.subject)
    earlier = [one for one in held if one.id != number and one.in_force_from is not None]
    if any(one.evidence not in MADE_UP or documents.signatures(session, one.id) for one in earlier):
        raise OrderRefusedError(words.BESIDE_SIGNED)
    entry = Entry(
        at=now,
        person=COMMAND_LINE,
        place=next(iter(parties(session, terms)), ""),
        act=Act.EDIT_TERMS if record.kind == "agreement" else Act.EDIT_STANDARD,
        object=editing.name_of(record),
        before=editing.state_of(record),
        after=f"in_force {record.fingerprint}",
        reason=words.TRIED_OUT,
    )
    audit.append(session, entry)
    begun = [one.in_force_from + DAY for one in earlier if one.in_force_from is not None]
    come_into_force(session, record, starts=max([terms.starts, *begun]))
    return number
