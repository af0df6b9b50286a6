"""What can safely be said today, word for word, and what is tempting and cannot be said, with the reason.

Safe lines rest on final figures and on claims that a judgement supports; nothing provisional, late or within chance.
"""

from collections.abc import Iterator

from dashboard.questions.papers import BriefingFacts, Neighbour, limits
from dashboard.questions.values import Measure, Source
from dashboard.wording import marks, numbers, papers, sentences
from data.catalogue import Indicator
from indicators.judgement.verdict import CourseState, DirectionState, OutcomeVerdict, StandardState

MOST = 3
PENCE = 100
FINAL = "final"
PROVISIONAL = "provisional"
DOUBTED = frozenset({StandardState.BELOW, StandardState.MAY_BE_BELOW})
GOOD = frozenset({CourseState.ON_COURSE, CourseState.ACHIEVED})


def safe_to_say(facts: BriefingFacts, *, most: int = MOST) -> tuple[str, ...]:
    """Return up to three lines that may be said as they stand; one fixed line where the figures support none."""
    return tuple(_claims(facts))[:most] or (papers.NOTHING_SAFE,)


def do_not_say(facts: BriefingFacts, *, most: int = MOST) -> tuple[str, ...]:
    """Return up to three tempting lines with the reason against each; that of cause is always among them."""
    tempting = list(_temptations(facts))[: most - 1]
    return (*tempting, papers.NO_CAUSE)


def is_better(verdict: OutcomeVerdict) -> bool:
    """Whether the figure moved the agreed way since the agreement began, by whatever amount."""
    moved = verdict.course.change
    return moved is not None and moved.change * verdict.better.sign > 0


def _claims(facts: BriefingFacts) -> Iterator[str]:
    """Yield every supported claim: changes beyond chance first, then course, then minimum standards."""
    settled = [one for one in facts.page.measures if one.verdict is not None and _is_settled(one.verdict)]
    for one in sorted(settled, key=_strength):
        verdict, indicator = one.verdict, one.indicator
        if verdict is None or indicator is None:
            continue
        if _is_beyond_chance(verdict):
            said = f"{papers.claim(verdict, indicator)} {sentences.change_since(verdict, indicator)}"
        elif verdict.course.state in GOOD:
            said = papers.claim(verdict, indicator)
        else:
            continue
        if verdict.standard.state is StandardState.RECOVERING:
            said = f"{said} {papers.MINIMUM_STANDARD}: {_recovering()}."
        yield _sourced(said, indicator, one.source)
    for standard in facts.page.standards:
        verdict, indicator = standard.verdict, standard.indicator
        if verdict.standard.state is StandardState.MEETS and _is_settled(verdict):
            said = f"{standard.terms.title}: {sentences.lowered(sentences.standing_standard(verdict, indicator))}"
            yield _sourced(sentences.prefixed(said, verdict.evidence_class), indicator, standard.source)


def _temptations(facts: BriefingFacts) -> Iterator[str]:
    """Yield what somebody could be tempted to say: provisional, then chance, then savings, then neighbours."""
    judged = [(one.verdict, one.indicator) for one in facts.page.measures if one.verdict is not None and one.indicator]
    for verdict, indicator in judged:
        if verdict.latest is not None and verdict.latest.status == PROVISIONAL:
            yield papers.not_provisional(verdict.latest, indicator)
    for verdict, indicator in judged:
        moved = verdict.course.change
        if moved is not None and is_better(verdict) and moved.more_than_chance is not True:
            yield papers.not_beyond_chance(indicator, has_range=moved.more_than_chance is not None)
    for claim in facts.claims:
        yield papers.not_verified(numbers.money(claim.amount // PENCE), claim.name)
    for one in facts.neighbours:
        if said := _not_ahead(facts, one):
            yield said


def _recovering() -> str:
    """Return what must be said beside a claim about a figure that was below its own floor lately."""
    return sentences.lowered(marks.standard(StandardState.RECOVERING).words)


def _is_settled(verdict: OutcomeVerdict) -> bool:
    """Whether the figure is final and not, nor possibly, below its own floor: nobody boasts of such a figure."""
    final = verdict.latest is not None and verdict.latest.status == FINAL
    return final and verdict.standard.state not in DOUBTED


def _is_beyond_chance(verdict: OutcomeVerdict) -> bool:
    moved = verdict.course.change
    beyond = moved is not None and moved.more_than_chance is True and is_better(verdict)
    return beyond and verdict.direction.state is not DirectionState.WORSE


def _strength(measure: Measure) -> tuple[int, int]:
    """Return the order in which claims are offered: the strongest kind first, then agreement order."""
    verdict = measure.verdict
    return (0 if verdict is not None and _is_beyond_chance(verdict) else 1, measure.outcome.number)


def _sourced(said: str, indicator: Indicator, source: Source | None) -> str:
    return f"{said} {papers.source(indicator.publisher, source.released if source else None)}"


def _not_ahead(facts: BriefingFacts, one: Neighbour) -> str:
    indicator, verdict = one.measure.indicator, one.measure.verdict
    if indicator is None or verdict is None:
        return ""
    here, there = limits(verdict), limits(one.verdict)
    if here is None or there is None:
        return ""
    ranges = (numbers.spread(*here, indicator), numbers.spread(*there, indicator))
    return papers.not_ahead(facts.page.place.name, one.place.name, indicator, *ranges)
