"""What residents say about an outcome: fill, check exactly what will be public, publish."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.components import states, telling, text
from dashboard.orders import comments as orders
from dashboard.orders.result import Done, Refused
from dashboard.questions import commentary as questions
from dashboard.questions.commentary import MOST_WORDS, Wanted
from dashboard.selection import Visit
from dashboard.wording import commentary, tasks
from dashboard.wording import residents as words

LONGEST = 1_500
LONGEST_NAME = 200


def form(_run: Visit, subject: str, *, ask: Callable[..., Any], write: Callable[..., Done | Refused]) -> None:
    """Draw what is asked, then what will be public, then the button that publishes it."""
    found: Wanted | None = ask(questions.wanted, subject)
    if found is None:
        states.state(tasks.GONE, key="gone")
        return
    text.section(words.FORM)
    text.said(commentary.about(found.place.name, found.outcome, found.statement))
    text.said(words.APART, words.asks(MOST_WORDS))
    checked = f"checked-residents-{subject}"
    with st.form(f"fill-residents-{subject}", border=False):
        gathered = st.text_input(words.GATHERED, max_chars=LONGEST_NAME, key=f"gathered-{subject}")
        said = st.text_area(words.SAID, max_chars=LONGEST, key=f"said-{subject}")
        link = st.text_input(words.LINK, key=f"residents-link-{subject}")
        if st.form_submit_button(commentary.CHECK):
            st.session_state[checked] = (gathered, said, link)
    if checked in st.session_state:
        _check_and_send(found, st.session_state[checked], checked, write)


def _check_and_send(
    found: Wanted, filled: tuple[str, str, str], checked: str, write: Callable[..., Done | Refused]
) -> None:
    gathered, said, link = filled
    text.part(commentary.WILL_BE_PUBLIC)
    for part in (gathered, said, link):
        if part.strip():
            text.outside(part.strip())
    text.said(commentary.counted(len(said.split()), MOST_WORDS))
    if st.button(commentary.SEND, key="send-residents"):
        place = found.place.slug
        done = write(orders.residents, place=place, outcome=found.outcome, gathered=gathered, said=said, link=link)
        if isinstance(done, Refused):
            states.state(done.sentence, key="refused")
        else:
            del st.session_state[checked]
            telling.back_to_the_list(words.SENT)
