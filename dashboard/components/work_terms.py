"""The form for the terms of an agreement or a standard: fill, check, send; what is typed is kept as it is typed."""

import json
from collections.abc import Callable
from typing import Any, Final

import streamlit as st

from dashboard.components import frame, links, states, telling, text
from dashboard.components import work_terms_fields as parts
from dashboard.orders import documents as document_orders
from dashboard.orders import drafts as orders
from dashboard.orders.result import Done, Refused
from dashboard.questions import terms_form as questions
from dashboard.questions.terms_fields import Body, asked
from dashboard.questions.terms_form import FORM, REASON, Checked, Editable, TermsTask
from dashboard.selection import Visit, address
from dashboard.wording import document_orders as refused_words
from dashboard.wording import work_terms as words
from dashboard.wording.inert import link

MEND: Final = "what-to-mend"
Ask = Callable[..., Any]
Write = Callable[..., Done | Refused]


def form(_run: Visit, subject: str, *, ask: Ask, write: Write) -> None:
    """Draw the form for a subject: a place, or "standard:" and a name."""
    task: TermsTask | None = ask(questions.terms_task, subject)
    if task is None:
        states.state(words.NOT_YOURS, key="gone")
        return
    text.section(words.title(task.named or task.subject, task.version))
    if task.evidence is not None:
        frame.evidence(task.evidence)
    if task.open is not None and task.open.status == "awaiting":
        text.said(words.AWAITS)
        _finish(task, write, take_back=True)
        return
    sheet = Filled(subject, task, ask, write)
    if st.session_state.get(sheet.step) and not sheet.result().refusals:
        _check(sheet, sheet.result())
    else:
        _fill(sheet)


def offers(run: Visit, ask: Ask) -> None:
    """Draw a link to each agreement and standard whose terms this reader may edit."""
    found: tuple[Editable, ...] = ask(questions.editable)
    if run.chosen.task or not found:
        return
    text.section(words.EDIT_TITLE)
    for each in found:
        links.to("work", words.edit(each.named), address("work", task=f"{FORM}:{each.subject}"))


class Filled:
    """What one person has typed in this session, and where it is kept."""

    def __init__(self, subject: str, task: TermsTask, ask: Ask, write: Write) -> None:
        self.subject, self.task, self.ask, self.write = subject, task, ask, write
        self.step, self._body, self._based = (f"terms-{part}-{subject}" for part in ("step", "body", "based"))
        st.session_state.setdefault(self._body, task.body)
        st.session_state.setdefault(self._based, task.based_on)

    @property
    def body(self) -> Body:
        """What stands in the fields."""
        held: Body = st.session_state[self._body]
        return held

    @property
    def based_on(self) -> str:
        """The fingerprint of the draft that was open when the filling began."""
        mark: str = st.session_state[self._based]
        return mark

    def keep(self) -> None:
        """Keep what stands in the fields."""
        body = json.dumps(self.body, ensure_ascii=False)
        said = {"form": FORM, "subject": self.subject, "body": body, "based_on": self.based_on}
        self.write(orders.keep, **said)

    def result(self) -> Checked:
        """What checking it finds."""
        found: Checked | None = self.ask(questions.checked, self.subject, self.body, self.based_on)
        return found if found is not None else Checked(None, ())

    def build_on(self, mark: str) -> None:
        """Go on from what somebody else has saved: the next save puts this text in the place of theirs."""
        st.session_state[self._based] = mark
        self.keep()

    def forget(self) -> None:
        """Forget the fields, which begin again from what is kept."""
        for key in [str(key) for key in st.session_state if str(key).startswith(f"terms-{self.subject}")]:
            del st.session_state[key]
        for key in (self.step, self._body, self._based):
            st.session_state.pop(key, None)

    def throw_away(self) -> None:
        """Drop what was typed."""
        self.write(orders.drop, form=FORM, subject=self.subject)
        self.forget()


def _fill(sheet: Filled) -> None:
    """Draw the fields, with what is wrong above them once they were checked."""
    task, body, fields = sheet.task, sheet.body, asked(sheet.task.kind)
    text.said(words.SAVED_AS_TYPED)
    if task.kept:
        text.said(words.GO_ON)
        st.button(words.ANEW, on_click=sheet.throw_away, key="throw-away")
    clauses = parts.clause_names(body, fields, whole=task.kind)
    key = f"terms-{sheet.subject}"
    refusals = sheet.result().refusals if st.session_state.get(sheet.step) else ()
    slips = parts.slips(refusals, body, task.kind, key=key)
    if slips:
        st.header(words.TO_MEND, anchor=MEND)
        parts.to_mend(slips, clauses, dict(task.measures))
    text.section(words.CONTENTS)
    parts.contents(clauses, dict(task.measures))
    on = parts.Sheet(key, sheet.keep, task.measures, slips, task.kind, clauses)
    if task.follows:
        parts.reason(on, body, REASON)
    parts.whole(on, body, fields)
    if task.kind == "agreement":
        text.section(words.LEFT_OUT)
        text.said(words.LEFT_OUT_SAID)
        parts.panels_left_out(on, body)
    st.button(words.CHECK, on_click=_step, args=(sheet.step, True), key="check-terms")
    if slips:  # who pressed it stands at the foot of a long form, away from what came of it
        st.markdown(link(words.mend_first(len(slips)), f"#{MEND}"))
    if task.open is not None:
        _finish(task, sheet.write, take_back=False)


