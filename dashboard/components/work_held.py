"""Figures before their minute: the warning, the button that reads them, and for the steward the list of who may."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.components import frame, states, tables, telling, text
from dashboard.orders import held as orders
from dashboard.orders.result import Done, Refused
from dashboard.questions import held as questions
from dashboard.questions.held import HeldFigure, HeldPage
from dashboard.selection import Visit
from dashboard.wording import held as words
from dashboard.wording import tables as shapes
from dashboard.wording import tasks

Ask = Callable[..., Any]
Write = Callable[..., Done | Refused]


def form(_run: Visit, subject: str, *, ask: Ask, write: Write) -> None:
    """Draw what waits; the figures only when the button asks for them, since each reading is on record."""
    page: HeldPage | None = ask(questions.page, subject)
    if page is None:
        states.state(tasks.GONE, key="gone")
        return
    held = page.held
    named = {"indicator": held.waits.indicator, "until": held.waits.until}
    text.section(words.heading(held.indicator.title))
    frame.evidence(held.evidence)
    text.said(words.until(held.waits.until, len(held.places)))
    text.evidence(words.WARNING, key="held")
    if st.button(words.READ_THEM, key="read-held"):
        done = write(orders.read, **named)
        if isinstance(done, Refused):
            states.state(done.sentence, key="refused")
        else:
            _figures(page, done.answer)  # type: ignore[arg-type]  # what the order returns
    if page.steward:
        _list(page, named, write)
        _taking_back(page, named, write)


def _figures(page: HeldPage, found: tuple[HeldFigure, ...]) -> None:
    indicator = page.held.indicator
    rows = [
        tables.Row(one.place.name, (words.row(one.start, one.end, one.status), words.value(one.value, indicator)))
        for one in found
    ]
    tables.table(shapes.WAITING, rows, alt=words.heading(indicator.title))


def _list(page: HeldPage, named: dict[str, Any], write: Write) -> None:
    """Draw who is on the list, each with the button that takes them off, and the form that puts somebody on it."""
    text.part(words.LIST)
    if not page.listed:
        text.said(words.NOBODY_LISTED)
    for one in page.listed:
        place = None if one.place is None else one.place.name
        text.outside(words.listed(one.person.name, place))
        if st.button(words.TAKE_OFF.format(name=one.person.name), key=f"off-{one.entry.id}"):
            _told(write(orders.dismiss, entry=one.entry.id), words.DISMISSED)
    people = {one.id: one.name for one in page.could}
    if not people:
        text.said(words.NOBODY_COULD)
        return
    codes: dict[str | None, str] = {None: words.ALL_PLACES, **{one.code: one.name for one in page.held.places}}
    with st.form("pre-release", border=False):
        person = st.selectbox(words.WHO, list(people), format_func=people.__getitem__, key="list-who")
        place = st.selectbox(words.WHERE, list(codes), format_func=codes.__getitem__, key="list-where")
        if st.form_submit_button(words.ADMIT):
            _told(write(orders.admit, **named, person=person, place=place), words.ADMITTED)


def _taking_back(page: HeldPage, named: dict[str, Any], write: Write) -> None:
    text.part(words.TAKE_BACK)
    text.said(words.loaded_on(page.held.waits.loaded_at), words.TAKE_BACK_SAID)
    if st.button(words.TAKE_BACK, key="take-back"):
        done = write(orders.take_back, **named)
        if isinstance(done, Refused):
            states.state(done.sentence, key="refused")
        else:
            telling.back_to_the_list(words.TOOK_BACK)


def _told(done: Done | Refused, sentence: str) -> None:
    """Say why not, or draw the page anew with what came of it."""
    if isinstance(done, Refused):
        states.state(done.sentence, key="refused-list")
    else:
        telling.and_again(sentence)
