"""Two versions are compared as data: added, removed, changed from and to, and in which clause."""

import pytest

from data.terms import Change, ChangeKind, agreement_from_toml, difference
from tests.data.terms.documents import KENT

POWERS = '[powers]\nexcluded = "still being discussed"'
ADDED, REMOVED, CHANGED = ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.CHANGED
SECOND = '\n[[outcomes]]\nnumber = 2\nstatement = "More people in work."\norigin = "local"\n'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "agreed_level = 130.0",
            "agreed_level = 120.0",
            [Change(CHANGED, "outcome 1, commitment first-time-entrants", "agreed_level", "130", "120")],
        ),
        ("1_200_000_000", "1_300_000_000", [Change(CHANGED, "budget", "baseline", "120000000000", "130000000000")]),
        (
            'unit = "per',
            'why = "Both asked"\nunit = "per',
            [Change(ADDED, "outcome 1, commitment first-time-entrants", "why", None, "Both asked")],
        ),
        ("wave = 1", "wave = 2", [Change(CHANGED, "agreement", "wave", "1", "2")]),
        (
            "[budget]",
            SECOND + "[budget]",
            [
                Change(
                    ADDED,
                    "outcome 2",
                    "",
                    None,
                    {"number": "2", "statement": "More people in work.", "origin": "local"},
                )
            ],
        ),
        (
            POWERS,
            POWERS + '\n[engagement]\nhow = "Ward forums"',
            [Change(ADDED, "engagement", "", None, {"how": "Ward forums"})],
        ),
    ],
)
def test_a_change_names_its_clause_and_both_values(old: str, new: str, expected: list[Change]) -> None:
    before, after = agreement_from_toml(KENT), agreement_from_toml(KENT.replace(old, new, 1))
    assert list(difference(before, after)) == expected


def test_what_was_added_is_removed_the_other_way_round() -> None:
    before, after = agreement_from_toml(KENT), agreement_from_toml(KENT.replace("[budget]", SECOND + "[budget]"))
    assert [(each.kind, each.clause) for each in difference(after, before)] == [(REMOVED, "outcome 2")]


def test_a_new_order_is_a_change_of_its_own() -> None:
    first = KENT[KENT.index("[[outcomes]]") : KENT.index("[budget]")]
    before = agreement_from_toml(KENT.replace(first, first + SECOND))
    after = agreement_from_toml(KENT.replace(first, SECOND + first))
    assert list(difference(before, after)) == [
        Change(CHANGED, "agreement", "outcomes", ["outcome 1", "outcome 2"], ["outcome 2", "outcome 1"])
    ]


def test_entries_of_one_name_are_told_apart_by_their_place() -> None:
    one, two = "{ spender = 'Council', saver = 'NHS' }", "{ spender = 'Council', saver = 'Police' }"
    before, after = (
        agreement_from_toml(KENT.replace("reduction_percent = 3", f"reduction_percent = 3\nsplits = [{splits}]"))
        for splits in (f"{one}, {two}", one)
    )
    assert [(each.kind, each.clause) for each in difference(before, after)] == [(REMOVED, "budget, split Council (2)")]
