"""Letting people in, giving and confirming roles, ending them. It takes two administrators to give, one to end."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from dashboard.access import Act
from dashboard.orders.acting import Actor, OrderRefusedError, acted, done_on_server
from dashboard.questions.log import REVIEWED
from dashboard.wording import people as words
from data.roles import CENTRE, Role
from data.store import people, places, sessions
from data.store.people import GrantRecord, PersonRecord

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A role asked for: where, in which post, from its first day until before its last. `place` is a name or code."""

    role: Role
    place: str
    post: str
    starts: date
    ends: date


def add(session: Session, actor: Actor, *, issuer: str, subject: str, name: str) -> int:
    """Let somebody sign in, who may then read what all may read; their number. A role needs two administrators."""
    acted(session, actor, Act.GRANT, place=CENTRE, what=f"subject {subject} of {issuer}", after="may sign in")
    return _add(session, issuer, subject, name, now=actor.now)


def give(session: Session, actor: Actor, *, person: int, asked: Asked) -> int:
    """Give a role, which counts once another administrator has confirmed it; the grant's number."""
    record = _grant(session, person, asked, now=actor.now, given_by=actor.viewer.person)
    acted(session, actor, Act.GRANT, place=record.place, what=f"person {person}", after=words.logged(record))
    return people.give(session, record)


def confirm(session: Session, actor: Actor, *, grant: int) -> None:
    """Let a grant count that another administrator gave to somebody else."""
    record = _held(session, grant)
    acted(session, actor, Act.GRANT, place=record.place, what=f"grant {grant}", after="confirmed")
    if record.ended_at is not None:
        raise OrderRefusedError(words.ENDED_ALREADY)
    if record.person_id == actor.viewer.person:
        raise OrderRefusedError(words.YOUR_OWN)
    people.confirm(session, grant, by=actor.viewer.person, at=actor.now)


def end(session: Session, actor: Actor, *, grant: int) -> None:
    """End a role at once; its holder loses it at the next click."""
    record = _held(session, grant)
    acted(session, actor, Act.GRANT, place=record.place, what=f"grant {grant}", after="ended")
    people.end(session, grant, by=actor.viewer.person, at=actor.now)


def end_person(session: Session, actor: Actor, *, person: int) -> None:
    """Let somebody sign in no longer, and end their sessions on every device."""
    acted(session, actor, Act.GRANT, place=CENTRE, what=f"person {person}", after="may sign in no longer")
    _end(session, _somebody(session, person), now=actor.now)


def review(session: Session, actor: Actor) -> None:
    """Note that every grant was read through, as is done each quarter."""
    acted(session, actor, Act.GRANT, place=CENTRE, what=REVIEWED)


def add_on_server(session: Session, *, issuer: str, subject: str, name: str, now: datetime) -> int:
    """Let somebody sign in, by a command on the server; their number."""
    done_on_server(session, now=now, act=Act.GRANT, place=CENTRE, what=f"subject {subject} of {issuer}")
    return _add(session, issuer, subject, name, now=now)


def grant_on_server(session: Session, *, person: PersonRecord, asked: Asked, now: datetime) -> int:
    """Give a role by a command on the server, which counts at once; the grant's number."""
    record = _grant(session, person.id, asked, now=now, given_by=None)
    done_on_server(
        session,
        now=now,
        act=Act.GRANT,
        place=record.place,
        what=f"person {person.id}",
        reason=words.logged(record),
    )
    number = people.give(session, record)
    people.confirm(session, number, by=None, at=now)
    return number


def end_on_server(session: Session, *, person: PersonRecord, now: datetime) -> None:
    """Let somebody sign in no longer, by a command on the server."""
    done_on_server(
        session,
        now=now,
        act=Act.GRANT,
        place=CENTRE,
        what=f"person {person.id}",
        reason="may sign in no longer",
    )
    _end(session, person, now=now)


def _add(session: Session, issuer: str, subject: str, name: str, *, now: datetime) -> int:
    if not (issuer.strip() and subject.strip() and name.strip()):
        raise OrderRefusedError(words.SAY_WHO)
    return people.add_person(session, issuer=issuer.strip(), subject=subject.strip(), name=_short(name, "name"), at=now)


def _grant(session: Session, person: int, asked: Asked, *, now: datetime, given_by: int | None) -> GrantRecord:
    _somebody(session, person)
    place = places.named(session, asked.place)
    return GrantRecord(
        person_id=person,
        role=asked.role,
        place=asked.place if place is None else place.code,
        post=_short(asked.post, "post"),
        starts=asked.starts,
        ends=asked.ends,
        given_at=now,
        given_by=given_by,
    )


def _end(session: Session, person: PersonRecord, *, now: datetime) -> None:
    people.end_person(session, person.id, at=now)
    sessions.end_all(session, person.id, at=now)


def _somebody(session: Session, person: int) -> PersonRecord:
    found = people.person_of(session, person)
    if found is None or found.ended_at is not None:
        raise OrderRefusedError(words.NOBODY)
    return found


def _held(session: Session, grant: int) -> GrantRecord:
    found = people.grant(session, grant)
    if found is None:
        raise OrderRefusedError(words.NO_GRANT)
    return found


def _short(text: str, what: str) -> str:
    """Return a name or post in one line; refuse one that is empty, long, or reads as an address of the web."""
    line = " ".join(text.split())
    if not line or len(line) > LONGEST_NAME or not line.isprintable() or "://" in line or "www." in line.lower():
        raise OrderRefusedError(words.bad_line(what, LONGEST_NAME))
    return line
