"""The choice of how small charts count years: from the start of each agreement, or by the calendar."""

import streamlit as st

from dashboard.components import address, text
from dashboard.selection import Visit
from dashboard.wording import comparing
from dashboard.wording import page as words
from data.catalogue import Indicator


def axis(run: Visit, indicator: Indicator, *, usual: str = comparing.CALENDAR) -> str:
    """Offer the two ways of counting years, and return the one chosen."""
    shown = run.chosen.axis if run.chosen.axis in comparing.AXES else usual
    chosen = st.radio(
        words.AXIS_LABEL,
        list(comparing.AXES),
        index=list(comparing.AXES).index(shown),
        format_func=comparing.AXES.__getitem__,
        horizontal=True,
        key=f"axis-{indicator.name}-{shown}",
    )
    if chosen != shown:
        address.choose(axis=chosen)
        st.rerun()
    text.said(words.UPDATES)
    return shown
