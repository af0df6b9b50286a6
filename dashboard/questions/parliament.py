"""What the pack for Parliament asks: the centre's side over all places, and what cannot be told."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from dashboard.access import PUBLIC
from dashboard.questions import agreements, judged
from dashboard.questions.finding import find_page
from dashboard.questions.finding_values import PeopleCovered
from dashboard.questions.promises import promises
from dashboard.questions.standards import standards_register
from dashboard.questions.values import Promise, RegisterEntry, Standing
from data.catalogue import Indicator
from data.store import dealings, places
from data.store.dealings import AskStep, OutsideRecord
from data.store.places import PlaceRecord
from data.terms import EvidenceClass, weakest
from indicators.judgement.verdict import CourseState, OutcomeVerdict

ANSWERS = frozenset({AskStep.ANSWERED, AskStep.DECLINED, AskStep.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Promised:
    """A power promised to a place, in which wave, and what became of it."""

    place: PlaceRecord
    wave: int
    promise: Promise
    evidence: EvidenceClass


@dataclass(frozen=True, slots=True)
class Outside:
    """Something asked of a place outside its agreement."""

    place: PlaceRecord
    record: OutsideRecord


@dataclass(frozen=True, slots=True)
class Asked:
    """An ask or offer between a place and the centre, and when it was answered."""

    place: PlaceRecord
    name: str
    due: date | None
    answered: date | None
    evidence: EvidenceClass


@dataclass(frozen=True, slots=True)
class Untold:
    """A measure of a place whose course cannot be told."""

    place: PlaceRecord
    indicator: Indicator
    verdict: OutcomeVerdict


@dataclass(frozen=True, slots=True)
class ParliamentFacts:
    """Everything the pack for Parliament is made from; places in alphabetical order."""

    promised: tuple[Promised, ...]
    waves: tuple[tuple[int, tuple[PlaceRecord, ...]], ...]
    outside: tuple[Outside, ...]
    asked: tuple[Asked, ...]
    standings: Counter[Standing]
    covered: PeopleCovered | None
    standards: tuple[RegisterEntry, ...]
    untold: tuple[Untold, ...]
    measures: int
    newest_release: date | None
    evidence: EvidenceClass
    known_at: datetime


def parliament_facts(session: Session, *, known_at: datetime) -> ParliamentFacts:
    """Return what the pack for Parliament is made from, as the public may read it."""
    agreed = agreements.agreed_places(session, known_at=known_at)
    found = find_page(session, PUBLIC, "", known_at=known_at)
    known = {one.code: one for one in places.everything(session)}
    by_wave: dict[int, list[PlaceRecord]] = {}
    for place, document in agreed:
        by_wave.setdefault(document.agreement.wave, []).append(place)
    untold, measures = _untold(session, [place for place, _ in agreed], known_at=known_at)
    register = standards_register(session, PUBLIC, "", "", known_at=known_at)
    return ParliamentFacts(
        promised=tuple(
            Promised(place, document.agreement.wave, one, document.evidence)
            for place, document in agreed
            for one in promises(session, document.agreement, document, known_at=known_at)
        ),
        waves=tuple((wave, tuple(some)) for wave, some in sorted(by_wave.items())),
        outside=tuple(
            sorted(
                (
                    Outside(known[one.place], one)
                    for one in dealings.outside(session, known_at=known_at)
                    if one.place in known
                ),
                key=lambda one: (one.place.name, one.record.happened_on),
            )
        ),
        asked=tuple(_asked(session, known, known_at=known_at)),
        standings=Counter(one.standing for one in found.listed),
        covered=found.covered,
        standards=register.entries,
        untold=tuple(untold),
        measures=measures,
        newest_release=found.newest_release,
        evidence=weakest(EvidenceClass.PUBLISHED, *(document.evidence for _, document in agreed)),
        known_at=known_at,
    )


def _asked(session: Session, known: dict[str, PlaceRecord], *, known_at: datetime) -> list[Asked]:
    """Return each ask and offer with the day it was answered, by place and name."""
    found: dict[tuple[str, str], Asked] = {}
    for one in dealings.asks(session, known_at=known_at):
        if one.place not in known or one.happened_on > agreements.day_of(known_at):
            continue
        before = found.get((one.place, one.name))
        answered = one.happened_on if one.event in ANSWERS else before.answered if before else None
        due = one.reply_due or (before.due if before else None)
        found[one.place, one.name] = Asked(known[one.place], one.name, due, answered, one.evidence)
    return sorted(found.values(), key=lambda one: (one.place.name, one.name))


def _untold(session: Session, agreed: list[PlaceRecord], *, known_at: datetime) -> tuple[list[Untold], int]:
    """Return the measures whose course cannot be told, by place, and how many measures are judged in all."""
    defined = judged.known_indicators(session)
    found, total = [], 0
    for place in agreed:
        for verdict in judged.of_place(session, place, known_at=known_at):
            if verdict.outcome is None or verdict.indicator is None:
                continue
            total += 1
            if verdict.course.state is CourseState.CANNOT_TELL:
                found.append(Untold(place, defined[verdict.indicator], verdict))
    return found, total
