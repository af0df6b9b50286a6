"""What commentary is wanted: outcomes of a place that are below, off course or late and have no words of it yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlmodel import Session

from dashboard.access import Act, Viewer, may
from dashboard.questions import papers
from dashboard.questions.exceptions import Said
from dashboard.questions.values import Measure, PlacePage, Standard
from dashboard.wording.reasons import is_stopped
from data.store import drafts, places
from data.store.places import PlaceRecord
from indicators.judgement.verdict import CourseState, StandardState

MOST_WORDS: Final = 120


class Trouble(StrEnum):
    """What commentary on an outcome may not leave unmentioned."""

    BELOW = "below"
    OFF_COURSE = "off_course"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An outcome of a place that may be written about, what must be mentioned, and whether it waits for words."""

    place: PlaceRecord
    outcome: int
    statement: str
    titles: tuple[str, ...]
    troubles: tuple[Trouble, ...]
    waits: bool

    @property
    def subject(self) -> str:
        """What an address calls it."""
        return f"{self.place.slug}:{self.outcome}"


def wanted(session: Session, viewer: Viewer, subject: str, *, known_at: datetime) -> Wanted | None:
    """Return the outcome that an address names, where this reader may write about it."""
    slug, _, number = subject.rpartition(":")
    place = places.named(session, slug)
    if place is None or not may(viewer, Act.COMMENT, place=place.code):
        return None
    return next((one for one in _of_place(session, place, known_at) if str(one.outcome) == number), None)


def waiting(session: Session, viewer: Viewer, *, known_at: datetime) -> tuple[Wanted, ...]:
    """Return the outcomes that wait for words of this reader's places."""
    return tuple(one for one in of_places(session, viewer, known_at=known_at) if one.waits)


def of_places(session: Session, viewer: Viewer, *, known_at: datetime) -> tuple[Wanted, ...]:
    """Return every outcome that this reader may write about, by place."""
    own = (places.named(session, code) for code in viewer.places(Act.COMMENT))
    return tuple(one for place in own if place is not None for one in _of_place(session, place, known_at))


def kept(session: Session, viewer: Viewer, subject: str, *, known_at: datetime) -> str:
    """Return what this reader has typed so far, empty where nothing."""
    del known_at
    found = None if viewer.person is None else drafts.draft(session, viewer.person, "comment", subject)
    return "" if found is None else found.body


def _of_place(session: Session, place: PlaceRecord, known_at: datetime) -> Iterator[Wanted]:
    page = papers.summary_of(session, place.code, known_at=known_at)
    if page is None:
        return
    said = papers.said_of(session, page, known_at=known_at)
    for number in dict.fromkeys(one.outcome.number for one in page.measures):
        measures = [one for one in page.measures if one.outcome.number == number]
        troubles = [(trouble, since) for one in measures for trouble, since in _troubles(page, one)]
        yield Wanted(
            place=place,
            outcome=number,
            statement=measures[0].outcome.statement,
            titles=tuple(one.indicator.title for one in measures if one.indicator is not None),
            troubles=tuple(dict.fromkeys(trouble for trouble, _ in troubles)),
            waits=any(not _has_words(number, measures, said, since) for _, since in troubles),
        )


def _troubles(page: PlacePage, measure: Measure) -> Iterator[tuple[Trouble, datetime | None]]:
    """Yield what is confirmed trouble about a measure, and since when the figure it rests on has been known."""
    verdict, indicator = measure.verdict, measure.indicator
    if verdict is None or indicator is None:
        return
    since = verdict.latest.known_from if verdict.latest else None
    if any(_is_below(one, indicator.name) for one in page.standards):
        yield Trouble.BELOW, since
    if verdict.course.state is CourseState.OFF_COURSE:
        yield Trouble.OFF_COURSE, since
    if verdict.late_by and not is_stopped(verdict, indicator):
        yield Trouble.LATE, since


def _is_below(one: Standard, indicator: str) -> bool:
    return one.indicator.name == indicator and one.verdict.standard.state is StandardState.BELOW


def _has_words(number: int, measures: list[Measure], said: tuple[Said, ...], since: datetime | None) -> bool:
    """Whether the place has written about an outcome since its newest figure was known."""
    about = {f"outcome {number}", *(f"indicator {one.indicator.name}" for one in measures if one.indicator)}
    return any(one.about in about and (since is None or one.at >= since) for one in said)
