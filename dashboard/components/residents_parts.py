"""What residents say about an outcome, apart from the numbers and from what the holders of posts write."""

import streamlit as st

from dashboard.components import text
from dashboard.questions.series_values import OutcomePage
from dashboard.wording import dates, marks
from dashboard.wording import residents as said
from data.terms import EvidenceClass


def residents(page: OutcomePage) -> None:
    """Draw what was recorded, the newest first, each with who asked whom and its class."""
    text.section(said.TITLE)
    if not page.residents:
        text.said(said.NONE)
        return
    text.said(said.APART)
    for at, one in enumerate(page.residents):
        with st.container(key=f"remark-residents-{at}"):
            text.said(said.by(one.post, dates.day(one.on)))
            text.outside(one.text)
            if one.link:
                text.outside(one.link)
            if one.evidence is not None and one.evidence is not EvidenceClass.PUBLISHED:
                text.evidence(marks.evidence(one.evidence), key=f"residents-{at}")
