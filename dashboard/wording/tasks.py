"""What the page of a reader's work says."""

from datetime import date

from dashboard.wording import dates, numbers
from dashboard.wording.access import ROLES
from data.roles import Role

NOTHING = "Nothing waits for you."
WAITING = "What waits for you"
BEGIN = "What you may begin"
ALL = "Everything that waits for you"
NO_DAY = "No day named"
GONE = "This is no longer open to you: it was done, or your sign-in does not reach it."
DEVICES = "Your sign-in"
DEVICES_SAID = "A sign-in ends after 8 hours without use, and after 12 hours at most."
NO_FORM = "There is nothing to fill in here. Choose a task from the list."
_UNFINISHED = {
    "terms": "Finish the terms",
    "signature": "Finish signing",
    "case": "Finish the reply to a case",
    "ask": "Finish the answer to an ask",
    "grant": "Finish a grant",
    "comment": "Finish the commentary",
    "reply": "Finish a reply to scrutiny",
    "scrutiny": "Finish what you ask",
    "pack": "Finish the pack",
    "ending": "Finish ending an agreement",
}


def counted(waiting: int, overdue: int) -> str:
    """Return the sentence that answers the page."""
    if not waiting:
        return NOTHING
    late = (
        f", {numbers.counted(overdue)} past its day" if overdue == 1 else f", {numbers.counted(overdue)} past their day"
    )
    return f"{numbers.many(waiting, 'decision waits', 'decisions wait').capitalize()} for you{late if overdue else ''}."


def due(on: date | None, today: date) -> str:
    """Return by when a task is wanted."""
    if on is None:
        return NO_DAY
    days = (today - on).days
    return f"Due {dates.day(on)}" + (f", {numbers.many(days, 'day')} ago" if days > 0 else "")


def unfinished(kind: str, about: str) -> str:
    """Return the title of a draft that was begun."""
    return f"{_UNFINISHED[kind]}: {about}"


def begin_terms(place: str) -> str:
    """Return the title of terms that may be written or changed."""
    return f"Write or change the terms: {place}"


def sign(kind: str, name: str, version: int) -> str:
    """Return the title of terms that await a signature."""
    return f"Sign or send back version {version} of the {kind}: {name}"


def reply(place: str, standard: str) -> str:
    """Return the title of a case without a reply."""
    return f"Reply for {place}: {standard}"


def close(place: str, standard: str) -> str:
    """Return the title of a case that may be closed."""
    return f"Close, or leave open, the case of {place}: {standard}"


def answer(place: str, about: str) -> str:
    """Return the title of an ask without an answer."""
    return f"Answer an ask, {place}: {about}"


def confirm(name: str, role: Role) -> str:
    """Return the title of a grant that waits for a second administrator."""
    return f"Confirm a role: {ROLES[role]}, {name}"
