"""A budget checked against itself, the money beside the outcomes, and what was counted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from dashboard.access import PUBLIC
from dashboard.questions.budget import BudgetPage, SavingStage, budget_page, unfunded
from dashboard.questions.budget_sums import current_year, sums
from data import database
from data.store import dealings
from data.store.dealings import SavingRecord, SpendingRecord
from data.terms import Budget, BudgetLine, Envelope, EvidenceClass
from tests.dashboard.agreements import kept, terms
from tests.stores import NOW, add_place, store

MILLION = 100_000_000  # in pence
YEARS = (date(2024, 4, 1), date(2025, 4, 1), date(2026, 4, 1))
EARLY = datetime(2024, 3, 1, tzinfo=UTC)


def budget(*amounts: int, lines: int = 0, starts: tuple[date, ...] = YEARS) -> Budget:
    return Budget(
        baseline=1_000 * MILLION,
        reduction_percent=Decimal(3),
        envelopes=tuple(
            Envelope(starts=day, amount=amount * MILLION) for day, amount in zip(starts, amounts, strict=False)
        ),
        lines=(BudgetLine(name="All", body="Council", amount=lines * MILLION),) if lines else (),
    )


@pytest.mark.parametrize(
    ("agreed", "agrees", "three", "fit"),
    [
        (budget(970, 970, 970), True, True, True),
        (budget(970, 970, 976), False, True, True),
        (budget(970, 970), False, False, True),
        (budget(970, 970, 970, starts=(YEARS[0], YEARS[1], date(2027, 4, 1))), False, False, True),
        (budget(970, 970, 970, lines=971), False, True, False),
        (budget(970, 970, 970, lines=970), True, True, True),
        (budget(), False, False, True),
    ],
    ids=["all agree", "one year over", "two years", "a gap", "lines over", "lines fill it", "no year"],
)
def test_the_sums_agree_only_where_share_years_and_lines_do(agreed: Budget, agrees, three, fit) -> None:
    found = sums(agreed)
    assert (found.agree, found.three_years, found.lines_fit) == (agrees, three, fit)


def test_a_difference_too_small_to_print_is_rounding() -> None:
    near = Budget(
        baseline=1_000 * MILLION,
        reduction_percent=Decimal(3),
        envelopes=tuple(Envelope(starts=day, amount=970 * MILLION + 4_999_999) for day in YEARS),
    )
    assert sums(near).agree
    assert sums(near).years[0].difference == 4_999_999


@given(st.integers(1, 10**14), st.decimals(0, 100, places=2))
def test_an_envelope_made_from_the_share_always_agrees(baseline: int, share: Decimal) -> None:
    left = sums(Budget(baseline=baseline, reduction_percent=share)).left
    made = Budget(
        baseline=baseline,
        reduction_percent=share,
        envelopes=tuple(Envelope(starts=day, amount=left) for day in YEARS),
    )
    assert sums(made).agree
    assert 0 <= left <= baseline


@pytest.mark.parametrize(
    ("on", "year"),
    [
        (date(2020, 1, 1), 2024),
        (date(2025, 3, 31), 2024),
        (date(2025, 4, 1), 2025),
        (date(2030, 1, 1), 2026),
    ],
)
def test_a_day_lies_in_its_year_or_the_nearest(on: date, year: int) -> None:
    found = current_year(sums(budget(970, 970, 970)), on=on)
    assert found is not None
    assert found.starts.year == year
    assert current_year(sums(budget()), on=on) is None


def test_a_year_from_29_february_ends_before_1_march() -> None:
    leap = budget(970, starts=(date(2028, 2, 29),))
    assert sums(leap).years[0].ends == date(2029, 3, 1)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with store(tmp_path) as engine, database.session(engine) as session:
        add_place(session)
        yield session


def page(session: Session, known_at: datetime = NOW) -> BudgetPage:
    return budget_page(session, PUBLIC, "testham", known_at=known_at)


def test_money_without_an_outcome_and_outcomes_without_money_are_listed(session: Session) -> None:
    kept(session, terms(("outcome = 2", "outcome = 1")))
    found = page(session)
    assert [one.line.name for one in found.loose] == ["Town centres"]
    assert [one.number for one in found.unfunded] == [2]
    assert {one.office for one in found.lines} == {"Mayor of Testham"}
    assert [one.outcome.number for one in found.splits if one.outcome] == [1]


def test_without_a_budget_every_outcome_is_without_money() -> None:
    agreed = terms().model_copy(update={"budget": None})
    assert [one.number for one in unfunded(agreed)] == [1, 2]


def test_nobody_answers_for_a_line_where_no_office_is_named(session: Session) -> None:
    agreed = terms()
    kept(session, agreed.model_copy(update={"accountability": None}))
    assert {one.office for one in page(session).lines} == {""}


def test_a_place_without_an_agreement_may_have_been_counted(session: Session) -> None:
    _spend(session, "All", 100, is_whole=True)
    found = page(session)
    assert found.budget is None
    assert found.counted[0].remainder == 100 * MILLION
    assert budget_page(session, PUBLIC, "nowhere", known_at=NOW) == BudgetPage()


@pytest.mark.parametrize(
    ("whole", "parts", "remainder"),
    [(750, (375, 190), 185), (100, (100,), 0), (100, (60, 60), -20), (None, (60,), None)],
    ids=["something is left", "all is broken down", "the parts come to more", "the whole is not known"],
)
def test_what_nobody_broke_down_is_the_whole_less_the_parts(session: Session, whole, parts, remainder) -> None:
    if whole is not None:
        _spend(session, "All", whole, is_whole=True)
    for at, amount in enumerate(parts):
        _spend(session, f"Body {at}", amount)
    _spend(session, "Other", 1, year="2020")
    first, other = page(session).counted
    assert first.remainder == (None if remainder is None else remainder * MILLION)
    assert [one.amount for one in first.parts] == [amount * MILLION for amount in parts]
    assert (other.year, other.whole) == ("2020", None)


def test_the_ledger_keeps_the_stages_of_each_saving_apart_and_knows_no_sum(session: Session) -> None:
    entry = SavingRecord(
        place="x-testham",
        name="Offices",
        stage=SavingStage.CLAIMED,
        amount=9 * MILLION,
        happened_on=date(2025, 1, 1),
        body="Councils",
        evidence=EvidenceClass.INVENTED,
        recorded_at=EARLY,
    )
    verified = replace(entry, stage=SavingStage.VERIFIED, amount=6 * MILLION, recorded_at=NOW)
    for one in (entry, verified, replace(entry, name="Buses")):
        dealings.record_saving(session, one)
    buses, offices = page(session).savings
    assert (buses.name, offices.name) == ("Buses", "Offices")
    assert [one.amount for one in offices.at(SavingStage.CLAIMED)] == [9 * MILLION]
    assert [one.amount for one in offices.at(SavingStage.VERIFIED)] == [6 * MILLION]
    assert page(session, EARLY).savings[1].at(SavingStage.VERIFIED) == ()


def _spend(session: Session, body: str, millions: int, *, is_whole: bool = False, year: str = "2008-09") -> None:
    line = SpendingRecord(
        place="x-testham",
        year=year,
        body=body,
        amount=millions * MILLION,
        is_whole=is_whole,
        evidence=EvidenceClass.INVENTED,
        recorded_at=EARLY,
    )
    dealings.record_spending(session, line)
