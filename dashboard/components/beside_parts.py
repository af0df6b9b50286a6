"""An area of the place, or up to three other places, beside an outcome, on one scale."""

import streamlit as st

from dashboard.charts.multiples import ends
from dashboard.charts.values import MultiplesChart, Panel
from dashboard.components import address, states, tables, text
from dashboard.components.axis_choice import axis
from dashboard.components.charts import chart as draw
from dashboard.questions.beside import MOST, Beside, BesideSeries
from dashboard.questions.series_values import OutcomePage
from dashboard.selection import Visit
from dashboard.wording import beside as said
from dashboard.wording import comparing, provenance, reorganised, series
from dashboard.wording import page as words
from dashboard.wording import tables as shapes
from data.catalogue import UnitKind


def beside(run: Visit, page: OutcomePage, found: Beside) -> None:
    """Offer areas and places to set beside the outcome, and draw those chosen."""
    within = page.page.within
    if not page.series or not (found.offered or within or found.refused):
        return
    text.section(said.TITLE)
    if found.refused:
        states.state(said.refused(found.refused), key="beside-refused")
    for at, one in enumerate(found.ended):
        names = tuple(place.name for place in one.successors)
        states.state(reorganised.not_across(one.name, names, one.on), key=f"beside-ended-{at}")
    _choose(run, page, found)
    if found.too_many:
        text.said(said.TOO_MANY)
    for series_ in found.series:
        _draw(run, page, series_)


def _choose(run: Visit, page: OutcomePage, found: Beside) -> None:
    """Offer what can be chosen; a choice is written into the address."""
    slugs = {one.slug for one in found.chosen}
    areas = {"": said.NO_AREA} | {one.slug: one.name for one in page.page.within}
    area = run.chosen.area if run.chosen.area in areas else ""
    places = {one.slug: one.name for one in found.offered}
    shown = [slug for slug in places if slug in slugs]
    state = f"{run.chosen.place}-{page.outcome.number}-{area}-{'-'.join(shown)}"
    chosen_area, chosen = area, shown
    if len(areas) > 1:
        options = list(areas)
        chosen_area = st.selectbox(
            said.AREA_LABEL, options, index=options.index(area), format_func=areas.__getitem__, key=f"area-{state}"
        )
    if places:
        chosen = st.multiselect(
            said.PLACES_LABEL,
            list(places),
            default=shown,
            format_func=places.__getitem__,
            max_selections=MOST,
            key=f"compare-{state}",
        )
    if (chosen_area, set(chosen)) != (area, set(shown)):
        address.choose(area=chosen_area, compare=",".join(slug for slug in places if slug in chosen))
        st.rerun()
    text.said(words.UPDATES)


def _draw(run: Visit, page: OutcomePage, one: BesideSeries) -> None:
    indicator = one.indicator
    began = axis(run, indicator) == comparing.SINCE
    shown = one.since if began else one.histories
    held = [(name, history) for name, history in shown if history.figures]
    if held:
        chart = MultiplesChart(
            title=said.title(indicator, began=began),
            panels=tuple(
                Panel(
                    name,
                    tuple((moment.since if began else moment.calendar, moment.value) for moment in history.figures),
                )
                for name, history in held
            ),
            decimals=indicator.decimals,
            began=began,
            suffix=series.suffix(indicator),
            share=indicator.unit_kind is UnitKind.PERCENT,
            footer=provenance.chart_footer(indicator, as_at=run.chosen.moment.known_at, evidence=page.page.evidence),
        )
        alt = provenance.shortened(said.alt(indicator, tuple(name for name, _ in held)))
        draw(chart, alt=alt, key=f"beside-{indicator.name}")
        text.said(said.SAME_SCALE, comparing.BEGAN if began else "", series.axis_start(ends(chart)[0], indicator))
    tables.table(
        shapes.BESIDE,
        [
            tables.Row(name, (comparing.history([(at.start, at.end, at.value) for at in history.figures], indicator),))
            for name, history in shown
        ],
        alt=f"{said.TITLE}, {indicator.title}",
        key=f"-{indicator.name}",
    )
