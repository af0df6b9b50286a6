"""From the answers of the questions to typed rows: raw values, ISO dates and codes, places in alphabetical order."""

from datetime import date, datetime

from dashboard.files.table import Table, Value
from dashboard.questions.finding_values import FindPage
from dashboard.questions.outlook import Ahead
from dashboard.questions.series_values import OutcomePage, Series
from dashboard.questions.values import Measure, PlacePage, PlaceRecord, Source, StandardsPage
from dashboard.wording import cells, dates, marks, outlook
from dashboard.wording import files as cover
from dashboard.wording import page as words
from data.catalogue import Indicator
from data.terms import EvidenceClass
from indicators.judgement.verdict import FigureUsed, OutcomeVerdict

FIGURE = (
    "place_code", "place", "indicator", "period_start", "period_end", "value", "lower", "upper", "unit", "status",
    "note", "source", "released", "as_at", "evidence_class",
)  # fmt: skip
PROJECTED, NOT_YET = "projected_range", "not_yet"
JUDGED = ("agreed_level", "agreed_by", "minimum", "minimum_standard", "course", "direction", "evidence_grade")


def places(page: FindPage, *, as_at: datetime) -> Table:
    """Return the list of places."""
    columns = (
        "place_code", "place", "kind", "standing", "wave", "who_answers", "in_force_since", "as_at", "evidence_class",
    )  # fmt: skip
    rows = tuple(
        (
            one.place.code,
            one.place.name,
            words.kind(one.place.kind),
            one.standing.value,
            one.terms.wave if one.terms else None,
            one.terms.accountability.office if one.terms and one.terms.accountability else None,
            one.since,
            day_of(as_at),
            (one.document.evidence if one.document else one.place.evidence).value,
        )
        for one in page.listed
    )
    return Table(name_of("places", as_at, None), columns, rows, about(cover.PLACES, as_at, None))


def outcomes(page: PlacePage, *, as_at: datetime) -> Table:
    """Return the agreed outcomes of a place with their judgements."""
    columns = ("outcome", "statement", *FIGURE, *JUDGED, "who_answers")
    rows = tuple(
        (
            one.outcome.number,
            one.outcome.statement,
            *figure(page.place, one.indicator, one.verdict, one.source, as_at=as_at, evidence=page.evidence),
            *judged(one.verdict),
            one.office,
        )
        for one in page.measures
    )
    title = cover.outcomes(page.place.name)
    return Table(
        name_of(f"{page.place.slug}-outcomes", as_at, page.evidence), columns, rows, about(title, as_at, page.evidence)
    )


def standards(page: StandardsPage, *, as_at: datetime) -> Table:
    """Return every minimum standard in every place it applies to."""
    columns = ("standard", *FIGURE, *JUDGED, "since", "help_offered", "who_answers")
    rows = tuple(
        (
            one.terms.title,
            *figure(one.place, one.indicator, one.verdict, one.source, as_at=as_at, evidence=one.document.evidence),
            *judged(one.verdict),
            one.verdict.standard.since,
            one.terms.help_offered,
            one.terms.office,
        )
        for one in page.judged
    )
    return Table(
        name_of("minimum-standards", as_at, page.evidence), columns, rows, about(words.STANDARDS, as_at, page.evidence)
    )


def outcome(page: OutcomePage, *, as_at: datetime) -> Table:
    """Return every figure of an outcome: of the place and of the areas within it."""
    columns = (*FIGURE, "agreed_course", "minimum")
    rows = tuple(row for series in page.series for row in _series(page, series, as_at=as_at))
    name = f"{page.page.place.slug}-outcome-{page.outcome.number}"
    title = cover.outcome(page.page.place.name, page.outcome.number, page.outcome.statement)
    return Table(name_of(name, as_at, page.page.evidence), columns, rows, about(title, as_at, page.page.evidence))


