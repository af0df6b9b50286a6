"""Parts of the page of a place."""

from dashboard.components import by_chance, links, states, tables, text
from dashboard.components.provenance import provenance
from dashboard.documents.answers import by_outcome, place_answer
from dashboard.questions.values import Measure, PlacePage, PromiseState, Standard
from dashboard.selection import Visit
from dashboard.wording import cells, dates, marks, reasons, sentences
from dashboard.wording import exceptions as first
from dashboard.wording import page as words
from dashboard.wording import promises as told
from dashboard.wording import states as said
from dashboard.wording import tables as shapes
from data.terms import EvidenceClass
from data.terms.panels import Panel
from indicators.judgement.verdict import CourseState, DirectionState, StandardState

TROUBLED = {StandardState.BELOW, StandardState.MAY_BE_BELOW, StandardState.RECOVERING}
OFF = {CourseState.OFF_COURSE, CourseState.SINCE_LOST}


def answer(page: PlacePage) -> str:
    """Return the sentence that answers the page, or its standing state."""
    return place_answer(page)


def row_of_links(run: Visit, page: PlacePage) -> None:
    """Draw the links from a place to its outcomes."""
    if page.terms is None:
        return
    found = [
        ("outcome", words.outcome(outcome), run.address("outcome", place=page.place.slug, outcome=outcome))
        for outcome, _ in by_outcome(page)
    ]
    found += [
        ("agreement", words.AGREEMENT, run.address("agreement", place=page.place.slug)),
        ("budget", words.BUDGET, run.address("budget", place=page.place.slug)),
    ]
    links.row(found, key="outcomes")


def failures(failed: tuple[str, ...], page: PlacePage) -> None:
    """Say which measures of this place were not received at the last try."""
    used = {one.indicator.name: one.indicator.title for one in page.measures if one.indicator}
    missing = tuple(used[name] for name in failed if name in used)
    if missing:
        states.state(said.part_failed(len(missing), len(used), missing), key="failed")


def exceptions(page: PlacePage) -> None:
    """Say first what a reader would ask about first."""
    lines = [
        *(
            first.standard(one.terms.title, one.verdict, one.indicator)
            for one in page.standards
            if one.verdict.standard.state in TROUBLED
        ),
        *(
            first.course(one.outcome.number, one.verdict, one.indicator)
            for one in page.measures
            if one.verdict and one.indicator and one.verdict.course.state in OFF
        ),
        *(
            first.direction(one.outcome.number, one.verdict, one.indicator)
            for one in page.measures
            if one.verdict and one.indicator and one.verdict.direction.state is DirectionState.WORSE
        ),
    ]
    if lines:
        text.section(words.EXCEPTIONS)
        text.listed(lines)


def who_answers(page: PlacePage) -> None:
    """Say who answers, who asks the questions and when they meet next, and the director the centre named."""
    if page.terms is None:
        return
    text.section(words.WHO_ANSWERS)
    agreed = page.terms.accountability
    if agreed is None:
        text.said(told.excluded(page.terms, Panel.ACCOUNTABILITY) or told.NO_OFFICE)
    else:
        met = () if page.meeting is None else (told.next_meeting(page.meeting.body, page.meeting.held_on),)
        text.listed((*told.who_answers(agreed), *met))


def standards(page: PlacePage) -> None:
    """Draw the minimum standards of the place."""
    if page.terms is None and not page.standards:
        return
    text.section(words.PLACE_STANDARDS)
    if not page.standards:
        text.said(said.no_standard_here(page.place.name))
        return
    rows = [tables.Row(one.terms.title, _standard_cells(one)) for one in page.standards]
    tables.table(shapes.PLACE_STANDARDS, rows, alt=words.PLACE_STANDARDS)
    for at, one in enumerate(page.standards):
        provenance(
            one.indicator,
            one.verdict.latest,
            one.source,
            grade=one.verdict.standard.evidence.grade,
            office=one.terms.office,
            key=f"standard-{at}",
        )


