"""The tables of Data and What changed to take away: every release with its provenance, every change with its day."""

from datetime import datetime

from dashboard.files.table import Table, Value
from dashboard.questions.data_values import DataPage
from dashboard.questions.news_values import (
    CaseMoved,
    ChangesPage,
    NewFigures,
    News,
    NewVersion,
    PromiseMoved,
    ReplyMoved,
    Revised,
    VerdictMoved,
)
from dashboard.wording import dates
from dashboard.wording import files as cover
from dashboard.wording import page as words

MEASURE = (
    "indicator", "title", "standing", "publisher", "feed", "newest_period_start", "newest_period_end", "figures",
    "last_good_fetch", "next_expected", "next_stated_by", "late_places", "licence", "source_address", "as_at",
)  # fmt: skip
RELEASE = (
    "release", "indicator", "feed", "asked_at", "outcome", "published_on", "rows_read", "rows_added", "rows_revised",
    "rows_unchanged", "rows_not_taken", "address", "reply_sha256", "licence", "problem", "as_at",
)  # fmt: skip
CHANGE = (
    "day", "kind", "place_code", "place", "subject", "clause", "period_start", "period_end", "before", "after",
    "moved_by", "note", "evidence_class", "as_at",
)  # fmt: skip


def measures(page: DataPage, *, as_at: datetime) -> Table:
    """Return how the supply of every measure stands."""
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            one.indicator.name,
            one.indicator.title,
            one.state.value,
            one.indicator.publisher,
            one.indicator.feed,
            one.newest[0] if one.newest else None,
            one.newest[1] if one.newest else None,
            one.figures,
            one.last_good.asked_at.date() if one.last_good else None,
            one.expected.on if one.expected else None,
            one.expected.source or None if one.expected else None,
            len(one.late),
            one.indicator.licence.name,
            one.indicator.source_address,
            _day(as_at),
        )
        for one in page.measures
    )
    return Table(f"measures-as-at-{_day(as_at)}", MEASURE, rows, _about(words.DATA, as_at))


def releases(page: DataPage, *, as_at: datetime) -> Table:
    """Return every release of one measure, with the address asked and the fingerprint of the reply."""
    held = page.detail.releases if page.detail else ()
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            one.id,
            one.indicator,
            one.feed,
            one.asked_at.isoformat(),
            one.outcome.value,
            one.published_on,
            one.rows_read,
            one.added,
            one.revised,
            one.unchanged,
            one.refused,
            one.address,
            one.reply_sha256,
            one.licence,
            one.problem or None,
            _day(as_at),
        )
        for one in held
    )
    name = page.detail.standing.indicator.name if page.detail else "none"
    return Table(f"{name}-releases-as-at-{_day(as_at)}", RELEASE, rows, _about(f"{words.DATA}: {name}", as_at))


def changes(page: ChangesPage, *, as_at: datetime) -> Table:
    """Return every change since a day, one a row."""
    rows = tuple((*row, _day(as_at)) for day in page.days for one in day.news for row in _rows(one))
    name = f"changes-{page.since}-to-{_day(as_at)}"
    return Table(name, CHANGE, rows, _about(words.CHANGES, as_at))


def _rows(news: News) -> list[tuple[Value, ...]]:
    match news:
        case VerdictMoved():
            place, clause = news.place, f"outcome {news.outcome}, {news.judgement}" if news.outcome else news.judgement
            return [
                (
                    news.on, "verdict", place.code, place.name, news.indicator.name, clause, None, None, news.before,
                    news.after, news.moved_by, None, news.evidence.value,
                )
            ]  # fmt: skip
        case NewFigures():
            note = f"release {news.release.id}, {news.release.outcome.value}"
            return [
                (
                    news.on, "figures", None, None, news.indicator.name, None, None, None, None, news.figures, None,
                    note, None,
                )
            ]  # fmt: skip
        case Revised():
            return [
                (
                    one.on, "revision", one.place.code, one.place.name, one.indicator.name, None, one.start, one.end,
                    one.before, one.after, None, one.note or None, None,
                )
                for one in news.revisions
            ]  # fmt: skip
        case NewVersion():
            document = news.document
            place_code, place_name = (news.place.code, news.place.name) if news.place else (None, None)
            subject = f"{document.kind} version {document.version}" if news.may_read else f"{document.kind}, a draft"
            note = document.reason if news.may_read else ""
            return [
                (
                    news.on, "document", place_code, place_name, subject, None, document.in_force_from, None, None,
                    document.status, None, note or None, document.evidence.value,
                )
            ]  # fmt: skip
        case PromiseMoved():
            after = news.record.step.value if news.record else "late"
            return [
                (
                    news.on, "promise", news.place.code, news.place.name, news.power, None, None, None, None, after,
                    None, news.department, news.evidence.value,
                )
            ]  # fmt: skip
        case CaseMoved():
            return [
                (
                    news.on, "case", news.place.code, news.place.name, news.standard, None, None, None, None, news.step,
                    None, news.post or None, news.evidence.value,
                )
            ]  # fmt: skip
        case ReplyMoved():
            return [
                (
                    news.on, "reply", news.place.code, news.place.name, f"{news.kind} {news.name}", None, None,
                    news.due, None, news.step, None, news.post or None, news.evidence.value,
                )
            ]  # fmt: skip


def _day(as_at: datetime) -> Value:
    return as_at.astimezone(dates.LONDON).date()


def _about(title: str, as_at: datetime) -> tuple[str, ...]:
    return title, cover.as_at(as_at), cover.EMPTY_CELLS
