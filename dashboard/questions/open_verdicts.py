"""Every verdict as open data publishes it, and how the verdicts moved: the same values as on the pages."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from dashboard.questions import judged, open_store
from dashboard.questions.agreements import day_of
from dashboard.questions.open_values import OpenChange, OpenVerdict
from data.store import documents, places
from data.store import verdicts as kept
from data.terms import Outcome, weakest
from indicators import workers
from indicators.judgement.unmeasured import unmeasured
from indicators.judgement.verdict import OutcomeVerdict

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


def verdicts(session: Session, *, known_at: datetime, codes: Collection[str] | None = None) -> list[OpenVerdict]:
    """Return every verdict at a moment, of all places or of these: by place, in agreement order, then other floors."""
    known = {one.code: one for one in places.everything(session)}
    series = {one.indicator.name: one for one in open_store.series(session, known_at=known_at)}
    found = []
    for one in _judged(session, known_at=known_at, codes=codes):
        if one.place in known:
            outcome, version = _agreed_in(session, one)
            about = series.get(one.indicator or "")
            found.append(OpenVerdict(one, clause_of(one), known[one.place], about, outcome, version))
    return sorted(found, key=_place_and_clause)


def clause_of(verdict: OutcomeVerdict) -> str:
    """Return which clause a verdict is about: "outcome 1, commitment 1", "outcome 2", "standard NAME"."""
    if verdict.outcome is not None and verdict.commitment is None:
        return f"outcome {verdict.outcome}"
    return workers.clause_of(verdict)


def changes(session: Session, *, known_at: datetime) -> list[OpenChange]:
    """Return every move of a verdict on record, oldest first, of what is published."""
    known = {one.code: one for one in places.everything(session)}
    published = {
        one.record.id: one.record
        for kind in open_store.KINDS
        for one in open_store.documents_published(session, kind, known_at=known_at)
    }
    found = []
    for one in kept.changes(session, EARLIEST, known_at + MOMENT):
        document = published.get(one.document_id or 0)
        if one.place in known and (one.document_id is None or document is not None):
            place = known[one.place]
            evidence = weakest(place.evidence, *([document.evidence] if document else []))
            found.append(OpenChange(one, place, document, evidence))
    return found


def _judged(session: Session, *, known_at: datetime, codes: Collection[str] | None) -> Iterator[OutcomeVerdict]:
    defined = judged.known_indicators(session)
    as_of = day_of(known_at)
    terms = workers.terms_in_force(session, as_of=as_of, known_at=known_at)
    for name in terms.indicators():
        if name in defined:
            yield from workers.verdicts(
                session, defined[name], as_of=as_of, known_at=known_at, places=codes, terms=terms
            )
    for place, record, outcome in terms.unmeasured:
        if codes is None or place in codes:
            yield unmeasured(place, record.id, outcome, evidence=record.evidence, as_of=as_of, known_at=known_at)


def _agreed_in(session: Session, verdict: OutcomeVerdict) -> tuple[Outcome | None, int | None]:
    """Return the outcome a verdict is about, and the version of the agreement that holds it."""
    if verdict.outcome is None or verdict.document is None:
        return None, None
    record = documents.document(session, verdict.document)
    if record is None:
        return None, None
    return next((one for one in record.agreement.outcomes if one.number == verdict.outcome), None), record.version


def _place_and_clause(one: OpenVerdict) -> tuple[str, str, int, int, str]:
    verdict = one.verdict
    last = verdict.outcome is None
    number = 1_000_000 if last else verdict.outcome or 0
    return one.place.name, one.place.code, number, verdict.commitment or 0, verdict.standard.name
