"""From a series to the chart of a paper: the same axis and the same words as the page draws it with."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from dashboard import drawn
from dashboard.charts import line as axis
from dashboard.charts import style
from dashboard.charts.values import LineChart
from dashboard.documents.content import Chart, Line, Point
from dashboard.questions.series_values import Series
from dashboard.questions.values import AcrossPage, Compared
from dashboard.wording import cells, numbers, provenance, states
from dashboard.wording import series as words
from data.catalogue import Indicator, UnitKind
from data.terms import EvidenceClass


def over_time(series: Series, indicator: Indicator, *, place: str, as_at: datetime, evidence: EvidenceClass) -> Chart:
    """Return the chart of a measure over time, from the values of the page's chart, without what could be ahead."""
    shown = replace(
        drawn.line_chart(series, indicator, place=place, as_at=as_at, evidence=evidence), cone=None, footer=()
    )
    low, high = axis.ends(shown)
    expected = series.expected
    read = (
        drawn.bars_said(series),
        words.expected_said(series.independent_points, shown=True, indicator=indicator) if expected else "",
        words.axis_start(low, indicator),
    )
    return Chart(
        key=indicator.name,
        title=shown.title,
        unit=numbers.base(indicator),
        kind="line",
        categories=tuple(one.label for one in shown.points),
        lines=tuple(_lines(shown, indicator)),
        breaks=tuple(one.before for one in shown.breaks),
        low=float(low),
        high=float(high),
        alt=drawn.line_alt(series, indicator, place=place),
        source=" ".join(provenance.chart_footer(indicator, as_at=as_at, evidence=evidence)),
        caveat=" ".join(part for part in read if part),
        variations=tuple((one.before, one.text) for one in shown.variations),
        expected=_expected(shown),
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


def _lines(shown: LineChart, indicator: Indicator) -> Iterator[Line]:
    """Yield the figures, the agreed course where there is one, and the floor where there is one."""
    figures = tuple(
        Point(one.label, one.value, one.lower, one.upper, provisional=one.provisional) for one in shown.points
    )
    yield Line(indicator.title, figures, "figures")
    if any(level is not None for level in shown.path):
        course = tuple(Point(one.label, level) for one, level in zip(shown.points, shown.path, strict=True))
        yield Line(shown.path_text, course, "course")
    if shown.floor is not None:
        floor = tuple(Point(one.label, shown.floor.value) for one in shown.points)
        yield Line(shown.floor.text, floor, "floor")


def _expected(shown: LineChart) -> tuple[float, float] | None:
    """Return the edges of the expected range as the page draws them: a share stays between 0 and 100."""
    if shown.band is None:
        return None
    edges = (shown.band.lower, shown.band.upper)
    if shown.share:
        edges = (max(edges[0], 0.0), min(edges[1], style.WHOLE))
    return float(edges[0]), float(edges[1])


def _dot(one: Compared) -> Point:
    latest = one.verdict.latest
    lower, upper = cells.limits(one.verdict)
    return Point(
        one.place.name,
        latest.value if latest else None,
        lower,
        upper,
        provisional=latest is not None and latest.status == drawn.PROVISIONAL,
    )
