"""Loading an agreement or a standard refuses, by clause and with the cure."""

from datetime import date

import pytest

from data.terms import (
    EvidenceClass,
    TermsError,
    agreement_from_toml,
    refusals_of_variation,
    standard_from_toml,
    weakest,
)
from data.terms.sense import refusals_of_agreement, years_after
from tests.data.terms.documents import FLOOR, KENT

MEASURE = "outcome 1, commitment first-time-entrants"
COMMITMENT = KENT[KENT.index("[[outcomes.commitments]]") : KENT.index("[budget]")]
OUTCOME = KENT[KENT.index("[[outcomes]]") : KENT.index("[[outcomes.commitments]]")]
POWERS = '[powers]\nexcluded = "still being discussed"'


def power(**changes: str) -> str:
    keys = {"name": '"Skills"', "department": '"DfE"', "promised": "2027-04-01", "depth": '"control"'} | changes
    return "[[powers]]\n" + "\n".join(f"{key} = {value}" for key, value in keys.items())


def more_commitments(count: int, extra: str = "") -> str:
    return COMMITMENT + "".join(
        COMMITMENT.replace('"first-time-entrants"', f'"measure-{number}"') + extra for number in range(count)
    )


def more_outcomes(last: int, extra: str = "") -> str:
    others = (OUTCOME.replace("number = 1", f"number = {number}") for number in range(2, last + 1))
    return COMMITMENT + "".join(others) + extra + "\n"


def refused(*changes: tuple[str, str], text: str = KENT) -> TermsError:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    reader = agreement_from_toml if text.lstrip().startswith("place") else standard_from_toml
    with pytest.raises(TermsError) as error:
        reader(text)
    return error.value


