"""What needs a question first: what is confirmed, doubtful, late or overdue about a place, each once, by a lasting key.

Pure: it reads a place's page, what its meetings left open and what was written; it asks the store nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.questions.meeting_values import Item, ItemState, Met
from dashboard.questions.values import Measure, Moved, PlacePage, Promise, PromiseState, Standard
from dashboard.wording.reasons import is_stopped
from data.catalogue import Indicator
from indicators.judgement.verdict import CourseState, DirectionState, FigureUsed, OutcomeVerdict, StandardState

DAYS_IN_MONTH = 30
DOUBTED = frozenset({StandardState.BELOW, StandardState.MAY_BE_BELOW, StandardState.RECOVERING})
OFF = frozenset({CourseState.OFF_COURSE, CourseState.SINCE_LOST})


@dataclass(frozen=True, slots=True)
class StandardMatter:
    """A minimum standard that is, may be or was lately not met."""

    standard: Standard

    @property
    def key(self) -> str:
        """What it is about, for good."""
        return f"standard {self.standard.terms.name}"


@dataclass(frozen=True, slots=True)
class CourseMatter:
    """A measure that is off its agreed course, or reached its level and lost it."""

    measure: Measure

    @property
    def key(self) -> str:
        """What it is about, for good."""
        return f"course {_clause(self.measure)}"


@dataclass(frozen=True, slots=True)
class DirectionMatter:
    """A measure that is getting worse."""

    measure: Measure

    @property
    def key(self) -> str:
        """What it is about, for good."""
        return f"direction {_clause(self.measure)}"


@dataclass(frozen=True, slots=True)
class LateMatter:
    """A measure whose next figure is a full cycle late."""

    measure: Measure

    @property
    def key(self) -> str:
        """What it is about, for good."""
        return f"late {_clause(self.measure)}"


@dataclass(frozen=True, slots=True)
class RevisionMatter:
    """A verdict that a revision moved."""

    moved: Moved

    @property
    def key(self) -> str:
        """What it is about, for good."""
        return f"revision {self.moved.title} {self.moved.judgement} {self.moved.on.isoformat()}"


@dataclass(frozen=True, slots=True)
class PromiseMatter:
    """A promise of the centre that is late."""

    promise: Promise

    @property
    def key(self) -> str:
        """What it is about, for good."""
        return f"promise {self.promise.power.name}"


@dataclass(frozen=True, slots=True)
class ReplyMatter:
    """A question or recommendation whose reply is overdue."""

    met: Met
    item: Item

    @property
    def key(self) -> str:
        """What it is about, for good."""
        return f"reply {self.met.meeting.held_on.isoformat()} {self.item.kind} {self.item.number}"


Matter = StandardMatter | CourseMatter | DirectionMatter | LateMatter | RevisionMatter | PromiseMatter | ReplyMatter


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a place about one of its clauses or standards: when they were written, and about what."""

    about: str
    at: datetime


def matters(page: PlacePage, met: Sequence[Met] = (), *, revised_since: date | None = None) -> tuple[Matter, ...]:
    """Return what needs a question first, minimum standards before courses, the place before the centre.

    `revised_since` leaves out verdicts that a revision moved before that day.
    """
    measured = [one for one in page.measures if one.verdict is not None and one.indicator is not None]
    return (
        *(StandardMatter(one) for one in page.standards if one.verdict.standard.state in DOUBTED),
        *(CourseMatter(one) for one in measured if one.verdict and one.verdict.course.state in OFF),
        *(
            DirectionMatter(one)
            for one in measured
            if one.verdict and one.verdict.direction.state is DirectionState.WORSE
        ),
        *(
            RevisionMatter(one)
            for one in page.changes
            if one.moved_by == "revision" and (revised_since is None or one.on >= revised_since)
        ),
        *(LateMatter(one) for one in measured if _is_cycle_late(one)),
        *(PromiseMatter(one) for one in page.promises if one.state is PromiseState.LATE),
        *(ReplyMatter(one, item) for one in met for item in one.items if item.state is ItemState.OVERDUE),
    )


def unanswered(page: PlacePage, said: Iterable[Said]) -> tuple[str, ...]:
    """Return the titles of what is below, off course or late about a place and has no words of the place yet.

    Words count from the moment the figure they are about was known: older ones were about another figure.
    """
    written = list(said)

    def has_words(about: set[str], since: datetime | None) -> bool:
        return any(one.about in about and (since is None or one.at >= since) for one in written)

    wanting = [
        one.terms.title
        for one in page.standards
        if one.verdict.standard.state is StandardState.BELOW
        and not has_words({f"standard {one.terms.name}", f"indicator {one.indicator.name}"}, _known(one.verdict.latest))
    ]
    for one in page.measures:
        verdict, indicator = one.verdict, one.indicator
        if verdict is None or indicator is None:
            continue
        troubled = verdict.course.state is CourseState.OFF_COURSE or _is_late(verdict, indicator)
        about = {f"indicator {indicator.name}", f"outcome {one.outcome.number}"}
        if troubled and indicator.title not in wanting and not has_words(about, _known(verdict.latest)):
            wanting.append(indicator.title)
    return tuple(wanting)


def _clause(measure: Measure) -> str:
    name = measure.indicator.name if measure.indicator else ""
    return f"{measure.outcome.number} {name}"


def _known(figure: FigureUsed | None) -> datetime | None:
    return figure.known_from if figure else None


def _is_late(verdict: OutcomeVerdict, indicator: Indicator) -> bool:
    return bool(verdict.late_by) and not is_stopped(verdict, indicator)


def _is_cycle_late(measure: Measure) -> bool:
    """Return whether a whole cycle of publication passed since the next figure was due."""
    verdict, indicator = measure.verdict, measure.indicator
    if verdict is None or indicator is None or not _is_late(verdict, indicator):
        return False
    return (verdict.late_by or 0) >= indicator.frequency.months * DAYS_IN_MONTH
