"""How wide the columns of a table are, from the words in them, the same in PDF and Word."""

import math
from collections.abc import Sequence

from dashboard.documents.content import Table
from dashboard.documents.render.letters import width

_INSET = 4.0  # millimetres of air at both sides of a cell's words together
_PER_POINT = 25.4 / 72
_FIGURE_MARKS = frozenset("0123456789.,%£−–- []precbuxz")


def widths(table: Table, *, room: float, size: float) -> tuple[float, ...]:
    """Return the widths of a table's columns in millimetres, together as wide as the room.

    Each column has its longest word, as long as all do; what is left goes to the columns that need it, the narrow
    ones first, so that short texts stay on one line and only long ones wrap.
    """
    columns = [[table.columns[at], *(row[at] for row in table.rows)] for at in range(len(table.columns))]
    least = [max(_wide(word, size) for text in texts for word in text.split(" ")) for texts in columns]
    wanted = [max(_wide(text, size) for text in texts) for texts in columns]
    if sum(wanted) <= room:
        return tuple(want + (room - sum(wanted)) * want / sum(wanted) for want in wanted)
    if sum(least) >= room:
        least = [0.0] * len(least)
    return _shared(least, wanted, room)


def _shared(least: Sequence[float], wanted: Sequence[float], room: float) -> tuple[float, ...]:
    """Return widths that fill the room: what is short keeps to its line, the rest share by the root of their length.

    The root, since a text twice as long in a column twice as wide would leave the others in slivers.
    """
    fixed: dict[int, float] = {}
    while True:
        left = room - sum(fixed.values())
        open_ = [at for at in range(len(wanted)) if at not in fixed]
        roots = sum(math.sqrt(wanted[at]) for at in open_)
        share = {at: left * math.sqrt(wanted[at]) / roots for at in open_}
        settled = {at: wanted[at] for at in open_ if wanted[at] <= share[at]}
        settled = settled or {at: least[at] for at in open_ if least[at] > share[at]}
        if not settled:
            return tuple(fixed.get(at, share.get(at, 0.0)) for at in range(len(wanted)))
        fixed |= settled


def of_figures(table: Table) -> tuple[bool, ...]:
    """Return which columns hold numbers only, to be set at the right; the first holds the headers of the rows."""
    return tuple(
        at > 0
        and any(row[at].strip() for row in table.rows)
        and all(_is_figure(row[at]) for row in table.rows if row[at].strip())
        for at in range(len(table.columns))
    )


def _is_figure(text: str) -> bool:
    return any(letter.isdigit() for letter in text) and set(text) <= _FIGURE_MARKS


def _wide(text: str, size: float) -> float:
    return width(text, size, bold=True) * _PER_POINT + _INSET
