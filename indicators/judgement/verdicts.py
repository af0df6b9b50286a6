"""Judging one indicator for all its places at once: figures, terms and a date in, verdicts out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from data.catalogue import Indicator
from data.terms import EvidenceClass, weakest
from indicators.judgement.agreed import Agreed, Floor
from indicators.judgement.course_verdicts import NO_LEVEL_AGREED, course_verdicts
from indicators.judgement.direction_verdicts import direction_verdicts
from indicators.judgement.evidence import ranges_of
from indicators.judgement.series import gathered
from indicators.judgement.standard_verdicts import NO_STANDARD, standard_verdicts
from indicators.judgement.verdict import OutcomeVerdict, StandardVerdict
from indicators.panel import Panel, next_due

__all__ = ["judge"]


@dataclass(frozen=True, slots=True)
class _Subject:
    """What one verdict is about: a commitment, a floor, or both where they meet in one place."""

    agreed: int | None
    floor: int | None


def judge(
    panel: Panel,
    agreed: Sequence[Agreed],
    floors: Sequence[Floor],
    *,
    indicator: Indicator,
    as_of: date,
    known_at: datetime,
) -> list[OutcomeVerdict]:
    """Three answers for each commitment on this indicator, and for each floor that no commitment goes with.

    A place's first floor stands beside its first commitment; a further floor has a verdict of its own without an
    outcome. Order: commitments as given, then the floors left over, as given.
    """
    ranges = ranges_of(panel, indicator)
    courses = course_verdicts(panel, ranges, agreed, indicator=indicator)
    standards = standard_verdicts(panel, ranges, floors, indicator=indicator)
    subjects = _paired(agreed, floors)
    places = [_place(subject, agreed, floors) for subject in subjects]
    series = gathered(panel, ranges, places)
    directions = direction_verdicts(series, indicator=indicator)
    known, received = series.latest_known(), series.latest_received()
    due = dict(zip(panel.places, next_due(panel, indicator), strict=True))
    return [
        OutcomeVerdict(
            place=places[at],
            indicator=indicator.name,
            document=None if subject.agreed is None else agreed[subject.agreed].current.document,
            outcome=None if subject.agreed is None else agreed[subject.agreed].outcome,
            commitment=None if subject.agreed is None else agreed[subject.agreed].commitment,
            better=indicator.better,
            evidence_class=weakest(
                EvidenceClass.PUBLISHED,
                *([] if subject.agreed is None else [agreed[subject.agreed].current.evidence]),
                *([] if subject.floor is None else [floors[subject.floor].evidence]),
            ),
            as_of=as_of,
            known_at=known_at,
            latest=series.figure(at, int(known[at])),
            newest=series.figure(at, int(received[at])),
            due=due.get(places[at]),
            late_by=_late_by(due.get(places[at]), as_of),
            standard=_standard(subject, standards),
            course=NO_LEVEL_AGREED if subject.agreed is None else courses[subject.agreed],
            direction=directions[at],
        )
        for at, subject in enumerate(subjects)
    ]


def _paired(agreed: Sequence[Agreed], floors: Sequence[Floor]) -> list[_Subject]:
    """Each commitment with the first floor of its place, then the floors left over."""
    waiting: dict[str, list[int]] = {}
    for at, floor in enumerate(floors):
        waiting.setdefault(floor.place, []).append(at)
    taken: set[int] = set()
    subjects = []
    for at, one in enumerate(agreed):
        beside = next((floor for floor in waiting.get(one.place, []) if floor not in taken), None)
        if beside is not None:
            taken.add(beside)
        subjects.append(_Subject(agreed=at, floor=beside))
    return [*subjects, *(_Subject(agreed=None, floor=at) for at in range(len(floors)) if at not in taken)]


def _place(subject: _Subject, agreed: Sequence[Agreed], floors: Sequence[Floor]) -> str:
    """The place a verdict is about."""
    if subject.agreed is not None:
        return agreed[subject.agreed].place
    return floors[subject.floor or 0].place


def _standard(subject: _Subject, standards: Sequence[StandardVerdict]) -> StandardVerdict:
    """The standard's answer, or that none is agreed."""
    return NO_STANDARD if subject.floor is None else standards[subject.floor]


def _late_by(due: date | None, as_of: date) -> int | None:
    """By how many days the next figure is late; None when it is not."""
    return (as_of - due).days if due is not None and due < as_of else None
