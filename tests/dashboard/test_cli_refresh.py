"""`outcomes refresh`: what is due, all of it, what is named, again and again."""

from functools import partial
from pathlib import Path

import pytest

from dashboard.cli import figures
from data import catalogue, database
from indicators.refresh.kept import alone

REPLIES = Path(__file__).parents[1] / "replies"
HELD_HERE = ("claimant-count", "child-injury-admissions")


@pytest.fixture
def outcomes(monkeypatch, command):
    """Run the command in an empty folder, two indicators in the catalogue; exit status, output and complaints."""
    few = {name: catalogue.indicator(name) for name in HELD_HERE}
    monkeypatch.setattr(catalogue, "indicators", lambda **_: few)
    monkeypatch.delenv("OUTCOMES_DATABASE_URL", raising=False)

    return partial(command, "refresh", "--from-replies", str(REPLIES))


def test_only_what_is_due_is_asked_for(outcomes):
    status, told, _ = outcomes()
    assert (status, len(told.splitlines())) == (0, 2)
    status, told, _ = outcomes()
    assert status == 0
    assert told.startswith("Nothing is due. The next is ")
    assert told.endswith("; --all asks for every indicator.\n")


def test_what_is_named_is_asked_for_due_or_not(outcomes):
    outcomes()
    assert outcomes("--all")[1].count("unchanged") == 2
    assert outcomes("--feed", "ons_els")[1].startswith("claimant-count: 0 figures added, 0 revised")
    assert outcomes("--indicator", "claimant-count")[1].count("\n") == 1


def test_what_is_not_due_yet_is_counted(outcomes):
    outcomes("--indicator", "claimant-count")
    told = outcomes()[1].splitlines()
    assert told[0].startswith("child-injury-admissions: ")
    assert told[1] == "1 more are not due; --all asks for every indicator."


def test_a_second_refresh_at_the_same_time_says_so(outcomes, tmp_path):
    with alone(database.engine(database.default_url()), tmp_path / "var" / "replies"):
        status, _, error = outcomes()
    assert (status, error) == (1, "Another refresh of this store is running. Wait until it is done.\n")


def test_a_watch_goes_on_after_a_round_that_failed_and_ends_when_told(outcomes, monkeypatch, tmp_path):
    slept = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(figures.time, "sleep", sleep)
    with alone(database.engine(database.default_url()), tmp_path / "var" / "replies"):
        status, told, error = outcomes("--watch", "--interval", "60", "--all")
    assert status == 130
    assert error.count("Another refresh of this store is running.") == 2
    assert error.endswith("Stopped. What was stored before is kept.\n")
    assert told.count("Next round at ") == 2
    assert 3500 < slept[0] <= 3600


def test_an_interval_that_would_press_the_publishers_is_misuse(outcomes):
    assert outcomes("--watch", "--interval", "1")[0] == 2
