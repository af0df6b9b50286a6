"""Parts of the page of an outcome."""

from collections.abc import Mapping

import streamlit as st

from dashboard.charts.values import LineChart
from dashboard.components import chamber, context_choice, links, states, tables, text
from dashboard.components.charts import chart as draw
from dashboard.components.provenance import provenance
from dashboard.drawn import caption, line_alt, line_chart
from dashboard.questions.context import Context
from dashboard.questions.outlook import Ahead
from dashboard.questions.series_values import OutcomePage, Period, Series
from dashboard.selection import Visit, minute
from dashboard.wording import cells, dates, marks, numbers, outlook, reasons, sentences
from dashboard.wording import page as words
from dashboard.wording import series as said
from dashboard.wording import states as standing
from dashboard.wording import tables as shapes
from dashboard.wording.inert import cell
from data.catalogue import Indicator
from indicators.judgement.verdict import StandardState


def title(page: OutcomePage) -> str:
    """Return the name of the page: the place and its outcome."""
    name = page.series[0].measure.indicator if page.series else None
    return f"{page.page.place.name}: {name.title if name else page.outcome.statement.rstrip('.')}"


def answer(page: OutcomePage, *, most: int | None = None) -> str:
    """Return the sentence that answers the page, of all its measures or of the first so many."""
    told_ = [
        sentences.outcome_answer(one.measure.verdict, one.measure.indicator)
        for one in page.series[:most]
        if one.measure.verdict and one.measure.indicator
    ]
    if not told_:
        return standing.no_measure(page.page.place.name, page.outcome.no_measure or "")
    return " ".join(told_)


def parameters(page: OutcomePage) -> dict[str, str]:
    """Return what the address of this page's download says besides the date."""
    return {"place": page.page.place.slug, "outcome": str(page.outcome.number)}


def row_of_links(run: Visit, page: OutcomePage) -> None:
    """Link back to the place and on to the same outcome elsewhere."""
    place = page.page.place
    found = [("place", standing.back_to(place.name), run.address("place", place=place.slug))]
    found += [
        (
            "across",
            words.across_places(one.measure.indicator.title),
            run.address("across", outcome=one.measure.indicator.name, wave=_wave(page)),
        )
        for one in page.series
        if one.measure.indicator
    ]
    found.append(("outcome", words.CHAMBER, run.address("outcome", view=chamber.VIEW, **parameters(page))))
    links.row(found, key="row")


def _wave(page: OutcomePage) -> int | None:
    """Return the wave of the agreement, so that places of the same wave stand beside it first."""
    return page.page.terms.wave if page.page.terms else None


def promise(page: OutcomePage) -> None:
    """Say the outcome in its own words, who asked for it and who answers."""
    outcome = page.outcome
    office = next((one.office for one in page.page.measures if one.outcome.number == outcome.number), "")
    text.said(
        standing.promised(page.page.place.name, outcome.statement, words.origin(outcome.origin)),
        said.answers_for_it(office),
    )


def judgements(page: OutcomePage, series: Series) -> None:
    """Draw the three judgements side by side, each with its reason; they are never combined."""
    measure = series.measure
    verdict, indicator = measure.verdict, measure.indicator
    if verdict is None or indicator is None:
        return
    text.section(words.JUDGEMENTS if len(page.series) == 1 else f"{words.JUDGEMENTS}: {indicator.title}")
    floor = verdict.standard.floor
    three = (
        (
            words.MINIMUM if floor is None else f"{words.MINIMUM}, {numbers.short(floor, indicator)}",
            marks.standard(verdict.standard.state),
            reasons.standard(verdict, indicator),
            "" if verdict.standard.state is StandardState.NONE_AGREED else cells.since(verdict),
        ),
        (
            words.COURSE,
            marks.course(verdict.course.state),
            reasons.course(verdict, indicator),
            cells.course_since(verdict),
        ),
        (words.DIRECTION, marks.direction(verdict.direction.state), reasons.direction(verdict, indicator), ""),
    )
    for column, (name, mark, reason, since) in zip(st.columns(3, gap="medium"), three, strict=True):
        with column, st.container(key=f"verdict-{name[:9].strip(', ')}-{indicator.name}"):
            text.part(name)
            st.markdown(f"**{cell(str(mark))}**")
            told = sentences.untold if mark.shape == marks.UNKNOWN else sentences.reasoned
            text.said(told(reason, verdict.evidence_class))
            if since and since != cells.DASH:
                text.said(said.since(since))


def chart(run: Visit, page: OutcomePage, series: Series, contexts: Mapping[str, tuple[Context, ...]]) -> None:
    """Draw the figures over time, against what the reader asked for."""
    indicator = series.measure.indicator
    if indicator is None:
        return
    text.section(words.FIGURES if len(page.series) == 1 else f"{words.FIGURES}: {indicator.title}")
    if not any(one.value is not None for one in series.periods):
        text.said(standing.NO_FIGURES)
        return
    offered = contexts.get(indicator.name, ())
    against = context_choice.chosen(run, offered)
    values = only_chart(run, page, series, against=against)
    if values is not None:
        text.said(caption(series, indicator, values))
    context_choice.choice(run, offered, indicator)
    context_choice.told(series, against, indicator)
    measure = {**parameters(page), "indicator": indicator.name, "as_at": run.as_at or minute(run.now)}
    links.picture("chart", measure, key=indicator.name)


