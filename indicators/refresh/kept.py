"""Raw replies, kept under their SHA-256; and the right to refresh a store, held by one at a time."""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine

from data import database
from data.store.figures import KeptReply
from indicators.feeds.feed import FeedError, Reply

_ARRIVING = "arriving-"


class RefreshBusyError(RuntimeError):
    """Another refresh is running on the same store."""


def keep(reply: Reply, *, folder: Path, title: str) -> Path:
    """The reply's body in the folder, named by its SHA-256: written under another name, synced, then renamed.

    A crash leaves the whole file or none of it. Raises FeedError where the disk does not take it.
    """
    target = folder / reply.sha256
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if _is_whole(target):
            return target
        handle, name = tempfile.mkstemp(dir=folder, prefix=_ARRIVING)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(reply.body)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(target)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FeedError(title, f"its reply could not be kept ({error.strerror})", "Make room on the disk") from error
    return target


def body_of(reply: KeptReply, *, folder: Path) -> bytes | None:
    """The body kept of a reply; None where it is gone, or is no longer what its name says."""
    path = folder / reply.sha256
    return path.read_bytes() if _is_whole(path) else None


def _is_whole(path: Path) -> bool:
    """Whether a file is there and holds what its name, a SHA-256, says."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == path.name
    except OSError:
        return False


@contextlib.contextmanager
def alone(engine: Engine, folder: Path) -> Iterator[None]:
    """Hold the right to refresh this store; raises RefreshBusyError where another process or thread has it.

    Replies that a killed refresh left half written are removed.
    """
    with database.alone(engine, "refreshing") as held:
        if not held:
            message = "Another refresh of this store is running. Wait until it is done."
            raise RefreshBusyError(message)
        folder.mkdir(parents=True, exist_ok=True)
        for half in folder.glob(f"{_ARRIVING}*"):
            half.unlink(missing_ok=True)
        yield
