"""An outcomes framework of an integrated settlement can be keyed as it is built, with levels invented for the test.

Such a framework goes from functional strands to outcomes, to several indicators an outcome, to a level by a day for
each, a trajectory by year, and indicators that are followed for context only; some outcomes are shared between places.
Money is consolidated by function, and a chapter says who answers to whom.
"""

from datetime import date
from decimal import Decimal

import pytest

from data import catalogue
from data.terms import (
    AgreementTerms,
    ChangeKind,
    FigureKind,
    agreement_from_toml,
    canonical,
    check_agreement,
    difference,
    fingerprint,
    from_canonical,
    open_points,
    refusals_of_agreement,
    refusals_of_variation,
    to_toml,
)

PLACES = {"northmere", "x-northmere", "eastmere"}
FRAMEWORK = """
place = "northmere"
title = "Northmere: outcomes framework of the integrated settlement"
level = "city_region"
wave = 1
starts = 2026-04-01
ends = 2029-03-31
evidence = "invented"

[accountability]
office = "Mayor of Northmere"
kind = "elected_mayor"
questioned_by = "Northmere overview and scrutiny committee"
director = "Senior responsible officer for the settlement"
director_places = 2

[[outcomes]]
number = 1
statement = "Adults get the skills that work in the area asks for."
origin = "centre"
service = "Adult skills"
office = "Director of skills"

[[outcomes.commitments]]
indicator = "further-education-skills-learner-achievements"
unit = "per 100,000 aged 19 and over"
better = "higher"
baseline = 3000
baseline_period = "academic year 2024 to 2025"
agreed_level = 3600
by = 2029-03-31
steps = true
set_by = "Agreed by both sides from the trajectory of the place"
paired = "employment-rate"
in_return_for = "Adult skills fund"
control = "some"

[[outcomes.commitments.milestones]]
by = 2027-03-31
level = 3200

[[outcomes.commitments.milestones]]
by = 2028-03-31
level = 3400

[[outcomes.commitments]]
indicator = "gcses-equivalent-english-maths"
unit = "percent"
better = "higher"
why = "Followed for context; no level is agreed."

[[outcomes]]
number = 2
statement = "More people who were out of work for long are in work."
origin = "joint"
service = "Employment support"
joint_with = ["eastmere"]

[[outcomes.parts]]
who = "The jobs service"
agreed = "One account for each person"

[[outcomes.commitments]]
indicator = "economic-inactivity-rate"
unit = "percent"
better = "lower"
baseline = 24.0
agreed_level = 22.5
by = 2029-03-31
reason = "Nothing beside it could get worse that is measured here."
in_return_for = "Employment support, commissioned together"
control = "little"

[[outcomes.commitments.milestones]]
by = 2027-03-31
level = 23.5

[[outcomes.commitments]]
indicator = "claimant-count"
unit = "percent"
better = "lower"
why = "Followed for context."

[[outcomes]]
number = 3
statement = "Homes are added at the pace that the area needs."
origin = "centre"
service = "Housing and regeneration"

[[outcomes.commitments]]
indicator = "net-additions-housing-stock"
unit = "per 1,000 homes"
better = "higher"
baseline = 9.0
agreed_level = 11.0
by = 2029-03-31
paired = "housing-affordability-ratio"
in_return_for = "Brownfield and regeneration funds"

[[outcomes]]
number = 4
statement = "Public buildings waste less heat."
origin = "centre"
service = "Buildings"
no_measure = "The framework counts what is done, and no measure of the result is published for places yet."

[budget]
baseline = 300_000_000
baseline_year = "2025 to 2026"
reduction_percent = 0
savings = "Money may be moved between functions within the shares that both sides agree."

[[budget.envelopes]]
starts = 2026-04-01
amount = 310_000_000

[[budget.envelopes]]
starts = 2027-04-01
amount = 315_000_000

[[budget.lines]]
name = "Adult skills"
body = "Northmere combined authority"
amount = 120_000_000
discretion = "One tenth may be moved"
outcome = 1

[[budget.lines]]
name = "Employment support"
body = "Northmere combined authority"
amount = 60_000_000
outcome = 2

[[budget.lines]]
name = "Housing and regeneration"
body = "Northmere combined authority"
amount = 120_000_000
outcome = 3

[[powers]]
name = "Adult skills fund"
department = "The department for skills"
item = "adult_skills"
promised = 2026-08-01
depth = "control"
held_before = "centre"
held_after = "place"

[[powers]]
name = "Employment support, commissioned together"
department = "The department for work"
item = "employment_support"
promised = 2026-10-01
depth = "co_commission"

[[powers]]
name = "Brownfield and regeneration funds"
department = "The department for housing"
item = "housing_and_planning"
promised = 2026-04-01
depth = "control"
conditions = "Spending is reported once a year."

[engagement]
how = "A yearly meeting of residents reads the report before the board does."
"""


