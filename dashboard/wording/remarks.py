"""The four questions that commentary answers, and who speaks; what they say is in their own words."""

from dashboard.wording.language import _

QUESTIONS = {
    "story": _("What is the story behind this line?"),
    "part": _("Who has a part to play?"),
    "works": _("What works?"),
    "will_do": _("What will we do by when?"),
}
ASKED = _("Commentary answers four questions:")
THEIRS = _("These are the words of those named, not ours.")
NO_ANSWER = _("Nobody has answered this yet.")
OTHER = _("Besides")
_SPEAKS = {
    "place": _("for the place"),
    "editor": _("for the place"),
    "place_signatory": _("for the place"),
    "partner": _("for a partner"),
    "centre": _("for the centre"),
    "centre_analyst": _("for the centre"),
    "centre_signatory": _("for the centre"),
    "scrutiny": _("for scrutiny"),
}


def by(post: str, role: str, on: str) -> str:
    """Return who speaks, as what, and on which day."""
    return ", ".join(part for part in (post, _SPEAKS.get(role, ""), on) if part) + ":"
