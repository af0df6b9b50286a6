"""Keeping what a proof of the store came to, and the log's head outside of it; a proof that failed is logged."""

from datetime import datetime
from pathlib import Path
from typing import Final

from sqlmodel import Session

from dashboard.access import Act, require
from dashboard.orders.acting import COMMAND_LINE, Actor
from dashboard.questions.proving import Proof
from dashboard.wording import proving as words
from data.store import altered, audit, heads, proof
from data.store.audit import Entry
from data.store.proof import Broken, Link

VERIFY: Final = "verify"


def keep(session: Session, actor: Actor, *, found: Proof) -> None:
    """Keep a proof that an administrator or auditor asked for. Raises NotAllowedError."""
    held = require(actor.viewer, Act.READ_LOG_WHO_WHEN)
    _keep(session, found, person=actor.name, role=held.role)


def keep_on_server(session: Session, *, found: Proof) -> None:
    """Keep a proof that a command made."""
    _keep(session, found, person=COMMAND_LINE)


def note_head(session: Session, *, now: datetime, file: Path | None = None) -> str:
    """Append the log's head to the file that keeps it outside; a sentence where the log was cut, else nothing.

    Nothing happens where no file is named. Raises HeadError where it cannot be read or written.
    """
    file = file or heads.place()
    if file is None or (kept := heads.note(session, file, at=now)) is None:
        return ""
    head = audit.head(session)
    broken = (Broken(Link.LOG_CUT, str(kept.length)),)
    found = Proof(at=now, length=head.length, digest=head.digest, broken=broken)
    _keep(session, found, person=COMMAND_LINE)
    return words.cut(str(file), kept.length, head.length)


def note_loaded(session: Session, *, now: datetime) -> None:
    """Log what came with a published package, so that its versions and signatures can be proved from then on."""
    digest = altered.loaded_digest(session)
    if digest:
        audit.append(session, Entry(at=now, person=COMMAND_LINE, act=altered.LOADED, object="package", after=digest))


def _keep(session: Session, found: Proof, *, person: str, role: str = "") -> None:
    proof.keep(session, found)
    if found.broken:
        named = ", ".join(f"{each.link} {each.which}" for each in found.broken)
        audit.append(session, Entry(at=found.at, person=person, role=role, act=VERIFY, object="store", reason=named))
