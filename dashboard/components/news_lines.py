"""One change as a line: linked to where a reader can look further, with its class where it is not plainly published."""

from dashboard.questions.data_values import Revision
from dashboard.questions.news_values import (
    CaseMoved,
    ChangesPage,
    Day,
    NewFigures,
    News,
    NewVersion,
    PromiseMoved,
    ReplyMoved,
    Revised,
    VerdictMoved,
)
from dashboard.selection import Visit
from dashboard.wording import cells, dates, marks
from dashboard.wording import news as said
from dashboard.wording.inert import cell, link
from data.terms import EvidenceClass

MOST_REVISED = 8


def lines(run: Visit, page: ChangesPage, day: Day) -> dict[str, list[str]]:
    """Return the lines of a day as Markdown, by place; what concerns no single place comes last."""
    found: dict[str, list[str]] = {}
    for one in (part for news in day.news for part in _apart(news)):
        where = _where(one)
        found.setdefault(where if page.place is None else "", []).extend(_said(run, one))
    return dict(sorted(found.items(), key=lambda pair: (not pair[0], pair[0])))


def _apart(news: News) -> list[News]:
    """Return the revisions of few places one by one, so that each stands under its place."""
    if isinstance(news, Revised) and len(news.revisions) <= MOST_REVISED:
        return [Revised(news.on, news.indicator, (one,), _of_place(news, one)) for one in news.revisions]
    return [news]


def _of_place(news: Revised, one: Revision) -> tuple[VerdictMoved, ...]:
    """Return the judgements of the revised place that its revision moved."""
    return tuple(each for each in news.flipped if each.place.code == one.place.code)


def _where(news: News) -> str:
    """Return the place a change is about; an empty text for one about no single place."""
    match news:
        case Revised():
            return news.revisions[0].place.name if len(news.revisions) == 1 else ""
        case NewFigures():
            return ""
        case VerdictMoved() | NewVersion() | PromiseMoved() | CaseMoved() | ReplyMoved():
            return news.place.name if news.place else ""


def _said(run: Visit, news: News) -> list[str]:
    """Return one change as Markdown lines, linked to where a reader can look further."""
    match news:
        case VerdictMoved():
            said_ = said.moved(
                news.indicator.title,
                news.judgement,
                before=news.before,
                after=news.after,
                moved_by=news.moved_by,
                evidence=news.evidence,
            )
            return [f"{cell(said_)}{of_class(news.evidence)} {_outcome(run, news)}"]
        case NewFigures():
            return [f"{cell(_figures(news))} {_data(run, news.indicator.name)}"]
        case Revised():
            lines = [cell(_revised(news, one)) for one in news.revisions[:MOST_REVISED]]
            if len(news.revisions) > MOST_REVISED:
                lines.append(cell(said.more_revised(news.indicator.title, len(news.revisions) - MOST_REVISED)))
            return [f"{line} {_data(run, news.indicator.name)}" for line in lines]
        case NewVersion():
            return [cell(_version(news))]
        case PromiseMoved():
            record = news.record
            return [
                cell(
                    said.promise(
                        news.power,
                        news.department,
                        record.step.value if record else None,
                        happened=record.happened_on if record else None,
                        due=record.due if record else None,
                    )
                )
                + of_class(news.evidence)
            ]
        case CaseMoved():
            words_ = cell(said.case(news.standard, news.step, news.post))
            whole = link(said.THE_CASE, run.path("standards", place=news.place.slug))
            return [f"{words_}{of_class(news.evidence)} {whole}."]
        case ReplyMoved():
            told = said.reply(news.kind, news.name, news.step, post=news.post, due=news.due)
            return [f"{cell(told)}{of_class(news.evidence)}"]


def _revised(news: Revised, one: Revision) -> str:
    """Return one revision: old and new figure, why where it was published, and the judgements that it moved."""
    sentence = said.revised(
        one.indicator.title,
        one.place.name,
        dates.axis(one.start, one.end),
        cells.figure(one.before, one.status_before, one.indicator),
        cells.figure(one.after, one.status_after, one.indicator),
    )
    moved = [
        said.flipped(each.place.name, each.judgement, before=each.before, after=each.after)
        for each in _of_place(news, one)
    ]
    parts = (sentence, said.reason(one.note), f"{said.FLIPPED}: {'; '.join(moved)}." if moved else "")
    return " ".join(part for part in parts if part)


def of_class(evidence: EvidenceClass) -> str:
    """Return the class of a judgement, where it is not plainly published."""
    return "" if evidence is EvidenceClass.PUBLISHED else f" {cell(marks.evidence(evidence))}."


def _outcome(run: Visit, news: VerdictMoved) -> str:
    if news.outcome is None:
        return link(said.THE_STANDARD, run.path("standards", place=news.place.slug)) + "."
    return link(said.THE_OUTCOME, run.path("outcome", place=news.place.slug, outcome=news.outcome)) + "."


def _data(run: Visit, indicator: str) -> str:
    return link(said.WHERE_FROM, run.path("data", indicator=indicator)) + "."


def _figures(news: NewFigures) -> str:
    release = news.release
    if release.outcome.value in {"held_back", "failed"}:
        return said.kept_out(news.indicator.title, release.outcome.value, release.problem)
    return said.figures(
        news.indicator.title,
        news.figures,
        published=release.published_on,
        publisher=news.indicator.publisher,
    )


def _version(news: NewVersion) -> str:
    document = news.document
    if not news.may_read:
        return said.draft(news.place.name if news.place else document.subject)
    title_ = document.agreement.title if document.kind == "agreement" else document.standard.title
    return said.version(
        document.kind, title_, document.version, in_force=document.in_force_from, reason=document.reason
    )
