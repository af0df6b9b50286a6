"""What an order about an agreement or a minimum standard is refused with: one sentence that says what helps."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from dashboard.wording import dates
from dashboard.wording.states import listed

NO_SUCH: Final = "There is no such version. Open it again from Your work."
NOT_YOURS: Final = "This draft is open to the place until it is sent. Ask them to send it."
OTHER_SUBJECT: Final = "These terms are of another place or standard. Open the draft that they belong to."
NOTHING_CHANGED: Final = (
    "These terms say the same as the version before. Change something, or leave that version as it is."
)
WHY_ANEW: Final = "Say in one sentence why this version is made. Both sides sign the reason with it."
WHY_GIVEN_UP: Final = "Say why it is given up. Both sides read the reason."
WHY_ENDED: Final = "Say why it ends. Everybody reads the reason."
SIGNED_ONCE: Final = (
    "One side has signed this version, so it cannot be taken back. Give it up, and make the next version."
)
NOT_SENT: Final = "This version has not been sent for signature yet. Send it first."
NOT_A_DRAFT: Final = "This version is no draft any more. Make the next version."
SIGNED_BY_BOTH: Final = "Both sides have signed this version. Make the next version, or end it."
REASON: Final = "The reason"
NOT_IN_FORCE: Final = "This version is not in force, so there is nothing to end."
OTHER_TEXT: Final = "The text has changed since you read it. Read it again, then sign."
OWN_DRAFT: Final = "You edited these terms last, so another person signs them for your side."
NOT_FRESH: Final = "Sign in once more, then sign within five minutes."
LOG_BROKEN: Final = "The log does not follow from itself, so nothing is signed until an administrator has looked at it."
CLOCK_BACK: Final = (
    "The clock is behind the newest entry of the log, so nothing is signed until an administrator sets it."
)
TERMS_ALTERED: Final = "The text kept does not match its fingerprint, so it cannot be signed. Tell an administrator."


def still_open(version: int, *, status: str) -> str:
    """Return that an earlier version waits to be finished."""
    waits = "is a draft" if status == "draft" else "awaits signatures"
    return f"Version {version} {waits}. Finish it or give it up, then make the next one."


def edited_since(version: int) -> str:
    """Return that somebody else saved the same draft first."""
    return (
        f"Somebody else has saved version {version} since you opened it. Nothing of yours is lost: "
        "read both texts, then save again."
    )


def unanswered(points: Sequence[str]) -> str:
    """Return what must be answered in the terms before they are sent."""
    more = len(points) - 1
    rest = f" ({more} more to answer.)" if more else ""
    return f"Before this is sent: {points[0]}{rest}"


def copied(place: str, numbers: Sequence[int]) -> str:
    """Return the question that text of another agreement is asked."""
    which = listed(tuple(str(each) for each in numbers))
    return f"Outcomes {which} stand word for word in the agreement of {place}. Say why the same words serve here."


def end_too_early(today: date) -> str:
    """Return that an agreement cannot end in the past."""
    return f"An end takes both sides, so it lies after {dates.day(today)}. Choose a later day."


def end_too_late(last: date) -> str:
    """Return that an agreement ends by itself before the day chosen."""
    return f"It ends by itself on {dates.day(last)}. Choose an earlier day."


def over(last: date) -> str:
    """Return that what would be signed has passed its last day."""
    return f"Its last day, {dates.day(last)}, comes before it could be in force. Take it back and choose a later one."
