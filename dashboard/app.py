"""Page settings and navigation; the one part of the pages that looks at the clock."""

import time
from datetime import UTC, datetime
from functools import partial
from typing import Literal

import streamlit as st

from dashboard import load, metrics, reader, selection
from dashboard.components import account, address, keeping_parts
from dashboard.wording import page as words

begun = time.perf_counter()
st.set_page_config(page_title=words.PRODUCT, layout="wide", initial_sidebar_state="collapsed")
demonstration_day = load.demonstration_day()
clock = partial(datetime.now, UTC)
now = selection.present(clock(), demonstration_day=demonstration_day)
address.begin(now, demonstration=demonstration_day is not None, newest_known=load.newest_known(now))
reader.begin(clock)
viewer = load.viewer()
for_the_signed_in: Literal["visible", "hidden"] = "visible" if viewer.signed_in else "hidden"
pages = [
    st.Page("views/find.py", title=words.FIND, default=True),
    st.Page("views/place.py", title=words.PLACE, url_path="place", visibility="hidden"),
    st.Page("views/outcome.py", title=words.OUTCOME, url_path="outcome", visibility="hidden"),
    st.Page("views/agreement.py", title=words.AGREEMENT, url_path="agreement", visibility="hidden"),
    st.Page("views/budget.py", title=words.BUDGET, url_path="budget", visibility="hidden"),
    st.Page("views/standards.py", title=words.STANDARDS, url_path="standards"),
    st.Page("views/across.py", title=words.ACROSS, url_path="across"),
    st.Page("views/centre.py", title=words.CENTRE, url_path="centre"),
    st.Page("views/changes.py", title=words.CHANGES, url_path="changes"),
    st.Page("views/papers.py", title=words.PAPERS, url_path="papers"),
    st.Page("views/data.py", title=words.DATA, url_path="data"),
    st.Page("views/about.py", title=words.ABOUT, url_path="about"),
    st.Page("views/work.py", title=words.WORK, url_path="work", visibility=for_the_signed_in),
    st.Page("views/records.py", title=words.RECORDS, url_path="records", visibility=for_the_signed_in),
    st.Page("views/signing_in.py", title=words.SIGNING_IN, url_path="signing-in", visibility="hidden"),
]
page = st.navigation(pages, position="top")
account.line(
    viewer,
    offered=reader.offered(),
    refused=reader.refusal(),
    back=address.arriving(page.url_path or "/"),
    sign_out=reader.sign_out,
)
with metrics.rerun(page.url_path or "find", begun=begun):
    keeping_parts.banner(load.altered())
    page.run()
