"""What a document must satisfy by itself, whatever the catalogue and the records hold."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from data.better import Better
from data.terms.agreement import AgreementTerms, StandardTerms
from data.terms.outcomes import Commitment, Outcome
from data.terms.panels import Budget, Panel
from data.terms.refusals import Refusal

MOST_OUTCOMES: Final = 8
MOST_COMMITMENTS: Final = 3
TENFOLD: Final = 10
PERCENT: Final = 100
LEAST_YEARS: Final = 1
MOST_YEARS: Final = 10


def refusals_of_agreement(terms: AgreementTerms) -> tuple[Refusal, ...]:
    """Everything that keeps an agreement from being accepted as a document, in the order of its clauses."""
    return (*_term(terms), *_panels(terms), *_outcomes(terms), *_budget(terms), *_others(terms))


def refusals_of_standard(terms: StandardTerms) -> tuple[Refusal, ...]:
    """Everything that keeps a minimum standard from being accepted as a document."""
    return (*_standard(terms), *_rule(terms))


def refusals_of_variation(versions: Sequence[AgreementTerms], new: AgreementTerms) -> tuple[Refusal, ...]:
    """What keeps `new` from following the earlier versions, oldest first: another place, or a number given again."""
    if not versions:
        return ()
    found = []
    if new.place != versions[-1].place:
        found.append(
            Refusal("agreement", f"place is {new.place}, was {versions[-1].place}", "A version keeps its place.")
        )
    latest = {each.number for each in versions[-1].outcomes}
    ended = {each.number for terms in versions for each in terms.outcomes} - latest
    found += [
        Refusal(f"outcome {each.number}", "the number belonged to an outcome that has ended", "Give it a new number.")
        for each in new.outcomes
        if each.number in ended
    ]
    return tuple(found)


def far_apart(one: Decimal, other: Decimal) -> bool:
    """Whether two levels are more than tenfold apart, as a slip of the unit would put them."""
    small, large = sorted((abs(one), abs(other)))
    return large > TENFOLD * small


def refusals_of_renewal(versions: Sequence[StandardTerms], new: StandardTerms) -> tuple[Refusal, ...]:
    """What keeps `new` from renewing a standard: the same review again, or no consensus of its own.

    A standard lapses at its review unless both sides agree anew that there should be a floor.
    """
    if not versions:
        return ()
    last = versions[-1]
    found = []
    if new.review <= last.review:
        problem = f"review on {new.review} is not after the review on {last.review} that it renews"
        found.append(Refusal("standard", problem, "Write a later review."))
    if new.consensus.agreed_on <= last.consensus.agreed_on:
        problem = f"agreed_on {new.consensus.agreed_on} is not after the consensus of {last.consensus.agreed_on}"
        found.append(Refusal("consensus", problem, "Record the consensus of both sides on this version."))
    return tuple(found)


def years_after(day: date, years: int) -> date:
    """The same day some years later; 28 February for a 29 February that does not exist."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _term(terms: AgreementTerms) -> Iterator[Refusal]:
    if terms.wave < 1:
        yield Refusal("agreement", f"wave is {terms.wave}", "Write 1 or more.")
    if terms.ends < terms.starts:
        yield Refusal("agreement", f"it ends on {terms.ends}, before it starts on {terms.starts}", "Mend the dates.")
        return
    after = terms.ends + timedelta(days=1) if terms.ends < date.max else terms.ends
    if after < _later(terms.starts, LEAST_YEARS):
        yield Refusal("agreement", "the term is under one year", "Let it end a year or more after it starts.")
    if after > _later(terms.starts, MOST_YEARS):
        yield Refusal("agreement", "the term is over ten years", "Let it end within ten years of its start.")


def _later(day: date, years: int) -> date:
    return years_after(day, years) if day.year + years <= date.max.year else date.max


