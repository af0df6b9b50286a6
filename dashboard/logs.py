"""What operators read: a line of JSON for each request, refresh and act, which names nobody and holds no secret.

A line says what happened to what kind of thing, never whose words: an address is logged as its route, without what
follows the question mark, and an error as its kind and where it arose, without its message, since messages repeat what
people typed and what stands in settings.
"""

import json
import logging
import os
import secrets
import sys
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final, TextIO

SETTING: Final = "OUTCOMES_LOG"
HIDDEN: Final = "[secret]"
# Settings whose value opens something. A database's address holds a password, an alert's a way to write to somebody.
_OPENING: Final = ("SECRET", "KEY", "TOKEN", "PASSWORD", "UID", "DATABASE_URL", "ALERTS", "CLIENT_ID")
_SHORTEST: Final = 6
_ROOT: Final = Path(__file__).parents[1]
_MOST_FRAMES: Final = 12

logger = logging.getLogger("outcomes")
_REFERENCE: ContextVar[str] = ContextVar("reference", default="")


def new_reference() -> str:
    """Return a reference that a page shows and the log carries, and make it that of whatever is done from here on."""
    made = secrets.token_hex(4)
    _REFERENCE.set(made)
    return made


def reference() -> str:
    """Return the reference of the request that is being answered, empty outside one."""
    return _REFERENCE.get()


def say(event: str, *, level: int = logging.INFO, **fields: object) -> None:
    """Log one event with its fields; each is a word of ours, a number or a code, never text that a person wrote."""
    said = {**({"reference": reference()} if reference() else {}), **fields}
    logger.log(level, "%s %s", event, said, extra={"event": event, "fields": said})


def failed(event: str, error: BaseException, **fields: object) -> None:
    """Log an error: its kind and where it arose."""
    say(event, level=logging.ERROR, **fields, **told(error))


def told(error: BaseException) -> dict[str, object]:
    """Return what may be logged of an error: the kinds of it and of its causes, and the places in code it came through.

    Never its message.
    """
    kinds: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(kinds) < _MOST_FRAMES:
        kinds.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    return {"error": " from ".join(kinds), "where": list(_places(error.__traceback__))[-_MOST_FRAMES:]}


def _places(at: TracebackType | None) -> Iterator[str]:
    while at is not None:
        code = at.tb_frame.f_code
        file = Path(code.co_filename)
        shown = file.relative_to(_ROOT) if file.is_relative_to(_ROOT) else Path(*file.parts[-2:])
        yield f"{shown.as_posix()}:{at.tb_lineno} {code.co_name}"
        at = at.tb_next


def scrubbed(text: str, environment: Mapping[str, str]) -> str:
    """Return a text without the value of any setting that opens something, whatever put it there."""
    for name, value in environment.items():
        if name.startswith("OUTCOMES_") and name.endswith(_OPENING) and len(value.strip()) >= _SHORTEST:
            text = text.replace(value.strip(), HIDDEN)
            text = text.replace(json.dumps(value.strip(), ensure_ascii=False)[1:-1], HIDDEN)
    return text


class Line(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line: time in UTC, level, event and its fields; a library's record as its own message."""
        ours: dict[str, object] | None = getattr(record, "fields", None)
        said: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "event": getattr(record, "event", record.name),
        }
        said |= {"says": record.getMessage()} if ours is None else ours
        if record.exc_info and record.exc_info[1] is not None:
            said |= told(record.exc_info[1])
        return scrubbed(json.dumps(said, ensure_ascii=False, default=str), os.environ)


def _quiet(*said: Any, **more: Any) -> logging.LogRecord:  # noqa: ANN401  what logging hands to whoever makes records
    """Make a record without the message of an error and without any secret, whichever library writes it."""
    record = logging.LogRecord(*said, **more)
    if record.exc_info and record.exc_info[1] is not None:
        record.msg, record.args = "%s %s", (record.getMessage(), told(record.exc_info[1]))
        record.exc_info = None
    record.msg, record.args = scrubbed(record.getMessage(), os.environ), None
    return record


def wanted(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether this copy is set to write every line."""
    return environment.get(SETTING, "").strip().lower() == "yes"


def begin(stream: TextIO | None = None) -> None:
    """Write our lines to standard error, or a stream: all of them where OUTCOMES_LOG says yes, else warnings alone."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Line())
    for held in list(logger.handlers):
        logger.removeHandler(held)
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.INFO if wanted() else logging.WARNING)


def hush() -> None:
    """From here on, let no library of this process write the message of an error, or a secret."""
    logging.setLogRecordFactory(_quiet)
