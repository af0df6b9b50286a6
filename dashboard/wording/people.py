"""What pages and commands say of people, their roles, and the log of what they did."""

from datetime import date, datetime
from typing import Protocol

from dashboard.wording import dates, marks, numbers
from dashboard.wording.access import ROLES
from dashboard.wording.language import _
from data.roles import CENTRE, Role

THE_CENTRE = _("the centre")
ENDED_ALREADY = _("This grant has ended. Give it anew.")
YOUR_OWN = _("Nobody confirms a role of their own. Ask another administrator.")
NOBODY = _("There is nobody of this number who may sign in. Choose somebody from the list.")
NO_GRANT = _("There is no grant of this number. Choose one from the list.")
SAY_WHO = _("Say which provider, what it calls the person, and their name.")

CONFIRM_TITLE = _("A role that waits for a second administrator")
CONFIRM_ASKS = _("A role counts once two administrators have said so. Do you know this person and the post?")
CONFIRM = _("Confirm this role")
REFUSE = _("Turn it down")
CONFIRMED = _("Confirmed. The role counts from its first day.")
TURNED_DOWN = _("Turned down. The role will not count.")

_STATES = {
    "in_force": marks.Mark(marks.FINE, _("Counts")),
    "waiting": marks.Mark(marks.WARNING, _("Waits for a second administrator")),
    "not_begun": marks.Mark(marks.NOTHING, _("Has not begun")),
    "over": marks.Mark(marks.NOTHING, _("Over")),
    "ended": marks.Mark(marks.NOTHING, _("Ended")),
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
    return _("From {starts} until {ends}").format(starts=dates.day(starts), ends=dates.day(ends))


def logged(grant: _Grant) -> str:
    """Return a grant as the log keeps it."""
    return _("{role} of {place} as {post}, {starts} to {ends}").format(
        role=grant.role, place=grant.place, post=grant.post, starts=grant.starts, ends=grant.ends
    )


def bad_line(what: str, most: int) -> str:
    """Return that a name or post cannot be kept as written."""
    return _("Write the {what} in one line of at most {most} characters, without an address of the web.").format(
        what=what, most=most
    )


def unbroken(length: int, digest: str) -> str:
    """Return that the log stands, with what to keep elsewhere."""
    if not length:
        return _("The log is empty.")
    return _("The log stands: {length}, each follows from the one before. Head: {digest}").format(
        length=numbers.many(length, "{n} entry", "{n} entries"), digest=digest
    )


def broken(at: int, length: int) -> str:
    """Return where the log was altered or cut."""
    cure = _("Stop signing and publishing, and compare with the newest copy that was kept elsewhere.")
    if at > length:
        return _("The log was cut: entry {at} is missing. {cure}").format(at=numbers.plain(at), cure=cure)
    follows = _("does not follow from the one before, or is not the one that was kept")
    return _("The log was altered: entry {at} of {length} {follows}. {cure}").format(
        at=numbers.plain(at), length=numbers.plain(length), follows=follows, cure=cure
    )


def grant_line(role: Role, place: str, post: str, starts: date, ends: date, standing: str) -> str:
    """Return a grant in one line, for a list."""
    where = THE_CENTRE if place in {"", CENTRE} else place
    return f"  {ROLES[role]}, {where}: {post}. {term(starts, ends)} ({_STATES[standing].words.lower()})"


def person_line(name: str, subject: str, issuer: str, ended: datetime | None) -> str:
    """Return a person in one line, for a list."""
    gone = (
        _(", may not sign in since {on}").format(on=dates.day(ended.astimezone(dates.LONDON).date())) if ended else ""
    )
    return _("{name}: {subject} of {issuer}{gone}").format(name=name, subject=subject, issuer=issuer, gone=gone)


def whose(name: str, subject: str, issuer: str) -> str:
    """Return who is meant, as the provider knows them."""
    return _("{name}, known as {subject} to {issuer}").format(name=name, subject=subject, issuer=issuer)


def as_post(post: str) -> str:
    """Return the post in which a role is held."""
    return _("In the post: {post}").format(post=post)


def given(by: str, at: datetime) -> str:
    """Return who gave a role, and when."""
    return _("Given by {by} on {on}").format(
        by=by or _("a command on the server"), on=dates.day(at.astimezone(dates.LONDON).date())
    )
