"""What the log says, to whom: whether the chain holds is for all; the entries, for each role only its part."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Final

from sqlmodel import Session

from dashboard.access import Act, Viewer, may
from dashboard.questions.people import place_name
from data.roles import CENTRE
from data.store import audit, people
from data.store.audit import AuditRecord, Head

__all__ = ["Head"]

MOST: Final = 200
REVIEWED: Final = "every grant, read through"
_RELEASES: Final = frozenset({Act.RELEASE_FIGURES, Act.CORRECT, Act.REVEAL, Act.HIDE})


@dataclass(frozen=True, slots=True)
class Chain:
    """The log as a whole: how many entries, the digest of the newest, and the first that does not follow."""

    length: int
    digest: str
    first_break: int | None


class Shown(Enum):
    """How much of an entry a reader sees."""

    WHOLE = auto()
    WHO_AND_WHEN = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as one reader sees it; an empty text where it says nothing, or nothing to this reader."""

    sequence: int
    at: datetime
    who: str
    role: str
    shown: Shown
    act: str = ""
    place: str = ""
    of_the_centre: bool = False
    what: str = ""
    change: str = ""
    reason: str = ""
    digest: str = ""
    previous: str = ""


@dataclass(frozen=True, slots=True)
class LogPage:
    """The newest entries that a reader may see; `more` where older ones are left out."""

    lines: tuple[Line, ...]
    more: bool


def chain(session: Session, *, kept: Head | None = None) -> Chain:
    """Return whether every entry follows from the one before. Works out each digest anew."""
    end = head(session)
    return Chain(end.length, end.digest, audit.first_break(session, kept=kept))


def newest(session: Session) -> datetime | None:
    """Return the moment of the newest entry, None where there is none."""
    return next((each.at for each in audit.entries(session, most=1)), None)


def head(session: Session) -> Head:
    """Return the end of the chain, which all may know: the newest entry's digest, and how many there are."""
    return audit.head(session)


def log(session: Session, viewer: Viewer, place: str = "", *, entry: str = "", most: int = MOST) -> LogPage:
    """Return the entries that this reader may see, newest first; of one place, or one by its number, where asked."""
    sees = _sees(viewer)
    found = [
        (each, shown)
        for each in audit.entries(session)
        if (shown := sees(each)) is not None
        and entry in {"", str(each.sequence)}
        # Which entries are about a place is not told to whoever may know only who acted and when.
        and (not place or shown is Shown.WHO_AND_WHEN or each.place == place)
    ]
    names = {f"person {each.id}": each.name for each in people.everybody(session)}
    lines = tuple(_line(session, each, shown, names) for each, shown in found[:most])
    return LogPage(lines, more=len(found) > most)


def reviewed_at(session: Session) -> datetime | None:
    """Return when every grant was last read through."""
    return next((each.at for each in audit.entries(session, place=CENTRE) if each.object == REVIEWED), None)


def _sees(viewer: Viewer) -> Callable[[AuditRecord], Shown | None]:
    """Return how much of an entry this reader sees, None for nothing."""

    def shown(entry: AuditRecord) -> Shown | None:
        own = entry.person == f"person {viewer.person}" and may(viewer, Act.READ_OWN_LOG)
        of_place = entry.place not in {CENTRE, ""} and may(viewer, Act.READ_PLACE_LOG, place=entry.place)
        of_release = entry.act in _RELEASES and may(viewer, Act.READ_RELEASE_LOG)
        if own or of_place or of_release or may(viewer, Act.READ_LOG):
            return Shown.WHOLE
        return Shown.WHO_AND_WHEN if may(viewer, Act.READ_LOG_WHO_WHEN) else None

    return shown


def _line(session: Session, entry: AuditRecord, shown: Shown, names: dict[str, str]) -> Line:
    who = names.get(entry.person, entry.person)
    if shown is Shown.WHO_AND_WHEN:
        return Line(entry.sequence, entry.at, who, entry.role, shown)
    return Line(
        sequence=entry.sequence,
        at=entry.at,
        who=who,
        role=entry.role,
        shown=shown,
        act=entry.act,
        place=place_name(session, entry.place),
        of_the_centre=entry.place == CENTRE,
        what=entry.object,
        previous=entry.previous,
        change=" → ".join(part for part in (entry.before, entry.after) if part),
        reason=entry.reason,
        digest=entry.digest,
    )
