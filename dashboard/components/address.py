"""The reader's address and what the session carries from page to page."""

from datetime import datetime
from urllib.parse import urlencode

import streamlit as st

from dashboard import selection

_NOW, _DEMONSTRATION, _NEWEST, _KEPT, _LAST = "now", "demonstration", "newest_known", "kept", "last_view"


def begin(now: datetime, *, demonstration: bool, newest_known: datetime | None = None) -> None:
    """Note for the views what time it is, whether the store is a demonstration, and how new its figures are."""
    st.session_state[_NOW], st.session_state[_DEMONSTRATION] = now, demonstration
    st.session_state[_NEWEST] = newest_known


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
    return selection.Visit(
        view,
        now,
        chosen,
        demonstration=bool(st.session_state.get(_DEMONSTRATION)),
        newest_known=st.session_state.get(_NEWEST),
    )


def arriving(view: str) -> str:
    """Return the address that a view is about to have, as signing in returns to it."""
    shown = {name: st.query_params[name] for name in st.query_params}
    arrived = st.session_state.get(_LAST) not in {None, view}
    write, _ = selection.carried(view, shown=shown, before=st.session_state.get(_KEPT, {}), arrived=arrived)
    start = "/" if view == "/" else f"/{view}"
    query = urlencode({**shown, **write})
    return f"{start}?{query}" if query else start


def current() -> str | None:
    """Return the view that is being shown."""
    last: str | None = st.session_state.get(_LAST)
    return last


def choose(**parameters: str) -> None:
    """Write parameters into the address, taking out the empty ones."""
    for name, text in parameters.items():
        if text:
            st.query_params[name] = text
        elif name in st.query_params:
            del st.query_params[name]


def here(run: selection.Visit, **chosen: str) -> str:
    """Return the local address of the view as it is shown, with every choice and always with the date it is read at."""
    known = selection.PARAMETERS[run.view]
    told = {name: st.query_params[name] for name in known if name in st.query_params}
    told |= {name: text for name, text in chosen.items() if name in known}
    return selection.path(run.view, **{**told, "as_at": run.as_at or selection.minute(run.now)})


def show_latest() -> None:
    """Go back from a past date to now."""
    kept = st.session_state.get(_KEPT, {})
    st.session_state[_KEPT] = {name: text for name, text in kept.items() if name != "as_at"}
    choose(as_at="")
