"""Papers as slides, 16:9: a sentence for a title, one chart that can be edited, the rest in the speaker's notes."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, assert_never

from pptx import Presentation
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu, Pt

from dashboard.documents.content import Block, Break, Chart, Heading, Lines, Sentence, Table, Words
from dashboard.documents.render import native
from dashboard.documents.render.letters import wrapped
from dashboard.documents.render.native import RGB_INK, RGB_OTHERS
from dashboard.documents.render.office_text import TYPEFACE, describe
from dashboard.documents.render.sheet import Sheet
from dashboard.documents.render.zips import steady
from dashboard.wording import papers_drawn as words

_LANGUAGES = {"en-GB": MSO_LANGUAGE_ID.ENGLISH_UK, "cy": MSO_LANGUAGE_ID.WELSH}
_POINT = 12_700  # EMU
WIDTH, HEIGHT = 960 * _POINT, 540 * _POINT
_EDGE = 44.0
_ROOM = 960 - 2 * _EDGE
_LEADING = 1.2
_TITLE, _WORDS, _SMALL, _CHART = 28.0, 18.0, 12.0, 14.0
_LEAST_CHART = 230.0
_MARGIN, _GAP = 20.0, 6.0
_TITLE_ONLY = 5


Said = list[tuple[str, bool]]
"""Paragraphs, each with whether it is strong."""


def slides(sheet: Sheet) -> bytes:
    """Return a paper as slides; the same paper gives the same bytes."""
    show = Presentation()
    _widen(show)
    describe(show.core_properties, sheet)
    notes = [*_told(sheet.paper.notes)]
    for title, blocks, chart in _slides(sheet):
        told = [*_told([block for block in blocks if isinstance(block, Table)]), *notes]
        notes = []
        said = [one for block in blocks for one in _said(block)]
        for one in _fitting(sheet, title, said, chart):
            slide = _add_slide(show, sheet, *one)
            if told:
                _write(slide.notes_slide.notes_text_frame, [(text, False) for text in told], _SMALL)
                told = []
    file = BytesIO()
    show.save(file)
    return steady(file.getvalue(), at=sheet.as_at)


def _slides(sheet: Sheet) -> Iterator[tuple[str, list[Block], Chart | None]]:
    """Yield the title, words and chart of each slide: a break, or a second chart, starts another."""
    title, chart = sheet.paper.title, None
    blocks: list[Block] = [Sentence(sheet.paper.subtitle)] if sheet.paper.subtitle else []
    begun = True
    for block in sheet.paper.blocks:
        if isinstance(block, Break) or (isinstance(block, Chart) and chart):
            yield title, blocks, chart
            blocks, chart, begun = [], None, False
        if isinstance(block, Heading) and not begun and not blocks:
            title = block.text
        elif isinstance(block, Chart):
            chart = block
        elif not isinstance(block, Break):
            blocks.append(block)
        begun = begun or not isinstance(block, Break)
    yield title, blocks, chart


def _fitting(sheet: Sheet, title: str, said: Said, chart: Chart | None) -> Iterator[tuple[str, Said, Chart | None]]:
    """Yield a slide's words and chart on as many slides as they need, so that nothing lies over anything."""
    left = list(said)
    while left and _height(left, _WORDS) > _room(sheet, title, None):
        fits = max(
            (at for at in range(1, len(left)) if _height(left[:at], _WORDS) <= _room(sheet, title, None)), default=1
        )
        yield title, left[:fits], None
        left = left[fits:]
    if chart and left and _room(sheet, title, chart) - _height(left, _WORDS) < _LEAST_CHART:
        yield title, left, None
        yield chart.title, [], chart
    elif left or chart or not said:
        yield title, left, chart


def _room(sheet: Sheet, title: str, chart: Chart | None) -> float:
    """Return the height in points between the title and the foot."""
    return 540 - 2 * _MARGIN - 2 * _GAP - _height([(title, True)], _TITLE) - _height(_foot(sheet, chart), _SMALL)


def _foot(sheet: Sheet, chart: Chart | None) -> Said:
    of_chart = (*native.told_below(chart), chart.caveat, chart.source) if chart else ()
    lines = (*of_chart, sheet.paper.header, f"{sheet.signature} · {sheet.paper.address}")
    return [(text, False) for text in lines if text]


