"""Judging what the store holds: panels and terms in, verdicts out; kept as today's where asked to."""

import json
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter
from sqlmodel import Session

from data import catalogue
from data.catalogue import Indicator
from data.store import cases, documents, figures, places
from data.store import verdicts as kept
from data.store.cases import CaseStep
from data.store.documents import DocumentRecord
from data.store.verdicts import ChangeRecord, Judgement, MovedBy, VerdictRecord
from data.terms import Outcome
from indicators.judgement.agreed import Agreed, Floor, SignOff, TermsInForce
from indicators.judgement.unmeasured import unmeasured
from indicators.judgement.verdict import OutcomeVerdict, StandardState
from indicators.judgement.verdicts import judge
from indicators.panel import panel_of

_JSON = TypeAdapter(OutcomeVerdict)
LONDON = ZoneInfo("Europe/London")
KINDS: tuple[documents.Kind, ...] = ("agreement", "standard")
_NONE = StandardState.NONE_AGREED.value
_IN_FORCE = ("in_force", "varied", "ended", "lapsed")


@dataclass(frozen=True, slots=True)
class Terms:
    """What was in force on a day, as far as it was known: commitments and floors by indicator, in agreement order."""

    agreed: Mapping[str, tuple[Agreed, ...]]
    floors: Mapping[str, tuple[Floor, ...]]
    unmeasured: tuple[tuple[str, DocumentRecord, Outcome], ...]

    def indicators(self, place: str | None = None) -> list[str]:
        """The indicators that something is agreed about, in one place or anywhere, by name."""
        pairs: list[tuple[str, Sequence[Agreed | Floor]]] = [*self.agreed.items(), *self.floors.items()]
        return sorted({name for name, some in pairs if place is None or any(one.place == place for one in some)})


def terms_in_force(session: Session, *, as_of: date, known_at: datetime) -> Terms:
    """The commitments and floors in force on a day, each commitment with the earlier versions that judge the past."""
    agreed: dict[str, list[Agreed]] = {}
    unmeasured_outcomes: list[tuple[str, DocumentRecord, Outcome]] = []
    for record in documents.in_force(session, kind="agreement", on=as_of, known_at=known_at):
        earlier = [
            version
            for version in documents.versions(session, "agreement", record.subject, known_at=known_at)
            if version.status in _IN_FORCE and version.in_force_from is not None and version.version <= record.version
        ]
        for outcome in record.agreement.outcomes:
            if not outcome.commitments:
                unmeasured_outcomes.append((record.subject, record, outcome))
            for number, commitment in enumerate(outcome.commitments, start=1):
                through = _through(earlier, outcome.number, commitment.indicator)
                one = Agreed(record.subject, outcome.number, number, through)
                agreed.setdefault(commitment.indicator, []).append(one)
    floors: dict[str, list[Floor]] = {}
    for record in documents.in_force(session, kind="standard", on=as_of, known_at=known_at):
        for floor in _floors(session, record, known_at=known_at):
            floors.setdefault(record.standard.indicator, []).append(floor)
    return Terms(
        {name: tuple(some) for name, some in agreed.items()},
        {name: tuple(some) for name, some in floors.items()},
        tuple(unmeasured_outcomes),
    )


def verdicts(
    session: Session,
    indicator: Indicator,
    *,
    as_of: date,
    known_at: datetime,
    places: Collection[str] | None = None,
    terms: Terms | None = None,
) -> list[OutcomeVerdict]:
    """Every verdict on one indicator, of all places or of these, from the figures known at `known_at`."""
    terms = terms or terms_in_force(session, as_of=as_of, known_at=known_at)
    agreed = [one for one in terms.agreed.get(indicator.name, ()) if places is None or one.place in places]
    floors = [one for one in terms.floors.get(indicator.name, ()) if places is None or one.place in places]
    if not agreed and not floors:
        return []
    judged = {one.place for one in agreed} | {one.place for one in floors}
    held = figures.of_indicator(session, indicator.name, known_at=known_at, places=judged)
    panel = panel_of(held, indicator, as_of=as_of)
    return judge(panel, agreed, floors, indicator=indicator, as_of=as_of, known_at=known_at)


