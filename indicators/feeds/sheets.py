"""Spreadsheets and Parquet files opened in a process of their own, with limits on its memory and time.

What is inside such a file is somebody else's, and their readers are large programs: a file that makes one of them
fall over, or fill the memory, costs that process and nothing else.
"""

import json
import re
import subprocess
import sys
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from indicators.feeds import personal
from indicators.feeds.cells import Cell
from indicators.feeds.feed import shown
from indicators.feeds.personal import PersonalError

_SECONDS = 120
_MEMORY = 4 << 30
_UNPACKED = 1 << 30
_RATIO = 100
_RATIO_FROM = 1 << 20
_MOST_CELLS = 10_000_000
_PROLOGUE = 1 << 16
"""Bytes of a part that are looked at: whatever it declares stands before all else."""
_MACROS = re.compile(r"vbaProject\.bin$|^(?:Basic|Scripts)/|^xl/macrosheets/", re.IGNORECASE)


class SheetError(ValueError):
    """A spreadsheet or Parquet file that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one sheet, as they stand."""

    name: str
    rows: Sequence[Sequence[Cell]]


def grids(
    body: bytes, *, kind: str, columns: Sequence[str] = (), keep: Mapping[str, Sequence[str]] | None = None
) -> tuple[Grid, ...]:
    """Every sheet of a workbook ("xlsx", "ods"), or the one table of a Parquet file, read in another process.

    Of a Parquet file only `columns` are read, and only rows that `keep` lets through, its header first.
    Raises SheetError where the file is none, is damaged, or needs more memory or time than is allowed.
    """
    order = json.dumps({"kind": kind, "columns": list(columns), "keep": {k: list(v) for k, v in (keep or {}).items()}})
    try:
        done = subprocess.run(  # noqa: S603  # our own program, no shell, the file only as its input
            [sys.executable, "-I", "-c", _CHILD],
            input=order.encode() + b"\n" + body,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        message = f"the file could not be read within {_SECONDS} seconds"
        raise SheetError(message) from None
    except ValueError:
        message = "the file is damaged, or larger than can be read"
        raise SheetError(message) from None
    if "problem" in answer:
        raise SheetError(answer["problem"])
    return tuple(Grid(sheet["name"], sheet["rows"]) for sheet in answer["sheets"])


_CHILD = "from indicators.feeds.sheets import main; main()"


def main() -> None:  # pragma: no cover  # runs in the other process; what it calls is tested here
    """Read one order and one file from standard input, and write its rows as JSON."""
    try:
        import resource  # noqa: PLC0415  # not on every system, and only wanted here

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    except (ImportError, ValueError):
        pass
    order, _, body = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.write(json.dumps(answered(json.loads(order), body), default=str))


def answered(order: Mapping[str, Any], body: bytes) -> Mapping[str, Any]:
    """The rows of every sheet, or the problem with the file, ready to be written as JSON."""
    try:
        if order["kind"] == "parquet":
            return {"sheets": [_parquet(body, columns=order["columns"], keep=order["keep"])]}
        return {"sheets": _workbook(body)}
    except (SheetError, PersonalError) as error:
        return {"problem": str(error)}
    except Exception as error:  # noqa: BLE001  # the readers raise many kinds; whatever it is, the file is unreadable
        return {"problem": f"the file is damaged or is not of this format ({shown(str(error))})"}


def _workbook(body: bytes) -> list[Mapping[str, Any]]:
    """Every sheet of an XLSX or ODS file, merged cells filled with what they show."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415  # only the other process needs it

    _refuse_bombs(body)
    workbook = CalamineWorkbook.from_filelike(BytesIO(body))
    sheets: list[Mapping[str, Any]] = []
    cells = 0
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        cells += sheet.height * sheet.width
        if cells > _MOST_CELLS:
            message = f"the workbook has more than {_MOST_CELLS:,} cells"
            raise SheetError(message)
        rows = [[_plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
            for row in rows[top : bottom + 1]:
                row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])
        sheets.append({"name": name, "rows": rows})
    return sheets


def _refuse_bombs(body: bytes) -> None:
    """Refuse an archive that unpacks to more than is allowed, before anything unpacks it."""
    try:
        with ZipFile(BytesIO(body)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
            if unpacked <= _most_unpacked(body):
                _refuse_active(archive)
    except SheetError:
        raise
    except (BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError, zlib.error):
        message = "the file is not a spreadsheet"
        raise SheetError(message) from None
    if unpacked > _most_unpacked(body):
        message = "the spreadsheet unpacks to more than is allowed"
        raise SheetError(message)


def _most_unpacked(body: bytes) -> int:
    return min(_UNPACKED, max(_RATIO_FROM, _RATIO * len(body)))


def _refuse_active(archive: ZipFile) -> None:
    """Refuse a workbook that holds macros, or whose parts declare entities: figures need neither."""
    for part in archive.infolist():
        if _MACROS.search(part.filename):
            message = "the spreadsheet holds macros; save it without them"
            raise SheetError(message)
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as read:
                start = read.read(_PROLOGUE).replace(b"\x00", b"")  # in UTF-16 every other byte is one
            if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                message = "the spreadsheet declares entities, which no spreadsheet program writes"
                raise SheetError(message)


def _parquet(body: bytes, *, columns: Sequence[str], keep: Mapping[str, Sequence[str]]) -> Mapping[str, Any]:
    """The wanted columns of a Parquet file, their names first."""
    import pyarrow.compute as pc  # type: ignore[import-untyped]  # noqa: PLC0415  # only the other process needs it
    import pyarrow.parquet as pq  # type: ignore[import-untyped]  # noqa: PLC0415  # and pyarrow ships no types

    file = pq.ParquetFile(BytesIO(body))
    found = [name for name in columns if name in file.schema_arrow.names]
    about = file.metadata
    size = sum(about.row_group(group).total_byte_size for group in range(about.num_row_groups))
    if size > _UNPACKED or about.num_rows * max(len(found), 1) > _MOST_CELLS:
        message = "the file holds more than is allowed"
        raise SheetError(message)
    personal.refuse(file.schema_arrow.names)  # columns that nobody asked for as well
    if len(found) < len(columns):
        return {"name": "", "rows": [file.schema_arrow.names]}  # the reader of the header says which are missing
    read = file.read(columns=found)
    for column, words in keep.items():
        if str(read.schema.field(column).type) in {"string", "large_string"}:
            read = read.filter(pc.is_in(read[column], value_set=_array(words)))
    rows = zip(*([_plain(cell) for cell in read[name].to_pylist()] for name in found), strict=True)
    return {"name": "", "rows": [found, *map(list, rows)]}


def _array(words: Sequence[str]) -> Any:  # noqa: ANN401  # pyarrow has no types
    import pyarrow as pa  # noqa: PLC0415  # only the other process needs it

    return pa.array(list(words))


def _plain(cell: object) -> Cell:
    """A cell as JSON can hold it."""
    match cell:
        case None | str() | bool() | int() | float():
            return cell
        case date():
            return cell.isoformat().removesuffix("T00:00:00")
        case _:
            return str(cell)
