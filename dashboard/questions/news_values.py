"""What changed, as values: each says when, where and what; the words are made elsewhere."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.questions.data_values import Revision
from data.catalogue import Indicator
from data.store.documents import DocumentRecord
from data.store.figures import ReleaseRecord
from data.store.meetings import MeetingRecord
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
    CASES = "cases"
    REPLIES = "replies"


@dataclass(frozen=True, slots=True)
class NewFigures:
    """A release that brought figures, or was kept out: how many of them concern the place asked for."""

    on: date
    indicator: Indicator
    release: ReleaseRecord
    figures: int


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
class Revised:
    """The figures of one measure that were replaced on one day, and the judgements that this moved."""

    on: date
    indicator: Indicator
    revisions: tuple[Revision, ...]
    flipped: tuple[VerdictMoved, ...] = ()


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


@dataclass(frozen=True, slots=True)
class CaseMoved:
    """What happened to a case under a minimum standard: it opened or closed by its figures, or somebody acted.

    `step` is OPENED, CLOSED_BY_FIGURES or what was done; `post` is who did it. What they wrote stands with the case.
    """

    on: date
    place: PlaceRecord
    standard: str
    step: str
    post: str
    evidence: EvidenceClass


OPENED, CLOSED_BY_FIGURES, OVERDUE = "opened", "closed_by_figures", "overdue"


@dataclass(frozen=True, slots=True)
class ReplyMoved:
    """What happened to something that asks for a reply: a question or recommendation of a meeting, an ask, an offer.

    `step` is what was done, or OVERDUE when its day passed without a reply.
    """

    on: date
    place: PlaceRecord
    kind: str
    name: str
    step: str
    post: str
    due: date | None
    evidence: EvidenceClass


@dataclass(frozen=True, slots=True)
class ReplyDue:
    """A reply that has not come: to what, from whom, by when, and by how many days it is late."""

    place: PlaceRecord
    kind: str
    name: str
    asked_on: date
    asked_of: str
    due: date
    late_by: int
    evidence: EvidenceClass


News = NewFigures | Revised | VerdictMoved | NewVersion | PromiseMoved | CaseMoved | ReplyMoved


@dataclass(frozen=True, slots=True)
class Day:
    """One day on which something changed."""

    on: date
    news: tuple[News, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Everything the page of changes shows, the newest day first.

    `verdicts_derived`: judged again, as nothing was on record. `tested`: each verdict once for every release that
    brought figures to it, so that a page can say how many of the `new_marks` chance alone would make. `due` are the
    replies that have not come, the earliest first; `met` the meetings about the place so far, the latest first.
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
    due: tuple[ReplyDue, ...] = ()
    met: tuple[MeetingRecord, ...] = ()
