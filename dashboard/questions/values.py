"""The answers pages are made from."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dashboard.questions.case_values import Case
from dashboard.questions.comparison_values import Comparison
from dashboard.questions.lessons import Lesson
from data.catalogue import Indicator
from data.store.documents import DocumentRecord as DocumentRecord  # noqa: PLC0414  handed on to the parts of pages
from data.store.meetings import MeetingRecord
from data.store.places import PlaceRecord as PlaceRecord  # noqa: PLC0414  handed on to the parts of pages
from data.terms import AgreementTerms, Commitment, Continuation, Depth, EvidenceClass, Outcome, Power, StandardTerms
from indicators.judgement.verdict import OutcomeVerdict
from indicators.statistics.bunching import Bunching


class Standing(StrEnum):
    """How far a place has come towards an agreement."""

    AGREED = "agreed"
    ENDED = "ended"
    SIGNED = "signed"
    NEGOTIATING = "negotiating"
    LEVEL_UNDECIDED = "level_undecided"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing is called so; `near` are places with names like it."""

    text: str
    near: tuple[PlaceRecord, ...]


@dataclass(frozen=True, slots=True)
class Passed:
    """An agreement that says how the one of a place that has ended passed to it."""

    to: PlaceRecord
    terms: Continuation


@dataclass(frozen=True, slots=True)
class Became:
    """A place that ended or was renamed, what it continues as, and how the agreement that it held passed on."""

    name: str
    successors: tuple[PlaceRecord, ...]
    on: date | None
    passed: tuple[Passed, ...] = ()
    held_agreement: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where the latest figure came from, for its provenance line."""

    released: date | None
    fetched: datetime | None
    notes: int
    last_try_failed: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One commitment of an outcome with its verdict; an outcome agreed in words alone has neither."""

    outcome: Outcome
    commitment: Commitment | None
    indicator: Indicator | None
    verdict: OutcomeVerdict | None
    source: Source | None
    office: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What the holder of a post wrote about an open case: others' words, shown as they stand."""

    post: str
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Standard:
    """A minimum standard as it applies to one place."""

    document: DocumentRecord
    terms: StandardTerms
    indicator: Indicator
    place: PlaceRecord
    verdict: OutcomeVerdict
    source: Source | None
    replies: tuple[Reply, ...] = ()


class PromiseState(StrEnum):
    """What has become of a power the centre promised."""

    KEPT = "kept"
    ON_TIME = "on_time"
    DUE = "due"
    LATE = "late"
    NEEDS_LEGISLATION = "needs_legislation"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Promise:
    """A power the centre promised, its state on the day and by how many days it is late.

    `actual` is how deep a kept one reaches in fact, None where nobody said. `late_by` stays on one that was kept late.
    """

    power: Power
    state: PromiseState
    late_by: int
    happened_on: date | None
    text: str
    actual: Depth | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A verdict that moved: which judgement of which measure, from what to what, when and by what."""

    title: str
    judgement: str
    before: str | None
    after: str | None
    moved_by: str
    on: date


@dataclass(frozen=True, slots=True)
class Reported:
    """What a named publication said of a place."""

    text: str
    title: str
    publisher: str
    published: str


@dataclass(frozen=True, slots=True)
class PlacePage:
    """Everything the page of one place shows.

    Attributes:
        held_from: The day from which anything is held about it, where that came after the moment asked about.
        meeting: The next meeting of a body that questions it, on the day itself too.
    """

    place: PlaceRecord
    standing: Standing
    negotiating_days: int | None
    document: DocumentRecord | None
    terms: AgreementTerms | None
    measures: tuple[Measure, ...]
    standards: tuple[Standard, ...]
    promises: tuple[Promise, ...]
    changes: tuple[Moved, ...]
    reported: tuple[Reported, ...]
    larger: tuple[PlaceRecord, ...]
    within: tuple[PlaceRecord, ...]
    newest_release: date | None
    evidence: EvidenceClass
    held_from: date | None = None
    meeting: MeetingRecord | None = None


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A minimum standard in the register, with the places it applies to."""

    document: DocumentRecord
    terms: StandardTerms
    indicator: Indicator
    places: tuple[PlaceRecord, ...]


@dataclass(frozen=True, slots=True)
class Crowded:
    """A minimum standard whose places crowd just on the meeting side of its floor."""

    entry: RegisterEntry
    found: Bunching


@dataclass(frozen=True, slots=True)
class InForce:
    """How many minimum standards were in force at the end of a quarter, and the titles that came and went in it."""

    start: date
    end: date
    standards: int
    began: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StandardsPage:
    """Everything the page of minimum standards shows.

    `cases` are open and `closed` are over; `lapsed` holds standards that nobody renewed or that were ended. `case` is
    the one that the address names, `unknown_case` its text where there is none.
    """

    entries: tuple[RegisterEntry, ...]
    cases: tuple[Case, ...]
    judged: tuple[Standard, ...]
    unknown: str
    place: PlaceRecord | None
    newest_release: date | None
    evidence: EvidenceClass | None
    closed: tuple[Case, ...] = ()
    in_force: tuple[InForce, ...] = ()
    lapsed: tuple[RegisterEntry, ...] = ()
    case: Case | None = None
    unknown_case: str = ""
    crowded: tuple[Crowded, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedOutcome:
    """An indicator that agreements have in common, and how many places share it."""

    indicator: Indicator
    places: tuple[PlaceRecord, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One place on the page across places."""

    place: PlaceRecord
    measure: Measure
    verdict: OutcomeVerdict
    wave: int
    comparable: bool
    left_out: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A place that shares an outcome and stands outside the wave or the kind of place chosen."""

    place: PlaceRecord
    wave: int
    outcome: int


@dataclass(frozen=True, slots=True)
class AcrossPage:
    """Everything the page across places shows; without an indicator it offers the choice.

    `wave` is the wave shown, None for all of them; `kind` the kind of place, an empty text for all. `aside` share the
    outcome and stand outside those choices.
    """

    shared: tuple[SharedOutcome, ...]
    indicator: Indicator | None
    rows: tuple[Compared, ...]
    unknown: str
    wave: int | None
    waves: tuple[int, ...]
    newest_release: date | None
    evidence: EvidenceClass | None
    different: tuple[str, ...]
    comparison: Comparison | None = None
    kind: str = ""
    kinds: tuple[str, ...] = ()
    aside: tuple[Aside, ...] = ()
    refused: tuple[str, ...] = ()
    lessons: tuple[Lesson, ...] = ()
