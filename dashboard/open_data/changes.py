"""What changed, one change a row, in the sentences of the page: for programs and the feed."""

from datetime import datetime

from sqlmodel import Session

from dashboard import selection
from dashboard.access import PUBLIC
from dashboard.open_data.carried import carried
from dashboard.open_data.table import CARRIED, Column, Kind, Row, Shape, Table, always, days, table, text
from dashboard.questions import open_store, what_changed
from dashboard.questions.news_values import (
    CaseMoved,
    NewFigures,
    News,
    NewVersion,
    PromiseMoved,
    ReplyMoved,
    Revised,
    VerdictMoved,
)
from dashboard.questions.open_values import INVENTED_FEED
from dashboard.questions.what_changed import kind_of
from dashboard.wording import cells, dates
from dashboard.wording import news as said
from data.catalogue import Indicator
from data.terms import EvidenceClass, weakest

SHAPE = Shape(
    "changes",
    (
        Column("day", Kind.DAY, always=True),
        *always("kind"),
        *text("place_code", "place", "indicator", "clause"),
        *days("period_start", "period_end"),
        *text("before", "after", "moved_by"),
        *always("says", "page"),
        *CARRIED,
    ),
    key=("day", "kind", "says"),
)


def changes(session: Session, since: str, place: str, kind: str, *, known_at: datetime) -> Table:
    """Return what changed since a day (else in the last 90), in one place or everywhere, the newest first."""
    page = what_changed.what_changed(session, PUBLIC, since, place, kind, known_at=known_at)
    public = {one.record.id for one in open_store.releases(session, known_at=known_at)}
    rows = [
        row
        for day in page.days
        for news in day.news
        if not isinstance(news, NewFigures) or news.release.id in public
        for row in _rows(news, as_at=known_at)
    ]
    return table(SHAPE, dict.fromkeys(rows))


def _rows(news: News, *, as_at: datetime) -> list[Row]:
    kind = kind_of(news).value
    match news:
        case VerdictMoved():
            clause = f"outcome {news.outcome}, {news.judgement}" if news.outcome else news.judgement
            sentence = said.moved(
                news.indicator.title,
                news.judgement,
                before=news.before,
                after=news.after,
                moved_by=news.moved_by,
                evidence=news.evidence,
            )
            return [
                (
                    news.on, kind, news.place.code, news.place.name, news.indicator.name, clause, None, None,
                    news.before, news.after, news.moved_by, f"{news.place.name}: {sentence}", _page(news),
                    *carried(news.evidence, as_at),
                )
            ]  # fmt: skip
        case NewFigures():
            return [
                (
                    news.on, kind, None, None, news.indicator.name, None, None, None, None, None, None, _figures(news),
                    _page(news), *carried(_class(news.indicator), as_at),
                )
            ]  # fmt: skip
        case Revised():
            return [
                (
                    one.on, kind, one.place.code, one.place.name, one.indicator.name, None, one.start, one.end,
                    cells.figure(one.before, one.status_before, one.indicator),
                    cells.figure(one.after, one.status_after, one.indicator), "revision",
                    said.revised(
                        one.indicator.title, one.place.name, dates.axis(one.start, one.end),
                        cells.figure(one.before, one.status_before, one.indicator),
                        cells.figure(one.after, one.status_after, one.indicator),
                    ),
                    _page(news), *carried(weakest(one.place.evidence, _class(one.indicator)), as_at),
                )
                for one in news.revisions
            ]  # fmt: skip
        case NewVersion():
            place = news.place
            return [
                (
                    news.on, kind, place.code if place else None, place.name if place else None, None, None, None,
                    None, None, news.document.status if news.may_read else None, None, _version(news), _page(news),
                    *carried(news.document.evidence, as_at),
                )
            ]  # fmt: skip
        case PromiseMoved():
            return [
                (
                    news.on, kind, news.place.code, news.place.name, None, f"power {news.power}", None, None, None,
                    news.record.step.value if news.record else "late", None, f"{news.place.name}: {_promise(news)}",
                    _page(news), *carried(news.evidence, as_at),
                )
            ]  # fmt: skip
        case CaseMoved() | ReplyMoved():
            return [
                (
                    news.on, kind, news.place.code, news.place.name, None, _clause(news), None, None, None,
                    news.step, None, f"{news.place.name}: {_done(news)}", _page(news), *carried(news.evidence, as_at),
                )
            ]  # fmt: skip


def _clause(news: CaseMoved | ReplyMoved) -> str:
    return f"standard {news.standard}" if isinstance(news, CaseMoved) else f"{news.kind} {news.name}"


def _done(news: CaseMoved | ReplyMoved) -> str:
    if isinstance(news, CaseMoved):
        return said.case(news.standard, news.step, news.post)
    return said.reply(news.kind, news.name, news.step, post=news.post, due=news.due)


def _page(news: News) -> str:
    """Return the page that tells more of a change, as at its day."""
    day = news.on.isoformat()
    match news:
        case VerdictMoved() if news.outcome is not None:
            return selection.path("outcome", place=news.place.slug, outcome=news.outcome, as_at=day)
        case VerdictMoved() | CaseMoved():
            return selection.path("standards", place=news.place.slug, as_at=day)
        case NewFigures() | Revised():
            return selection.path("data", indicator=news.indicator.name, as_at=day)
        case NewVersion(place=None):
            return selection.path("standards", as_at=day)
        case NewVersion() | PromiseMoved() | ReplyMoved():
            return selection.path("place", place=news.place.slug if news.place else None, as_at=day)


def _class(indicator: Indicator) -> EvidenceClass:
    return EvidenceClass.INVENTED if indicator.feed == INVENTED_FEED else EvidenceClass.PUBLISHED


def _figures(news: NewFigures) -> str:
    release = news.release
    if release.outcome.value in {"held_back", "failed"}:
        return said.kept_out(news.indicator.title, release.outcome.value, release.problem)
    return said.figures(
        news.indicator.title, news.figures, published=release.published_on, publisher=news.indicator.publisher
    )


def _version(news: NewVersion) -> str:
    document = news.document
    if not news.may_read:
        return said.draft(news.place.name if news.place else document.subject)
    title = document.agreement.title if document.kind == "agreement" else document.standard.title
    return said.version(document.kind, title, document.version, in_force=document.in_force_from, reason=document.reason)


def _promise(news: PromiseMoved) -> str:
    record = news.record
    return said.promise(
        news.power,
        news.department,
        record.step.value if record else None,
        happened=record.happened_on if record else None,
        due=record.due if record else None,
    )
