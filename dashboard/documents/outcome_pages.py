"""One outcome in a pack: judgements, chart, table, what the place says, history of levels, limits, questions."""

from collections.abc import Iterator

from dashboard.documents import drawing, question_bank
from dashboard.documents.content import Block, Heading, Lines, Sentence, Table, Words
from dashboard.questions.packs import PackFacts
from dashboard.questions.series_values import Period, Series
from dashboard.wording import cells, dates, marks, numbers, papers_pack, papers_questions, reasons, sentences, states
from dashboard.wording import page as words
from dashboard.wording import series as said
from dashboard.wording import tables as shapes
from data.catalogue import Indicator
from indicators.judgement.verdict import OutcomeVerdict, StandardState


def outcome(facts: PackFacts, number: int) -> Iterator[Block]:
    """Yield the page of one outcome of the agreement."""
    measures = [one for one in facts.page.measures if one.outcome.number == number]
    agreed = measures[0].outcome
    place = facts.page.place.name
    yield Heading(2, papers_pack.outcome(number, agreed.statement))
    yield Sentence(states.promised(place, agreed.statement, words.origin(agreed.origin)))
    series = [one for one in facts.series if one.measure.outcome.number == number]
    if not series:
        yield Sentence(states.no_measure(place, agreed.no_measure or ""))
    for one in series:
        yield from _measured(facts, one)
    yield Heading(3, papers_pack.COMMENTARY)
    remarks = facts.remarks.get(number, ())
    replies = [
        reply
        for standard in facts.page.standards
        if any(one.indicator == standard.indicator for one in measures)
        for reply in standard.replies
    ]
    yield from (Words(remark.text, remark.post, remark.on) for remark in remarks)
    yield from (Words(reply.text, reply.post, reply.on) for reply in replies)
    if not remarks and not replies:
        yield Sentence(papers_pack.no_words(place))
    questions = question_bank.of_outcome(facts, number)
    yield Heading(3, papers_questions.TITLE)
    yield Lines(questions or (papers_questions.NONE,))


def judgements(verdict: OutcomeVerdict, indicator: Indicator) -> Table:
    """Return the three judgements, each with its reason and since when; they are never combined."""
    floor = verdict.standard.floor
    standard = marks.standard(verdict.standard.state)
    rows = (
        (
            words.MINIMUM if floor is None else f"{words.MINIMUM}, {numbers.short(floor, indicator)}",
            str(standard),
            _why(
                reasons.standard(verdict, indicator),
                verdict,
                "" if verdict.standard.state is StandardState.NONE_AGREED else cells.since(verdict),
            ),
        ),
        (
            words.COURSE,
            str(marks.course(verdict.course.state)),
            _why(reasons.course(verdict, indicator), verdict, cells.course_since(verdict)),
        ),
        (
            words.DIRECTION,
            str(marks.direction(verdict.direction.state)),
            _why(reasons.direction(verdict, indicator), verdict, ""),
        ),
    )
    return Table(f"{papers_pack.JUDGEMENTS}: {indicator.title}", papers_pack.JUDGED_COLUMNS, rows)


def _why(reason: str, verdict: OutcomeVerdict, since: str) -> str:
    began = f" {said.since(since)}" if since and since != cells.DASH else ""
    return f"{sentences.reasoned(reason, verdict.evidence_class)}{began}"


def _measured(facts: PackFacts, series: Series) -> Iterator[Block]:
    verdict, indicator = series.measure.verdict, series.measure.indicator
    if verdict is None or indicator is None:
        return
    page = facts.page
    yield Sentence(sentences.outcome_answer(verdict, indicator), strong=True)
    yield judgements(verdict, indicator)
    if any(one.value is not None for one in series.periods):
        yield drawing.over_time(series, indicator, place=page.place.name, as_at=facts.known_at, evidence=page.evidence)
        yield figures(series, indicator)
        yield Sentence(sentences.change_since(verdict, indicator))
    else:
        yield Sentence(states.NO_FIGURES)
    yield from _levels(series, indicator)
    yield Heading(3, papers_pack.LIMITS)
    yield Lines(limits(series, indicator))


def figures(series: Series, indicator: Indicator) -> Table:
    """Return every figure in the chart, the newest first."""
    shape = shapes.FIGURES_WITHOUT_MINIMUM if series.floor is None else shapes.FIGURES
    note = papers_pack.status_note()
    return Table(
        papers_pack.caption(indicator),
        (shape.row, *shape.columns),
        tuple((dates.axis(one.start, one.end), *_cells(one, series, indicator)) for one in reversed(series.periods)),
        f"{note}. {words.EARLIER}" if series.earlier else f"{note}.",
    )


def limits(series: Series, indicator: Indicator) -> tuple[str, ...]:
    """Return what a reader should know before leaning on a measure: late, breaks, definition, chance."""
    verdict = series.measure.verdict
    late = reasons.late_days(verdict, indicator) if verdict else ""
    shown = series.expected is not None
    expected = said.expected_said(series.independent_points, shown=shown, indicator=indicator)
    return tuple(
        line for line in (late, *said.notes(indicator, office=series.measure.office), "" if shown else expected) if line
    )


def _cells(one: Period, series: Series, indicator: Indicator) -> tuple[str, ...]:
    """Return the cells of one period: figure, range, agreed course, floor, when released and in which state."""
    return (
        cells.figure_and_range(one.value, one.status, one.lower, one.upper, indicator).replace("\n", "; "),
        cells.DASH if one.path is None else numbers.short(one.path, indicator),
        *(() if series.floor is None else (numbers.short(series.floor, indicator),)),
        cells.released(one.released, one.status, one.caveats).replace("\n", "; "),
    )


def _levels(series: Series, indicator: Indicator) -> Iterator[Block]:
    """Yield every level that was agreed: value, by when, who set it, why, when it was in force."""
    if all(one.commitment.agreed_level is None for one in series.versions):
        return
    rows = tuple(
        (
            states.NO_LEVEL
            if one.commitment.agreed_level is None
            else numbers.short(one.commitment.agreed_level, indicator),
            dates.day(one.commitment.by) if one.commitment.by else cells.DASH,
            said.set_by(one.commitment),
            one.commitment.why or one.reason or cells.DASH,
            said.version(one.version, one.in_force_from, one.in_force_until),
        )
        for one in series.versions
    )
    yield Table(f"{papers_pack.LEVELS}: {indicator.title}", (shapes.LEVELS.row, *shapes.LEVELS.columns), rows)
