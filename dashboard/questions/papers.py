"""What papers ask: a place with what is coming, who stands beside it, and what was said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice

from sqlmodel import Session

from dashboard.access import PUBLIC, Act, Viewer, may
from dashboard.questions import agreements, election, judged, meetings
from dashboard.questions.exceptions import Said
from dashboard.questions.meeting_values import Kept
from dashboard.questions.place import named, summary
from dashboard.questions.values import Became, Measure, PlacePage, Unknown
from dashboard.questions.withdrawn import Lost, lost
from dashboard.wording.papers_page import item as item_name
from data.better import Better
from data.store import calendar, cases, dealings, figures, papers, places
from data.store.dealings import SavingStage
from data.store.papers import PaperRecord
from data.store.places import PlaceRecord
from indicators.judgement.verdict import Grade, OutcomeVerdict

LOOK_AHEAD = timedelta(days=366)
A_MINUTE = timedelta(minutes=1)
PACK = "pack"
SHORT = 12
ENOUGH = 12
"""Places beside which a briefing looks; it names three at most."""


class ComingKind(StrEnum):
    """What a day to come brings."""

    RELEASE = "release"
    MEETING = "meeting"
    REVIEW = "review"
    PROMISE = "promise"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Coming:
    """Something with a date ahead: what (a title, a body, a power), and a second word about it (label, department)."""

    on: date
    kind: ComingKind
    what: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another place whose figure of the same period is less good, while the two ranges overlap."""

    measure: Measure
    place: PlaceRecord
    verdict: OutcomeVerdict


@dataclass(frozen=True, slots=True)
class Claim:
    """A saving that is claimed and not verified, in pence."""

    name: str
    amount: int


@dataclass(frozen=True, slots=True)
class BriefingFacts:
    """Everything a briefing is made from; `last` is the day of the briefing before this one."""

    page: PlacePage
    coming: tuple[Coming, ...]
    neighbours: tuple[Neighbour, ...]
    claims: tuple[Claim, ...]
    last: date | None
    known_at: datetime


def briefing_facts(
    session: Session, viewer: Viewer, text: str, *, known_at: datetime
) -> BriefingFacts | Became | Unknown:
    """Return what a briefing for a place is made from, or what is said instead of it."""
    place = named(session, text, known_at=known_at)
    if not isinstance(place, PlaceRecord):
        return place
    page = summary(session, viewer, place, known_at=known_at)
    return BriefingFacts(
        page=page,
        coming=tuple(coming(session, page, known_at=known_at)),
        neighbours=tuple(islice(neighbours(session, page, known_at=known_at), ENOUGH)),
        claims=tuple(claims(session, place, known_at=known_at)),
        last=_last_briefing(session, place, known_at=known_at),
        known_at=known_at,
    )


def coming(session: Session, page: PlacePage, *, known_at: datetime) -> list[Coming]:
    """Return what has a date within a year ahead for a place, the nearest first."""
    today = agreements.day_of(known_at)
    met = meetings.meetings_of(session, page.place, known_at=known_at)
    found = [
        *_releases(session, page, known_at=known_at),
        *(Coming(one.meeting.held_on, ComingKind.MEETING, one.meeting.body) for one in met),
        *(
            Coming(item.reply_due, ComingKind.REPLY, item_name(item.kind.value, item.number), item.addressed_to)
            for one in met
            for item in one.items
            if item.reply_due is not None and item.state in meetings.AWAITING
        ),
        *(Coming(one.terms.review, ComingKind.REVIEW, one.terms.title) for one in page.standards),
        *(
            Coming(one.power.promised, ComingKind.PROMISE, one.power.name, one.power.department)
            for one in page.promises
            if one.happened_on is None
        ),
    ]
    ahead = {one for one in found if today < one.on <= today + LOOK_AHEAD}
    return sorted(ahead, key=lambda one: (one.on, one.kind, one.what))


def _releases(session: Session, page: PlacePage, *, known_at: datetime) -> Iterable[Coming]:
    """Return the releases announced for the measures and standards of a place."""
    measured = [*(one.indicator for one in page.measures), *(one.indicator for one in page.standards)]
    for indicator in {one.name: one for one in measured if one is not None}.values():
        for day in calendar.expected(session, indicator=indicator.name, known_at=known_at):
            yield Coming(day.expected_on, ComingKind.RELEASE, indicator.title, day.label)


def claims(session: Session, place: PlaceRecord, *, known_at: datetime) -> list[Claim]:
    """Return the savings whose ledger holds a claim and nothing beyond it, by name."""
    stages: dict[str, dict[SavingStage, int]] = {}
    for entry in dealings.savings(session, place.code, known_at=known_at):
        stages.setdefault(entry.name, {})[entry.stage] = entry.amount
    return [
        Claim(name, held[SavingStage.CLAIMED])
        for name, held in sorted(stages.items())
        if SavingStage.CLAIMED in held and SavingStage.VERIFIED not in held
    ]


def _last_briefing(session: Session, place: PlaceRecord, *, known_at: datetime) -> date | None:
    """Return the day of the briefing before this one: made before the moment, and for an earlier one.

    A briefing kept later cannot change what was asked as at an earlier moment.
    """
    earlier = [
        one.as_at
        for one in papers.papers(session, place.code)
        if one.kind == "briefing" and one.made_at < known_at and one.as_at < known_at - A_MINUTE
    ]
    return agreements.day_of(max(earlier)) if earlier else None


