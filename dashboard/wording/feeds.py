"""Words of the feed of changes and of the calendar of expected figures."""

AUTHOR = "Agreed Outcomes"
CHANGES_TITLE = "Agreed Outcomes: what changed"
CHANGES_ABOUT = "Verdicts that moved, new figures, revisions, agreements and promises, one sentence each."
CALENDAR_TITLE = "Agreed Outcomes: expected figures"
CALENDAR_ABOUT = "Days on which the next figures are expected, as somebody stated or as is usual for the publisher."


def expected(title: str) -> str:
    """Return the name of a day on which figures are expected."""
    return f"Figures expected: {title}"


def expected_about(publisher: str, *, period: str, stated: str) -> str:
    """Return who publishes the figures, for which period, and who stated the day."""
    of = f"{publisher}, {period}." if period else f"{publisher}."
    return f"{of} Stated by {stated}." if stated else f"{of} Nobody has stated the day: it is the usual one."
