"""When a council ends, the next agreement declares how the one before passes to it."""

import pytest

from data.terms import (
    Carried,
    Change,
    ChangeKind,
    Continuation,
    TermsError,
    agreement_from_toml,
    check_agreement,
    difference,
    fingerprint,
    to_toml,
)
from tests.data.terms.documents import KENT

CONTINUES = """
[[continues]]
place = "poole"
version = 2
method = "by_population"
note = "The envelope is shared by the people of each council on the day it ended."
"""


def test_an_agreement_declares_what_it_continues_and_by_which_method() -> None:
    terms = agreement_from_toml(KENT + CONTINUES)
    assert terms.continues == (
        Continuation(
            place="poole",
            version=2,
            method=Carried.BY_POPULATION,
            note="The envelope is shared by the people of each council on the day it ended.",
        ),
    )
    assert agreement_from_toml(to_toml(terms)) == terms


def test_an_agreement_that_continues_nothing_keeps_its_fingerprint() -> None:
    terms = agreement_from_toml(KENT)
    assert fingerprint(terms.model_copy(update={"continues": ()})) == fingerprint(terms)
    assert "continues" not in to_toml(terms)


def test_another_method_is_a_change_of_that_clause() -> None:
    before, after = (
        agreement_from_toml(KENT + CONTINUES.replace("by_population", word)) for word in ("by_population", "whole")
    )
    assert difference(before, after) == (
        Change(ChangeKind.CHANGED, "continuation of poole", "method", "by_population", "whole"),
    )


@pytest.mark.parametrize(
    ("old", "new", "problem", "cure"),
    [
        ('"by_population"', '"half"', "method is 'half'", "Write 'whole', 'by_population' or 'not_carried'."),
        ("version = 2", "version = 0", "version is 0", "Write the version it held last, 1 or more."),
        ('"poole"', '"kent"', "a place cannot continue itself", "Name the council that has ended"),
        (CONTINUES, CONTINUES * 2, "it is there more than once", "Say once how it passes."),
    ],
)
def test_a_continuation_that_cannot_be_is_refused(old: str, new: str, problem: str, cure: str) -> None:
    with pytest.raises(TermsError) as error:
        agreement_from_toml((KENT + CONTINUES).replace(old, new))
    refusal = error.value.refusals[0]
    assert refusal.clause.startswith("continuation of ")
    assert problem in refusal.problem
    assert cure in refusal.cure


def test_a_council_that_we_do_not_hold_is_refused() -> None:
    terms = agreement_from_toml(KENT + CONTINUES)
    known = {"kent"}
    indicators = {}
    found = [str(one) for one in check_agreement(terms, indicators=indicators, places=known)]
    assert any(one.startswith('continuation of poole: there is no place "poole".') for one in found)
    assert not any("poole" in str(one) for one in check_agreement(terms, indicators={}, places={"kent", "poole"}))
