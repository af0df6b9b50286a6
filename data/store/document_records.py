"""What the store hands out of a document: one version with its terms, and one side's signature under it."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Final, Literal, get_args

from data.models import Document, Signature
from data.terms import AgreementTerms, EvidenceClass, StandardTerms, from_canonical

Kind = Literal["agreement", "standard"]
Status = Literal["draft", "awaiting", "in_force", "varied", "ended", "lapsed"]
Side = Literal["place", "centre"]

KINDS: Final[dict[str, Kind]] = {word: word for word in get_args(Kind)}
_SIDES: Final[dict[str, Side]] = {word: word for word in get_args(Side)}
_STATUSES: Final[dict[str, Status]] = {word: word for word in get_args(Status)}


@dataclass(frozen=True, kw_only=True)
class DocumentRecord:
    """One version of an agreement (subject: a place's code) or of a standard (subject: its name)."""

    id: int
    kind: Kind
    subject: str
    version: int
    status: Status
    in_force_from: date | None
    in_force_until: date | None
    terms_json: str
    fingerprint: str
    previous_fingerprint: str | None
    reason: str
    evidence: EvidenceClass
    recorded_at: datetime

    @cached_property
    def terms(self) -> AgreementTerms | StandardTerms:
        """The terms, read from their canonical JSON when first asked for."""
        return from_canonical(self.kind, self.terms_json)

    @property
    def agreement(self) -> AgreementTerms:
        """The terms of an agreement; raises DocumentError for a standard."""
        if isinstance(self.terms, AgreementTerms):
            return self.terms
        message = f"{self.subject} is a standard. Ask for its `standard` terms."
        raise DocumentError(message)

    @property
    def standard(self) -> StandardTerms:
        """The terms of a standard; raises DocumentError for an agreement."""
        if isinstance(self.terms, StandardTerms):
            return self.terms
        message = f"{self.subject} has an agreement. Ask for its `agreement` terms."
        raise DocumentError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureRecord:
    """One side's signature under one version."""

    document_id: int
    side: Side
    post: str
    person: str
    fingerprint: str
    signed_at: datetime


class DocumentError(ValueError):
    """A document that cannot be saved or signed as asked; the message says why and what helps."""


def record_of(row: Document) -> DocumentRecord:
    """A row as what is handed out."""
    return DocumentRecord(
        id=row.id or 0,
        kind=KINDS[row.kind],
        subject=row.subject,
        version=row.version,
        status=_STATUSES[row.status],
        in_force_from=row.in_force_from,
        in_force_until=row.in_force_until,
        terms_json=row.terms,
        fingerprint=row.fingerprint,
        previous_fingerprint=row.previous_fingerprint,
        reason=row.reason,
        evidence=EvidenceClass(row.evidence),
        recorded_at=row.recorded_at,
    )


def signature_of(row: Signature) -> SignatureRecord:
    """A row as what is handed out."""
    return SignatureRecord(
        document_id=row.document_id,
        side=_SIDES[row.side],
        post=row.post,
        person=row.person,
        fingerprint=row.fingerprint,
        signed_at=row.signed_at,
    )
