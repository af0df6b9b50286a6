"""The audit of what we pin: a known vulnerability fails it, an accepted one does not, and silence is said."""

import json
import threading
from datetime import date

import pytest
import requests

from tests import advisories
from tests.advisories import Accepted, Found, found_in, reached, unaccepted

TODAY = date(2026, 11, 22)
REPORT = json.dumps(
    {
        "dependencies": [
            {"name": "sound", "version": "1.0", "vulns": []},
            {"name": "skipped", "skip_reason": "not pinned here"},
            {
                "name": "leaky",
                "version": "2.0",
                "vulns": [{"id": "GHSA-1", "aliases": ["CVE-2026-1"], "fix_versions": ["2.1"], "description": "…"}],
            },
        ],
        "fixes": [],
    }
)
LEAKY = Found("leaky", ("GHSA-1", "CVE-2026-1"), ("2.1",))


def test_a_known_vulnerability_is_named_with_its_cure():
    assert found_in(REPORT) == (LEAKY,)
    assert str(LEAKY) == "leaky: GHSA-1, CVE-2026-1. Pin leaky 2.1."
    assert str(Found("x", ("GHSA-2",), ())) == "x: GHSA-2. No version mends it yet."


@pytest.mark.parametrize(
    ("accepted", "left"),
    [
        ((), (LEAKY,)),
        ((Accepted("CVE-2026-1", "We never call it.", date(2027, 1, 1)),), ()),
        ((Accepted("CVE-2026-1", "We never call it.", TODAY),), (LEAKY,)),
        ((Accepted("CVE-2026-2", "Another.", date(2027, 1, 1)),), (LEAKY,)),
    ],
    ids=["none", "by its other name", "no longer", "another"],
)
def test_only_what_is_accepted_today_passes(accepted, left):
    assert unaccepted((LEAKY,), accepted, today=TODAY) == left


def refused():
    raise requests.ConnectionError


@pytest.mark.parametrize(("ask", "answered"), [(lambda: "yes", True), (refused, False)])
def test_the_list_is_reached_or_not(ask, answered):
    assert reached(ask) is answered


def test_a_name_that_hangs_is_given_up():
    hangs = threading.Event()
    assert reached(hangs.wait, patience=0.01) is False
    hangs.set()


@pytest.mark.trust("Altered dependency")
@pytest.mark.parametrize(
    ("answers", "report", "status", "said"),
    [
        (False, REPORT, 0, "cannot be reached"),
        (True, REPORT, 1, "leaky: GHSA-1"),
        (True, '{"dependencies": []}', 0, "No known vulnerability"),
        (True, "not a report", 0, "cannot be reached"),
    ],
)
def test_the_check_fails_for_a_known_vulnerability_and_says_when_it_could_not_look(
    monkeypatch, capsys, answers, report, status, said
):
    monkeypatch.setattr(advisories, "reached", lambda _ask: answers)
    monkeypatch.setattr(advisories, "audited", lambda _file: report)
    assert advisories.main() == status
    assert said in capsys.readouterr().out


def test_whatever_is_accepted_has_a_reason_and_an_end_within_a_year():
    for one in advisories.ACCEPTED:
        assert len(one.because) > 20
        assert (one.until - TODAY).days < 366