def figure(
    place: PlaceRecord,
    indicator: Indicator | None,
    verdict: OutcomeVerdict | None,
    source: Source | None,
    *,
    as_at: datetime,
    evidence: EvidenceClass,
) -> tuple[Value, ...]:
    """Return the columns `FIGURE` of the latest figure of a place; empty ones where nothing is held."""
    latest: FigureUsed | None = verdict.latest if verdict else None
    return (
        place.code,
        place.name,
        indicator.name if indicator else None,
        latest.start if latest else None,
        latest.end if latest else None,
        latest.value if latest else None,
        *(cells.limits(verdict) if verdict else (None, None)),
        indicator.unit if indicator else None,
        latest.status if latest else None,
        marks.caveats(latest.caveats) or None if latest else None,
        f"{indicator.source_title}, {indicator.publisher}" if indicator else None,
        source.released if source else None,
        day_of(as_at),
        evidence.value,
    )


def judged(verdict: OutcomeVerdict | None) -> tuple[Value, ...]:
    """Return the columns `JUDGED` of a verdict."""
    if verdict is None:
        return (None,) * len(JUDGED)
    level, floor, grade = verdict.course.agreed_level, verdict.standard.floor, verdict.course.evidence.grade
    return (
        None if level is None else float(level),
        verdict.course.by,
        None if floor is None else float(floor),
        verdict.standard.state.value,
        verdict.course.state.value,
        verdict.direction.state.value,
        grade.value if grade else None,
    )


def _series(page: OutcomePage, series: Series, *, as_at: datetime) -> list[tuple[Value, ...]]:
    measure: Measure = series.measure
    indicator, place, evidence = measure.indicator, page.page.place, page.page.evidence
    if indicator is None:
        return []
    source = f"{indicator.source_title}, {indicator.publisher}"
    own = [
        (
            place.code, place.name, indicator.name, one.start, one.end, one.value, one.lower, one.upper, indicator.unit,
            one.status, marks.caveats(one.caveats) or None, source, one.released, day_of(as_at), evidence.value,
            one.path, series.floor,
        )
        for one in series.every
    ]  # fmt: skip
    areas = [
        (
            one.place.code, one.place.name, indicator.name, one.start, one.end, one.value, one.lower, one.upper,
            indicator.unit, one.status, None, source, None, day_of(as_at), evidence.value, None, None,
        )
        for one in series.areas
    ]  # fmt: skip
    return [*own, *_ahead(page, series, indicator, as_at=as_at), *areas]


def _ahead(page: OutcomePage, series: Series, indicator: Indicator, *, as_at: datetime) -> list[tuple[Value, ...]]:
    """Return the periods to come: where the figure could be, as a range alone, and the course agreed for them."""
    place, source = page.page.place, f"{indicator.source_title}, {indicator.publisher}"
    could = series.outlook if isinstance(series.outlook, Ahead) else None
    reaches = {one.end: one for one in could.reaches} if could else {}
    course = {one.end: one for one in series.ahead}
    spans = sorted({(one.start, one.end) for one in reaches.values()} | {(one.start, one.end) for one in series.ahead})
    rows: list[tuple[Value, ...]] = []
    for start, end in spans:
        reach, agreed = reaches.get(end), course.get(end)
        rows.append(
            (
                place.code, place.name, indicator.name, start, end, None, reach.lower if reach else None,
                reach.upper if reach else None, indicator.unit, PROJECTED if reach else NOT_YET,
                outlook.COULD_BE if reach else None, source, None, day_of(as_at), page.page.evidence.value,
                agreed.path if agreed else None, series.floor,
            )
        )  # fmt: skip
    return rows


def day_of(as_at: datetime) -> date:
    """Return the day in London."""
    return as_at.astimezone(dates.LONDON).date()


def name_of(subject: str, as_at: datetime, evidence: EvidenceClass | None) -> str:
    """Return a file name without its ending: subject, date, and the class where it is not plainly published."""
    mark = {EvidenceClass.ILLUSTRATIVE: "-ILLUSTRATIVE", EvidenceClass.INVENTED: "-INVENTED"}
    return f"{subject}-as-at-{day_of(as_at).isoformat()}{mark.get(evidence, '') if evidence else ''}"


def about(title: str, as_at: datetime, evidence: EvidenceClass | None) -> tuple[str, ...]:
    """Return what the cover of a table says."""
    lines = [title, cover.as_at(as_at)]
    if evidence is not None:
        lines.append(marks.evidence(evidence))
    return (*lines, cover.EMPTY_CELLS)
