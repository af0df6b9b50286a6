"""A case that waits for a reader: what the figures show, and what they may say or do about it."""

from collections.abc import Callable
from datetime import date

from dashboard.access import Act
from dashboard.components import links, states, text
from dashboard.components import standards_words as about
from dashboard.components.work_said import Choice, fill_check_send
from dashboard.orders import cases as orders
from dashboard.questions import cases as questions
from dashboard.questions.case_values import CaseToActOn
from dashboard.selection import Visit
from dashboard.wording import cases as words
from dashboard.wording import tasks


def form(run: Visit, subject: str, *, ask: Callable[..., object], write: Callable[..., object]) -> None:
    """Draw the case and the form."""
    found = ask(questions.case_to_act_on, subject)
    if not isinstance(found, CaseToActOn):
        states.state(tasks.GONE, key="gone")
        return
    case = found.case
    text.section(about.heading(case))
    text.said(about.answer(case))
    text.said(about.reply(case, on=run.today))
    text.said(*about.closing(case))
    text.said(words.EXPLAINED_NOT_REMOVED)
    links.to("standards", words.whole_case(case.place.name), run.address("standards", case=case.key))
    fill_check_send(f"case-{case.key}", _choices(found, on=run.today), write=write, said={"case": case.key})


def _choices(found: CaseToActOn, *, on: date) -> dict[str, Choice]:
    """Return what this reader may do now, in the order in which a case goes on."""
    case = found.case
    reply, speak, close = (found.post_for(act) for act in (Act.REPLY_TO_CASE, Act.SPEAK_FOR_CENTRE, Act.CLOSE_CASE))
    every = (
        ("acknowledged", reply if case.acknowledged is None else None, orders.acknowledge),
        ("explained", reply, orders.explain),
        ("exceptional", reply, orders.tell_exceptional),
        ("recovery_plan", reply, orders.plan_recovery),
        ("help_offered", speak, orders.offer_help),
        ("closing", close if case.is_secure and case.closing is None else None, orders.ask_to_close),
        ("closed", close if case.closing is not None else None, orders.close),
    )
    return {
        step: Choice(words.TO_DO[step], words.done_by(step, post, on), order, has_words=step != "acknowledged")
        for step, post, order in every
        if post is not None
    }
