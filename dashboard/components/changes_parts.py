"""Parts of the page of changes."""

from collections import Counter
from datetime import date, datetime, timedelta

import streamlit as st

from dashboard.components import address, links, states, text
from dashboard.components.news_lines import lines, of_class
from dashboard.questions.agreements import day_of
from dashboard.questions.news_values import (
    CaseMoved,
    ChangesPage,
    NewFigures,
    NewsKind,
    NewVersion,
    PromiseMoved,
    ReplyMoved,
    Revised,
    VerdictMoved,
)
from dashboard.questions.what_changed import LONGEST
from dashboard.selection import Visit
from dashboard.wording import dates
from dashboard.wording import news as said
from dashboard.wording import page as words
from dashboard.wording import states as standing
from dashboard.wording.inert import cell, link


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
            case CaseMoved():
                counted["cases"] += 1
            case ReplyMoved():
                counted["replies"] += 1
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
    if page.place is not None and page.met:
        _row(
            said.MEETINGS_LABEL,
            [
                (
                    run.path("changes", since=one.held_on.isoformat(), place=place, kind=kind),
                    dates.day(one.held_on),
                    one.held_on == page.since,
                )
                for one in page.met
            ],
        )
    text.said(said.since_line(page.place.name if page.place else "", kind or ""))


def since_visit(run: Visit, page: ChangesPage, *, last: datetime | None, signed_in: bool) -> None:
    """Offer what changed since the reader's last visit; the public's is in no place but an address they keep."""
    if page.unknown_place:
        return
    on = run.today if last is None else day_of(last)
    told = said.NOT_COUNTED if not signed_in else said.FIRST_VISIT if last is None else said.last_visit(on)
    kept = _kept(run, page.place.slug if page.place else None, page.kind.value if page.kind else None)
    address_ = run.path("changes", **{**kept, "since": from_day(on)})
    with st.container(key="since-visit"):
        st.markdown(f"{cell(told)} {link(said.changed_from(on), address_)}")


def from_day(on: date) -> str:
    """Return the day after which changes are asked for, so that those of the day itself are among them."""
    return (on - timedelta(days=1)).isoformat()


def places(run: Visit, page: ChangesPage) -> None:
    """Offer the places there are, where the address names one that is not held."""
    if page.unknown_place:
        links.row([("changes", one.name, run.address("changes", place=one.slug)) for one in page.places], key="places")


def due(page: ChangesPage) -> None:
    """Draw the replies that have not come, the earliest due first."""
    if not page.due or page.kind not in {None, NewsKind.REPLIES}:
        return
    text.section(said.DUE_TITLE)
    told = [
        cell(said.due(one.place.name, one.kind, one.name, asked_of=one.asked_of, by=one.due, late_by=one.late_by))
        + of_class(one.evidence)
        for one in page.due
    ]
    st.markdown("\n".join(f"- {line}" for line in told))


def days(run: Visit, page: ChangesPage) -> None:
    """Draw the days, newest first, with what changed on each."""
    if page.verdicts_derived:
        text.said(said.DERIVED)
    for day in page.days:
        text.section(dates.day(day.on))
        for at, (name, told) in enumerate(lines(run, page, day).items()):
            if name:
                text.part(name)
            with st.container(key=f"news-{day.on.isoformat()}-{at}"):
                st.markdown("\n".join(f"- {line}" for line in told))


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
