"""What is said of a case, from what is known of it."""

from datetime import date, datetime

from dashboard.questions.case_values import Case
from dashboard.wording import cases as said
from dashboard.wording import cells, dates, marks, sentences, standards, states
from indicators.judgement.verdict import StandardState

FLAGGED = frozenset({StandardState.BELOW, StandardState.MAY_BE_BELOW})


def day(moment: datetime) -> date:
    """Return the day in London of a moment."""
    return moment.astimezone(dates.LONDON).date()


def heading(case: Case) -> str:
    """Return what a case is called."""
    return said.heading(case.place.name, case.terms.title)


def answer(case: Case) -> str:
    """Return the sentence that answers the page of a case."""
    judged = ended(case) or sentences.standing_standard(case.verdict, case.indicator)
    return sentences.prefixed(f"{judged} {said.first_shown(case.flagged_on)}", case.evidence)


def ended(case: Case) -> str:
    """Return when and how a case ended, an empty text while it is open."""
    if case.ended is None:
        return ""
    return said.ended(case.ended, case.ended_on, by=case.closed.post if case.closed else "")


def latest(case: Case) -> str:
    """Return the latest figure of a case beside its floor."""
    figure, floor = case.verdict.latest, standards.floor(case.terms.floor, case.indicator)
    if figure is None:
        return states.NO_FIGURES
    value = cells.figure_and_range(figure.value, figure.status, figure.lower, figure.upper, case.indicator)
    return said.beside_floor(value.replace("\n", ", "), dates.period(figure.start, figure.end), floor)


def reply(case: Case, *, on: date) -> str:
    """Return whether the place has replied, and by when a reply is or was due."""
    replied = day(case.replies[0].at) if case.replies else None
    return said.reply_due(case.reply_due, on=on, replied=replied, is_over=case.ended is not None)


def judgement(case: Case) -> str:
    """Return the stage of a case and why, for a table."""
    return f"{marks.standard(case.verdict.standard.state)}\n{said.REACHED[case.stage]}"


def offered(case: Case) -> str:
    """Return what help the standard holds ready, and when it was last offered in this case."""
    given = case.help_offered
    return said.offered(case.terms.help_offered, day(given[-1].at) if given else None)


def next_step(case: Case, *, on: date) -> str:
    """Return what comes next in an open case, and whose turn it is."""
    due, state = case.verdict.due, case.verdict.standard.state
    if case.is_secure:
        return said.next_signature(asked=case.closing is not None)
    if state in FLAGGED and not case.replies:
        return said.next_reply(case.reply_due, on=on)
    if state is StandardState.BELOW:
        return said.next_figure(due) if case.plans else said.next_plan(due)
    return standards.next_step(case.verdict, case.indicator)


def closing(case: Case) -> tuple[str, ...]:
    """Return how far the closing of a case has come, a sentence each."""
    if case.ended is not None:
        return (ended(case),)
    if not case.is_secure:
        return (said.NOT_SECURE,)
    if case.closing is None:
        return (said.SECURE, said.ANYBODY_ASKS)
    return (said.SECURE, said.asked_to_close(case.closing.post, day(case.closing.at)), said.STAYS_OPEN)


def closed_line(case: Case) -> str:
    """Return a closed case in one line."""
    return said.closed_line(
        case.place.name, case.terms.title, first=case.flagged_on, confirmed=case.confirmed, how=ended(case)
    )
