"""Verdicts with the figures they rest on, and how they moved: the values and words of the pages."""

import json
from collections.abc import Collection, Iterable
from datetime import date, datetime
from decimal import Decimal

from sqlmodel import Session

from dashboard.open_data.carried import carried
from dashboard.open_data.series import TO_SERIES
from dashboard.open_data.table import (
    CARRIED,
    Column,
    Kind,
    Refers,
    Row,
    Shape,
    Table,
    always,
    days,
    numbers,
    table,
    text,
)
from dashboard.questions import open_verdicts
from dashboard.questions.open_values import OpenVerdict
from dashboard.wording import cells, marks, news, reasons, sentences
from dashboard.wording import open_data as words
from indicators.judgement.verdict import Evidence, Facts, FigureUsed

_TO_PLACE = Refers(("place_code",), "places", ("place_code",))
VERDICTS = Shape(
    "verdicts",
    (
        *always("place_code", "place", "clause"),
        Column("outcome", Kind.WHOLE),
        Column("commitment", Kind.WHOLE),
        Column("version", Kind.WHOLE),
        *text("statement", "standard", "indicator", "title"),
        *days("period_start", "period_end"),
        *numbers("value", "lower", "upper"),
        *text("unit", "status", "source"),
        *numbers("agreed_level"),
        *days("agreed_by"),
        *numbers("agreed_course", "minimum"),
        *always("minimum_standard", "minimum_standard_words", "minimum_standard_reason"),
        *days("minimum_standard_since"),
        Column("minimum_standard_episode", Kind.WHOLE, always=True),
        *always("course", "course_words", "course_reason"),
        *days("course_since"),
        *always("direction", "direction_words", "direction_reason"),
        *text("evidence_grade"),
        *days("next_due"),
        Column("days_late", Kind.WHOLE),
        Column("minimum_standard_parameters", Kind.JSON, always=True),
        Column("course_parameters", Kind.JSON, always=True),
        Column("direction_parameters", Kind.JSON, always=True),
        *CARRIED,
    ),
    key=("place_code", "clause"),
    refers=(_TO_PLACE,),
)
EVIDENCE = Shape(
    "verdict_evidence",
    (
        *always("place_code", "place", "clause", "judgement", "indicator"),
        Column("number", Kind.WHOLE, always=True),
        *days("period_start", "period_end"),
        *numbers("value", "lower", "upper"),
        *always("status"),
        *text("caveats"),
        Column("known_from", Kind.MOMENT),
        Column("release", Kind.WHOLE),
        *always("method"),
        *text("evidence_grade"),
        *CARRIED,
    ),
    key=("place_code", "clause", "judgement", "number"),
    refers=(Refers(("place_code", "clause"), "verdicts", ("place_code", "clause")), TO_SERIES),
)
CHANGES = Shape(
    "verdict_changes",
    (
        Column("number", Kind.WHOLE, always=True),
        Column("at", Kind.MOMENT, always=True),
        *always("place_code", "place", "indicator", "clause"),
        *text("document", "subject"),
        Column("version", Kind.WHOLE),
        *always("judgement"),
        *text("before", "after", "before_words", "after_words"),
        *always("moved_by"),
        *CARRIED,
    ),
    key=("number",),
    refers=(_TO_PLACE, TO_SERIES),
)


def verdicts(session: Session, *, known_at: datetime, places: Collection[str] | None = None) -> Table:
    """Return every verdict with its three answers, each with its word and its reason."""
    found = open_verdicts.verdicts(session, known_at=known_at, codes=places)
    return table(VERDICTS, (_verdict(one, as_at=known_at) for one in found))


def evidence(session: Session, *, known_at: datetime, places: Collection[str] | None = None) -> Table:
    """Return the figures that each judgement rests on, oldest first, with its method and grade."""
    found = open_verdicts.verdicts(session, known_at=known_at, codes=places)
    return table(EVIDENCE, (row for one in found if _may_hand_on(one) for row in _evidence(one, as_at=known_at)))


