"""What every page has around its own parts: date, class and state above, the date form and downloads below."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from dashboard import selection
from dashboard.components import address, agreement_who, links, states, text
from dashboard.documents.answers import place_answer
from dashboard.questions.series_values import NoOutcome
from dashboard.questions.values import Became, DocumentRecord, PlaceRecord, Unknown
from dashboard.selection import Visit
from dashboard.wording import dates, marks, sentences
from dashboard.wording import page as words
from dashboard.wording import states as said
from dashboard.wording.inert import cell
from dashboard.wording.language import SPOKEN
from data.terms import EvidenceClass

EARLIEST = date(2000, 1, 1)


def opening(run: Visit, *, title: str) -> None:
    """Name the page in the browser, and say first what stands between the reader and now."""
    named(title)
    if run.demonstration:
        with st.container(key="demonstration"):
            st.markdown(cell(said.demonstration(dates.day(run.today))))
    if not SPOKEN.is_reviewed:
        with st.container(key="unreviewed"):
            st.markdown(cell(said.UNREVIEWED))
    moment = run.chosen.moment
    if moment.problem == "future":
        states.state(said.future_date(moment.refused), key="date")
    elif moment.problem == "unreadable":
        states.state(said.bad_date(moment.refused), key="date")
    if moment.chosen is not None and moment.known_at < run.now:
        with st.container(key="banner"):
            st.markdown(cell(sentences.past_banner(moment.known_at, newer=run.newer_exist)))
            st.button(words.SHOW_LATEST, on_click=address.show_latest, key="show-latest")


def named(title: str) -> None:
    """Name the page in the browser."""
    st.set_page_config(page_title=words.PRODUCT if title == words.PRODUCT else f"{title} – {words.PRODUCT}")


def evidence(kind: EvidenceClass | None) -> None:
    """Draw the evidence class under the heading, unless all is plainly published."""
    if kind is not None and kind is not EvidenceClass.PUBLISHED:
        text.evidence(marks.evidence(kind))


def standing(
    run: Visit, *, newest_release: date | None, document: DocumentRecord | None = None, told: str = ""
) -> None:
    """Draw the status line."""
    parts = sentences.status_line(
        as_at=run.chosen.moment.known_at,
        chosen=run.as_at is not None,
        newest_release=newest_release,
        version=None if document is None else document.version,
        in_force=None if document is None else document.in_force_from,
    )
    text.status([*parts, told])


def as_at_form(run: Visit) -> None:
    """Offer the page as it was known on another day."""
    text.section(words.AS_AT_TITLE)
    shown = run.chosen.moment.as_of
    with st.form("as-at", border=False):
        chosen = st.date_input(
            words.AS_AT_LABEL,
            value=min(shown, run.today),
            min_value=EARLIEST,
            max_value=run.today,
            format="DD/MM/YYYY",
            key=f"as-at-{run.view}-{shown}",
        )
        if st.form_submit_button(words.AS_AT_BUTTON) and isinstance(chosen, date):
            address.choose(as_at="" if chosen == run.today else chosen.isoformat())
            st.rerun()


def closing(run: Visit, *, table: str, title: str, parameters: Mapping[str, str]) -> None:
    """Draw the foot of a page: its table to take away, and the same help in the same place."""
    with st.container(key="page-foot"):
        dated = {**parameters, "as_at": run.as_at or selection.minute(run.now)}
        links.downloads(table, dated, title=title)
        links.copied(address.here(run, **parameters))
        links.to("about", words.HELP_LINK, run.address("about"))


def elsewhere(run: Visit, page: Became | Unknown, *, title: str) -> None:
    """Draw what an address shows whose place is unknown, or has ended: never another place instead."""
    opening(run, title=title)
    text.heading(title)
    match page:
        case Became():
            text.answer(said.renamed(page.name, tuple(place.name for place in page.successors), page.on))
            places(run, page.successors, key="successors")
            agreement_who.passed_on(run, page)
        case Unknown():
            text.answer(said.unknown_place(page.text) if page.text else said.NO_PLACE)
            places(run, page.near, key="near")
            links.to("/", words.FIND, run.address("/"))


def no_outcome(run: Visit, page: NoOutcome) -> None:
    """Draw what an address shows whose outcome is not in the agreement."""
    place = page.page.place
    opening(run, title=place.name)
    text.heading(place.name)
    evidence(page.page.evidence)
    text.answer(said.unknown_outcome(place.name, page.text) if page.page.terms else place_answer(page.page))
    standing(run, newest_release=page.page.newest_release, document=page.page.document)
    for measure in {measure.outcome.number: measure for measure in page.page.measures}.values():
        label = f"{measure.outcome.number}. {measure.outcome.statement}"
        links.to("outcome", label, run.address("outcome", place=place.slug, outcome=measure.outcome.number))
    links.to("place", said.back_to(place.name), run.address("place", place=place.slug))


def places(run: Visit, found: tuple[PlaceRecord, ...], *, key: str) -> None:
    """Draw a link to each place."""
    with st.container(key=f"places-{key}"):
        for place in found:
            links.to("place", place.name, run.address("place", place=place.slug))
