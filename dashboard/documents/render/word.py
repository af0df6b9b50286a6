"""Papers as Word files: headings in styles, tables that repeat their header, charts that can be edited."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, assert_never

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from dashboard.documents.content import Block, Break, Chart, Heading, Lines, PaperKind, Sentence, Table, Words
from dashboard.documents.render import columns, native, word_styles
from dashboard.documents.render.office_text import describe
from dashboard.documents.render.outline import TITLE, depths
from dashboard.documents.render.sheet import Sheet
from dashboard.documents.render.word_styles import COMMENTARY, SHAPED, SMALL, TABLE_WORDS
from dashboard.documents.render.zips import steady
from dashboard.wording import papers_drawn as words

ROOM = 170.0  # millimetres between the margins
_SHORT_PLOT, _PLOT, _KEY_LINE = 64.0, 84.0, 4.5  # millimetres
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DEEPEST = 4


def word_file(sheet: Sheet) -> bytes:
    """Return a paper as a Word file; the same paper gives the same bytes."""
    document = Document()
    word_styles.prepare(document)
    if sheet.paper.kind is PaperKind.BRIEFING:
        word_styles.tighten(document)
    describe(document.core_properties, sheet)
    _margins(document, sheet)
    paper = sheet.paper
    document.add_heading(paper.title, TITLE)
    if paper.subtitle:
        document.add_paragraph(paper.subtitle)
    _blocks(document, paper.blocks, sheet, below=0)
    if paper.notes:
        document.add_heading(words.NOTES, TITLE + 1)
        _blocks(document, paper.notes, sheet, below=1)
    file = BytesIO()
    document.save(file)
    return steady(file.getvalue(), at=sheet.as_at)


def _blocks(document: Any, blocks: Sequence[Block], sheet: Sheet, *, below: int) -> None:  # noqa: ANN401  docx's own
    """Add blocks in order; the first paragraph after a break starts a page."""
    body = document.element.body
    on_new_page = False
    for block, depth in zip(blocks, depths(blocks), strict=True):
        first = len(body) - 1  # the last child of the body is its section
        if isinstance(block, Break):
            on_new_page = len(body) > 1
            continue
        _add(document, block, depth + below, sheet)
        if on_new_page:
            Paragraph(body[first], document).paragraph_format.page_break_before = True
            on_new_page = False


def _add(document: Any, block: Block, depth: int, sheet: Sheet) -> None:  # noqa: ANN401  docx's own
    match block:
        case Heading():
            document.add_heading(block.text, min(depth, _DEEPEST))
        case Sentence():
            document.add_paragraph().add_run(block.text).bold = block.strong
        case Lines():
            _add_lines(document, block)
        case Words():
            for part in (part for part in block.text.split("\n") if part.strip()):
                document.add_paragraph(part, COMMENTARY).paragraph_format.keep_with_next = True
            document.add_paragraph(words.written_by(block.post, block.on), COMMENTARY)
        case Table():
            _add_table(document, block)
        case Chart():
            _add_chart(document, block, sheet)
        case Break():
            pass
        case _:
            assert_never(block)


def _add_lines(document: Any, block: Lines) -> None:  # noqa: ANN401  docx's own
    if not block.ordered:
        shaped = any(item[:1] in words.SHAPES for item in block.items)
        for item in block.items:
            document.add_paragraph(item, SHAPED if shaped else "List Bullet")
        return
    number = word_styles.numbers_from_one(document)
    for item in block.items:
        paragraph = document.add_paragraph(item, "List Number")
        paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number  # noqa: SLF001  no public name


def _add_table(document: Any, table: Table) -> None:  # noqa: ANN401  docx's own
    caption = document.add_paragraph(table.caption, "Caption")
    caption.paragraph_format.keep_with_next = True
    rows = table.rows or ((words.NO_ROWS, *[""] * (len(table.columns) - 1)),)
    made = document.add_table(rows=0, cols=len(table.columns))
    made.autofit = False
    word_styles.rule(made, caption=table.caption)
    wide = columns.widths(table, room=ROOM, size=word_styles.SIZE)
    at_right = columns.of_figures(table)
    for at, row in enumerate((table.columns, *rows)):
        cells = made.add_row().cells
        for cell, text, width, figures in zip(cells, row, wide, at_right, strict=True):
            cell.width = Mm(width)
            paragraph = cell.paragraphs[0]
            paragraph.style = TABLE_WORDS
            paragraph.alignment = 2 if figures else 0
            paragraph.add_run(text).bold = at == 0
        properties = made.rows[-1]._tr.get_or_add_trPr()  # noqa: SLF001  docx has no name for either
        properties.append(OxmlElement("w:cantSplit"))
        if at == 0:
            properties.append(OxmlElement("w:tblHeader"))
    for column, width in zip(made.columns, wide, strict=True):
        column.width = Mm(width)
    document.add_paragraph(table.note, SMALL)


def _add_chart(document: Any, chart: Chart, sheet: Sheet) -> None:  # noqa: ANN401  docx's own
    """Add a chart part with its workbook, then what a picture would carry inside."""
    size = (int(Mm(ROOM)), int(Mm(_height(chart, sheet.paper.kind))))
    xml, workbook = native.parts_of(chart, size=size, text=10.5)
    package = document.part.package
    number = sum(part.partname.startswith("/word/charts/") for part in package.iter_parts()) + 1
    held = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), _WORKBOOK, workbook, package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART, xml, package)
    if part.relate_to(held, RELATIONSHIP_TYPE.PACKAGE) != "rId1":  # pragma: no cover  the first relation has this name
        message = "The workbook of a chart must be its first relation."
        raise AssertionError(message)
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    inline = parse_xml(
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{size[0]}" cy="{size[1]}"/>'
        f'<wp:docPr id="{1000 + number}" name="Chart {number}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    shown = inline.find(f".//{qn('wp:docPr')}")
    shown.set("title", chart.title)
    shown.set("descr", chart.alt)
    paragraph.add_run()._r.append(inline)  # noqa: SLF001  docx adds only pictures itself
    for text in (*native.told_below(chart), chart.caveat, chart.source, *sheet.foot_of_picture):
        if text:
            document.add_paragraph(text, SMALL)


def _height(chart: Chart, kind: PaperKind) -> float:
    """Return the height of a chart in millimetres: its plot, and a line for each name in its key."""
    plot = _SHORT_PLOT if kind in {PaperKind.BRIEFING, PaperKind.EXCEPTIONS} else _PLOT
    key = _KEY_LINE * (len(chart.lines) + len(chart.breaks))
    return plot + key + (len(chart.categories) if chart.kind == "dots" else 0)


def _margins(document: Any, sheet: Sheet) -> None:  # noqa: ANN401  docx's own
    """Set A4 with margins of 20 mm, and what stands above and below each page."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(9)
    section.header.paragraphs[0].text = sheet.paper.header
    section.header.paragraphs[0].style = SMALL
    foot = section.footer.paragraphs[0]
    foot.style = SMALL
    before, between = words.page_of("|", "|").split("|")[:2]
    foot.add_run(f"{sheet.signature} · {before}")
    word_styles.add_field(foot, "PAGE")
    foot.add_run(between)
    word_styles.add_field(foot, "NUMPAGES")
    section.footer.add_paragraph(sheet.paper.address, SMALL)
