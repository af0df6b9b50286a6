"""What a scrutiny body may begin for one of its places: the same form as on the page of papers."""

from dashboard.components import papers_desk, states, telling, text
from dashboard.components.three_steps import Ask, Write
from dashboard.questions import scrutiny_desk as questions
from dashboard.selection import Visit
from dashboard.wording import scrutiny as words
from dashboard.wording import tasks


def form(run: Visit, subject: str, *, ask: Ask, write: Write) -> None:
    """Draw the form for a place."""
    found = ask(questions.desk, subject.partition(":")[0])
    if found is None or not found.may_scrutinise:
        states.state(tasks.GONE, key="gone")
        return
    text.section(words.ask_at(found.place.name))
    if papers_desk.scrutiny(run, found, ask=ask, write=write):
        telling.back_to_the_list(words.SENT)
