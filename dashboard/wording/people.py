"""What pages and commands say of people, their roles, and the log of what they did."""

from datetime import date, datetime
from typing import Protocol

from dashboard.wording import dates, marks, numbers
from dashboard.wording.access import ROLES
from data.roles import CENTRE, Role

THE_CENTRE = "the centre"
ENDED_ALREADY = "This grant has ended. Give it anew."
YOUR_OWN = "Nobody confirms a role of their own. Ask another administrator."
NOBODY = "There is nobody of this number who may sign in. Choose somebody from the list."
NO_GRANT = "There is no grant of this number. Choose one from the list."
SAY_WHO = "Say which provider, what it calls the person, and their name."

CONFIRM_TITLE = "A role that waits for a second administrator"
CONFIRM_ASKS = "A role counts once two administrators have said so. Do you know this person and the post?"
CONFIRM = "Confirm this role"
REFUSE = "Turn it down"
CONFIRMED = "Confirmed. The role counts from its first day."
TURNED_DOWN = "Turned down. The role will not count."

_STATES = {
    "in_force": marks.Mark(marks.FINE, "Counts"),
    "waiting": marks.Mark(marks.WARNING, "Waits for a second administrator"),
    "not_begun": marks.Mark(marks.NOTHING, "Has not begun"),
    "over": marks.Mark(marks.NOTHING, "Over"),
    "ended": marks.Mark(marks.NOTHING, "Ended"),
}


class _Grant(Protocol):
    """What a sentence about a grant needs to know."""

    @property
    def role(self) -> Role: ...
    @property
    def place(self) -> str: ...
    @property
    def post(self) -> str: ...
    @property
    def starts(self) -> date: ...
    @property
    def ends(self) -> date: ...


def state(name: str) -> marks.Mark:
    """Return the shape and words of how a grant stands."""
    return _STATES[name]


def role_at(role: Role, place: str) -> str:
    """Return a role and where it holds; the place's name is empty for the centre."""
    return f"{ROLES[role]}, {place or THE_CENTRE}"


def term(starts: date, ends: date) -> str:
    """Return from when until when a grant holds."""
    return f"From {dates.day(starts)} until {dates.day(ends)}"


def logged(grant: _Grant) -> str:
    """Return a grant as the log keeps it."""
    return f"{grant.role} of {grant.place} as {grant.post}, {grant.starts} to {grant.ends}"


def bad_line(what: str, most: int) -> str:
    """Return that a name or post cannot be kept as written."""
    return f"Write the {what} in one line of at most {most} characters, without an address of the web."


def unbroken(length: int, digest: str) -> str:
    """Return that the log stands, with what to keep elsewhere."""
    if not length:
        return "The log is empty."
    return (
        f"The log stands: {numbers.many(length, 'entry', 'entries')}, each follows from the one before. Head: {digest}"
    )


def broken(at: int, length: int) -> str:
    """Return where the log was altered or cut."""
    cure = "Stop signing and publishing, and compare with the newest copy that was kept elsewhere."
    if at > length:
        return f"The log was cut: entry {numbers.plain(at)} is missing. {cure}"
    follows = "does not follow from the one before, or is not the one that was kept"
    return f"The log was altered: entry {numbers.plain(at)} of {numbers.plain(length)} {follows}. {cure}"


def grant_line(role: Role, place: str, post: str, starts: date, ends: date, standing: str) -> str:
    """Return a grant in one line, for a list."""
    where = THE_CENTRE if place in {"", CENTRE} else place
    return f"  {ROLES[role]}, {where}: {post}. {term(starts, ends)} ({_STATES[standing].words.lower()})"


def person_line(name: str, subject: str, issuer: str, ended: datetime | None) -> str:
    """Return a person in one line, for a list."""
    gone = f", may not sign in since {dates.day(ended.astimezone(dates.LONDON).date())}" if ended else ""
    return f"{name}: {subject} of {issuer}{gone}"


def whose(name: str, subject: str, issuer: str) -> str:
    """Return who is meant, as the provider knows them."""
    return f"{name}, known as {subject} to {issuer}"


def as_post(post: str) -> str:
    """Return the post in which a role is held."""
    return f"In the post: {post}"


def given(by: str, at: datetime) -> str:
    """Return who gave a role, and when."""
    return f"Given by {by or 'a command on the server'} on {dates.day(at.astimezone(dates.LONDON).date())}"