def _check(sheet: Filled, found: Checked) -> None:
    """Draw exactly what will be read, then the buttons that save or send it."""
    text.section(words.CHECKED)
    if found.theirs:
        _both_texts(sheet, found)
        return
    text.part(words.WHAT_CHANGES)
    if found.changes:
        text.listed(found.changes)
        reason = str(sheet.body.get(REASON, "")).strip()
        if reason:
            text.outside(f"{words.REASON}: {reason}")
    elif sheet.task.follows:
        text.said(refused_words.NOTHING_CHANGED)
    else:
        text.said(words.FIRST_VERSION)
    if found.points:
        text.part(words.TO_ANSWER)
        text.said(words.ANSWER_FIRST)
        titles = dict(sheet.task.measures)
        text.listed(f"{words.clause(one.clause, titles)}: {one.problem}. {one.cure}" for one in found.points)
    answer = ""
    if found.copied is not None:
        text.part(words.COPIED)
        text.said(refused_words.copied(found.copied.other.name, [one.number for one in found.copied.repeated]))
        answer = st.text_area(words.ANSWER, key=f"terms-answer-{sheet.subject}")
    text.part(words.WHOLE_TEXT)
    text.outside(found.toml)
    with st.container(horizontal=True):
        save = st.button(words.SAVE, key="save-terms")
        send = st.button(words.SEND, key="send-terms")
        st.button(words.CHANGE, on_click=_step, args=(sheet.step, False), key="change-terms")
    if save or send:
        _go_on(sheet, found, {"answer": answer} if send else {})


def _go_on(sheet: Filled, found: Checked, also: dict[str, str]) -> None:
    said: dict[str, Any] = {
        "form": FORM,
        "subject": sheet.subject,
        "kept_under": sheet.task.subject,
        "terms": found.terms,
        "based_on": sheet.based_on,
        "reason": str(sheet.body.get(REASON, "")),
    }
    done = sheet.write(orders.send_checked if also else orders.save_checked, **said, **also)
    if isinstance(done, Refused):
        states.state(done.sentence, key="refused")
        return
    sheet.forget()
    telling.back_to_the_list(words.SENT if also else words.SAVED)


def _both_texts(sheet: Filled, found: Checked) -> None:
    """Show the second of two editors both texts; nothing is overwritten unless they say so."""
    text.part(words.SOMEBODY_ELSE)
    text.said(words.NOTHING_LOST)
    text.listed(found.apart)
    text.part(words.THEIRS)
    text.outside(found.theirs)
    text.part(words.YOURS)
    text.outside(found.toml)
    with st.container(horizontal=True):
        st.button(words.BUILD_ON, on_click=sheet.build_on, args=(found.theirs_mark,), key="build-on")
        st.button(words.TAKE_THEIRS, on_click=sheet.throw_away, key="take-theirs")
        st.button(words.CHANGE, on_click=_step, args=(sheet.step, False), key="change-terms")


def _finish(task: TermsTask, write: Write, *, take_back: bool) -> None:
    """Offer to take a version back, or to give it up."""
    if task.open is None:
        return
    if take_back and st.button(words.TAKE_BACK, key="take-back"):
        _told(write(document_orders.take_back, document=task.open.id), words.TAKEN_BACK)
    text.section(words.GIVE_UP_TITLE)
    text.said(words.GIVE_UP_SAID)
    reason = st.text_area(words.WHY, key=f"give-up-{task.open.id}")
    if st.button(words.GIVE_UP, key="give-up"):
        _told(write(document_orders.give_up, document=task.open.id, reason=reason), words.GIVEN_UP)


def _told(done: object, sentence: str) -> None:
    if isinstance(done, Refused):
        states.state(done.sentence, key="refused")
    else:
        telling.back_to_the_list(sentence)


def _step(key: str, checked: bool) -> None:  # noqa: FBT001 - Streamlit hands it over by place
    st.session_state[key] = checked
