"""What was agreed about one indicator, as judging takes it: commitments with their versions, and standards."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from data.terms import Commitment, EvidenceClass, StandardTerms


@dataclass(frozen=True, slots=True)
class TermsInForce:
    """One version of a commitment and the days on which it was in force; `until` is None while it still is."""

    document: int
    starts: date
    until: date | None
    commitment: Commitment
    evidence: EvidenceClass


@dataclass(frozen=True, slots=True)
class Agreed:
    """One commitment of one place through its versions, oldest first.

    `terms` holds at least one version; the last one whose start is reached by the day of judging is current.
    """

    place: str
    outcome: int
    commitment: int
    terms: tuple[TermsInForce, ...]

    @property
    def current(self) -> TermsInForce:
        """The version judged now."""
        return self.terms[-1]


@dataclass(frozen=True, slots=True)
class SignOff:
    """A case closed by a named sign-off, on a day."""

    on: datetime


@dataclass(frozen=True, slots=True)
class Floor:
    """One minimum standard as it applies to one place."""

    place: str
    document: int
    starts: date
    terms: StandardTerms
    evidence: EvidenceClass
    signed_off: tuple[SignOff, ...] = ()

    @property
    def level(self) -> Decimal:
        """The floor, in the indicator's unit."""
        return self.terms.floor
