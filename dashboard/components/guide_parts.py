"""Parts of a page of the documentation, drawn in the look of all others."""

import streamlit as st

from dashboard.components import links, text
from dashboard.selection import Visit
from dashboard.wording import about as said
from dashboard.wording import guides
from dashboard.wording.guides import Guide


def guide(run: Visit, page: Guide) -> None:
    """Draw a page of ours: its headings as those of every page, its Markdown as it stands."""
    if page.name != guides.CONTENTS:
        links.to("about", said.ALL_GUIDES, run.address("about", section=guides.SECTION))
    with st.container(key="guide"):
        for part in page.parts:
            if part.level:
                (text.section if part.level == guides.OF_A_SECTION else text.part)(part.heading)
            if part.body:
                st.markdown(guides.linked(part.body, lambda name: run.path("about", section=name)))
