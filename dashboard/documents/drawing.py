"""From a series to the chart of a paper: the same axis and the same words as the page draws it with."""

from collections.abc import Iterator
from datetime import datetime

from dashboard.charts import line as axis
from dashboard.charts import style, values
from dashboard.documents.content import Chart, Line, Point
from dashboard.questions.series_values import Period, Series
from dashboard.questions.values import AcrossPage, Compared
from dashboard.wording import cells, dates, marks, numbers, provenance, sentences, states
from dashboard.wording import series as words
from data.catalogue import Indicator, UnitKind
from data.terms import EvidenceClass

PROVISIONAL = "provisional"


def over_time(series: Series, indicator: Indicator, *, place: str, as_at: datetime, evidence: EvidenceClass) -> Chart:
    """Return the chart of a measure over time: figures, agreed course, floor and breaks."""
    drawn = (*series.periods, *series.ahead)
    labels = distinct([dates.axis(one.start, one.end) for one in drawn])
    low, high = _ends(series, drawn, indicator)
    footer = provenance.chart_footer(indicator, as_at=as_at, evidence=evidence)
    ranges = any(one.lower is not None for one in series.periods)
    provisional = any(one.status == PROVISIONAL for one in series.periods)
    expected = series.expected
    read = (
        words.bars_said(ranges=ranges, provisional=provisional),
        words.expected_said(series.independent_points, shown=True, indicator=indicator) if expected else "",
        words.axis_start(low, indicator),
    )
    return Chart(
        key=indicator.name,
        title=words.chart_title(indicator, place),
        unit=numbers.base(indicator),
        kind="line",
        categories=tuple(labels),
        lines=tuple(_lines(series, drawn, labels, indicator)),
        breaks=tuple(
            at for at, one in enumerate(series.periods) if at and one.segment != series.periods[at - 1].segment
        ),
        low=float(low),
        high=float(high),
        alt=_alt(series, indicator, place=place),
        source=" ".join(footer),
        caveat=" ".join(part for part in read if part),
        variations=tuple(_versions(series)),
        expected=_expected(series, indicator),
    )


def across(page: AcrossPage, indicator: Indicator, rows: list[Compared], *, as_at: datetime) -> Chart:
    """Return the chart of one outcome across places: a dot and an interval for each, A to Z."""
    points = tuple(_dot(one) for one in rows)
    known = [part for one in points for part in (one.lower, one.upper, one.value) if part is not None]
    widths = [one.upper - one.lower for one in points if one.upper is not None and one.lower is not None]
    share = indicator.unit_kind is UnitKind.PERCENT
    low, high = style.value_range(known, widths, anchor=None, share=share)
    shown = sorted(one.value for one in points if one.value is not None)
    footer = provenance.chart_footer(indicator, as_at=as_at, evidence=page.evidence or EvidenceClass.PUBLISHED)
    return Chart(
        key=indicator.name,
        title=f"{indicator.title} ({numbers.base(indicator)})",
        unit=numbers.base(indicator),
        kind="dots",
        categories=tuple(one.label for one in points),
        lines=(Line(indicator.title, points, "figures"),),
        breaks=(),
        low=float(low),
        high=float(high),
        alt=provenance.dots_alt(
            measure=indicator.measure,
            places=len(points),
            low=numbers.short(shown[0], indicator),
            high=numbers.short(shown[-1], indicator),
            different=page.different,
        ),
        source=" ".join(footer),
        caveat=states.NOT_CAUSE,
    )


def distinct(labels: list[str]) -> list[str]:
    """Return labels of which no two are equal: charts would draw equal ones at one position."""
    seen: dict[str, int] = {}
    found = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        found.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return found


def _ends(series: Series, drawn: tuple[Period, ...], indicator: Indicator) -> tuple[float, float]:
    """Return the ends of the value axis, as the page draws it without its cone."""
    expected = series.expected
    chart = values.LineChart(
        title="",
        points=tuple(values.Point("", one.value, one.lower, one.upper) for one in drawn),
        decimals=indicator.decimals,
        share=indicator.unit_kind is UnitKind.PERCENT,
        path=tuple(one.path for one in drawn),
        floor=None if series.floor is None else values.Level(series.floor, ""),
        band=None if expected is None else values.Band(expected.first, expected.lower, expected.upper, ""),
    )
    return axis.ends(chart)


def _lines(series: Series, drawn: tuple[Period, ...], labels: list[str], indicator: Indicator) -> list[Line]:
    """Return the figures, the agreed course where there is one, and the floor where there is one."""
    each = list(zip(labels, drawn, strict=True))
    figures = tuple(
        Point(label, one.value, one.lower, one.upper, provisional=one.status == PROVISIONAL) for label, one in each
    )
    found = [Line(indicator.title, figures, "figures")]
    commitment = series.measure.commitment
    if commitment is not None and any(one.path is not None for one in drawn):
        course = tuple(Point(label, one.path) for label, one in each)
        found.append(Line(words.path_text(commitment, indicator), course, "course"))
    if series.floor is not None:
        floor = tuple(Point(label, series.floor) for label in labels)
        found.append(Line(words.floor_text(series.floor, indicator), floor, "floor"))
    return found


def _expected(series: Series, indicator: Indicator) -> tuple[float, float] | None:
    """Return the edges of the expected range as the page draws them: a share stays between 0 and 100."""
    if series.expected is None:
        return None
    edges = (series.expected.lower, series.expected.upper)
    if indicator.unit_kind is UnitKind.PERCENT:
        edges = (max(edges[0], 0.0), min(edges[1], style.WHOLE))
    return float(edges[0]), float(edges[1])


def _versions(series: Series) -> Iterator[tuple[int, str]]:
    """Yield the first period that each version of the level after the first governs, with its name."""
    for version in series.versions[1:]:
        began = version.in_force_from
        at = next((at for at, one in enumerate(series.periods) if began and one.end > began), None)
        if at:
            yield at, words.variation_text(version.version)


def _alt(series: Series, indicator: Indicator, *, place: str) -> str:
    known = [one for one in series.periods if one.value is not None]
    if not known:
        return provenance.shortened(f"{indicator.measure}, {place}: no figure held. Table follows.")
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


def _dot(one: Compared) -> Point:
    latest = one.verdict.latest
    lower, upper = cells.limits(one.verdict)
    return Point(
        one.place.name,
        latest.value if latest else None,
        lower,
        upper,
        provisional=latest is not None and latest.status == PROVISIONAL,
    )
