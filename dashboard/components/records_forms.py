"""What an administrator decides on the page of records: who is let in, who is given what, and what ends."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import streamlit as st

from dashboard.components import states, text
from dashboard.orders import people as orders
from dashboard.orders.result import Refused
from dashboard.questions.people import GrantState, Held, Somebody
from dashboard.questions.records import RecordsPage
from dashboard.selection import Visit
from dashboard.wording import access
from dashboard.wording import people as people_words
from dashboard.wording import records as words
from data.roles import CENTRE, OF_THE_CENTRE, Role

USUAL_TERM: Final = timedelta(days=365)
LONGEST_TERM: Final = timedelta(days=4 * 365)
_OVER = frozenset({GrantState.OVER, GrantState.ENDED})
Write = Callable[..., object]


def forms(run: Visit, page: RecordsPage, *, write: Write) -> None:
    """Draw every form, for an administrator; nothing for anybody else."""
    if not page.may_grant or page.people is None:
        return
    known = [one for one in page.people if one.person.ended_at is None]
    states.state(st.session_state.pop("records-said", ""), key="records-said")
    _review(write)
    _let_in(known, write)
    _give(known, run.today, write)
    _end(known, write)


def _review(write: Write) -> None:
    text.part(words.REVIEW)
    if st.button(words.REVIEWED, key="reviewed"):
        _decide(write(orders.review), words.REVIEW_NOTED)


def _let_in(known: list[Somebody], write: Write) -> None:
    text.part(words.LET_IN)
    with st.form("let-in", border=False):
        issuer = st.text_input(words.ISSUER, value=known[-1].person.issuer if known else "")
        subject = st.text_input(words.SUBJECT)
        name = st.text_input(words.NAME)
        if st.form_submit_button(words.LET_IN_BUTTON):
            _decide(write(orders.add, issuer=issuer, subject=subject, name=name), words.LET_IN_DONE)


def _give(known: list[Somebody], today: date, write: Write) -> None:
    text.part(words.GIVE)
    with st.form("give", border=False):
        who = st.selectbox(words.WHO, known, format_func=_called)
        role = st.selectbox(words.ROLE, list(Role), format_func=access.ROLES.__getitem__)
        place = st.text_input(words.PLACE_OR_CENTRE)
        post = st.text_input(words.POST)
        until = st.date_input(
            words.UNTIL,
            value=today + USUAL_TERM,
            min_value=today + timedelta(days=1),
            max_value=today + LONGEST_TERM,
            format="DD/MM/YYYY",
        )
        if st.form_submit_button(words.GIVE_BUTTON) and who is not None and role is not None:
            where = place.strip() or (CENTRE if role in OF_THE_CENTRE else "")
            asked = orders.Asked(role=role, place=where, post=post, starts=today, ends=until)
            _decide(write(orders.give, person=who.person.id, asked=asked), words.GIVEN)


def _end(known: list[Somebody], write: Write) -> None:
    text.part(words.END)
    roles = [held for one in known for held in one.held if held.state not in _OVER]
    with st.form("end", border=False):
        either: list[Held | Somebody] = [*roles, *known]
        chosen = st.selectbox(words.END_LABEL, either, format_func=_ends)
        if st.form_submit_button(words.END_BUTTON) and chosen is not None:
            if isinstance(chosen, Held):
                done = write(orders.end, grant=chosen.grant.id)
            else:
                done = write(orders.end_person, person=chosen.person.id)
            _decide(done, words.END_DONE)


def _called(one: Somebody) -> str:
    return f"{one.person.name} ({one.person.subject})"


def _ends(one: Held | Somebody) -> str:
    if isinstance(one, Somebody):
        return f"{words.EVERYTHING}: {one.person.name}"
    return f"{one.person.name}: {people_words.role_at(one.grant.role, one.place)}"


def _decide(done: object, sentence: str) -> None:
    """Say what came of it: a refusal beside the form, else once above the forms, which are drawn afresh."""
    if isinstance(done, Refused):
        states.state(done.sentence, key="refused-form")
        return
    st.session_state["records-said"] = sentence
    st.rerun()
