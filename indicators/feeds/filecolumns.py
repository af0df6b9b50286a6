"""Long CSV files read in columns: what is the same in many rows is understood once.

Only plain files are read this way. Wherever a cell, a row or a mapping is not plain, `read` gives nothing back, and
the file is read row by row, which finds the same figures or says in a sentence what is wrong with which line.
"""

import csv
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.catalogue import Indicator
from data.observation import Columns, Said
from data.periods import PeriodError, parse_period
from indicators.feeds import bodies, filetable, marks, personal, places
from indicators.feeds.cells import CellError, is_plain, number
from indicators.feeds.mapping import ColumnMapping, Format, PlaceKind
from indicators.feeds.marks import Marks
from indicators.feeds.tables import Table, TableError, reader_of, refuse_too_many

LONG = 20_000
"""Lines from which on a file is read in columns."""
_PIECE = 20_000
_HEAD = 50
_REMEMBERED = 100_000
_NUMBERS = ("value", "lower", "upper", "count", "denominator")


class _NotPlainError(ValueError):
    """Something that only reading row by row answers."""


@dataclass(frozen=True, slots=True)
class LongFile:
    """A long file read: its figures, and how many rows they came from."""

    observations: Columns
    rows: int


class _Once(dict[Any, Any]):
    """What a text means, found out once; forgotten when there are too many, so that memory stays flat."""

    def __init__(self, meaning: Callable[[Any], Any]) -> None:
        super().__init__()
        self._meaning = meaning

    def __missing__(self, text: Any) -> Any:  # noqa: ANN401 (any key, any meaning)
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[text] = self._meaning(text)
        return found


class _Numbered(dict[Any, int]):
    """A number for each different thing, in the order they come."""

    def __missing__(self, thing: Any) -> int:  # noqa: ANN401 (any key)
        found = self[thing] = len(self)
        return found


class _Meaning:
    """What the texts of each kind of column mean under a mapping, as numbers into the lists of what was found."""

    def __init__(self, mapping: ColumnMapping) -> None:
        self.mapping = mapping
        self.places, self.periods, self.saids, self._marks = _Numbered(), _Numbered(), _Numbered(), _Numbered()
        self.number, self.label, self.status = _Once(self._number), _Once(self._label), _Once(self._status)
        self.said = _Once(self._said)

    def _number(self, cell: str) -> tuple[float, int]:
        """A cell's number, NaN where there is none, and its marks."""
        text = cell.strip()
        plain = is_plain(text) and text not in self.mapping.missing
        rest, said = (text, Marks()) if plain else marks.of_cell(text, missing=self.mapping.missing)
        return (number(rest, allowed=self.mapping.numbers) if rest else math.nan), self._marks[said]

    def _label(self, cell: str) -> tuple[int, int]:
        """The period a label stands for, and its marks."""
        label = cell.strip()
        plain, suffix = marks.of_label(label)
        period = parse_period(plain, year=self.mapping.period.year, year_names=self.mapping.period.names)
        return self.periods[period, label], self._marks[suffix]

    def _status(self, cell: str) -> int:
        """The marks of a status column."""
        return self._marks[marks.of_status(cell.strip(), words=self.mapping.status_words)]

    def _said(self, key: tuple[int, int, int, bool]) -> int:
        """What the marks of a status, a label and a cell say together of a figure with or without a value."""
        known = list(self._marks)
        said = known[key[0]] | known[key[1]] | known[key[2]]
        status, caveats = said.status(has_value=key[3])
        if key[3] and not status.has_value:
            raise _NotPlainError  # a person has to look at it
        return self.saids[Said(status, caveats, said.raw)]


def read(body: bytes, *, mapping: ColumnMapping, indicator: Indicator, known: datetime) -> LongFile | None:
    """The figures of a long, plain CSV file; None where it is short or not plain."""
    if not _is_plain(mapping) or body.count(b"\n") < LONG:
        return None
    text = bodies.table_text(body, encoding=mapping.encoding)
    if text.count("\r") != text.count("\r\n"):
        return None
    try:
        return _read(text, mapping=mapping, indicator=indicator, known=known)
    except (_NotPlainError, CellError, PeriodError, TableError, csv.Error):
        return None


