"""What changed, as values: each says when, where and what; the words are made elsewhere."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.questions.data_values import Revision
from data.catalogue import Indicator
from data.store.documents import DocumentRecord
from data.store.figures import ReleaseRecord
from data.store.places import PlaceRecord
from data.store.promises import PromiseRecord
from data.terms import EvidenceClass
from indicators.judgement.verdict import OutcomeVerdict


class NewsKind(StrEnum):
    """The kinds of change a reader can ask for."""

    VERDICTS = "verdicts"
    FIGURES = "figures"
    REVISIONS = "revisions"
    DOCUMENTS = "documents"
    PROMISES = "promises"


@dataclass(frozen=True, slots=True)
class NewFigures:
    """A release that brought figures, or was kept out: how many of them concern the place asked for."""

    on: date
    indicator: Indicator
    release: ReleaseRecord
    figures: int


@dataclass(frozen=True, slots=True)
class Revised:
    """The figures of one measure that were replaced on one day."""

    on: date
    indicator: Indicator
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True)
class VerdictMoved:
    """One judgement of one clause that moved: from what to what, and by what."""

    on: date
    place: PlaceRecord
    indicator: Indicator
    outcome: int | None
    judgement: str
    before: str
    after: str
    moved_by: str
    evidence: EvidenceClass


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version of an agreement or standard that was recorded; `place` is None for a standard."""

    on: date
    place: PlaceRecord | None
    document: DocumentRecord
    may_read: bool


@dataclass(frozen=True, slots=True)
class PromiseMoved:
    """What happened to a promise of the centre; without a record, its day passed and it was not kept."""

    on: date
    place: PlaceRecord
    power: str
    department: str
    record: PromiseRecord | None
    evidence: EvidenceClass


News = NewFigures | Revised | VerdictMoved | NewVersion | PromiseMoved


@dataclass(frozen=True, slots=True)
class Day:
    """One day on which something changed."""

    on: date
    news: tuple[News, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Everything the page of changes shows, the newest day first.

    `verdicts_derived`: judged again, as nothing was on record. `tested`: each verdict once for every release that
    brought figures to it, so that a page can say how many of the `new_marks` chance alone would make.
    """

    days: tuple[Day, ...]
    since: date
    until: date
    problem: str
    place: PlaceRecord | None
    unknown_place: str
    kind: NewsKind | None
    unknown_kind: str
    places: tuple[PlaceRecord, ...]
    newest_release: date | None
    evidence: EvidenceClass | None
    verdicts_derived: bool
    tested: tuple[OutcomeVerdict, ...]
    new_marks: int
    anything_held: bool
