"""Page settings and navigation; the one part of the pages that looks at the clock."""

from datetime import UTC, datetime

import streamlit as st

from dashboard import load, selection
from dashboard.components import address
from dashboard.wording import page as words

st.set_page_config(page_title=words.PRODUCT, layout="wide", initial_sidebar_state="collapsed")
demonstration_day = load.demonstration_day()
address.begin(
    selection.present(datetime.now(UTC), demonstration_day=demonstration_day),
    demonstration=demonstration_day is not None,
)
pages = [
    st.Page("views/find.py", title=words.FIND, default=True),
    st.Page("views/place.py", title=words.PLACE, url_path="place", visibility="hidden"),
    st.Page("views/outcome.py", title=words.OUTCOME, url_path="outcome", visibility="hidden"),
    st.Page("views/standards.py", title=words.STANDARDS, url_path="standards"),
    st.Page("views/across.py", title=words.ACROSS, url_path="across"),
    st.Page("views/changes.py", title=words.CHANGES, url_path="changes"),
    st.Page("views/data.py", title=words.DATA, url_path="data"),
    st.Page("views/about.py", title=words.ABOUT, url_path="about"),
]
st.navigation(pages, position="top").run()
