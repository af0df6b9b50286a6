"""What needs a question first: one sentence for each kind, made of the sentences of the pages."""

from datetime import date

from dashboard.wording import dates, marks, papers_page, promises, reasons, sentences
from dashboard.wording.language import _
from data.catalogue import Indicator
from indicators.judgement.verdict import OutcomeVerdict

NONE = _("Nothing needs a question first.")


def standard(title: str, verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return that a minimum standard is, may be or was lately not met."""
    said = sentences.lowered(sentences.standing_standard(verdict, indicator))
    return sentences.prefixed(f"{title}: {said}", verdict.evidence_class)


def course(number: int, verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return that a measure is off its course, or has lost what it reached."""
    said = sentences.lowered(sentences.judged(verdict, indicator))
    return _("Outcome {number}, {title}: {said}").format(
        number=number, title=sentences.lowered(indicator.title), said=said
    )


def direction(number: int, verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return that a measure is getting worse."""
    word = sentences.lowered(marks.direction(verdict.direction.state).words)
    why = reasons.direction(verdict, indicator)
    return _("Outcome {number}, {title}: {word}. {why}").format(
        number=number, title=sentences.lowered(indicator.title), word=word, why=why
    )


def late(number: int, verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return that a figure is a full cycle late."""
    return _("Outcome {number}, {title}: {late}").format(
        number=number, title=sentences.lowered(indicator.title), late=reasons.late_days(verdict, indicator)
    )


def promise(
    power: str, department: str, *, state: str, late_by: int, office: str, happened_on: date | None = None
) -> str:
    """Return what became of a promise of the centre, and who answers for it."""
    said = promises.state(state, late_by=late_by, happened_on=happened_on)
    who = _(" {office} answers for it.").format(office=office) if office else ""
    return f"{power}, {department}: {sentences.lowered(said)}.{who}"


def reply(body: str, held_on: date, kind: str, number: int, *, text: str, due: date | None, late_by: int) -> str:
    """Return that the reply to a question or recommendation is overdue."""
    name = papers_page.item(kind, number)
    state = papers_page.state("overdue", due=due, late_by=late_by, made_on=held_on)
    return _("{name} of {body}, {held_on}: {text}. {state}.").format(
        name=name, body=body, held_on=dates.day(held_on), text=text.rstrip("."), state=state
    )


def since(period: str) -> str:
    """Return since which period something has been so."""
    return _("Since {period}.").format(period=period)
