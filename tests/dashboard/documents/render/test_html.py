import itertools
from html.parser import HTMLParser

import pytest

from dashboard.documents.content import Break, Heading, Lines, Sentence, Table
from dashboard.documents.render import rendered
from dashboard.documents.render.html import style
from tests.dashboard.documents.papers import AWKWARD, PAPERS, chart, paper, table

EMPTY = {"meta", "br", "path", "circle", "polygon"}


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []
        self.open = []
        self.text = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


def read(made):
    reader = Reader()
    reader.feed(rendered(made, "html").decode())
    assert reader.open == []
    return reader


def tags(reader, name):
    return [told for tag, told in reader.found if tag == name]


@pytest.mark.parametrize("name", PAPERS)
def test_a_page_is_whole_in_itself_in_one_language_without_a_script(name):
    reader = read(PAPERS[name])
    assert tags(reader, "html") == [{"lang": "en-GB"}]
    names = {tag for tag, _ in reader.found}
    assert not names & {"script", "link", "img", "iframe", "object", "base", "form"}
    fetching = {
        told for _, attributes in reader.found for told in attributes if told in {"src", "href", "srcset", "data"}
    }
    assert not fetching
    assert "url(" not in style()
    assert "@import" not in style()


@pytest.mark.parametrize("name", PAPERS)
def test_headings_begin_at_one_and_never_skip(name):
    levels = [int(tag[1]) for tag, _ in read(PAPERS[name]).found if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))


def test_a_table_has_a_caption_and_headers_with_scopes():
    reader = read(paper(table(rows=2)))
    assert [told["scope"] for told in tags(reader, "th")] == ["col"] * 4 + ["row"] * 2
    assert len(tags(reader, "caption")) == 1
    assert "many" in tags(reader, "table")[0]["class"]
    assert {told["data-name"] for told in tags(reader, "td")} == set(table().columns[1:])


def test_a_narrow_table_stays_a_table_on_a_phone():
    assert "class" not in tags(read(paper(Table("x", ("A", "B"), (("a", "b"),)))), "table")[0]


def test_a_chart_is_drawn_for_screen_and_phone_and_each_says_its_finding():
    images = tags(read(paper(chart())), "svg")
    assert [one["class"] for one in images] == ["wide", "narrow"]
    assert {one["aria-label"] for one in images} == {chart().alt}
    assert {one["role"] for one in images} == {"img"}


def test_lists_breaks_and_strong_words():
    names = [
        tag
        for tag, _ in read(
            paper(Lines(("a",), ordered=True), Lines(("● b",)), Break(), Sentence("c", strong=True), Lines(("d",)))
        ).found
    ]
    assert [name for name in names if name in {"ol", "ul", "strong", "div"}] == ["ol", "ul", "div", "strong", "ul"]


def test_outside_text_is_never_markup():
    page = rendered(PAPERS["awkward"], "html").decode()
    assert "<b>" not in page
    assert "$100 &lt;b&gt; &amp; \\" in page
    assert "#let x = *bold*" in "".join(read(paper(Heading(2, AWKWARD))).text)


def test_each_page_says_what_was_known_and_how_to_open_it_again():
    told = "".join(read(paper()).text)
    for part in (paper().header, paper().footer, paper().address, "Fingerprint"):
        assert part in told
