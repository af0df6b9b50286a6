"""Who may sign in, and the roles they are granted for a place and a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from data.models import Grant, Person
from data.roles import CENTRE, OF_THE_CENTRE, Role
from data.store import events, facts, places


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """Somebody who may sign in, known by the provider's issuer and subject."""

    id: int
    issuer: str
    subject: str
    name: str
    added_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantRecord:
    """A role for one place (or the centre) from `starts` until before `ends`, held in a post.

    It counts once it is confirmed, and no longer once it is ended.
    """

    person_id: int
    role: Role
    place: str
    post: str
    starts: date
    ends: date
    given_at: datetime
    given_by: int | None = None
    confirmed_at: datetime | None = None
    confirmed_by: int | None = None
    ended_at: datetime | None = None
    ended_by: int | None = None
    id: int = 0

    def stands(self, on: date) -> bool:
        """Whether the role may be used on a day."""
        return self.confirmed_at is not None and self.ended_at is None and self.starts <= on < self.ends


class PeopleError(ValueError):
    """A person or a grant that cannot be kept as asked; the message says why and what helps."""


def add_person(session: Session, *, issuer: str, subject: str, name: str, at: datetime) -> int:
    """Let somebody sign in; their number. Raises PeopleError where they may already."""
    if person(session, issuer=issuer, subject=subject) is not None:
        message = f"The subject {subject} of {issuer} may sign in already. Give them a role instead."
        raise PeopleError(message)
    row = Person(issuer=issuer, subject=subject, name=name, added_at=at)
    session.add(row)
    session.flush()
    facts.count_write(session)
    return row.id or 0


def person(session: Session, *, issuer: str, subject: str) -> PersonRecord | None:
    """The person whom a provider knows by this subject, whether or not they have left."""
    found = session.exec(select(Person).where(Person.issuer == issuer, Person.subject == subject)).first()
    return None if found is None else events.made(PersonRecord, found)


def person_of(session: Session, person_id: int) -> PersonRecord | None:
    """The person of this number."""
    found = session.get(Person, person_id)
    return None if found is None else events.made(PersonRecord, found)


def everybody(session: Session) -> list[PersonRecord]:
    """Everybody who may or might sign in, in the order in which they were added."""
    return [events.made(PersonRecord, row) for row in session.exec(select(Person).order_by(col(Person.id)))]


def end_person(session: Session, person_id: int, *, at: datetime) -> None:
    """Let somebody sign in no longer; what they did stays theirs."""
    row = session.get_one(Person, person_id)
    row.ended_at = row.ended_at or at
    session.add(row)
    session.flush()
    facts.count_write(session)


def give(session: Session, grant: GrantRecord) -> int:
    """Keep a grant; its number.

    Raises PeopleError for a place we do not hold, for a role of the centre given for a place or the other way round,
    and for days that are not in order.
    """
    if (grant.place == CENTRE) != (grant.role in OF_THE_CENTRE):
        where = "the centre" if grant.role in OF_THE_CENTRE else "a place"
        message = f"The role {grant.role} is held for {where}, not for {grant.place}."
        raise PeopleError(message)
    if grant.place != CENTRE and places.named(session, grant.place) is None:
        message = f'We hold no place called "{grant.place}". Write its short name or its code.'
        raise PeopleError(message)
    if grant.starts >= grant.ends:
        message = f"The grant would end on {grant.ends}, before it starts. Give a later day."
        raise PeopleError(message)
    return events.add(session, Grant, grant)


def confirm(session: Session, grant_id: int, *, by: int | None, at: datetime) -> None:
    """Let a grant count. Raises PeopleError where it counts already, or the same person gave it."""
    row = session.get_one(Grant, grant_id)
    if row.confirmed_at is not None:
        message = "This grant was confirmed already."
        raise PeopleError(message)
    if row.given_by is not None and row.given_by == by:
        message = "Who gives a grant cannot confirm it. Ask another administrator."
        raise PeopleError(message)
    row.confirmed_at, row.confirmed_by = at, by
    session.add(row)
    session.flush()
    facts.count_write(session)


def end(session: Session, grant_id: int, *, by: int | None, at: datetime) -> None:
    """Let a grant count no longer, from this moment."""
    row = session.get_one(Grant, grant_id)
    row.ended_at, row.ended_by = row.ended_at or at, row.ended_by if row.ended_at else by
    session.add(row)
    session.flush()
    facts.count_write(session)


def grant(session: Session, grant_id: int) -> GrantRecord | None:
    """The grant of this number."""
    found = session.get(Grant, grant_id)
    return None if found is None else events.made(GrantRecord, found)


def grants(session: Session, *, person_id: int | None = None) -> list[GrantRecord]:
    """Every grant there is or was, or those of one person, oldest first."""
    statement = select(Grant).order_by(col(Grant.id))
    if person_id is not None:
        statement = statement.where(Grant.person_id == person_id)
    return [events.made(GrantRecord, row) for row in session.exec(statement)]


def standing(session: Session, person_id: int, *, on: date) -> Sequence[GrantRecord]:
    """The grants that a person may use on a day; none for somebody who has left."""
    found = person_of(session, person_id)
    if found is None or found.ended_at is not None:
        return []
    return [each for each in grants(session, person_id=person_id) if each.stands(on)]
