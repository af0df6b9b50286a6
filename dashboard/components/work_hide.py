"""Hiding figures at once, and showing hidden ones again, which takes two."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard.components import states, telling, text, three_steps
from dashboard.components.three_steps import Field, Said, Steps
from dashboard.orders import figures as orders
from dashboard.orders.result import Done, Refused
from dashboard.questions import steward as questions
from dashboard.questions.steward import HiddenFigures, HideChoices
from dashboard.selection import Visit
from dashboard.wording import steward as words
from dashboard.wording import tasks
from data.periods import Period

Ask = Callable[..., Any]
Write = Callable[..., Done | Refused]
EVERY = "every"


def form(_run: Visit, _subject: str, *, ask: Ask, write: Write) -> None:
    """Draw the choice of a measure, then the form that hides figures of it."""
    text.section(words.SECTION_HIDE)
    text.said(words.HIDE_SAID)
    measures: Mapping[str, str] = ask(questions.indicators_to_hide)
    if not measures:
        states.state(words.NOTHING_TO_HIDE, key="gone")
        return
    chosen = st.selectbox(
        words.MEASURE,
        list(measures),
        index=None,
        format_func=measures.__getitem__,
        placeholder=words.CHOOSE_MEASURE,
        key="hide-measure",
    )
    choices: HideChoices | None = ask(questions.hide_choices, chosen) if chosen else None
    if choices is not None and three_steps.draw(_steps(choices, write), ask=ask, write=write):
        telling.back_to_the_list(words.HIDE_DONE)
    elif chosen and choices is None:
        states.state(words.NOTHING_TO_HIDE, key="nothing")


def reveal(_run: Visit, subject: str, *, ask: Ask, write: Write) -> None:
    """Draw what is hidden, and what a steward may decide about it."""
    found: HiddenFigures | None = ask(questions.hidden_one, subject)
    if found is None:
        states.state(tasks.GONE, key="gone")
        return
    hidden, wish = found.standing.hidden, found.standing.revealing
    text.section(words.SECTION_REVEAL)
    text.said(words.which(found.title, found.place.name if found.place else None, hidden.what.period))
    text.outside(words.hidden_by(found.hidden_by, hidden.post, hidden.at))
    text.outside(hidden.reason)
    text.said(words.REVEAL_ASKS)
    if wish is not None:
        text.outside(words.asked_by(found.asked_by, wish.post, wish.at))
        text.outside(wish.reason)
    if found.own_wish:
        text.said(words.ASKED_TO_REVEAL)
    reason = st.text_area(words.WHY, max_chars=three_steps.LONGEST, key="reveal-why")
    with st.container(horizontal=True):
        shows = not found.own_wish and st.button(
            words.ASK_TO_REVEAL if wish is None else words.AGREE_TO_REVEAL, key="reveal"
        )
        keeps = wish is not None and st.button(words.KEEP_HIDDEN, key="keep-hidden")
    if not shows and not keeps:
        return
    done = write(orders.reveal if shows else orders.keep_hidden, withdrawal=hidden.id, reason=reason)
    if isinstance(done, Refused):
        states.state(done.sentence, key="refused")
    elif keeps:
        telling.back_to_the_list(words.KEPT_HIDDEN)
    else:
        telling.back_to_the_list(words.REVEALED if done.answer else words.ASKED_TO_REVEAL)


def _steps(choices: HideChoices, write: Write) -> Steps:
    """Return the form: which place, which period, why; what everybody will read; and the order."""
    spans = {str(at): one for at, one in enumerate(choices.periods)}
    places = ({EVERY: words.EVERY_PLACE} if choices.every_place else {}) | dict(choices.places)
    periods = {EVERY: words.EVERY_PERIOD} | {key: words.period(one.start, one.end) for key, one in spans.items()}

    def problems(said: Said) -> Mapping[str, str]:
        wanting = {"place": places, "period": periods}
        found = {name: words.NOT_HELD for name, known in wanting.items() if said[name] not in known}
        return found if said["reason"].strip() else {**found, "reason": words.SAY_WHY}

    def meant(said: Said) -> tuple[str | None, Period | None]:
        return None if said["place"] == EVERY else said["place"], spans.get(said["period"])

    def public(said: Said) -> None:
        place, period = meant(said)
        text.said(words.will_hide(choices.indicator.title, choices.places.get(place or ""), period))

    def send(said: Said) -> Done | Refused:
        place, period = meant(said)
        span = {} if period is None else {"start": period.start, "end": period.end}
        return write(orders.hide, indicator=choices.indicator.name, place=place, reason=said["reason"], **span)

    return Steps(
        form="hiding",
        subject=choices.indicator.name,
        fields=(
            Field("place", words.LABELS["place"], places),
            Field("period", words.LABELS["period"], periods),
            Field("reason", words.LABELS["reason"], long=True),
        ),
        problems=problems,
        public=public,
        send=send,
        check_label=words.HIDE_CHECK,
        send_label=words.HIDE_SEND,
        sent=words.HIDE_DONE,
    )
