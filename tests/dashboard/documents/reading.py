"""What a paper says, as one text, for tests that read it."""

from collections.abc import Iterable
from datetime import UTC, datetime

from dashboard import selection
from dashboard.documents.content import Block, Chart, Heading, Lines, Paper, Sentence, Table, Words

LATER = datetime(2027, 3, 1, tzinfo=UTC)


def known_at(text: str) -> datetime:
    """The moment an address names, read well after all of the demonstration."""
    return selection.moment(text, now=LATER).known_at


def said(paper: Paper) -> str:
    """Everything a paper says, a line each."""
    return "\n".join(line for block in (*paper.blocks, *paper.notes) for line in lines(block))


def under(paper: Paper, heading: str) -> str:
    """What a paper says between a heading and the next one of its level or above."""
    found: list[str] = []
    level = None
    for block in paper.blocks:
        if isinstance(block, Heading):
            if level is not None and block.level <= level:
                break
            if block.text == heading:
                level = block.level
        elif level is not None:
            found += lines(block)
    return "\n".join(found)


def lines(block: Block) -> Iterable[str]:
    """The texts of one block."""
    match block:
        case Heading() | Sentence():
            return (block.text,)
        case Lines():
            return block.items
        case Words():
            return (f"[{block.post}] {block.text}",)
        case Table():
            return (block.caption, *(" | ".join(row) for row in (block.columns, *block.rows)), block.note)
        case Chart():
            return (block.title, block.alt, block.caveat, block.source)
        case _:
            return ()
