"""Verdicts kept as today's, and the record of what moved them."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time

from pydantic import TypeAdapter
from sqlmodel import Session

from data import catalogue
from data.catalogue import Indicator
from data.store import documents, figures
from data.store import verdicts as kept
from data.store.verdicts import ChangeRecord, Judgement, MovedBy, VerdictRecord
from indicators.judgement.verdict import OutcomeVerdict, StandardState
from indicators.workers.judging import LONDON, clause_of, day_of, verdicts
from indicators.workers.terms import Terms, terms_in_force

_JSON = TypeAdapter(OutcomeVerdict)
KINDS: tuple[documents.Kind, ...] = ("agreement", "standard")
_NONE = StandardState.NONE_AGREED.value


def judge_and_keep(
    session: Session,
    indicator: Indicator,
    *,
    as_of: date,
    known_at: datetime,
    release: int | None = None,
    terms: Terms | None = None,
) -> list[ChangeRecord]:
    """Judge one indicator for every place, keep the verdicts as today's, and record what changed and why.

    `terms` are what is in force, where that has been read already.
    """
    rows = judged(session, indicator, as_of=as_of, known_at=known_at, terms=terms)
    return keep(session, indicator.name, rows, known_at=known_at, release=release)


def judged(
    session: Session, indicator: Indicator, *, as_of: date, known_at: datetime, terms: Terms | None = None
) -> list[VerdictRecord]:
    """Every verdict on one indicator, as it would be kept; nothing is written."""
    found = verdicts(session, indicator, as_of=as_of, known_at=known_at, terms=terms)
    return [_row(verdict, indicator.name) for verdict in found]


def keep(
    session: Session,
    indicator: str,
    rows: Sequence[VerdictRecord],
    *,
    known_at: datetime,
    release: int | None = None,
) -> list[ChangeRecord]:
    """Keep verdicts as today's, and record what changed and why; to keep the same ones again changes nothing."""
    before = {(row.place, row.clause): row for row in kept.of_indicator(session, indicator)}
    changes = [
        change
        for row in rows
        if (old := before.get((row.place, row.clause))) is not None
        for change in _changes(old, row, at=known_at, release=release)
    ]
    kept.replace(session, indicator, rows)
    if changes:
        kept.record_changes(session, changes)
    return changes


def judge_everything(
    session: Session,
    *,
    as_of: date,
    known_at: datetime,
    indicators: Mapping[str, Indicator] | None = None,
    on_progress: Callable[[str, int, int], None] | None = None,
) -> list[ChangeRecord]:
    """Judge every indicator that something is agreed about, and keep the verdicts as today's."""
    indicators = catalogue.indicators() if indicators is None else indicators
    terms = terms_in_force(session, as_of=as_of, known_at=known_at)
    names = terms.indicators()
    changes = []
    for number, name in enumerate(names, start=1):
        changes += judge_and_keep(session, indicators[name], as_of=as_of, known_at=known_at, terms=terms)
        if on_progress is not None:
            on_progress(name, number, len(names))
    return changes


def judge_past(
    session: Session, *, until: datetime, indicators: Mapping[str, Indicator] | None = None
) -> list[ChangeRecord]:
    """Judge each indicator at every moment that could have moved a verdict, so that each move is on record.

    For a store that was filled with a past. The moments: when each release became known, when each document came
    into force, and `until`.
    """
    indicators = catalogue.indicators() if indicators is None else indicators
    in_force = {
        max(record.recorded_at, datetime.combine(record.in_force_from, time(), tzinfo=LONDON).astimezone(UTC))
        for kind in KINDS
        for record in documents.versions(session, kind, known_at=until)
        if record.in_force_from is not None
    }
    changes = []
    for name in terms_in_force(session, as_of=day_of(until), known_at=until).indicators():
        known = {release.asked_at for release in figures.releases(session, indicator=name, known_at=until)}
        for moment in sorted({*known, *in_force, until}):
            if moment <= until:
                changes += judge_and_keep(session, indicators[name], as_of=day_of(moment), known_at=moment)
    return changes


def _row(verdict: OutcomeVerdict, indicator: str) -> VerdictRecord:
    """A verdict as it is kept."""
    return VerdictRecord(
        indicator=indicator,
        place=verdict.place,
        document_id=verdict.document if verdict.outcome is not None else verdict.standard.document,
        clause=clause_of(verdict),
        judged_on=verdict.as_of,
        standard=verdict.standard.state.value,
        course=verdict.course.state.value,
        direction=verdict.direction.state.value,
        body=_JSON.dump_json(verdict).decode(),
    )


def _changes(old: VerdictRecord, new: VerdictRecord, *, at: datetime, release: int | None) -> Iterable[ChangeRecord]:
    """The judgements of one clause that changed, and what moved them."""
    for judgement in Judgement:
        before, after = getattr(old, judgement.value), getattr(new, judgement.value)
        if before != after:
            yield ChangeRecord(
                indicator=new.indicator,
                place=new.place,
                document_id=new.document_id,
                clause=new.clause,
                at=at,
                judgement=judgement,
                before=before,
                after=after,
                moved_by=MovedBy.CHANGED_TERMS if _NONE in (before, after) else _moved_by(old, new),
                release=release,
            )


def _moved_by(old: VerdictRecord, new: VerdictRecord) -> MovedBy:
    """Why a verdict moved: other terms, a figure for a later period, another figure for the same one, or time alone."""
    if old.document_id != new.document_id:
        return MovedBy.CHANGED_TERMS
    before, after = (json.loads(row.body)["latest"] or {} for row in (old, new))
    if before.get("start") != after.get("start"):
        return MovedBy.NEW_FIGURE
    return MovedBy.REVISION if before.get("value") != after.get("value") else MovedBy.PASSING_TIME
