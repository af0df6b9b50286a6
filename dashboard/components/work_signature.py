"""A version that awaits a signature: exactly what would be signed, who has signed, and the one decision."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard import reader
from dashboard.components import frame, states, telling, text
from dashboard.orders import signing as orders
from dashboard.orders.result import Done, Refused
from dashboard.questions import signing as questions
from dashboard.questions.signing import ToSign
from dashboard.selection import Visit, path
from dashboard.wording import dates
from dashboard.wording import work_terms as words
from dashboard.wording.inert import link

Ask = Callable[..., Any]
Write = Callable[..., Done | Refused]


def form(run: Visit, subject: str, *, ask: Ask, write: Write) -> None:
    """Draw what would be signed and the buttons that sign it."""
    found: ToSign | None = ask(questions.to_sign, subject)
    if found is None:
        states.state(words.NOTHING_TO_SIGN, key="gone")
        return
    text.section(words.title(found.named, found.document.version))
    frame.evidence(found.document.evidence)
    _signed(found)
    text.part(words.WHAT_CHANGES)
    if found.follows:
        text.listed(found.changes)
        text.outside(f"{words.REASON}: {found.document.reason}")
    else:
        text.said(words.FIRST_VERSION)
    text.part(words.SIGN_TITLE)
    text.said(words.fingerprint(found.document.fingerprint))
    text.outside(found.toml)
    _decide(run, subject, found, write)


def _signed(found: ToSign) -> None:
    if found.signed:
        text.listed(words.signed(each.post, each.side, dates.day(each.on)) for each in found.signed)
    else:
        text.said(words.NOBODY_YET)


def _decide(run: Visit, subject: str, found: ToSign, write: Write) -> None:
    """Draw a button for each side that this reader may sign for, once they have proved anew who they are."""
    if found.own:
        states.state(words.OWN_TEXT, key="own")
        return
    fresh_at = reader.signed_in_since()
    if fresh_at is None or run.now - fresh_at > orders.FRESH:
        back = path("work", task=f"signature:{subject}")
        text.said(words.FRESH_FIRST)
        st.markdown(link(words.SIGN_IN_AGAIN, f"/sign-in?{urlencode({'fresh': '1', 'back': back})}"))
        return
    for side in found.sides:
        if st.button(words.sign(side), key=f"sign-{side}"):
            done = write(
                orders.sign,
                document=found.document.id,
                side=side,
                fingerprint=found.document.fingerprint,
                fresh_at=fresh_at,
            )
            if isinstance(done, Refused):
                states.state(done.sentence, key="refused")
            else:
                telling.back_to_the_list(words.IN_FORCE if done.answer else words.SIGNED)
