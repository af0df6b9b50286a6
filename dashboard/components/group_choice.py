"""The choice of which of many places have their small charts drawn: in alphabetical order, a screenful at a time."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components import address, text
from dashboard.selection import Visit
from dashboard.wording import comparing
from dashboard.wording import page as words

MOST = 24
"""Small charts at a time; more take a browser seconds to draw, and nobody sees them together."""


def group(run: Visit, names: Sequence[str]) -> tuple[int, int]:
    """Offer the groups of places where there are more than one, and return where the one chosen starts and ends."""
    firsts = range(0, len(names), MOST)
    if len(firsts) <= 1:
        return 0, len(names)
    labels = {str(at): _between(names[first : first + MOST]) for at, first in enumerate(firsts, start=1)}
    shown = run.chosen.group if run.chosen.group in labels else "1"
    chosen = st.selectbox(
        comparing.GROUP,
        list(labels),
        index=list(labels).index(shown),
        format_func=labels.__getitem__,
        key=f"group-{shown}",
    )
    if chosen != shown:
        address.choose(group=chosen)
        st.rerun()
    text.said(words.UPDATES)
    first = firsts[int(shown) - 1]
    return first, first + MOST


def _between(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else comparing.first_to_last(names[0], names[-1])
