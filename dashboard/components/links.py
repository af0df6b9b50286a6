"""Links inside the product, to sources outside it, and to downloads."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode, urlsplit

import streamlit as st

from dashboard.components.address import current
from dashboard.selection import path
from dashboard.wording import page as words
from dashboard.wording.inert import cell, link

VIEWS: Mapping[str, str] = {
    "/": "views/find.py",
    "place": "views/place.py",
    "outcome": "views/outcome.py",
    "agreement": "views/agreement.py",
    "budget": "views/budget.py",
    "standards": "views/standards.py",
    "across": "views/across.py",
    "centre": "views/centre.py",
    "changes": "views/changes.py",
    "papers": "views/papers.py",
    "data": "views/data.py",
    "about": "views/about.py",
    "work": "views/work.py",
    "records": "views/records.py",
}


PICTURES: tuple[str, ...] = ("png",)
"""The kinds in which `/files/chart` is served as a picture."""


def to(view: str, label: str, address: Mapping[str, str]) -> None:
    """Draw a link to a view of ours, with its parameters.

    A page link to the page that is shown changes the page and not the address: there, a plain link does both.
    """
    if current() == view:
        st.markdown(link(label, path(view, **address)))
    else:
        st.page_link(VIEWS[view], label=cell(label), query_params=dict(address))


def row(links: Sequence[tuple[str, str, Mapping[str, str]]], *, key: str) -> None:
    """Draw links beside each other, each a view, a label and an address."""
    with st.container(key=f"links-{key}", horizontal=True, vertical_alignment="center", gap="medium"):
        for view, label, address in links:
            to(view, label, address)


def downloads(name: str, address: Mapping[str, str], *, title: str) -> None:
    """Draw links to a table of ours in three formats; a plain address that can be quoted."""
    query = f"?{urlencode(dict(address))}" if address else ""
    links = ", ".join(f"[{kind.upper()}](/files/{name}.{kind}{query})" for kind in ("csv", "ods", "xlsx"))
    with st.container(key=f"downloads-{name}"):
        st.markdown(f"{cell(title)}: {links}")


def beyond(label: str, path: str, *, key: str) -> None:
    """Draw a link to an address of ours that is no view: the open data, a feed."""
    with st.container(key=f"beyond-{key}"):
        st.markdown(link(label, path))


def copied(address: str) -> None:
    """Draw the link that keeps what is shown: where scripts run it is copied, else it is followed and can be kept."""
    with st.container(key="copy-link"):
        st.markdown(link(words.COPY_LINK, address))


def picture(name: str, address: Mapping[str, str], *, key: str) -> None:
    """Draw links to the picture of a chart, in the kinds that our routes serve; nothing while they serve none."""
    if PICTURES:
        kinds = ", ".join(f"[{kind.upper()}](/files/{name}.{kind}?{urlencode(dict(address))})" for kind in PICTURES)
        with st.container(key=f"picture-{key}"):
            st.markdown(f"{cell(words.PICTURE)}: {kinds}")


def source(label: str, address: str) -> str:
    """Return a Markdown link to a publisher's page, only when it is https and plain."""
    parts = urlsplit(address)
    safe = parts.scheme == "https" and parts.hostname and not any(sign in address for sign in "()<>[]\\ \"'")
    return f"[{cell(label)}]({address})" if safe else cell(label)
