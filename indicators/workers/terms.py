"""What was in force on a day: commitments and floors by indicator, as judging takes them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from data.store import cases, documents, places
from data.store.cases import CaseStep
from data.store.documents import DocumentRecord
from data.terms import Outcome
from indicators.judgement.agreed import Agreed, Floor, SignOff, TermsInForce

_IN_FORCE = ("in_force", "varied", "ended", "lapsed")


@dataclass(frozen=True, slots=True)
class Terms:
    """What was in force on a day, as far as it was known: commitments and floors by indicator, in agreement order."""

    agreed: Mapping[str, tuple[Agreed, ...]]
    floors: Mapping[str, tuple[Floor, ...]]
    unmeasured: tuple[tuple[str, DocumentRecord, Outcome], ...]

    def indicators(self, place: str | None = None) -> list[str]:
        """The indicators that something is agreed about, in one place or anywhere, by name."""
        pairs: list[tuple[str, Sequence[Agreed | Floor]]] = [*self.agreed.items(), *self.floors.items()]
        return sorted({name for name, some in pairs if place is None or any(one.place == place for one in some)})


def terms_in_force(session: Session, *, as_of: date, known_at: datetime, indicator: str | None = None) -> Terms:
    """The commitments and floors in force on a day, each commitment with the earlier versions that judge the past.

    Given an indicator, only documents that name it are read: the rest of a nation's agreements cost nothing.
    """
    agreed: dict[str, list[Agreed]] = {}
    unmeasured_outcomes: list[tuple[str, DocumentRecord, Outcome]] = []
    of_subject: dict[str, list[DocumentRecord]] = {}
    for version in documents.versions(session, "agreement", known_at=known_at):
        if version.status in _IN_FORCE and version.in_force_from is not None:
            of_subject.setdefault(version.subject, []).append(version)
    for record in documents.in_force(session, kind="agreement", on=as_of, known_at=known_at):
        if not _names(record, indicator):
            continue
        earlier = [version for version in of_subject[record.subject] if version.version <= record.version]
        for outcome in record.agreement.outcomes:
            if not outcome.commitments:
                unmeasured_outcomes.append((record.subject, record, outcome))
            for number, commitment in enumerate(outcome.commitments, start=1):
                if indicator in {None, commitment.indicator}:
                    through = _through(earlier, outcome.number, commitment.indicator)
                    one = Agreed(record.subject, outcome.number, number, through)
                    agreed.setdefault(commitment.indicator, []).append(one)
    floors: dict[str, list[Floor]] = {}
    for record in documents.in_force(session, kind="standard", on=as_of, known_at=known_at):
        if _names(record, indicator):
            for floor in _floors(session, record, known_at=known_at):
                floors.setdefault(record.standard.indicator, []).append(floor)
    return Terms(
        {name: tuple(some) for name, some in agreed.items()},
        {name: tuple(some) for name, some in floors.items()},
        tuple(unmeasured_outcomes),
    )


def _names(record: DocumentRecord, indicator: str | None) -> bool:
    """Whether a document names an indicator, told from its canonical JSON without reading the whole of it."""
    return indicator is None or f'"indicator":"{indicator}"' in record.terms_json


def _through(versions: Iterable[DocumentRecord], outcome: int, indicator: str) -> tuple[TermsInForce, ...]:
    """A commitment through the versions that held it, oldest first; a version ends where the next one starts."""
    held = sorted(versions, key=lambda version: version.version)
    spans = [
        TermsInForce(
            document=version.id,
            starts=version.in_force_from or version.agreement.starts,
            until=following.in_force_from if following else version.in_force_until,
            commitment=commitment,
            evidence=version.evidence,
        )
        for version, following in zip(held, [*held[1:], None], strict=True)
        for each in version.agreement.outcomes
        if each.number == outcome
        for commitment in each.commitments
        if commitment.indicator == indicator
    ]
    return tuple(spans)


def _floors(session: Session, record: DocumentRecord, *, known_at: datetime) -> list[Floor]:
    """A standard as it applies to each of its places, with the cases that people have closed."""
    terms = record.standard
    floors = []
    for slug in terms.applies_to:
        place = places.named(session, slug)
        if place is None:
            continue  # the check of a standard refuses an unknown place; one that was removed since has no verdict
        closed = tuple(
            SignOff(case.at)
            for case in cases.of_place(session, place.code, standard=terms.name, known_at=known_at)
            if case.event is CaseStep.CLOSED
        )
        floors.append(
            Floor(place.code, record.id, record.in_force_from or terms.starts, terms, record.evidence, closed)
        )
    return floors
