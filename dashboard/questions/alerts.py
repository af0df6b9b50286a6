"""What operators are told at once: what the log and the releases hold that somebody should look at today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from sqlmodel import Session

from dashboard.access import Act
from dashboard.questions.operating import REFUSED
from data.roles import CENTRE
from data.store import audit, facts, figures, places
from data.store.audit import AuditRecord

TOLD: Final = "alerts_told"
VERIFY: Final = "verify"


class Alarm(StrEnum):
    """What somebody is told of."""

    SIGN_INS = "sign_ins_refused"
    HELD_READ = "held_figure_read"
    GRANT = "grant"
    QUARANTINE = "quarantine"
    VERIFY = "verify_failed"
    FILES = "unpublished_files"
    SIGNATURE = "signature"


_AT_ONCE: Final = {
    Act.READ_HELD.value: Alarm.HELD_READ,
    Act.GRANT.value: Alarm.GRANT,
    VERIFY: Alarm.VERIFY,
    Act.SIGN_FOR_PLACE.value: Alarm.SIGNATURE,
    Act.SIGN_FOR_CENTRE.value: Alarm.SIGNATURE,
}
# So many of an act within a time are one alarm, and again with each so many more.
_MANY: Final = {
    REFUSED: (Alarm.SIGN_INS, 5, timedelta(minutes=10)),
    Act.READ_PAPERS_EARLY.value: (Alarm.FILES, 20, timedelta(hours=1)),
}


@dataclass(frozen=True, slots=True)
class Position:
    """How far somebody was told: the last entry of the log, and the last release."""

    entry: int
    release: int

    def __str__(self) -> str:
        """Return it as the store keeps it."""
        return f"{self.entry} {self.release}"


@dataclass(frozen=True, slots=True)
class Alert:
    """One alarm: about which place (empty for none), an indicator, and how many, where they are counted."""

    alarm: Alarm
    place: str = ""
    indicator: str = ""
    number: int = 1
    entry: int | None = None


def position(session: Session) -> Position:
    """Return where the log and the releases end."""
    return Position(audit.head(session).length, max((one.id for one in figures.releases(session)), default=0))


def told(session: Session) -> Position | None:
    """Return how far somebody was told, None where nobody ever was."""
    kept = facts.fact(session, TOLD)
    if kept is None:
        return None
    entry, _, release = kept.partition(" ")
    return Position(int(entry), int(release))


def alerts(session: Session, *, after: Position) -> tuple[Alert, ...]:
    """Return what somebody should be told that came after a position, oldest first."""
    added = audit.head(session).length - after.entry
    entries = audit.entries(session, most=added)[::-1] if added > 0 else []
    releases = [one for one in figures.releases(session) if one.id > after.release]
    held_back = [
        Alert(Alarm.QUARANTINE, indicator=one.indicator)
        for one in reversed(releases)
        if one.outcome is figures.Outcome.HELD_BACK
    ]
    return (*_of_entries(session, entries), *held_back)


def _of_entries(session: Session, entries: Sequence[AuditRecord]) -> Iterator[Alert]:
    for one in entries:
        if one.act in _AT_ONCE:
            yield Alert(_AT_ONCE[one.act], place=_named(session, one.place), entry=one.sequence)
        elif one.act in _MANY:
            alarm, many, within = _MANY[one.act]
            before = audit.entries(session, since=one.at - within)
            number = sum(each.act == one.act and each.sequence <= one.sequence for each in before)
            if number and number % many == 0:
                yield Alert(alarm, number=number, entry=one.sequence)


def _named(session: Session, code: str) -> str:
    found = places.named(session, code) if code and code != CENTRE else None
    return "" if found is None else found.name


def length(session: Session) -> int:
    """Return how many entries the log holds."""
    return audit.head(session).length
