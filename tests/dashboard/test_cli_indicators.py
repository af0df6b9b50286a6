"""`outcomes indicators`: found in the catalogue and at publishers, and added from what the publisher says."""

import json
import sys
from functools import partial
from pathlib import Path

import pytest

ELS = "https://www.ons.gov.uk/explore-local-statistics/api/v1/metadata"
METADATA = {
    "label": "Homicide offences (England)",
    "subtitle": "Number of people killed, in three years",
    "description": "Homicides recorded by the police.",
    "unit": "Rate per 1,000,000 population",
    "decimalPlaces": 1,
    "updated": "2026-02-05",
    "periodDomain": ["2022-04-01/P3Y"],
}


@pytest.fixture
def replies(tmp_path):
    folder = tmp_path / "recorded"
    folder.mkdir()
    (folder / "taxonomy.json").write_text(json.dumps({"data": [{"label": "Homicide", "slug": "homicide-offences"}]}))
    (folder / "homicide.json").write_text(json.dumps(METADATA))
    entries = [("taxonomy", "taxonomy.json"), ("indicators/homicide-offences", "homicide.json")]
    index = [{"sets": ["main"], "url": f"{ELS}/{path}", "status": 200, "file": file} for path, file in entries]
    (folder / "index.json").write_text(json.dumps(index))
    return str(folder)


@pytest.fixture
def outcomes(monkeypatch, command):
    """Run the command in an empty folder; its exit status, what it printed and what it complained."""
    monkeypatch.delenv("OUTCOMES_DEFINITIONS", raising=False)

    return partial(command, "indicators")


def test_a_publisher_is_searched(outcomes, replies):
    said = ("--publisher", "ons_els", "--from-replies", replies)
    assert outcomes("find", "homicides", *said) == (0, "homicide-offences\tHomicide\n", "")
    status, _, error = outcomes("find", "zebras", *said)
    assert (status, error) == (1, 'ons_els offers nothing about "zebras". Try one word of it.\n')
    status, _, error = outcomes("find", "zebras", "--publisher", "nomis")
    assert status == 1
    assert error.startswith("nomis cannot be searched.")


ADD = ("add", "ons_els", "homicide-offences")
DIRECTION = ("--better", "lower", "--because", "fewer people killed")


def test_what_is_added_passes_the_check_and_is_not_overwritten(outcomes, replies, monkeypatch):
    status, told, _ = outcomes(*ADD, *DIRECTION, "--from-replies", replies)
    assert status == 0
    path = Path("definitions/homicide-offences.toml")
    assert (
        told == f"Written to {path}. Read it through; OUTCOMES_DEFINITIONS=definitions puts it among the indicators.\n"
    )
    assert outcomes("check", str(path))[1].endswith("Nothing to mend.\n")
    status, _, error = outcomes(*ADD, *DIRECTION, "--from-replies", replies)
    assert (status, error) == (1, "There is an indicator homicide-offences already. Give this one another --name.\n")
    monkeypatch.setenv("OUTCOMES_DEFINITIONS", "definitions")
    assert "homicide-offences" in outcomes("find", "homicide")[1]


def test_without_a_terminal_everything_open_is_said_with_the_option_for_it(outcomes, replies):
    status, _, error = outcomes(*ADD, "--from-replies", replies)
    assert status == 1
    assert error == (
        "The publisher does not say everything. Give:\n"
        "--better: Is more of it better, or less? (higher, lower, neither)\n"
        "--because: Why is that better, in a few words?\n"
    )
    assert not Path("definitions").exists()


def test_on_a_terminal_a_person_is_asked(outcomes, replies, monkeypatch):
    answers = iter(["lower", "fewer people killed"])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(answers))
    assert outcomes(*ADD, "--to", "mine", "--from-replies", replies)[0] == 0
    assert 'better_because = "fewer people killed"' in Path("mine/homicide-offences.toml").read_text()


def test_other_answers_are_given_by_key(outcomes, replies):
    own = ("--answer", "of=people of every age", "--name", "killed")
    assert outcomes(*ADD, *DIRECTION, *own, "--from-replies", replies)[0] == 0
    assert 'of = "people of every age"' in Path("definitions/killed.toml").read_text()
    assert outcomes(*ADD, "--answer", "people", "--from-replies", replies)[0] == 2