@pytest.mark.parametrize(
    ("old", "new", "clause", "problem", "cure"),
    [
        ("baseline = 150.0", "baselin = 150.0", MEASURE, 'unknown key "baselin"', 'Did you mean "baseline"?'),
        ("[budget]", "[budget]\nqqq = 1", "budget", 'unknown key "qqq"', "Remove it."),
        ("wave = 1", "wave = 1\n[[excluded]]\n", "agreement", 'unknown key "excluded"', "Write it under its panel"),
        (POWERS, f"{POWERS}\nsince = 1", "excluded panel powers", 'unknown key "since"', "Remove it."),
        (POWERS, '[powers]\nexcluded = ""', "excluded panel powers", "reason is empty", "Write it"),
        ("reduction_percent = 3", "", "budget", "no reduction_percent", "Add, say, reduction_percent = 3."),
        ('unit = "per 100,000 aged 10–17"', "", MEASURE, "no unit", 'Add, say, unit = "per 100,000 aged 10–17".'),
        ("people enter", "people enter" + " x" * 100, "outcome 1", "statement is over 200 characters", "Shorten it."),
        ("people enter", "people\\nenter", "outcome 1", "statement is", "Write it on one line."),
        (
            "people enter",
            "people\\u202eenter",
            "outcome 1",
            "statement is",
            "Remove the control or invisible characters.",
        ),
        ('"joint"', '"both"', "outcome 1", "origin is 'both'", "Write 'local', 'centre' or 'joint'."),
        ("130.0", "170.0", MEASURE, "the level 170 is on the wrong side of the baseline 150", "Check the level"),
        ("130.0", "14.9", MEASURE, "the level 14.9 is more than tenfold apart from the baseline 150", "Check the unit"),
        ("130.0", "0", MEASURE, "the level 0 is more than tenfold apart from the baseline 150", "say why in reason"),
        ("130.0", '"130"', MEASURE, "agreed_level is '130'", "Write a number without quotes, say, 130.0."),
        ("130.0", "inf", MEASURE, "agreed_level is 'Infinity'", "Write a number without quotes"),
        ("130.0", "1e999999", MEASURE, "agreed_level is '1E+999999'", "Write a number under a thousand million"),
        ("130.0", "129.0000000000001", MEASURE, "agreed_level is", "at most twelve decimals"),
        ("agreed_level = 130.0", "", MEASURE, "no agreed_level", "Add, say, agreed_level = 130.0"),
        ("by = 2029-03-31", "", MEASURE, "no by", "Add the day by which the level is agreed"),
        ("baseline = 150.0", "", MEASURE, "no baseline", "Add, say, baseline = 150.0"),
        (
            "by = 2029-03-31",
            "by = 2029-04-01",
            MEASURE,
            "2029-04-01 is outside the term",
            "from 2026-04-01 to 2029-03-31",
        ),
        ("by = 2029-03-31", "by = 2026-03-31", MEASURE, "2026-03-31 is outside the term", "Write a day"),
        ("by = 2029-03-31", 'by = "2029-03-31"', MEASURE, "by is '2029-03-31'", "Write a date without quotes"),
        ("ends = 2029-03-31", "ends = 2027-03-30", "agreement", "the term is under one year", "Let it end"),
        ("ends = 2029-03-31", "ends = 2036-04-01", "agreement", "the term is over ten years", "within ten years"),
        ("ends = 2029-03-31", "ends = 2026-03-31", "agreement", "it ends on 2026-03-31, before it starts", "Mend"),
        ("starts = 2026-04-01", "starts = 9999-01-01", "agreement", "it ends on 2029-03-31, before", "Mend the dates."),
        ("wave = 1", "wave = 0", "agreement", "wave is 0", "Write 1 or more."),
        ("wave = 1", "wave = 1.5", "agreement", "wave is '1.5'", "Write a whole number."),
        ("wave = 1", "wave = true", "agreement", "wave is 'True'", "Write a number without quotes"),
        ('"kent"', '"../kent"', "agreement", "place is '../kent'", "letters, digits and hyphens"),
        ("number = 1", "number = 0", "outcome 0", "outcomes are numbered from 1", "Write number = 1 or more."),
        (POWERS, "", "powers", "it is neither filled nor excluded", 'Fill it, or write [powers] excluded = "why".'),
        ("1_200_000_000", "0", "budget", "the baseline is not above zero", "Write it in pounds"),
        ("1_200_000_000", "1.005", "budget", "baseline is '1.005'", "Write pounds, with at most two decimals"),
        ("reduction_percent = 3", "reduction_percent = 101", "budget", "reduction_percent is 101", "from 0 to 100"),
        (COMMITMENT, more_outcomes(9), "outcome 9", "it is more than the eight of a small core", "Leave it out"),
        (
            COMMITMENT,
            more_commitments(3),
            "outcome 1, commitment measure-2",
            "more than the three measures",
            "Leave it",
        ),
        (COMMITMENT, COMMITMENT * 2, MEASURE, "it is there more than once", "Put both levels into one"),
        (COMMITMENT, COMMITMENT + OUTCOME, "outcome 1", "it is there more than once", "a number of its own"),
        (
            'origin = "joint"',
            'origin = "joint"\nno_measure = "None yet"',
            "outcome 1",
            "no_measure stands beside",
            "Keep",
        ),
        ("origin =", "parts = [1]\norigin =", "outcome 1, part 1", "parts is '1'", "Write a table headed [parts]."),
        (COMMITMENT, "commitments = 1\n", "outcome 1", "commitments is '1'", "tables headed [[commitments]]"),
        (POWERS, power() + "\n" + power(), "power Skills", "it is there more than once", "a name of its own"),
        (POWERS, power(promised="2031-01-01"), "power Skills", "2031-01-01 is outside the term", "Write a day"),
        (POWERS, power(needs_legislation='"perhaps"'), "power Skills", "needs_legislation is", "Write true or false."),
        (POWERS, power(needs_legislation="[]"), "power Skills", "needs_legislation is", "Write true or false."),
        (POWERS, "[[powers]]", "power 1", "no name", 'Add, say, name = "Adult skills".'),
        (
            "reduction_percent = 3",
            "reduction_percent = 3\nlines = [{ name = 'Skills', body = 'Council', amount = 5, outcome = 7 }]",
            "budget, line Skills",
            "there is no outcome 7",
            "Write the number of an outcome",
        ),
        (
            "reduction_percent = 3",
            "reduction_percent = 3\nsplits = [{ spender = 'Council', saver = 'NHS', outcome = 7 }]",
            "budget, split Council",
            "there is no outcome 7",
            "Write the number of an outcome",
        ),
        (
            "reduction_percent = 3",
            "reduction_percent = 3\nenvelopes = [{ starts = 2030-04-01, amount = 5 }]",
            "budget, envelope 2030-04-01",
            "2030-04-01 is outside the term",
            "Write a day",
        ),
        (
            "by = 2029-03-31",
            "by = 2028-03-31\nmilestones = [{ by = 2028-03-31, level = 140 }]",
            MEASURE,
            "the milestones are not in the order of their days",
            "Order them, all before by.",
        ),
        (
            "by = 2029-03-31",
            "by = 2029-03-31\nmilestones = [{ by = 2028-03-31, level = 160 }]",
            MEASURE,
            "the level 160 is on the wrong side of the baseline 150",
            "Check the level",
        ),
    ],
)
def test_an_agreement_is_refused_by_clause_with_the_cure(
    old: str, new: str, clause: str, problem: str, cure: str
) -> None:
    first = refused((old, new)).refusals[0]
    assert first.clause == clause
    assert problem in first.problem
    assert cure in first.cure


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("130.0", '14.9\nreason = "A new definition is ten times narrower"'),
        ("baseline = 150.0", 'reason = "First counted in 2027"'),
        ("130.0", "150.0"),  # to keep what is there
        ("ends = 2029-03-31", "ends = 2036-03-31"),
        ("ends = 2029-03-31", "ends = 2029-12-31"),
        (COMMITMENT, more_outcomes(8)),
        (COMMITMENT, more_outcomes(9, 'reason = "Asked for by both"')),
        (COMMITMENT, more_commitments(2)),
        (COMMITMENT, more_commitments(3, 'reason = "One for each service"\n')),
        (COMMITMENT, 'no_measure = "There is no published figure yet."\n'),
        (COMMITMENT, COMMITMENT.replace("agreed_level = 130.0\nby = 2029-03-31", "")),  # for context only
        (
            'better = "lower"\nbaseline = 150.0\nagreed_level = 130.0',
            'better = "neither"\nbaseline = 150.0\nagreed_level = 170.0',
        ),
        (POWERS, power()),
    ],
)
def test_what_is_explained_or_within_bounds_is_accepted(old: str, new: str) -> None:
    assert old in KENT
    agreement_from_toml(KENT.replace(old, new, 1))


