"""What the page across places asks: one outcome, the places that share it, which differ by more than chance."""

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.questions import agreements, judged
from dashboard.questions.comparing import comparison_of, different
from dashboard.questions.lessons import lessons_of
from dashboard.questions.place import office_of
from dashboard.questions.values import AcrossPage, Aside, Compared, Measure, SharedOutcome
from dashboard.wording import across as words
from dashboard.wording import dates
from data.catalogue import Indicator
from data.store import figures
from data.store.documents import DocumentRecord
from data.store.places import PlaceRecord
from data.terms import EvidenceClass, weakest
from indicators.judgement.verdict import Because, OutcomeVerdict

EVERY_WAVE = "all"


def across(
    session: Session, _viewer: Viewer, outcome: str, wave: str, kind: str = "", *, known_at: datetime
) -> AcrossPage:
    """Return the comparison of one outcome, by the name of its indicator, or the outcomes there are to choose from.

    Without a wave, places of the same wave stand beside each other: the wave that most of them are in.
    """
    defined = judged.known_indicators(session)
    agreed = agreements.agreed_places(session, known_at=known_at)
    sharing: dict[str, list[tuple[PlaceRecord, DocumentRecord]]] = {}
    for place, document in agreed:
        for name in dict.fromkeys(one.indicator for each in document.agreement.outcomes for one in each.commitments):
            sharing.setdefault(name, []).append((place, document))
    shared = tuple(
        SharedOutcome(defined[name], tuple(place for place, _ in sharing[name]))
        for name in sorted((name for name in sharing if name in defined), key=lambda name: defined[name].title)
    )
    if outcome not in sharing or outcome not in defined:
        newest = _newest_release(session, {one.indicator.name for one in shared}, known_at=known_at)
        return AcrossPage(shared, None, (), outcome, None, (), newest, None, ())
    indicator = defined[outcome]
    every = sharing[outcome]
    counted = Counter(document.agreement.wave for _, document in every)
    waves, kinds = tuple(sorted(counted)), tuple(sorted({place.kind.value for place, _ in every}))
    chosen = _wave(wave, counted)
    of_kind = kind if kind in kinds else ""
    taken = [pair for pair in every if _is_asked(*pair, wave=chosen, kind=of_kind)]
    aside = tuple(
        Aside(place, document.agreement.wave, _number(document, outcome))
        for place, document in every
        if not _is_asked(place, document, wave=chosen, kind=of_kind)
    )
    refused = tuple(
        text for text, known in ((wave, {"", EVERY_WAVE, *map(str, waves)}), (kind, {"", *kinds})) if text not in known
    )
    rows = _rows(session, indicator, taken, known_at=known_at)
    comparison = comparison_of(session, rows, indicator, known_at=known_at)
    return AcrossPage(
        shared=shared,
        indicator=indicator,
        rows=rows,
        unknown="",
        wave=chosen,
        waves=waves,
        newest_release=judged.newest_release([one.measure.source for one in rows]),
        evidence=weakest(EvidenceClass.PUBLISHED, *(one.verdict.evidence_class for one in rows)),
        different=different(rows, indicator, comparison.funnel),
        comparison=comparison,
        kind=of_kind,
        kinds=kinds,
        aside=aside,
        refused=refused,
        lessons=lessons_of(session, indicator.name, known_at=known_at),
    )


def _wave(asked: str, counted: Counter[int]) -> int | None:
    """Return the wave to show, None for all: the one asked for, else the one with the most places, the earliest."""
    if asked == EVERY_WAVE:
        return None
    if asked.isdecimal() and int(asked) in counted:
        return int(asked)
    return min(counted, key=lambda wave: (-counted[wave], wave))


def _is_asked(place: PlaceRecord, document: DocumentRecord, *, wave: int | None, kind: str) -> bool:
    return wave in {None, document.agreement.wave} and kind in {"", place.kind.value}


def _number(document: DocumentRecord, indicator: str) -> int:
    """Return the number of the first outcome of an agreement that is measured by an indicator."""
    return next(
        one.number
        for one in document.agreement.outcomes
        if any(each.indicator == indicator for each in one.commitments)
    )


def _newest_release(session: Session, indicators: Collection[str], *, known_at: datetime) -> date | None:
    """Return the newest release of any of these indicators."""
    held = figures.releases(session, known_at=known_at)
    return max((one.published_on for one in held if one.indicator in indicators and one.published_on), default=None)


def _rows(
    session: Session,
    indicator: Indicator,
    taken: list[tuple[PlaceRecord, DocumentRecord]],
    *,
    known_at: datetime,
) -> tuple[Compared, ...]:
    """Return a row for each place, with the reason where it cannot be compared."""
    verdicts = judged.of_indicator(session, indicator, known_at=known_at, codes=[place.code for place, _ in taken])
    by_place = {one.place: one for one in reversed(verdicts) if one.outcome is not None}
    periods = Counter(
        (one.latest.start, one.latest.end) for one in by_place.values() if one.latest and one.latest.value is not None
    )
    most = max(periods, key=lambda span: (periods[span], span), default=None)
    mixed = len({place.evidence is EvidenceClass.INVENTED for place, _ in taken}) > 1
    rows = []
    for place, document in taken:
        verdict = by_place.get(place.code)
        if verdict is None:
            continue
        measure = _measure(session, document, verdict, indicator, known_at=known_at)
        why = words.invented() if mixed and place.evidence is EvidenceClass.INVENTED else _left_out(verdict, most)
        rows.append(Compared(place, measure, verdict, document.agreement.wave, not why, why))
    return tuple(rows)


def _measure(
    session: Session, document: DocumentRecord, verdict: OutcomeVerdict, indicator: Indicator, *, known_at: datetime
) -> Measure:
    terms = document.agreement
    outcome = next(one for one in terms.outcomes if one.number == verdict.outcome)
    commitment = next(one for one in outcome.commitments if one.indicator == indicator.name)
    source = judged.source(session, verdict, known_at=known_at)
    return Measure(outcome, commitment, indicator, verdict, source, office_of(outcome, terms))


def _left_out(verdict: OutcomeVerdict, most: tuple[date, date] | None) -> str:
    """Return why a place cannot be compared, or an empty text."""
    latest = verdict.latest
    if latest is None or latest.value is None or most is None:
        return words.NO_FIGURE
    if verdict.course.reason.because is Because.STALE and (latest.start, latest.end) != most:
        return words.STALE
    if (latest.start, latest.end) != most:
        return words.other_period(dates.period(latest.start, latest.end), dates.period(*most))
    return ""