@pytest.fixture(scope="module")
def framework() -> AgreementTerms:
    return agreement_from_toml(FRAMEWORK)


def test_the_framework_is_read_with_nothing_forced(framework: AgreementTerms) -> None:
    assert refusals_of_agreement(framework) == ()
    assert check_agreement(framework, indicators=catalogue.indicators(), places=PLACES) == ()
    assert open_points(framework) == ()


def test_an_outcome_holds_several_indicators_and_some_are_for_context_only(framework: AgreementTerms) -> None:
    followed = [[(each.indicator, each.agreed_level is None) for each in one.commitments] for one in framework.outcomes]
    assert followed == [
        [("further-education-skills-learner-achievements", False), ("gcses-equivalent-english-maths", True)],
        [("economic-inactivity-rate", False), ("claimant-count", True)],
        [("net-additions-housing-stock", False)],
        [],
    ]


def test_a_trajectory_is_a_level_for_each_year(framework: AgreementTerms) -> None:
    skills = framework.outcomes[0].commitments[0]
    assert [(each.by.year, each.level) for each in skills.milestones] == [(2027, Decimal(3200)), (2028, Decimal(3400))]
    assert skills.levels == (Decimal(3200), Decimal(3400), Decimal(3600))
    assert skills.by == date(2029, 3, 31)


def test_an_outcome_is_shared_and_each_strand_has_its_power_and_its_money(framework: AgreementTerms) -> None:
    assert [one.joint_with for one in framework.outcomes] == [(), ("eastmere",), (), ()]
    responsibilities = {each.in_return_for for one in framework.outcomes for each in one.commitments} - {None}
    assert responsibilities == {each.name for each in framework.powers}
    assert framework.budget is not None
    assert [(each.name, each.outcome) for each in framework.budget.lines] == [
        ("Adult skills", 1),
        ("Employment support", 2),
        ("Housing and regeneration", 3),
    ]
    assert sum(each.amount for each in framework.budget.lines) == framework.budget.baseline
    assert framework.accountability is not None
    assert (framework.accountability.kind, framework.accountability.director_places) == (FigureKind.ELECTED_MAYOR, 2)


def test_it_is_the_same_after_it_was_written_and_read_again(framework: AgreementTerms) -> None:
    again = agreement_from_toml(to_toml(framework))
    assert again == framework
    assert fingerprint(again) == fingerprint(framework)
    assert from_canonical("agreement", canonical(framework)) == framework


def test_the_next_version_is_compared_clause_by_clause(framework: AgreementTerms) -> None:
    later = FRAMEWORK.replace("agreed_level = 22.5", "agreed_level = 22.0").replace("level = 3400", "level = 3450")
    later = later.replace('joint_with = ["eastmere"]\n', "").replace("amount = 315_000_000", "amount = 320_000_000")
    later = later.replace('origin = "centre"\nservice = "Buildings"', 'origin = "local"\nservice = "Buildings"')
    new = agreement_from_toml(later)
    assert refusals_of_variation([framework], new) == ()
    inactivity, skills = "economic-inactivity-rate", "further-education-skills-learner-achievements"
    assert {(each.kind, each.clause, each.key) for each in difference(framework, new)} == {
        (ChangeKind.CHANGED, f"outcome 1, commitment {skills}, milestone 2028-03-31", "level"),
        (ChangeKind.REMOVED, "outcome 2", "joint_with"),
        (ChangeKind.CHANGED, f"outcome 2, commitment {inactivity}", "agreed_level"),
        (ChangeKind.CHANGED, "outcome 4", "origin"),
        (ChangeKind.CHANGED, "budget, envelope 2027-04-01", "amount"),
    }
