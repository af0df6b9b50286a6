"""The table of attacks and faults: nothing is left out of it, and nothing lost is passed over."""

import re

import pytest

from tests.trust.promises import CAMPAIGNS, FAULTS, PROMISES, THREATS
from tests.trust.table import Try, lines, rows

NAMES = {"Log cut": "found", "Disk full": "one sentence"}


def test_what_was_not_tried_does_not_hold():
    found = {row.name: row for row in rows([Try("Log cut", "first removed")], promises=NAMES)}
    assert found["Log cut"].holds
    assert not found["Disk full"].holds
    assert "not tried" in "\n".join(lines(list(found.values()), details={}))


def test_one_loss_among_many_is_a_loss_and_is_named():
    tries = [Try("Disk full", "a reply"), Try("Disk full", "a paper", "half of it is there")]
    _, row = rows(tries, promises=NAMES)
    assert (row.tried, row.survived, row.lost, row.holds) == (2, 1, 1, False)
    printed = "\n".join(lines([row], details={"Disk full": "1 in a commit"}))
    assert "a paper: half of it is there" in printed
    assert "1 in a commit" in printed


def test_a_name_that_nobody_promised_is_shown_all_the_same():
    assert rows([Try("Log cutt", "a misspelt mark")], promises=NAMES)[-1].name == "Log cutt"


def test_every_campaign_belongs_to_a_promise():
    assert set(CAMPAIGNS.values()) <= set(PROMISES)


def test_every_row_of_the_design_is_listed(shared):
    text = (shared / "design" / "trust.md").read_text(encoding="utf-8")
    for title, listed in (("## 9. Threats", THREATS), ("## 10. Reliability promises", FAULTS)):
        section = text[text.index(title) + len(title) :].partition("\n## ")[0]
        named = re.findall(r"^\| (?!---|Threat \||It happens \|)([^|]+?) \|", section, flags=re.MULTILINE)
        assert named == list(listed)


@pytest.mark.parametrize("name", PROMISES)
def test_every_promise_is_said_in_words(name):
    assert PROMISES[name]
