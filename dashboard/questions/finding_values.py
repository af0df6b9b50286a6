"""The answers of the first page: places A to Z, those that a search found, and how many people are covered."""

from dataclasses import dataclass
from datetime import date

from dashboard.questions.values import DocumentRecord, PlaceRecord, Standing
from data.terms import AgreementTerms, EvidenceClass


@dataclass(frozen=True, slots=True)
class Listed:
    """A place in the A to Z: its standing, and its agreement where there is one to read."""

    place: PlaceRecord
    standing: Standing
    negotiating_days: int | None
    document: DocumentRecord | None
    terms: AgreementTerms | None
    since: date | None
    evidence: EvidenceClass | None


@dataclass(frozen=True, slots=True)
class PeopleCovered:
    """How many people live under an agreement, from the populations of one source."""

    people: int
    places: int
    year: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a search found, and the agreements it belongs to."""

    place: PlaceRecord
    under: tuple[PlaceRecord, ...]
    former_name: str = ""


@dataclass(frozen=True, slots=True)
class FindPage:
    """Everything the first page shows."""

    listed: tuple[Listed, ...]
    covered: PeopleCovered | None
    found: tuple[Found, ...]
    newest_release: date | None
