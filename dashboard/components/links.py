"""Links inside the product, to sources outside it, and to downloads."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode, urlsplit

import streamlit as st

from dashboard.wording.inert import cell

VIEWS: Mapping[str, str] = {
    "/": "views/find.py",
    "place": "views/place.py",
    "outcome": "views/outcome.py",
    "standards": "views/standards.py",
    "across": "views/across.py",
    "changes": "views/changes.py",
    "data": "views/data.py",
    "about": "views/about.py",
}


def to(view: str, label: str, address: Mapping[str, str]) -> None:
    """Draw a link to a view of ours, with its parameters."""
    st.page_link(VIEWS[view], label=cell(label), query_params=dict(address))


def row(links: Sequence[tuple[str, str, Mapping[str, str]]], *, key: str) -> None:
    """Draw links beside each other, each a view, a label and an address."""
    with st.container(key=f"links-{key}", horizontal=True, gap="medium"):
        for view, label, address in links:
            to(view, label, address)


def downloads(name: str, address: Mapping[str, str], *, title: str) -> None:
    """Draw links to a table of ours in three formats; a plain address that can be quoted."""
    query = f"?{urlencode(dict(address))}" if address else ""
    links = ", ".join(f"[{kind.upper()}](/files/{name}.{kind}{query})" for kind in ("csv", "ods", "xlsx"))
    with st.container(key=f"downloads-{name}"):
        st.markdown(f"{cell(title)}: {links}")


def source(label: str, address: str) -> str:
    """Return a Markdown link to a publisher's page, only when it is https and plain."""
    parts = urlsplit(address)
    safe = parts.scheme == "https" and parts.hostname and not any(sign in address for sign in "()<>[]\\ \"'")
    return f"[{cell(label)}]({address})" if safe else cell(label)
