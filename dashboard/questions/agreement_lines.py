"""The four panels line by line, all in one form: who promised what, in return for what, by when, what has happened."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.questions.agreement import AgreementPage
from dashboard.questions.budget_sums import sums
from dashboard.questions.place import office_of
from dashboard.questions.powers import PowerStanding
from dashboard.questions.values import Measure, PlacePage
from dashboard.wording import agreement_lines as said
from dashboard.wording import budget as money
from data.catalogue import Indicator
from data.terms import AgreementTerms, Budget, Outcome, Panel


@dataclass(frozen=True, slots=True)
class Line:
    """One promise of the agreement. `outcome` is the number of the outcome whose page says more, None for others."""

    panel: Panel
    clause: str
    what: str
    who: str
    in_return_for: str
    by: date | None
    happened: str
    evidence: str
    outcome: int | None = None


def lines_of(page: PlacePage, found: AgreementPage, *, on: date) -> tuple[Line, ...]:
    """Return the lines of the version shown, panel by panel; what has happened is told of the version that counts."""
    terms = found.terms
    if terms is None:
        return ()
    judged = page.measures if found.newest else ()
    return (
        *_outcomes(terms, judged, found.indicators),
        *_budget(terms, on=on),
        *(_power(one, terms) for one in found.powers),
        *_accountability(terms, on=on),
    )


def _outcomes(
    terms: AgreementTerms, judged: tuple[Measure, ...], indicators: Mapping[str, Indicator]
) -> Iterator[Line]:
    by_clause = {(one.outcome.number, one.commitment.indicator if one.commitment else None): one for one in judged}
    for outcome in terms.outcomes:
        office = office_of(outcome, terms)
        if not outcome.commitments:
            yield Line(
                Panel.OUTCOMES,
                f"outcome {outcome.number}",
                said.outcome(outcome),
                office,
                said.NO_RETURN,
                None,
                said.NO_MEASURE,
                outcome.no_measure or said.NOT_SAID,
                outcome.number,
            )
        for commitment in outcome.commitments:
            held = by_clause.get((outcome.number, commitment.indicator))
            indicator, verdict = indicators.get(commitment.indicator), held.verdict if held else None
            yield Line(
                Panel.OUTCOMES,
                f"outcome {outcome.number}, commitment {commitment.indicator}",
                said.commitment(outcome, commitment, indicator),
                said.set_by(office, commitment.set_by),
                said.in_return(commitment),
                commitment.by,
                said.course(verdict, indicator),
                said.figure_source(indicator, verdict),
                outcome.number,
            )


def _budget(terms: AgreementTerms, *, on: date) -> Iterator[Line]:
    if terms.budget is None:
        return
    for year in sums(terms.budget).years:
        yield Line(
            Panel.BUDGET,
            f"budget, envelope {year.starts}",
            said.envelope(year.starts, year.ends, year.amount),
            said.THE_CENTRE,
            said.share_less(terms.budget.reduction_percent),
            year.starts,
            said.begun(year.starts, year.ends, on=on),
            said.agreed_sum(agrees=year.agrees),
        )
    yield from _money(terms.budget, {one.number: one for one in terms.outcomes}, on=on)


def _money(budget: Budget, outcomes: dict[int, Outcome], *, on: date) -> Iterator[Line]:
    for line in budget.lines:
        yield Line(
            Panel.BUDGET,
            f"budget, line {line.name}",
            said.money_line(line.name, line.amount, line.discretion),
            money.spent_by(line.body, line.office or ""),
            said.for_outcome(outcomes.get(line.outcome or 0)),
            line.ends,
            said.runs(line.ends, on=on),
            said.CLAUSE,
            line.outcome,
        )
    for split in budget.splits:
        yield Line(
            Panel.BUDGET,
            f"budget, split {split.spender}",
            said.split(split.spender, split.saver),
            split.spender,
            said.spender_keeps(split.spender_share_percent),
            split.starts,
            said.begun(split.starts, None, on=on),
            split.note or said.CLAUSE,
            split.outcome,
        )


def _power(one: PowerStanding, terms: AgreementTerms) -> Line:
    promise = one.promise
    given_for = tuple(
        outcome.number
        for outcome in terms.outcomes
        if any(commitment.in_return_for == one.power.name for commitment in outcome.commitments)
    )
    return Line(
        Panel.POWERS,
        f"power {one.power.name}",
        said.power(one.power),
        said.promised_by(one.power),
        said.outcomes_given(given_for),
        one.power.promised,
        said.promise_state(
            promise.state.value, late_by=promise.late_by, happened_on=promise.happened_on, actual=one.actual
        ),
        said.last_word(promise.text, one.said_by, one.said_on),
    )


def _accountability(terms: AgreementTerms, *, on: date) -> Iterator[Line]:
    agreed = terms.accountability
    if agreed is None:
        return
    since, evidence = said.begun(terms.starts, None, on=on), said.CLAUSE
    yield Line(
        Panel.ACCOUNTABILITY,
        "accountability, office",
        said.answers(agreed),
        said.THE_PLACE,
        said.POWERS_AND_MONEY,
        terms.starts,
        since,
        evidence,
    )
    yield Line(
        Panel.ACCOUNTABILITY,
        "accountability, questioned_by",
        said.questions(agreed),
        agreed.questioned_by,
        said.NO_RETURN,
        terms.starts,
        since,
        evidence,
    )
    if agreed.director:
        yield Line(
            Panel.ACCOUNTABILITY,
            "accountability, director",
            said.director(agreed.director, agreed.director_places),
            said.THE_CENTRE,
            said.NO_RETURN,
            terms.starts,
            since,
            evidence,
        )
    other = agreed.alternative
    if other is not None:
        yield Line(
            Panel.ACCOUNTABILITY,
            "accountability, alternative",
            said.alternative(other),
            said.THE_PLACE,
            said.EQUAL_VISIBILITY,
            other.answered,
            said.answer_given(other),
            other.case,
        )