def _add_slide(show: Any, sheet: Sheet, title: str, said: Said, chart: Chart | None) -> Any:  # noqa: ANN401  pptx is untyped
    """Add a slide read in this order: title, words, chart, foot."""
    slide = show.slides.add_slide(show.slide_layouts[_TITLE_ONLY])
    y = _MARGIN
    lines = [(title, True)]
    _place(slide.shapes.title, y, _height(lines, _TITLE))
    _write(slide.shapes.title.text_frame, lines, _TITLE)
    y += _height(lines, _TITLE) + _GAP
    if said:
        box = slide.shapes.add_textbox(0, 0, 0, 0)
        _place(box, y, _height(said, _WORDS))
        _write(box.text_frame, said, _WORDS)
        y += _height(said, _WORDS) + _GAP
    foot = _foot(sheet, chart)
    under = _height(foot, _SMALL)
    if chart:
        high = 540 - _MARGIN - under - _GAP - y
        box = tuple(int(part * _POINT) for part in (_EDGE, y, _ROOM, high))
        native.draw(slide.shapes, chart, box=box, text=_CHART)
    box = slide.shapes.add_textbox(0, 0, 0, 0)
    _place(box, 540 - _MARGIN - under, under)
    _write(box.text_frame, foot, _SMALL, colour=RGB_OTHERS)
    return slide


def _said(block: Block) -> Iterator[tuple[str, bool]]:
    """Yield what a block says on the slide itself, each paragraph with whether it is strong."""
    match block:
        case Heading():
            yield block.text, True
        case Sentence():
            yield block.text, block.strong
        case Lines():
            yield from ((text, False) for text in _listed(block))
        case Words():
            yield f"“{block.text}” {words.written_by(block.post, block.on)}", False
        case Table():
            yield words.SHOWN_IN_NOTES, False
        case Chart() | Break():
            return
        case _:
            assert_never(block)


def _told(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield what blocks say in the notes, a table a row a line."""
    for block in blocks:
        match block:
            case Table():
                yield block.caption
                for row in block.rows:
                    cells = (f"{name}: {cell}" for name, cell in zip(block.columns[1:], row[1:], strict=True) if cell)
                    yield " · ".join((row[0], *cells))
                if block.note:
                    yield block.note
            case Chart():
                yield block.alt
            case _:
                yield from (text for text, _ in _said(block))


def _listed(block: Lines) -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        mark = f"{number}. " if block.ordered else "" if item[:1] in words.SHAPES else "– "
        yield f"{mark}{item}"


def _height(paragraphs: Sequence[tuple[str, bool]], size: float) -> float:
    """Return how high paragraphs stand in points, measured in our typeface, which is wider than theirs."""
    lines = sum(len(wrapped(text, size, _ROOM, bold=strong)) or 1 for text, strong in paragraphs)
    return lines * size * _LEADING + 4


def _place(shape: Any, upper: float, height: float) -> None:  # noqa: ANN401  pptx is untyped
    shape.left, shape.top = Emu(int(_EDGE * _POINT)), Emu(int(upper * _POINT))
    shape.width, shape.height = Emu(int(_ROOM * _POINT)), Emu(int(height * _POINT))


def _write(frame: Any, paragraphs: Sequence[tuple[str, bool]], size: float, *, colour: Any = RGB_INK) -> None:  # noqa: ANN401
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for at, (text, strong) in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.alignment = 1
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold, run.font.name = Pt(size), strong, TYPEFACE
        run.font.color.rgb = colour
        run.font.language_id = _LANGUAGES[words.LANGUAGE]


def _widen(show: Any) -> None:  # noqa: ANN401  pptx is untyped
    """Turn the library's own 4:3 slides, with all their layouts, into 16:9 in our typeface."""
    times = WIDTH / show.slide_width
    show.slide_width, show.slide_height = Emu(WIDTH), Emu(HEIGHT)
    master = show.slide_masters[0]
    for sheet in (master, *master.slide_layouts):
        for shape in sheet.placeholders:
            shape.left, shape.width = Emu(int(shape.left * times)), Emu(int(shape.width * times))
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'"Calibri"', f'"{TYPEFACE}"'.encode())  # noqa: SLF001  pptx has no themes
