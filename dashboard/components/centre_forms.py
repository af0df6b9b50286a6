"""Forms of the centre's page for those who speak for a side: ask or offer, fill, check, send."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from dashboard.access import Act, Viewer, may
from dashboard.components import states, text
from dashboard.orders import dealings as orders
from dashboard.orders.dealings import Wanted
from dashboard.orders.result import Done, Refused
from dashboard.questions.centre import CentrePage
from dashboard.selection import Visit
from dashboard.wording import asks as words
from dashboard.wording import cases as form_words
from data.terms import AskKind, Side

CHECKED, SAID = "checked-ask", "said-ask"
ORDERS = {AskKind.ASK: orders.ask, AskKind.OFFER: orders.offer}


def ask_or_offer(run: Visit, page: CentrePage, viewer: Viewer, write: Callable[..., Done | Refused]) -> None:
    """Draw the form, then exactly what will be public, then send it. Readers who speak for nobody see nothing."""
    places = {one.place.slug: one.place for one in page.negotiations if _side(viewer, one.place.code) is not None}
    if not places:
        return
    text.section(words.NEW)
    states.state(st.session_state.pop(SAID, ""), key="said-ask")
    with st.form("ask-or-offer", border=False, clear_on_submit=False):
        slug = st.selectbox(words.WHERE, list(places), format_func=lambda one: places[one].name, key="ask-place")
        kind = st.radio(words.KIND, list(AskKind), format_func=lambda one: words.KINDS[one], key="ask-kind")
        name = st.text_input(words.NAME, max_chars=words.LONGEST_NAME, key="ask-name")
        office = st.text_input(words.OFFICE, max_chars=words.LONGEST_NAME, key="ask-office")
        due = st.date_input(words.REPLY_DUE, value=None, min_value=run.today, format="DD/MM/YYYY", key="ask-due")
        if st.form_submit_button(form_words.CHECK):
            reply_due = due if isinstance(due, date) else None
            st.session_state[CHECKED] = (slug, kind, Wanted(name=name, office=office, reply_due=reply_due))
    if CHECKED not in st.session_state:
        return
    slug, kind, wanted = st.session_state[CHECKED]
    side = _side(viewer, places[slug].code) if slug in places else None
    if side is None:
        return
    text.part(form_words.WILL_BE_PUBLIC)
    text.outside(wanted.name)
    asked = words.asked(run.today, wanted.reply_due).replace("\n", ", ")
    text.said(f"{places[slug].name}. {words.ask(kind, side)}, {asked}.")
    text.outside(words.addressed(wanted.office, Side.CENTRE if side is Side.PLACE else Side.PLACE))
    if st.button(form_words.SEND, key="send-ask"):
        done = write(ORDERS[kind], place=slug, side=side, wanted=wanted)
        del st.session_state[CHECKED]
        st.session_state[SAID] = done.sentence if isinstance(done, Refused) else form_words.SENT
        st.rerun()


def _side(viewer: Viewer, place: str) -> Side | None:
    """Return the side that a reader speaks for in a place."""
    if may(viewer, Act.SPEAK_FOR_CENTRE, place=place):
        return Side.CENTRE
    return Side.PLACE if may(viewer, Act.SPEAK_FOR_PLACE, place=place) else None
