"""What open data asks of the store: every record that the public may read, as it was known at a moment.

Nothing held until later appears, nor does anything tell of it: a figure whose replacement is still held has no end
yet, and a release that brought only held figures has not happened. Drafts are left out.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session

from dashboard.access import PUBLIC
from dashboard.questions import finding, judged
from dashboard.questions.agreements import day_of
from dashboard.questions.open_values import (
    OpenCase,
    OpenComment,
    OpenDay,
    OpenDocument,
    OpenFigure,
    OpenLink,
    OpenPlace,
    OpenPromiseStep,
    OpenRelease,
    OpenSeries,
)
from dashboard.questions.values import DocumentRecord, PlaceRecord, Standing
from data import demonstration
from data.store import calendar, cases, code_lists, documents, figures, places, promises
from data.store.figures import Outcome
from data.terms import weakest

PUBLISHED = frozenset({"in_force", "varied", "ended", "lapsed"})
_GOOD = frozenset({Outcome.STORED, Outcome.UNCHANGED})
KINDS: tuple[documents.Kind, ...] = ("agreement", "standard")


def places_held(session: Session, *, known_at: datetime) -> list[OpenPlace]:
    """Return every place, by name, with how far it has come."""
    listed = {one.place.code: one for one in finding.find_page(session, PUBLIC, "", known_at=known_at).listed}
    stages, sources = demonstration.stages(session), code_lists.sources(session)
    found = []
    for place in places.everything(session):
        one = listed.get(place.code)
        stage, source = stages.get(place.code, ""), sources.get(place.code, "")
        if one is None:
            found.append(OpenPlace(place, Standing.NONE, None, None, place.evidence, stage, source))
        else:
            evidence = weakest(place.evidence, *([one.evidence] if one.evidence else []))
            found.append(OpenPlace(place, one.standing, one.terms, one.since, evidence, stage, source))
    return found


def place_links(session: Session) -> list[OpenLink]:
    """Return every link between places."""
    known = _known(session)
    return [
        OpenLink(link, weakest(known[link.parent].evidence, known[link.child].evidence))
        for link in places.links(session)
    ]


def series(session: Session, *, known_at: datetime) -> list[OpenSeries]:
    """Return the series that we hold figures of or that published terms name, by name."""
    defined = judged.known_indicators(session)
    released = {
        one.indicator: one.published_on
        for one in reversed(figures.releases(session, known_at=known_at))
        if one.outcome in _GOOD and (one.published_on is None or one.published_on <= day_of(known_at))
    }
    named = {
        name
        for kind in KINDS
        for one in documents_published(session, kind, known_at=known_at)
        for name in _indicators_of(one.record)
    }
    held = {name for name in set(released) - named if len(figures.of_indicator(session, name, known_at=known_at))}
    return [OpenSeries(defined[name], released.get(name)) for name in sorted((named | held) & set(defined))]


def releases(session: Session, *, known_at: datetime) -> list[OpenRelease]:
    """Return every release that is public, oldest first; one that brought only held figures is not."""
    known = {one.indicator.name: one for one in series(session, known_at=known_at)}
    counted: dict[int, int] = {}
    for one in known.values():
        for figure in figures_of(session, one, known_at=known_at):
            counted[figure.vintage.release] = counted.get(figure.vintage.release, 0) + 1
    return [
        OpenRelease(known[one.indicator], one, counted.get(one.id, 0))
        for one in reversed(figures.releases(session, known_at=known_at))
        if one.indicator in known and (one.outcome is not Outcome.STORED or one.id in counted)
    ]


def figures_of(
    session: Session, one: OpenSeries, *, known_at: datetime, places_asked: frozenset[str] | None = None
) -> Iterator[OpenFigure]:
    """Return every figure of a series that ever stood, by place, period and when it was known."""
    known = _known(session)
    now = figures.of_indicator(session, one.indicator.name, known_at=known_at, places=places_asked)
    released: dict[int, date | None] = {}
    codes = sorted(set(now.place) & set(known), key=lambda code: (known[code].name, code))
    for code in codes:
        evidence = weakest(known[code].evidence, one.evidence)
        for vintage in figures.history(session, one.indicator.name, code):
            if vintage.known_from <= known_at:
                closed = vintage.known_until is not None and vintage.known_until <= known_at
                shown = vintage if closed else replace(vintage, known_until=None)
                if vintage.release not in released:
                    held = figures.release(session, vintage.release)
                    released[vintage.release] = held.published_on if held else None
                yield OpenFigure(one, known[code], shown, released[vintage.release], evidence)


def documents_published(session: Session, kind: documents.Kind, *, known_at: datetime) -> list[OpenDocument]:
    """Return every published version of agreements or standards, by subject and oldest first."""
    found = []
    for one in documents.versions(session, kind, known_at=known_at):
        if one.status not in PUBLISHED or one.in_force_from is None:
            continue
        place = places.named(session, one.subject) if kind == "agreement" else None
        signed = tuple(each for each in documents.signatures(session, one.id) if each.signed_at <= known_at)
        found.append(OpenDocument(_as_known(session, one, known_at=known_at), place, signed))
    return sorted(found, key=lambda one: (one.place.name if one.place else "", one.record.subject, one.record.version))


def case_steps(session: Session, *, known_at: datetime) -> list[OpenCase]:
    """Return every step of every case, oldest first."""
    known = _known(session)
    held = cases.of_place(session, None, known_at=known_at)
    return [OpenCase(one, known[one.place]) for one in held if one.place in known]


def comments(session: Session, *, known_at: datetime) -> list[OpenComment]:
    """Return every comment, and what residents were recorded to say, oldest first."""
    known = _known(session)
    both = (*cases.comments(session, None, known_at=known_at), *cases.residents(session, None, known_at=known_at))
    held = sorted(both, key=lambda one: one.at)
    return [OpenComment(one, known[one.place]) for one in held if one.place in known]


def promise_steps(session: Session, *, known_at: datetime) -> list[OpenPromiseStep]:
    """Return what happened to every promise, by place and oldest first."""
    published = documents_published(session, "agreement", known_at=known_at)
    return [
        OpenPromiseStep(one, each.place, each.record.version)
        for each in published
        if each.place is not None
        for one in promises.of_document(session, each.record.id, known_at=known_at)
    ]


def expected_days(session: Session, *, known_at: datetime) -> list[OpenDay]:
    """Return the days on which figures are or were expected, the earliest first."""
    known = {one.indicator.name: one for one in series(session, known_at=known_at)}
    held = calendar.expected(session, known_at=known_at)
    return [OpenDay(one, known[one.indicator]) for one in held if one.indicator in known]


def demonstration_day(session: Session) -> date | None:
    """Return the day that a demonstration takes for today; None for any other store."""
    return demonstration.today(session)


def _known(session: Session) -> dict[str, PlaceRecord]:
    return {one.code: one for one in places.everything(session)}


def _indicators_of(record: DocumentRecord) -> set[str]:
    """Return the indicators that a document's terms name."""
    if record.kind == "standard":
        return {record.standard.indicator}
    return {one.indicator for outcome in record.agreement.outcomes for one in outcome.commitments}


def _as_known(session: Session, one: DocumentRecord, *, known_at: datetime) -> DocumentRecord:
    """Return a version as it stood: not yet varied where the version that varied it was recorded later."""
    later = any(
        each.recorded_at > known_at and each.in_force_from is not None and each.in_force_from == one.in_force_until
        for each in documents.versions(session, one.kind, one.subject)
    )
    return replace(one, status="in_force", in_force_until=None) if later else one
