"""Parts of the page of a reader's work: what waits, and the form of the one that was chosen.

A form is a module `work_<kind>` with `form(run, subject, *, ask, write)`; a line in `FORMS` plugs it in.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Protocol

import streamlit as st

from dashboard.components import (
    links,
    states,
    tables,
    text,
    work_ask,
    work_case,
    work_comment,
    work_ending,
    work_grant,
    work_held,
    work_hide,
    work_pack,
    work_quarantine,
    work_reply,
    work_residents,
    work_scrutiny,
    work_signature,
    work_terms,
)
from dashboard.orders.result import Done, Refused
from dashboard.questions.tasks import Task, TaskKind
from dashboard.selection import Visit, address, path
from dashboard.wording import signing_in as sign_in_words
from dashboard.wording import tables as shapes
from dashboard.wording import tasks as words

Ask = Callable[..., Any]
Write = Callable[..., Done | Refused]


class Form(Protocol):
    """What stands behind a task: draws its form for what it is about, and carries out what is decided there.

    `ask(question, *asked)` calls `question(session, viewer, *asked, known_at=…)` as this reader, now; such an answer
    is kept for nobody. `write(order, **said)` calls `order(session, actor, **said)` in one transaction with its
    entry in the log; Refused holds a sentence for the reader. `reader.signed_in_since()` says when the reader last
    proved anew who they are; `/sign-in?fresh=1&back=…` asks them to.
    """

    def __call__(self, run: Visit, subject: str, /, *, ask: Ask, write: Write) -> None:
        """Draw the form."""


FORMS: Final[Mapping[TaskKind, Form]] = MappingProxyType(
    {
        TaskKind.TERMS: work_terms.form,
        TaskKind.SIGNATURE: work_signature.form,
        TaskKind.CASE: work_case.form,
        TaskKind.ASK: work_ask.form,
        TaskKind.COMMENT: work_comment.form,
        TaskKind.RESIDENTS: work_residents.form,
        TaskKind.GRANT: work_grant.form,
        TaskKind.REPLY: work_reply.form,
        TaskKind.SCRUTINY: work_scrutiny.form,
        TaskKind.PACK: work_pack.form,
        TaskKind.ENDING: work_ending.form,
        TaskKind.HELD: work_held.form,
        TaskKind.HIDE: work_hide.form,
        TaskKind.REVEAL: work_hide.reveal,
        TaskKind.QUARANTINE: work_quarantine.form,
        TaskKind.CORRECT: work_quarantine.correct,
    }
)


def answer(waiting: Sequence[Task], today: date) -> str:
    """Return the sentence that answers the page."""
    return words.counted(len(waiting), sum(each.due is not None and each.due < today for each in waiting))


def chosen(run: Visit, *, ask: Ask, write: Write) -> None:
    """Draw the form of the task that the address names."""
    kind, _, subject = run.chosen.task.partition(":")
    if not run.chosen.task:
        return
    if kind not in set(TaskKind) or TaskKind(kind) not in FORMS:
        states.state(words.NO_FORM, key="no-form")
        return
    FORMS[TaskKind(kind)](run, subject, ask=ask, write=write)
    links.to("work", words.ALL, address("work"))


def waiting(run: Visit, some: Sequence[Task]) -> None:
    """Draw what waits, what is due first at the head."""
    if run.chosen.task or not some:
        return
    text.section(words.WAITING)
    rows = [tables.Row(each.title, (words.due(each.due, run.today),), path("work", task=each.key)) for each in some]
    tables.table(shapes.TASKS, rows, alt=words.WAITING)


def beginnings(run: Visit, some: Sequence[Task]) -> None:
    """Draw what the reader may begin without being asked."""
    if run.chosen.task or not some:
        return
    text.section(words.BEGIN)
    for each in some:
        links.to("work", each.title, address("work", task=each.key))


def devices(sign_out_everywhere: Callable[[], None]) -> None:
    """Offer to end every session of the reader."""
    text.section(words.DEVICES)
    text.said(words.DEVICES_SAID)
    st.button(sign_in_words.SIGN_OUT_EVERYWHERE, on_click=sign_out_everywhere, key="sign-out-everywhere")
