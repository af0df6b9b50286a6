"""Typed rows of the centre's side and of cases: promises, asks and offers, cases stage by stage."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from sqlmodel import Session

from dashboard.access import PUBLIC
from dashboard.files.table import Table, Value
from dashboard.questions.asks import AskSeen
from dashboard.questions.case_values import Case, Seen
from dashboard.questions.cases import cases
from dashboard.questions.centre import centre_page
from dashboard.questions.open_promises import OpenPromise
from dashboard.selection import Selection
from dashboard.wording import asks as ask_words
from dashboard.wording import cases as case_words
from dashboard.wording import centre as words
from dashboard.wording import dates, marks
from dashboard.wording import files as cover
from data.terms import EvidenceClass, weakest

PROMISES = (
    "place_code", "place", "power", "department", "who_answers", "promised", "needs_legislation", "depth_promised",
    "depth_in_fact", "state", "days_late", "happened_on", "as_at", "evidence_class",
)  # fmt: skip
ASKS = (
    "place_code", "place", "name", "kind", "by", "addressed_to", "asked_on", "reply_due", "ended", "ended_on", "days",
    "days_late", "as_at", "evidence_class",
)  # fmt: skip
CASES = (
    "place_code", "place", "standard", "case", "known_on", "minimum_standard", "because", "moved_by", "indicator",
    "period_start", "period_end", "value", "lower", "upper", "unit", "status", "reply_due", "replied_on",
    "recovery_plan_on", "ended", "ended_on", "closed_by", "as_at", "evidence_class",
)  # fmt: skip


def promises(session: Session, chosen: Selection) -> Table:
    """Return every promise of the centre in force, of one wave or department where one is chosen."""
    known_at = chosen.moment.known_at
    page = centre_page(session, PUBLIC, chosen.wave, chosen.department, known_at=known_at)
    on = _day(known_at)
    rows = tuple(_promise(one, on=on) for one in page.promises)
    classes = [one.document.evidence for one in page.promises]
    return _table("promises", words.EVERY_PROMISE, PROMISES, rows, classes, as_at=known_at)


def asks(session: Session, chosen: Selection) -> Table:
    """Return every ask and offer, of one wave where one is chosen."""
    known_at = chosen.moment.known_at
    page = centre_page(session, PUBLIC, chosen.wave, "", known_at=known_at)
    rows = tuple(_ask(one, on=_day(known_at)) for one in page.asks)
    return _table("asks", ask_words.ASKS, ASKS, rows, [one.evidence for one in page.asks], as_at=known_at)


def every_case(session: Session, chosen: Selection) -> Table:
    """Return every case, a row for each figure that was shown while it was open."""
    known_at = chosen.moment.known_at
    found = [one for one in cases(session, known_at=known_at) if chosen.case in {"", one.key}]
    rows = tuple(row for one in found for row in _case(one, on=_day(known_at)))
    return _table("cases", case_words.CASES, CASES, rows, [one.evidence for one in found], as_at=known_at)


def _promise(one: OpenPromise, *, on: date) -> tuple[Value, ...]:
    power, promise = one.promise.power, one.promise
    return (
        one.place.code,
        one.place.name,
        power.name,
        power.department,
        power.office,
        power.promised,
        "yes" if power.needs_legislation else "no",
        power.depth.value,
        promise.actual.value if promise.actual else None,
        promise.state.value,
        promise.late_by,
        promise.happened_on,
        on,
        one.document.evidence.value,
    )


def _ask(one: AskSeen, *, on: date) -> tuple[Value, ...]:
    return (
        one.place.code,
        one.place.name,
        one.name,
        one.kind.value,
        one.side.value,
        one.office or one.asked_of.value,
        one.asked_on,
        one.reply_due,
        one.ended.value if one.ended else None,
        one.ended_on,
        one.days,
        one.late_by(on),
        on,
        one.evidence.value,
    )


def _case(one: Case, *, on: date) -> Iterator[tuple[Value, ...]]:
    for seen in one.seen:
        yield (
            one.place.code,
            one.place.name,
            one.terms.title,
            one.number,
            seen.on,
            seen.verdict.standard.state.value,
            seen.verdict.standard.reason.because.value,
            seen.moved_by.value,
            one.indicator.name,
            *_figure(seen),
            one.indicator.unit,
            seen.verdict.latest.status if seen.verdict.latest else None,
            one.reply_due,
            _day(one.replies[0].at) if one.replies else None,
            _day(one.plans[0].at) if one.plans else None,
            one.ended.value if one.ended else None,
            one.ended_on,
            one.closed.post if one.closed else None,
            on,
            one.evidence.value,
        )


def _figure(seen: Seen) -> tuple[Value, ...]:
    figure = seen.verdict.latest
    if figure is None:
        return (None,) * 5
    return (figure.start, figure.end, figure.value, figure.lower, figure.upper)


def _table(
    name: str,
    title: str,
    columns: tuple[str, ...],
    rows: tuple[tuple[Value, ...], ...],
    classes: list[EvidenceClass],
    *,
    as_at: datetime,
) -> Table:
    mark = {EvidenceClass.ILLUSTRATIVE: "-ILLUSTRATIVE", EvidenceClass.INVENTED: "-INVENTED"}
    kind = weakest(*classes) if classes else None
    about = (title, cover.as_at(as_at), *([marks.evidence(kind)] if kind else []))
    file_name = f"{name}-as-at-{_day(as_at).isoformat()}{mark.get(kind, '') if kind else ''}"
    return Table(file_name, columns, rows, (*about, cover.EMPTY_CELLS))


def _day(moment: datetime) -> date:
    return moment.astimezone(dates.LONDON).date()


TABLES: Final[Mapping[str, Callable[[Session, Selection], Table]]] = MappingProxyType(
    {"promises": promises, "asks": asks, "cases": every_case}
)
