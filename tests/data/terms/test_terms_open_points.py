"""A level without a measure beside it, or without a responsibility in return, is asked about until somebody answers."""

import pytest

from data import catalogue
from data.terms import (
    agreement_from_table,
    agreement_from_toml,
    check_agreement,
    open_points,
    refusals_of_renewal,
    standard_from_table,
    standard_from_toml,
    unsettled,
)
from tests.data.terms.documents import FLOOR, KENT

PAIR, RETURN = "no measure is watched beside it, for what might get worse", "no responsibility is given in return"
MEASURE = "outcome 1, commitment first-time-entrants"


@pytest.mark.parametrize(
    ("more", "open_ones"),
    [
        ("", [PAIR, RETURN]),
        ('paired = "employment-rate"', [RETURN]),
        ('reason = "Nothing would get worse."', [RETURN]),
        ('in_return_for = "No power is needed."', [PAIR]),
        ('paired = "employment-rate"\nin_return_for = "Skills"', []),
    ],
)
def test_each_open_point_is_answered_in_the_terms(more: str, open_ones: list[str]) -> None:
    terms = agreement_from_toml(KENT.replace("baseline = 150.0", f"baseline = 150.0\n{more}"))
    assert [(each.clause, each.problem) for each in open_points(terms)] == [(MEASURE, each) for each in open_ones]


def test_a_measure_followed_for_context_asks_for_nothing() -> None:
    terms = agreement_from_toml(KENT.replace("agreed_level = 130.0\nby = 2029-03-31", ""))
    assert open_points(terms) == ()


def test_what_both_sides_signed_as_it_stands_is_not_asked_again() -> None:
    signed = agreement_from_toml(KENT)
    changed = agreement_from_toml(KENT.replace("130.0", "125.0"))
    assert unsettled(signed, None) is signed
    assert open_points(unsettled(signed, signed)) == ()
    assert len(open_points(unsettled(changed, signed))) == 2


@pytest.mark.parametrize(
    ("level", "refused"),
    [
        ("14.9", "more than tenfold apart from the latest figure 150"),
        ("30", "no place has ever recorded 30"),
        ("130", ""),
    ],
)
def test_a_level_is_set_beside_the_latest_figure_and_all_that_was_ever_recorded(level: str, refused: str) -> None:
    text = KENT.replace("130.0", level).replace("baseline = 150.0", f"baseline = {level}")
    found = check_agreement(
        agreement_from_toml(text),
        indicators=catalogue.indicators(),
        places={"kent"},
        recorded={"first-time-entrants": (41.0, 782.0)},
        latest={"first-time-entrants": 150.0},
    )
    assert [refused in each.problem for each in found] == ([True] if refused else [])


def test_a_slip_of_the_unit_names_both_numbers() -> None:
    text = KENT.replace("130.0", "420").replace("baseline = 150.0", "baseline = 420")
    terms = agreement_from_toml(text)
    found = check_agreement(
        terms, indicators=catalogue.indicators(), places={"kent"}, latest={"first-time-entrants": 73_390.0}
    )
    problem = "the level 420 is more than tenfold apart from the latest figure 73,390"
    assert [str(each) for each in found] == [f"{MEASURE}: {problem}. Check the unit, or say why in reason."]


def test_a_standard_is_renewed_with_a_later_review_and_a_consensus_of_its_own() -> None:
    first = standard_from_toml(FLOOR)
    renewed = standard_from_toml(FLOOR.replace("2028-01-01", "2030-01-01").replace("2024-11-05", "2024-12-05"))
    assert refusals_of_renewal([], first) == ()
    assert refusals_of_renewal([first], renewed) == ()
    assert [each.clause for each in refusals_of_renewal([first], first)] == ["standard", "consensus"]


def test_a_table_reads_as_its_text_does_and_refusals_lead_to_the_value() -> None:
    import tomllib
    from decimal import Decimal

    assert agreement_from_table(tomllib.loads(KENT, parse_float=Decimal)) == agreement_from_toml(KENT)
    assert standard_from_table(tomllib.loads(FLOOR, parse_float=Decimal)) == standard_from_toml(FLOOR)
