"""Parts of the page across places."""

from dashboard.charts.values import Dot, DotChart
from dashboard.components import across_choices, chamber, funnel_parts, links, states, tables, text
from dashboard.components.charts import chart as draw
from dashboard.components.provenance import provenance as draw_provenance
from dashboard.questions.across import EVERY_WAVE
from dashboard.questions.values import AcrossPage, Compared
from dashboard.selection import Visit, minute
from dashboard.wording import across as said
from dashboard.wording import cells, numbers, series
from dashboard.wording import page as words
from dashboard.wording import provenance as told
from dashboard.wording import states as standing
from dashboard.wording import tables as shapes
from dashboard.wording.language import collated
from data.catalogue import Indicator, UnitKind
from data.terms import EvidenceClass


def title(page: AcrossPage) -> str:
    """Return the name of the page."""
    return said.title(page.indicator)


def parameters(page: AcrossPage) -> dict[str, str]:
    """Return what the address of this page's download says besides the date: the outcome, and which places."""
    if page.indicator is None:
        return {}
    return {"outcome": page.indicator.name, **across_choices.shown(page)}


def answer(page: AcrossPage) -> str:
    """Return the sentence that answers the page."""
    if page.indicator is None:
        return standing.CHOOSE_OUTCOME if page.shared else standing.NOTHING_YET
    return said.answer(
        page.indicator,
        shared=len(page.rows),
        compared=len(_comparable(page)),
        judged_places=sum(_ranged(one) for one in _comparable(page)),
        different=page.different,
        left_out=sum(not one.comparable for one in page.rows),
        within=said.within(page.wave if len(page.waves) > 1 else None, page.kind),
    )


def unknown(page: AcrossPage) -> None:
    """Say that the address names an outcome that no agreement has."""
    if page.unknown:
        states.state(standing.unknown_indicator(page.unknown), key="unknown")
    if page.refused:
        states.state(said.refused(page.refused), key="refused")


def row_of_links(run: Visit, page: AcrossPage) -> None:
    """Link to the same comparison for a room."""
    if page.indicator is not None:
        chamber_ = run.address("across", view=chamber.VIEW, **parameters(page))
        links.row([("across", words.CHAMBER, chamber_)], key="row")


def choice(run: Visit, page: AcrossPage) -> None:
    """Offer the outcomes that agreements share; or, of one outcome, its waves and the kinds of place."""
    if page.indicator is None:
        _shared(run, page)
    else:
        across_choices.choices(page, page.indicator)


def compared(run: Visit, page: AcrossPage) -> None:
    """Draw dots, or a funnel of many places, and a table of those that can be compared, in alphabetical order."""
    indicator, rows = page.indicator, _comparable(page)
    if indicator is None or not rows:
        return
    text.section(words.ACROSS_FIGURES)
    only_chart(run, page)
    picture = {**parameters(page), "as_at": run.as_at or minute(run.now)}
    links.picture("across-chart", picture, key="across")
    if (funnel := page.comparison.funnel if page.comparison else None) is not None:
        funnel_parts.table(run, page, indicator, funnel)
        return
    text.said(series.bars_said(ranges=any(_ranged(one) for one in rows), provisional=False))
    tables.table(shapes.ACROSS, [_row(run, one, indicator) for one in rows], alt=title(page))


def only_chart(run: Visit, page: AcrossPage, *, far: bool = False) -> None:
    """Draw the dots or the funnel and nothing besides."""
    indicator, rows = page.indicator, _comparable(page)
    if indicator is None or not rows:
        return
    if (funnel := page.comparison.funnel if page.comparison else None) is not None:
        funnel_parts.funnel(run, page, indicator, funnel, far=far)
        return
    lowest, highest = _ends(rows, indicator)
    alt = told.dots_alt(measure=indicator.measure, places=len(rows), low=lowest, high=highest, different=page.different)
    draw(_dots(page, indicator, rows, run), alt=alt, key=indicator.name, far=far)


