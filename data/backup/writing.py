"""Making a backup: one reading transaction, so that everything in it belongs together."""

import hashlib
import json
import os
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from sqlalchemy import Engine
from sqlmodel import Session

from data import database
from data.backup.shape import MANIFEST, REPLIES, TABLES, BackupError, Summary, lines, tables
from data.store import audit, facts

BACKED_UP: Final = "backed_up"
"""The fact that says when the last backup was made."""


def write(engine: Engine, path: Path, *, replies: Path, now: datetime) -> Summary:
    """Write the store and its raw replies into one file, beside others who use the store.

    The file appears whole, under its name, or not at all. Raises BackupError where it is there already or cannot be
    written. That it was made is logged afterwards, so it is not in the backup itself.
    """
    if path.exists():
        message = f"{path.name} is there already. Give another name, or move it away."
        raise BackupError(message)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        arriving = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                summary = _write(engine, file, replies=replies, now=now)
                file.flush()
                os.fsync(file.fileno())
            arriving.replace(path)
        finally:
            arriving.unlink(missing_ok=True)
    except OSError as error:
        message = f"{path.name} could not be written ({error.strerror}). Make room, or choose another folder."
        raise BackupError(message) from error
    with database.writing(engine) as session:
        audit.append(session, audit.Entry(at=now, person="command line", act="backup", object="store"))
        facts.set_fact(session, BACKED_UP, now.isoformat())
    return summary


def _write(engine: Engine, file: IO[bytes], *, replies: Path, now: datetime) -> Summary:
    held: dict[str, dict[str, int | str]] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        with database.session(engine) as session:
            log = audit.head(session)
            connection = session.connection()
            for table in tables():
                found, count = hashlib.sha256(), 0
                with archive.open(TABLES.format(table.name), "w", force_zip64=True) as into:
                    for line in lines(connection, table):
                        into.write(line)
                        found.update(line)
                        count += 1
                held[table.name] = {"rows": count, "sha256": found.hexdigest()}
            revision = _revision(session)
        kept = _replies(replies)
        for reply in kept:
            archive.write(reply, REPLIES + reply.name)
        manifest = {
            "made_at": now.isoformat(),
            "revision": revision,
            "tables": held,
            "replies": len(kept),
            "log": {"length": log.length, "digest": log.digest},
        }
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    counts = {name: int(about["rows"]) for name, about in held.items()}
    return Summary(counts, len(kept), log.length, log.digest)


def _revision(session: Session) -> str:
    return str(session.connection().exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def _replies(folder: Path) -> list[Path]:
    """The raw replies, each named by its SHA-256; what is still arriving is left out."""
    if not folder.is_dir():
        return []
    whole = len(hashlib.sha256().hexdigest())
    return sorted(path for path in folder.iterdir() if len(path.name) == whole)