@pytest.mark.parametrize(("starts", "ends"), [("9998-01-01", "9998-12-31"), ("9999-01-01", "9999-12-31")])
def test_the_end_of_the_calendar_is_no_trap(starts: str, ends: str) -> None:
    text = KENT.replace("2026-04-01", starts).replace("2029-03-31", ends)
    agreement_from_toml(text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("place = ", "it is not TOML"),
        ("wave = " + "1" * 5000, "it is not TOML"),
        ("wave = 1e" + "9" * 30, "it is not TOML"),
        ("a = " + "[" * 100_000, "it is nested too deeply"),
        ("#" * 500_001, "it is longer than 500,000 characters"),
    ],
)
def test_a_text_that_is_no_document_is_refused(text: str, problem: str) -> None:
    with pytest.raises(TermsError) as error:
        agreement_from_toml(text)
    assert (error.value.refusals[0].clause, problem in error.value.refusals[0].problem) == ("file", True)


def test_the_text_of_a_refusal_names_the_file_the_first_clause_the_cure_and_how_many_more() -> None:
    error = refused((POWERS, ""), ("130.0", "170.0"))
    assert str(error) == (
        'agreement.toml: powers: it is neither filled nor excluded. Fill it, or write [powers] excluded = "why". '
        "(1 more refused.)"
    )
    assert len(error.refusals) == 2