def left_out(run: Visit, page: AcrossPage) -> None:
    """Say who is left out of the comparison, and why; those of another wave or kind can be asked for."""
    every = [(one.place.name, one.left_out, "") for one in page.rows if not one.comparable]
    every += [
        (
            one.place.name,
            said.aside(one.wave, one.place.kind.value, wave=page.wave, kind=page.kind),
            run.path("outcome", place=one.place.slug, outcome=one.outcome),
        )
        for one in page.aside
    ]
    if not every:
        return
    text.section(words.LEFT_OUT)
    rows = [
        tables.Row(name, (why,), path)
        for name, why, path in sorted(every, key=lambda one: (collated(one[0]), *one[1:]))
    ]
    tables.table(shapes.LEFT_OUT, rows, alt=words.LEFT_OUT)
    if page.aside and page.indicator is not None:
        every_place = run.address("across", outcome=page.indicator.name, wave=EVERY_WAVE)
        links.row([("across", said.SHOW_ALL, every_place)], key="every-place")


def provenance(page: AcrossPage) -> None:
    """Draw where the figures came from; one line serves places of the same release."""
    if page.indicator is None or not page.rows:
        return
    text.section(words.DATA_NOTES)
    text.listed(series.notes(page.indicator, office="")[:3])
    first = page.rows[0]
    draw_provenance(
        page.indicator,
        first.verdict.latest,
        first.measure.source,
        grade=first.verdict.direction.evidence.grade,
        office="",
        key="across",
    )


def _comparable(page: AcrossPage) -> list[Compared]:
    return [one for one in page.rows if one.comparable]


def _ranged(one: Compared) -> bool:
    return cells.limits(one.verdict)[0] is not None


def _shared(run: Visit, page: AcrossPage) -> None:
    if not page.shared:
        return
    text.section(words.CHOOSE)
    rows = [
        tables.Row(
            one.indicator.title,
            (standing.listed(tuple(place.name for place in one.places)), numbers.base(one.indicator)),
            run.path("across", outcome=one.indicator.name),
        )
        for one in page.shared
    ]
    tables.table(shapes.SHARED, rows, alt=words.CHOOSE)


def _dots(page: AcrossPage, indicator: Indicator, rows: list[Compared], run: Visit) -> DotChart:
    return DotChart(
        title=said.chart_title(indicator),
        dots=tuple(
            Dot(
                one.place.name,
                one.verdict.latest.value if one.verdict.latest else None,
                *cells.limits(one.verdict),
                differs=one.place.name in page.different,
                provisional=one.verdict.latest is not None and one.verdict.latest.status == "provisional",
            )
            for one in rows
        ),
        decimals=indicator.decimals,
        suffix=series.suffix(indicator),
        share=indicator.unit_kind is UnitKind.PERCENT,
        footer=(
            *told.chart_footer(
                indicator, as_at=run.chosen.moment.known_at, evidence=page.evidence or EvidenceClass.PUBLISHED
            ),
            standing.CAVEAT,
        ),
    )


def _ends(rows: list[Compared], indicator: Indicator) -> tuple[str, str]:
    known = sorted(
        one.verdict.latest.value for one in rows if one.verdict.latest and one.verdict.latest.value is not None
    )
    if not known:
        return numbers.NOT_KNOWN, numbers.NOT_KNOWN
    return numbers.short(known[0], indicator), numbers.short(known[-1], indicator)


def _row(run: Visit, one: Compared, indicator: Indicator) -> tables.Row:
    return tables.Row(
        one.place.name,
        (
            cells.latest_and_range(one.verdict, indicator),
            cells.course(one.verdict),
            cells.direction(one.verdict),
            cells.level(one.verdict, indicator),
        ),
        run.path("outcome", place=one.place.slug, outcome=one.measure.outcome.number),
        note=said.wave_and_class(one.wave, one.verdict.evidence_class),
    )
