"""Which questions the evidence suggests, by rule; people change them as they like."""

from collections.abc import Iterator

from dashboard.documents import exceptional
from dashboard.questions.exceptions import CourseMatter, DirectionMatter, LateMatter, Matter, StandardMatter
from dashboard.questions.packs import PackFacts
from dashboard.questions.series_values import Against, Series
from dashboard.wording import brief, numbers
from dashboard.wording import papers_questions as bank
from indicators.judgement.verdict import CourseState

PENCE = 100
APART = frozenset({Against.BETTER, Against.WORSE, Against.HIGHER, Against.LOWER})


def of_outcome(facts: PackFacts, number: int) -> tuple[str, ...]:
    """Return the questions about one outcome: what is exceptional, what could be chance, areas, levels."""
    measures = [one for one in facts.page.measures if one.outcome.number == number]
    names = {one.indicator.name for one in measures if one.indicator}
    series = [one for one in facts.series if one.measure.outcome.number == number]
    found = [
        *(exceptional.question(one) for one in facts.matters if _concerns(one, number, names)),
        *(question for one in series for question in _of_series(one)),
        *(bank.no_measure(one.outcome.statement) for one in measures if one.indicator is None),
    ]
    return tuple(dict.fromkeys(found))


def of_place(facts: PackFacts) -> tuple[str, ...]:
    """Return every question the evidence suggests about a place and the centre, each once."""
    numbers_of = dict.fromkeys(one.outcome.number for one in facts.page.measures)
    found = [
        *(exceptional.question(one) for one in facts.matters),
        *(question for number in numbers_of for question in of_outcome(facts, number)),
        *(bank.saving(one.name, numbers.money(one.amount // PENCE)) for one in facts.claims),
    ]
    return tuple(dict.fromkeys(found))


def of_both_sides(facts: PackFacts) -> tuple[str, ...]:
    """Return the questions that belong to no single outcome: the centre's promises, replies, savings."""
    about = {question for one in facts.page.measures for question in of_outcome(facts, one.outcome.number)}
    return tuple(one for one in of_place(facts) if one not in about)


def _concerns(matter: Matter, number: int, names: set[str]) -> bool:
    match matter:
        case StandardMatter():
            return matter.standard.indicator.name in names
        case CourseMatter() | DirectionMatter() | LateMatter():
            return matter.measure.outcome.number == number
        case _:
            return False


def _of_series(series: Series) -> Iterator[str]:
    verdict, indicator = series.measure.verdict, series.measure.indicator
    if verdict is None or indicator is None:
        return
    if verdict.course.state is CourseState.WATCH:
        yield bank.by_chance(indicator.title)
    if verdict.course.state is CourseState.CANNOT_TELL:
        yield bank.cannot_tell(indicator.title, brief.reason(verdict.course.reason.because, verdict))
    apart = tuple(one.place.name for one in series.areas if one.against in APART)
    if apart:
        yield bank.areas(indicator.title, apart)
    for before, after in zip(series.versions, series.versions[1:], strict=False):
        if before.commitment.agreed_level != after.commitment.agreed_level and after.in_force_from is not None:
            yield bank.level_changed(indicator.title, after.in_force_from, after.commitment.why or after.reason)
