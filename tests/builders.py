"""Values for tests of the pages: each has defaults, so that a test says only what matters in it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from data import catalogue
from data.better import Better
from data.catalogue import Indicator
from data.gazetteer import PlaceKind
from data.store.places import PlaceRecord
from data.terms import EvidenceClass
from indicators.judgement.course import Course
from indicators.judgement.standards import Stage
from indicators.judgement.verdict import (
    Because,
    CourseState,
    CourseVerdict,
    DirectionState,
    DirectionVerdict,
    Evidence,
    FigureUsed,
    Grade,
    OutcomeVerdict,
    Reason,
    StandardState,
    StandardVerdict,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def indicator(**different: Any) -> Indicator:
    return replace(catalogue.indicator("employment-rate"), **different)


def place(**different: Any) -> PlaceRecord:
    said = {"code": "x-testham", "slug": "testham", "name": "Testham", "kind": PlaceKind.CITY_REGION}
    return PlaceRecord(**said | different)


def figure(value: float | None = 68.2, **different: Any) -> FigureUsed:
    said = {
        "start": date(2025, 1, 1),
        "end": date(2026, 1, 1),
        "label": "2025",
        "value": value,
        "lower": None if value is None else value - 0.9,
        "upper": None if value is None else value + 0.9,
        "count": None,
        "denominator": None,
        "status": "final" if value is not None else "suppressed",
        "caveats": (),
        "note": "",
        "known_from": NOW,
        "release": 1,
        "locator": "",
    }
    return FigureUsed(**said | different)


def evidence(*figures: FigureUsed, grade: Grade | None = Grade.A) -> Evidence:
    return Evidence(figures, {}, grade, "test 1")


def verdict(
    *,
    latest: FigureUsed | None = None,
    course: CourseState = CourseState.ON_COURSE,
    course_because: Because = Because.AT_OR_BEYOND_COURSE,
    standard: StandardState = StandardState.NONE_AGREED,
    standard_because: Because = Because.NO_STANDARD,
    direction: DirectionState = DirectionState.NO_CLEAR_CHANGE,
    direction_because: Because = Because.NO_TREND_FOUND,
    facts: dict[str, Any] | None = None,
    evidence_class: EvidenceClass = EvidenceClass.PUBLISHED,
    floor: float | None = None,
    **different: Any,
) -> OutcomeVerdict:
    latest = figure() if latest is None else latest
    told = {"value": latest.value, "lower": latest.lower, "upper": latest.upper, "path": 68.0, "floor": floor, "run": 1}
    told |= {"agreed_level": 70.0, **(facts or {})}
    said = {
        "place": "x-testham",
        "indicator": "employment-rate",
        "document": 1,
        "outcome": 1,
        "commitment": 1,
        "better": Better.HIGHER,
        "evidence_class": evidence_class,
        "as_of": NOW.date(),
        "known_at": NOW,
        "latest": latest,
        "newest": latest,
        "due": None,
        "late_by": None,
        "standard": StandardVerdict(
            state=standard,
            stage=Stage.OK,
            document=None if floor is None else 2,
            name="",
            floor=None if floor is None else Decimal(str(floor)),
            since=latest.start,
            since_label=latest.label,
            episode=0,
            reason=Reason(standard_because, told),
            evidence=evidence(latest),
        ),
        "course": CourseVerdict(
            state=course,
            course=Course.ON_TRACK,
            path=68.0,
            agreed_level=Decimal("70.0"),
            by=date(2028, 12, 31),
            since=latest.start,
            since_label=latest.label,
            change=None,
            reason=Reason(course_because, told),
            evidence=evidence(latest),
        ),
        "direction": DirectionVerdict(direction, Reason(direction_because, told), evidence(latest)),
    }
    return OutcomeVerdict(**said | different)
