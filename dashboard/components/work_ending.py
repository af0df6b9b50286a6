"""An agreement that ends before its time: fill in the day and the reason, check what will be public, send."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import streamlit as st

from dashboard.components import frame, states, telling, text
from dashboard.orders import signing as orders
from dashboard.orders.result import Done, Refused
from dashboard.questions import ending as questions
from dashboard.questions.ending import Ending, Proposal, Side
from dashboard.selection import Visit
from dashboard.wording import document_orders as refused_words
from dashboard.wording import ending as words

Ask = Callable[..., Any]
Write = Callable[..., Done | Refused]


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in: for which side, from which day, and why."""

    side: Side
    on: date
    reason: str


def form(_run: Visit, slug: str, *, ask: Ask, write: Write) -> None:
    """Draw what both sides have said of an end, the form, and what will be public before it is sent."""
    found: Ending | None = ask(questions.ending, slug)
    if found is None:
        states.state(words.NOTHING_TO_END, key="gone")
        return
    text.section(words.heading(found.place.name, found.document.version))
    frame.evidence(found.document.evidence)
    text.said(words.by_itself(found.last))
    for each in found.proposals:
        text.said(words.proposed(each.side, each.on, each.said))
        text.outside(each.reason)
    checked = f"checked-ending-{found.document.id}"
    filled = _fill(found, key=str(found.document.id))
    if filled is not None:
        st.session_state[checked] = filled
    if checked in st.session_state:
        _check(found, st.session_state[checked], checked, write)


def _fill(found: Ending, *, key: str) -> Filled | None:
    """Draw the form, which begins with what the other side proposed; what was filled in, once it is to be checked."""
    begun = found.to_confirm
    with st.form(f"ending-{key}", border=False):
        side = cast("Side", _side(found, begun, key=key))
        on = st.date_input(
            words.DAY,
            value=found.first if begun is None else begun.on,
            min_value=found.first,
            max_value=found.last,
            format="DD/MM/YYYY",
            key=f"ending-day-{key}",
        )
        reason = st.text_area(words.REASON, value="" if begun is None else begun.reason, key=f"ending-why-{key}")
        if st.form_submit_button(words.CHECK) and isinstance(on, date):
            return Filled(side, on, reason)
    return None


def _side(found: Ending, begun: Proposal | None, *, key: str) -> str:
    """Ask for which side, where the reader may speak for either."""
    sides = [side for side in found.sides if begun is None or side != begun.side]
    if len(sides) == 1:
        return sides[0]
    return st.radio(words.WHO, sides, format_func=lambda side: words.SIDES[side], key=f"ending-side-{key}")


def _check(found: Ending, filled: Filled, checked: str, write: Write) -> None:
    """Draw exactly what will be public, then the button that sends it."""
    if not filled.reason.strip():
        states.state(refused_words.WHY_ENDED, key="refused")
        return
    confirms = found.confirms(filled.side, filled.on)
    text.part(words.WILL_BE_PUBLIC)
    text.said(words.public(found.document.version, filled.on))
    text.outside(filled.reason.strip())
    if not confirms:
        text.said(words.NOT_PUBLIC_YET)
    if not st.button(words.CONFIRM if confirms else words.PROPOSE, key="send-ending"):
        return
    done = write(orders.end, document=found.document.id, side=filled.side, on=filled.on, reason=filled.reason)
    del st.session_state[checked]
    if isinstance(done, Refused):
        states.state(done.sentence, key="refused")
    else:
        telling.back_to_the_list(words.agreed(filled.on) if done.answer else words.PROPOSED)
