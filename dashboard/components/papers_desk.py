"""What a reader with a right may do on the page of papers: ask, recommend, arrange, take back, freeze words, lift."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from dashboard.components import links, states, text, three_steps
from dashboard.components.three_steps import Ask, Field, Said, Steps, Write
from dashboard.documents import question_bank
from dashboard.orders import meeting_checks as checks
from dashboard.orders import meetings as orders
from dashboard.orders import papers as paper_orders
from dashboard.orders.result import Done, Refused
from dashboard.questions import scrutiny_desk as questions
from dashboard.questions.meetings import reply_due
from dashboard.questions.scrutiny_desk import Desk, Freeze
from dashboard.selection import Visit, address
from dashboard.wording import papers_page
from dashboard.wording import papers_questions as bank
from dashboard.wording import scrutiny as words
from indicators import workers

FORM, FREEZING = "scrutiny", "freeze"


def desk(run: Visit, place: str, *, ask: Ask, write: Write) -> None:
    """Draw what this reader may do about the place of the page; nothing for anybody else."""
    found: Desk | None = ask(questions.desk, place) if place else None
    if found is None:
        return
    three_steps.said_once()
    if found.replies:
        text.section(words.REPLIES_HERE)
        for one in found.replies:
            day = one.met.meeting.held_on
            title = words.reply_to(found.place.name, one.item.kind, one.item.number, day)
            again = words.answer_again(one.item.kind, one.item.number, day)
            links.to("work", title if one.waits else again, address("work", task=f"reply:{one.subject}"))
    if found.may_scrutinise:
        text.section(words.SCRUTINY)
        if scrutiny(run, found, ask=ask, write=write):
            st.rerun()
    if found.may_freeze and _freeze(run, found, ask=ask, write=write):
        st.rerun()


def scrutiny(run: Visit, found: Desk, *, ask: Ask, write: Write) -> bool:
    """Draw the form of those who question; whether something was sent just now."""
    slug = found.place.slug
    chosen = st.radio(words.WHAT_TO_DO, list(words.TO_DO), format_func=words.TO_DO.__getitem__, key=f"to-do-{slug}")
    match chosen:
        case "arrange":
            return three_steps.draw(_arranging(found, write), ask=ask, write=write)
        case "withdraw" if found.open_items:
            return three_steps.draw(_withdrawing(run, found, write), ask=ask, write=write)
        case "withdraw":
            text.said(words.NOTHING_TO_TAKE_BACK)
            return False
        case _ if not found.met:
            text.said(words.NO_MEETING_YET)
            return False
        case kind:
            putting = _putting(run, found, str(kind), write)
            if kind == "question":
                _suggested(putting, found, ask=ask, write=write)
            return three_steps.draw(putting, ask=ask, write=write)


def _suggested(putting: Steps, found: Desk, *, ask: Ask, write: Write) -> None:
    """Offer the questions that the evidence suggests as words to begin from."""
    facts = ask(questions.suggested, found.place.slug)
    every = question_bank.of_place(facts) if facts is not None else ()
    if not every:
        text.said(bank.NONE)
        return
    key = f"suggested-{found.place.slug}"

    def take() -> None:
        taken = st.session_state[key]
        if taken:
            three_steps.begin_from(putting, "text", taken, ask=ask, write=write)

    text.said(words.EDIT)
    st.selectbox(words.SUGGESTED, every, index=None, placeholder=words.TAKE_ONE, key=key, on_change=take)


def _putting(run: Visit, found: Desk, kind: str, write: Write) -> Steps:
    held = {str(one.meeting.id): papers_page.met(one.meeting.body, one.meeting.held_on) for one in found.met}
    days = {str(one.meeting.id): one.meeting.held_on for one in found.met}
    ahead = [name for name, day in days.items() if day >= run.today]

    def public(said: Said) -> None:
        due = reply_due(max(days[said["meeting"]], run.today))
        text.outside(said["text"].strip())
        text.said(*words.put(kind, said["addressed_to"], held[said["meeting"]], post=found.scrutiny_post, due=due))
        text.said(words.about(said["clause"].strip()))

    def send(said: Said) -> Done | Refused:
        told = {name: said[name] for name in ("text", "addressed_to", "clause")}
        return write(orders.put, meeting=int(said["meeting"]), kind=kind, **told)

    fields = (
        Field("meeting", words.LABELS["meeting"], held, begins=ahead[-1] if ahead else ""),
        Field("text", words.LABELS["text"], long=True),
        Field("addressed_to", words.LABELS["addressed_to"], begins=found.offices[0] if found.offices else ""),
        Field("clause", words.LABELS["clause"]),
    )
    subject = f"{found.place.slug}:{kind}"
    return Steps(form=FORM, subject=subject, fields=fields, problems=checks.with_item, public=public, send=send)


def _arranging(found: Desk, write: Write) -> Steps:
    def public(said: Said) -> None:
        text.listed(
            line
            for line in words.meeting(said["body"].strip(), date.fromisoformat(said["held_on"]), said["decision"])
            if line
        )

    def send(said: Said) -> Done | Refused:
        day = date.fromisoformat(said["held_on"])
        return write(orders.arrange, place=found.place.code, body=said["body"], held_on=day, decision=said["decision"])

    body = found.met[0].meeting.body if found.met else ""
    fields = (
        Field("body", words.LABELS["body"], begins=body),
        Field("held_on", words.LABELS["held_on"], day=True),
        Field("decision", words.LABELS["decision"]),
    )
    subject = f"{found.place.slug}:arrange"
    return Steps(form=FORM, subject=subject, fields=fields, problems=checks.with_meeting, public=public, send=send)


def _withdrawing(run: Visit, found: Desk, write: Write) -> Steps:
    open_: dict[str, tuple[int, str, int]] = {
        f"{met.meeting.id} {item.kind} {item.number}": (met.meeting.id, item.kind.value, item.number)
        for met, item in found.open_items
    }
    names: Mapping[str, str] = {
        f"{met.meeting.id} {item.kind} {item.number}": words.item(item.kind, item.number, met.meeting.held_on)
        for met, item in found.open_items
    }

    def problems(said: Said) -> Mapping[str, str]:
        return checks.with_withdrawal({**said, "item": said["item"] if said["item"] in open_ else ""})

    def public(said: Said) -> None:
        text.said(words.withdrawn(names[said["item"]], found.scrutiny_post, run.today))
        text.outside(said["text"].strip())

    def send(said: Said) -> Done | Refused:
        meeting, kind, number = open_[said["item"]]
        return write(orders.withdraw, meeting=meeting, kind=kind, number=number, text=said["text"])

    fields = (Field("item", words.LABELS["item"], names), Field("text", words.LABELS["text"], long=True))
    subject = f"{found.place.slug}:withdraw"
    return Steps(form=FORM, subject=subject, fields=fields, problems=problems, public=public, send=send)


def _freeze(run: Visit, found: Desk, *, ask: Ask, write: Write) -> bool:
    """Draw the form that freezes words before an election, or the one that lifts it."""
    text.section(words.FREEZE)
    text.said(words.FREEZE_SAID)
    place = found.place
    if found.freeze is not None:
        lifting = Steps(
            form=FREEZING,
            subject=f"{place.slug}:lift",
            fields=(),
            problems=_nothing_wrong,
            public=lambda _: text.said(words.to_lift(place.name)),
            send=lambda _: write(paper_orders.lift_freeze, place=place.code),
            check_label=words.LIFT_CHECK,
            send_label=words.LIFT_SEND,
            sent=words.LIFTED,
        )
        return three_steps.draw(lifting, ask=ask, write=write)

    def until(said: Said) -> date | None:
        return date.fromisoformat(said["until"]) if said["until"] else None

    def problems(said: Said) -> Mapping[str, str]:
        end = until(said)
        return {"until": words.PAST_DAY} if end is not None and end <= run.today else {}

    def send(said: Said) -> Done | Refused:
        end = until(said)
        return write(paper_orders.freeze_words, place=place.code, until=workers.end_of(end) if end else None)

    freezing = Steps(
        form=FREEZING,
        subject=place.slug,
        fields=(Field("until", words.LABELS["until"], day=True),),
        problems=problems,
        public=lambda said: text.said(words.to_freeze(place.name, run.today, until(said))),
        send=send,
        check_label=words.FREEZE_CHECK,
        send_label=words.FREEZE_SEND,
        sent=words.FROZEN_DONE,
    )
    return three_steps.draw(freezing, ask=ask, write=write)


def frozen(name: str, found: Freeze | None) -> None:
    """Say that words about a place are frozen, to everybody, as at the moment that is read."""
    if found is not None:
        states.state(words.frozen(name, found.since, found.until), key="frozen")


def _nothing_wrong(_said: Said) -> Mapping[str, str]:
    return {}