def place_verdicts(
    session: Session,
    place: str,
    *,
    as_of: date,
    known_at: datetime,
    indicators: Mapping[str, Indicator] | None = None,
) -> list[OutcomeVerdict]:
    """Every verdict on one place in agreement order, outcomes without a measure included, then floors alone."""
    indicators = catalogue.indicators() if indicators is None else indicators
    terms = terms_in_force(session, as_of=as_of, known_at=known_at)
    found = [
        verdict
        for name in terms.indicators(place)
        for verdict in verdicts(session, indicators[name], as_of=as_of, known_at=known_at, places={place}, terms=terms)
    ]
    found += [
        unmeasured(place, record.id, outcome, evidence=record.evidence, as_of=as_of, known_at=known_at)
        for subject, record, outcome in terms.unmeasured
        if subject == place
    ]
    return sorted(found, key=_agreement_order)


def judge_and_keep(
    session: Session, indicator: Indicator, *, as_of: date, known_at: datetime, release: int | None = None
) -> list[ChangeRecord]:
    """Judge one indicator for every place, keep the verdicts as today's, and record what changed and why."""
    before = {(row.place, row.clause): row for row in kept.of_indicator(session, indicator.name)}
    rows = [_row(verdict, indicator.name) for verdict in verdicts(session, indicator, as_of=as_of, known_at=known_at)]
    changes = [
        change
        for row in rows
        if (old := before.get((row.place, row.clause))) is not None
        for change in _changes(old, row, at=known_at, release=release)
    ]
    kept.replace(session, indicator.name, rows)
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
    names = terms_in_force(session, as_of=as_of, known_at=known_at).indicators()
    changes = []
    for number, name in enumerate(names, start=1):
        changes += judge_and_keep(session, indicators[name], as_of=as_of, known_at=known_at)
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


def day_of(moment: datetime) -> date:
    """The day in London on which a moment falls."""
    return moment.astimezone(LONDON).date()


def end_of(day: date) -> datetime:
    """The last moment of a day in London, in UTC: what "as at" a date means."""
    return datetime.combine(day, time.max, tzinfo=LONDON).astimezone(UTC)


def _through(versions: Iterable[DocumentRecord], outcome: int, indicator: str) -> tuple[TermsInForce, ...]:
    """A commitment through the versions that held it, oldest first; a version ends where the next one starts."""
    held = sorted(versions, key=lambda version: version.version)
    spans = [
        TermsInForce(
            document=version.id,
            starts=version.in_force_from or version.agreement.starts,
            until=following.in_force_from if following else version.in_force_until,
            commitment=commitment,
            evidence=version.evidence,
        )
        for version, following in zip(held, [*held[1:], None], strict=True)
        for each in version.agreement.outcomes
        if each.number == outcome
        for commitment in each.commitments
        if commitment.indicator == indicator
    ]
    return tuple(spans)


def _floors(session: Session, record: DocumentRecord, *, known_at: datetime) -> list[Floor]:
    """A standard as it applies to each of its places, with the cases that people have closed."""
    terms = record.standard
    floors = []
    for slug in terms.applies_to:
        place = places.named(session, slug)
        if place is None:
            continue  # the check of a standard refuses an unknown place; one that was removed since has no verdict
        closed = tuple(
            SignOff(case.at)
            for case in cases.of_place(session, place.code, standard=terms.name, known_at=known_at)
            if case.step is CaseStep.CLOSED
        )
        floors.append(
            Floor(place.code, record.id, record.in_force_from or terms.starts, terms, record.evidence, closed)
        )
    return floors


def _agreement_order(verdict: OutcomeVerdict) -> tuple[int, int, str]:
    """Outcomes by number, their commitments by number, then floors that stand alone."""
    return (verdict.outcome or sys.maxsize, verdict.commitment or 0, verdict.standard.name)


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


def clause_of(verdict: OutcomeVerdict) -> str:
    """Which clause a verdict is about: it keeps its words when a new version of the document takes over."""
    if verdict.outcome is None:
        return f"standard {verdict.standard.name}"
    return f"outcome {verdict.outcome}, commitment {verdict.commitment}"


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
