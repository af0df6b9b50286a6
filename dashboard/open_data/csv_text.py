"""A table as CSV (RFC 4180, UTF-8) that a program can read back exactly, and that no spreadsheet runs."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from dashboard.open_data.table import Row, Value

# As in downloads. The apostrophes before it are counted too, so that one more can always be taken off again.
DANGEROUS = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")


def csv_bytes(names: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return rows under their names."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8")


def cell(value: Value) -> str:
    """Return one value as text; None is empty, moments are UTC, and a text like a formula gets an apostrophe."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value}" if DANGEROUS.match(value) else value
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case _:
            return repr(value)
