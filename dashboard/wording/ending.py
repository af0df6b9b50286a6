"""Words of ending an agreement before its time."""

from datetime import date
from typing import Final

from dashboard.wording import dates
from dashboard.wording.language import _

TAKES_BOTH: Final = _("It takes both sides and the same day. What either says last is what counts.")
WHO: Final = _("For which side")
DAY: Final = _("The first day on which it no longer holds")
REASON: Final = _("Why it ends")
CHECK: Final = _("Check")
WILL_BE_PUBLIC: Final = _("What will be public")
NOT_PUBLIC_YET: Final = _("None of it is public until the other side has confirmed the same day.")
PROPOSE: Final = _("Propose it to the other side")
CONFIRM: Final = _("Confirm the end")
NOTHING_TO_END: Final = _("There is no agreement here that you may end.")
PROPOSED: Final = _("Said. It waits for the other side.")
SIDES: Final = {"place": _("The place"), "centre": _("The centre")}


def heading(place: str, version: int) -> str:
    """Return the heading of the form."""
    return _("End the agreement of {place}, version {version}, early").format(place=place, version=version)


def by_itself(last: date) -> str:
    """Return until when it holds unless both sides end it."""
    return _("It holds until {last}, unless both sides end it before. {takes_both}").format(
        last=dates.day(last), takes_both=TAKES_BOTH
    )


def proposed(side: str, on: date, said: date) -> str:
    """Return what one side would do, and when it said so."""
    return _("{side} said on {said} that it should end on {on}, for this reason:").format(
        side=SIDES[side], said=dates.day(said), on=dates.day(on)
    )


def public(version: int, on: date) -> str:
    """Return what everybody reads of an early end, before its reason."""
    return _("Both sides end version {version} on {on}, before its time, for this reason:").format(
        version=version, on=dates.day(on)
    )


def agreed(on: date) -> str:
    """Return that both sides have said the same."""
    return _("Both sides have said so. It ends on {on}.").format(on=dates.day(on))


def begin(place: str) -> str:
    """Return the link to the form."""
    return _("End the agreement early: {place}").format(place=place)


def confirm(place: str, on: date) -> str:
    """Return the title of an end that the other side has proposed."""
    return _("Confirm the end of the agreement: {place}, {on}").format(place=place, on=dates.day(on))
