"""Beside the catalogue, the places and the records an agreement may still be refused."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from data import catalogue
from data.terms import Refusal, agreement_from_toml, check_agreement, check_standard, standard_from_toml
from tests.data.terms.documents import FLOOR, KENT

MEASURE = "outcome 1, commitment first-time-entrants"


def check(text: str, recorded: Mapping[str, tuple[float, float]] | None = None) -> tuple[Refusal, ...]:
    return check_agreement(
        agreement_from_toml(text), indicators=catalogue.indicators(), places={"kent", "E10000016"}, recorded=recorded
    )


def test_a_good_agreement_is_accepted() -> None:
    assert check(KENT) == ()
    assert check(KENT.replace('"kent"', '"E10000016"')) == ()
    assert check(KENT, {"first-time-entrants": (41.0, 782.0)}) == ()
    assert check(KENT, {"claimant-count": (0.0, 1.0)}) == ()


@pytest.mark.parametrize(
    ("old", "new", "clause", "problem", "cure"),
    [
        ('"kent"', '"kant"', "agreement", 'there is no place "kant"', "Write its short name or its code"),
        (
            "origin =",
            'joint_with = ["essex"]\norigin =',
            "outcome 1",
            'there is no place "essex"',
            "Write its short name",
        ),
        (
            '"first-time-entrants"',
            '"entrants"',
            "outcome 1, commitment entrants",
            'there is no indicator "entrants"',
            "lists what there is",
        ),
        (
            'better = "lower"',
            'better = "lower"\npaired = "entrants"',
            f"{MEASURE}, paired",
            'there is no indicator "entrants"',
            "lists what there is",
        ),
        ("10–17", "10-17", MEASURE, 'unit is "per 100,000 aged 10-17"', 'Write unit = "per 100,000 aged 10–17".'),
        (
            'better = "lower"\nbaseline = 150.0\nagreed_level = 130.0',
            'better = "higher"\nbaseline = 130.0\nagreed_level = 150.0',
            MEASURE,
            'better is "higher", the indicator\'s is "lower"',
            'Write better = "lower".',
        ),
        ("baseline = 150.0", "baseline = 5001", MEASURE, "5001 is outside what", "Write a level from 0 to 5000."),
        (
            "baseline = 150.0\nagreed_level = 130.0",
            "baseline = -5\nagreed_level = -6",
            MEASURE,
            "-5 is outside",
            "Write",
        ),
    ],
)
def test_an_agreement_is_refused_beside_the_catalogue(old: str, new: str, clause: str, problem: str, cure: str) -> None:
    text = KENT.replace(old, new, 1)
    if "5001" in new:
        text = text.replace("baseline = 5001", 'baseline = 5001\nreason = "a test"')
    first = check(text)[0]
    assert first.clause == clause
    assert problem in first.problem
    assert cure in first.cure


def test_a_level_that_nobody_ever_recorded_needs_a_reason() -> None:
    recorded = {"first-time-entrants": (140.0, 782.0)}
    (refusal,) = check(KENT, recorded)
    assert str(refusal) == (
        f"{MEASURE}: no place has ever recorded 130; the figures run from 140 to 782. "
        "Check the level, or say why in reason."
    )
    assert check(KENT.replace("130.0", '130.0\nreason = "The count is new"'), recorded) == ()


def test_a_range_open_at_one_end_is_said_in_words() -> None:
    indicators = dict(catalogue.indicators())
    indicators["first-time-entrants"] = replace(indicators["first-time-entrants"], highest=None, lowest=140.0)
    (refusal,) = check_agreement(agreement_from_toml(KENT), indicators=indicators, places={"kent"})
    assert refusal.cure == "Write a level within its declared range."


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("floor = 90.0", "floor = 90.0", []),
        ('["kent"]', '["kant"]', ['there is no place "kant"']),
        ('"employment-rate"', '"work"', ['there is no indicator "work"']),
        ('"percent"', '"%"', ['unit is "%", the indicator\'s is "percent"']),
        ("floor = 90.0", "floor = 101", ["101 is outside what employment-rate can be"]),
    ],
)
def test_a_standard_is_checked_in_the_same_way(old: str, new: str, problems: list[str]) -> None:
    terms = standard_from_toml(FLOOR.replace(old, new))
    found = check_standard(terms, indicators=catalogue.indicators(), places={"kent"})
    assert [each.problem for each in found] == problems
