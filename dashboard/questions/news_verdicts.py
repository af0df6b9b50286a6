"""Verdicts that moved: as recorded, or, before anything was recorded, by judging before and after each change."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from sqlmodel import Session

from dashboard.questions import judged
from dashboard.questions.agreements import day_of
from dashboard.questions.news_values import VerdictMoved
from data.catalogue import Indicator
from data.store import cases, documents, figures
from data.store import verdicts as kept
from data.store.places import PlaceRecord
from data.store.verdicts import Judgement, MovedBy
from indicators import workers
from indicators.judgement.verdict import OutcomeVerdict
from indicators.workers import Terms

MOMENT = timedelta(microseconds=1)
Clause = tuple[str, str]


@dataclass(slots=True)
class Judge:
    """Judges indicators as at any day of one page; terms are read once between two days on which they changed."""

    session: Session
    indicators: Mapping[str, Indicator]
    place: str | None
    terms_days: list[datetime]
    _terms: dict[int, Terms] = field(default_factory=dict)

    def terms(self, at: datetime) -> Terms:
        """Return the terms in force at a moment."""
        since = bisect_right(self.terms_days, at)
        if since not in self._terms:
            self._terms[since] = workers.terms_in_force(self.session, as_of=day_of(at), known_at=at)
        return self._terms[since]

    def verdicts(self, name: str, at: datetime) -> dict[Clause, OutcomeVerdict]:
        """Return the verdicts on one indicator as at a moment, by place and clause."""
        found = workers.verdicts(
            self.session,
            self.indicators[name],
            as_of=day_of(at),
            known_at=at,
            places=None if self.place is None else {self.place},
            terms=self.terms(at),
        )
        return {(one.place, workers.clause_of(one)): one for one in found}


def moved(
    session: Session,
    indicators: Mapping[str, Indicator],
    places: Mapping[str, PlaceRecord],
    *,
    since: datetime,
    known_at: datetime,
    place: str | None,
) -> tuple[list[VerdictMoved], bool]:
    """Return the verdicts that moved after one moment and up to another, and whether any had to be judged again."""
    on_record = kept.changes(session, since + MOMENT, known_at + MOMENT, place=place)
    begun = kept.first_change(session, known_at=known_at) or known_at + MOMENT
    found = _recorded(session, on_record, indicators, places)
    until = min(known_at, begun - MOMENT)
    derived = (
        _derived(Judge(session, indicators, place, terms_days(session)), places, since=since, until=until)
        if since < until
        else []
    )
    return [*found, *derived], bool(derived)


def _recorded(
    session: Session,
    changes: Iterable[kept.ChangeRecord],
    indicators: Mapping[str, Indicator],
    places: Mapping[str, PlaceRecord],
) -> list[VerdictMoved]:
    found = []
    for one in changes:
        if one.indicator not in indicators or one.place not in places or one.before is None or one.after is None:
            continue
        document = documents.document(session, one.document_id) if one.document_id is not None else None
        found.append(
            VerdictMoved(
                on=day_of(one.at),
                place=places[one.place],
                indicator=indicators[one.indicator],
                outcome=_outcome(one.clause),
                judgement=one.judgement.value,
                before=one.before,
                after=one.after,
                moved_by=one.moved_by.value,
                evidence=document.evidence if document else places[one.place].evidence,
            )
        )
    return found


def _derived(
    judge: Judge, places: Mapping[str, PlaceRecord], *, since: datetime, until: datetime
) -> list[VerdictMoved]:
    """Judge each indicator just before and just after each day that touched it, and at both ends."""
    days = _days(judge.session, since=since, until=until)
    names = {*judge.terms(since).indicators(judge.place), *judge.terms(until).indicators(judge.place)}
    found = []
    for name in sorted(names & set(judge.indicators)):
        moments = sorted({since, until, *_around(days.get(name, ()), since, until), *_around(days[""], since, until)})
        states = [(at, judge.verdicts(name, at)) for at in moments]
        for (_, before), (at, after) in pairwise(states):
            for clause, now in after.items():
                if clause in before and clause[0] in places:
                    found += _between(before[clause], now, places[clause[0]], judge.indicators[name], on=day_of(at))
    return found


def _days(session: Session, *, since: datetime, until: datetime) -> dict[str, set[date]]:
    """Return the days on which figures came, by indicator; under "", those on which terms changed."""
    first, last = day_of(since), day_of(until)
    found: dict[str, set[date]] = {"": set()}
    for release in figures.releases(session, known_at=until):
        if release.added + release.revised:
            for day in {day_of(release.asked_at), release.published_on}:
                if day is not None and first < day <= last:
                    found.setdefault(release.indicator, set()).add(day)
    for kind in ("agreement", "standard"):
        for document in documents.versions(session, kind, known_at=until):
            lapses = document.standard.review + timedelta(days=1) if kind == "standard" else None
            for day in (document.in_force_from, document.in_force_until, lapses):
                if day is not None and first < day <= last:
                    found[""].add(day)
    return found


def terms_days(session: Session) -> list[datetime]:
    """Return every moment at which terms in force, or the cases closed under a standard, may have changed."""
    found: set[datetime] = set()
    for kind in ("agreement", "standard"):
        for document in documents.versions(session, kind):
            days = (document.in_force_from, document.in_force_until)
            found |= {document.recorded_at, *(workers.end_of(day - timedelta(days=1)) + MOMENT for day in days if day)}
            if kind == "standard":
                found.add(workers.end_of(document.standard.review) + MOMENT)
                for place in judged.applies_to(session, document.standard):
                    found |= {one.at for one in cases.of_place(session, place.code, standard=document.subject)}
    return sorted(found)


def _around(days: Collection[date], since: datetime, until: datetime) -> set[datetime]:
    ends = {workers.end_of(one) for day in days for one in (day - timedelta(days=1), day)}
    return {one for one in ends if since < one < until}


def _between(
    old: OutcomeVerdict, new: OutcomeVerdict, place: PlaceRecord, indicator: Indicator, *, on: date
) -> list[VerdictMoved]:
    """Return the judgements that differ between two verdicts on one clause, and what moved them."""
    found = []
    for judgement in Judgement:
        before, after = (str(getattr(one, judgement.value).state.value) for one in (old, new))
        if before != after:
            found.append(
                VerdictMoved(
                    on=on,
                    place=place,
                    indicator=indicator,
                    outcome=new.outcome,
                    judgement=judgement.value,
                    before=before,
                    after=after,
                    moved_by=_moved_by(old, new).value,
                    evidence=new.evidence_class,
                )
            )
    return found


def _moved_by(old: OutcomeVerdict, new: OutcomeVerdict) -> MovedBy:
    """Return what moved a verdict: other terms, a later period, another figure for the same one, or time alone."""
    if (old.document, old.standard.document) != (new.document, new.standard.document):
        return MovedBy.CHANGED_TERMS
    was, now = old.newest, new.newest
    if (was and (was.start, was.end)) != (now and (now.start, now.end)):
        return MovedBy.NEW_FIGURE
    if (was and (was.value, was.status)) != (now and (now.value, now.status)):
        return MovedBy.REVISION
    return MovedBy.PASSING_TIME


def _outcome(clause: str) -> int | None:
    """Return the outcome's number in a clause, None for a standard that stands alone."""
    words = clause.split(",", maxsplit=1)[0].split()
    return int(words[1]) if words and words[0] == "outcome" and words[1].isdecimal() else None
