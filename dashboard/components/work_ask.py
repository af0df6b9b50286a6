"""An ask or offer that waits for a reader's answer."""

from collections.abc import Callable

from dashboard.components import states, text
from dashboard.components.work_said import Choice, fill_check_send
from dashboard.orders import dealings as orders
from dashboard.questions import asks as questions
from dashboard.questions.asks import AskToAnswer
from dashboard.selection import Visit
from dashboard.wording import asks as words
from dashboard.wording import tasks


def form(run: Visit, subject: str, *, ask: Callable[..., object], write: Callable[..., object]) -> None:
    """Draw the ask and the form."""
    found = ask(questions.ask_to_answer, subject)
    if not isinstance(found, AskToAnswer):
        states.state(tasks.GONE, key="gone")
        return
    one = found.ask
    text.section(f"{one.place.name}: {one.name}")
    text.listed(
        (
            words.ask(one.kind, one.side),
            words.asked(one.asked_on, one.reply_due).replace("\n", ", "),
            words.answered(None, on=None, took=one.days, late_by=one.late_by(run.today)).replace("\n", ", "),
        )
    )
    if one.text:
        text.outside(one.text)
    choices = {
        "answered": Choice(words.ANSWER, words.answer_by(one.name, found.post), orders.answer),
        "declined": Choice(words.DECLINE, words.declined_by(one.name, found.post), orders.decline),
    }
    said = {"place": one.place.code, "name": one.name}
    fill_check_send(f"ask-{one.place.slug}-{one.name}", choices, write=write, said=said)
