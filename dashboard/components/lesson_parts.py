"""Places one could talk to, in their own words."""

import streamlit as st

from dashboard.components import text
from dashboard.questions.lessons import Lesson
from dashboard.questions.values import AcrossPage
from dashboard.wording import lessons as said
from dashboard.wording import marks


def lessons(page: AcrossPage) -> None:
    """Draw what each place tried, what came of it, what did not work and whom to ask."""
    if page.indicator is None:
        return
    text.section(said.TITLE)
    if not page.lessons:
        text.said(said.NONE)
        return
    text.said(said.THEIRS)
    for at, one in enumerate(page.lessons):
        with st.container(key=f"lesson-{at}"):
            _lesson(one)


def _lesson(one: Lesson) -> None:
    text.part(one.place.name)
    for label, words in ((said.TRIED, one.tried), (said.FOUND, one.found), (said.DID_NOT_WORK, one.did_not_work)):
        if words:
            text.said(label)
            text.outside(words)
    text.said(
        "" if one.did_not_work else said.NOT_SAID,
        said.contact(one.contact),
        said.source(one.source) if one.source else "",
        said.told(one.on, one.evidence, marks.evidence(one.evidence)),
    )
