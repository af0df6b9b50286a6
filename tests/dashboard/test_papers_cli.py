"""The commands that make papers: good files, one sentence for bad input, and the same fingerprint again."""

import pytest

from data import database, demonstration
from data.store import papers


@pytest.fixture(scope="module")
def url(tmp_path_factory) -> str:
    """A demonstration of its own: commands keep the papers they make."""
    address = f"sqlite:///{tmp_path_factory.mktemp('papers') / 'store.sqlite'}"
    engine = database.engine(address)
    database.prepare(engine)
    with database.writing(engine) as session:
        demonstration.fill(session)
    engine.dispose()
    return address


@pytest.fixture
def outcomes(monkeypatch, url, command):
    """Run the command in an empty folder on the demonstration; its exit status, what it printed and complained."""
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", url)

    return command


@pytest.mark.parametrize(
    ("words", "file", "begins"),
    [
        (("brief", "kent", "--as-at", "2026-09-30"), "briefing.pdf", b"%PDF-1.7"),
        (("brief", "kent", "--as-at", "2026-09-30"), "briefing.docx", b"PK"),
        (("brief", "kent"), "briefing.html", b"<!"),
        (("pack", "port-wexley", "--meeting", "2026-12-03"), "pack.html", b"<!"),
        (("exceptions", "northmere", "--since", "2026-08-01"), "exceptions.docx", b"PK"),
        (("slide", "first-time-entrants"), "slide.pptx", b"PK"),
        (("parliament",), "parliament.html", b"<!"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_paper_is_written_in_the_kind_its_suffix_names(outcomes, tmp_path, words, file, begins):
    status, printed, error = outcomes(*words, "--to", file)
    assert (status, error) == (0, "")
    assert (tmp_path / file).read_bytes().startswith(begins)
    assert "opens again at /papers?paper=" in printed


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("brief", "narnia", "--to", "x.pdf"), "We do not hold a place called “narnia”."),
        (("brief", "kent", "--to", "x.doc"), "x.doc: this paper is written as .pdf, .docx, .html. Name such a file."),
        (("brief", "kent", "--to", "nowhere/x.pdf"), "There is no folder nowhere. Make it first."),
        (("brief", "--to", "x.pdf"), "Name one place, or write --all and a folder."),
        (("brief", "kent", "--all", "--to", "x"), "Name one place, or write --all and a folder."),
        (("brief", "kent", "--as-at", "2031-01-01", "--to", "x.pdf"), "2031-01-01 has not come yet."),
        (("brief", "kent", "--as-at", "soon", "--to", "x.pdf"), "“soon” is not a date."),
        (("pack", "kent", "--meeting", "2026-12-03", "--to", "x.pdf"), "No meeting about Kent is on record for"),
        (("exceptions", "kent", "--since", "soon", "--to", "x.pdf"), "“soon” is not a day before the one asked about."),
        (("slide", "potholes", "--to", "x.pdf"), "No agreement has an outcome measured by “potholes”."),
        (("slide", "potholes", "--to", "x.docx"), "x.docx: this paper is written as .pptx, .pdf, .html."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_cannot_be_made_is_one_sentence_and_writes_nothing(outcomes, tmp_path, words, sentence):
    status, printed, error = outcomes(*words)
    assert (status, printed) == (1, "")
    assert error.startswith(sentence)
    assert error.count("\n") == 1
    assert not list(tmp_path.glob("x*"))


def test_the_same_order_gives_the_same_paper_and_keeps_it_once(outcomes, url):
    words = ("brief", "port-wexley", "--as-at", "2026-03-31", "--to", "x.html")
    assert outcomes(*words)[1] == outcomes(*words)[1]
    engine = database.engine(url)
    with database.session(engine) as session:
        held = [one for one in papers.papers(session, "x-port-wexley") if one.as_at.month == 3]
    engine.dispose()
    assert len(held) == 1
    assert held[0].made_by == "command line"


def test_every_place_with_an_agreement_has_a_briefing_with_its_class_in_the_name(outcomes, tmp_path):
    status, printed, _ = outcomes("brief", "--all", "--to", "all", "--as-at", "2024-04-30")
    assert status == 0
    names = sorted(path.name for path in (tmp_path / "all").iterdir())
    assert names == [
        "birmingham-briefing-as-at-2024-04-30-ILLUSTRATIVE.pdf",
        "greater-manchester-briefing-as-at-2024-04-30-ILLUSTRATIVE.pdf",
        "kent-briefing-as-at-2024-04-30-ILLUSTRATIVE.pdf",
        "northmere-briefing-as-at-2024-04-30-INVENTED.pdf",
    ]
    assert printed.count("\n") == 4
