"""Parts of the page of a budget: the sums, what the money is for, who spends and who saves."""

from collections.abc import Iterator

from dashboard.components import links, place_parts, tables, text
from dashboard.questions.budget import BudgetPage, MoneyLine, SavingStage
from dashboard.questions.budget_sums import Sums, YearSum
from dashboard.questions.values import PlacePage
from dashboard.selection import Visit
from dashboard.wording import agreement_lines as line_words
from dashboard.wording import budget as said
from dashboard.wording import page as words
from dashboard.wording import promises as told
from dashboard.wording import sentences
from dashboard.wording import states as standing
from dashboard.wording import tables as shapes
from data.terms import Outcome, Panel


def answer(page: PlacePage, found: BudgetPage) -> str:
    """Return what is agreed, whether the sums agree, and which savings are verified."""
    savings = said.savings_answer(
        {stage.value: sum(bool(one.at(stage)) for one in found.savings) for stage in SavingStage}
    )
    budget, sums, year = found.budget, found.sums, found.current
    if budget is None or sums is None:
        if page.terms is None:
            return place_parts.answer(page)
        return f"{told.excluded(page.terms, Panel.BUDGET) or told.NO_BUDGET} {savings}"
    agreed = said.agreed(
        amount=None if year is None else year.amount,
        starts=None if year is None else year.starts,
        ends=None if year is None else year.ends,
        less=budget.reduction_percent,
        baseline=budget.baseline,
        base_year=budget.baseline_year or "",
    )
    return f"{sentences.reasoned(agreed, page.evidence)} {_verdict(sums)} {savings}"


def row_of_links(run: Visit, page: PlacePage) -> None:
    """Link back to the place, and on to its agreement."""
    slug = page.place.slug
    found = [("place", standing.back_to(page.place.name), run.address("place", place=slug))]
    if page.terms is not None:
        found.append(("agreement", words.AGREEMENT, run.address("agreement", place=slug)))
    links.row(found, key="budget")


def sums(found: BudgetPage) -> None:
    """Draw the envelope year by year, and say in words whether the sums agree."""
    if found.budget is None or found.sums is None:
        return
    text.section(said.ENVELOPE)
    checked = found.sums
    if not checked.years:
        text.said(said.NO_ENVELOPE)
        return
    rows = [
        tables.Row(
            said.year(one.starts, one.ends),
            (said.exact(one.amount), said.exact(checked.left), said.difference(one.difference, agrees=one.agrees)),
        )
        for one in checked.years
    ]
    tables.table(shapes.ENVELOPE, rows, alt=said.ENVELOPE)
    text.part(said.SUMS)
    text.said(_verdict(checked), *_problems(checked))
    if found.budget.lines and checked.lines_fit:
        text.said(said.lines_within(checked.lines, (found.current or checked.years[0]).amount))
    if found.budget.savings:
        text.said(found.budget.savings)


def lines(run: Visit, page: PlacePage, found: BudgetPage) -> None:
    """Draw each line: which body spends it, how freely, until when, for which outcome, and who answers."""
    if found.budget is None:
        return
    text.section(said.LINES)
    if not found.lines:
        text.said(said.NO_LINES)
    else:
        rows = [_line(run, page, one) for one in found.lines]
        tables.table(shapes.MONEY_LINES, rows, alt=said.LINES)
    text.part(said.LOOSE)
    if found.loose:
        text.listed(f"{one.line.name}: {said.exact(one.line.amount)}" for one in found.loose)
    else:
        text.said(said.NO_LOOSE if found.lines else said.NO_LINES)
    text.part(said.UNFUNDED)
    if found.unfunded:
        text.listed(line_words.outcome(one) for one in found.unfunded)
    else:
        text.said(said.NO_UNFUNDED)
    text.said(said.NOT_AN_OUTCOME)


def splits(found: BudgetPage) -> None:
    """Draw who spends so that somebody else saves, from when and how the saving is shared."""
    if found.budget is None:
        return
    text.section(said.SPENDERS)
    if not found.splits:
        text.said(said.NO_SPLITS)
        return
    rows = [
        tables.Row(
            one.split.spender,
            (
                one.split.saver,
                said.since(one.split.starts),
                said.kept(one.split.spender_share_percent),
                _for(one.outcome),
            ),
            note=one.split.note or "",
        )
        for one in found.splits
    ]
    tables.table(shapes.SPLITS, rows, alt=said.SPENDERS)


def _verdict(checked: Sums) -> str:
    return said.SUMS_AGREE if checked.agree else said.SUMS_DISAGREE


def _problems(checked: Sums) -> Iterator[str]:
    if not checked.three_years:
        yield said.years_missing(len(checked.years), checked.gap)
    for year in checked.years:
        if not year.agrees:
            yield _off(year, checked.left)
    if not checked.lines_fit:
        yield said.lines_over(checked.lines)


def _off(year: YearSum, left: int) -> str:
    return said.envelope_off(year.starts, year.ends, year.difference, left)


def _line(run: Visit, page: PlacePage, one: MoneyLine) -> tables.Row:
    line, outcome = one.line, one.outcome
    return tables.Row(
        line.name,
        (
            said.spent_by(line.body, one.office),
            said.exact(line.amount),
            line.discretion or said.NOT_SAID,
            said.until(line.ends),
            _for(outcome),
        ),
        run.path("outcome", place=page.place.slug, outcome=outcome.number) if outcome else "",
    )


def _for(outcome: Outcome | None) -> str:
    return said.for_outcome(None, "") if outcome is None else said.for_outcome(outcome.number, outcome.statement)
