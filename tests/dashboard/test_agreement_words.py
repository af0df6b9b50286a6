"""Words of agreements, budgets, powers and reorganisation: one table a rule."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.wording import agreement, agreement_lines, budget, powers, reorganised
from data.terms import Alternative, Answer, Depth, Origin, Seat
from tests.builders import indicator, verdict
from tests.dashboard.agreements import terms

POUND = 100
DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("pounds", "expected"),
    [
        (7_500_000_000, "£7.5 billion"),
        (1_850_000_000, "£1.85 billion"),
        (1_104_000_000, "£1.104 billion"),
        (42_000_000, "£42 million"),
        (4_500_000, "£4.5 million"),
        (12_000, "£12 thousand"),
        (250, "£250"),
        (0, "£0"),
        (-20_000_000, "−£20 million"),
    ],
)
def test_an_amount_has_the_decimals_that_make_parts_add_up(pounds: int, expected: str) -> None:
    assert budget.exact(pounds * POUND) == expected


@pytest.mark.parametrize(
    ("stages", "expected"),
    [
        ({}, "No saving has been claimed."),
        ({"claimed": 1}, "One saving is claimed; none is verified."),
        ({"claimed": 3, "verified": 1, "disputed": 1}, "Three savings are claimed; one is verified; one is disputed."),
        ({"claimed": 12, "verified": 2}, "12 savings are claimed; two are verified."),
    ],
)
def test_savings_are_counted_by_stage(stages: dict[str, int], expected: str) -> None:
    assert budget.savings_answer(stages) == expected


@pytest.mark.parametrize(
    ("whole", "remainder", "expected"),
    [
        (None, None, "The whole was not counted, so what is missing cannot be told."),
        (100, 0, "£1 was counted, and all of it is broken down."),
        (100, -50, "£1 was counted; the parts come to £0.5 more than that."),
        (200, 100, "£2 was counted. About £1 of it is not broken down by who spends it."),
    ],
)
def test_what_was_counted_is_told_with_its_remainder(whole, remainder, expected: str) -> None:
    assert budget.counted_answer(whole=whole, remainder=remainder) == expected


def test_unknown_is_said_and_never_zero() -> None:
    assert budget.share_of(1, None) == "not known"
    assert budget.until(None) == budget.since(None) == budget.kept(None) == "not said"
    assert powers.people(None) == "not said"
    assert powers.seat(None) == "Not said"
    assert powers.money(None, None) == "no budget of its own"
    assert powers.form(None) == "Nobody is named"
    assert budget.for_outcome(None, "") == "none"


def test_a_budget_without_years_says_the_share_alone() -> None:
    said = budget.agreed(amount=None, starts=None, ends=None, less=Decimal("2.5"), baseline=100, base_year="")
    assert said == "Agreed: 2.5% less than the baseline of £1."


@pytest.mark.parametrize(
    ("count", "gap", "expected"),
    [
        (1, None, "An envelope is for three years; one year is named."),
        (4, None, "An envelope is for three years; four years are named."),
        (3, date(2027, 4, 1), "The year from 1 April 2027 does not follow the one before it."),
    ],
)
def test_years_that_are_missing_are_named(count: int, gap: date | None, expected: str) -> None:
    assert budget.years_missing(count, gap) == expected


def test_a_year_below_or_above_what_the_share_leaves_says_by_how_much() -> None:
    assert "£1 less than the £5" in budget.envelope_off(date(2026, 4, 1), date(2027, 4, 1), -100, 500)
    assert budget.difference(-100, agrees=False) == "£1 less"
    assert budget.lines_over(100) == "The lines come to £1, more than one of the years holds."


@pytest.mark.parametrize(
    ("origins", "expected"),
    [
        ((Origin.LOCAL,), "It was asked for by the place."),
        ((Origin.CENTRE, Origin.CENTRE), "All were asked for by the centre."),
        ((Origin.JOINT, Origin.LOCAL), "One was asked for by the place and one by both sides."),
        ((), ""),
    ],
)
def test_the_mix_of_origins_is_told(origins: tuple[Origin, ...], expected: str) -> None:
    one = terms().outcomes[0]
    outcomes = tuple(one.model_copy(update={"number": at, "origin": of}) for at, of in enumerate(origins, 1))
    assert agreement.mix(terms().model_copy(update={"outcomes": outcomes})) == expected


def test_an_agreement_with_neither_powers_nor_budget_says_so() -> None:
    said = agreement.answer("Testham", terms().model_copy(update={"powers": (), "budget": None}))
    assert said.startswith("Testham and the centre agreed two outcomes, no power and no budget of its own.")


@pytest.mark.parametrize(
    ("starts", "ends", "status", "expected"),
    [
        (None, None, "draft", "Draft"),
        (None, None, "awaiting", "Awaiting signature"),
        (None, None, "ended", "Never in force"),
        (date(2027, 1, 1), None, "in_force", "from 1 January 2027"),
        (date(2026, 1, 1), None, "in_force", "since 1 January 2026"),
        (date(2026, 1, 1), date(2027, 1, 1), "varied", "since 1 January 2026"),  # its end is not known yet
        (date(2025, 1, 1), date(2026, 1, 1), "varied", "1 January 2025 to 1 January 2026"),
    ],
)
def test_when_a_version_was_in_force(starts, ends, status: str, expected: str) -> None:
    assert agreement.in_force(starts, ends, status, on=DAY) == expected


def test_part_of_an_agreement_may_repeat_another() -> None:
    said = agreement.copied("Eastholme", "Northmere", [1, 3, 4], 4)
    assert said.startswith("Three of four outcomes (1, 3 and 4) repeat, word for word, the agreement of Northmere")


def test_a_version_without_reason_or_signatures_says_so() -> None:
    assert agreement.because("", ()) == "No reason is given."
    assert agreement.because("Data quality", ("A", "B")) == "Why: Data quality. Signed by A and B."


def test_a_fingerprint_is_read_in_fours() -> None:
    assert agreement.grouped("0123456789abcdef") == "0123 4567 89ab"


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (None, None, "Not said"),
        (date(2027, 1, 1), None, "Not begun"),
        (date(2025, 1, 1), date(2026, 1, 1), "Over"),
        (date(2026, 1, 1), date(2027, 1, 1), "Since 1 January 2026"),
    ],
)
def test_whether_something_has_begun(starts, ends, expected: str) -> None:
    assert agreement_lines.begun(starts, ends, on=DAY) == expected


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (None, "No end is named"),
        (date(2026, 1, 1), "Over"),
        (date(2027, 1, 1), "Runs until 1 January 2027"),
    ],
)
def test_whether_a_line_runs(ends, expected: str) -> None:
    assert agreement_lines.runs(ends, on=DAY) == expected


def test_a_commitment_without_a_definition_or_a_level_has_its_words() -> None:
    one = terms().outcomes[0]
    agreed = one.commitments[0]
    assert agreement_lines.commitment(one, agreed, None).endswith("employment-rate: 75 percent")
    bare = agreed.model_copy(update={"agreed_level": None, "in_return_for": None})
    assert agreement_lines.commitment(one, bare, indicator()).endswith("followed, no level agreed")
    assert agreement_lines.in_return(bare) == "Nothing: no level agreed"
    assert agreement_lines.in_return(agreed.model_copy(update={"in_return_for": None})) == "Not said"


def test_what_has_happened_to_an_outcome_is_the_verdict_with_its_figure() -> None:
    assert agreement_lines.course(verdict(), indicator()).startswith("● On course")
    assert agreement_lines.course(None, None) == "Judged by the version in force"
    assert agreement_lines.figure_source(None, None) == "Not said"
    assert agreement_lines.figure_source(indicator(), None) == "Office for National Statistics"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(Answer.PROPOSED, "No answer yet"), (Answer.ACCEPTED, "Accepted"), (Answer.DECLINED, "Declined")],
)
def test_an_alternative_has_an_answer(answer: Answer, expected: str) -> None:
    assert agreement_lines.answer_given(Alternative(figure="A", case="B", answer=answer)) == expected


def test_lines_name_what_is_not_there() -> None:
    assert agreement_lines.outcomes_given(()) == "No outcome names it"
    assert agreement_lines.outcomes_given((2, 5)) == "Outcomes 2 and 5"
    assert agreement_lines.last_word("", "", None) == "Nothing recorded"
    assert agreement_lines.last_word("It waits.", "", DAY) == "It waits.\n21 November 2026"
    assert agreement_lines.spender_keeps(None) == "A share, not said"
    assert agreement_lines.for_outcome(None) == "No outcome"
    assert agreement_lines.agreed_sum(agrees=False) == "The sum does not agree with the share"
    assert agreement_lines.director("Director", None) == "A named post for this place: Director"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (0, "On our bands the two go together: a share on both sides."),
        (1, "More is devolved (control) than goes with who answers (a share) on our bands."),
        (-1, "Who answers goes with more (a share) than is devolved (a say) on our bands."),
    ],
)
def test_the_two_sides_of_the_scale_are_set_beside_each_other(steps: int, expected: str) -> None:
    devolved = {0: "a share", 1: "control", -1: "a say"}[steps]
    assert powers.together(steps, devolved=devolved, answering="a share") == expected


def test_powers_are_counted_by_depth() -> None:
    assert powers.promised(()) == "no power"
    assert powers.promised(((Depth.CONTROL, 2), (Depth.COMMENT, 1))) == "control in two powers and a say in one power"
    assert powers.arrived(()) == "none has arrived yet"
    assert powers.arrived(((None, 1),)) == "arrived: a depth that nobody has said in one power"
    assert powers.actual(None, arrived=True) == "Not said"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            {"upwards": ["Buses"], "shallower": [], "moved": 1},
            "Buses: nearer to the centre than before.",
        ),
        (
            {"upwards": [], "shallower": ["Skills"], "moved": 1},
            (
                "No power moves nearer to the centre; one power moves to another level. "
                "Skills: less deep in fact than was promised."
            ),
        ),
        ({"upwards": [], "shallower": [], "moved": 0}, ""),
    ],
)
def test_moves_between_levels_are_told(told, expected: str) -> None:
    assert powers.answer(**told) == expected
    assert powers.notes(moves_up=True, shallower=True) == "▲ Moves upward\n▲ Less deep than promised"


def test_every_seat_has_a_name() -> None:
    assert all(powers.seat(one) for one in Seat)


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("whole", "Poole (version 2): the whole of its agreement passes to Testham."),
        (
            "by_population",
            "Poole (version 2): its agreement passes to Testham in the share of the people who live there.",
        ),
        ("not_carried", "Poole (version 2): nothing of an agreement passes to Testham."),
    ],
)
def test_how_an_agreement_passed_is_told(method: str, expected: str) -> None:
    assert reorganised.passed("Poole", "Testham", method, 2, None) == expected
    assert reorganised.passed("Poole", "Testham", method, 2, "Why.").endswith(" Why.")


def test_a_break_names_its_reason() -> None:
    assert "of different areas, so they are not compared" in reorganised.not_across("Poole", ("Bourne",), None)
    assert reorganised.breaks(("A", "B")).startswith("Figures of A and B are of other areas.")
