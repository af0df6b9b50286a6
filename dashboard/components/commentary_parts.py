"""What the holders of posts say about an outcome, under four questions and apart from our own sentences."""

import streamlit as st

from dashboard.components import text
from dashboard.questions.series_values import OutcomePage, Remark
from dashboard.wording import dates
from dashboard.wording import page as words
from dashboard.wording import remarks as said
from dashboard.wording import states as standing


def commentary(page: OutcomePage) -> None:
    """Draw the commentary, question by question; what answers none of them stands last."""
    text.section(words.COMMENTARY)
    if not page.comments:
        text.said(standing.NO_COMMENTARY, said.ASKED)
        text.listed(said.QUESTIONS.values())
        return
    text.said(said.THEIRS)
    for key, asked in said.QUESTIONS.items():
        answers = [one for one in page.comments if one.question is not None and one.question.value == key]
        text.part(asked)
        if not answers:
            text.said(said.NO_ANSWER)
        _remarks(answers, key)
    others = [one for one in page.comments if one.question is None]
    if others:
        text.part(said.OTHER)
        _remarks(others, "other")


def _remarks(remarks: list[Remark], key: str) -> None:
    for at, one in enumerate(remarks):
        with st.container(key=f"remark-{key}-{at}"):
            text.said(said.by(one.post, one.role, dates.day(one.on)))
            text.outside(one.text)
            if one.link:
                text.outside(one.link)