def _is_plain(mapping: ColumnMapping) -> bool:
    """Whether a mapping is of a long CSV table whose places are codes, without rows counted or directions."""
    unusual = (mapping.header_row, mapping.last_row, mapping.direction, mapping.value is None, len(mapping.places) > 1)
    return mapping.format is Format.CSV and mapping.place_kind is PlaceKind.GSS and not any(unusual)


def _read(text: str, *, mapping: ColumnMapping, indicator: Indicator, known: datetime) -> LongFile:
    refuse_too_many(text)
    reader = reader_of(_lines(text))
    piece: Sequence[Sequence[str]] = list(islice(reader, _HEAD))
    if not all(piece) or reader.line_num != len(piece):
        raise _NotPlainError
    table = filetable.of_rows(piece, mapping=mapping)
    at = {column: table.position(column) for column in mapping.columns}
    meaning = _Meaning(mapping)
    pieces = []
    line = len(piece) - len(table.rows) + 1
    piece = piece[line - 1 :]
    while piece:
        if {len(row) for row in piece} != {len(table.columns)} or reader.line_num != line + len(piece) - 1:
            raise _NotPlainError
        pieces.append(_columns(piece, line, at=at, meaning=meaning))
        line += len(piece)
        piece = list(islice(reader, _PIECE))
        _refuse_persons(table, piece)
    return _gathered(pieces, meaning, indicator=indicator, known=known)


def _refuse_persons(table: Table, piece: Sequence[Sequence[str]]) -> None:
    try:
        personal.refuse(table.columns, piece)
    except personal.PersonalError:
        raise _NotPlainError from None


def _columns(
    piece: Sequence[Sequence[str]], line: int, *, at: Mapping[str, int], meaning: _Meaning
) -> tuple[NDArray[Any], ...]:
    """One piece of rows as columns, in the order of `_ONE_A_ROW`."""
    mapping = meaning.mapping
    kept = (
        [
            (number, row)
            for number, row in enumerate(piece, start=line)
            if all(row[at[column]].strip() in words for column, words in mapping.keep.items())
        ]
        if mapping.keep
        else list(enumerate(piece, start=line))
    )
    cells = list(zip(*(row for _, row in kept), strict=True)) or [()] * len(at)
    codes = [cell.strip() for cell in cells[at[mapping.places[0]]]]
    if not all(map(places.is_code, set(codes))):
        raise _NotPlainError
    labels = [meaning.label[cell] for cell in cells[at[str(mapping.period.column)]]]
    named = {name: getattr(mapping, name) for name in _NUMBERS}
    read = {name: [meaning.number[cell] for cell in cells[at[column]]] for name, column in named.items() if column}
    values = {name: np.array([value for value, _ in pairs], dtype=np.float64) for name, pairs in read.items()}
    written = cells[at[mapping.status]] if mapping.status is not None else [""] * len(kept)
    keys = zip(
        map(meaning.status.__getitem__, written),
        (suffix for _, suffix in labels),
        (said for _, said in read["value"]),
        (~np.isnan(values["value"])).tolist(),
        strict=True,
    )
    said = np.fromiter(map(meaning.said.__getitem__, keys), dtype=np.int32, count=len(kept))
    has_status = np.array([one.status.has_value for one in meaning.saids], dtype=np.bool_)[said]
    unknown = np.full(len(kept), np.nan)
    for name in ("lower", "upper"):
        values[name] = np.where(has_status, values.get(name, unknown), np.nan)
    return (
        np.array([meaning.places[code] for code in codes], dtype=np.int32),
        np.array([period for period, _ in labels], dtype=np.int32),
        said,
        *(values.get(name, unknown) for name in _NUMBERS),
        np.array([number for number, _ in kept], dtype=np.int32),
    )


def _gathered(
    pieces: Sequence[tuple[NDArray[Any], ...]], meaning: _Meaning, *, indicator: Indicator, known: datetime
) -> LongFile:
    """The pieces put together; raises _NotPlainError where no row was kept."""
    columns = [np.concatenate(column) for column in zip(*pieces, strict=True)]
    if not len(columns[0]):
        raise _NotPlainError
    found = Columns(
        indicator.name,
        known,
        tuple(meaning.places),
        tuple(meaning.periods),
        tuple(meaning.saids),
        *columns,
    )
    return LongFile(found, len(found))


def _lines(text: str) -> Iterator[str]:
    """The lines of a text with their ends, one at a time: the text is large, and is not copied."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end
