"""What came of a decision, said once on the page that the reader returns to."""

import streamlit as st

from dashboard.components import address, states

_SAID = "said_once"


def back_to_the_list(sentence: str) -> None:
    """Leave the form for the list of what waits, which says what came of it."""
    st.session_state[_SAID] = sentence
    address.choose(task="")
    st.rerun()


def and_again(sentence: str) -> None:
    """Draw the same form anew, as it stands now, with what came of the decision above it."""
    st.session_state[_SAID] = sentence
    st.rerun()


def said() -> None:
    """Draw what came of the last decision, once."""
    states.state(st.session_state.pop(_SAID, ""), key="said")
