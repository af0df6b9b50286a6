"""What differs between two versions reads as sentences: what came, what went, from what to what, why and who signed."""

from datetime import date

import pytest
from hypothesis import given

from dashboard.wording.changes_in_words import SignedBy, sentences, why_and_who
from data import catalogue, demonstration
from data.demonstration import files
from data.terms import agreement_from_toml, difference, standard_from_toml
from tests.data.terms.documents import FLOOR, KENT, agreements

INDICATORS = catalogue.indicators()
POWER = '[[powers]]\nname = "Skills"\ndepartment = "DfE"\npromised = 2027-04-01\ndepth = "control"\n'
POWERS = '[powers]\nexcluded = "still being discussed"'
SECOND = '\n[[outcomes]]\nnumber = 2\nstatement = "More people in work."\norigin = "local"\n'
LEADER = "the leader of the council"
MEASURE = "Outcome 1, First-time entrants to youth justice"


def said(old: str, new: str, text: str = KENT) -> list[str]:
    read = agreement_from_toml if text == KENT else standard_from_toml
    assert old in text
    changes = difference(read(text), read(text.replace(old, new, 1)))
    return list(sentences(changes, indicators=INDICATORS))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "agreed_level = 130.0",
            "agreed_level = 120.0",
            f"{MEASURE}: the agreed level changed from 130 per 100,000 aged 10–17 to 120 per 100,000 aged 10–17.",
        ),
        (
            "by = 2029-03-31",
            "by = 2028-03-31",
            f"{MEASURE}: the day it is agreed by changed from 31 March 2029 to 31 March 2028.",
        ),
        ("baseline = 150.0", 'baseline = 150.0\nwhy = "Both asked."',
         f"{MEASURE}: why the level was chosen was added: “Both asked.”"),
        ("1_200_000_000", "1_300_000_000", "Budget: the baseline changed from £1.2 billion to £1.3 billion."),
        ("1_200_000_000", "1_200_000_001", "Budget: the baseline changed from £1,200,000,000 to £1,200,000,001."),
        ("reduction_percent = 3", "reduction_percent = 2.5", "Budget: the agreed reduction changed from 3% to 2.5%."),
        ("wave = 1", "wave = 2", "The agreement: the wave changed from 1 to 2."),
        ("strategic_county", "city_region", "The agreement: the kind of place changed from county to city region."),
        ('kind = "leader"', 'kind = "elected_mayor"',
         f"Accountability: the kind of figure that answers changed from {LEADER} to an elected mayor."),
        ("[budget]", SECOND + "[budget]", "Outcome 2 was added: “More people in work.”"),
        ("[budget]", '[engagement]\nhow = "Ward forums"\n[budget]',
         "Engagement was added: how residents have a part “Ward forums”."),
        (
            "by = 2029-03-31",
            "by = 2029-03-31\nmilestones = [{ by = 2027-12-31, level = 140 }]",
            f"{MEASURE}, milestone of 31 December 2027 was added: level 140 per 100,000 aged 10–17.",
        ),
        ("reduction_percent = 3", "reduction_percent = 3\nenvelopes = [{ starts = 2026-04-01, amount = 5_000_000 }]",
         "Budget, year from 1 April 2026 was added: amount £5.0 million."),
    ],
)  # fmt: skip
def test_a_difference_is_one_sentence(old, new, sentence):
    assert said(old, new) == [sentence]


def test_a_panel_that_is_filled_is_no_longer_left_out_and_the_other_way_round():
    there = said(POWERS, POWER)
    came = "Power Skills was added: department “DfE”; day it is promised for 1 April 2027; how far the power reaches "
    assert set(there) == {"The panel on powers is no longer left out.", f"{came}control; need for legislation no."}
    before, after = agreement_from_toml(KENT.replace(POWERS, POWER)), agreement_from_toml(KENT)
    back = sentences(difference(before, after), indicators=INDICATORS)
    assert "The panel on powers was left out: “still being discussed”." in back
    assert any(each.startswith("Power Skills was removed") for each in back)


def test_a_new_order_is_said_once():
    first = KENT[KENT.index("[[outcomes]]") : KENT.index("[budget]")]
    before = agreement_from_toml(KENT.replace(first, first + SECOND))
    after = agreement_from_toml(KENT.replace(first, SECOND + first))
    assert sentences(difference(before, after), indicators=INDICATORS) == (
        "The agreement: the order of the outcomes changed.",
    )


def test_a_standard_speaks_in_the_same_way():
    assert said("floor = 90.0", "floor = 85.0", FLOOR) == ["The standard: the minimum changed from 90 to 85."]
    assert said("[consensus]", "[rule]\nconfirm_after = 3\n[consensus]", FLOOR) == [
        "Rule: the misses that confirm a breach changed from 2 to 3."
    ]


def test_the_variation_of_northmere_adds_one_outcome_and_ends_one():
    first, second = [terms for _, terms, entry in files.documents() if entry["file"].startswith("northmere")]
    ended, added = sentences(difference(first, second), indicators=demonstration.indicators())
    assert ended.startswith("Outcome 4 ended: “Urgent repairs to social homes are done in time.” (Urgent repairs done")
    assert added.startswith("Outcome 7 was added: “Fewer people are killed or badly hurt on the roads.” (People killed")


def test_the_reason_and_who_signed_are_said():
    signed = [SignedBy("place", "Mayor", date(2026, 3, 1)), SignedBy("centre", "Director", date(2026, 3, 2))]
    assert why_and_who(version=2, reason="Data quality", signed=signed) == (
        "Reason for version 2: Data quality.",
        "Mayor signed version 2 for the place on 1 March 2026.",
        "Director signed version 2 for the centre on 2 March 2026.",
    )
    assert why_and_who(version=1, reason="", signed=[]) == ()


@given(agreements(), agreements())
def test_any_two_agreements_can_be_compared_in_words(one, other):
    changes = difference(one, other)
    told = sentences(changes, indicators={})
    assert len(told) == len(changes)
    assert all(each.endswith((".", "?", "!", "”")) for each in told)
    assert sentences(difference(one, one), indicators={}) == ()
