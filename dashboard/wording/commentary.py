"""What is said around commentary: the four questions, what must be mentioned, and what becomes public."""

from collections.abc import Sequence

from dashboard.wording import numbers, sentences
from dashboard.wording.language import _

TITLE = _("Commentary on an outcome")
LINK = _("Link to evidence, an https address (may stay empty)")
CHECK = _("Check what will be public")
SEND = _("Publish it")
SENT = _("Published. It stands on the outcome’s page, with your post and today’s date.")
WILL_BE_PUBLIC = _("This will be public, as it stands here")
NOTHING_SAID = _("Nothing is written yet. Answer at least one of the four questions.")
NO_OUTCOME = _("There is no outcome of this number that you may write about. Choose one from Your work.")
_TROUBLES = {
    "below": _("it is below the minimum standard"),
    "off_course": _("it is off course"),
    "late": _("a figure is late"),
}


def asks(most: int) -> str:
    """Return how commentary is written."""
    return _(
        "At most {most} words for all four answers together, as plain text without addresses of the web. "
        "It stands apart from our own sentences, signed by your post."
    ).format(most=most)


def must_mention(troubles: Sequence[str]) -> str:
    """Return what commentary on this outcome may not leave out; empty where nothing is in trouble."""
    if not troubles:
        return ""
    return _("Your words must mention that {troubles}.").format(
        troubles=_(" and that ").join(_TROUBLES[one] for one in troubles)
    )


def unmentioned(trouble: str, mentions: Sequence[str]) -> str:
    """Return that words leave out what readers will see beside them."""
    ways = _(" or ").join(f"“{one}”" for one in mentions)
    return _("Your words leave out that {trouble}. Say so, with the words {ways}.").format(
        trouble=_TROUBLES[trouble], ways=ways
    )


def task(place: str, outcome: int, titles: Sequence[str]) -> str:
    """Return the title of an outcome that waits for words."""
    named = ", ".join(sentences.lowered(one) for one in titles)
    return _("Write about outcome {outcome} of {place}: {named}").format(
        outcome=outcome, place=place, named=named or _("no measure yet")
    )


def counted(words: int, most: int) -> str:
    """Return how many words are written."""
    return numbers.many(words, "{n} word of at most {most}.", "{n} words of at most {most}.", most=most).capitalize()


def about(place: str, outcome: int, statement: str) -> str:
    """Return what the words are about."""
    return _("{place}, outcome {outcome}: {statement}").format(place=place, outcome=outcome, statement=statement)
