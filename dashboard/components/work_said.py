"""Fill, check, send: words that everybody will read are shown exactly as they will stand before they are sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.components import states, telling, text
from dashboard.orders.result import Refused
from dashboard.wording import cases as words


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be said or done: what it is called, how its line will read, and the order behind it."""

    label: str
    line: str
    order: Callable[..., object]
    has_words: bool = True


def fill_check_send(
    key: str, choices: Mapping[str, Choice], *, write: Callable[..., object], said: Mapping[str, object]
) -> None:
    """Draw the form, then what will be public, then send it. `said` goes to the order besides the text."""
    checked = f"checked-{key}"
    with st.form(f"fill-{key}", border=False):
        chosen = st.radio(
            words.WHAT_TO_DO, list(choices), format_func=lambda one: choices[one].label, key=f"choice-{key}"
        )
        written = st.text_area(words.YOUR_WORDS, max_chars=words.LONGEST, help=None, key=f"words-{key}")
        if st.form_submit_button(words.CHECK):
            st.session_state[checked] = (chosen, written.strip())
    if checked not in st.session_state:
        return
    name, body = st.session_state[checked]
    choice = choices[name]
    text.part(words.WILL_BE_PUBLIC)
    text.said(choice.line)
    if body and choice.has_words:
        text.outside(body)
    if st.button(words.SEND, key=f"send-{key}"):
        done = write(choice.order, **said, **({"text": body} if choice.has_words else {}))
        del st.session_state[checked]
        if isinstance(done, Refused):
            states.state(done.sentence, key="refused")
        else:
            telling.back_to_the_list(words.SENT)
