from datetime import UTC, date
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from dashboard.documents.content import Break, Heading, Lines, PaperKind, Sentence, Table, Words
from dashboard.documents.render import rendered
from dashboard.documents.render.sheet import sheet
from dashboard.documents.render.word import word_file
from tests.dashboard.documents.papers import AS_AT, AWKWARD, FIGURES, LONG, PAPERS, chart, outcome, paper, places, table
from tests.dashboard.documents.render.office import members, times, workbooks


def opened(*blocks, **changed):
    return docx.Document(BytesIO(rendered(paper(*blocks, **changed), "docx")))


def styled(document):
    return [(one.style.name, one.text) for one in document.paragraphs if one.text]


def test_headings_stand_in_styles_below_the_title():
    document = opened(Heading(1, "Standards"), Heading(2, "School"), title="The answer", subtitle="")
    assert styled(document) == [("Heading 1", "The answer"), ("Heading 2", "Standards"), ("Heading 3", "School")]


def test_pages_are_a4_with_margins_of_twenty_millimetres():
    section = opened().sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    edges = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(edge.mm) for edge in edges] == [20] * 4


def test_every_page_says_what_was_known_and_how_to_open_it_again():
    section = opened().sections[0]
    foot = "\n".join(one.text for one in section.footer.paragraphs)
    assert section.header.paragraphs[0].text == paper().header
    assert paper().footer in foot
    assert f"Fingerprint {sheet(paper()).fingerprint}" in foot
    assert paper().address in foot
    fields = [one.get(qn("w:instr")) for one in section.footer._element.iter(qn("w:fldSimple"))]  # noqa: SLF001
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_file_says_who_made_it_when_and_in_what_language():
    document = opened()
    told = document.core_properties
    assert (told.title, told.author, told.language) == (paper().title, "Agreed Outcomes", "en-GB")
    assert told.created.replace(tzinfo=UTC) == told.modified.replace(tzinfo=UTC) == AS_AT
    (language,) = document.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "en-GB"


def test_a_table_names_itself_repeats_its_header_and_splits_no_row():
    made = opened(table(rows=40)).tables[0]
    properties = [row._tr.trPr for row in made.rows]  # noqa: SLF001
    assert made._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Where each outcome stands"  # noqa: SLF001
    assert [one.find(qn("w:tblHeader")) is not None for one in properties] == [True, *[False] * 40]
    assert all(one.find(qn("w:cantSplit")) is not None for one in properties)
    assert [cell.text for cell in made.rows[0].cells] == list(table().columns)
    assert made.rows[1].cells[1].text == "65.7%"


def test_an_empty_table_says_so():
    assert opened(Table("x", ("A", "B"), ())).tables[0].rows[1].cells[0].text == "Nothing to list."


def test_a_chart_is_a_chart_with_its_figures_in_a_workbook():
    file = rendered(paper(chart(breaks=())), "docx")
    (rows,) = workbooks(file)
    assert rows[0] == (None, "Northmere", "Agreed course", "Minimum 60.0%")
    assert tuple(row[1] for row in rows[1:]) == FIGURES
    xml = members(file)["word/charts/chart1.xml"].decode()
    assert "<c:lineChart>" in xml
    assert '<c:dispBlanksAs val="gap"/>' in xml
    assert xml.count("<c:errBars>") == 1


def test_figures_counted_differently_are_a_series_of_their_own():
    (rows,) = workbooks(rendered(paper(chart()), "docx"))
    assert rows[0][1:3] == ("Northmere", "Northmere, counted differently from 2021/22")
    assert [row[1] for row in rows[8:]] == [None] * 5
    assert [row[2] for row in rows[8:]] == list(FIGURES[7:])


def test_a_chart_says_its_finding_to_those_who_cannot_see_it():
    document = opened(chart())
    (shown,) = document.element.body.iter(qn("wp:docPr"))
    assert shown.get("descr") == chart().alt
    assert shown.get("title") == chart().title


def test_source_and_caveat_follow_each_chart():
    told = [text for _, text in styled(opened(chart()))]
    assert told[-3:-1] == [chart().caveat, chart().source]
    assert told[-1].startswith("What was known at 09:30 on 3 December 2026")


def test_names_too_long_for_a_key_are_told_below_the_chart():
    told = [text for _, text in styled(docx.Document(BytesIO(rendered(PAPERS["long names"], "docx"))))]
    assert f"Circles, solid line: {LONG}." in told
    assert f"Thick solid line: Minimum agreed with {LONG}." in told


def test_places_without_a_figure_say_so_on_the_axis():
    (rows,) = workbooks(rendered(paper(places(4, missing=(2,))), "docx"))
    assert [row[0] for row in rows[1:]][2] == "Area 03 of the county (no figure)"


def test_lists_are_lists_and_shapes_need_no_bullet():
    document = opened(
        Lines(("a", "b")),
        Lines(("■ Below", "● Meets")),
        Lines(("one", "two"), ordered=True),
        Lines(("again",), ordered=True),
    )
    assert styled(document)[2:] == [
        ("List Bullet", "a"),
        ("List Bullet", "b"),
        ("Judgements", "■\u00a0Below"),
        ("Judgements", "●\u00a0Meets"),
        ("List Number", "one"),
        ("List Number", "two"),
        ("List Number", "again"),
    ]
    numbers = [one._p.pPr.numPr.numId.val for one in document.paragraphs if one.style.name == "List Number"]  # noqa: SLF001
    assert numbers[0] == numbers[1] != numbers[2]


def test_commentary_stands_apart_with_its_post_and_date():
    document = opened(Words("First.\n\nSecond.", "Director of Skills", date(2026, 11, 2)))
    assert styled(document)[2:] == [
        ("Commentary", "First."),
        ("Commentary", "Second."),
        ("Commentary", "Written by Director of Skills, 2 November 2026"),
    ]


def test_a_break_starts_a_page_without_an_empty_paragraph():
    document = opened(Sentence("before"), Break(), Break(), table(), Break())
    broken = [one.text for one in document.paragraphs if one.paragraph_format.page_break_before]
    assert broken == ["Where each outcome stands"]


def test_notes_follow_under_a_heading_of_their_own():
    made = styled(opened(kind=PaperKind.PACK, notes=(Heading(1, "Method"), Sentence("How."))))
    assert made[-3:] == [("Heading 2", "Notes"), ("Heading 3", "Method"), ("Normal", "How.")]


def test_every_time_in_the_file_is_the_papers_own():
    file = rendered(paper(*outcome(1), *outcome(2)), "docx")
    assert times(file) == {(2026, 12, 3, 9, 30, 0)}
    assert len(workbooks(file)) == 2


@pytest.mark.parametrize("name", [name for name, made in PAPERS.items() if made.kind is not PaperKind.SLIDE])
def test_every_text_is_in_the_file(name):
    document = docx.Document(BytesIO(rendered(PAPERS[name], "docx")))
    told = {text for _, text in styled(document)}
    for block in sheet(PAPERS[name]).paper.blocks:
        if isinstance(block, (Heading, Sentence)):
            assert block.text in told


def test_signs_of_markup_are_text():
    told = [text for _, text in styled(opened(Heading(2, AWKWARD)))]
    assert any("#let x = *bold* _under_ $100 <b> & \\ `code` abc f @ref" in text for text in told)


def test_a_moment_before_zip_files_is_still_a_file():
    from dataclasses import replace
    from datetime import datetime

    made = replace(paper(), as_at=datetime(1970, 1, 1, tzinfo=UTC))
    assert times(word_file(sheet(made))) == {(1980, 1, 1, 0, 0, 0)}
