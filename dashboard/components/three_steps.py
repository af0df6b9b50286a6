"""Fill, check, send: fields saved as they are left, what is wrong with them, and what exactly will be public."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import streamlit as st

from dashboard.components import states, text
from dashboard.orders import drafts
from dashboard.orders.result import Done, Refused
from dashboard.questions import scrutiny_desk as questions
from dashboard.wording import scrutiny as words
from dashboard.wording.inert import cell, link

LONGEST: Final = 1_000
SHORT: Final = 200
SAID: Final = "said-three-steps"
MENDING, CHECKING = "mending", "checking"
Ask = Callable[..., Any]
Write = Callable[..., Done | Refused]
Said = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name and label, what may be chosen (a line of text where nothing is named), or a day."""

    name: str
    label: str
    options: Mapping[str, str] | None = None
    long: bool = False
    day: bool = False
    begins: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """A form of three steps: its name and subject, its fields, and what checks, shows and sends what stands in them.

    `public` draws exactly what will be public; `send` carries out the order and says what came of it.
    """

    form: str
    subject: str
    fields: Sequence[Field]
    problems: Callable[[Said], Mapping[str, str]]
    public: Callable[[Said], None]
    send: Callable[[Said], Done | Refused]
    check_label: str = words.CHECK
    send_label: str = words.SEND
    sent: str = words.SENT

    def key_of(self, name: str) -> str:
        """What the session knows one of its fields by."""
        return f"{self.key}-{name}"

    @property
    def key(self) -> str:
        """What the session knows it by."""
        return f"{self.form}-{self.subject}".replace(":", "-")


def draw(steps: Steps, *, ask: Ask, write: Write) -> bool:
    """Draw the step that the form has come to; whether it was sent just now."""
    step = f"step-{steps.key}"
    said = _kept(steps, ask)
    problems = steps.problems(said) if step in st.session_state else {}
    if st.session_state.get(step) == CHECKING and not problems:
        return _check(steps, said, step, write)
    if problems:
        st.session_state[step] = MENDING  # until the reader asks again: a form does not move on under their hands
    _fill(steps, said, problems, step, write)
    return False


def said_once() -> None:
    """Draw what came of the last form, once."""
    states.state(st.session_state.pop(SAID, ""), key="said-steps")


def _kept(steps: Steps, ask: Ask) -> dict[str, str]:
    """Return what stands in the fields: what was typed just now, else what was kept before."""
    found: dict[str, str] = json.loads(ask(questions.kept, steps.form, steps.subject) or "{}")
    return {one.name: found.get(one.name, one.begins) for one in steps.fields}


def _fill(steps: Steps, said: dict[str, str], problems: Mapping[str, str], step: str, write: Write) -> None:
    if problems:
        text.part(words.TO_MEND)
        labels = {one.name: one.label for one in steps.fields}
        lines = (f"- {link(labels[name], f'#{_anchor(steps, name)}')}: {cell(why)}" for name, why in problems.items())
        with st.container(key="to-mend"):
            st.markdown("\n".join(lines))
    if steps.fields:
        text.said(words.SAVED_AS_TYPED)

    def keep(name: str) -> None:
        told = st.session_state[steps.key_of(name)]
        said[name] = told.isoformat() if isinstance(told, date) else told or ""
        _keep(steps, said, write)

    for one in steps.fields:
        if one.name in problems:
            st.subheader(cell(words.wrong(problems[one.name])), anchor=_anchor(steps, one.name))
        _field(steps, one, said[one.name], keep)
    st.button(steps.check_label, key=f"check-{steps.key}", on_click=_go, args=(step,))


def _field(steps: Steps, one: Field, begins: str, keep: Callable[[str], None]) -> None:
    key = steps.key_of(one.name)
    kept: dict[str, Any] = {"key": key, "on_change": keep, "args": (one.name,)}
    if one.day:
        st.session_state.setdefault(key, _day(begins))
        st.date_input(one.label, format="DD/MM/YYYY", **kept)
    elif one.options is not None:
        st.session_state.setdefault(key, begins if begins in one.options else None)
        names = one.options
        st.selectbox(one.label, list(names), index=None, format_func=names.__getitem__, placeholder="", **kept)
    elif one.long:
        st.session_state.setdefault(key, begins)
        st.text_area(one.label, max_chars=LONGEST, **kept)
    else:
        st.session_state.setdefault(key, begins)
        st.text_input(one.label, max_chars=SHORT, **kept)


def begin_from(steps: Steps, name: str, words_: str, *, ask: Ask, write: Write) -> None:
    """Put words into a field, in place of what stands there; whoever fills it may change them."""
    st.session_state[steps.key_of(name)] = words_
    _keep(steps, {**_kept(steps, ask), name: words_}, write)


def _keep(steps: Steps, said: Said, write: Write) -> None:
    write(drafts.keep, form=steps.form, subject=steps.subject, body=json.dumps(said, ensure_ascii=False))


def _check(steps: Steps, said: Said, step: str, write: Write) -> bool:
    text.part(words.WILL_BE_PUBLIC)
    with st.container(key="will-be-public"):
        steps.public(said)
    sends = st.button(steps.send_label, key=f"send-{steps.key}")
    st.button(words.CHANGE, key=f"change-{steps.key}", on_click=_back, args=(step,))
    if not sends:
        return False
    done = steps.send(said)
    if isinstance(done, Refused):
        states.state(done.sentence, key="refused-steps")
        return False
    write(drafts.drop, form=steps.form, subject=steps.subject)
    _back(step)
    st.session_state[SAID] = steps.sent
    return True


def _go(step: str) -> None:
    st.session_state[step] = CHECKING


def _back(step: str) -> None:
    st.session_state.pop(step, None)


def _anchor(steps: Steps, name: str) -> str:
    return f"mend-{steps.key}-{name}".lower().replace("_", "-")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
