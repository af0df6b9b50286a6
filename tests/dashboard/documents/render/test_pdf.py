from functools import cache
from io import BytesIO

import pikepdf
import pytest
import typst

from dashboard.documents.content import Heading, PaperKind, Table
from dashboard.documents.render import PaperNotSetError, rendered, typst_pdf
from dashboard.documents.render.row_headers import with_row_headers
from tests.dashboard.documents.papers import AS_AT, AWKWARD, LONG, PAPERS, PLAIN, chart, outcome, paper, places, slide
from tests.dashboard.documents.render.ua import complaints, elements

made_once = cache(rendered)


@pytest.fixture(params=PAPERS, scope="module")
def named(request):
    return PAPERS[request.param]


def pages(file):
    with pikepdf.open(BytesIO(file)) as pdf:
        return [tuple(round(float(edge)) for edge in page.MediaBox[2:]) for page in pdf.pages]


def tagged(file):
    with pikepdf.open(BytesIO(file)) as pdf:
        return [(str(one.S), str(one.get("/T", "")), str(one.get("/Alt", ""))) for one in elements(pdf)]


def test_every_paper_can_be_read_aloud(named):
    assert complaints(made_once(named, "pdf")) == []


def test_a_paper_gives_the_same_bytes_every_time(named):
    assert made_once(named, "pdf") == rendered(named, "pdf")


def test_pages_are_a4_upright():
    assert set(pages(made_once(PAPERS["twelve outcomes"], "pdf"))) == {(595, 842)}


def test_twelve_outcomes_have_a_page_each():
    assert len(pages(made_once(PAPERS["twelve outcomes"], "pdf"))) in range(12, 15)


def test_a_plain_briefing_fits_one_page():
    assert len(pages(rendered(paper(*PLAIN), "pdf"))) == 1


def test_a_slide_is_as_wide_as_a_screen_and_its_notes_follow_on_paper():
    assert pages(rendered(slide(), "pdf")) == [(960, 540), (595, 842)]


@pytest.mark.parametrize("count", [0, 6, 12, 40, 46])
def test_a_slide_is_one_page_however_many_places_it_compares(count):
    assert pages(rendered(slide(blocks=(places(count),), notes=()), "pdf")) == [(960, 540)]


def test_a_chart_of_places_beyond_a_page_is_cut_into_pictures_that_say_so():
    figures = [alt for kind, _, alt in tagged(rendered(paper(places(46)), "pdf")) if kind == "/Figure"]
    assert [alt[-8:] for alt in figures] == ["(1 of 2)", "(2 of 2)"]


def test_a_table_repeats_its_header_on_every_page():
    file = made_once(PAPERS["forty rows"], "pdf")
    with pikepdf.open(BytesIO(file)) as pdf:
        heads = [one for one in elements(pdf) if one.S == "/THead"]
        repeated = sum(
            str(pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page))).count("/Artifact")
            for page in pdf.pages
        )
    assert len(heads) == 1
    assert repeated > 2 * len(pages(file))


def test_both_headers_of_a_cell_are_found_by_their_scope():
    with pikepdf.open(BytesIO(made_once(PAPERS["plain"], "pdf"))) as pdf:
        headers = [one.A[0] for one in elements(pdf) if one.S == "/TH"]
        cells = [one.A[0] for one in elements(pdf) if one.S == "/TD"]
        assert pdf.check_pdf_syntax() == []
    assert [str(one.Scope) for one in headers] == ["/Column"] * 4 + ["/Row"] * 3
    assert len(cells) == 9
    assert not any("/Headers" in one for one in cells)


def test_a_pdf_that_is_not_laid_out_as_expected_is_refused():
    with pytest.raises(ValueError, match="not tagged as expected"):
        with_row_headers(made_once(PAPERS["plain"], "pdf"))


def test_headings_never_skip_whatever_levels_they_came_with():
    file = rendered(paper(Heading(3, "A"), Heading(1, "B"), Heading(3, "C"), Heading(2, "D")), "pdf")
    headings = [(kind, title) for kind, title, _ in tagged(file) if kind.startswith("/H")]
    assert headings[1:] == [("/H2", "A"), ("/H2", "B"), ("/H3", "C"), ("/H3", "D")]


def test_signs_of_markup_are_text_like_any_other():
    titles = [title for kind, title, _ in tagged(made_once(PAPERS["awkward"], "pdf")) if kind == "/H2"]
    assert titles[0].startswith("#let x = *bold* _under_ $100 <b> & \\ `code` abc f @ref ~ [[x]] //c /*d*/")


def test_marks_that_turn_text_round_are_left_out_and_letters_not_held_are_squares():
    title = next(title for kind, title, _ in tagged(rendered(paper(Heading(1, AWKWARD)), "pdf")) if kind == "/H2")
    assert not {"\u202e", "\u200f", "\u0007"} & set(title)
    assert title.endswith("□ □□")


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.SLIDE], ids=str)
def test_every_kind_of_paper_holds_the_notes_it_was_given(kind):
    made = paper(*outcome(1), kind=kind, notes=(Heading(2, "Method"), Table("Terms", ("Term", "Means"), (("a", "b"),))))
    titles = [title for kind, title, _ in tagged(rendered(made, "pdf")) if kind in {"/H2", "/H3"}]
    assert titles[-2:] == ["Notes", "Method"]


def test_the_date_of_a_file_is_the_moment_the_paper_knew():
    with pikepdf.open(BytesIO(rendered(paper(), "pdf"))) as pdf, pdf.open_metadata() as metadata:
        assert metadata["xmp:CreateDate"].startswith(f"{AS_AT:%Y-%m-%d}")


def test_the_checker_sees_what_is_wrong():
    found = complaints(typst.compile(b"#set page(height: 5cm)\nplain", format="pdf", pdf_tags=False))
    assert "It is not marked as tagged." in found
    assert "It has no structure." in found
    assert any("neither tagged nor an artifact" in one for one in found)


def test_a_warning_refuses_the_paper(monkeypatch, tmp_path):
    template = tmp_path / "paper.typ"
    template.write_text('#set document(title: "x")\n#set text(font: "No such typeface")\n= x', "utf-8")
    monkeypatch.setattr(typst_pdf, "TEMPLATE", template)
    with pytest.raises(PaperNotSetError, match="was set with a warning: unknown font family"):
        rendered(paper(), "pdf")


def test_an_error_of_the_typesetter_is_one_sentence(monkeypatch, tmp_path):
    template = tmp_path / "paper.typ"
    template.write_text("#nothing", "utf-8")
    monkeypatch.setattr(typst_pdf, "TEMPLATE", template)
    with pytest.raises(PaperNotSetError, match="could not be set: unknown variable"):
        rendered(paper(), "pdf")


def test_tags_that_cannot_be_mended_refuse_the_paper(monkeypatch):
    first = typst_pdf.with_row_headers
    monkeypatch.setattr(typst_pdf, "with_row_headers", lambda file: first(first(file)))
    with pytest.raises(PaperNotSetError, match="could not be tagged: A cell of a table"):
        rendered(PAPERS["plain"], "pdf")


def test_a_shape_keeps_its_distance_from_its_word_however_narrow_the_column():
    assert typst_pdf._breakable("▲\u00a0Recovering now", room=20).startswith("▲\u00a0")  # noqa: SLF001


@pytest.mark.parametrize("name", [LONG, "x" * 300, "https://example.org/" + "a/" * 90])
def test_no_name_is_too_long(name):
    made = paper(Table(name, (name,) * 5, ((name,) * 5,)), chart(title=name), title=name, subtitle=name, header=name)
    assert complaints(rendered(made, "pdf")) == []
