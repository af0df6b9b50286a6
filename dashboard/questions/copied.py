"""Text that stands in an earlier agreement too: an agreement should be a place's own, so a copy is asked about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from data.store import documents, places
from data.store.documents import DocumentRecord
from data.store.places import PlaceRecord
from data.terms import AgreementTerms, EvidenceClass

LEAST = 3
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Repeated:
    """One outcome that repeats another agreement's, by their numbers, and the sentence they share."""

    number: int
    other_number: int
    statement: str


@dataclass(frozen=True, slots=True)
class Copied:
    """Outcomes that repeat those of one earlier agreement, out of `total` in this one."""

    other: PlaceRecord
    repeated: tuple[Repeated, ...]
    total: int


def copied_text(session: Session, place: PlaceRecord, terms: AgreementTerms, *, known_at: datetime) -> Copied | None:
    """Return the earlier agreement whose outcomes these terms repeat most, None where they are the place's own.

    Asked of agreements that had been published before this place's first version, or by `known_at` where it has none
    yet; an invented place is not set beside a real one. At least three outcomes, and half of them, must be repeated.
    """
    every = documents.versions(session, "agreement", known_at=known_at)
    began = min((one.recorded_at for one in every if one.subject == place.code), default=known_at)
    found = [
        Copied(other, shared, len(terms.outcomes))
        for document in _newest_by_place(every, before=began)
        if document.subject != place.code
        and (document.evidence is EvidenceClass.INVENTED) is (terms.evidence is EvidenceClass.INVENTED)
        and (shared := repeated(terms, document.agreement))
        and (other := places.named(session, document.subject)) is not None
    ]
    return max(found, key=lambda one: len(one.repeated), default=None)


def repeated(terms: AgreementTerms, other: AgreementTerms) -> tuple[Repeated, ...]:
    """Return the outcomes that two agreements share word for word, where there are so many that it looks like a copy.

    Capitals, stops and spaces do not count: a sentence that differs in them only was copied all the same.
    """
    theirs = {_plain(one.statement): one.number for one in other.outcomes}
    shared = tuple(
        Repeated(one.number, theirs[_plain(one.statement)], one.statement)
        for one in terms.outcomes
        if _plain(one.statement) in theirs
    )
    enough = len(shared) >= LEAST and 2 * len(shared) >= len(terms.outcomes)
    return shared if enough else ()


def _plain(sentence: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(sentence.casefold()))


def _newest_by_place(every: Iterable[DocumentRecord], *, before: datetime) -> list[DocumentRecord]:
    """Return the newest version of each place that was public before a moment; versions come oldest first."""
    public = [one for one in every if one.in_force_from is not None and one.recorded_at < before]
    return list({one.subject: one for one in public}.values())
