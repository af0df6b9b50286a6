"""What the page of a budget asks: the agreed money beside outcomes, the savings ledger, the counting exercise."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.questions import agreements
from dashboard.questions.budget_sums import Sums, YearSum, current_year, sums
from dashboard.questions.place import named, office_of
from data.store import dealings
from data.store.dealings import SavingRecord, SpendingRecord
from data.store.dealings import SavingStage as SavingStage  # noqa: PLC0414  handed on to the parts of the page
from data.store.places import PlaceRecord
from data.terms import AgreementTerms, Budget, BudgetLine, EvidenceClass, Outcome, Split


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A line of the budget, the outcome it is for where it names one, and the office that answers for it."""

    line: BudgetLine
    outcome: Outcome | None
    office: str


@dataclass(frozen=True, slots=True)
class SpenderAndSaver:
    """Who spends so that somebody else saves, and for which outcome."""

    split: Split
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Saving:
    """One saving by its name, with every entry of the ledger about it, oldest first."""

    name: str
    entries: tuple[SavingRecord, ...]

    def at(self, stage: SavingStage) -> tuple[SavingRecord, ...]:
        """Return the entries of one stage; they are shown, never added."""
        return tuple(one for one in self.entries if one.stage is stage)


@dataclass(frozen=True, slots=True)
class Counted:
    """A counting exercise of one year: what was counted in all, by whom it was spent, and what nobody broke down.

    `remainder`, in pence, is None where the whole is not known; it is below zero where the parts come to more.
    """

    year: str
    whole: SpendingRecord | None
    parts: tuple[SpendingRecord, ...]
    remainder: int | None
    source: str
    evidence: EvidenceClass


@dataclass(frozen=True, slots=True)
class BudgetPage:
    """Everything the page of a budget shows beside who answers for it."""

    budget: Budget | None = None
    sums: Sums | None = None
    current: YearSum | None = None
    lines: tuple[MoneyLine, ...] = ()
    unfunded: tuple[Outcome, ...] = ()
    splits: tuple[SpenderAndSaver, ...] = ()
    savings: tuple[Saving, ...] = ()
    counted: tuple[Counted, ...] = ()

    @property
    def loose(self) -> tuple[MoneyLine, ...]:
        """The money that is for no outcome of the agreement."""
        return tuple(one for one in self.lines if one.outcome is None)


def budget_page(session: Session, viewer: Viewer, text: str, *, known_at: datetime) -> BudgetPage:
    """Return the money of the place that a slug, code or name stands for; nothing for no place."""
    place = named(session, text, known_at=known_at)
    if not isinstance(place, PlaceRecord):
        return BudgetPage()
    terms = agreements.stage(session, viewer, place, known_at=known_at).terms
    savings = _savings(dealings.savings(session, place.code, known_at=known_at))
    counted = _counted(dealings.spendings(session, place.code, known_at=known_at))
    if terms is None or terms.budget is None:
        return BudgetPage(savings=savings, counted=counted)
    checked = sums(terms.budget)
    return BudgetPage(
        budget=terms.budget,
        sums=checked,
        current=current_year(checked, on=agreements.day_of(known_at)),
        lines=tuple(_line(one, terms) for one in terms.budget.lines),
        unfunded=unfunded(terms),
        splits=tuple(SpenderAndSaver(one, _outcome(terms, one.outcome)) for one in terms.budget.splits),
        savings=savings,
        counted=counted,
    )


def unfunded(terms: AgreementTerms) -> tuple[Outcome, ...]:
    """Return the outcomes that no line and no split of the budget names."""
    if terms.budget is None:
        return terms.outcomes
    named_in = {line.outcome for line in terms.budget.lines} | {split.outcome for split in terms.budget.splits}
    return tuple(one for one in terms.outcomes if one.number not in named_in)


def _line(line: BudgetLine, terms: AgreementTerms) -> MoneyLine:
    outcome = _outcome(terms, line.outcome)
    inherited = office_of(outcome, terms) if outcome else (terms.accountability.office if terms.accountability else "")
    return MoneyLine(line, outcome, line.office or inherited)


def _outcome(terms: AgreementTerms, number: int | None) -> Outcome | None:
    return next((one for one in terms.outcomes if one.number == number), None)


def _savings(entries: list[SavingRecord]) -> tuple[Saving, ...]:
    """Return the ledger by saving, in alphabetical order; entries of one saving stay in the order of their days."""
    by_name = sorted(entries, key=lambda one: one.name)
    return tuple(Saving(name, tuple(of_name)) for name, of_name in groupby(by_name, key=lambda one: one.name))


def _counted(lines: list[SpendingRecord]) -> tuple[Counted, ...]:
    found = []
    for year in dict.fromkeys(one.year for one in lines):
        of_year = [one for one in lines if one.year == year]
        whole = next((one for one in of_year if one.is_whole), None)
        parts = tuple(one for one in of_year if not one.is_whole)
        remainder = None if whole is None else whole.amount - sum(one.amount for one in parts)
        first = of_year[0]
        found.append(Counted(year, whole, parts, remainder, first.source, first.evidence))
    return tuple(found)
