"""Words of papers and of the page that makes and keeps them: titles, headings, labels and their few fixed lines."""

from datetime import date, datetime

from dashboard.wording import dates, marks, numbers, reasons, sentences, states
from data.catalogue import Indicator
from data.terms import FigureKind
from indicators.judgement.verdict import CourseState, FigureUsed, OutcomeVerdict

BRIEFING = "Briefing"
PACK = "Meeting pack"
EXCEPTIONS = "Exception report"
SLIDE = "Comparison slide"
PARLIAMENT = "Parliament pack"
KINDS = {
    "briefing": BRIEFING,
    "pack": PACK,
    "exceptions": EXCEPTIONS,
    "slide": SLIDE,
    "parliament": PARLIAMENT,
}

MINIMUM_STANDARDS = "Minimum standards"
MINIMUM_STANDARD = "Minimum standard"
OUTCOMES = "Agreed outcomes"
PROMISES = "The government’s promises"
SAFE = "Safe to say"
DO_NOT_SAY = "Do not say"
COMING_UP = "Coming up"

NOTHING_SAFE = "The figures do not support a claim of improvement today."
NO_CAUSE = (
    "That the agreement brought any of this about: the figures show what happened. "
    "They do not show that the agreement caused it."
)
NO_CHANGE = "No verdict has moved since then."
NOTHING_COMING = "No release, meeting or review has a date yet."
WHOLE_DAY = (23, 59)


def briefing_of(kind: FigureKind | None) -> str:
    """Return what a briefing is called, after the figure it is made for."""
    match kind:
        case FigureKind.ELECTED_MAYOR:
            return "Mayor’s briefing"
        case FigureKind.LEADER:
            return "Leader’s briefing"
        case _:
            return BRIEFING


def known(as_at: datetime) -> str:
    """Return the moment a paper knew: "What was known at 09:30 on 3 December 2026"; a day alone at its end."""
    local = as_at.astimezone(dates.LONDON)
    if (local.hour, local.minute) == WHOLE_DAY:
        return f"What was known on {dates.day(local.date())}"
    return f"What was known at {dates.moment(as_at)}"


def header(kind: str, place: str, as_at: datetime) -> str:
    """Return what stands above every page of a paper."""
    return " · ".join(part for part in (kind, place, known(as_at)) if part)


def title(kind: str, place: str) -> str:
    """Return the title of a paper about a place."""
    return f"{place}: {sentences.lowered(kind)}" if place else kind


def agreed(version: int, fingerprint: str) -> str:
    """Return the version of the agreement a paper leans on, by its fingerprint."""
    return f"agreement version {version} ({fingerprint})"


def biggest_change(last: date | None) -> str:
    """Return the heading above the verdict that moved most, since the last briefing or within a year."""
    return f"Biggest change since the last briefing, {dates.day(last)}" if last else "Biggest change in the past year"


def outcome_line(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return one outcome in a short list: its value, period and agreed level."""
    latest = verdict.latest
    if latest is None or latest.value is None:
        return f"{indicator.title}: {sentences.lowered(states.NO_FIGURES)}"
    level = sentences.agreed_level(verdict.course, indicator)
    agreed_ = f"; agreed {level}" if level else ""
    return f"{indicator.title}: {numbers.full(latest.value, indicator)} in {reasons.latest_period(latest)}{agreed_}."


def marked(verdict: OutcomeVerdict | None, line: str) -> str:
    """Return a line of a list with the mark of its course before it."""
    state = verdict.course.state if verdict else CourseState.NO_MEASURE
    return f"{marks.course(state)}. {line}"


def with_reason(line: str, why: str) -> str:
    """Return a line of a list with the reason that belongs to it."""
    return f"{line} {why}" if why else line


def counted_differently(label: str) -> str:
    """Return the words at a break before a period."""
    return f"counted differently from {label}"


def more(left: int, where: str) -> str:
    """Return the end of a list that has no room for the rest, and where the rest is."""
    return f"and {numbers.plain(left)} more: see {where}"


def source(publisher: str, released: date | None) -> str:
    """Return where a figure that may be said comes from."""
    return f"Source: {publisher}, released {dates.day(released)}." if released else f"Source: {publisher}."


def not_provisional(figure: FigureUsed, indicator: Indicator) -> str:
    """Return that a provisional figure is not yet one to lean on."""
    return (
        f"That {sentences.lowered(indicator.measure)} is {numbers.full(figure.value, indicator)} "
        f"({reasons.latest_period(figure)}): the figure is provisional and may be revised."
    )


def not_beyond_chance(indicator: Indicator, *, has_range: bool) -> str:
    """Return that a move the right way is not known to be more than chance."""
    why = (
        "chance could explain it."
        if has_range
        else "no range is published, so we cannot say whether chance could explain it."
    )
    return f"That {sentences.lowered(indicator.measure)} has moved the right way: {why}"


def claim(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return what may be said of a measure: the answer of its page without the reason behind the judgement."""
    latest = verdict.latest
    if latest is None:
        return states.NO_FIGURES
    word = marks.course(verdict.course.state).words
    level = sentences.agreed_level(verdict.course, indicator)
    agreed_ = f" The agreed level is {level}." if level else ""
    judged = sentences.prefixed(f"{word}.", verdict.evidence_class).replace(word, sentences.lowered(word))
    return (
        f"{indicator.measure} was {numbers.full(latest.value, indicator)} in {reasons.latest_period(latest)}."
        f"{agreed_} {judged[:1].upper()}{judged[1:]}"
    )


def not_ahead(place: str, other: str, indicator: Indicator, here: str, there: str) -> str:
    """Return that two places whose ranges overlap are not told apart."""
    return (
        f"That {place} is ahead of {other} on {sentences.lowered(indicator.title)}: their ranges overlap, "
        f"{here} and {there}."
    )


def not_verified(amount: str, name: str) -> str:
    """Return that a saving that is only claimed is not yet one."""
    return f"That {amount} has been saved ({name}): it is claimed and not verified."


def release_expected(title_: str, label: str, on: date) -> str:
    """Return that figures are expected."""
    for_ = f" for {label}" if label else ""
    return f"{dates.day(on)}: new figures{for_}, {sentences.lowered(title_)}."


def meeting_coming(body: str, on: date) -> str:
    """Return that a meeting is to come."""
    return f"{dates.day(on)}: {body} meets."


def review_coming(title_: str, on: date) -> str:
    """Return that a minimum standard lapses unless it is renewed."""
    return f"{dates.day(on)}: the minimum standard “{title_}” lapses unless both sides renew it."


def promise_coming(power: str, department: str, on: date) -> str:
    """Return that a promise of the centre falls due."""
    return f"{dates.day(on)}: {department} has promised {sentences.lowered(power)}."


def reply_coming(what: str, to: str, on: date) -> str:
    """Return that a reply falls due."""
    return f"{dates.day(on)}: {to or 'the office it was put to'} is to reply to {sentences.lowered(what)}."
