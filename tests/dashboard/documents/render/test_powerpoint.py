import itertools
from datetime import date
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.util import Emu

from dashboard.documents.content import Break, Heading, Lines, PaperKind, Sentence, Table, Words
from dashboard.documents.render import rendered
from dashboard.documents.render.powerpoint import slides
from dashboard.documents.render.sheet import sheet
from tests.dashboard.documents.papers import LONG, PAPERS, chart, places, slide, table
from tests.dashboard.documents.render.office import members, times, workbooks


def opened(made):
    return Presentation(BytesIO(slides(sheet(made))))


def charts(show):
    return [shape for one in show.slides for shape in one.shapes if shape.has_chart]


def notes(show):
    return [one.notes_slide.notes_text_frame.text if one.has_notes_slide else "" for one in show.slides]


def told(show):
    return [
        [paragraph.text for shape in one.shapes if shape.has_text_frame for paragraph in shape.text_frame.paragraphs]
        for one in show.slides
    ]


def test_a_slide_is_sixteen_to_nine_with_its_sentence_in_the_title():
    show = opened(slide())
    assert show.slide_width * 9 == show.slide_height * 16
    assert [one.shapes.title.text for one in show.slides] == [slide().title]


def test_its_chart_is_a_chart_with_its_figures_inside_and_says_its_finding():
    (shape,) = charts(opened(slide()))
    assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == places(6).alt  # noqa: SLF001
    assert list(shape.chart.plots[0].categories) == list(places(6).categories)
    (rows,) = workbooks(rendered(slide(), "pptx"))
    assert [row[1] for row in rows[1:]] == [point.value for point in places(6).lines[0].points]


def test_caveat_source_and_how_to_open_it_again_are_on_the_slide():
    (words,) = told(opened(slide()))
    for part in (places(6).caveat, places(6).source, slide().header):
        assert part in words
    assert any(slide().address in text and slide().footer in text for text in words)


def test_the_notes_hold_the_table_and_what_is_not_shown():
    (text,) = notes(opened(slide()))
    caption, first = text.splitlines()[:2]
    assert caption == "Employment rate by place"
    assert first.startswith("1. Employment rate, aged 16 to 64 · Latest figure: 65.7% · Agreed level: 68.0% by March")
    assert first.endswith("· Course: ▲\u00a0Watch")
    assert "– Westmark: too few figures (have 4, need 5)" in text


def test_a_table_on_the_slide_moves_to_the_notes_and_the_slide_says_so():
    show = opened(slide(blocks=(table(rows=2),), notes=()))
    assert "The table is in the notes." in told(show)[0]
    assert notes(show)[0].startswith("Where each outcome stands")


def test_a_second_chart_and_a_break_start_a_slide_each():
    show = opened(
        slide(blocks=(places(6), chart(), Break(), Heading(2, "Method"), Sentence("How."), Lines(("a",), ordered=True)))
    )
    assert [one.shapes.title.text for one in show.slides] == [slide().title, slide().title, "Method"]
    assert len(charts(show)) == 2
    assert told(show)[2][1:3] == ["How.", "1. a"]


def test_commentary_is_signed_and_strong_words_are_bold():
    said = (Words("We opened two.", "Director", date(2026, 1, 2)), Sentence("Watch.", strong=True), Heading(2, "Next"))
    (words,) = told(opened(slide(blocks=said, subtitle="")))
    assert words[1:4] == ["“We opened two.” Written by Director, 2 January 2026", "Watch.", "Next"]


def test_notes_tell_a_chart_by_its_finding():
    (text,) = notes(opened(slide(notes=(chart(), Table("T", ("A", "B"), (("a", ""),), "Note.")))))
    assert text.splitlines() == [chart().alt, "T", "a", "Note."]


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_lies_over_anything_or_beyond_the_slide(name):
    show = opened(PAPERS[name])
    for one in show.slides:
        shapes = sorted(one.shapes, key=lambda shape: shape.top)
        assert all(above.top + above.height <= below.top + Emu(12_700) for above, below in itertools.pairwise(shapes))
        assert all(shape.left >= 0 and shape.left + shape.width <= show.slide_width for shape in shapes)
        assert shapes[-1].top + shapes[-1].height <= show.slide_height


def test_words_beyond_one_slide_go_on_to_the_next():
    made = slide(blocks=(*[Sentence(LONG) for _ in range(20)], places(6)), notes=())
    show = opened(made)
    assert len(show.slides) > 2
    assert sum(words.count(LONG) for words in told(show)) == 20
    assert len(charts(show)) == 1


def test_provisional_points_are_hollow_and_the_first_is_named():
    xml = next(
        body.decode()
        for name, body in members(rendered(slide(), "pptx")).items()
        if name.startswith("ppt/charts/chart")
    )
    assert xml.count("<c:dPt>") == 1
    assert "provisional" in xml


def test_a_chart_without_figures_is_still_a_chart():
    made = slide(blocks=(chart(categories=(), lines=(), breaks=()), places(2, missing=(0, 1))))
    first, second = charts(opened(made))
    assert list(first.chart.plots[0].categories) == ["No figures are available."]
    assert next(series.name for series in second.chart.plots[0].series) == "Areas (no figure)"


def test_every_time_in_the_file_is_the_papers_own():
    assert times(rendered(slide(), "pptx")) == {(2026, 12, 3, 9, 30, 0)}


def test_the_file_says_who_made_it_and_in_what_language():
    show = opened(slide())
    assert (show.core_properties.author, show.core_properties.language) == ("Agreed Outcomes", "en-GB")
    xml = members(rendered(slide(), "pptx"))["ppt/slides/slide1.xml"].decode()
    assert 'lang="en-GB"' in xml
    assert PaperKind.SLIDE is slide().kind