def _panels(terms: AgreementTerms) -> Iterator[Refusal]:
    excluded = {each.panel for each in terms.excluded}
    for panel in Panel:
        filled = bool(getattr(terms, panel))
        if not filled and panel not in excluded:
            yield Refusal(panel, "it is neither filled nor excluded", f'Fill it, or write [{panel}] excluded = "why".')
        if filled and panel in excluded:
            yield Refusal(panel, "it is both filled and excluded", "Keep one of the two.")


def _outcomes(terms: AgreementTerms) -> Iterator[Refusal]:
    yield from _repeated("outcome", (each.number for each in terms.outcomes), "Give each outcome a number of its own.")
    if len(terms.outcomes) > MOST_OUTCOMES and not any(each.reason for each in terms.outcomes[MOST_OUTCOMES:]):
        ninth = terms.outcomes[MOST_OUTCOMES]
        yield Refusal(
            f"outcome {ninth.number}",
            "it is more than the eight of a small core",
            'Leave it out, or add reason = "why", which both sides sign.',
        )
    for outcome in terms.outcomes:
        yield from _outcome(outcome, terms)


def _outcome(outcome: Outcome, terms: AgreementTerms) -> Iterator[Refusal]:
    where = f"outcome {outcome.number}"
    if outcome.number < 1:
        yield Refusal(where, "outcomes are numbered from 1", "Write number = 1 or more.")
    if outcome.no_measure and outcome.commitments:
        yield Refusal(where, "no_measure stands beside commitments", "Keep one of the two.")
    names = (each.indicator for each in outcome.commitments)
    yield from _repeated(f"{where}, commitment", names, "Put both levels into one commitment, as milestones.")
    extra = outcome.commitments[MOST_COMMITMENTS:]
    if extra and not any(each.reason for each in extra):
        yield Refusal(
            f"{where}, commitment {extra[0].indicator}",
            "it is more than the three measures of an outcome",
            'Leave it out, or add reason = "why", which both sides sign.',
        )
    for commitment in outcome.commitments:
        yield from _commitment(commitment, f"{where}, commitment {commitment.indicator}", terms)


def _commitment(commitment: Commitment, where: str, terms: AgreementTerms) -> Iterator[Refusal]:
    if commitment.agreed_level is None:
        if commitment.by or commitment.milestones:
            yield Refusal(where, "no agreed_level", "Add, say, agreed_level = 130.0, or remove by and milestones.")
    elif commitment.by is None:
        yield Refusal(where, "no by", "Add the day by which the level is agreed, say, by = 2029-03-31.")
    elif commitment.baseline is None and not commitment.reason:
        yield Refusal(where, "no baseline", "Add, say, baseline = 150.0, or say in reason why there is none.")
    days = [each.by for each in commitment.milestones]
    if days != sorted(set(days)) or (days and commitment.by and days[-1] >= commitment.by):
        yield Refusal(where, "the milestones are not in the order of their days", "Order them, all before by.")
    for day in (*days, *([commitment.by] if commitment.by else [])):
        yield from _inside(day, where, terms)
    if commitment.baseline is not None:
        for level in commitment.levels:
            yield from _level(level, commitment.baseline, commitment, where)


def _level(level: Decimal, baseline: Decimal, commitment: Commitment, where: str) -> Iterator[Refusal]:
    if commitment.better.sign * (level - baseline) < 0:
        yield Refusal(
            where,
            f"the level {level:f} is on the wrong side of the baseline {baseline:f}, as {commitment.better} is better",
            "Check the level, the baseline and the direction.",
        )
    if far_apart(level, baseline) and not commitment.reason:
        yield Refusal(
            where,
            f"the level {level:f} is more than tenfold apart from the baseline {baseline:f}",
            "Check the unit, or say why in reason.",
        )


def _inside(day: date, where: str, terms: AgreementTerms) -> Iterator[Refusal]:
    if not terms.starts <= day <= terms.ends:
        yield Refusal(where, f"{day} is outside the term", f"Write a day from {terms.starts} to {terms.ends}.")


