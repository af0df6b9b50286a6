"""Standing states, as plain text: they inform and do not shout."""

import streamlit as st

from dashboard.wording.inert import cell


def state(text: str, *, key: str = "page") -> None:
    """Draw one standing sentence."""
    if text:
        with st.container(key=f"state-{key}"):
            st.markdown(cell(text))


def nothing(text: str, *, key: str) -> None:
    """Draw the true empty state of a section."""
    state(text, key=key)
