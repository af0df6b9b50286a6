"""The four questions that commentary answers, and who speaks; what they say is in their own words."""

QUESTIONS = {
    "story": "What is the story behind this line?",
    "part": "Who has a part to play?",
    "works": "What works?",
    "will_do": "What will we do by when?",
}
ASKED = "Commentary answers four questions:"
THEIRS = "These are the words of those named, not ours."
NO_ANSWER = "Nobody has answered this yet."
OTHER = "Besides"
_SPEAKS = {
    "place": "for the place",
    "editor": "for the place",
    "place_signatory": "for the place",
    "partner": "for a partner",
    "centre": "for the centre",
    "centre_analyst": "for the centre",
    "centre_signatory": "for the centre",
    "scrutiny": "for scrutiny",
}


def by(post: str, role: str, on: str) -> str:
    """Return who speaks, as what, and on which day."""
    return ", ".join(part for part in (post, _SPEAKS.get(role, ""), on) if part) + ":"
