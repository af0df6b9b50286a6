"""Words for what a series is read against: the country, or the middle of similar places. Context, never a level."""

from dashboard.wording.language import _

LABEL = _("Draw the figures against")
NOTHING = _("Nothing else")
TITLE = _("What the figures are drawn against")


def choice(kind: str, name: str) -> str:
    """Return what a reader may ask for."""
    return name if kind == "country" else _("The middle of similar places")


def on_line(kind: str, name: str) -> str:
    """Return the words on the line."""
    return name if kind == "country" else _("middle of similar places")


def said(kind: str, name: str, of: int) -> str:
    """Return what the thin dotted line is, and what it is not."""
    if kind == "country":
        return _(
            "The thin dotted line is the published figure for {name}. It is there to read against; nobody agreed to it."
        ).format(name=name)
    return _(
        "The thin dotted line is the middle of up to {of} places that a published list names as similar ({name}), in "
        "periods in which at least seven of them have a figure. It is there to read against; nobody agreed to it."
    ).format(of=of, name=name)
