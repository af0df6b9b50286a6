"""Who acts and when, and the entry in the log that every act leaves."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session

from dashboard.access import Act, Granted, Viewer, require
from dashboard.questions import proving
from dashboard.wording import proving as words
from dashboard.wording.dates import LONDON
from data.store import audit
from data.store.audit import Entry

COMMAND_LINE = "command line"
CLOCKS_APART: Final = timedelta(minutes=2)
# What stops while the store is altered or the clock is wrong: what commits a side, or lets figures and papers out.
NEEDS_PROOF: Final = frozenset(
    {Act.SIGN_FOR_PLACE, Act.SIGN_FOR_CENTRE, Act.RELEASE_FIGURES, Act.CORRECT, Act.REVEAL, Act.STORE_PACK}
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts at a moment. `now` is the moment of the store: a demonstration carries its own day."""

    viewer: Viewer
    now: datetime

    @property
    def today(self) -> date:
        """The day in London."""
        return self.now.astimezone(LONDON).date()

    @property
    def name(self) -> str:
        """How the log and the events name this person: by number, since names may change and are not published."""
        return f"person {self.viewer.person}"


class OrderRefusedError(ValueError):
    """An order that cannot be carried out as given; the message is one sentence that says why and what helps."""


def acted(
    session: Session,
    actor: Actor,
    act: Act,
    *,
    place: str,
    what: str,
    before: str = "",
    after: str = "",
    reason: str = "",
) -> Granted:
    """Ask whether the actor may do this in the place, and log that it is done; the grant that allows it.

    Call it first, in the transaction of the write. Raises NotAllowedError, and nothing is written; OrderRefusedError
    for what commits a side or lets something out, while the last proof of the store failed or the clock is behind.
    """
    held = require(actor.viewer, act, place=place)
    if act in NEEDS_PROOF:
        refuse_unless_sound(session, now=actor.now)
    entry = Entry(
        at=actor.now,
        person=actor.name,
        role=held.role,
        place=place,
        act=act,
        object=what,
        before=before,
        after=after,
        reason=reason,
    )
    audit.append(session, entry)
    return held


def done_on_server(session: Session, *, now: datetime, act: Act, place: str, what: str, reason: str = "") -> None:
    """Log an act of whoever may run commands on the server, such as naming the first administrator."""
    entry = Entry(at=now, person=COMMAND_LINE, place=place, act=act, object=what, reason=reason)
    audit.append(session, entry)


def refuse_unless_sound(session: Session, *, now: datetime) -> None:
    """Refuse while the last proof of the store failed, or while the log's newest entry lies ahead of the clock."""
    if proving.altered(session) is not None:
        raise OrderRefusedError(words.STOPPED)
    if any(entry.at > now + CLOCKS_APART for entry in audit.entries(session, most=1)):
        raise OrderRefusedError(words.CLOCK_BACK)
