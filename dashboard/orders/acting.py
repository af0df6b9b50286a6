"""Who acts and when, and the entry in the log that every act leaves."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from dashboard.access import Act, Granted, Viewer, require
from dashboard.wording.dates import LONDON
from data.store import audit
from data.store.audit import Entry

COMMAND_LINE = "command line"


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

    Call it first, in the transaction of the write. Raises NotAllowedError, and nothing is written.
    """
    held = require(actor.viewer, act, place=place)
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
