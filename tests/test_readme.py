"""The README says what is there."""

from pathlib import Path

import pytest

from tests import readme_tables

ROOT = Path(__file__).parents[1]


def test_the_tables_of_the_readme_are_made_from_the_code():
    text = (ROOT / "README.md").read_text("utf-8")
    assert readme_tables.written(text) == text, "Run make docs."


@pytest.mark.parametrize("path", [path for _, where, _ in readme_tables.TO_ADD for path in where])
def test_what_the_readme_says_to_touch_is_there(path):
    assert (ROOT / path).exists()


def test_every_setting_that_the_code_reads_is_in_the_readme():
    text = (ROOT / "README.md").read_text("utf-8")
    sources = [
        file.read_text("utf-8")
        for package in ("data", "indicators", "dashboard")
        for file in (ROOT / package).rglob("*.py")
    ]
    read = {word for source in sources for word in __import__("re").findall(r"OUTCOMES_[A-Z_]+", source)}
    assert {setting for setting in read if setting not in text} == set()