def outcomes(run: Visit, page: PlacePage) -> None:
    """Draw the agreed outcomes in agreement order, those of a service apart."""
    if page.terms is None:
        return
    text.section(words.PLACE_OUTCOMES)
    if page.evidence is EvidenceClass.ILLUSTRATIVE:
        text.said(said.ILLUSTRATIVE_JUDGEMENTS)
    for heading, service in ((words.POPULATION_OUTCOMES, False), (words.SERVICE_OUTCOMES, True)):
        chosen = [one for one in page.measures if bool(one.outcome.service) is service]
        if chosen:
            text.part(heading)
            rows = [_outcome_row(run, page, one) for one in chosen]
            tables.table(shapes.OUTCOMES, rows, alt=heading, key="-service" if service else "")
    by_chance.of_place(page)
    text.part(words.PROVENANCE)
    for at, one in enumerate(page.measures):
        if one.indicator is not None and one.verdict is not None:
            provenance(
                one.indicator,
                one.verdict.latest,
                one.source,
                grade=one.verdict.course.evidence.grade or one.verdict.direction.evidence.grade,
                office=one.office,
                key=f"outcome-{at}",
            )


def promises(page: PlacePage) -> None:
    """Draw what the centre promised, beside the place's own side."""
    if page.terms is None:
        return
    text.section(words.CENTRE_PROMISES)
    if not page.promises:
        text.said(told.excluded(page.terms, Panel.POWERS) or told.NO_POWERS)
        return
    kept = sum(one.state is PromiseState.KEPT for one in page.promises)
    late = sum(one.state is PromiseState.LATE for one in page.promises)
    text.said(sentences.reasoned(told.promises_answer(kept, late, len(page.promises)), page.evidence))
    rows = [
        tables.Row(
            one.power.name,
            (
                told.promised_by(one.power),
                f"{dates.day(one.power.promised)}\n{words.depth(one.power.depth)}",
                told.state(one.state, late_by=one.late_by, happened_on=one.happened_on),
            ),
        )
        for one in page.promises
    ]
    tables.table(shapes.PROMISES, rows, alt=words.CENTRE_PROMISES)


def budget(page: PlacePage) -> None:
    """Draw the budget in three lines."""
    if page.terms is None:
        return
    text.section(words.BUDGET)
    if page.terms.budget is None:
        text.said(told.excluded(page.terms, Panel.BUDGET) or told.NO_BUDGET)
    else:
        text.listed(told.budget(page.terms.budget))


def passed_down(page: PlacePage) -> None:
    """Draw what is passed on below the town hall; empty is shown as empty."""
    if page.terms is None:
        return
    text.section(words.PASSED_DOWN)
    engagement = page.terms.engagement
    lines = told.engagement(engagement) if engagement else ()
    if lines:
        text.listed(lines)
    if engagement is None or not engagement.passed_down:
        text.said(told.NO_ENGAGEMENT)


def changed(page: PlacePage) -> None:
    """Draw the verdicts that moved lately, by what."""
    if page.terms is None:
        return
    text.section(words.CHANGED)
    if not page.changes:
        text.said(said.NO_SAVED_CHANGES)
        return
    text.listed(
        [
            cells.moved(one.title, one.judgement, one.before, one.after, moved_by=one.moved_by, on=one.on)
            for one in page.changes
        ]
    )


def reported(page: PlacePage) -> None:
    """Draw what publications reported of the place, each with its title, publisher and date."""
    if page.reported:
        text.section(words.REPORTED)
        text.listed(told.reported(one.text, one.title, one.publisher, one.published) for one in page.reported)


def belongs(run: Visit, page: PlacePage) -> None:
    """Link to the agreement this place is part of, and to the areas within it."""
    agreed = list(page.larger)
    if agreed:
        text.section(words.PART_OF)
        links.row([("place", one.name, run.address("place", place=one.slug)) for one in agreed], key="larger")
    if page.within:
        text.section(words.WITHIN)
        links.row([("place", one.name, run.address("place", place=one.slug)) for one in page.within], key="within")


def _standard_cells(one: Standard) -> tuple[str, ...]:
    return (
        str(marks.standard(one.verdict.standard.state)),
        cells.latest(one.verdict, one.indicator),
        reasons.standard(one.verdict, one.indicator),
        cells.since(one.verdict),
    )


def _outcome_row(run: Visit, page: PlacePage, one: Measure) -> tables.Row:
    path = run.path("outcome", place=page.place.slug, outcome=one.outcome.number)
    header = f"{one.outcome.number}. {one.outcome.statement}"
    if one.indicator is None or one.verdict is None:
        mark = str(marks.course(CourseState.NO_MEASURE))
        return tables.Row(header, (said.NO_MEASURE, cells.NONE_AGREED, mark, cells.DASH), path)
    return tables.Row(
        header,
        (
            f"{one.indicator.title}\n{cells.latest_and_level(one.verdict, one.indicator)}",
            cells.standard(one.verdict),
            cells.course(one.verdict),
            cells.direction(one.verdict),
        ),
        path,
        note=words.service(one.outcome.service) if one.outcome.service else "",
    )
