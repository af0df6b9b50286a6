"""The commands that keep the store safe, and the one that judges in several processes."""

import json
import zipfile

import pytest

from tests.dashboard.own_store import copied


@pytest.fixture
def kept(outcomes, monkeypatch, demonstration_url, tmp_path):
    """A backup of a copy of the demonstration, which is the store in use."""
    with copied(demonstration_url, tmp_path) as engine:
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", engine.url.render_as_string(hide_password=False))
    status, said, _ = outcomes("backup", "kept.zip")
    assert status == 0
    assert "kept.zip holds 1" in said
    return str(tmp_path / "kept.zip")


@pytest.mark.trust("Server lost")
def test_a_store_that_was_lost_is_restored_and_shows_the_same(kept, outcomes, monkeypatch):
    before = outcomes("judge", "--as-at", "2026-11-21")
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", "sqlite:///elsewhere/outcomes.sqlite")
    status, said, error = outcomes("restore", kept)
    assert (status, error) == (0, "")
    assert "Every table was read back and is what the backup holds; the log's chain holds." in said
    assert outcomes("judge", "--as-at", "2026-11-21") == before


def test_a_store_in_use_is_not_restored_over(kept, outcomes):
    status, _, error = outcomes("restore", kept)
    assert status == 1
    assert error == "The store is not empty: it holds rows of audit_entry. Name an empty one to restore into.\n"


def test_a_backup_is_not_written_over(kept, outcomes):
    status, _, error = outcomes("backup", kept)
    assert (status, error) == (1, "kept.zip is there already. Give another name, or move it away.\n")


def test_a_damaged_backup_is_refused_in_one_sentence(kept, outcomes, monkeypatch, tmp_path):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", "sqlite:///elsewhere/outcomes.sqlite")
    with zipfile.ZipFile(kept) as whole, zipfile.ZipFile(tmp_path / "part.zip", "w") as part:
        manifest = json.loads(whole.read("manifest.json"))
        part.writestr("manifest.json", json.dumps({**manifest, "revision": "0001"}))
    status, _, error = outcomes("restore", "part.zip")
    assert status == 1
    assert error.startswith("The backup was made by another edition (tables 0001;")


def test_several_processes_judge_as_one_does(kept, outcomes, monkeypatch):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", "sqlite:///elsewhere/outcomes.sqlite")
    outcomes("restore", kept)
    outcomes("judge")
    status, said, error = outcomes("judge", "--workers", "2")
    assert (status, error) == (0, "")
    assert said.splitlines()[-1].endswith("indicators, 0 moved.")


def test_ways_of_judging_that_exclude_each_other_are_misuse(outcomes):
    status, _, error = outcomes("judge", "--workers", "2", "--as-at", "2026-01-01")
    assert status == 2
    assert "Give one of --as-at, --on and --workers" in error


def test_a_store_in_memory_is_not_shared(outcomes, monkeypatch):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", "sqlite://")
    status, _, error = outcomes("judge", "--workers", "2")
    assert (status, error.split(".")[0]) == (1, "A store in memory belongs to one process")


def test_a_scheduler_that_is_not_there_is_said_in_one_sentence(outcomes, monkeypatch):
    monkeypatch.setattr("indicators.cluster._SECONDS", 1)
    status, _, error = outcomes("judge", "--on", "tcp://127.0.0.1:1")
    assert status == 1
    assert error == (
        "No scheduler answers at tcp://127.0.0.1:1. Start one with `dask scheduler`, or check the address.\n"
    )
