"""What the page of a reader's work says."""

from datetime import date

from dashboard.wording import dates, numbers
from dashboard.wording.access import ROLES
from dashboard.wording.language import _
from data.roles import Role

NOTHING = _("Nothing waits for you.")
WAITING = _("What waits for you")
BEGIN = _("What you may begin")
ALL = _("Everything that waits for you")
NO_DAY = _("No day named")
GONE = _("This is no longer open to you: it was done, or your sign-in does not reach it.")
DEVICES = _("Your sign-in")
DEVICES_SAID = _("A sign-in ends after 8 hours without use, and after 12 hours at most.")
NO_FORM = _("There is nothing to fill in here. Choose a task from the list.")
_UNFINISHED = {
    "terms": _("Finish the terms"),
    "signature": _("Finish signing"),
    "case": _("Finish the reply to a case"),
    "ask": _("Finish the answer to an ask"),
    "grant": _("Finish a grant"),
    "comment": _("Finish the commentary"),
    "reply": _("Finish a reply to scrutiny"),
    "scrutiny": _("Finish what you ask"),
    "pack": _("Finish the pack"),
    "ending": _("Finish ending an agreement"),
    "held": _("Read figures before their minute"),
    "hide": _("Finish hiding figures"),
    "reveal": _("Finish deciding about hidden figures"),
    "quarantine": _("Finish deciding about figures held back"),
    "correct": _("Finish a correction"),
}


def counted(waiting: int, overdue: int) -> str:
    """Return the sentence that answers the page."""
    if not waiting:
        return NOTHING
    late = (
        _(", {overdue} past its day").format(overdue=numbers.counted(overdue))
        if overdue == 1
        else _(", {overdue} past their day").format(overdue=numbers.counted(overdue))
    )
    return _("{waiting} for you{late}.").format(
        waiting=numbers.many(waiting, "{n} decision waits", "{n} decisions wait").capitalize(),
        late=late if overdue else "",
    )


def due(on: date | None, today: date) -> str:
    """Return by when a task is wanted."""
    if on is None:
        return NO_DAY
    days = (today - on).days
    return _("Due {on}").format(on=dates.day(on)) + (
        _(", {days} ago").format(days=numbers.many(days, "{n} day", "{n} days")) if days > 0 else ""
    )


def unfinished(kind: str, about: str) -> str:
    """Return the title of a draft that was begun."""
    return f"{_UNFINISHED[kind]}: {about}"


def begin_terms(place: str) -> str:
    """Return the title of terms that may be written or changed."""
    return _("Write or change the terms: {place}").format(place=place)


def sign_agreement(place: str, version: int) -> str:
    """Return the title of an agreement that awaits a signature."""
    return _("Sign or send back version {version} of the agreement: {name}").format(version=version, name=place)


def sign_standard(title: str, version: int) -> str:
    """Return the title of a minimum standard that awaits a signature."""
    return _("Sign or send back version {version} of the minimum standard: {name}").format(version=version, name=title)


def reply(place: str, standard: str) -> str:
    """Return the title of a case without a reply."""
    return _("Reply for {place}: {standard}").format(place=place, standard=standard)


def close(place: str, standard: str) -> str:
    """Return the title of a case that may be closed."""
    return _("Close, or leave open, the case of {place}: {standard}").format(place=place, standard=standard)


def answer(place: str, about: str) -> str:
    """Return the title of an ask without an answer."""
    return _("Answer an ask, {place}: {about}").format(place=place, about=about)


def confirm(name: str, role: Role) -> str:
    """Return the title of a grant that waits for a second administrator."""
    return _("Confirm a role: {role}, {name}").format(role=ROLES[role], name=name)
