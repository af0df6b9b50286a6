"""Verdicts with what stands behind them: the indicator, the release of the latest figure, the standard."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from sqlmodel import Session

from dashboard.questions.agreements import day_of
from dashboard.questions.case_values import REPLIES
from dashboard.questions.values import Reply, Source, Standard
from dashboard.wording.language import collated
from data import catalogue, demonstration
from data.catalogue import Indicator
from data.store import cases, documents, figures, once, places
from data.store.figures import Outcome
from data.store.places import PlaceRecord
from data.terms import StandardTerms
from indicators import workers
from indicators.judgement.verdict import OutcomeVerdict


def known_indicators(session: Session) -> Mapping[str, Indicator]:
    """Return every definition the store's figures may be of, by name; a demonstration has invented ones besides."""
    return demonstration.indicators() if demonstration.is_demonstration(session) else catalogue.indicators()


def of_place(session: Session, place: PlaceRecord, *, known_at: datetime) -> list[OutcomeVerdict]:
    """Return every verdict on a place at a moment, in agreement order, then floors that stand alone."""
    return workers.place_verdicts(
        session, place.code, as_of=day_of(known_at), known_at=known_at, indicators=known_indicators(session)
    )


def of_indicator(
    session: Session, indicator: Indicator, *, known_at: datetime, codes: Collection[str] | None = None
) -> list[OutcomeVerdict]:
    """Return the verdicts on one indicator at a moment, of all places or of these."""
    return workers.verdicts(session, indicator, as_of=day_of(known_at), known_at=known_at, places=codes)


def source(session: Session, verdict: OutcomeVerdict, *, known_at: datetime) -> Source | None:
    """Return where the latest figure of a verdict came from; None where there is none."""
    if verdict.indicator is None:
        return None
    failed = _last_failure(session, verdict.indicator, known_at=known_at)
    number = verdict.latest.release if verdict.latest else None
    release = (
        None if number is None else once.once(session, ("release", number), lambda: figures.release(session, number))
    )
    if release is None:
        return Source(None, None, 0, failed) if failed else None
    notes = once.once(
        session,
        ("issues", release.id, verdict.indicator),
        lambda: figures.issues(session, release=release.id, indicator=verdict.indicator),
    )
    about = sum(note.place in {None, verdict.place} for note in notes)
    return Source(release.published_on, release.asked_at, about, failed)


def standards(session: Session, verdicts: Iterable[OutcomeVerdict], *, known_at: datetime) -> list[Standard]:
    """Return the minimum standards among verdicts, each with its place, terms and source, by title and place."""
    defined = known_indicators(session)
    found = []
    for verdict in verdicts:
        if verdict.standard.document is None or verdict.indicator is None:
            continue
        document = documents.document(session, verdict.standard.document)
        place = places.named(session, verdict.place)
        if document is not None and place is not None:
            where = source(session, verdict, known_at=known_at)
            terms, indicator = document.standard, defined[verdict.indicator]
            replies = _replies(session, terms, verdict, known_at=known_at)
            found.append(Standard(document, terms, indicator, place, verdict, where, replies))
    return sorted(found, key=lambda one: (one.terms.title, collated(one.place.name)))


def _replies(
    session: Session, terms: StandardTerms, verdict: OutcomeVerdict, *, known_at: datetime
) -> tuple[Reply, ...]:
    """Return what the place itself said about the open episode of a case, oldest first; help offered is no reply."""
    held = cases.of_place(session, verdict.place, standard=terms.name, known_at=known_at)
    return tuple(
        Reply(one.post, day_of(one.at), one.text)
        for one in held
        if one.episode == verdict.standard.episode and one.event in REPLIES
    )


def applies_to(session: Session, terms: StandardTerms) -> list[PlaceRecord]:
    """Return the places a standard applies to, by name."""
    found = [place for name in terms.applies_to if (place := places.named(session, name)) is not None]
    return sorted(found, key=lambda place: (collated(place.name), place.code))


def newest_release(sources: Collection[Source | None]) -> date | None:
    """Return the newest release date among sources."""
    return max((one.released for one in sources if one and one.released), default=None)


def _last_failure(session: Session, indicator: str, *, known_at: datetime) -> str:
    """Return why the last asking brought nothing, or an empty text after a good answer."""
    newest = once.once(
        session,
        ("newest release", indicator, known_at),
        lambda: next(iter(figures.releases(session, indicator=indicator, known_at=known_at)), None),
    )
    return newest.problem if newest is not None and newest.outcome is Outcome.FAILED else ""
