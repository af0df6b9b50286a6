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


def terms_in_force(
    session: Session, *, as_of: date, known_at: datetime, indicator: str | None = None, place: str | None = None
) -> Terms:
    """The commitments and floors in force on a day, each commitment with the earlier versions that judge the past.

    Given an indicator, only documents that name it are read, and given a place's code, only its own: the rest of a
    nation's agreements cost nothing.
    """
    versions = documents.versions(session, "agreement", place)
    of_subject: dict[str, list[DocumentRecord]] = {}
    for version in versions:
        if version.recorded_at <= known_at and version.status in _IN_FORCE and version.in_force_from is not None:
            of_subject.setdefault(version.subject, []).append(version)
    agreed: dict[str, list[Agreed]] = {}
    unmeasured_outcomes: list[tuple[str, DocumentRecord, Outcome]] = []
    for record in documents.standing(versions, on=as_of, known_at=known_at):
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
            for floor in _floors(session, record, known_at=known_at, place=place):
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


def _floors(session: Session, record: DocumentRecord, *, known_at: datetime, place: str | None) -> list[Floor]:
    """A standard as it applies to each of its places, or to this one, with the cases that people have closed."""
    terms = record.standard
    closed: dict[str, list[SignOff]] = {}
    for case in cases.of_place(session, place, standard=terms.name, known_at=known_at):
        if case.event is CaseStep.CLOSED:
            closed.setdefault(case.place, []).append(SignOff(case.at))
    codes = places.codes(session, terms.applies_to if place is None else _names_of(session, place))
    return [
        Floor(
            codes[name],
            record.id,
            record.in_force_from or terms.starts,
            terms,
            record.evidence,
            tuple(closed.get(codes[name], ())),
        )
        # The check of a standard refuses an unknown place; one that was removed since has no verdict.
        for name in terms.applies_to
        if name in codes
    ]


def _names_of(session: Session, place: str) -> tuple[str, ...]:
    """What a standard may call this place: its slug, or its code."""
    record = places.named(session, place)
    return (place,) if record is None else (record.slug, record.code)
