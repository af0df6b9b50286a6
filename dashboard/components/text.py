"""Headings, sentences and lines of text."""

from collections.abc import Iterable

import streamlit as st

from dashboard.wording.inert import cell


def heading(text: str) -> None:
    """Draw the one first-level heading of a page."""
    st.title(cell(text), anchor=False)


def section(text: str) -> None:
    """Draw a section heading."""
    st.header(cell(text), anchor=False)


def part(text: str) -> None:
    """Draw the heading of a part of a section."""
    st.subheader(cell(text), anchor=False)


def answer(text: str) -> None:
    """Draw the sentence that answers the page's question."""
    with st.container(key="answer"):
        st.markdown(cell(text))


def status(parts: Iterable[str]) -> None:
    """Draw the line under the answer: as at, newest release, agreement version."""
    with st.container(key="status"):
        st.markdown(cell(" · ".join(part for part in parts if part)))


def evidence(text: str, *, key: str = "page") -> None:
    """Draw the evidence class, framed, so that it is not missed."""
    if text:
        with st.container(key=f"class-{key}"):
            st.markdown(cell(text))


def said(*sentences: str) -> None:
    """Draw one paragraph of our own sentences."""
    st.markdown(cell(" ".join(sentence for sentence in sentences if sentence)))


def listed(lines: Iterable[str]) -> None:
    """Draw a list of our own sentences."""
    st.markdown("\n".join(f"- {cell(line)}" for line in lines))


def outside(text: str) -> None:
    """Draw text that others wrote: inert, wrapped, never read as Markdown."""
    st.text(text)
