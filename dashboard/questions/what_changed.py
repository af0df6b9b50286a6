"""What the page of changes asks: what is new since I last looked?"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import groupby

import numpy as np
from sqlmodel import Session

from dashboard.access import Viewer, may_read_terms
from dashboard.questions import judged
from dashboard.questions.agreements import agreed_places, day_of
from dashboard.questions.false_alarms import Of, is_mark
from dashboard.questions.news_events import cases_moved, replies_due, replies_moved
from dashboard.questions.news_values import (
    CaseMoved,
    ChangesPage,
    Day,
    NewFigures,
    News,
    NewsKind,
    NewVersion,
    PromiseMoved,
    ReplyMoved,
    Revised,
    VerdictMoved,
)
from dashboard.questions.news_verdicts import moved
from dashboard.questions.promises import promises
from dashboard.questions.revisions import revisions
from dashboard.questions.values import PromiseState
from data.catalogue import Indicator
from data.store import documents, figures, meetings, places
from data.store import promises as kept_promises
from data.store.figures import ReleaseRecord
from data.store.meetings import MeetingRecord
from data.store.places import PlaceRecord
from data.store.verdicts import MovedBy
from data.terms import EvidenceClass, weakest
from indicators import workers
from indicators.judgement.verdict import OutcomeVerdict

USUALLY = timedelta(days=90)
LONGEST = timedelta(days=366)
MOST_MEETINGS = 3


def what_changed(
    session: Session, viewer: Viewer, since: str, place: str, kind: str, *, known_at: datetime
) -> ChangesPage:
    """Return what changed after a day, in one place or everywhere, of one kind or of all, the newest first."""
    until = day_of(known_at)
    first, problem = _since(since, until)
    known = {one.code: one for one in places.everything(session)}
    here = places.named(session, place) if place else None
    chosen = NewsKind(kind) if kind in set(NewsKind) else None
    unknown_place = place if place and here is None else ""
    after = workers.end_of(first)
    defined = judged.known_indicators(session)
    releases = [one for one in figures.releases(session, known_at=known_at) if one.indicator in defined]
    recent = [one for one in releases if one.asked_at > after]
    found: list[News] = []
    verdicts_derived = False
    if not unknown_place:
        code = here.code if here else None
        verdicts, verdicts_derived = moved(session, defined, known, since=after, known_at=known_at, place=code)
        found = [
            *verdicts,
            *_new_figures(session, recent, defined, here, known_at=known_at),
            *_revised(session, recent, defined, known, here, verdicts, known_at=known_at),
            *_versions(session, viewer, here, after=after, known_at=known_at),
            *_promises(session, here, after=after, known_at=known_at),
            *cases_moved(session, verdicts, known, code, after=after, known_at=known_at),
            *replies_moved(session, known, code, after=after, known_at=known_at),
        ]
    shown = [one for one in found if chosen is None or kind_of(one) is chosen]
    return ChangesPage(
        days=_by_day(shown),
        since=first,
        until=until,
        problem=problem,
        place=here,
        unknown_place=unknown_place,
        kind=chosen,
        unknown_kind=kind if kind and chosen is None else "",
        places=tuple(one for one, _ in agreed_places(session, known_at=known_at)),
        newest_release=max((one.published_on for one in releases if one.published_on), default=None),
        evidence=_evidence(shown),
        verdicts_derived=verdicts_derived and chosen in {None, NewsKind.VERDICTS},
        tested=tuple(_tested(session, recent, defined, here, known_at=known_at)),
        new_marks=sum(isinstance(one, VerdictMoved) and _is_new_mark(one) for one in shown),
        anything_held=bool(releases) or bool(documents.versions(session, "agreement", known_at=known_at)),
        due=() if unknown_place else replies_due(session, known, here.code if here else None, known_at=known_at),
        met=() if here is None else _met(session, here, until=until, known_at=known_at),
    )


def kind_of(news: News) -> NewsKind:
    """Return the kind under which a reader finds a change."""
    match news:
        case VerdictMoved():
            return NewsKind.VERDICTS
        case NewFigures():
            return NewsKind.FIGURES
        case Revised():
            return NewsKind.REVISIONS
        case NewVersion():
            return NewsKind.DOCUMENTS
        case PromiseMoved():
            return NewsKind.PROMISES
        case CaseMoved():
            return NewsKind.CASES
        case ReplyMoved():
            return NewsKind.REPLIES


def _is_new_mark(one: VerdictMoved) -> bool:
    """Return whether figures moved a verdict to a mark that chance can raise."""
    by_figures = one.moved_by in {MovedBy.NEW_FIGURE, MovedBy.REVISION}
    return by_figures and is_mark(Of(one.judgement), one.after)


def _tested(
    session: Session,
    releases: Iterable[ReleaseRecord],
    indicators: Mapping[str, Indicator],
    place: PlaceRecord | None,
    *,
    known_at: datetime,
) -> Iterable[OutcomeVerdict]:
    """Return the verdicts that releases put to the test, each as often as figures came."""
    times = Counter(one.indicator for one in releases if one.added + one.revised)
    codes = None if place is None else {place.code}
    for name, many in times.items():
        found = judged.of_indicator(session, indicators[name], known_at=known_at, codes=codes)
        yield from (verdict for verdict in found for _ in range(many))


def _since(text: str, until: date) -> tuple[date, str]:
    """Return the day after which changes are shown, and the text of one that could not be obeyed."""
    usual = until - USUALLY
    if not text:
        return usual, ""
    try:
        first = date.fromisoformat(text)
    except ValueError:
        return usual, text
    return (max(first, until - LONGEST), "") if first <= until else (usual, text)


def _new_figures(
    session: Session,
    releases: Iterable[ReleaseRecord],
    indicators: Mapping[str, Indicator],
    place: PlaceRecord | None,
    *,
    known_at: datetime,
) -> list[NewFigures]:
    """Return the releases that brought figures or were kept out; of a place, those that brought figures of it."""
    found = []
    for one in releases:
        if place is None:
            count = one.added
            if not count and one.outcome.value not in {"held_back", "failed"}:
                continue
        else:
            held = figures.of_indicator(session, one.indicator, known_at=known_at, places={place.code})
            count = int(np.sum(held.release == one.id)) if one.added else 0
            if not count:
                continue
        found.append(NewFigures(day_of(one.asked_at), indicators[one.indicator], one, count))
    return found


def _revised(
    session: Session,
    releases: Iterable[ReleaseRecord],
    indicators: Mapping[str, Indicator],
    known: Mapping[str, PlaceRecord],
    place: PlaceRecord | None,
    verdicts: Collection[VerdictMoved],
    *,
    known_at: datetime,
) -> list[Revised]:
    """Return the figures that were replaced, together by day and measure, with the verdicts that moved by that."""
    every = [
        one
        for one in revisions(session, indicators, releases, known, known_at=known_at)
        if place is None or one.place.code == place.code
    ]
    return [
        Revised(on, indicators[name], tuple(some), _flipped(verdicts, on, name))
        for (on, name), some in groupby(every, key=lambda one: (one.on, one.indicator.name))
    ]


def _flipped(verdicts: Iterable[VerdictMoved], on: date, indicator: str) -> tuple[VerdictMoved, ...]:
    """Return the verdicts that the revisions of one measure moved on one day."""
    return tuple(
        one for one in verdicts if (one.on, one.indicator.name, one.moved_by) == (on, indicator, MovedBy.REVISION.value)
    )


def _met(session: Session, place: PlaceRecord, *, until: date, known_at: datetime) -> tuple[MeetingRecord, ...]:
    """Return the last meetings about a place, the latest first."""
    held = [one for one in meetings.meetings(session, place.code, known_at=known_at) if one.held_on < until]
    return tuple(reversed(held))[:MOST_MEETINGS]


def _versions(
    session: Session, viewer: Viewer, place: PlaceRecord | None, *, after: datetime, known_at: datetime
) -> list[NewVersion]:
    """Return the versions of agreements and standards recorded since; of a draft only that there is one."""
    found = []
    for document in documents.versions(session, "agreement", known_at=known_at):
        subject = places.named(session, document.subject)
        if document.recorded_at <= after or subject is None or (place and place.code != subject.code):
            continue
        # A version that was given up has ended too, but was never published.
        status = "draft" if document.in_force_from is None and document.status == "ended" else document.status
        may_read = may_read_terms(viewer, status=status, parties=(subject.code,))
        found.append(NewVersion(day_of(document.recorded_at), subject, document, may_read))
    for document in documents.versions(session, "standard", known_at=known_at):
        applies = {one.code for one in judged.applies_to(session, document.standard)}
        if document.recorded_at <= after or (place and place.code not in applies):
            continue
        if document.in_force_from is None and document.status == "ended":
            continue
        may_read = may_read_terms(viewer, status=document.status, parties=())
        if may_read:
            found.append(NewVersion(day_of(document.recorded_at), None, document, may_read))
    return found


def _promises(
    session: Session, place: PlaceRecord | None, *, after: datetime, known_at: datetime
) -> list[PromiseMoved]:
    """Return what happened to the centre's promises, and those whose day passed without their being kept."""
    found = []
    for subject, document in agreed_places(session, known_at=known_at):
        if place is not None and place.code != subject.code:
            continue
        powers = {f"power {one.name}": one for one in document.agreement.powers}
        for record in kept_promises.of_subject(session, subject.code, known_at=known_at):
            power = powers.get(record.clause)
            if record.recorded_at > after and power is not None:
                on = day_of(record.recorded_at)
                found.append(PromiseMoved(on, subject, power.name, power.department, record, record.evidence))
        for promise in promises(session, document.agreement, document, known_at=known_at):
            power = promise.power
            overdue = power.promised + timedelta(days=1)
            if promise.state is PromiseState.LATE and overdue > day_of(after):
                found.append(PromiseMoved(overdue, subject, power.name, power.department, None, document.evidence))
    return found


def _by_day(news: Iterable[News]) -> tuple[Day, ...]:
    """Return days newest first; on a day, verdicts first, then what people did, then documents and figures."""
    order = [
        NewsKind.VERDICTS,
        NewsKind.CASES,
        NewsKind.PROMISES,
        NewsKind.REPLIES,
        NewsKind.DOCUMENTS,
        NewsKind.REVISIONS,
        NewsKind.FIGURES,
    ]

    def first(one: News) -> tuple[int, int, str]:
        where = None if isinstance(one, NewFigures | Revised) else one.place
        return -one.on.toordinal(), order.index(kind_of(one)), where.name if where else ""

    days = groupby(sorted(news, key=first), key=lambda one: one.on)
    return tuple(Day(on, tuple(some)) for on, some in days)


def _evidence(news: Iterable[News]) -> EvidenceClass | None:
    """Return the weakest class among the judgements shown; each also wears its own."""
    judged_or_said = VerdictMoved | PromiseMoved | CaseMoved | ReplyMoved
    classes = [one.evidence for one in news if isinstance(one, judged_or_said)]
    return weakest(EvidenceClass.PUBLISHED, *classes) if classes else None
