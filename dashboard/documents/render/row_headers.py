"""Row headers in tagged PDF: Typst tags the header of a column, and leaves that of a row a plain cell.

Its structure elements are plain objects listed in a plain table of offsets, so the first cell of each row is made a
header that answers for its row, and the offsets are written anew. The explicit lists of headers go: a reader finds
both headers of a cell by their scope, as ISO 14289-1, 7.5 allows.
"""

import re
from itertools import pairwise

_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])\r\n")
_ROW = re.compile(rb"\d+ 0 obj\n<</Type/StructElem/S/TR/P (\d+) 0 R.*?/K\[((?:\d+ 0 R ?)+)\]>>", re.DOTALL)
_BODY = re.compile(rb"\d+ 0 obj\n<</Type/StructElem/S/TBody/")
_CELL = re.compile(rb"(\d+ 0 obj\n<</Type/StructElem/S)/TD(/.*?/O/Table)/Headers\[[^\]]*\]", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")


def with_row_headers(pdf: bytes) -> bytes:
    """Return the PDF with the first cell of each row of a table's body tagged as the header of its row.

    Raises ValueError where the file is not laid out as Typst lays it out.
    """
    at = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    trailer = pdf.index(b"trailer", at)
    entries = _ENTRY.findall(pdf[at:trailer])
    offsets = {number: int(offset) for number, (offset, _, used) in enumerate(entries) if used == b"n"}
    starts = [*sorted(offsets.values()), at]
    ends = dict(pairwise(starts))
    objects = {number: pdf[offset : ends[offset]] for number, offset in offsets.items()}
    for row in [found for body in objects.values() if (found := _ROW.match(body))]:
        if _BODY.match(objects[int(row[1])]):
            first, *rest = (int(number) for number in _REFERENCE.findall(row[2]))
            objects[first] = _replaced(rb"\1/TH\2/Scope/Row", objects[first])
            for number in rest:
                objects[number] = _replaced(rb"\1/TD\2", objects[number])
    return _written(pdf[: starts[0]], objects, offsets, pdf[at:trailer], pdf[trailer:])


def _replaced(with_: bytes, cell: bytes) -> bytes:
    changed, count = _CELL.subn(with_, cell, count=1)
    if count != 1:
        message = "A cell of a table is not tagged as expected; the typesetter may have been changed."
        raise ValueError(message)
    return changed


def _written(head: bytes, objects: dict[int, bytes], offsets: dict[int, int], table: bytes, trailer: bytes) -> bytes:
    """Return the file with its objects in their old order and the offsets where they lie now."""
    parts, length = [head], len(head)
    moved = {}
    for number in sorted(objects, key=offsets.__getitem__):
        moved[number] = length
        parts.append(objects[number])
        length += len(objects[number])
    numbers = iter(range(len(_ENTRY.findall(table))))

    def entry(found: re.Match[bytes]) -> bytes:
        number = next(numbers)
        return b"%010d %b n\r\n" % (moved[number], found[2]) if number in moved else found[0]

    ended = re.sub(rb"startxref\n\d+", b"startxref\n%d" % length, trailer)
    return b"".join([*parts, _ENTRY.sub(entry, table), ended])
