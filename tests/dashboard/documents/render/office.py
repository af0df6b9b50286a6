"""What is inside Word and PowerPoint files, for tests."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl


def members(file: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(file)) as zipped:
        return {entry.filename: zipped.read(entry) for entry in zipped.infolist()}


def times(file: bytes) -> set[tuple[int, ...]]:
    with ZipFile(BytesIO(file)) as zipped:
        found = {entry.date_time for entry in zipped.infolist()}
        inside = [zipped.read(entry) for entry in zipped.infolist() if entry.filename.endswith(".xlsx")]
    return found.union(*map(times, inside))


def workbooks(file: bytes) -> list[list[tuple[object, ...]]]:
    """Return the rows of each workbook inside a file."""
    found = []
    for name, body in members(file).items():
        if name.endswith(".xlsx"):
            book = openpyxl.load_workbook(BytesIO(body))
            found.append(list(book.active.iter_rows(values_only=True)))
            book.close()
    return found
