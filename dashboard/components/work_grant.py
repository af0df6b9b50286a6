"""A grant that waits for a second administrator: what it says, and the one decision."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.components import states, telling, text
from dashboard.orders import people as orders
from dashboard.orders.result import Done, Refused
from dashboard.questions import people as questions
from dashboard.selection import Visit
from dashboard.wording import people as words
from dashboard.wording import tasks


def form(_run: Visit, subject: str, *, ask: Callable[..., Any], write: Callable[..., Done | Refused]) -> None:
    """Draw the grant and the buttons that confirm or end it."""
    held = ask(questions.waiting_for, subject)
    if held is None:
        states.state(tasks.GONE, key="gone")
        return
    text.section(words.CONFIRM_TITLE)
    text.outside(words.whose(held.person.name, held.person.subject, held.person.issuer))
    text.listed(
        (
            words.role_at(held.grant.role, held.place),
            words.as_post(held.grant.post),
            words.term(held.grant.starts, held.grant.ends),
            words.given(held.given_by, held.grant.given_at),
        )
    )
    text.said(words.CONFIRM_ASKS)
    with st.container(horizontal=True):
        confirmed = st.button(words.CONFIRM, key="confirm")
        ended = st.button(words.REFUSE, key="refuse")
    if confirmed or ended:
        done = write(orders.confirm if confirmed else orders.end, grant=held.grant.id)
        if isinstance(done, Refused):
            states.state(done.sentence, key="refused")
        else:
            telling.back_to_the_list(words.CONFIRMED if confirmed else words.TURNED_DOWN)
