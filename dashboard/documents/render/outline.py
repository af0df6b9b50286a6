"""The outline of a paper: headings that never skip a level, whatever levels they came with."""

from collections.abc import Sequence

from dashboard.documents.content import Block, Heading

TITLE = 1


def depths(blocks: Sequence[Block]) -> tuple[int, ...]:
    """Return the depth of each block's heading, the title being 1; 0 for what is no heading.

    A heading stands one below the nearest heading before it of a smaller level, so that a paper whose sections begin
    at level 1 and one whose sections begin at level 2 have the same outline, and neither skips.
    """
    above: list[int] = []
    found = []
    for block in blocks:
        if not isinstance(block, Heading):
            found.append(0)
            continue
        while above and above[-1] >= block.level:
            above.pop()
        above.append(block.level)
        found.append(TITLE + len(above))
    return tuple(found)
