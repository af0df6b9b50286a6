"""What is said of words that cannot be sent as they are."""

from dashboard.wording.language import _

BAD_LINK = _("Write the link as a whole https address, without a user, a port or a question mark in it.")


def no_addresses(what: str, found: str) -> str:
    """Return that words hold an address of the web, which readers could take for one of ours."""
    return _("The {what} holds an address (“{found}”). Take it out: evidence has a field of its own.").format(
        what=what, found=found
    )


def too_many(what: str, counted: int, most: int) -> str:
    """Return that words are too long to be read."""
    return _("The {what} has {counted} words; {most} is the most. Shorten it.").format(
        what=what, counted=counted, most=most
    )
