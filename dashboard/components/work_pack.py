"""A pack that waits: to be kept to its meeting, or to be approved once all that is in trouble has words in it."""

import streamlit as st

from dashboard.components import links, states, telling, text
from dashboard.components.three_steps import Ask, Write
from dashboard.orders import papers as orders
from dashboard.orders.result import Refused
from dashboard.questions import scrutiny_desk as questions
from dashboard.questions.scrutiny_desk import Approval
from dashboard.selection import Visit
from dashboard.wording import papers_page, tasks
from dashboard.wording import scrutiny as words


def form(run: Visit, subject: str, *, ask: Ask, write: Write) -> None:
    """Draw what the pack wants, with the pack itself one link away: it shows exactly what will be public."""
    slug, _, day = subject.partition(":")
    if day:
        _to_keep(run, slug, day, ask=ask)
        return
    found: Approval | None = ask(questions.approval, subject)
    if found is None:
        states.state(tasks.GONE, key="gone")
        return
    text.section(words.approve(found.kept.place.name if found.kept.place else "", found.held_on))
    guard(found)
    links.to("papers", words.READ_PACK, run.address("papers", paper=found.kept.fingerprint))
    if not found.wanting and st.button(papers_page.APPROVE_BUTTON, key="approve-pack"):
        done = write(orders.approve, fingerprint=found.kept.fingerprint)
        if isinstance(done, Refused):
            states.state(done.sentence, key="refused")
        else:
            telling.back_to_the_list(words.SENT)


def guard(found: Approval) -> None:
    """Say which of what is below, off course or late has no words of the place in a pack."""
    if not found.wanting:
        text.said(words.READY)
        return
    text.said(words.NOT_READY)
    text.listed(found.wanting)


def _to_keep(run: Visit, slug: str, day: str, *, ask: Ask) -> None:
    found = next(
        (
            one
            for one in ask(questions.without_pack)
            if one.place.slug == slug and one.meeting.held_on.isoformat() == day
        ),
        None,
    )
    if found is None:
        states.state(tasks.GONE, key="gone")
        return
    text.section(words.keep_for(found.place.name, found.meeting.body, found.meeting.held_on))
    links.to("papers", words.MAKE_PACK, run.address("papers", kind="pack", place=slug, meeting=day))
