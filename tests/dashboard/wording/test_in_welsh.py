"""Every page and a paper in Welsh: its words where there are any, English elsewhere, and nothing breaks."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dashboard.own_store import copied

OPENED = Path(__file__).with_name("opened_pages.py")
IN_WELSH = {"OUTCOMES_LANGUAGE": "cy", "OUTCOMES_UNREVIEWED_LANGUAGE": "yes"}
SAID = {
    "find": (
        "Dod o hyd i’ch lle",
        "nid oes cyfieithydd wedi ei darllen eto",
        "Mae ei gloc yn sefyll ar 21 Tachwedd 2026.",
    ),
    "place": ("Northmere City Region", "Islaw’r safon ofynnol", "Beth addawodd y canol", "Lle a ffigurau dychmygol"),
    "outcome": ("Tri dyfarniad", "Cyfeiriad"),
    "standards": ("Safonau gofynnol", "Mae 2 safon ofynnol mewn grym."),
    "changes": ("Beth sydd wedi newid", "17 Tachwedd 2026"),
    "centre": ("Ochr y canol", "Promises that are late"),
    "work": ("Mae’r rhan hon ar gyfer pobl sydd wedi mewngofnodi.",),
}


def program(*words: str, url: str, folder: Path) -> str:
    """Run a program of ours in a process that speaks Welsh, for a process speaks one language."""
    asked = {**os.environ, **IN_WELSH, "OUTCOMES_DATABASE_URL": url}
    return subprocess.run(words, env=asked, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def pages(demonstration_url, tmp_path_factory):
    return json.loads(program(sys.executable, str(OPENED), url=demonstration_url, folder=tmp_path_factory.mktemp("cy")))


def test_no_page_breaks_in_welsh(pages):
    assert len(pages) == 14
    assert {view: page["failed"] for view, page in pages.items() if page["failed"]} == {}
    assert all(page["title"] for page in pages.values())


@pytest.mark.parametrize("view", SAID)
def test_a_page_says_the_welsh_that_there_is_and_english_elsewhere(pages, view):
    said = f"{pages[view]['title']}\n{pages[view]['said']}"
    for words in SAID[view]:
        assert words in said


def test_a_paper_names_its_language_and_says_its_marks_in_it(demonstration_url, tmp_path):
    make = "import sys; from dashboard import cli; sys.argv[1:] = ['brief', 'northmere', '--to', 'b.html']; cli.main()"
    with copied(demonstration_url, tmp_path) as engine:
        program(sys.executable, "-c", make, url=engine.url.render_as_string(hide_password=False), folder=tmp_path)
    paper = (tmp_path / "b.html").read_text("utf-8")
    assert '<html lang="cy">' in paper
    assert "Safonau gofynnol" in paper
    assert "Tachwedd 2026" in paper
    assert "Safe to say" in paper
