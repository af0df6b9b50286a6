import re
from pathlib import Path

import pytest

from dashboard.documents import render
from dashboard.documents.content import PaperKind
from dashboard.documents.render import KINDS, UnknownKindError, kinds_of, rendered
from tests.dashboard.documents.papers import PAPERS, paper, slide
from tests.dashboard.test_banned_words import WORDS, texts

FOLDER = Path(render.__file__).parent


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (PaperKind.BRIEFING, ("pdf", "docx", "html")),
        (PaperKind.PACK, ("pdf", "docx", "html")),
        (PaperKind.EXCEPTIONS, ("pdf", "docx", "html")),
        (PaperKind.PARLIAMENT, ("pdf", "docx", "html")),
        (PaperKind.SLIDE, ("pdf", "pptx", "html")),
    ],
)
def test_each_paper_is_made_as_the_files_that_its_readers_use(kind, expected):
    assert kinds_of(kind) == expected


@pytest.mark.parametrize(("made", "kind"), [(paper(), "pptx"), (slide(), "docx"), (paper(), "odt")])
def test_another_kind_is_refused_with_those_there_are(made, kind):
    with pytest.raises(UnknownKindError, match=f"not made as “{kind}”. Ask for any of: pdf, "):
        rendered(made, kind)


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_made_as_every_kind_the_same_each_time(name):
    made = PAPERS[name]
    for kind in kinds_of(made.kind):
        if kind != "pdf":
            assert rendered(made, kind) == rendered(made, kind)


def test_each_kind_says_what_it_is():
    assert {kind.extension for kind in KINDS.values()} == set(KINDS)
    assert all("/" in kind.media_type and kind.name for kind in KINDS.values())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)
def test_the_words_of_papers_hold_no_banned_word(path):
    for text in texts(path):
        if re.search(r"\s", text) and "<" not in text:
            assert WORDS.search(text) is None, text


def test_the_typeface_comes_with_its_licence():
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "fonts" / "OFL.txt").read_text("utf-8")
    assert {path.name for path in (FOLDER / "fonts").glob("*.otf")} == {"Inter-Regular.otf", "Inter-Bold.otf"}
