"""Forms of the centre's page for what each side records: steps of a promise, and requests outside an agreement."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from dashboard.access import Act, Viewer, may
from dashboard.components import states, text
from dashboard.orders import dealings as orders
from dashboard.orders.result import Done, Refused
from dashboard.questions.burden import OutsideKind
from dashboard.questions.centre import CentrePage
from dashboard.selection import Visit
from dashboard.wording import asks as words
from dashboard.wording import cases as form_words
from dashboard.wording import centre as said
from dashboard.wording import page as page_words
from data.terms import Depth

Write = Callable[..., Done | Refused]
KEPT, EXPLAINED = "kept", "explained"


def step_of_promise(run: Visit, page: CentrePage, viewer: Viewer, write: Write) -> None:
    """Let whoever speaks for the centre explain a promise, or say that it has been kept and how deep it reaches."""
    made = {
        f"{one.place.name}: {one.promise.power.name}": one
        for one in page.promises
        if one.promise.state not in {"kept", "withdrawn"} and may(viewer, Act.SPEAK_FOR_CENTRE, place=one.place.code)
    }
    if not made:
        return
    text.section(said.STEP)
    with st.form("promise", border=False):
        chosen = made[st.selectbox(said.WHICH, list(made), key="promise-which")]
        step = st.radio(
            said.WHAT_HAPPENED, [EXPLAINED, KEPT], format_func=lambda one: said.PROMISE_STEPS[one], key="promise-step"
        )
        depth = st.radio(
            said.HOW_DEEP, list(Depth), index=None, format_func=page_words.depth, horizontal=True, key="promise-depth"
        )
        on = st.date_input(said.SINCE, value=run.today, max_value=run.today, format="DD/MM/YYYY", key="promise-on")
        body = st.text_area(form_words.YOUR_WORDS, max_chars=form_words.LONGEST, key="promise-words")
        sent = st.form_submit_button(form_words.SEND)
    if sent and step == KEPT and (depth is None or not isinstance(on, date)):
        states.state(said.SAY_HOW_DEEP, key="promise-refused")
    elif sent:
        about = {"place": chosen.place.slug, "power": chosen.promise.power.name, "text": body}
        told = {**about, "depth": depth, "on": on} if step == KEPT else about
        _tell(write(orders.keep_promise if step == KEPT else orders.explain_promise, **told), key="promise")


def request_outside(page: CentrePage, viewer: Viewer, write: Write) -> None:
    """Let whoever speaks for a place record what was asked of it outside its agreement."""
    places = {
        one.place.slug: one.place.name
        for one in page.negotiations
        if may(viewer, Act.SPEAK_FOR_PLACE, place=one.place.code)
    }
    if not places:
        return
    text.section(words.RECORD)
    with st.form("outside", border=False):
        slug = st.selectbox(words.WHERE, list(places), format_func=lambda one: places[one], key="outside-place")
        kind = st.radio(
            words.KIND, list(OutsideKind), format_func=lambda one: words.OUTSIDE_KINDS[one], key="outside-kind"
        )
        department = st.text_input(words.DEPARTMENT, max_chars=words.LONGEST_NAME, key="outside-department")
        body = st.text_input(words.WHAT_WAS_ASKED, max_chars=words.LONGEST_NAME, key="outside-text")
        items = st.number_input(words.ITEMS, min_value=1, value=1, step=1, key="outside-items")
        hours = st.number_input(words.HOURS, min_value=0.0, value=None, step=1.0, key="outside-hours")
        sent = st.form_submit_button(form_words.SEND)
    if sent:
        request = {"place": slug, "kind": kind, "department": department, "text": body, "items": items, "hours": hours}
        _tell(write(orders.record_request, **request), key="outside")


def _tell(done: Done | Refused, *, key: str) -> None:
    """Say what came of an order, on the page as it stands after it."""
    if isinstance(done, Refused):
        states.state(done.sentence, key=f"{key}-refused")
    else:
        states.state(form_words.SENT, key=f"{key}-sent")
