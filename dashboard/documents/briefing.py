"""The briefing: one page that a mayor, a leader or an office takes into the room."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.documents import exceptional, record, safe
from dashboard.documents.answers import place_answer
from dashboard.documents.content import Block, Heading, Lines, Paper, PaperKind, Sentence
from dashboard.questions.papers import BriefingFacts, Coming, ComingKind, briefing_facts
from dashboard.questions.values import Became, Measure, PlacePage, Promise, PromiseState, Unknown
from dashboard.selection import path
from dashboard.wording import exceptions, marks, papers, promises, reasons, sentences, states
from data.terms import EvidenceClass
from indicators.judgement.verdict import CourseState

ORDER = (
    CourseState.OFF_COURSE,
    CourseState.SINCE_LOST,
    CourseState.WATCH,
    CourseState.CANNOT_TELL,
    CourseState.ON_COURSE,
    CourseState.ACHIEVED,
    CourseState.NOT_YET_DUE,
    CourseState.CONTEXT,
    CourseState.NO_MEASURE,
)
"""In which order a briefing names outcomes: what needs a question first."""
PAGE = 45.5
"""How many lines of text one page holds under its title."""
HEADING = 2.2
"""How many lines a heading takes with the space about it."""
LINE = 76
"""How many letters a line holds at least."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many lines each list of a briefing may have, so that the whole stays on one page."""

    floors: int = 3
    outcomes: int = 8
    promises: int = 2
    safe: int = 3
    unsafe: int = 3
    coming: int = 3


ROOMS = (
    Room(),
    Room(outcomes=6, coming=2),
    Room(outcomes=5, coming=2, unsafe=2),
    Room(floors=2, outcomes=4, coming=2, safe=2, unsafe=2),
    Room(floors=2, outcomes=3, promises=1, coming=1, safe=2, unsafe=2),
    Room(floors=1, outcomes=2, promises=1, coming=1, safe=2, unsafe=2),
    Room(floors=1, outcomes=3, promises=1, coming=1, safe=1, unsafe=2),
    Room(floors=1, outcomes=2, promises=1, coming=1, safe=1, unsafe=1),
)
"""From all there is to say to the least, in the order in which lists give way; the type never shrinks."""


def briefing(
    session: Session, viewer: Viewer, place: str, *, known_at: datetime, as_at: str
) -> Paper | Became | Unknown:
    """Return the briefing for a place at a moment; `as_at` is that moment as an address writes it."""
    facts = briefing_facts(session, viewer, place, known_at=known_at)
    return paper(facts, as_at=as_at) if isinstance(facts, BriefingFacts) else facts


def paper(facts: BriefingFacts, *, as_at: str) -> Paper:
    """Return the briefing that these facts make."""
    page = facts.page
    agreed = page.terms.accountability if page.terms else None
    kind = papers.briefing_of(agreed.kind if agreed else None)
    return Paper(
        kind=PaperKind.BRIEFING,
        title=papers.title(kind, page.place.name),
        subtitle=subtitle(page, facts.known_at),
        place=page.place.slug,
        as_at=minute(facts.known_at),
        evidence=page.evidence,
        header=papers.header(kind, page.place.name, facts.known_at),
        footer=footer(page.evidence),
        address=path("papers", kind=PaperKind.BRIEFING.value, place=page.place.slug, as_at=as_at),
        blocks=_fitted(facts, where=path("place", place=page.place.slug, as_at=as_at)),
    )


def minute(known_at: datetime) -> datetime:
    """Return a moment as papers hold it: in UTC, to the minute."""
    return known_at.astimezone(UTC).replace(second=0, microsecond=0)


def footer(evidence: EvidenceClass) -> str:
    """Return the words of the evidence class, none where all is published."""
    return "" if evidence is EvidenceClass.PUBLISHED else marks.evidence(evidence)


def subtitle(page: PlacePage, known_at: datetime) -> str:
    """Return the line under the title: who answers, the newest release, and the agreement by its fingerprint."""
    status = sentences.status_line(
        as_at=known_at, chosen=True, newest_release=page.newest_release, version=None, in_force=None
    )
    office = page.terms.accountability.office if page.terms and page.terms.accountability else ""
    version = papers.agreed(page.document.version, record.short(page.document.fingerprint)) if page.document else ""
    return " · ".join(part for part in (office, *status[1:], version) if part)


def shortened(lines: Iterable[str], *, most: int, where: str) -> tuple[str, ...]:
    """Return a list that fits: the first lines, and how many more there are and where."""
    every = tuple(lines)
    if len(every) <= most:
        return every
    return (*every[:most], papers.more(len(every) - most, where))


