"""A release that the checks held back, or that is to be corrected: what was found, what was asked, and the decision."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.components import states, telling, text, three_steps
from dashboard.orders import figures as orders
from dashboard.orders.figures import StoredAgain
from dashboard.orders.result import Done, Refused
from dashboard.questions import steward as questions
from dashboard.questions.steward import Quarantined
from dashboard.selection import Visit
from dashboard.wording import steward as words
from dashboard.wording import tasks

Ask = Callable[..., Any]
Write = Callable[..., Done | Refused]
AS_IT_IS, CORRECT, LEAVE = words.TO_DO


def form(_run: Visit, subject: str, *, ask: Ask, write: Write) -> None:
    """Draw one release with what the checks found, and what a steward may decide about it."""
    found: Quarantined | None = ask(questions.release_page, subject)
    if found is None:
        states.state(tasks.GONE, key="gone")
        return
    text.section(words.SECTION_QUARANTINE if found.held_back else words.SECTION_CORRECT)
    _release(found)
    if found.wish is None:
        _asking(found, write)
    else:
        _deciding(found, write)


def correct(run: Visit, _subject: str, *, ask: Ask, write: Write) -> None:
    """Draw the choice of a release whose figures are to be corrected, then that release."""
    some: tuple[Quarantined, ...] = ask(questions.correctable)
    if not some:
        states.state(words.NOTHING_TO_CORRECT, key="gone")
        return
    titles = {str(one.release.id): one.indicator.title for one in some}
    chosen = st.selectbox(
        words.CHOOSE_RELEASE, list(titles), index=None, format_func=titles.__getitem__, key="correct-release"
    )
    if chosen:
        form(run, str(chosen), ask=ask, write=write)


def _release(found: Quarantined) -> None:
    release = found.release
    text.outside(words.read(found.indicator.title, release.address, release.rows_read, release.asked_at))
    if found.issues:
        text.part(words.ISSUES)
        for one in found.issues:
            place = found.places.get(one.place or "")
            text.outside(words.issue(one.message, None if place is None else place.name, one.period))
    text.said(words.QUARANTINE_ASKS)


def _asking(found: Quarantined, write: Write) -> None:
    """Draw what the first steward may ask for."""
    if not found.release.kept:
        text.said(words.NOTHING_KEPT)
    able = [AS_IT_IS, CORRECT] if found.release.kept else []
    options = [one for one in (*able, LEAVE) if found.held_back or one == CORRECT]
    if not options:
        return
    chosen = st.radio(words.WHAT_TO_DO, options, format_func=words.TO_DO.__getitem__, key="quarantine-do")
    factor = None
    if chosen == CORRECT:
        text.said(words.CORRECT_ASKS)
        factor = st.number_input(words.FACTOR, value=0.001, format="%g", key="quarantine-factor")
    reason = st.text_area(words.WHY, max_chars=three_steps.LONGEST, key="quarantine-why")
    leaves = chosen == LEAVE
    if not st.button(words.LEAVE_OUT if leaves else words.SEND, key="quarantine-send"):
        return
    if leaves:
        _told(write(orders.decline, release=found.release.id, reason=reason), words.LEFT_OUT)
    else:
        done = write(orders.ask_to_store, release=found.release.id, factor=factor, reason=reason)
        _told(done, words.ASKED)


def _deciding(found: Quarantined, write: Write) -> None:
    """Draw what was asked, and the second steward's decision; the first may only take the wish back."""
    wish = found.wish
    if wish is None:
        return
    text.outside(words.asked_by(found.asked_by, wish.post, wish.at))
    text.said(words.wish(wish.factor))
    text.outside(wish.reason)
    if found.own_wish:
        text.said(words.ASKED)
    reason = st.text_area(words.WHY, max_chars=three_steps.LONGEST, key="decide-why")
    with st.container(horizontal=True):
        agrees = not found.own_wish and st.button(words.AGREE, key="agree")
        declines = st.button(words.TURN_DOWN, key="turn-down")
    if agrees:
        done = write(orders.store, release=found.release.id, reason=reason)
        changed = done.answer if isinstance(done, Done) else None
        said = words.stored(changed.added, changed.revised) if isinstance(changed, StoredAgain) else ""
        _told(done, said)
    elif declines:
        _told(write(orders.decline, release=found.release.id, reason=reason), words.LEFT_OUT)


def _told(done: Done | Refused, sentence: str) -> None:
    if isinstance(done, Refused):
        states.state(done.sentence, key="refused")
    else:
        telling.back_to_the_list(sentence)
