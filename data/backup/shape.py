"""What a backup consists of: the tables in the order in which they can be put back, and how a row is written."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Connection, Date, Table, select
from sqlmodel import SQLModel

from data.models.columns import UTCTime

MANIFEST: Final = "manifest.json"
TABLES: Final = "tables/{}.jsonl"
REPLIES: Final = "replies/"
_AT_ONCE: Final = 20_000


class BackupError(ValueError):
    """A backup that cannot be made or put back; the message says why and what helps."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a backup holds: rows in each table, raw replies, and the end of the log's chain."""

    rows: dict[str, int]
    replies: int
    log_length: int
    log_digest: str


def tables() -> list[Table]:
    """Every table, those that others name before those that name them."""
    return list(SQLModel.metadata.sorted_tables)


def lines(connection: Connection, table: Table) -> Iterator[bytes]:
    """The rows of a table, a line of JSON each, by the table's key."""
    statement = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_AT_ONCE)
    with connection.execute(statement) as result:
        for row in result:
            yield json.dumps([_plain(value) for value in row], ensure_ascii=False, allow_nan=False).encode() + b"\n"


def rows(table: Table, read: Iterator[bytes]) -> Iterator[dict[str, Any]]:
    """Lines of JSON as rows again; raises BackupError for a line that does not fit the table."""
    names = [column.name for column in table.columns]
    made = [_maker(column.type) for column in table.columns]
    for number, line in enumerate(read, start=1):
        try:
            values = json.loads(line)
            yield {
                name: None if value is None else make(value)
                for name, make, value in zip(names, made, values, strict=True)
            }
        except (ValueError, TypeError) as error:
            message = f"Row {number} of {table.name} cannot be read. The backup is damaged; use an earlier one."
            raise BackupError(message) from error


def batches(read: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Rows some at a time, so that few are in memory."""
    batch: list[dict[str, Any]] = []
    for row in read:
        batch.append(row)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def digest(read: Iterator[bytes]) -> tuple[int, str]:
    """How many lines there are, and the SHA-256 of them all."""
    found, count = sha256(), 0
    for line in read:
        found.update(line)
        count += 1
    return count, found.hexdigest()


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _maker(kind: object) -> Any:  # noqa: ANN401 - one function for each type of column
    if isinstance(kind, UTCTime):
        return datetime.fromisoformat
    return date.fromisoformat if isinstance(kind, Date) else _same


def _same(value: object) -> object:
    return value
