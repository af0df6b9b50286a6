"""What stands beside the latest figures of places: own shares, histories, growing apart, similar places."""

from dashboard.charts.multiples import ends
from dashboard.charts.values import MultiplesChart, Panel
from dashboard.components import effect_parts, tables, text
from dashboard.components.axis_choice import axis
from dashboard.components.charts import chart as draw
from dashboard.components.group_choice import group
from dashboard.questions.comparison_values import Comparison, History, NoShare, Similar
from dashboard.questions.similar import LEAST
from dashboard.questions.values import AcrossPage, Compared
from dashboard.selection import Visit
from dashboard.wording import cells, comparing, numbers, provenance, sentences, series, states
from dashboard.wording import page as words
from dashboard.wording import tables as shapes
from data.catalogue import Indicator, UnitKind
from data.terms import EvidenceClass


def comparison(run: Visit, page: AcrossPage) -> None:
    """Draw everything that stands beside the latest figures."""
    indicator, beside = page.indicator, page.comparison
    rows = [one for one in page.rows if one.comparable]
    if indicator is None or beside is None or not rows:
        return
    _shares(rows, beside, indicator)
    _histories(run, page, beside, indicator)
    _apart(beside, rows)
    _similar(rows, beside, indicator)
    effect_parts.effects(rows, beside, indicator)


def _shares(rows: list[Compared], beside: Comparison, indicator: Indicator) -> None:
    """Draw the share of its own agreed change that each place has made, with its range."""
    text.section(words.SHARES)
    classes = {one.verdict.evidence_class for one in rows}
    weakest = EvidenceClass.ILLUSTRATIVE if EvidenceClass.ILLUSTRATIVE in classes else EvidenceClass.PUBLISHED
    text.said(sentences.reasoned(comparing.OWN, weakest))
    tables.table(shapes.SHARES, [_share_row(one, beside, indicator) for one in rows], alt=words.SHARES)


def _share_row(one: Compared, beside: Comparison, indicator: Indicator) -> tables.Row:
    share, agreed = beside.shares.get(one.place.code, NoShare.NO_LEVEL), one.measure.commitment
    return tables.Row(
        one.place.name,
        (
            comparing.to_go(agreed.baseline, agreed.agreed_level, agreed.by, indicator) if agreed else cells.DASH,
            cells.latest(one.verdict, indicator),
            *(
                (comparing.no_share(share.value), cells.DASH)
                if isinstance(share, NoShare)
                else (comparing.share_cell(share.share), comparing.share_range(share.lower, share.upper))
            ),
        ),
    )


def _histories(run: Visit, page: AcrossPage, beside: Comparison, indicator: Indicator) -> None:
    """Draw each place over time on one scale, by years since its agreement began or by the calendar."""
    names = {one.place.code: one.place.name for one in page.rows}
    drawn = [one for one in beside.histories if any(moment.value is not None for moment in one.figures)]
    if not drawn:
        return
    text.section(words.HISTORIES)
    began = axis(run, indicator, usual=comparing.SINCE) == comparing.SINCE
    first, until = group(run, [names[one.code] for one in drawn])
    chart = MultiplesChart(
        title=comparing.histories_title(indicator, began=began),
        panels=tuple(Panel(names[one.code], _points(one, began=began), _course(one, began=began)) for one in drawn),
        decimals=indicator.decimals,
        began=began,
        first=first,
        until=until,
        suffix=series.suffix(indicator),
        share=indicator.unit_kind is UnitKind.PERCENT,
        footer=(
            *provenance.chart_footer(
                indicator, as_at=run.chosen.moment.known_at, evidence=page.evidence or EvidenceClass.PUBLISHED
            ),
            states.CAVEAT,
        ),
    )
    draw(
        chart, alt=comparing.histories_alt(indicator, places=len(drawn[first:until])), key=f"histories-{indicator.name}"
    )
    text.said(
        comparing.ONE_SCALE,
        comparing.COURSES if any(panel.course for panel in chart.panels) else "",
        comparing.BEGAN if began else "",
        series.axis_start(ends(chart)[0], indicator),
    )
    tables.table(
        shapes.HISTORIES,
        [
            tables.Row(
                names[one.code],
                (
                    *(
                        comparing.history(
                            [(at.start, at.end, at.value) for at in one.figures if (at.since > 0) is after], indicator
                        )
                        for after in (False, True)
                    ),
                    comparing.course([(at.start, at.end, at.path) for at in (*one.figures, *one.ahead)], indicator),
                ),
            )
            for one in drawn
        ],
        alt=words.HISTORIES,
    )


def _points(one: History, *, began: bool) -> tuple[tuple[float, float | None], ...]:
    return tuple((moment.since if began else moment.calendar, moment.value) for moment in one.figures)


def _course(one: History, *, began: bool) -> tuple[tuple[float, float | None], ...]:
    drawn = [(moment.since if began else moment.calendar, moment.path) for moment in (*one.figures, *one.ahead)]
    return tuple(drawn) if any(level is not None for _, level in drawn) else ()


def _apart(beside: Comparison, rows: list[Compared]) -> None:
    """Say whether the places have grown apart, or that it cannot be told."""
    if len(rows) == 1:
        return
    text.section(words.APART)
    found = beside.apart
    if found is None or found.start is None or found.now is None:
        text.said(comparing.cannot_tell(0))
        return
    start, now = (comparing.period(span) for span in (found.start, found.now))
    text.said(
        comparing.apart(
            found.spread.name.lower(),
            ratio=found.ratio,
            limits=(found.lower, found.upper),
            places=found.places,
            start=start,
            now=now,
        )
    )


def _similar(rows: list[Compared], beside: Comparison, indicator: Indicator) -> None:
    """Draw each place beside those a published list names as similar, where enough of them have the period."""
    text.section(words.SIMILAR)
    names = {one.place.code: one.place.name for one in rows}
    enough = [one for one in beside.similar if one.held >= LEAST]
    few = tuple(names[one.code] for one in beside.similar if one.held < LEAST)
    period = next((comparing.period((at.start, at.end)) for one in rows if (at := one.verdict.latest)), "")
    if beside.similar:
        text.said(comparing.listed_by(beside.similar[0].list_name, beside.similar[0].version), comparing.LIST)
    if enough:
        text.said(comparing.gaps_in(indicator))
        tables.table(
            shapes.SIMILAR, [_similar_row(one, names[one.code], indicator) for one in enough], alt=words.SIMILAR
        )
        text.listed(comparing.compared_with(names[one.code], one.names) for one in enough)
    if few:
        text.said(comparing.too_few_similar(few, least=LEAST, period=period))
    if beside.unlisted:
        text.said(comparing.unlisted(beside.unlisted))


def _similar_row(one: Similar, name: str, indicator: Indicator) -> tables.Row:
    return tables.Row(
        name,
        (
            numbers.short(one.median, indicator),
            comparing.gap(one.gap, indicator),
            comparing.gap_change(one.change, indicator),
            comparing.held_of(one.held, len(one.names)),
        ),
    )
