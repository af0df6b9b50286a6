"""Figures taken out of a paper that was made before they were hidden; its record stays as it was, and can be proved.

A paper holds words, not keys, so what a hidden figure could be read from is found by what it says: its numbers as they
are printed, and every number said of its measure. Rather a line too many goes than a figure stays.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from dashboard.documents.content import Block, Break, Chart, Heading, Line, Lines, Paper, Point, Sentence, Table, Words
from dashboard.questions.withdrawn import Lost
from dashboard.wording import dates, numbers, papers_pack
from dashboard.wording import steward as words

_LEAST_DIGITS: Final = 3
"""A count of fewer digits stands in too many sentences to be looked for."""


def without(paper: Paper, lost: Sequence[Lost]) -> Paper:
    """Return the paper with a note in the place of what may be read no more; the same paper where nothing is."""
    told = paper
    for one in lost:
        told = replace(told, blocks=_blocks(told.blocks, _Cut(one, paper)), notes=_blocks(told.notes, _Cut(one, paper)))
    if told == paper:
        return paper
    note = Sentence(words.taken_out(max(one.on for one in lost)), strong=True)
    return replace(told, blocks=(note, *told.blocks))


class _Cut:
    """What is looked for in one paper for one thing that was lost."""

    def __init__(self, lost: Lost, paper: Paper) -> None:
        about = lost.indicator
        said = {print_(one, about) for one in lost.figures for print_ in (numbers.short, numbers.full)}
        said |= {numbers.plain(one) for one in lost.counts if len(str(one)) >= _LEAST_DIGITS}
        listed = "|".join(re.escape(one) for one in sorted(said, key=len, reverse=True))
        self.lost = lost
        self.printed = re.compile(rf"(?<![\d.,])(?:{listed})(?![\d%]|[.,]\d)") if said else None
        self.names = tuple(name.lower() for name in (about.title, about.measure))
        self.of_the_place = lost.slug is None or lost.slug == paper.place
        self.labels = {print_(one.start, one.end) for one in lost.periods for print_ in (dates.axis, dates.period)}
        self.values = {round(one, about.decimals) for one in lost.figures}

    def is_about(self, text: str) -> bool:
        """Whether a text names the measure."""
        return any(name in text.lower() for name in self.names)

    def is_here(self, text: str) -> bool:
        """Whether a text can speak of the place: the paper is about it, or the text names it."""
        return self.of_the_place or (self.lost.place is not None and self.lost.place in text)

    def holds(self, text: str) -> bool:
        """Whether a hidden figure stands in a text, as it is printed."""
        return self.printed is not None and self.printed.search(text) is not None

    def gives_away(self, text: str, *, about: bool = False) -> bool:
        """Whether a text holds a hidden figure, or any number said of its measure."""
        if not self.is_here(text):
            return False
        return self.holds(text) or ((about or self.is_about(text)) and any(sign.isdigit() for sign in text))

    def is_lost(self, point: Point, line: Line, *, here: bool) -> bool:
        """Whether a point of a chart of the measure is of a hidden figure, or has the very same value."""
        numbers_ = [one for one in (point.value, point.lower, point.upper) if one is not None]
        same = any(round(one, self.lost.indicator.decimals) in self.values for one in numbers_)
        named = (point.label in self.labels and here) or point.label == self.lost.place
        return line.kind in {"figures", "other"} and bool(numbers_) and (named or same)


def _blocks(blocks: Sequence[Block], cut: _Cut) -> tuple[Block, ...]:
    """Return the blocks, section by section: a section with a chart of the measure is about it."""
    told: list[Block] = []
    for _, some in groupby(_sections(blocks), key=lambda pair: pair[0]):
        section = [block for _, block in some]
        about = any(isinstance(one, Chart) and one.key == cut.lost.indicator.name for one in section)
        told += [_block(one, cut, about=about and cut.of_the_place) for one in section]
    return tuple(told)


def _sections(blocks: Sequence[Block]) -> list[tuple[int, Block]]:
    """Return each block with the number of its section: a page break or a heading of the second level begins one."""
    number, found = 0, []
    for block in blocks:
        number += isinstance(block, Break) or (isinstance(block, Heading) and block.level <= 2)  # noqa: PLR2004
        found.append((number, block))
    return found


def _block(block: Block, cut: _Cut, *, about: bool) -> Block:
    match block:
        case Sentence():
            return replace(block, text=words.WITHDRAWN_NOTE) if cut.gives_away(block.text, about=about) else block
        case Lines():
            said = _noted(lambda text: cut.gives_away(text, about=about))
            return replace(block, items=tuple(map(said, block.items)))
        case Words():
            return replace(block, text=words.WITHDRAWN_NOTE) if cut.gives_away(block.text) else block
        case Table():
            return _table(block, cut, about=about)
        case Chart():
            return _chart(block, cut)
        case Heading() | Break():
            return block


def _noted(is_lost: Callable[[str], bool]) -> Callable[[str], str]:
    return lambda text: words.WITHDRAWN_NOTE if is_lost(text) else text


def _table(table: Table, cut: _Cut, *, about: bool) -> Table:
    """Return a table without the cells of the rows that are lost; the headers of its rows stand."""
    of_measure = about or cut.is_about(table.caption)

    def row(cells: tuple[str, ...]) -> tuple[str, ...]:
        text = " ".join(cells)
        here = cut.is_here(f"{table.caption} {text}")
        dated = of_measure and here and any(label in cells for label in cut.labels)
        judged = about and here and table.caption.startswith(papers_pack.JUDGEMENTS) and any(map(str.isdigit, text))
        named = of_measure and cut.lost.place is not None and cut.lost.place in cells
        if not (dated or judged or named or (here and cut.holds(text)) or cut.gives_away(text)):
            return cells
        return (cells[0], words.WITHDRAWN_NOTE, *("–" for _ in cells[2:]))[: len(cells)]

    note = words.WITHDRAWN_NOTE if cut.gives_away(table.note) else table.note
    return replace(table, rows=tuple(row(one) for one in table.rows), note=note)


def _chart(chart: Chart, cut: _Cut) -> Chart:
    """Return a chart of the measure without the points that are lost, and without the words that say them."""
    if chart.key != cut.lost.indicator.name and not cut.is_about(chart.title):
        return chart
    here = cut.is_here(chart.title)

    def point(one: Point, line: Line) -> Point:
        return replace(one, value=None, lower=None, upper=None) if cut.is_lost(one, line, here=here) else one

    lines = tuple(replace(line, points=tuple(point(one, line) for one in line.points)) for line in chart.lines)
    if lines == chart.lines:
        return chart
    return replace(chart, lines=lines, alt=words.WITHDRAWN_NOTE, expected=None)
