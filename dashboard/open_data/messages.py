"""What a subscriber is told: what became known since the last message, in the sentences of the page, and new papers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Session

from dashboard import selection
from dashboard.open_data.changes import SHAPE, changes
from dashboard.questions.subscribed import Subscriber, Wish, finished
from dashboard.wording import dates, papers, papers_page
from dashboard.wording import told as words
from data.terms import EvidenceClass

MOST_LINES = 20
DAY, KIND, SAYS, PAGE, CLASS = (SHAPE.names.index(name) for name in ("day", "kind", "says", "page", "evidence_class"))


@dataclass(frozen=True, slots=True)
class Message:
    """One message: to which address, what it says, and which wishes it answers until when."""

    channel: str = field(repr=False)
    title: str
    body: str
    wishes: tuple[int, ...]
    until: datetime

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.body


def message(session: Session, one: Subscriber, *, until: datetime, base: str) -> Message:
    """Return what an address is told; `base` is the public address of the pages."""
    news = dict.fromkeys(
        line for wish in one.wishes if wish.subject == words.CHANGES for line in _news(session, wish, until)
    )
    made = dict.fromkeys(
        line for wish in one.wishes if wish.subject == words.PAPERS for line in _papers(session, wish, until)
    )
    numbers = tuple(wish.number for wish in one.wishes)
    if not news and not made:
        return Message(one.channel, "", "", numbers, until)
    before = min(wish.told_until for wish in one.wishes)
    lines = [f"{said}\n{base}{address}" for said, address in (*news, *made)]
    place = one.wishes[0].place if len(one.wishes) == 1 else None
    asked = {"since": _first(before), "place": place.slug if place else None}
    everything = base + selection.path("changes", **asked, as_at=_minute_after(until))
    left = len(lines) - MOST_LINES
    closing = words.more(left, everything) if left > 0 else words.every_change(everything)
    body = "\n\n".join((words.since(before, until), *lines[:MOST_LINES], closing, words.END))
    return Message(one.channel, words.title(len(news), len(made)), body, numbers, until)


def _news(session: Session, wish: Wish, until: datetime) -> Iterator[tuple[str, str]]:
    """Yield each change that is known now and was not when the wish was answered last, with its page."""
    place, since = wish.place.slug if wish.place else "", _first(wish.told_until)
    before = changes(session, since, place, "", known_at=wish.told_until)
    known = {(row[DAY], row[KIND], row[SAYS]) for row in before.rows}
    for row in changes(session, since, place, "", known_at=until).rows:
        if (row[DAY], row[KIND], row[SAYS]) not in known:
            yield words.line(str(row[SAYS]), EvidenceClass(str(row[CLASS]))), str(row[PAGE])


def _papers(session: Session, wish: Wish, until: datetime) -> Iterator[tuple[str, str]]:
    for one in finished(session, wish.place, after=wish.told_until, until=until):
        said = papers_page.kept(papers.KINDS[one.kind], one.place.name if one.place else "", one.as_at)
        yield words.line(said, one.evidence), selection.path("papers", paper=one.fingerprint)


def _minute_after(moment: datetime) -> str:
    """Return the first whole minute at which all that was known at a moment is known, as an address writes it."""
    is_last = selection.minute(moment) == moment.astimezone(dates.LONDON).date().isoformat()
    return selection.minute(moment if is_last or not moment.second else moment + timedelta(minutes=1))


def _first(moment: datetime) -> str:
    """Return the day before a moment, from which the page of changes lists its whole day too."""
    return (moment.astimezone(dates.LONDON).date() - timedelta(days=1)).isoformat()
