"""Papers as one page of HTML: nothing to fetch, no script, fit for a phone, a screen reader and print."""

from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import assert_never

from dashboard.documents.content import Block, Break, Chart, Heading, Lines, Sentence, Table, Words
from dashboard.documents.render import columns
from dashboard.documents.render.look import NARROW
from dashboard.documents.render.outline import TITLE, depths
from dashboard.documents.render.pictures import Picture, look_of, pictures
from dashboard.documents.render.sheet import Sheet
from dashboard.wording import papers_drawn as words

STYLES = Path(__file__).with_name("paper.css")
_FEW_COLUMNS = 3
_DEEPEST = 6


def page(sheet: Sheet) -> bytes:
    """Return a paper as one page of HTML in UTF-8; the same paper gives the same bytes."""
    paper = sheet.paper
    subtitle = f"<p>{escape(paper.subtitle)}</p>" if paper.subtitle else ""
    notes = ""
    if paper.notes:
        told = _blocks(paper.notes, sheet.drawn.notes, sheet, below=1)
        notes = f"<h{TITLE + 1}>{escape(words.NOTES)}</h{TITLE + 1}>{told}"
    whole = (
        f'<!DOCTYPE html>\n<html lang="{words.LANGUAGE}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="author" content="{escape(words.AUTHOR)}">\n'
        f"<title>{escape(paper.title)} – {escape(words.AUTHOR)}</title>\n<style>\n{style()}</style>\n</head>\n<body>\n"
        f"<header>{escape(paper.header)}</header>\n<main>\n<h{TITLE}>{escape(paper.title)}</h{TITLE}>\n{subtitle}\n"
        f"{_blocks(paper.blocks, sheet.drawn.blocks, sheet, below=0)}\n{notes}\n</main>\n"
        f"<footer><p>{escape(sheet.signature)}</p><p>{escape(paper.address)}</p></footer>\n</body>\n</html>\n"
    )
    return whole.encode()


@cache
def style() -> str:
    """Return the style sheet that stands inside every paper, whose hash a content policy may name."""
    return STYLES.read_text("utf-8")


def _blocks(blocks: Sequence[Block], drawn: Sequence[Block], sheet: Sheet, *, below: int) -> str:
    found = []
    for block, picture, depth in zip(blocks, drawn, depths(blocks), strict=True):
        shown = picture if isinstance(picture, Chart) else block  # pictures hold only what our typeface can draw
        found.append(_block(shown, depth + below, sheet))
    return "\n".join(found)


def _block(block: Block, depth: int, sheet: Sheet) -> str:
    match block:
        case Heading():
            level = min(depth, _DEEPEST)
            return f"<h{level}>{escape(block.text)}</h{level}>"
        case Sentence():
            text = escape(block.text)
            return f"<p><strong>{text}</strong></p>" if block.strong else f"<p>{text}</p>"
        case Lines():
            return _list(block)
        case Words():
            signed = escape(words.written_by(block.post, block.on))
            return f'<blockquote>{escape(block.text)}<p class="small">{signed}</p></blockquote>'
        case Table():
            return _table(block)
        case Chart():
            return _figure(block, sheet)
        case Break():
            return '<div class="new-page"></div>'
        case _:
            assert_never(block)


def _list(block: Lines) -> str:
    tag = "ol" if block.ordered else "ul"
    shaped = not block.ordered and any(item[:1] in words.SHAPES for item in block.items)
    # A list without marks is still a list: Safari needs the role to say so.
    opening = '<ul class="judgements" role="list">' if shaped else f"<{tag}>"
    return f"{opening}{''.join(f'<li>{escape(item)}</li>' for item in block.items)}</{tag}>"


def _table(table: Table) -> str:
    """Return a table whose roles are written out: on a phone each row becomes a block, and it is a table still."""
    at_right = columns.of_figures(table)
    rows = table.rows or ((words.NO_ROWS, *[""] * (len(table.columns) - 1)),)
    head = "".join(
        f'<th scope="col" role="columnheader"{_class(right=right)}>{escape(name)}</th>'
        for name, right in zip(table.columns, at_right, strict=True)
    )
    body = "".join(
        f'<tr role="row"><th scope="row" role="rowheader">{escape(row[0])}</th>'
        + "".join(
            f'<td role="cell" data-name="{escape(name)}"{_class(right=right)}>{escape(cell)}</td>'
            for name, cell, right in zip(table.columns[1:], row[1:], at_right[1:], strict=True)
        )
        + "</tr>"
        for row in rows
    )
    many = ' class="many"' if len(table.columns) > _FEW_COLUMNS else ""
    note = f'<p class="note">{escape(table.note)}</p>' if table.note else ""
    return (
        f'<table role="table"{many}><caption>{escape(table.caption)}</caption><thead role="rowgroup"><tr role="row">'
        f'{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table>{note}'
    )


def _class(*, right: bool) -> str:
    return ' class="figure"' if right else ""


def _figure(chart: Chart, sheet: Sheet) -> str:
    """Return a chart drawn twice, for a screen and for a phone; only one is shown, and so only one is read."""
    foot = sheet.foot_of_picture
    wide = pictures(chart, foot=foot, look=look_of(sheet.paper.kind))
    narrow = pictures(chart, foot=foot, look=NARROW, tallest=float("inf"))
    drawn = [*((one, "wide") for one in wide), *((one, "narrow") for one in narrow)]
    return f"<figure>{''.join(_image(one, shown) for one, shown in drawn)}</figure>"


def _image(picture: Picture, shown: str) -> str:
    return picture.svg.replace("<svg ", f'<svg class="{shown}" role="img" aria-label="{escape(picture.alt)}" ', 1)
