"""The reader's address and what the session carries from page to page."""

from datetime import datetime

import streamlit as st

from dashboard import selection

_NOW, _DEMONSTRATION, _KEPT, _LAST = "now", "demonstration", "kept", "last_view"


def begin(now: datetime, *, demonstration: bool) -> None:
    """Note for the views what time it is, and whether the store is a demonstration."""
    st.session_state[_NOW], st.session_state[_DEMONSTRATION] = now, demonstration


def visit(view: str) -> selection.Visit:
    """Return this run of a view, after writing back into the address what the session carries."""
    now: datetime = st.session_state[_NOW]
    shown = {name: st.query_params[name] for name in st.query_params}
    arrived = st.session_state.get(_LAST) not in {None, view}
    write, keep = selection.carried(view, shown=shown, before=st.session_state.get(_KEPT, {}), arrived=arrived)
    for name, text in write.items():
        st.query_params[name] = text
    chosen = selection.selection({**shown, **write}, now=now)
    if chosen.moment.problem:
        keep.pop("as_at", None)
    st.session_state[_KEPT], st.session_state[_LAST] = keep, view
    return selection.Visit(view, now, chosen, demonstration=bool(st.session_state.get(_DEMONSTRATION)))


def choose(**parameters: str) -> None:
    """Write parameters into the address, taking out the empty ones."""
    for name, text in parameters.items():
        if text:
            st.query_params[name] = text
        elif name in st.query_params:
            del st.query_params[name]


def show_latest() -> None:
    """Go back from a past date to now."""
    kept = st.session_state.get(_KEPT, {})
    st.session_state[_KEPT] = {name: text for name, text in kept.items() if name != "as_at"}
    choose(as_at="")