def only_chart(
    run: Visit, page: OutcomePage, series: Series, *, far: bool = False, against: Context | None = None
) -> LineChart | None:
    """Draw the figures over time and nothing besides; None where there is no figure to draw."""
    indicator, name = series.measure.indicator, page.page.place.name
    if indicator is None or not any(one.value is not None for one in series.periods):
        return None
    moment, kind = run.chosen.moment.known_at, page.page.evidence
    values = line_chart(series, indicator, place=name, as_at=moment, evidence=kind, against=against)
    draw(values, alt=line_alt(series, indicator, place=name), key=indicator.name, far=far)
    return values


def figures(series: Series) -> None:
    """Draw the table of every figure in the chart, newest first, with where the latest came from."""
    measure, indicator = series.measure, series.measure.indicator
    if indicator is None or not series.periods:
        return
    rows = [
        *_could_be(series, indicator),
        *(
            tables.Row(dates.axis(one.start, one.end), _figure_cells(one, series, indicator))
            for one in reversed(series.periods)
        ),
    ]
    shape = shapes.FIGURES_WITHOUT_MINIMUM if series.floor is None else shapes.FIGURES
    tables.table(shape, rows, alt=f"{indicator.title}, {numbers.base(indicator)}", key=f"-{indicator.name}")
    if series.earlier:
        text.said(words.EARLIER)
    provenance(
        indicator,
        measure.verdict.latest if measure.verdict else None,
        measure.source,
        grade=series.grade,
        office=measure.office,
        key=f"figures-{indicator.name}",
    )
    if measure.verdict and (late := reasons.late_days(measure.verdict, indicator)):
        states.state(late, key=f"late-{indicator.name}")


def chance(series: Series) -> None:
    """Say whether the change is more than chance, in two sentences."""
    verdict, indicator = series.measure.verdict, series.measure.indicator
    if verdict is None or indicator is None:
        return
    text.section(words.MORE_THAN_CHANCE)
    text.said(sentences.change_since(verdict, indicator), sentences.direction_said(verdict, indicator))


def paired(run: Visit, page: OutcomePage, series: Series) -> None:
    """Name the measure to read beside this one: what might get worse while this one gets better."""
    indicator = series.measure.indicator
    if indicator is None:
        return
    other = page.paired[page.series.index(series)]
    text.section(words.PAIRED)
    if other is None:
        text.said(said.NO_PAIR)
        return
    here = next((one for one in page.page.measures if one.indicator and one.indicator.name == other.name), None)
    text.said(said.pair(indicator, other, held=here is not None))
    if here is not None and here.verdict is not None:
        text.said(sentences.outcome_answer(here.verdict, other))
        place = page.page.place.slug
        links.to("outcome", other.title, run.address("outcome", place=place, outcome=here.outcome.number))


def who_has_a_part(page: OutcomePage) -> None:
    """Draw the services with a part in the outcome, what was given in return and how much the place controls."""
    text.section(words.WHO_HAS_A_PART)
    lines = [said.part(one) for one in page.outcome.parts]
    for commitment in page.outcome.commitments:
        lines += [line for line in (said.in_return(commitment),) if line]
        if commitment.control is not None:
            lines.append(said.control(commitment.control))
    if lines:
        text.listed(lines)
    else:
        text.said(said.NO_PARTS)


def levels(series: Series) -> None:
    """Draw every level that was agreed: value, by when, who set it, why, when it was in force."""
    indicator = series.measure.indicator
    if indicator is None or all(one.commitment.agreed_level is None for one in series.versions):
        return
    text.section(words.LEVELS)
    rows = [
        tables.Row(
            numbers.short(one.commitment.agreed_level, indicator)
            if one.commitment.agreed_level is not None
            else standing.NO_LEVEL,
            (
                dates.day(one.commitment.by) if one.commitment.by else cells.DASH,
                said.set_by(one.commitment),
                one.commitment.why or one.reason or cells.DASH,
                said.version(one.version, one.in_force_from, one.in_force_until),
            ),
        )
        for one in series.versions
    ]
    tables.table(shapes.LEVELS, rows, alt=words.LEVELS, key=f"-{indicator.name}")


def notes(series: Series) -> None:
    """Say what a reader should know about the measure."""
    indicator = series.measure.indicator
    if indicator is None:
        return
    text.section(words.DATA_NOTES)
    text.listed(said.notes(indicator, office=series.measure.office))


def _could_be(series: Series, indicator: Indicator) -> list[tables.Row]:
    """Return a row for each figure to come that the chart draws a range for, the last first."""
    could = series.outlook
    if not isinstance(could, Ahead):
        return []
    course = {one.end: one.path for one in series.ahead}
    floor = () if series.floor is None else (numbers.short(series.floor, indicator),)
    return [
        tables.Row(
            dates.axis(one.start, one.end),
            (
                f"{outlook.NOT_A_FIGURE}\n{cells.ranged(one.lower, one.upper, indicator)}",
                numbers.short(path, indicator) if (path := course.get(one.end)) is not None else cells.DASH,
                *floor,
                outlook.COULD_BE,
            ),
        )
        for one in reversed(could.reaches)
    ]


def _figure_cells(one: Period, series: Series, indicator: Indicator) -> tuple[str, ...]:
    """Return the cells of one period: figure, range, agreed course, floor, when released and in which state."""
    return (
        cells.figure_and_range(one.value, one.status, one.lower, one.upper, indicator),
        cells.DASH if one.path is None else numbers.short(one.path, indicator),
        *(() if series.floor is None else (numbers.short(series.floor, indicator),)),
        cells.released(one.released, one.status, one.caveats),
    )
