"""What a meeting pack asks: a place with its series, its meetings, what people wrote and what changed since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.questions import agreements, election, meetings
from dashboard.questions.exceptions import (
    CourseMatter,
    DirectionMatter,
    LateMatter,
    Matter,
    PromiseMatter,
    ReplyMatter,
    RevisionMatter,
    StandardMatter,
    matters,
)
from dashboard.questions.meeting_values import Met
from dashboard.questions.papers import Claim, claims
from dashboard.questions.place import named, summary
from dashboard.questions.series import series_of
from dashboard.questions.series_values import Remark, Series, Version
from dashboard.questions.values import Became, DocumentRecord, PlacePage, Unknown
from data.catalogue import Indicator
from data.store import cases, documents
from data.store.documents import SignatureRecord
from data.store.places import PlaceRecord
from indicators import workers


@dataclass(frozen=True, slots=True)
class PackFacts:
    """Everything a meeting pack, or an exception report, is made from.

    `series` holds each measured commitment in agreement order, `remarks` what was written about each outcome, the
    newest first, `signed` the signatures under each version, `since` the day of the last meeting; `terms_since` are the
    versions after the first that came into force after it, all of them where there was none.
    """

    page: PlacePage
    met: Met | None
    last: Met | None
    every: tuple[Met, ...]
    since: date | None
    series: tuple[Series, ...]
    remarks: Mapping[int, tuple[Remark, ...]]
    signed: Mapping[int, tuple[SignatureRecord, ...]]
    versions: tuple[DocumentRecord, ...]
    terms_since: tuple[DocumentRecord, ...]
    matters: tuple[Matter, ...]
    claims: tuple[Claim, ...]
    frozen_since: datetime | None
    known_at: datetime


@dataclass(frozen=True, slots=True)
class NoMeeting:
    """No meeting about the place is on record for the day."""

    page: PlacePage
    text: str
    held: tuple[Met, ...]


def pack_facts(
    session: Session, viewer: Viewer, text: str, meeting: str, *, known_at: datetime
) -> PackFacts | NoMeeting | Became | Unknown:
    """Return what the pack of a meeting is made from; an empty `meeting` asks for none in particular."""
    place = named(session, text, known_at=known_at)
    if not isinstance(place, PlaceRecord):
        return place
    page = summary(session, viewer, place, known_at=known_at)
    every = meetings.meetings_of(session, place, known_at=known_at)
    met = meetings.meeting_on(every, _day(meeting)) if meeting else None
    if meeting and met is None:
        return NoMeeting(page, meeting, every)
    last = meetings.before(every, met.meeting.held_on if met else agreements.day_of(known_at))
    since = last.meeting.held_on if last else None
    versions = tuple(agreements.versions(session, place, known_at=known_at))
    return PackFacts(
        page=page,
        met=met,
        last=last,
        every=every,
        since=since,
        series=tuple(
            series_of(session, one, place, page.within, known_at=known_at) for one in page.measures if one.indicator
        ),
        remarks=_remarks(session, page, known_at=known_at),
        signed={one.version: tuple(documents.signatures(session, one.id)) for one in versions},
        versions=versions,
        terms_since=tuple(
            one
            for one in versions[1:]
            if since is None or (one.in_force_from is not None and one.in_force_from > since)
        ),
        matters=matters(page, every, revised_since=since),
        claims=tuple(claims(session, place, known_at=known_at)),
        frozen_since=election.frozen_at(election.spells(session, place.code), known_at),
        known_at=known_at,
    )


def ticked_outcomes(session: Session, viewer: Viewer, text: str, *, known_at: datetime) -> tuple[int, ...]:
    """Return the outcomes of a place that have something to ask about first; all of them where none has."""
    facts = pack_facts(session, viewer, text, "", known_at=known_at)
    return ticked(facts) if isinstance(facts, PackFacts) else ()


def ticked(facts: PackFacts) -> tuple[int, ...]:
    """Return the outcomes that have something to ask about first; all of them where none has."""
    every = tuple(dict.fromkeys(one.outcome.number for one in facts.page.measures))
    return tuple(one for one in every if _is_exceptional(facts, one)) or every


def steps(series: Series) -> list[tuple[Version, Version]]:
    """Return each pair of versions between which the level of a measure changed."""
    pairs = zip(series.versions, series.versions[1:], strict=False)
    return [(old, new) for old, new in pairs if old.commitment.agreed_level != new.commitment.agreed_level]


def _is_exceptional(facts: PackFacts, number: int) -> bool:
    """Return whether an outcome needs a question first, or had its level changed."""
    known = [one.indicator for one in facts.page.measures if one.outcome.number == number and one.indicator]
    concerned = any(_concerns(one, number, known) for one in facts.matters)
    return concerned or any(steps(one) for one in facts.series if one.measure.outcome.number == number)


def _concerns(matter: Matter, number: int, known: list[Indicator]) -> bool:
    match matter:
        case StandardMatter():
            return matter.standard.indicator in known
        case CourseMatter() | DirectionMatter() | LateMatter():
            return matter.measure.outcome.number == number
        case RevisionMatter():
            return matter.moved.title in {one.title for one in known}
        case PromiseMatter() | ReplyMatter():
            return False
        case _:
            assert_never(matter)


def matters_then(session: Session, viewer: Viewer, facts: PackFacts, *, since: date) -> tuple[Matter, ...]:
    """Return what needed a question first at the end of an earlier day; a revision of its own day does not last."""
    known_at = workers.end_of(since)
    page = summary(session, viewer, facts.page.place, known_at=known_at)
    every = meetings.meetings_of(session, facts.page.place, known_at=known_at)
    return matters(page, every, revised_since=date.max)


def _day(text: str) -> date:
    """Return the day a text names; the first of all days for a text that names none, on which no meeting was held."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min


def _remarks(session: Session, page: PlacePage, *, known_at: datetime) -> Mapping[int, tuple[Remark, ...]]:
    """Return what was written about each outcome, the newest first, as far as words may be shown."""
    until = election.words_until(session, page.place.code, known_at=known_at)
    held = list(reversed(cases.comments(session, page.place.code, known_at=until)))
    names: dict[int, set[str]] = {}
    for one in page.measures:
        names.setdefault(one.outcome.number, set()).update({one.indicator.name} if one.indicator else set())
    return {
        number: tuple(
            Remark(one.post, agreements.day_of(one.at), one.text)
            for one in held
            if one.indicator in measured or (one.clause or "").split(",")[0] == f"outcome {number}"
        )
        for number, measured in names.items()
    }
