"""The styles of Word papers: 12 point, ink on paper, everything in a style that can be changed in one place."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from dashboard.documents.render.look import INK, OTHERS
from dashboard.documents.render.office_text import TYPEFACE
from dashboard.wording import papers_drawn as words

SIZE = 12.0
SMALL = "Small print"
COMMENTARY = "Commentary"
SHAPED = "Judgements"
TABLE_WORDS = "Words in a table"
_HEADINGS = {1: 18, 2: 14.5, 3: 12.5, 4: 12}
_TIGHT = (("Normal", 0, 3), ("Heading 2", 8, 2), ("Heading 3", 6, 2), ("List Bullet", 0, 1), (SHAPED, 0, 1))
_FACES = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")


def prepare(document: Any) -> None:  # noqa: ANN401  docx's own
    """Set the typeface, sizes, colours and language of every style that papers use."""
    styles = document.styles
    normal = styles["Normal"]
    _face(normal, SIZE)
    normal.paragraph_format.space_before, normal.paragraph_format.space_after = Pt(3), Pt(6)
    normal.paragraph_format.widow_control = True
    for level, size in _HEADINGS.items():
        heading = styles[f"Heading {level}"]
        _face(heading, size, bold=True)
        heading.font.italic = False
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(0 if level == 1 else 14), Pt(5)
        heading.paragraph_format.keep_with_next = True
    _face(styles["Caption"], SIZE, bold=True)
    styles["Caption"].paragraph_format.space_before, styles["Caption"].paragraph_format.space_after = Pt(10), Pt(4)
    for name in ("List Bullet", "List Number"):
        styles[name].paragraph_format.space_before = styles[name].paragraph_format.space_after = Pt(2)
    small = _new(styles, SMALL)
    _face(small, 9.5, colour=OTHERS)
    small.paragraph_format.space_before, small.paragraph_format.space_after = Pt(2), Pt(2)
    shaped = _new(styles, SHAPED)
    shaped.paragraph_format.space_before = shaped.paragraph_format.space_after = Pt(2)
    table = _new(styles, TABLE_WORDS)
    table.paragraph_format.space_before = table.paragraph_format.space_after = Pt(2)
    commentary = _new(styles, COMMENTARY)
    commentary.paragraph_format.left_indent = Mm(5)
    commentary.element.get_or_add_pPr().append(
        parse_xml(f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" w:color="{INK[1:]}"/></w:pBdr>')
    )
    _language(styles)


def numbers_from_one(document: Any) -> int:  # noqa: ANN401  docx's own
    """Return a numbering that starts at one again: lists in one style otherwise count on."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    of_style = style.pPr.numPr.numId.val
    abstract = next(num for num in numbering.num_lst if num.numId == of_style).abstractNumId.val
    made = numbering.add_num(abstract)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def add_field(paragraph: Any, name: str) -> None:  # noqa: ANN401  docx's own
    """Add a number that Word works out: PAGE or NUMPAGES."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001  docx has no fields


def rule(table: Any, *, caption: str) -> None:  # noqa: ANN401  docx's own
    """Draw a table with lines between its rows, name it, and say that its first row and column are headers."""
    properties = table._tbl.tblPr  # noqa: SLF001  docx has no name for these
    line = f'w:val="single" w:color="{OTHERS[1:]}"'
    properties.append(
        parse_xml(
            f'<w:tblBorders {nsdecls("w")}><w:top w:val="nil"/><w:left w:val="nil"/>'
            f'<w:bottom {line} w:sz="6"/><w:right w:val="nil"/><w:insideH {line} w:sz="6"/>'
            '<w:insideV w:val="nil"/></w:tblBorders>'
        )
    )
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    properties.append(
        parse_xml(f'<w:tblLook {nsdecls("w")} w:val="00A0" w:firstRow="1" w:firstColumn="1" w:noHBand="1"/>')
    )
    named = OxmlElement("w:tblCaption")
    named.set(qn("w:val"), caption)
    properties.append(named)


def tighten(document: Any) -> None:  # noqa: ANN401  docx's own
    """Take air, never size, from a paper that must be one page."""
    for name, before, after in _TIGHT:
        form = document.styles[name].paragraph_format
        form.space_before, form.space_after = Pt(before), Pt(after)
    document.styles["Normal"].paragraph_format.line_spacing = 1.0


def _new(styles: Any, name: str) -> Any:  # noqa: ANN401  docx's own
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    return style


def _face(style: Any, size: float, *, bold: bool | None = None, colour: str = INK) -> None:  # noqa: ANN401  docx's own
    style.font.name, style.font.size, style.font.bold = TYPEFACE, Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(colour[1:])
    faces = style.element.rPr.rFonts
    for name in list(faces.attrib):
        del faces.attrib[name]
    for name in _FACES:
        faces.set(qn(name), TYPEFACE)


def _language(styles: Any) -> None:  # noqa: ANN401  docx's own
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), words.LANGUAGE)
    language.set(qn("w:eastAsia"), words.LANGUAGE)
    defaults.append(language)
