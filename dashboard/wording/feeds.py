"""Words of the feed of changes and of the calendar of expected figures."""

from dashboard.wording.language import _

AUTHOR = _("Agreed Outcomes")
CHANGES_TITLE = _("Agreed Outcomes: what changed")
CHANGES_ABOUT = _("Verdicts that moved, new figures, revisions, agreements and promises, one sentence each.")
CALENDAR_TITLE = _("Agreed Outcomes: expected figures")
CALENDAR_ABOUT = _("Days on which the next figures are expected, as somebody stated or as is usual for the publisher.")


def expected(title: str) -> str:
    """Return the name of a day on which figures are expected."""
    return _("Figures expected: {title}").format(title=title)


def expected_about(publisher: str, *, period: str, stated: str) -> str:
    """Return who publishes the figures, for which period, and who stated the day."""
    of = f"{publisher}, {period}." if period else f"{publisher}."
    return (
        _("{of} Stated by {stated}.").format(of=of, stated=stated)
        if stated
        else _("{of} Nobody has stated the day: it is the usual one.").format(of=of)
    )
