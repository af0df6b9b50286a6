"""Who answers for this, on top of every page of a place; and how an agreement passed on where a council ended."""

import streamlit as st

from dashboard.components import links, states, text
from dashboard.questions.values import Became, PlacePage
from dashboard.selection import Visit
from dashboard.wording import agreement as said
from dashboard.wording import page as words
from dashboard.wording import promises as told
from dashboard.wording import reorganised
from data.terms import Answer, FigureKind, Panel


def who_answers(page: PlacePage, *, outcome: int | None = None) -> None:
    """Draw who answers for a place's agreement, and for the outcome of this number where another office does."""
    if page.terms is None:
        return
    agreed = page.terms.accountability
    if agreed is None:
        sentence = told.excluded(page.terms, Panel.ACCOUNTABILITY) or told.NO_OFFICE
    else:
        sentence = said.who_line(agreed.office, words.figure_kind(agreed.kind), agreed.questioned_by)
    own = next((one.office for one in page.measures if one.outcome.number == outcome), "")
    if own and agreed is not None and own != agreed.office:
        sentence = f"{sentence} {said.outcome_office(own)}"
    with st.container(key="who-answers"):
        text.said(f"{said.WHO}: {sentence}")


def only_a_committee(page: PlacePage) -> None:
    """Warn where nobody but a joint committee answers, and no other figure was accepted."""
    agreed = page.terms.accountability if page.terms else None
    if agreed is None or agreed.kind is not FigureKind.JOINT_COMMITTEE:
        return
    if agreed.alternative is None or agreed.alternative.answer is not Answer.ACCEPTED:
        states.state(said.ONLY_A_COMMITTEE, key="committee")


def passed_on(run: Visit, page: Became) -> None:
    """Say how the agreement of a council that has ended passed on, as its successor's terms declare it."""
    if page.passed:
        text.section(reorganised.PASSED_ON)
        text.listed(
            reorganised.passed(page.name, one.to.name, one.terms.method.value, one.terms.version, one.terms.note)
            for one in page.passed
        )
        links.row(
            [
                ("agreement", said.title(one.to.name), run.address("agreement", place=one.to.slug))
                for one in page.passed
            ],
            key="passed-on",
        )
        text.said(reorganised.not_across(page.name, tuple(one.name for one in page.successors), page.on))
    elif page.held_agreement:
        text.section(reorganised.PASSED_ON)
        text.said(reorganised.NOT_DECLARED)
