"""Who may sign in, what they are granted, and which grants still wait for a second administrator."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session

from dashboard.access import Act, Viewer, may, require
from dashboard.wording.dates import LONDON
from data.roles import CENTRE
from data.store import people, places
from data.store.people import GrantRecord, PeopleError, PersonRecord


class GrantState(StrEnum):
    """How a grant stands on a day."""

    IN_FORCE = "in_force"
    WAITING = "waiting"
    NOT_BEGUN = "not_begun"
    OVER = "over"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A grant, whose it is, where it holds, how it stands and who gave it."""

    grant: GrantRecord
    person: PersonRecord
    place: str
    state: GrantState
    given_by: str = ""


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody who may or might sign in, with every grant they hold or held."""

    person: PersonRecord
    held: tuple[Held, ...]


def named(session: Session, *, subject: str, issuer: str | None = None) -> PersonRecord:
    """Return the person of a subject. Raises PeopleError where there is none, or one at each of several providers."""
    found = [each for each in people.everybody(session) if each.subject == subject and issuer in {None, each.issuer}]
    if not found:
        message = f"Nobody with the subject {subject} may sign in. Add them with: outcomes person add"
        raise PeopleError(message)
    if len(found) > 1:
        message = f"Several providers know somebody as {subject}. Say which with --issuer."
        raise PeopleError(message)
    return found[0]


def everybody(session: Session, *, on: date) -> tuple[Somebody, ...]:
    """Return everybody with what they are granted, in the order in which they were added."""
    known = {each.id: each for each in people.everybody(session)}
    every = [_held(session, each, known, on) for each in people.grants(session)]
    return tuple(
        Somebody(person, tuple(each for each in every if each.person.id == person.id)) for person in known.values()
    )


def register(session: Session, viewer: Viewer, *, on: date) -> tuple[Somebody, ...]:
    """Return everybody, for an administrator or an auditor. Raises NotAllowedError for anybody else."""
    require(viewer, Act.READ_LOG_WHO_WHEN)
    return everybody(session, on=on)


def waiting(session: Session, viewer: Viewer, *, on: date) -> tuple[Held, ...]:
    """Return the grants that wait for this administrator: given by another one, to somebody else."""
    known = {each.id: each for each in people.everybody(session)}
    return tuple(
        held
        for each in people.grants(session)
        if may(viewer, Act.GRANT, place=each.place)
        and viewer.person not in {each.given_by, each.person_id}
        and (held := _held(session, each, known, on)).state is GrantState.WAITING
    )


def waiting_for(session: Session, viewer: Viewer, number: str, *, known_at: datetime) -> Held | None:
    """Return the grant of this number where it waits for this administrator, None where it does not."""
    found = waiting(session, viewer, on=known_at.astimezone(LONDON).date())
    return next((each for each in found if str(each.grant.id) == number), None)


def _held(session: Session, grant: GrantRecord, known: dict[int, PersonRecord], on: date) -> Held:
    giver = None if grant.given_by is None else known.get(grant.given_by)
    return Held(
        grant=grant,
        person=known[grant.person_id],
        place=place_name(session, grant.place),
        state=_state(grant, known[grant.person_id], on),
        given_by="" if giver is None else giver.name,
    )


def place_name(session: Session, code: str) -> str:
    """Return what a place of the log or of a grant is called; empty for the centre, which has words of its own."""
    if code in {CENTRE, ""}:
        return ""
    place = places.named(session, code)
    return code if place is None else place.name


def _state(grant: GrantRecord, person: PersonRecord, on: date) -> GrantState:
    if grant.ended_at is not None or person.ended_at is not None:
        return GrantState.ENDED
    if on >= grant.ends:
        return GrantState.OVER
    if grant.confirmed_at is None:
        return GrantState.WAITING
    return GrantState.IN_FORCE if grant.starts <= on else GrantState.NOT_BEGUN