def neighbours(session: Session, page: PlacePage, *, known_at: datetime) -> Iterator[Neighbour]:
    """Yield the places that somebody could claim to be ahead of, though the ranges overlap; agreement order.

    Each measure is judged for every place only once it is come to: a briefing has room for a few.
    """
    agreed = {place.code: place for place, _ in agreements.agreed_places(session, known_at=known_at)}
    for measure in page.measures:
        here, indicator = measure.verdict, measure.indicator
        if here is None or indicator is None or limits(here) is None:
            continue
        others = [
            code for code, place in agreed.items() if code != page.place.code and place.evidence is page.place.evidence
        ]
        verdicts = judged.of_indicator(session, indicator, known_at=known_at, codes=others) if others else []
        for there in verdicts:
            if there.outcome is not None and _tempting(here, there):
                yield Neighbour(measure, agreed[there.place], there)


def limits(verdict: OutcomeVerdict) -> tuple[float, float] | None:
    """Return the published or counted range of the latest figure, None where there is none."""
    graded = verdict.course.evidence.grade or verdict.direction.evidence.grade or verdict.standard.evidence.grade
    latest = verdict.latest
    if latest is None or latest.lower is None or latest.upper is None or graded is Grade.C:
        return None
    return latest.lower, latest.upper


def _tempting(here: OutcomeVerdict, there: OutcomeVerdict) -> bool:
    """Return whether the figure here looks better than the one there, of the same period, while ranges overlap."""
    mine, theirs = limits(here), limits(there)
    if mine is None or theirs is None or here.latest is None or there.latest is None:
        return False
    same = (here.latest.start, here.latest.end) == (there.latest.start, there.latest.end)
    overlap = mine[0] <= theirs[1] and theirs[0] <= mine[1]
    if not same or not overlap or here.latest.value is None or there.latest.value is None:
        return False
    ahead = here.latest.value - there.latest.value
    return here.better is not Better.NEITHER and ahead * here.better.sign > 0


def summary_of(session: Session, code: str, *, known_at: datetime) -> PlacePage | None:
    """Return the page of a place by its code, as the public reads it."""
    place = places.named(session, code)
    return None if place is None else summary(session, PUBLIC, place, known_at=known_at)


def said_of(session: Session, page: PlacePage, *, known_at: datetime) -> tuple[Said, ...]:
    """Return what the place wrote about its clauses and standards, as far as words may be shown."""
    until = election.words_until(session, page.place.code, known_at=known_at)
    found = [
        Said(about, one.at)
        for one in cases.comments(session, page.place.code, known_at=until)
        for about in (f"indicator {one.indicator}" if one.indicator else "", (one.clause or "").split(",")[0])
        if about
    ]
    replies = cases.of_place(session, page.place.code, known_at=until)
    return (*found, *(Said(f"standard {one.standard}", one.at) for one in replies if one.text))


def code_of(session: Session, slug: str) -> str | None:
    """Return the code of a place, None for a paper about many."""
    place = places.named(session, slug) if slug else None
    return None if place is None else place.code


@dataclass(frozen=True, slots=True)
class OpenedPaper:
    """A paper that was kept, its record, whether figures came since, and what this viewer may do with it."""

    kept: Kept
    content: str
    newer: bool
    may_approve: bool
    lost: tuple[Lost, ...] = ()


def paper_kept(session: Session, viewer: Viewer, fingerprint: str, *, known_at: datetime) -> OpenedPaper | None:
    """Return the paper of a fingerprint, or of its first twelve characters; None where this viewer may not read it.

    A pack for a meeting is its own until it is approved: for those who may read papers early.
    """
    short = "".join(fingerprint.split())
    found = papers.paper(session, short) if len(short) >= SHORT else None
    if found is None or not _may_read(viewer, found):
        return None
    return OpenedPaper(
        kept=kept(session, found),
        content=found.content,
        newer=_is_newer(session, found, known_at=known_at),
        may_approve=found.kind == PACK and found.approved_at is None and may(viewer, Act.STORE_PACK, place=found.place),
        lost=lost(session),
    )


def papers_kept(session: Session, viewer: Viewer, place: PlaceRecord | None, *, known_at: datetime) -> tuple[Kept, ...]:
    """Return the papers kept about a place, or about all, that this viewer may read; the newest first."""
    held = papers.papers(session, place.code if place else None, known_at=known_at)
    return tuple(kept(session, one) for one in held if _may_read(viewer, one))


def kept(session: Session, one: PaperRecord) -> Kept:
    """Return a paper's entry in the list of those kept."""
    return Kept(
        fingerprint=one.fingerprint,
        kind=one.kind,
        place=places.named(session, one.place) if one.place else None,
        as_at=one.as_at,
        made_at=one.made_at,
        made_by=one.made_by,
        approved_on=agreements.day_of(one.approved_at) if one.approved_at else None,
        evidence=one.evidence,
        meeting=one.meeting_id,
    )


def _may_read(viewer: Viewer, one: PaperRecord) -> bool:
    public = one.meeting_id is None or one.approved_at is not None
    return public or may(viewer, Act.READ_PAPERS_EARLY, place=one.place)


def _is_newer(session: Session, one: PaperRecord, *, known_at: datetime) -> bool:
    """Return whether a release that brought figures has come between the paper's minute and now."""
    place = places.named(session, one.place) if one.place else None
    names: set[str] | None = None
    if place is not None:
        verdicts = judged.of_place(session, place, known_at=known_at)
        names = {verdict.indicator for verdict in verdicts if verdict.indicator is not None}
    return any(
        release.added + release.revised > 0
        for release in figures.releases(session, known_at=known_at)
        if release.asked_at > one.as_at + A_MINUTE and (names is None or release.indicator in names)
    )


def agreed_slugs(session: Session, *, known_at: datetime) -> tuple[str, ...]:
    """Return every place with an agreement in force, as addresses call it, A to Z."""
    return tuple(place.slug for place, _ in agreements.agreed_places(session, known_at=known_at))
