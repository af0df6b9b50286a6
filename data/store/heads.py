"""The log's head kept outside the database: a line of text for each moment, appended to a file on another disk.

A chain shows what was altered in it, not that its newest entries were cut off; the newest line of this file does.
"""

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlmodel import Session

from data.store import audit
from data.store.audit import Head

SETTING: Final = "OUTCOMES_LOG_HEAD"
# A line that a power cut left half written is none.
_LINE: Final = re.compile(r"(?P<at>\S+) (?P<length>[0-9]+) (?P<digest>[0-9a-f]{64})")


class HeadError(OSError):
    """The file that keeps the log's head cannot be read or written; the message names it and says what helps."""


def place() -> Path | None:
    """The file that OUTCOMES_LOG_HEAD names, None where nobody named one."""
    named = os.environ.get(SETTING, "").strip()
    return Path(named) if named else None


def newest(file: Path) -> Head | None:
    """The head in the newest whole line of the file, None where there is none; raises HeadError."""
    lines = (_LINE.fullmatch(line) for line in reversed(_text(file).splitlines()))
    found = next((line for line in lines if line), None)
    return None if found is None else Head(int(found["length"]), found["digest"])


def note(session: Session, file: Path, *, at: datetime) -> Head | None:
    """Append the log's head, unless the chain lost the head kept there; that one is returned, else None.

    So the newest line is always one that an honest log had: whoever cuts the log cannot have it written over.
    Raises HeadError where the file cannot be read or written.
    """
    kept = newest(file)
    if kept is not None and not audit.holds(session, kept):
        return kept
    head = audit.head(session)
    if head == kept:
        return None
    line = f"{at.astimezone(UTC).isoformat(timespec='seconds')} {head.length} {head.digest}\n"
    half_written = not f"\n{_text(file)}".endswith("\n")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as appended:
            appended.write(f"\n{line}" if half_written else line)
            appended.flush()
            os.fsync(appended.fileno())
    except OSError as error:
        raise _refused(file, error) from error
    return None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
    except OSError as error:
        raise _refused(file, error) from error


def _refused(file: Path, error: OSError) -> HeadError:
    return HeadError(f"The log's head cannot be kept in {file} ({error.strerror}). Name another file in {SETTING}.")
