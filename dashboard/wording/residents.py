"""What residents say about an outcome: recorded with who asked whom, apart from the numbers and from commentary."""

from dashboard.wording.language import _

TITLE = _("What residents say")
APART = _("This stands apart from the numbers: nothing is judged by it. It says who asked whom, and when.")
NONE = _("Nobody has recorded what residents say about this outcome yet.")
FORM = _("What residents say about an outcome")
GATHERED = _("Who asked whom, how many and when")
SAID = _("What they said, good and bad")
LINK = _("Link to the evidence, an https address (may stay empty)")
WHAT = _("what residents say")
WHO_ASKED = _("who asked whom")
BEGIN = _("Record what residents say about this outcome")
NOT_SAID = _("Say both who asked whom and what was said.")
SENT = _("Published. It stands on the outcome’s page, apart from the numbers, with today’s date.")


def asks(most: int) -> str:
    """Return how residents' evidence is recorded."""
    return _("At most {most} words, as plain text without names of persons. Say too what was said against you.").format(
        most=most
    )


def gathered(who: str, post: str) -> str:
    """Return who asked whom, and the post that recorded it."""
    return _("{who} (recorded by {post})").format(who=who, post=post)


def by(gathered: str, on: str) -> str:
    """Return who asked whom, and on which day it was recorded."""
    return _("{gathered}, {on}:").format(gathered=gathered, on=on)
