"""What the page of minimum standards asks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.questions import judged
from dashboard.questions.agreements import day_of
from dashboard.questions.cases import cases, standards_begun
from dashboard.questions.values import Crowded, InForce, RegisterEntry, Standard, StandardsPage
from data.store import documents, places
from data.store.documents import DocumentRecord
from data.terms import weakest
from indicators.statistics.bunching import bunching

MONTHS_IN_QUARTER = 3
DAY = timedelta(days=1)


def standards_register(
    session: Session, _viewer: Viewer, standard: str, place: str, case: str = "", *, known_at: datetime
) -> StandardsPage:
    """Return the register and the cases, by place; of one standard where its name is given."""
    defined = judged.known_indicators(session)
    on = day_of(known_at)
    begun = standards_begun(session, known_at=known_at)
    current = documents.in_force(session, kind="standard", on=on, known_at=known_at)
    entries = _entries(session, current)
    names = {one.terms.name for one in entries}
    unknown = standard if standard and standard not in names else ""
    chosen = [one for one in entries if one.terms.name == standard] or entries
    shown = {one.document.id for one in chosen}
    names_judged = dict.fromkeys(one.terms.indicator for one in chosen)
    verdicts = [one for name in names_judged for one in judged.of_indicator(session, defined[name], known_at=known_at)]
    held = [one for one in judged.standards(session, verdicts, known_at=known_at) if one.document.id in shown]
    every = cases(session, known_at=known_at)
    of_chosen = [one for one in every if chosen is entries or one.terms.name == standard]
    named = next((one for one in every if one.key == case), None)
    classes = [named.evidence] if named else [one.document.evidence for one in chosen]
    newest = {one.subject: one for one in begun if one.subject not in names}
    return StandardsPage(
        entries=tuple(chosen),
        cases=tuple(one for one in of_chosen if one.ended is None),
        judged=tuple(sorted(held, key=lambda one: (one.place.name, one.terms.title))),
        unknown=unknown,
        place=places.named(session, place) if place else None,
        newest_release=judged.newest_release([one.source for one in held]),
        evidence=weakest(*classes) if classes else None,
        closed=tuple(one for one in of_chosen if one.ended is not None),
        in_force=tuple(_over_time(begun, until=on)),
        lapsed=tuple(_entries(session, list(newest.values()))),
        case=named,
        unknown_case=case if case and named is None else "",
        crowded=tuple(_crowded(chosen, held)),
    )


def last_day(document: DocumentRecord) -> date:
    """Return the last day on which a version of a standard is in force: its end, or its review unless renewed."""
    review = document.standard.review
    return review if document.in_force_until is None else min(review, document.in_force_until - DAY)


def _entries(session: Session, found: list[DocumentRecord]) -> list[RegisterEntry]:
    """Return documents as entries of the register, by title."""
    defined = judged.known_indicators(session)
    entries = [
        RegisterEntry(
            one, one.standard, defined[one.standard.indicator], tuple(judged.applies_to(session, one.standard))
        )
        for one in found
        if one.standard.indicator in defined
    ]
    return sorted(entries, key=lambda one: one.terms.title)


def _crowded(entries: Iterable[RegisterEntry], held: Iterable[Standard]) -> Iterator[Crowded]:
    """Yield the standards whose places crowd just on the meeting side of the floor, each place by its latest figure."""
    values: defaultdict[int, list[float]] = defaultdict(list)
    for one in held:
        if one.verdict.latest is not None and one.verdict.latest.value is not None:
            values[one.document.id].append(one.verdict.latest.value)
    for entry in entries:
        found = bunching(values[entry.document.id], floor=float(entry.terms.floor), better=entry.terms.better)
        if found is not None and found.is_crowded:
            yield Crowded(entry, found)


def _over_time(begun: list[DocumentRecord], *, until: date) -> Iterator[InForce]:
    """Yield how many standards were in force at the end of each quarter since the one before the first began."""
    if not begun:
        return
    first = min(one.in_force_from or until for one in begun)
    start = _quarter_of(_quarter_of(first) - DAY)
    before: set[str] = set()
    while start <= until:
        after = _quarter_of(start + timedelta(days=100))
        last = min(after - DAY, until)
        running = {one.subject for one in begun if (one.in_force_from or until) <= last <= last_day(one)}
        title = {one.subject: one.standard.title for one in begun}
        yield InForce(
            start,
            after,
            len(running),
            tuple(sorted(title[name] for name in running - before)),
            tuple(sorted(title[name] for name in before - running)),
        )
        start, before = after, running


def _quarter_of(day: date) -> date:
    """Return the first day of the quarter that a day lies in."""
    return date(day.year, day.month - (day.month - 1) % MONTHS_IN_QUARTER, 1)