def _fitted(facts: BriefingFacts, *, where: str) -> tuple[Block, ...]:
    """Return all there is to say, or as much of it as one page holds."""
    every = [tuple(_blocks(facts, room, where=where)) for room in ROOMS]
    return next((blocks for blocks in every if height(blocks) <= PAGE), every[-1])


def height(blocks: Iterable[Block]) -> float:
    """Return about how many lines blocks take on a page, headings with the space about them."""
    return sum(_height(one) for one in blocks)


def _height(block: Block) -> float:
    match block:
        case Heading():
            return HEADING
        case Sentence():
            return len(textwrap.wrap(block.text, LINE)) + 0.3
        case Lines():
            return sum(len(textwrap.wrap(item, LINE)) + 0.05 for item in block.items)
        case _:
            return 0.0


def _blocks(facts: BriefingFacts, room: Room, *, where: str) -> Iterator[Block]:
    page = facts.page
    yield Sentence(place_answer(page), strong=True)
    if page.terms is None:
        return
    yield Heading(2, papers.MINIMUM_STANDARDS)
    floors = [exceptions.standard(one.terms.title, one.verdict, one.indicator) for one in page.standards]
    yield Lines(shortened(floors, most=room.floors, where=where) or (states.no_standard_here(page.place.name),))
    yield Heading(2, papers.OUTCOMES)
    lines = [_line(one) for one in sorted(page.measures, key=lambda one: ORDER.index(_state(one)))]
    yield Lines(shortened(lines, most=room.outcomes, where=where))
    yield from _changed(facts)
    yield from _promised(page, most=room.promises, where=where)
    yield Heading(2, papers.SAFE)
    yield Lines(safe.safe_to_say(facts, most=room.safe))
    yield Heading(2, papers.DO_NOT_SAY)
    yield Lines(safe.do_not_say(facts, most=room.unsafe))
    yield Heading(2, papers.COMING_UP)
    yield Lines(tuple(coming_lines(facts.coming))[: room.coming] or (papers.NOTHING_COMING,))


def _state(measure: Measure) -> CourseState:
    return measure.verdict.course.state if measure.verdict else CourseState.NO_MEASURE


def _line(measure: Measure) -> str:
    """Return one outcome with its mark; one that cannot be told, or whose figure is late, with the reason."""
    verdict, indicator = measure.verdict, measure.indicator
    if verdict is None or indicator is None:
        return papers.marked(None, measure.outcome.statement)
    line = papers.marked(verdict, papers.outcome_line(verdict, indicator))
    if verdict.course.state is CourseState.CANNOT_TELL:
        return papers.with_reason(line, reasons.course(verdict, indicator))
    return papers.with_reason(line, reasons.late_days(verdict, indicator))


def _changed(facts: BriefingFacts) -> Iterator[Block]:
    """Yield the verdict that moved most: a standard before a course before a direction, the newest first."""
    yield Heading(2, papers.biggest_change(facts.last))
    order = ("standard", "course", "direction")
    since = [one for one in facts.page.changes if facts.last is None or one.on > facts.last]
    moved = sorted(since, key=lambda one: (order.index(one.judgement), -one.on.toordinal()))
    if moved:
        yield Lines((exceptional.moved(moved[0]),))
    else:
        yield Lines((papers.NO_CHANGE if facts.last else states.NO_SAVED_CHANGES,))


def _promised(page: PlacePage, *, most: int, where: str) -> Iterator[Block]:
    """Yield how the centre stands, and each promise that is late."""
    yield Heading(2, papers.PROMISES)
    kept = sum(one.state is PromiseState.KEPT for one in page.promises)
    late = [one for one in page.promises if one.state is PromiseState.LATE]
    said = promises.promises_answer(kept, len(late), len(page.promises))
    yield Sentence(sentences.reasoned(said, page.evidence))
    if late:
        yield Lines(shortened((promise_line(one) for one in late), most=most, where=where))


def promise_line(one: Promise) -> str:
    """Return one promise of the centre with what became of it and who answers."""
    return exceptions.promise(
        one.power.name,
        one.power.department,
        state=one.state.value,
        late_by=one.late_by,
        happened_on=one.happened_on,
        office=one.power.office or "",
    )


def coming_lines(coming: Iterable[Coming]) -> Iterator[str]:
    """Yield a line for each thing to come."""
    for one in coming:
        match one.kind:
            case ComingKind.RELEASE:
                yield papers.release_expected(one.what, one.of, one.on)
            case ComingKind.MEETING:
                yield papers.meeting_coming(one.what, one.on)
            case ComingKind.REVIEW:
                yield papers.review_coming(one.what, one.on)
            case ComingKind.PROMISE:
                yield papers.promise_coming(one.what, one.of, one.on)
            case ComingKind.REPLY:
                yield papers.reply_coming(one.what, one.of, one.on)
