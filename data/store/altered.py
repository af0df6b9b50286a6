"""Documents, signatures and papers that are not what was kept: held against their fingerprints and against the log.

Terms that we made up (illustrative, invented) may stand without an entry in the log: nobody signed them. Versions that
came with a published package have signatures without persons; one entry in the log answers for all of those.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from data.models import AuditEntry, Document, Grant, Paper, Signature

LOADED: Final = "load"
"""The act of the log by which versions arrived from elsewhere, with a digest of them and their signatures."""
NOT_PUBLISHED: Final = ": not published"
"""How the person of a signature ends that came with a package."""
_MADE_UP: Final = frozenset({"illustrative", "invented"})
_SIGNING: Final = {"sign_for_place": "place", "sign_for_centre": "centre"}
_SIGNED: Final = ("awaiting ", "in_force ")  # what signing leads to; the same acts also say that a version ends
Said = tuple[str, datetime, str]
"""Who signed, when, and the fingerprint of what."""


@dataclass(slots=True)
class _Logged:
    """What the log says of one version: its newest fingerprint, and who signed it for which side."""

    fingerprint: str = ""
    signed: dict[str, Said] = field(default_factory=dict)


def documents(session: Session) -> Iterator[str]:
    """The versions that do not match their fingerprint, the version before them or the log; and those it misses."""
    logged = _logged(session)
    loaded = {row.id for row, under in _signed(session) if _arrived(under)}
    before: Document | None = None
    held = set()
    for row in session.exec(_versions()):
        held.add(name := _name(row))
        if before is not None and (before.kind, before.subject) != (row.kind, row.subject):
            before = None
        due = 1 if before is None else before.version + 1
        # A package leaves out versions that were never published: what came before such a gap cannot be looked up.
        leaps = row.version > due and (row.id in loaded or row.evidence in _MADE_UP)
        follows = leaps or (
            row.version == due and row.previous_fingerprint == (None if before is None else before.fingerprint)
        )
        said = logged.get(name)
        known = row.evidence in _MADE_UP or row.id in loaded if said is None else row.fingerprint == said.fingerprint
        if not (follows and known and sha256(row.terms.encode()).hexdigest() == row.fingerprint):
            yield name
        before = row
    yield from (name for name in logged if name not in held)


def signatures(session: Session) -> Iterator[str]:
    """The signatures that do not match their version or the log; and those that the log names and that are gone."""
    logged, posts = _logged(session), _posts(session)
    for document, under in _signed(session):
        said = logged.get(_name(document))
        expected = said.signed if said else {}
        for side in sorted(expected.keys() | under.keys()):
            row, told = under.get(side), expected.get(side)
            if row is None or not _fits(row, document, told) or row.post not in posts.get(row.person, [row.post]):
                yield f"{side}, {_name(document)}"
    digest, entry = loaded_digest(session), _newest(session, LOADED)
    if digest and digest != entry:
        yield LOADED


def papers(session: Session) -> Iterator[str]:
    """The papers whose record does not give their fingerprint, or says another kind or moment; and those missed."""
    held = set()
    for row in session.exec(select(Paper).order_by(col(Paper.fingerprint))):
        held.add(row.fingerprint)
        told = json.loads(row.content)
        local = str(told.pop("address", "/")).startswith(("/papers", "/?"))
        text = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        moment = datetime.fromisoformat(told["as_at"])
        alike = (told["kind"], moment, told["evidence"]) == (
            row.kind,
            row.as_at.replace(second=0, microsecond=0),
            row.evidence,
        )
        if not (alike and local and sha256(text.encode()).hexdigest() == row.fingerprint):
            yield row.fingerprint
    kept = select(AuditEntry.object).where(AuditEntry.act == "store_pack").order_by(col(AuditEntry.sequence))
    for name in session.exec(kept):
        if name.startswith("paper ") and name.removeprefix("paper ") not in held:
            yield name.removeprefix("paper ")


def loaded_digest(session: Session) -> str:
    """One digest of every version that came with a package and of its signatures; empty where none came."""
    said = [
        [_name(row), row.fingerprint, sorted([one.side, one.post, str(one.signed_at)] for one in under.values())]
        for row, under in _signed(session)
        if _arrived(under)
    ]
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest() if said else ""


def _fits(row: Signature, document: Document, said: Said | None) -> bool:
    """Whether a signature is under the version's own text, and is what the log says, where it has to say so."""
    if row.fingerprint != document.fingerprint:
        return False
    if said is None:
        return document.evidence in _MADE_UP or row.person.endswith(NOT_PUBLISHED)
    return (row.person, row.signed_at, row.fingerprint) == said


def _logged(session: Session) -> Mapping[str, _Logged]:
    """What the log says of each version, by its name there."""
    found: dict[str, _Logged] = {}
    named = or_(*(col(AuditEntry.object).like(f"{kind} %, version %") for kind in ("agreement", "standard")))
    for row in session.exec(select(AuditEntry).where(named).order_by(col(AuditEntry.sequence))):
        told = found.setdefault(row.object, _Logged())
        told.fingerprint = row.after.rpartition(" ")[2]
        if row.act in _SIGNING and row.after.startswith(_SIGNED):
            told.signed[_SIGNING[row.act]] = (row.person, row.at, told.fingerprint)
    return found


def _signed(session: Session) -> Iterator[tuple[Document, dict[str, Signature]]]:
    """Each version with its signatures by side."""
    under: dict[int, dict[str, Signature]] = {}
    for row in session.exec(select(Signature).order_by(col(Signature.id))):
        under.setdefault(row.document_id, {})[row.side] = row
    for document in session.exec(_versions()):
        yield document, under.get(document.id or 0, {})


def _versions() -> SelectOfScalar[Document]:
    """Every version, those of one document one after another."""
    return select(Document).order_by(col(Document.kind), col(Document.subject), col(Document.version))


def _posts(session: Session) -> Mapping[str, list[str]]:
    """The posts in which each person who holds a grant may sign, by the person's name in the log."""
    found: dict[str, list[str]] = {}
    signing = ("place_signatory", "centre_signatory")
    for row in session.exec(select(Grant).where(col(Grant.role).in_(signing))):
        found.setdefault(f"person {row.person_id}", []).append(row.post)
    return found


def _newest(session: Session, act: str) -> str | None:
    chosen = select(AuditEntry.after).where(AuditEntry.act == act).order_by(col(AuditEntry.sequence).desc())
    return session.exec(chosen.limit(1)).first()


def _arrived(under: Mapping[str, Signature]) -> bool:
    return any(one.person.endswith(NOT_PUBLISHED) for one in under.values())


def _name(row: Document) -> str:
    """How the log names a version."""
    return f"{row.kind} {row.subject}, version {row.version}"
