"""Putting a backup back: into an empty store, proved against what the backup says of itself, or not at all."""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, Table, delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from data import database
from data.backup.shape import MANIFEST, REPLIES, TABLES, BackupError, Summary, batches, digest, lines, rows, tables
from data.models import StoreFact
from data.store import audit, facts

RESTORED: Final = "restored"
"""The fact that says when the store was last put back."""
_LONGEST_NAME: Final = len(hashlib.sha256().hexdigest())


def restore(engine: Engine, path: Path, *, replies: Path, now: datetime) -> Summary:
    """Put a backup into an empty store, prove it, log that it was done, and say what it holds.

    Everything is one transaction: what cannot be proved leaves the store as empty as it was. Raises BackupError for
    a store that is not empty, a file that is no backup or was damaged, and a backup of another edition of the tables.
    """
    database.prepare(engine)
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive)
            with database.writing(engine) as session:
                _check_revision(session, manifest)
                _refuse_unless_empty(session.connection())
                _fill(session.connection(), archive, manifest)
                summary = _proved(session, manifest)
                _note(session, now)
            _put_replies(archive, replies)
    except IntegrityError as error:
        message = f"Rows of {path.name} do not fit together. The backup is damaged; use an earlier one."
        raise BackupError(message) from error
    except (zipfile.BadZipFile, OSError, EOFError, KeyError) as error:
        message = f"{path.name} is not a whole backup ({error}). Use another one."
        raise BackupError(message) from error
    return summary


def _manifest(archive: zipfile.ZipFile) -> Mapping[str, Any]:
    try:
        found = json.loads(archive.read(MANIFEST))
    except ValueError as error:
        message = "The backup's manifest cannot be read. The backup is damaged; use an earlier one."
        raise BackupError(message) from error
    if not isinstance(found, dict) or not {"revision", "tables", "log", "replies"} <= found.keys():
        message = "The backup's manifest says too little. The backup is damaged; use an earlier one."
        raise BackupError(message)
    return found


def _check_revision(session: Session, manifest: Mapping[str, Any]) -> None:
    here = session.connection().exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    if manifest["revision"] != here:
        message = (
            f"The backup was made by another edition (tables {manifest['revision']}; here they are {here}). "
            "Restore it with that edition, then install this one."
        )
        raise BackupError(message)


def _refuse_unless_empty(connection: Connection) -> None:
    for table in tables():
        if table.name != StoreFact.__tablename__ and connection.execute(select(table).limit(1)).first():
            message = f"The store is not empty: it holds rows of {table.name}. Name an empty one to restore into."
            raise BackupError(message)


def _fill(connection: Connection, archive: zipfile.ZipFile, manifest: Mapping[str, Any]) -> None:
    connection.execute(delete(_facts()))  # the tables came with a count of writes of their own
    for table in tables():
        if table.name not in manifest["tables"]:
            message = f"The backup holds no {table.name}. It is damaged; use an earlier one."
            raise BackupError(message)
        for batch in batches(rows(table, _lines(archive, table))):
            connection.execute(table.insert(), batch)
        _count_on(connection, table)


def _lines(archive: zipfile.ZipFile, table: Table) -> Iterator[bytes]:
    with archive.open(TABLES.format(table.name)) as held:
        yield from held


def _count_on(connection: Connection, table: Table) -> None:
    """Let a server number the next row after those put back; a SQLite file does so by itself."""
    if connection.dialect.name == "postgresql" and table.autoincrement_column is not None:
        column = table.autoincrement_column
        newest = connection.execute(select(func.max(column))).scalar()
        if newest is not None:
            sequence = func.pg_get_serial_sequence(f'"{table.name}"', column.name)
            connection.execute(select(func.setval(sequence, newest)))


def _proved(session: Session, manifest: Mapping[str, Any]) -> Summary:
    """Read everything back and compare it with what the backup says of itself; the log's chain must hold."""
    counts = {}
    for table in tables():
        count, found = digest(lines(session.connection(), table))
        if {"rows": count, "sha256": found} != manifest["tables"][table.name]:
            message = f"What was put back into {table.name} is not what the backup holds. Use an earlier backup."
            raise BackupError(message)
        counts[table.name] = count
    head = audit.Head(manifest["log"]["length"], manifest["log"]["digest"])
    broken = audit.first_break(session, kept=head)
    if broken is not None or audit.head(session) != head:
        message = f"The log's chain breaks at entry {broken or head.length}. Use an earlier backup."
        raise BackupError(message)
    return Summary(counts, manifest["replies"], head.length, head.digest)


def _note(session: Session, now: datetime) -> None:
    entry = audit.Entry(at=now, person="command line", act="restore", object="store")
    audit.append(session, entry)
    facts.set_fact(session, RESTORED, now.isoformat())


def _put_replies(archive: zipfile.ZipFile, folder: Path) -> None:
    """Put the raw replies back, each checked against its name."""
    for name in archive.namelist():
        plain = name.removeprefix(REPLIES)
        if not name.startswith(REPLIES) or len(plain) != _LONGEST_NAME or not plain.isalnum():
            continue
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / plain
        with archive.open(name) as held, target.open("wb") as into:
            shutil.copyfileobj(held, into)
        with target.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != plain:
                target.unlink()
                message = f"The raw reply {plain[:12]} was damaged in the backup and left out; everything else is back."
                raise BackupError(message)


def _facts() -> Table:
    return next(table for table in tables() if table.name == StoreFact.__tablename__)
