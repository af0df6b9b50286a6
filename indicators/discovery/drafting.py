"""Drafts a definition from what a publisher says of an indicator, and lists what it does not say.

Whether more or less of it is better is always asked: no publisher's word for it is taken unseen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from data.better import Better
from data.gazetteer import slug
from data.periods import PeriodError
from indicators.discovery import ees, fingertips, ons_els
from indicators.discovery.parts import Part, Question
from indicators.feeds import FEEDS
from indicators.feeds.bodies import BodyError
from indicators.feeds.feed import FeedError, Reply, Request, shown
from indicators.feeds.tables import TableError

__all__ = ["Draft", "DraftError", "Question", "draft"]


class DraftError(ValueError):
    """A definition that cannot be drafted; the message says why and what helps."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The keys of a definition as far as they are known, and the questions still open."""

    name: str
    keys: Mapping[str, Any] = field(hash=False)
    open: tuple[Question, ...] = ()


_SAYS: Mapping[str, Callable[[str, Callable[[str], Reply], Mapping[str, str]], Part]] = {
    "ons_els": ons_els.part,
    "fingertips": fingertips.part,
    "ees": ees.part,
}


def draft(publisher: str, number: str, *, answers: Mapping[str, str], bring: Callable[..., Reply]) -> Draft:
    """The definition of a publisher's indicator, given the answers so far.

    Args:
        publisher: ons_els, fingertips or ees.
        number: the publisher's own name or number of it, as `at_publisher` lists it.
        answers: what was answered to earlier questions, by key.
        bring: brings the reply to a request (`indicators.feeds.http.Asker`).

    Raises DraftError for another publisher or an answer that is none, FeedError where the publisher does not answer.

    """
    if publisher not in _SAYS:
        message = (
            f"A definition for {shown(publisher)} cannot be drafted: it says too little of its indicators. "
            f"Write one by hand, or name one of {', '.join(_SAYS)}."
        )
        raise DraftError(message)
    feed = FEEDS[publisher]
    try:
        said = _SAYS[publisher](number, partial(_asked, bring, publisher), answers)
    except (BodyError, TableError, PeriodError) as error:
        raise FeedError(feed.title, f"of {shown(number)} it says otherwise than we know: {error}") from error
    keys = {"measure": _measure(said.keys["title"]), **said.keys, "feed": publisher}
    every = (
        *said.questions,
        Question("better", "Is more of it better, or less?", tuple(Better), said.better),
        Question("better_because", "Why is that better, in a few words?"),
    )
    for question in every:
        _check(question, answers)
    keys |= {one.key: answers[one.key] for one in every if one.key in answers and one.key in said.takes}
    keys["better_from"] = "publisher" if said.better and said.better == answers.get("better") else "ours"
    if "lag_days" in keys:
        keys["lag_days"] = _days(keys["lag_days"])
    name = answers.get("name") or slug(str(keys["title"]))
    return Draft(name, keys, tuple(one for one in every if one.key not in answers))


def _asked(bring: Callable[..., Reply], publisher: str, url: str) -> Reply:
    return bring(Request(url), feed=FEEDS[publisher])


def _measure(title: object) -> str:
    """How a sentence begins: "The employment rate", "The GCSE results"."""
    words = str(title)
    first = words.split(" ", 1)[0]
    return f"The {words if first[1:] != first[1:].lower() else words[:1].lower() + words[1:]}"


def _check(question: Question, answers: Mapping[str, str]) -> None:
    """Raise DraftError where an answer is none of the choices, or is empty."""
    answer = answers.get(question.key)
    if answer is None:
        return
    if not answer.strip() or (question.choices and answer not in question.choices):
        cure = f"Write one of: {', '.join(question.choices)}." if question.choices else "Write a few words."
        message = f"{question.key} is “{shown(answer)}”. {question.words} {cure}"
        raise DraftError(message)


def _days(answer: object) -> int:
    text = str(answer).strip()
    if not text.isascii() or not text.isdigit():
        message = f"lag_days is “{shown(text)}”. Write how many days after a period ends its figure comes, say, 120."
        raise DraftError(message)
    return int(text)
