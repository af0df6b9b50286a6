"""What a paper can be about besides its place: the fields of each kind, and what they say."""

from datetime import date, timedelta

import streamlit as st

from dashboard.components import address
from dashboard.components.papers_parts import Order
from dashboard.documents.content import PaperKind
from dashboard.questions.agreements import day_of
from dashboard.questions.papers_page import PapersPage
from dashboard.wording import papers_page as words


def choices(page: PapersPage, order: Order, *, ticked: tuple[int, ...]) -> None:
    """Offer what a paper can be about besides its place: its meeting, outcomes, first day or measure."""
    if order["kind"] not in set(PaperKind):
        return
    with st.form("about", border=False):
        changed = _fields(page, order, ticked=ticked)
        if changed is None:
            return
        if st.form_submit_button(words.MAKE_BUTTON):
            address.choose(**changed)
            st.rerun()


def _fields(page: PapersPage, order: Order, *, ticked: tuple[int, ...]) -> dict[str, str] | None:
    """Draw the fields of one kind of paper; what they say, None for a kind that needs none."""
    match order["kind"]:
        case PaperKind.PACK if page.met and page.place:
            days = [one.meeting.held_on.isoformat() for one in page.met]
            at = days.index(order["meeting"]) if order["meeting"] in days else 0
            names_ = {
                one.meeting.held_on.isoformat(): words.met(one.meeting.body, one.meeting.held_on) for one in page.met
            }
            day = st.selectbox(words.MEETING_LABEL, days, index=at, format_func=names_.__getitem__)
            statements = {number: f"{number}. {statement}" for number, statement in page.outcomes}
            named = [int(part) for part in order["outcome"].split(",") if part.isdecimal()]
            chosen = [number for number in statements if number in (named or ticked)]
            numbers = st.multiselect(
                words.CHOOSE_OUTCOMES, list(statements), default=chosen, format_func=statements.__getitem__
            )
            return {"meeting": day, "outcome": ",".join(map(str, sorted(numbers)))}
        case PaperKind.EXCEPTIONS:
            latest = day_of(page.known_at) - timedelta(days=1)
            try:
                since = min(date.fromisoformat(order["since"]), latest)
            except ValueError:
                since = latest
            first = st.date_input(words.SINCE_LABEL, value=since, max_value=latest, format="DD/MM/YYYY")
            return {"since": first.isoformat() if isinstance(first, date) else ""}
        case PaperKind.SLIDE if page.shared:
            titles = {one.name: one.title for one in page.shared}
            every = list(titles)
            at = every.index(order["outcome"]) if order["outcome"] in titles else 0
            name = st.selectbox(words.OUTCOME_LABEL, every, index=at, format_func=titles.__getitem__)
            return {"outcome": name}
        case _:
            return None
