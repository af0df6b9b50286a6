"""What is published as open data, as values: only what the public may read, as it was known at one moment."""

from dataclasses import dataclass
from datetime import date

from dashboard.questions.values import DocumentRecord, PlaceRecord, Standing
from data.catalogue import Indicator
from data.store.calendar import ReleaseDateRecord
from data.store.cases import CaseRecord, CommentRecord
from data.store.documents import SignatureRecord
from data.store.figures import ReleaseRecord, Vintage
from data.store.places import LinkRecord
from data.store.promises import PromiseRecord
from data.store.verdicts import ChangeRecord
from data.terms import AgreementTerms, EvidenceClass, Outcome
from indicators.judgement.verdict import OutcomeVerdict

INVENTED_FEED = "invented"


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """A place, how far it has come towards an agreement and, where one is in force, what it says of itself.

    `listed_by` is who lists its code, where it was added to those of the published reference.
    """

    place: PlaceRecord
    standing: Standing
    terms: AgreementTerms | None
    since: date | None
    evidence: EvidenceClass
    stage: str = ""
    listed_by: str = ""


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A link between two places."""

    link: LinkRecord
    evidence: EvidenceClass


@dataclass(frozen=True, slots=True)
class OpenSeries:
    """One series of figures; where its licence is not open, its figures are not handed on."""

    indicator: Indicator
    released: date | None

    @property
    def evidence(self) -> EvidenceClass:
        """Whether the series is invented."""
        invented = self.indicator.feed == INVENTED_FEED
        return EvidenceClass.INVENTED if invented else EvidenceClass.PUBLISHED

    @property
    def attribution(self) -> str:
        """The words its publisher asks for, as far as the day of its newest release is known."""
        licence = self.indicator.licence
        return licence.attribution_for(self.released) if self.released else licence.attribution


@dataclass(frozen=True, slots=True)
class OpenFigure:
    """One figure as it stood for a while; its end is told only once what replaced it is public too."""

    series: OpenSeries
    place: PlaceRecord
    vintage: Vintage
    released: date | None
    evidence: EvidenceClass


@dataclass(frozen=True, slots=True)
class OpenRelease:
    """A release, and how many public figures it brought."""

    series: OpenSeries
    record: ReleaseRecord
    figures: int


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A published version of an agreement, with its place, or of a standard, with its signatures."""

    record: DocumentRecord
    place: PlaceRecord | None
    signatures: tuple[SignatureRecord, ...]


@dataclass(frozen=True, slots=True)
class OpenVerdict:
    """A verdict with what it is about: the place, the series, the outcome's own words, the standard's name."""

    verdict: OutcomeVerdict
    clause: str
    place: PlaceRecord
    series: OpenSeries | None
    outcome: Outcome | None
    version: int | None


@dataclass(frozen=True, slots=True)
class OpenChange:
    """A judgement that moved."""

    change: ChangeRecord
    place: PlaceRecord
    document: DocumentRecord | None
    evidence: EvidenceClass


@dataclass(frozen=True, slots=True)
class OpenPromiseStep:
    """What happened to a promise of one version."""

    record: PromiseRecord
    place: PlaceRecord
    version: int


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A step in a case."""

    record: CaseRecord
    place: PlaceRecord


@dataclass(frozen=True, slots=True)
class OpenComment:
    """A comment by the holder of a post."""

    record: CommentRecord
    place: PlaceRecord


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A day on which figures of a series are expected."""

    record: ReleaseDateRecord
    series: OpenSeries
