"""The exception report: what is new, what continues and what has ended since a day, two pages long."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.documents import drawing, exceptional
from dashboard.documents.answers import place_answer
from dashboard.documents.briefing import footer, minute, subtitle
from dashboard.documents.content import Block, Heading, Lines, Paper, PaperKind, Sentence, Words
from dashboard.questions.exceptions import CourseMatter, DirectionMatter, LateMatter, Matter, StandardMatter
from dashboard.questions.packs import NoMeeting, PackFacts, matters_then, pack_facts
from dashboard.questions.series_values import Series
from dashboard.questions.values import Became, Unknown
from dashboard.selection import path
from dashboard.wording import papers, papers_pack
from data.catalogue import Indicator

MOST_CHARTS = 3


def exception_report(
    session: Session, viewer: Viewer, place: str, *, since: date, known_at: datetime, as_at: str
) -> Paper | NoMeeting | Became | Unknown:
    """Return what has needed a question since a day."""
    facts = pack_facts(session, viewer, place, "", known_at=known_at)
    if not isinstance(facts, PackFacts):
        return facts
    return paper(facts, matters_then(session, viewer, facts, since=since), since=since, as_at=as_at)


def paper(facts: PackFacts, then: tuple[Matter, ...], *, since: date, as_at: str) -> Paper:
    """Return the report that these facts make beside what needed a question `then`, on the day `since`."""
    page = facts.page
    return Paper(
        kind=PaperKind.EXCEPTIONS,
        title=papers.title(papers.EXCEPTIONS, page.place.name),
        subtitle=subtitle(page, facts.known_at),
        place=page.place.slug,
        as_at=minute(facts.known_at),
        evidence=page.evidence,
        header=papers.header(papers.EXCEPTIONS, page.place.name, facts.known_at),
        footer=footer(page.evidence),
        address=path(
            "papers",
            kind=PaperKind.EXCEPTIONS.value,
            place=page.place.slug,
            since=since.isoformat(),
            as_at=as_at,
        ),
        blocks=tuple(_blocks(facts, then, since=since)),
    )


def _blocks(facts: PackFacts, then: tuple[Matter, ...], *, since: date) -> Iterator[Block]:
    before, now = {one.key for one in then}, {one.key for one in facts.matters}
    new = [one for one in facts.matters if one.key not in before]
    continuing = [one for one in facts.matters if one.key in before]
    ended = tuple(exceptional.said(one) for one in then if one.key not in now)
    drawn: set[str] = set()
    yield Sentence(place_answer(facts.page), strong=True)
    yield Sentence(papers_pack.since_title(since))
    for heading, some in ((papers_pack.NEW, new), (papers_pack.CONTINUING, continuing)):
        yield Heading(2, heading)
        for title in dict.fromkeys(exceptional.title(one) for one in some):
            alike = [one for one in some if exceptional.title(one) == title]
            yield Heading(3, title)
            yield from _told(facts, alike, drawn=drawn)
        if not some:
            yield Sentence(papers_pack.none_of(heading))
    yield Heading(2, papers_pack.ENDED)
    yield Lines(ended) if ended else Sentence(papers_pack.none_of(papers_pack.ENDED))


def _told(facts: PackFacts, alike: list[Matter], *, drawn: set[str]) -> Iterator[Block]:
    """Yield what is exceptional about one thing: sentences, how long, a chart where there is room, words, questions."""
    for matter in alike:
        yield Sentence(" ".join(part for part in (exceptional.said(matter), exceptional.since(matter)) if part))
    series = next((found for one in alike if (found := _series(facts, one)) is not None), None)
    if series is not None and series.measure.indicator is not None:
        indicator = series.measure.indicator
        if indicator.name not in drawn and len(drawn) < MOST_CHARTS:
            drawn.add(indicator.name)
            yield _chart(facts, series, indicator)
        said = facts.remarks.get(series.measure.outcome.number, ())
        if said:
            yield Sentence(f"{papers_pack.LAST_SAID}:")
            yield Words(said[0].text, said[0].post, said[0].on)
    yield Lines(tuple(dict.fromkeys(exceptional.question(one) for one in alike)))


def _chart(facts: PackFacts, series: Series, indicator: Indicator) -> Block:
    page = facts.page
    return drawing.over_time(series, indicator, place=page.place.name, as_at=facts.known_at, evidence=page.evidence)


def _series(facts: PackFacts, matter: Matter) -> Series | None:
    """Return the figures a matter is about, None where it is about no measure of the agreement."""
    match matter:
        case StandardMatter():
            name = matter.standard.indicator.name
        case CourseMatter() | DirectionMatter() | LateMatter():
            name = exceptional.judged(matter.measure)[1].name
        case _:
            return None
    return next((one for one in facts.series if one.measure.indicator and one.measure.indicator.name == name), None)
