"""Parts of the page of changes."""

from collections import Counter
from datetime import date

import streamlit as st

from dashboard.components import address, links, states, text
from dashboard.questions.news_values import (
    ChangesPage,
    Day,
    NewFigures,
    News,
    NewsKind,
    NewVersion,
    PromiseMoved,
    Revised,
    VerdictMoved,
)
from dashboard.questions.what_changed import LONGEST
from dashboard.selection import Visit
from dashboard.wording import cells, dates, marks
from dashboard.wording import news as said
from dashboard.wording import page as words
from dashboard.wording import states as standing
from dashboard.wording.inert import cell, link
from data.terms import EvidenceClass

MOST_REVISED = 8


def title(page: ChangesPage) -> str:
    """Return the name of the page."""
    return f"{words.CHANGES}: {page.place.name}" if page.place else words.CHANGES


def parameters(run: Visit, page: ChangesPage) -> dict[str, str]:
    """Return what the address of this page's download says besides the date."""
    chosen = {"since": run.chosen.since, "place": page.place.slug if page.place else "", "kind": run.chosen.news}
    return {name: text_ for name, text_ in chosen.items() if text_}


def answer(page: ChangesPage) -> str:
    """Return the sentence that answers the page."""
    if page.unknown_place:
        return standing.unknown_place(page.unknown_place)
    if not page.anything_held:
        return said.NOTHING_HELD
    counted = Counter[str]()
    for one in (news for day in page.days for news in day.news):
        match one:
            case VerdictMoved():
                counted["verdicts"] += 1
            case NewFigures():
                counted["figures"] += one.figures
            case Revised():
                counted["revisions"] += len(one.revisions)
            case NewVersion():
                counted["documents"] += 1
            case PromiseMoved():
                counted["promises"] += 1
    return said.answer(counted, since=page.since, place=page.place.name if page.place else "")


def problems(run: Visit, page: ChangesPage) -> None:
    """Say what of the address could not be obeyed."""
    if page.problem:
        states.state(said.bad_since(page.problem), key="since")
    elif run.chosen.since and page.since.isoformat() != run.chosen.since:
        states.state(said.shortened(page.since), key="since")
    if page.unknown_kind:
        states.state(said.unknown_kind(page.unknown_kind), key="kind")


def choices(run: Visit, page: ChangesPage) -> None:
    """Offer one kind of change, or one place; each choice is an address of its own."""
    if page.unknown_place:
        return
    place = page.place.slug if page.place else None
    kind = page.kind.value if page.kind else None
    every = [(None, said.EVERYTHING), *((one.value, said.KINDS[one.value]) for one in NewsKind)]
    _row(
        said.KINDS_LABEL,
        [(run.path("changes", **_kept(run, place, name)), label, name == kind) for name, label in every],
    )
    here = [(None, said.ALL_PLACES), *((one.slug, one.name) for one in page.places)]
    if page.place is not None and page.place not in page.places:
        here.append((page.place.slug, page.place.name))
    _row(words.PLACE, [(run.path("changes", **_kept(run, slug, kind)), label, slug == place) for slug, label in here])
    text.said(said.since_line(page.place.name if page.place else "", kind or ""))


def places(run: Visit, page: ChangesPage) -> None:
    """Offer the places there are, where the address names one that is not held."""
    if page.unknown_place:
        links.row([("changes", one.name, run.address("changes", place=one.slug)) for one in page.places], key="places")


def days(run: Visit, page: ChangesPage) -> None:
    """Draw the days, newest first, with what changed on each."""
    if page.verdicts_derived:
        text.said(said.DERIVED)
    for day in page.days:
        text.section(dates.day(day.on))
        for name, lines in _lines(run, page, day).items():
            if name:
                text.part(name)
            with st.container(key=f"news-{day.on.isoformat()}-{len(name)}-{cell(name)[:3]}"):
                st.markdown("\n".join(f"- {line}" for line in lines))


def since_form(page: ChangesPage) -> None:
    """Offer the changes since another day."""
    text.section(said.SINCE_TITLE)
    with st.form("since", border=False):
        chosen = st.date_input(
            said.SINCE_LABEL,
            value=page.since,
            min_value=page.until - LONGEST,
            max_value=page.until,
            format="DD/MM/YYYY",
            key=f"since-{page.since}",
        )
        if st.form_submit_button(said.SINCE_BUTTON) and isinstance(chosen, date):
            address.choose(since=chosen.isoformat())
            st.rerun()


def _kept(run: Visit, place: str | None, kind: str | None) -> dict[str, str | None]:
    return {"since": run.chosen.since or None, "place": place, "kind": kind}


def _row(label: str, choices: list[tuple[str, str, bool]]) -> None:
    """Draw choices beside each other; the one that is shown is no link and stands strong."""
    shown = [f"**{cell(name)}**" if here else link(name, path) for path, name, here in choices]
    st.markdown(f"{cell(label)}: {' · '.join(shown)}")


def _lines(run: Visit, page: ChangesPage, day: Day) -> dict[str, list[str]]:
    """Return the lines of a day as Markdown, by place; what concerns no single place comes last."""
    found: dict[str, list[str]] = {}
    for one in (part for news in day.news for part in _apart(news)):
        where = _where(one)
        found.setdefault(where if page.place is None else "", []).extend(_said(run, one))
    return dict(sorted(found.items(), key=lambda pair: (not pair[0], pair[0])))


def _apart(news: News) -> list[News]:
    """Return the revisions of few places one by one, so that each stands under its place."""
    if isinstance(news, Revised) and len(news.revisions) <= MOST_REVISED:
        return [Revised(news.on, news.indicator, (one,)) for one in news.revisions]
    return [news]


def _where(news: News) -> str:
    """Return the place a change is about; an empty text for one about no single place."""
    match news:
        case Revised():
            return news.revisions[0].place.name if len(news.revisions) == 1 else ""
        case NewFigures():
            return ""
        case VerdictMoved() | NewVersion() | PromiseMoved():
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
            return [f"{cell(said_)}{_class(news.evidence)} {_outcome(run, news)}"]
        case NewFigures():
            return [f"{cell(_figures(news))} {_data(run, news.indicator.name)}"]
        case Revised():
            lines = [
                cell(
                    said.revised(
                        one.indicator.title,
                        one.place.name,
                        dates.axis(one.start, one.end),
                        cells.figure(one.before, one.status_before, one.indicator),
                        cells.figure(one.after, one.status_after, one.indicator),
                    )
                )
                for one in news.revisions[:MOST_REVISED]
            ]
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
                + _class(news.evidence)
            ]


def _class(evidence: EvidenceClass) -> str:
    """Return the class of a judgement, where it is not plainly published."""
    return "" if evidence is EvidenceClass.PUBLISHED else f" {cell(marks.evidence(evidence))}."


def _outcome(run: Visit, news: VerdictMoved) -> str:
    if news.outcome is None:
        return link("The standard", run.path("standards", place=news.place.slug)) + "."
    return link("The outcome", run.path("outcome", place=news.place.slug, outcome=news.outcome)) + "."


def _data(run: Visit, indicator: str) -> str:
    return link("Where it comes from", run.path("data", indicator=indicator)) + "."


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
