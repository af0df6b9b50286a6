"""The `outcomes` command: what it answers to good input, to bad input, and to misuse."""

from pathlib import Path

import pytest

from dashboard import cli

DEFINITION = """
title = "Employment rate"
measure = "The employment rate"
unit_kind = "percent"
of = "people aged 16 to 64"
better = "higher"
"""

AGREEMENT = """
place = "kent"
title = "Kent agreement"
level = "strategic_county"
wave = 1
starts = 2026-04-01
ends = 2029-03-31

[[outcomes]]
number = 1
statement = "Fewer young people enter the youth justice system."
origin = "joint"

[[outcomes.commitments]]
indicator = "{indicator}"
unit = "per 100,000 aged 10–17"
better = "lower"
baseline = 150.0
agreed_level = 130.0
by = 2029-03-31

[budget]
excluded = "later"

[powers]
excluded = "later"

[accountability]
office = "Leader of the council"
kind = "leader"
questioned_by = "Scrutiny committee"
"""

MAP = """
indicator = "employment-rate"
format = "csv"
place = { column = "Code", kind = "gss" }
period = { column = "Year", year = "calendar" }
value = "Rate"
"""


def written(path: Path, content: str | bytes) -> str:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def held(outcomes) -> str:
    return next(line for line in outcomes("doctor")[1].splitlines() if line.startswith("Indicators with figures"))


def test_a_definition_without_a_unit_is_refused_in_one_sentence_with_the_cure(outcomes, tmp_path):
    status, _, error = outcomes("indicators", "check", written(tmp_path / "employment.toml", DEFINITION))
    assert status == 1
    assert error == 'employment.toml: no unit. Add, say, unit = "percent".\n'


def test_a_good_definition_has_nothing_to_mend(outcomes):
    path = Path(cli.__file__).parents[2] / "data/definitions/employment-rate.toml"
    assert outcomes("indicators", "check", str(path))[1].endswith("Nothing to mend.\n")


def test_an_agreement_naming_an_unknown_indicator_is_refused_by_clause(outcomes, tmp_path):
    path = written(tmp_path / "kent.toml", AGREEMENT.format(indicator="first-time-entrance"))
    status, _, error = outcomes("agreement", "check", path)
    assert status == 1
    assert error.startswith("kent.toml: outcome 1, commitment first-time-entrance: there is no indicator")
    assert error.count("\n") == 1


def test_a_good_agreement_has_nothing_to_mend_and_shows_its_fingerprint(outcomes, tmp_path):
    path = written(tmp_path / "kent.toml", AGREEMENT.format(indicator="first-time-entrants"))
    status, printed, _ = outcomes("agreement", "check", path)
    assert status == 0
    assert "Nothing to mend. Fingerprint " in printed


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Code,Year,Share\nE08000003,2023,72.8\n", "Rate"),
        ("Code,Year,Rate\nE08000003,2023,1040\n", "1040"),
        ("Code,Year,Rate\nE08000003,2023-13,72.8\n", "2023-13"),
        ("", "empty"),
        (b"\x00\x01\x02\xff\xfe\x00binary", ""),
    ],
    ids=["renamed column", "out of range", "bad period", "empty", "binary"],
)
def test_a_bad_file_is_answered_in_one_sentence_and_stores_nothing(outcomes, tmp_path, content, said):
    path = written(tmp_path / "figures.csv", content)
    status, printed, error = outcomes("load", path, "--map", written(tmp_path / "map.toml", MAP))
    assert status == 1
    told = (printed + error).splitlines()
    assert len(told) == 2, told
    assert said in told[0]
    assert "Traceback" not in printed + error
    assert held(outcomes).startswith("Indicators with figures: 0 of")


def test_a_good_file_is_stored_and_loading_it_again_stores_nothing(outcomes, tmp_path):
    path = written(tmp_path / "figures.csv", "Code,Year,Rate\nE08000003,2023,72.8\n")
    mapping = written(tmp_path / "map.toml", MAP)
    assert outcomes("load", path, "--map", mapping)[1] == "employment-rate: 1 figures added, 0 revised, 0 unchanged.\n"
    assert outcomes("load", path, "--map", mapping)[1] == "employment-rate: 0 figures added, 0 revised, 1 unchanged.\n"


def test_refreshing_from_recorded_replies_stores_figures(outcomes):
    replies = str(Path(__file__).parents[1] / "replies")
    status, printed, _ = outcomes("refresh", "--from-replies", replies, "--indicator", "claimant-count")
    assert status == 0, printed
    assert "claimant-count:" in printed


def test_an_unknown_feed_or_indicator_is_named(outcomes):
    assert 'from a feed "nonsense"' in outcomes("refresh", "--feed", "nonsense")[2]
    status, _, error = outcomes("refresh", "--indicator", "employment-rat")
    assert status == 1
    assert "employment-rate" in error


def test_the_demonstration_fills_an_empty_store_and_opens_again(outcomes):
    assert outcomes("demo", "--prepare-only")[1] == "Filling the store with the demonstration…\n"
    assert outcomes("demo", "--prepare-only")[1] == ""
    assert "a demonstration, at 2026-11-21" in outcomes("doctor")[1]
    assert outcomes("demo", "--prepare-only", "--today", "2026-06-01")[0] == 0
    assert "a demonstration, at 2026-06-01" in outcomes("doctor")[1]
    assert "x-northmere" in outcomes("judge", "--as-at", "2026-11-21")[1]
    assert outcomes("judge")[1].endswith("verdicts moved.\n")


def test_the_demonstration_refuses_a_store_that_holds_other_figures(outcomes, tmp_path):
    path = written(tmp_path / "figures.csv", "Code,Year,Rate\nE08000003,2023,72.8\n")
    outcomes("load", path, "--map", written(tmp_path / "map.toml", MAP))
    status, _, error = outcomes("demo", "--prepare-only")
    assert status == 1
    assert "Name an empty one in OUTCOMES_DATABASE_URL." in error


def test_the_published_table_is_made_by_a_command(outcomes, tmp_path):
    outcomes("demo", "--prepare-only")
    made = tmp_path / "published.csv"
    outcomes("demo", "--tabulate", str(made))
    kept = Path(cli.__file__).parents[2] / "data/demonstration/published.csv"
    assert made.read_text("utf-8") == kept.read_text("utf-8")


def test_a_file_that_is_no_store_is_said_in_one_sentence(outcomes, tmp_path, monkeypatch):
    path = written(tmp_path / "notes.txt", "these are notes, not a database" * 50)
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", f"sqlite:///{path}")
    status, _, error = outcomes("doctor")
    assert status == 1
    assert error.count("\n") == 1


def test_misuse_is_exit_status_2(outcomes):
    assert outcomes("load")[0] == 2
    assert outcomes("nonsense")[0] == 2


def test_searching_the_catalogue_forgives_and_says_when_nothing_is_near(outcomes):
    assert "employment-rate" in outcomes("indicators", "find", "employment")[1]
    assert "claimant-count" in outcomes("indicators", "find")[1]
    assert outcomes("indicators", "find", "zzzzqqq")[0] == 1


def test_the_version_is_printed(outcomes):
    assert outcomes("--version")[1].startswith("outcomes, version ")
