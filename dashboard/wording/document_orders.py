"""What an order about an agreement or a minimum standard is refused with: one sentence that says what helps."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from dashboard.wording import dates
from dashboard.wording.language import _
from dashboard.wording.states import listed

NO_SUCH: Final = _("There is no such version. Open it again from Your work.")
NOT_YOURS: Final = _("This draft is open to the place until it is sent. Ask them to send it.")
OTHER_SUBJECT: Final = _("These terms are of another place or standard. Open the draft that they belong to.")
NOTHING_CHANGED: Final = _(
    "These terms say the same as the version before. Change something, or leave that version as it is."
)
WHY_ANEW: Final = _("Say in one sentence why this version is made. Both sides sign the reason with it.")
WHY_GIVEN_UP: Final = _("Say why it is given up. Both sides read the reason.")
WHY_ENDED: Final = _("Say why it ends. Everybody reads the reason.")
SIGNED_ONCE: Final = _(
    "One side has signed this version, so it cannot be taken back. Give it up, and make the next version."
)
NOT_SENT: Final = _("This version has not been sent for signature yet. Send it first.")
NOT_A_DRAFT: Final = _("This version is no draft any more. Make the next version.")
SIGNED_BY_BOTH: Final = _("Both sides have signed this version. Make the next version, or end it.")
REASON: Final = _("The reason")
NOT_IN_FORCE: Final = _("This version is not in force, so there is nothing to end.")
OTHER_TEXT: Final = _("The text has changed since you read it. Read it again, then sign.")
OWN_DRAFT: Final = _("You edited these terms last, so another person signs them for your side.")
NOT_MADE_UP: Final = _(
    "Only terms that are made up can be tried out: write evidence = “illustrative” or “invented”. Others take the "
    "signatures of both sides."
)
BESIDE_SIGNED: Final = _(
    "A version that is no trial came before this one, so nothing is tried out beside it. Try it out in an empty store."
)
TRIED_OUT: Final = _("tried out: made-up terms, signed by nobody")
NOT_FRESH: Final = _("Sign in once more, then sign within five minutes.")
LOG_BROKEN: Final = _(
    "The log does not follow from itself, so nothing is signed until an administrator has looked at it."
)
TERMS_ALTERED: Final = _("The text kept does not match its fingerprint, so it cannot be signed. Tell an administrator.")


def still_open(version: int, *, status: str) -> str:
    """Return that an earlier version waits to be finished."""
    waits = _("is a draft") if status == "draft" else _("awaits signatures")
    return _("Version {version} {waits}. Finish it or give it up, then make the next one.").format(
        version=version, waits=waits
    )


def edited_since(version: int) -> str:
    """Return that somebody else saved the same draft first."""
    return _(
        "Somebody else has saved version {version} since you opened it. Nothing of yours is lost: read "
        "both texts, then save again."
    ).format(version=version)


def unanswered(points: Sequence[str]) -> str:
    """Return what must be answered in the terms before they are sent."""
    more = len(points) - 1
    rest = _(" ({more} more to answer.)").format(more=more) if more else ""
    return _("Before this is sent: {points}{rest}").format(points=points[0], rest=rest)


def copied(place: str, numbers: Sequence[int]) -> str:
    """Return the question that text of another agreement is asked."""
    which = listed(tuple(str(each) for each in numbers))
    return _(
        "Outcomes {which} stand word for word in the agreement of {place}. Say why the same words serve here."
    ).format(which=which, place=place)


def end_too_early(today: date) -> str:
    """Return that an agreement cannot end in the past."""
    return _("An end takes both sides, so it lies after {today}. Choose a later day.").format(today=dates.day(today))


def end_too_late(last: date) -> str:
    """Return that an agreement ends by itself before the day chosen."""
    return _("It ends by itself on {last}. Choose an earlier day.").format(last=dates.day(last))


def over(last: date) -> str:
    """Return that what would be signed has passed its last day."""
    return _("Its last day, {last}, comes before it could be in force. Take it back and choose a later one.").format(
        last=dates.day(last)
    )
