"""A question or recommendation that waits for the place's reply: accept, decline, reply, or say that it is done."""

from dashboard.components import links, states, telling, text, three_steps
from dashboard.components.three_steps import Ask, Field, Said, Steps, Write
from dashboard.orders import meeting_checks as checks
from dashboard.orders import meetings as orders
from dashboard.orders.result import Done, Refused
from dashboard.questions import scrutiny_desk as questions
from dashboard.questions.scrutiny_desk import ReplyWanted
from dashboard.selection import Visit
from dashboard.wording import papers_page, tasks
from dashboard.wording import scrutiny as words

FORM = "reply"


def form(run: Visit, subject: str, *, ask: Ask, write: Write) -> None:
    """Draw what was asked, what was said of it so far, and the form."""
    found: ReplyWanted | None = ask(questions.reply_wanted, subject)
    if found is None:
        states.state(tasks.GONE, key="gone")
        return
    item, meeting = found.item, found.met.meeting
    text.section(words.reply_to(found.place.name, item.kind, item.number, meeting.held_on))
    text.outside(item.text)
    text.said(papers_page.met(meeting.body, meeting.held_on) + ".", papers_page.put_to(item.addressed_to))
    said = papers_page.state(item.state, due=item.reply_due, late_by=item.late_by, made_on=item.made_on)
    text.said(f"{said}.")
    for one in item.answers:
        text.said(words.replied(one.state, one.post, one.on))
        text.outside(one.text)
    links.to("papers", papers_page.MEETINGS, run.address("papers", place=found.place.slug))
    if three_steps.draw(_replying(run, found, write), ask=ask, write=write):
        telling.back_to_the_list(words.SENT)


def _replying(run: Visit, found: ReplyWanted, write: Write) -> Steps:
    item, meeting = found.item, found.met.meeting

    def public(said: Said) -> None:
        text.said(words.replied(said["step"], found.post, run.today))
        text.outside(said["text"].strip())

    def send(said: Said) -> Done | Refused:
        told = {"step": said["step"], "text": said["text"]}
        return write(orders.reply, meeting=meeting.id, kind=item.kind.value, number=item.number, **told)

    fields = (Field("step", words.LABELS["step"], words.STEPS), Field("text", words.LABELS["text"], long=True))
    return Steps(form=FORM, subject=found.subject, fields=fields, problems=checks.with_reply, public=public, send=send)