def changes(session: Session, *, known_at: datetime) -> Table:
    """Return every move of a judgement that is on record."""
    rows = []
    for number, one in enumerate(open_verdicts.changes(session, known_at=known_at), start=1):
        change, document = one.change, one.document
        rows.append(
            (
                number,
                change.at,
                one.place.code,
                one.place.name,
                change.indicator,
                change.clause,
                document.kind if document else None,
                document.subject if document else None,
                document.version if document else None,
                change.judgement.value,
                change.before,
                change.after,
                news.state(change.judgement.value, change.before) if change.before else None,
                news.state(change.judgement.value, change.after) if change.after else None,
                change.moved_by.value,
                *carried(one.evidence, known_at),
            )
        )
    return table(CHANGES, rows)


def _may_hand_on(one: OpenVerdict) -> bool:
    return one.series is not None and one.series.indicator.licence.open


def _verdict(one: OpenVerdict, *, as_at: datetime) -> Row:
    verdict, about = one.verdict, one.series.indicator if one.series else None
    open_ = _may_hand_on(one)
    latest = verdict.latest if open_ else None
    standard, course, direction = verdict.standard, verdict.course, verdict.direction
    grade = course.evidence.grade or standard.evidence.grade
    more = [] if open_ or about is None else [words.NOT_HANDED_ON]
    return (
        one.place.code,
        one.place.name,
        one.clause,
        verdict.outcome,
        verdict.commitment,
        one.version,
        one.outcome.statement if one.outcome else None,
        standard.name or None,
        about.name if about else None,
        about.title if about else None,
        *_latest(latest, cells.limits(verdict) if latest else (None, None)),
        about.unit if about else None,
        latest.status if latest else None,
        f"{about.source_title}, {about.publisher}" if about else None,
        _number(course.agreed_level),
        course.by,
        course.path,
        _number(standard.floor),
        standard.state.value,
        marks.standard(standard.state).words,
        *_reason(one, "standard"),
        standard.since,
        standard.episode,
        course.state.value,
        marks.course(course.state).words,
        *_reason(one, "course"),
        course.since,
        direction.state.value,
        marks.direction(direction.state).words,
        *_reason(one, "direction"),
        grade.value if grade else None,
        verdict.due,
        verdict.late_by,
        *(_json(part.evidence.parameters if open_ else {}) for part in (standard, course, direction)),
        *carried(verdict.evidence_class, as_at, *(_caveats(latest) if latest else []), *more),
    )


def _latest(latest: FigureUsed | None, limits: tuple[float | None, float | None]) -> Row:
    if latest is None:
        return (None,) * 5
    return latest.start, latest.end, latest.value, *limits


def _reason(one: OpenVerdict, judgement: str) -> tuple[str]:
    """Return why, in the words of the pages; where figures may not be handed on, without their numbers."""
    if one.series is None:
        return ((one.outcome.no_measure if one.outcome else None) or words.NO_MEASURE,)
    if not _may_hand_on(one):
        return (words.NOT_HANDED_ON,)
    why = {"standard": reasons.standard, "course": reasons.course, "direction": reasons.direction}[judgement]
    return (sentences.reasoned(why(one.verdict, one.series.indicator), one.verdict.evidence_class),)


def _evidence(one: OpenVerdict, *, as_at: datetime) -> Iterable[Row]:
    verdict = one.verdict
    parts: tuple[tuple[str, Evidence], ...] = (
        ("standard", verdict.standard.evidence),
        ("course", verdict.course.evidence),
        ("direction", verdict.direction.evidence),
    )
    for judgement, rests_on in parts:
        for number, figure in enumerate(rests_on.figures, start=1):
            yield (
                one.place.code,
                one.place.name,
                one.clause,
                judgement,
                verdict.indicator,
                number,
                figure.start,
                figure.end,
                figure.value,
                figure.lower,
                figure.upper,
                figure.status,
                " ".join(figure.caveats) or None,
                figure.known_from,
                figure.release,
                rests_on.method,
                rests_on.grade.value if rests_on.grade else None,
                *carried(verdict.evidence_class, as_at, *_caveats(figure)),
            )


def _caveats(figure: FigureUsed) -> list[str]:
    said = [] if figure.status == "final" else [marks.status(figure.status)]
    return said + [marks.caveats((each,)) for each in figure.caveats]


def _number(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _json(facts: Facts) -> str:
    told = {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}
    return json.dumps(told, sort_keys=True, ensure_ascii=False)