def test_a_filled_panel_cannot_be_excluded_too() -> None:
    terms = agreement_from_toml(KENT)
    both = terms.model_copy(
        update={"excluded": (*terms.excluded, terms.excluded[0].model_copy(update={"panel": "budget"}))}
    )
    assert [str(each) for each in refusals_of_agreement(both)] == [
        "budget: it is both filled and excluded. Keep one of the two."
    ]


@pytest.mark.parametrize(
    ("old", "new", "clause", "problem"),
    [
        ('better = "higher"', 'better = "neither"', "standard", "nothing can lie below the floor"),
        ("floor = 90.0", "floor = 90.0\nrecovery_margin = -1", "standard", "recovery_margin is -1"),
        ('["kent"]', "[]", "standard", "applies_to is empty"),
        ('["kent"]', '"kent"', "standard", "applies_to is 'kent'"),
        ('["kent"]', '["kent", 1]', "applies_to", "applies_to is '1'"),
        ('["Kent"]', "[]", "consensus", "places is empty"),
        ("2024-11-05", "2025-02-01", "consensus", "it was agreed on 2025-02-01, after the standard starts"),
        ("review = 2028-01-01", "review = 2025-01-01", "standard", "review on 2025-01-01 is not after the start"),
        ("[consensus]", "[rule]\nrecover_after = 1\n[consensus]", "rule", "recover_after is 1"),
        ("[consensus]", "[rule]\nclear_needed = 3\n[consensus]", "rule", "clear_needed is above confirm_after"),
        ("[consensus]", "[consensu]", "standard", 'unknown key "consensu"'),
        ("floor = 90.0", "", "standard", "no floor"),
    ],
)
def test_a_standard_is_refused_by_clause(old: str, new: str, clause: str, problem: str) -> None:
    first = refused((old, new), text=FLOOR).refusals[0]
    assert (first.clause, problem in first.problem) == (clause, True)


def test_a_standard_has_the_rule_of_the_methods_unless_it_says_otherwise() -> None:
    rule = standard_from_toml(FLOOR).rule
    assert (rule.confirm_after, rule.clear_needed, rule.suspect_after, rule.recover_after) == (2, 1, 2, 2)
    assert (rule.clear_recovery, rule.gap, rule.stale_after, rule.zero_tolerance) == (1, 1, 2, False)


def test_a_later_version_keeps_its_place_and_never_gives_an_old_number_to_another_outcome() -> None:
    first = agreement_from_toml(KENT)
    second = agreement_from_toml(KENT.replace("number = 1", "number = 2"))
    third = agreement_from_toml(KENT.replace('"kent"', '"essex"'))
    assert refusals_of_variation([], first) == ()
    assert refusals_of_variation([first], second) == ()
    found = refusals_of_variation([first, second], third)
    assert [(each.clause, each.problem) for each in found] == [
        ("agreement", "place is essex, was kent"),
        ("outcome 1", "the number belonged to an outcome that has ended"),
    ]


def test_a_leap_day_has_a_day_like_it_in_every_year() -> None:
    assert years_after(date(2024, 2, 29), 1) == date(2025, 2, 28)


def test_a_judgement_takes_the_weakest_class_of_its_inputs() -> None:
    published, illustrative, invented = EvidenceClass.PUBLISHED, EvidenceClass.ILLUSTRATIVE, EvidenceClass.INVENTED
    assert weakest(published, EvidenceClass.REPORTED) is EvidenceClass.REPORTED
    assert weakest(illustrative, published) is illustrative
    assert weakest(published, invented, illustrative) is invented
    assert weakest(published) is published
