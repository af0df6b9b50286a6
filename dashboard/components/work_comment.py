"""Commentary on an outcome: four questions, a check of exactly what will be public, then publish. Saved as a draft."""

import json
from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.components import links, states, telling, text
from dashboard.orders import comments as orders
from dashboard.orders.result import Done, Refused
from dashboard.questions import commentary as questions
from dashboard.questions.commentary import MOST_WORDS, Wanted
from dashboard.selection import Visit, address
from dashboard.wording import commentary as words
from dashboard.wording import residents, tasks
from dashboard.wording.remarks import QUESTIONS

LONGEST = 1_500


def form(_run: Visit, subject: str, *, ask: Callable[..., Any], write: Callable[..., Done | Refused]) -> None:
    """Draw the questions, then what will be public, then the button that publishes it."""
    found: Wanted | None = ask(questions.wanted, subject)
    if found is None:
        states.state(tasks.GONE, key="gone")
        return
    text.section(words.TITLE)
    text.said(words.about(found.place.name, found.outcome, found.statement))
    text.said(words.asks(MOST_WORDS), words.must_mention(found.troubles))
    kept: dict[str, str] = json.loads(ask(questions.kept, subject) or "{}")
    checked = f"checked-comment-{subject}"
    with st.form(f"fill-comment-{subject}", border=False):
        said = {
            name: st.text_area(label, value=kept.get(name, ""), max_chars=LONGEST, key=f"{name}-{subject}")
            for name, label in QUESTIONS.items()
        }
        link = st.text_input(words.LINK, value=kept.get("link", ""), key=f"link-{subject}")
        if st.form_submit_button(words.CHECK):
            st.session_state[checked] = (said, link)
            write(orders.keep, subject=subject, body=json.dumps({**said, "link": link}))
    links.to("work", residents.BEGIN, address("work", task=f"residents:{subject}"))
    if checked in st.session_state:
        _check_and_send(found, st.session_state[checked], checked, write)


def _check_and_send(
    found: Wanted, filled: tuple[dict[str, str], str], checked: str, write: Callable[..., Done | Refused]
) -> None:
    said, link = filled
    text.part(words.WILL_BE_PUBLIC)
    for name, body in said.items():
        if body.strip():
            text.said(QUESTIONS[name])
            text.outside(body.strip())
    if link.strip():
        text.outside(link.strip())
    text.said(words.counted(sum(len(body.split()) for body in said.values()), MOST_WORDS))
    if st.button(words.SEND, key="send-comment"):
        done = write(orders.comment, place=found.place.slug, outcome=found.outcome, said=said, link=link)
        if isinstance(done, Refused):
            states.state(done.sentence, key="refused")
        else:
            del st.session_state[checked]
            telling.back_to_the_list(words.SENT)
