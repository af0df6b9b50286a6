"""Words of the four panels: what each line promises, who promised it, in return for what, and what has happened."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from dashboard.wording import budget, cells, dates, numbers, page, promises, reasons, states
from dashboard.wording.language import _, counted
from data.catalogue import Indicator
from data.terms import Accountability, Alternative, Answer, Commitment, Depth, Outcome, Power
from indicators.judgement.verdict import OutcomeVerdict

THE_CENTRE = _("The centre")
THE_PLACE = _("The place")
NOT_SAID = _("Not said")
NO_RETURN = _("Nothing named")
NO_MEASURE = _("○ No measure yet")
NOT_JUDGED = _("Judged by the version in force")
CLAUSE = _("The agreement")
POWERS_AND_MONEY = _("The powers and the budget")
EQUAL_VISIBILITY = _("Being as visible as an elected mayor")


def by(day: date | None) -> str:
    """Return by when something was promised."""
    return NOT_SAID if day is None else dates.day(day)


def outcome(one: Outcome) -> str:
    """Return an outcome by its number; a cell that began with "1." would be read as a list."""
    return _("Outcome {number}: {statement}").format(number=one.number, statement=one.statement)


def commitment(one: Outcome, agreed: Commitment, indicator: Indicator | None) -> str:
    """Return an outcome with the measure and level agreed for it."""
    title = indicator.title if indicator else agreed.indicator
    if agreed.agreed_level is None:
        return _("{outcome}\n{title}: followed, no level agreed").format(outcome=outcome(one), title=title)
    level = numbers.full(agreed.agreed_level, indicator) if indicator else f"{agreed.agreed_level:f} {agreed.unit}"
    return f"{outcome(one)}\n{title}: {level}"


def set_by(office: str, others: str | None) -> str:
    """Return who answers for an outcome, and who set its level."""
    return (
        _("{office}\nlevel set by {others}").format(office=office or NOT_SAID, others=others)
        if others
        else office or NOT_SAID
    )


def in_return(agreed: Commitment) -> str:
    """Return what was given for a commitment, or why nothing was."""
    return agreed.in_return_for or (_("Nothing: no level agreed") if agreed.agreed_level is None else NOT_SAID)


def course(verdict: OutcomeVerdict | None, indicator: Indicator | None) -> str:
    """Return how an outcome stands against its course, with the latest figure."""
    if verdict is None or indicator is None:
        return NOT_JUDGED
    return f"{cells.course(verdict)}\n{cells.latest(verdict, indicator)}"


def figure_source(indicator: Indicator | None, verdict: OutcomeVerdict | None) -> str:
    """Return whose figure shows what has happened."""
    if indicator is None:
        return NOT_SAID
    figure = verdict.latest if verdict else None
    period = f"\n{reasons.latest_period(figure)}" if figure else ""
    return f"{indicator.publisher}{period}"


def envelope(starts: date, ends: date, amount: int) -> str:
    """Return what one year holds."""
    return _("Envelope {year}\n{amount}").format(year=budget.year(starts, ends), amount=budget.exact(amount))


def share_less(percent: Decimal) -> str:
    """Return the share that the place gives up for one budget."""
    return _("{percent} less than the baseline").format(percent=budget.percent(percent))


def agreed_sum(*, agrees: bool) -> str:
    """Return whether a year's sum agrees with the share."""
    return _("The sum agrees with the share") if agrees else _("The sum does not agree with the share")


def begun(starts: date | None, ends: date | None, *, on: date) -> str:
    """Return whether something has begun, as far as its dates say."""
    if starts is None:
        return NOT_SAID
    if on < starts:
        return _("Not begun")
    if ends is not None and ends <= on:
        return _("Over")
    return _("Since {starts}").format(starts=dates.day(starts))


def runs(ends: date | None, *, on: date) -> str:
    """Return whether a line of the budget still runs."""
    if ends is None:
        return _("No end is named")
    return _("Over") if ends < on else _("Runs until {ends}").format(ends=dates.day(ends))


def money_line(name: str, amount: int, discretion: str | None) -> str:
    """Return a line of the budget with its amount and how freely it may be spent."""
    return _("{name}\n{amount}, discretion: {discretion}").format(
        name=name, amount=budget.exact(amount), discretion=(discretion or NOT_SAID).lower()
    )


def for_outcome(one: Outcome | None) -> str:
    """Return the outcome that a line of the budget is for."""
    return _("No outcome") if one is None else outcome(one)


def split(spender: str, saver: str) -> str:
    """Return who spends so that somebody else saves."""
    return _("{spender} spend, {saver} should save").format(spender=spender, saver=saver)


def spender_keeps(share: Decimal | None) -> str:
    """Return the share of a saving that the spender keeps."""
    return (
        _("A share, not said") if share is None else _("{percent} of the saving").format(percent=budget.percent(share))
    )


def power(one: Power) -> str:
    """Return a power and how deep it was promised."""
    return f"{one.name}\n{page.depth(one.depth)}"


def promised_by(one: Power) -> str:
    """Return the department that promised a power, and who answers for it there."""
    return (
        f"{one.department}\n{one.office}"
        if one.office
        else _("{department}\nno office is named").format(department=one.department)
    )


def outcomes_given(given_for: Sequence[int]) -> str:
    """Return the outcomes that a power was given for."""
    if not given_for:
        return _("No outcome names it")
    listed = states.listed(tuple(str(one) for one in given_for))
    return counted("Outcome {listed}", "Outcomes {listed}", len(given_for)).format(listed=listed)


def promise_state(kind: str, *, late_by: int, happened_on: date | None, actual: Depth | None) -> str:
    """Return what has become of a promised power, and how deep it turned out where somebody said."""
    state = promises.state(kind, late_by=late_by, happened_on=happened_on)
    return state if actual is None else _("{state}\nin fact {depth}").format(state=state, depth=page.depth(actual))


def last_word(text: str, post: str, on: date | None) -> str:
    """Return the last that was said of a promise, by which post and when."""
    if on is None:
        return _("Nothing recorded")
    return "\n".join(part for part in (text, f"{post}, {dates.day(on)}" if post else dates.day(on)) if part)


def answers(agreed: Accountability) -> str:
    """Return who answers for the agreement."""
    return _("{office} answers for this agreement\n{kind}").format(
        office=agreed.office, kind=page.figure_kind(agreed.kind)
    )


def questions(agreed: Accountability) -> str:
    """Return who asks the questions."""
    return _("{body} asks the questions").format(body=agreed.questioned_by)


def director(post: str, how_many: int | None) -> str:
    """Return the post that the centre names for the place."""
    shared = (
        _("\nfor {how_many}").format(how_many=numbers.many(how_many, "{n} place", "{n} places")) if how_many else ""
    )
    return _("A named post for this place: {post}{shared}").format(post=post, shared=shared)


def alternative(other: Alternative) -> str:
    """Return the other figure that was proposed."""
    return _("Another figure was proposed\n{figure}").format(figure=other.figure)


def answer_given(other: Alternative) -> str:
    """Return what became of the proposal."""
    match other.answer:
        case Answer.PROPOSED:
            return _("No answer yet")
        case Answer.ACCEPTED:
            return _("Accepted")
        case Answer.DECLINED:
            return _("Declined")
