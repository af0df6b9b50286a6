"""What is said around commentary: the four questions, what must be mentioned, and what becomes public."""

from collections.abc import Sequence

from dashboard.wording import numbers, sentences

TITLE = "Commentary on an outcome"
LINK = "Link to evidence, an https address (may stay empty)"
CHECK = "Check what will be public"
SEND = "Publish it"
SENT = "Published. It stands on the outcome’s page, with your post and today’s date."
WILL_BE_PUBLIC = "This will be public, as it stands here"
NOTHING_SAID = "Nothing is written yet. Answer at least one of the four questions."
NO_OUTCOME = "There is no outcome of this number that you may write about. Choose one from Your work."
_TROUBLES = {
    "below": "it is below the minimum standard",
    "off_course": "it is off course",
    "late": "a figure is late",
}


def asks(most: int) -> str:
    """Return how commentary is written."""
    return (
        f"At most {most} words for all four answers together, as plain text without addresses of the web. It stands "
        "apart from our own sentences, signed by your post."
    )


def must_mention(troubles: Sequence[str]) -> str:
    """Return what commentary on this outcome may not leave out; empty where nothing is in trouble."""
    if not troubles:
        return ""
    return f"Your words must mention that {' and that '.join(_TROUBLES[one] for one in troubles)}."


def unmentioned(trouble: str, mentions: Sequence[str]) -> str:
    """Return that words leave out what readers will see beside them."""
    ways = " or ".join(f"“{one}”" for one in mentions)
    return f"Your words leave out that {_TROUBLES[trouble]}. Say so, with the words {ways}."


def task(place: str, outcome: int, titles: Sequence[str]) -> str:
    """Return the title of an outcome that waits for words."""
    named = ", ".join(sentences.lowered(one) for one in titles)
    return f"Write about outcome {outcome} of {place}: {named or 'no measure yet'}"


def counted(words: int, most: int) -> str:
    """Return how many words are written."""
    return f"{numbers.many(words, 'word').capitalize()} of at most {most}."
