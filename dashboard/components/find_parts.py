"""Parts of Find your place: the reader's own places, the search, what it found, the list of all places."""

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from dashboard.access import Viewer
from dashboard.components import address, changes_parts, links, states, tables, text
from dashboard.questions.agreements import day_of
from dashboard.questions.finding_values import FindPage, Found, Listed
from dashboard.questions.news_values import ChangesPage
from dashboard.questions.values import Standing
from dashboard.selection import Visit
from dashboard.wording import dates, find, numbers
from dashboard.wording import page as words
from dashboard.wording import states as said
from dashboard.wording import tables as shapes

Changes = Callable[[str, str], ChangesPage]
"""What changed in a place after a day: the place and the day as an address writes them."""


def answer(page: FindPage) -> str:
    """Return the sentence that answers the page."""
    agreed = sum(one.standing is Standing.AGREED for one in page.listed)
    return find.answer(agreed) if agreed else said.NOTHING_YET


def search(run: Visit, page: FindPage) -> None:
    """Draw the search box and what it found."""
    with st.form("search", border=False):
        sought = st.text_input(words.SEARCH_LABEL, value=run.chosen.q, max_chars=60, key=f"q-{run.chosen.q}")
        if st.form_submit_button(words.SEARCH_BUTTON):
            address.choose(q=sought.strip())
            st.rerun()
    if not run.chosen.q:
        return
    text.section(find.results(len(page.found), run.chosen.q))
    if not page.found:
        states.state(said.unknown_place(run.chosen.q), key="unknown")
        return
    rows = [
        tables.Row(
            find.found_name(one.place.name, one.former_name),
            (words.kind(one.place.kind), _under(one)),
            run.path("place", place=one.place.slug),
        )
        for one in page.found
    ]
    tables.table(shapes.FOUND, rows, alt=find.results(len(page.found), run.chosen.q))


def yours(run: Visit, page: FindPage, viewer: Viewer, last: datetime | None, changes: Changes) -> None:
    """Draw the places a reader acts for, each with what changed there since their last visit."""
    own = {each.place for each in viewer.grants}
    mine = [one.place for one in page.listed if one.place.code in own]
    if not mine:
        return
    on = None if last is None else day_of(last)
    since = "" if on is None else changes_parts.from_day(on)
    text.section(find.YOURS)
    text.said(find.yours_since(on))
    for place in mine:
        text.part(place.name)
        text.said(changes_parts.answer(changes(place.slug, since)))
        found = [
            ("place", place.name, run.address("place", place=place.slug)),
            ("changes", find.CHANGES, run.address("changes", place=place.slug, since=since)),
        ]
        links.row(found, key=f"yours-{place.slug}")


def a_to_z(run: Visit, page: FindPage) -> None:
    """Draw every place with an agreement, a draft or a name in the waves, A to Z."""
    if not page.listed:
        return
    text.section(words.A_TO_Z)
    rows = [tables.Row(one.place.name, _cells(one), run.path("place", place=one.place.slug)) for one in page.listed]
    tables.table(shapes.PLACES, rows, alt=words.A_TO_Z)


def covered(page: FindPage) -> None:
    """Say how many people live under an agreement, from which year's populations."""
    if page.covered is not None:
        people = page.covered
        text.said(find.covered(numbers.people(people.people), people.places, people.year, unknown=people.unknown))


def _under(found: Found) -> str:
    return said.listed(tuple(place.name for place in found.under)) or find.NO_AGREEMENT


def _cells(one: Listed) -> tuple[str, ...]:
    kind = find.with_class(words.kind(one.place.kind), one.place.evidence)
    terms, document = one.terms, one.document
    if one.standing is Standing.NEGOTIATING:
        return kind, find.negotiating(one.negotiating_days, one.evidence), find.NOT_YET, find.NOT_YET
    if terms is None or document is None:
        undecided = one.standing is Standing.LEVEL_UNDECIDED
        return kind, find.UNDECIDED if undecided else find.NOT_YET_IN_ONE, find.NOT_YET, find.NOT_YET
    office = terms.accountability.office if terms.accountability else find.NOT_AGREED
    began = dates.day(one.since) if one.since else find.NOT_YET
    if one.standing is Standing.SIGNED:
        return kind, find.signed(terms.wave, began, document.evidence), office, find.NOT_YET
    return kind, find.agreement(terms.wave, document.evidence), office, began
