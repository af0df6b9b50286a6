"""Papers as PDF that can be read aloud (PDF/UA-1), set by Typst in the typeface we ship."""

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, assert_never

import typst

from dashboard.documents.content import (
    Block,
    Break,
    Chart,
    Heading,
    Lines,
    PaperKind,
    Sentence,
    Table,
    Words,
)
from dashboard.documents.render import columns
from dashboard.documents.render.letters import FONTS, width, wrapped
from dashboard.documents.render.outline import depths
from dashboard.documents.render.pictures import Picture, look_of, on_slide, pictures
from dashboard.documents.render.row_headers import with_row_headers
from dashboard.documents.render.sheet import Sheet
from dashboard.wording import dates
from dashboard.wording import papers_drawn as words

TEMPLATE = Path(__file__).with_name("paper.typ")
_ROOM = 170.0  # millimetres between the margins
_TYPE = 12.0
_CELL = 4.0
_PER_POINT = 25.4 / 72
_MAY_BREAK = "\u200b"
_SPACES = re.compile(r"(\s+)")


class PaperNotSetError(RuntimeError):
    """A paper could not be set; the text says why."""


def pdf(sheet: Sheet) -> bytes:
    """Return a paper as PDF; the same paper gives the same bytes. Raises PaperNotSetError on any warning."""
    try:
        made, warnings = typst.compile_with_warnings(
            TEMPLATE.read_bytes(),
            font_paths=typefaces(),
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"paper": json.dumps(_told(sheet), ensure_ascii=False)},
        )
    except typst.TypstError as error:
        message = f"The PDF of “{sheet.paper.title}” could not be set: {error.message}"
        raise PaperNotSetError(message) from error
    if warnings:
        message = f"The PDF of “{sheet.paper.title}” was set with a warning: {warnings[0].message}"
        raise PaperNotSetError(message)
    try:
        return with_row_headers(made)
    except ValueError as error:
        message = f"The PDF of “{sheet.paper.title}” could not be tagged: {error}"
        raise PaperNotSetError(message) from error


@cache
def typefaces() -> typst.Fonts:
    """Return our typeface alone: a machine's own fonts would change the bytes."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _told(sheet: Sheet) -> dict[str, Any]:
    """Return what the template reads."""
    paper = sheet.drawn
    local = sheet.as_at.astimezone(dates.LONDON)
    is_slide = paper.kind is PaperKind.SLIDE
    return {
        "title": paper.title,
        "subtitle": paper.subtitle,
        "author": words.AUTHOR,
        "language": words.LANGUAGE.split("-"),
        "date": [local.year, local.month, local.day],
        "header": paper.header,
        "signature": sheet.signature,
        "address": _breakable(paper.address, room=_ROOM),
        "page": words.page_of("|", "|").replace(" ", "").split("|")[:2],
        "slide": is_slide,
        "blocks": _blocks(paper.blocks, sheet, on_a_slide=is_slide, below=0),
        "notes": _blocks(paper.notes, sheet, on_a_slide=False, below=1),
        "notes-title": words.NOTES,
    }


def _blocks(blocks: Sequence[Block], sheet: Sheet, *, on_a_slide: bool, below: int) -> list[dict[str, Any]]:
    return [
        _block(block, depth + below, sheet, on_a_slide=on_a_slide)
        for block, depth in zip(blocks, depths(blocks), strict=True)
    ]


def _block(block: Block, depth: int, sheet: Sheet, *, on_a_slide: bool) -> dict[str, Any]:
    match block:
        case Heading():
            return {"is": "heading", "depth": depth, "text": block.text}
        case Sentence():
            return {"is": "sentence", "text": block.text, "strong": block.strong}
        case Lines():
            return {"is": "lines", "items": list(block.items), "ordered": block.ordered, "shaped": _is_shaped(block)}
        case Words():
            paragraphs = [part for part in block.text.split("\n") if part.strip()]
            return {"is": "words", "paragraphs": paragraphs, "signed": words.written_by(block.post, block.on)}
        case Table():
            return _table(block)
        case Chart():
            foot = sheet.foot_of_picture
            drawn = on_slide(block, foot=foot) if on_a_slide else _on_page(block, sheet)
            return {
                "is": "pictures",
                "parts": [{"svg": one.svg, "alt": one.alt, "shape": one.width / one.height} for one in drawn],
            }
        case Break():
            return {"is": "break"}
        case _:
            assert_never(block)


def _is_shaped(lines: Lines) -> bool:
    return any(item[:1] in words.SHAPES for item in lines.items)


def _on_page(chart: Chart, sheet: Sheet) -> tuple[Picture, ...]:
    return pictures(chart, foot=sheet.foot_of_picture, look=look_of(sheet.paper.kind))


def _table(table: Table) -> dict[str, Any]:
    wide = columns.widths(table, room=_ROOM, size=_TYPE)
    rows = table.rows or ((words.NO_ROWS, *[""] * (len(table.columns) - 1)),)
    return {
        "is": "table",
        "caption": table.caption,
        "columns": [_breakable(name, room=room) for name, room in zip(table.columns, wide, strict=True)],
        "rows": [[_breakable(cell, room=room) for cell, room in zip(row, wide, strict=True)] for row in rows],
        "widths": list(wide),
        "figures": list(columns.of_figures(table)),
        "note": table.note,
    }


def _breakable(text: str, *, room: float) -> str:
    """Return a text whose words may break where they are wider than their column."""
    points = (room - _CELL) / _PER_POINT + 0.1  # a word as wide as its column fits it
    return "".join(
        part if width(part, _TYPE, bold=True) <= points else _MAY_BREAK.join(wrapped(part, _TYPE, points, bold=True))
        for part in _SPACES.split(text)
    )
