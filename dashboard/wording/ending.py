"""Words of ending an agreement before its time."""

from datetime import date
from typing import Final

from dashboard.wording import dates

TAKES_BOTH: Final = "It takes both sides and the same day. What either says last is what counts."
WHO: Final = "For which side"
DAY: Final = "The first day on which it no longer holds"
REASON: Final = "Why it ends"
CHECK: Final = "Check"
WILL_BE_PUBLIC: Final = "What will be public"
NOT_PUBLIC_YET: Final = "None of it is public until the other side has confirmed the same day."
PROPOSE: Final = "Propose it to the other side"
CONFIRM: Final = "Confirm the end"
NOTHING_TO_END: Final = "There is no agreement here that you may end."
PROPOSED: Final = "Said. It waits for the other side."
SIDES: Final = {"place": "The place", "centre": "The centre"}


def heading(place: str, version: int) -> str:
    """Return the heading of the form."""
    return f"End the agreement of {place}, version {version}, early"


def by_itself(last: date) -> str:
    """Return until when it holds unless both sides end it."""
    return f"It holds until {dates.day(last)}, unless both sides end it before. {TAKES_BOTH}"


def proposed(side: str, on: date, said: date) -> str:
    """Return what one side would do, and when it said so."""
    return f"{SIDES[side]} said on {dates.day(said)} that it should end on {dates.day(on)}, for this reason:"


def public(version: int, on: date) -> str:
    """Return what everybody reads of an early end, before its reason."""
    return f"Both sides end version {version} on {dates.day(on)}, before its time, for this reason:"


def agreed(on: date) -> str:
    """Return that both sides have said the same."""
    return f"Both sides have said so. It ends on {dates.day(on)}."


def begin(place: str) -> str:
    """Return the link to the form."""
    return f"End the agreement early: {place}"


def confirm(place: str, on: date) -> str:
    """Return the title of an end that the other side has proposed."""
    return f"Confirm the end of the agreement: {place}, {dates.day(on)}"
