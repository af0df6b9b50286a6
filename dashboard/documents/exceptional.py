"""What needs a question first, in words: the sentence of each, since when, and the question it suggests."""

from typing import assert_never

from dashboard.questions.exceptions import (
    CourseMatter,
    DirectionMatter,
    LateMatter,
    Matter,
    PromiseMatter,
    ReplyMatter,
    RevisionMatter,
    StandardMatter,
)
from dashboard.questions.values import Measure, Moved
from dashboard.wording import cells, exceptions, papers_page
from dashboard.wording import papers_questions as bank
from data.catalogue import Indicator
from indicators.judgement.verdict import Because, CourseState, OutcomeVerdict, StandardState


def said(matter: Matter) -> str:
    """Return the sentence of what needs a question first."""
    match matter:
        case StandardMatter():
            floor = matter.standard
            return exceptions.standard(floor.terms.title, floor.verdict, floor.indicator)
        case CourseMatter():
            return exceptions.course(matter.measure.outcome.number, *judged(matter.measure))
        case DirectionMatter():
            return exceptions.direction(matter.measure.outcome.number, *judged(matter.measure))
        case LateMatter():
            return exceptions.late(matter.measure.outcome.number, *judged(matter.measure))
        case RevisionMatter():
            return moved(matter.moved)
        case PromiseMatter():
            one = matter.promise
            return exceptions.promise(
                one.power.name,
                one.power.department,
                state=one.state.value,
                late_by=one.late_by,
                office=one.power.office or "",
            )
        case ReplyMatter():
            item, meeting = matter.item, matter.met.meeting
            return exceptions.reply(
                meeting.body,
                meeting.held_on,
                item.kind.value,
                item.number,
                text=item.text,
                due=item.reply_due,
                late_by=item.late_by,
            )
        case _:
            assert_never(matter)


def title(matter: Matter) -> str:
    """Return what a matter is about, in a few words."""
    match matter:
        case StandardMatter():
            return matter.standard.terms.title
        case CourseMatter() | DirectionMatter() | LateMatter():
            return judged(matter.measure)[1].title
        case RevisionMatter():
            return matter.moved.title
        case PromiseMatter():
            return matter.promise.power.name
        case ReplyMatter():
            return papers_page.item(matter.item.kind.value, matter.item.number)
        case _:
            assert_never(matter)


def question(matter: Matter) -> str:
    """Return the question that a matter suggests."""
    match matter:
        case StandardMatter():
            title, state = matter.standard.terms.title, matter.standard.verdict.standard.state
            return bank.recovering(title) if state is StandardState.RECOVERING else bank.below(title)
        case CourseMatter():
            return course_question(*judged(matter.measure))
        case DirectionMatter():
            return bank.worse(judged(matter.measure)[1].title)
        case LateMatter():
            return bank.late(judged(matter.measure)[1].title)
        case RevisionMatter():
            return bank.revised(matter.moved.title)
        case PromiseMatter():
            return bank.power_late(matter.promise.power.name)
        case ReplyMatter():
            return bank.no_reply(papers_page.item(matter.item.kind.value, matter.item.number))
        case _:
            assert_never(matter)


def course_question(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return the question about a course that is not held."""
    if verdict.course.state is CourseState.SINCE_LOST:
        return bank.lost(indicator.title)
    run = verdict.course.reason.facts.get("run")
    if verdict.course.reason.because is Because.SHORT_FOR_PERIODS and isinstance(run, int):
        return bank.short_for(indicator.title, run)
    return bank.off_course(indicator.title)


def since(matter: Matter) -> str:
    """Return since when it has been so, where a figure says it."""
    match matter:
        case StandardMatter():
            held = cells.since(matter.standard.verdict)
        case CourseMatter():
            held = cells.course_since(judged(matter.measure)[0])
        case _:
            held = cells.DASH
    return "" if held == cells.DASH else exceptions.since(held)


def moved(one: Moved) -> str:
    """Return a verdict that moved, in words."""
    return cells.moved(one.title, one.judgement, one.before, one.after, moved_by=one.moved_by, on=one.on)


def judged(measure: Measure) -> tuple[OutcomeVerdict, Indicator]:
    """Return the verdict and the definition of a measure that has both. Raises ValueError for one that has not."""
    if measure.verdict is None or measure.indicator is None:
        message = f"Outcome {measure.outcome.number} has no measure. Ask `matters` for those that have."
        raise ValueError(message)
    return measure.verdict, measure.indicator