def _budget(terms: AgreementTerms) -> Iterator[Refusal]:
    if terms.budget is None:
        return
    budget = terms.budget
    if budget.baseline <= 0:
        yield Refusal("budget", "the baseline is not above zero", "Write it in pounds, say, baseline = 1_200_000_000.")
    if not 0 <= budget.reduction_percent <= PERCENT:
        yield Refusal(
            "budget", f"reduction_percent is {budget.reduction_percent:f}", "Write a share from 0 to 100, say, 3."
        )
    yield from _repeated("budget, envelope", (each.starts for each in budget.envelopes), "Keep one for each year.")
    yield from _repeated("budget, line", (each.name for each in budget.lines), "Give each line a name of its own.")
    yield from _linked(budget, terms)
    for envelope in budget.envelopes:
        yield from _inside(envelope.starts, f"budget, envelope {envelope.starts}", terms)


def _linked(budget: Budget, terms: AgreementTerms) -> Iterator[Refusal]:
    numbers = {each.number for each in terms.outcomes}
    named = [(f"budget, line {each.name}", each.outcome) for each in budget.lines]
    named += [(f"budget, split {each.spender}", each.outcome) for each in budget.splits]
    for where, number in named:
        if number is not None and number not in numbers:
            yield Refusal(where, f"there is no outcome {number}", "Write the number of an outcome of this agreement.")


def _others(terms: AgreementTerms) -> Iterator[Refusal]:
    yield from _repeated("power", (each.name for each in terms.powers), "Give each power a name of its own.")
    yield from _repeated("ask", (each.name for each in terms.asks), "Give each a name of its own.")
    yield from _repeated("continuation of", (each.place for each in terms.continues), "Say once how it passes.")
    for each in terms.continues:
        where = f"continuation of {each.place}"
        if each.place == terms.place:
            yield Refusal(where, "a place cannot continue itself", "Name the council that has ended, or leave it out.")
        if each.version is not None and each.version < 1:
            yield Refusal(where, f"version is {each.version}", "Write the version it held last, 1 or more.")
    for power in terms.powers:
        yield from _inside(power.promised, f"power {power.name}", terms)


def _repeated(word: str, names: Iterable[object], cure: str) -> Iterator[Refusal]:
    for name, times in Counter(names).items():
        if times > 1:
            yield Refusal(f"{word} {name}", "it is there more than once", cure)


def _standard(terms: StandardTerms) -> Iterator[Refusal]:
    if terms.better is Better.NEITHER:
        yield Refusal("standard", "better is neither, so nothing can lie below the floor", "Write higher or lower.")
    if terms.recovery_margin < 0:
        yield Refusal("standard", f"recovery_margin is {terms.recovery_margin:f}", "Write 0 or more, in the unit.")
    if not terms.applies_to:
        yield Refusal("standard", "applies_to is empty", 'Name the places, say, applies_to = ["kent"].')
    if not terms.consensus.places:
        yield Refusal("consensus", "places is empty", "Name who agreed for the places; without consensus no standard.")
    if terms.consensus.agreed_on > terms.starts:
        yield Refusal(
            "consensus",
            f"it was agreed on {terms.consensus.agreed_on}, after the standard starts on {terms.starts}",
            "Let the standard start on that day or later.",
        )
    if terms.review <= terms.starts:
        yield Refusal(
            "standard", f"review on {terms.review} is not after the start on {terms.starts}", "Write a later review."
        )


def _rule(terms: StandardTerms) -> Iterator[Refusal]:
    rule = terms.rule
    least = {
        "confirm_after": 1,
        "clear_needed": 0,
        "suspect_after": 1,
        "recover_after": 2,
        "clear_recovery": 0,
        "gap": 0,
        "stale_after": 1,
    }
    for key, number in least.items():
        if getattr(rule, key) < number:
            yield Refusal("rule", f"{key} is {getattr(rule, key)}", f"Write {number} or more.")
    if rule.clear_needed > rule.confirm_after:
        yield Refusal("rule", "clear_needed is above confirm_after", "Let it be as large at most.")
