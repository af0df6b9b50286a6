"""The foot of a page that has no table of its own to take away: the same help in the same place."""

import streamlit as st

from dashboard.components import links
from dashboard.selection import Visit
from dashboard.wording import page as words


def foot(run: Visit) -> None:
    """Draw the foot."""
    with st.container(key="page-foot"):
        links.to("about", words.HELP_LINK, run.address("about"))
