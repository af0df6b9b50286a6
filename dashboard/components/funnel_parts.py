"""The funnel of many places, with its table."""

from dashboard.charts.values import FunnelChart, FunnelDot
from dashboard.components import tables, text
from dashboard.components.charts import chart as draw
from dashboard.questions.comparison_values import Funnel, FunnelPlace
from dashboard.questions.values import AcrossPage, Compared
from dashboard.selection import Visit
from dashboard.wording import across as said
from dashboard.wording import cells, comparing, provenance, series, states
from dashboard.wording import tables as shapes
from data.catalogue import Indicator, UnitKind
from data.terms import EvidenceClass


def funnel(run: Visit, page: AcrossPage, indicator: Indicator, values: Funnel, *, far: bool = False) -> None:
    """Draw places against how many they count."""
    rows = {one.place.code: one for one in page.rows}
    chart = FunnelChart(
        title=said.chart_title(indicator),
        dots=tuple(
            FunnelDot(rows[one.code].place.name, one.size, one.value, rows[one.code].place.name in page.different)
            for one in values.places
        ),
        centre=values.centre,
        sizes=values.sizes,
        lower_95=values.lower_95,
        upper_95=values.upper_95,
        lower_998=values.lower_998,
        upper_998=values.upper_998,
        size_title=comparing.size_title(indicator),
        decimals=indicator.decimals,
        suffix=series.suffix(indicator),
        share=indicator.unit_kind is UnitKind.PERCENT,
        footer=(
            comparing.together(values.centre, indicator),
            *provenance.chart_footer(
                indicator, as_at=run.chosen.moment.known_at, evidence=page.evidence or EvidenceClass.PUBLISHED
            ),
            states.CAVEAT,
        ),
    )
    alt = comparing.funnel_alt(indicator, places=len(values.places), centre=values.centre, different=page.different)
    draw(chart, alt=provenance.shortened(alt), key=indicator.name, far=far)


def table(run: Visit, page: AcrossPage, indicator: Indicator, values: Funnel) -> None:
    """Say how to read a funnel, and draw the table that holds every value drawn."""
    rows = {one.place.code: one for one in page.rows}
    text.said(comparing.FUNNEL)
    tables.table(
        shapes.ACROSS_FUNNEL,
        [_row(run, rows[one.code], one, indicator) for one in values.places],
        alt=said.title(indicator),
    )


def _row(run: Visit, one: Compared, beside: FunnelPlace, indicator: Indicator) -> tables.Row:
    return tables.Row(
        one.place.name,
        (
            f"{cells.latest(one.verdict, indicator)}\n{comparing.of_size(beside.size)}",
            comparing.usual(beside.lower, beside.upper, indicator, differs=beside.differs),
            cells.course(one.verdict),
            cells.direction(one.verdict),
        ),
        run.path("outcome", place=one.place.slug, outcome=one.measure.outcome.number),
        note=said.wave_and_class(one.wave, one.verdict.evidence_class),
    )
