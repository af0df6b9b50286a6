"""What can be proved of the store itself: that nothing in it was altered behind our back, or what was, by name.

The log is a chain; documents, signatures and papers are held against it and against their fingerprints; replies on
disk against the SHA-256 that names them; and the database answers for its own pages. Tamper-evident: whoever can
write to the files and knows how could make all of it anew, but not the log's head that is kept elsewhere.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, func, select

from data.models import Document, Paper, Signature
from data.store import altered, audit, facts
from data.store.audit import Head

KEPT: Final = "verified"
"""The fact that holds the last result, as JSON."""
UNREADABLE: Final = "?"
_COUNTED: Final = (Document, Signature, Paper)
_NAME_LENGTH: Final = len(hashlib.sha256().hexdigest())


class Link(StrEnum):
    """What may be broken, in the order in which it is proved."""

    DATABASE = "database"
    LOG = "log"
    LOG_CUT = "log_cut"
    DOCUMENT = "document"
    SIGNATURE = "signature"
    PAPER = "paper"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Broken:
    """The first link of its sort that does not hold: an entry's number, a version, a paper's or a reply's name."""

    link: Link
    which: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was proved and when: how much of each there is, and what is broken; nothing is, where all holds."""

    at: datetime
    length: int
    digest: str
    documents: int = 0
    signatures: int = 0
    papers: int = 0
    replies: int = 0
    broken: tuple[Broken, ...] = ()


def proof(session: Session, *, replies: Path, at: datetime, kept: Sequence[Head] = ()) -> Proof:
    """Work everything out anew. `kept` are heads of the log that were kept elsewhere."""
    counted: list[int] = []
    head = [Head(0, audit.START)]

    def damaged() -> str | None:
        found = _damaged(session)
        counted.extend(session.exec(select(func.count()).select_from(each)).one() for each in _COUNTED)
        head.append(audit.head(session))
        return found

    links: dict[Link, Callable[[], str | None]] = {
        Link.DATABASE: damaged,
        Link.LOG: lambda: _number(audit.first_break(session)),
        Link.LOG_CUT: lambda: next((str(each.length) for each in kept if not audit.holds(session, each)), None),
        Link.DOCUMENT: lambda: next(altered.documents(session), None),
        Link.SIGNATURE: lambda: next(altered.signatures(session), None),
        Link.PAPER: lambda: next(altered.papers(session), None),
        Link.REPLY: lambda: next((path.name for path in _replies(replies) if not _is_whole(path)), None),
    }
    broken = [Broken(link, which) for link, first in links.items() if (which := _first(session, first)) is not None]
    documents, signatures, papers = (*counted, 0, 0, 0)[:3]
    return Proof(
        at=at,
        length=head[-1].length,
        digest=head[-1].digest,
        documents=documents,
        signatures=signatures,
        papers=papers,
        replies=len(_replies(replies)),
        broken=tuple(broken),
    )


def keep(session: Session, found: Proof) -> None:
    """Keep what came of a proof, in the place of the one before; pages that show it are drawn anew."""
    told = {**asdict(found), "at": found.at.isoformat()}
    facts.set_fact(session, KEPT, json.dumps(told))
    facts.count_write(session)


def last(session: Session) -> Proof | None:
    """What came of the last proof, None where there was none."""
    text = facts.fact(session, KEPT)
    if text is None:
        return None
    told = json.loads(text)
    broken = tuple(Broken(Link(each["link"]), each["which"]) for each in told["broken"])
    return Proof(**{**told, "at": datetime.fromisoformat(told["at"]), "broken": broken})


def _first(session: Session, first: Callable[[], str | None]) -> str | None:
    """What a check names; a question mark where a page or a value cannot even be read."""
    try:
        return first()
    except (DBAPIError, ValueError, KeyError, TypeError):
        session.rollback()
        return UNREADABLE


def _damaged(session: Session) -> str | None:
    """What the database says is wrong with its own pages. A server checks its pages itself as it reads them."""
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return None
    said = str(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one())
    if said != "ok":
        return said.splitlines()[-1]
    reference = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return None if reference is None else f"a row of {reference[0]} names one of {reference[2]} that is not there"


def _number(at: int | None) -> str | None:
    return None if at is None else str(at)


def _replies(folder: Path) -> list[Path]:
    """The raw replies on disk, each named by its SHA-256; what is still arriving has another name."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if len(path.name) == _NAME_LENGTH)


def _is_whole(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == path.name
    except OSError:  # it cannot be read, so nothing says that it is whole
        return False
