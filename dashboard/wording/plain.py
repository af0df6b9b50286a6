"""What is said of words that cannot be sent as they are."""

BAD_LINK = "Write the link as a whole https address, without a user, a port or a question mark in it."


def no_addresses(what: str, found: str) -> str:
    """Return that words hold an address of the web, which readers could take for one of ours."""
    return f"The {what} holds an address (“{found}”). Take it out: evidence has a field of its own."


def too_many(what: str, counted: int, most: int) -> str:
    """Return that words are too long to be read."""
    return f"The {what} has {counted} words; {most} is the most. Shorten it."
