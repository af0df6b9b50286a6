"""The areas within a place, beside each other."""

from dashboard.components import tables, text
from dashboard.components.charts import chart as draw
from dashboard.drawn import area_chart
from dashboard.questions.series_values import Against, Area, OutcomePage, Series
from dashboard.selection import Visit
from dashboard.wording import cells, dates, numbers
from dashboard.wording import page as words
from dashboard.wording import provenance as told
from dashboard.wording import series as said
from dashboard.wording import tables as shapes


def areas(run: Visit, page: OutcomePage, series: Series) -> None:
    """Draw the areas within the place, alphabetically, and say which differ by more than chance."""
    indicator, place = series.measure.indicator, page.page.place
    if indicator is None or not page.page.within:
        return
    text.section(words.BY_AREA if len(page.series) == 1 else f"{words.BY_AREA}: {indicator.title}")
    held = [one for one in series.areas if one.value is not None]
    if not held:
        text.said(said.NO_AREAS)
        return
    text.said(_areas_answer(place.name, series.areas))
    values = area_chart(
        series, indicator, place=place.name, as_at=run.chosen.moment.known_at, evidence=page.page.evidence
    )
    known = sorted(held, key=lambda one: one.value or 0.0)
    draw(
        values,
        alt=told.dots_alt(
            measure=indicator.measure,
            places=len(held),
            low=numbers.short(known[0].value, indicator),
            high=numbers.short(known[-1].value, indicator),
            different=[dot.name for dot in values.dots if dot.differs],
        ),
        key=f"areas-{indicator.name}",
    )
    rows = [
        tables.Row(
            one.place.name,
            (
                cells.figure(one.value, one.status, indicator),
                cells.spread(one.lower, one.upper, indicator),
                dates.axis(one.start, one.end) if one.start and one.end else cells.DASH,
                said.against(one.against.value, beside_rest=one.beside_rest),
            ),
        )
        for one in series.areas
    ]
    tables.table(shapes.AREAS, rows, alt=f"{words.BY_AREA}, {indicator.title}", key=f"-{indicator.name}")


def _areas_answer(place: str, areas: tuple[Area, ...]) -> str:
    """Return which areas differ from the rest by more than chance."""

    def named(*kinds: Against) -> tuple[str, ...]:
        return tuple(one.place.name for one in areas if one.against in kinds)

    return said.areas_answer(
        place,
        better=named(Against.BETTER),
        worse=named(Against.WORSE),
        other=named(Against.HIGHER, Against.LOWER),
        compared=sum(one.against is not Against.NOT_COMPARED for one in areas),
        beside_rest=all(one.beside_rest for one in areas if one.against is not Against.NOT_COMPARED),
    )
