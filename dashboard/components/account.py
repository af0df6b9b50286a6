"""The line that says who reads, above every page: a way in, or who is signed in and a way out."""

from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st

from dashboard.access import Viewer
from dashboard.components import states
from dashboard.signing_in import Refusal
from dashboard.wording import signing_in as words
from dashboard.wording.inert import cell


def line(viewer: Viewer, *, offered: bool, refused: Refusal | None, back: str, sign_out: Callable[[], None]) -> None:
    """Draw the line; nothing at all where nobody can sign in. `back` is where signing in returns to."""
    if viewer.signed_in:
        with st.container(key="account", horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
            st.markdown(cell(words.signed_in_as([each.post for each in viewer.grants], viewer.name)))
            st.button(words.SIGN_OUT, on_click=sign_out, type="tertiary", key="sign-out")
    elif offered:
        with st.container(key="account", horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
            way_in(back)
        if refused is not None:
            states.state(words.REFUSED[refused], key="refused")


def way_in(back: str) -> None:
    """Draw the link that leads to the provider and back to this address."""
    st.markdown(f"[{cell(words.SIGN_IN)}](/sign-in?{urlencode({'back': back})})")
