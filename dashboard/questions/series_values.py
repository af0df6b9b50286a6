"""What a series of figures is told with: periods, expected range, areas, versions of the level, remarks."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.questions.outlook import NOT_ASKED, Ahead, CannotSay
from dashboard.questions.values import Measure, PlacePage
from data.catalogue import Indicator
from data.store.cases import Question
from data.store.places import PlaceRecord
from data.terms import Commitment, EvidenceClass, Outcome
from indicators.judgement.verdict import Grade


@dataclass(frozen=True, slots=True)
class Period:
    """One expected period of a series: its figure, or why there is none, and the course and floor agreed for it."""

    start: date
    end: date
    value: float | None
    lower: float | None
    upper: float | None
    status: str
    caveats: tuple[str, ...]
    released: date | None
    path: float | None
    segment: int


@dataclass(frozen=True, slots=True)
class ExpectedRange:
    """Control limits of the series since its last break: the position of the first period they cover, and the edges."""

    first: int
    lower: float
    upper: float
    points: int


class Against(StrEnum):
    """How an area stands beside the rest of its place."""

    SAME = "same"
    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    NOT_COMPARED = "not_compared"


@dataclass(frozen=True, slots=True)
class Area:
    """An area within a place: its latest figure and how it stands beside the rest, or beside the whole place."""

    place: PlaceRecord
    start: date | None
    end: date | None
    value: float | None
    lower: float | None
    upper: float | None
    status: str
    against: Against
    beside_rest: bool


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a commitment's agreed level: who set it, why, and when it was in force."""

    version: int
    commitment: Commitment
    in_force_from: date | None
    in_force_until: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Series:
    """One commitment's figures, oldest first, with what is drawn beside them."""

    measure: Measure
    every: tuple[Period, ...] = ()
    periods: tuple[Period, ...] = ()
    ahead: tuple[Period, ...] = ()
    earlier: int = 0
    expected: ExpectedRange | None = None
    independent_points: int = 0
    floor: float | None = None
    areas: tuple[Area, ...] = ()
    whole: Period | None = None
    outlook: Ahead | CannotSay = NOT_ASKED
    versions: tuple[Version, ...] = ()
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Commentary by the holder of a post: others' words, shown as they stand and never as ours.

    `role` is what they speak as; `question` which of the four questions they answer, None where they do not say.
    """

    post: str
    on: date
    text: str
    role: str = ""
    question: Question | None = None
    link: str = ""
    evidence: EvidenceClass | None = None


@dataclass(frozen=True, slots=True)
class OutcomePage:
    """Everything the page of one outcome shows."""

    page: PlacePage
    outcome: Outcome
    series: tuple[Series, ...]
    paired: tuple[Indicator | None, ...]
    comments: tuple[Remark, ...]
    residents: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class NoOutcome:
    """The agreement has no outcome of this number; its outcomes stand on the page of its place."""

    page: PlacePage
    text: str
