"""From a series to what its chart is told, on a page and on paper, and to the words for those who do not see it."""

from datetime import datetime

from dashboard.charts.line import ends
from dashboard.charts.values import Band, Cone, Dot, DotChart, Level, LineChart, Marker, Point
from dashboard.questions.context import Context
from dashboard.questions.outlook import Ahead
from dashboard.questions.series_values import Against, Series
from dashboard.wording import context, dates, marks, numbers, outlook, provenance, sentences
from dashboard.wording import series as words
from data.catalogue import Indicator, UnitKind
from data.terms import EvidenceClass

PROVISIONAL = "provisional"


def line_chart(
    series: Series,
    indicator: Indicator,
    *,
    place: str,
    as_at: datetime,
    evidence: EvidenceClass,
    against: Context | None = None,
) -> LineChart:
    """Return the main chart of an outcome: figures, agreed course, floor, breaks, versions, expected range.

    `against` is what a reader asked to see the figures against, None where they did not ask.
    """
    drawn = (*series.periods, *series.ahead)
    labels = _distinct([dates.axis(one.start, one.end) for one in drawn])
    commitment = series.measure.commitment
    expected = series.expected
    return LineChart(
        title=words.chart_title(indicator, place),
        points=tuple(
            Point(label, one.value, one.lower, one.upper, provisional=one.status == PROVISIONAL)
            for label, one in zip(labels, drawn, strict=True)
        ),
        decimals=indicator.decimals,
        suffix=words.suffix(indicator),
        share=indicator.unit_kind is UnitKind.PERCENT,
        path=tuple(one.path for one in drawn),
        path_text=words.path_text(commitment, indicator) if commitment else "",
        floor=None if series.floor is None else Level(series.floor, words.floor_text(series.floor, indicator)),
        breaks=tuple(
            Marker(at, words.break_text(one.start.year))
            for at, one in enumerate(series.periods)
            if at and one.segment != series.periods[at - 1].segment
        ),
        variations=_variations(series),
        start=_start(series),
        band=None if expected is None else Band(expected.first, expected.lower, expected.upper, words.EXPECTED_RANGE),
        cone=_cone(series),
        context=() if against is None else tuple(against.values.get((one.start, one.end)) for one in drawn),
        context_text="" if against is None else context.on_line(against.kind, against.name),
        footer=(
            *provenance.chart_footer(indicator, as_at=as_at, evidence=evidence),
            bars_said(series),
        ),
    )


def bars_said(series: Series) -> str:
    """Return what the bars and the hollow points of a chart mean, where it has any."""
    return words.bars_said(
        ranges=any(one.lower is not None for one in series.periods),
        provisional=any(one.status == PROVISIONAL for one in series.periods),
    )


def _cone(series: Series) -> Cone | None:
    """Return where the figures to come could be, where every one of them has a place on the axis."""
    could = series.outlook
    if not isinstance(could, Ahead):
        return None
    first = next((at for at, one in enumerate(series.periods) if one.end == could.latest), None)
    room = len(series.periods) + len(series.ahead)
    if first is None or first + len(could.reaches) >= room:
        return None
    return Cone(
        first,
        tuple(one.lower for one in could.reaches),
        tuple(one.upper for one in could.reaches),
        outlook.CONE,
    )


def line_alt(series: Series, indicator: Indicator, *, place: str) -> str:
    """Return what the main chart shows, in words."""
    known = [one for one in series.periods if one.value is not None]
    if not known:
        return provenance.alt_of_nothing(indicator.measure, place)
    verdict = series.measure.verdict
    return provenance.alt(
        measure=indicator.measure,
        place=place,
        first=dates.axis(known[0].start, known[0].end),
        last=dates.axis(known[-1].start, known[-1].end),
        start=numbers.short(known[0].value, indicator),
        end=numbers.short(known[-1].value, indicator),
        level=sentences.agreed_level(verdict.course, indicator) if verdict else "",
        word=marks.course(verdict.course.state).words if verdict else "",
    )


def caption(series: Series, indicator: Indicator, chart: LineChart) -> str:
    """Return what the main chart expects, and where its scale starts; its foot says how to read its marks."""
    return " ".join(
        part
        for part in (
            words.expected_said(series.independent_points, shown=series.expected is not None, indicator=indicator),
            outlook.HATCHED if chart.cone else "",
            words.axis_start(ends(chart)[0], indicator),
        )
        if part
    )


def area_chart(
    series: Series, indicator: Indicator, *, place: str, as_at: datetime, evidence: EvidenceClass
) -> DotChart:
    """Return the areas of a place beside each other, in alphabetical order, with the whole to read them against."""
    whole = series.whole
    return DotChart(
        title=words.chart_title(indicator, place),
        dots=tuple(
            Dot(
                one.place.name,
                one.value,
                one.lower,
                one.upper,
                differs=one.against not in {Against.SAME, Against.NOT_COMPARED},
                provisional=one.status == PROVISIONAL,
            )
            for one in series.areas
            if one.value is not None
        ),
        decimals=indicator.decimals,
        suffix=words.suffix(indicator),
        share=indicator.unit_kind is UnitKind.PERCENT,
        whole=None
        if whole is None or whole.value is None
        else Level(whole.value, words.whole_text(place, whole.value, indicator)),
        footer=provenance.chart_footer(indicator, as_at=as_at, evidence=evidence),
    )


def _variations(series: Series) -> tuple[Marker, ...]:
    """Return a marker for each version of the level after the first, before the first period it governs."""
    found = []
    for version in series.versions[1:]:
        began = version.in_force_from
        at = next((at for at, one in enumerate(series.periods) if began and one.end > began), None)
        if at:
            found.append(Marker(at, words.variation_text(version.version)))
    return tuple(found)


def _start(series: Series) -> Marker | None:
    """Return a marker where the agreement began, before the first period it governs."""
    began = series.versions[0].in_force_from if series.versions else None
    drawn = (*series.periods, *series.ahead)
    at = next((at for at, one in enumerate(drawn) if began and one.end > began), None)
    return Marker(at, words.START) if at else None


def _distinct(labels: list[str]) -> list[str]:
    """Return labels of which no two are equal: plotly would draw equal ones at one position."""
    seen: dict[str, int] = {}
    out = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        out.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return out
