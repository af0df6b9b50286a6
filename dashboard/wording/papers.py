"""Words of papers and of the page that makes and keeps them: titles, headings, labels and their few fixed lines."""

from datetime import date, datetime

from dashboard.wording import dates, marks, numbers, reasons, sentences, states
from dashboard.wording.language import _
from data.catalogue import Indicator
from data.terms import FigureKind
from indicators.judgement.verdict import CourseState, FigureUsed, OutcomeVerdict

NOT_A_RECORD = _("This is not the record of a paper. Make the paper again.")
BRIEFING = _("Briefing")
PACK = _("Meeting pack")
EXCEPTIONS = _("Exception report")
SLIDE = _("Comparison slide")
PARLIAMENT = _("Parliament pack")
KINDS = {
    "briefing": BRIEFING,
    "pack": PACK,
    "exceptions": EXCEPTIONS,
    "slide": SLIDE,
    "parliament": PARLIAMENT,
}

MINIMUM_STANDARDS = _("Minimum standards")
MINIMUM_STANDARD = _("Minimum standard")
OUTCOMES = _("Agreed outcomes")
PROMISES = _("The government’s promises")
SAFE = _("Safe to say")
DO_NOT_SAY = _("Do not say")
COMING_UP = _("Coming up")

NOTHING_SAFE = _("The figures do not support a claim of improvement today.")
NO_CAUSE = _(
    "That the agreement brought any of this about: the figures show what happened. "
    "They do not show that the agreement caused it."
)
NO_CHANGE = _("No verdict has moved since then.")
NOTHING_COMING = _("No release, meeting or review has a date yet.")
WHOLE_DAY = (23, 59)


def briefing_of(kind: FigureKind | None) -> str:
    """Return what a briefing is called, after the figure it is made for."""
    match kind:
        case FigureKind.ELECTED_MAYOR:
            return _("Mayor’s briefing")
        case FigureKind.LEADER:
            return _("Leader’s briefing")
        case _:
            return BRIEFING


def known(as_at: datetime) -> str:
    """Return the moment a paper knew: "What was known at 09:30 on 3 December 2026"; a day alone at its end."""
    local = as_at.astimezone(dates.LONDON)
    if (local.hour, local.minute) == WHOLE_DAY:
        return _("What was known on {day}").format(day=dates.day(local.date()))
    return _("What was known at {as_at}").format(as_at=dates.moment(as_at))


def header(kind: str, place: str, as_at: datetime) -> str:
    """Return what stands above every page of a paper."""
    return " · ".join(part for part in (kind, place, known(as_at)) if part)


def title(kind: str, place: str) -> str:
    """Return the title of a paper about a place."""
    return f"{place}: {sentences.lowered(kind)}" if place else kind


def agreed(version: int, fingerprint: str) -> str:
    """Return the version of the agreement a paper leans on, by its fingerprint."""
    return _("agreement version {version} ({fingerprint})").format(version=version, fingerprint=fingerprint)


def biggest_change(last: date | None) -> str:
    """Return the heading above the verdict that moved most, since the last briefing or within a year."""
    return (
        _("Biggest change since the last briefing, {last}").format(last=dates.day(last))
        if last
        else _("Biggest change in the past year")
    )


def outcome_line(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return one outcome in a short list: its value, period and agreed level."""
    latest = verdict.latest
    if latest is None or latest.value is None:
        return f"{indicator.title}: {sentences.lowered(states.NO_FIGURES)}"
    level = sentences.agreed_level(verdict.course, indicator)
    agreed_ = _("; agreed {level}").format(level=level) if level else ""
    return _("{title}: {value} in {period}{agreed}.").format(
        title=indicator.title,
        value=numbers.full(latest.value, indicator),
        period=reasons.latest_period(latest),
        agreed=agreed_,
    )


def marked(verdict: OutcomeVerdict | None, line: str) -> str:
    """Return a line of a list with the mark of its course before it."""
    state = verdict.course.state if verdict else CourseState.NO_MEASURE
    return f"{marks.course(state)}. {line}"


def with_reason(line: str, why: str) -> str:
    """Return a line of a list with the reason that belongs to it."""
    return f"{line} {why}" if why else line


def counted_differently(label: str) -> str:
    """Return the words at a break before a period."""
    return _("counted differently from {label}").format(label=label)


def more(left: int, where: str) -> str:
    """Return the end of a list that has no room for the rest, and where the rest is."""
    return _("and {left} more: see {where}").format(left=numbers.plain(left), where=where)


def source(publisher: str, released: date | None) -> str:
    """Return where a figure that may be said comes from."""
    return (
        _("Source: {publisher}, released {released}.").format(publisher=publisher, released=dates.day(released))
        if released
        else _("Source: {publisher}.").format(publisher=publisher)
    )


def not_provisional(figure: FigureUsed, indicator: Indicator) -> str:
    """Return that a provisional figure is not yet one to lean on."""
    return _("That {measure} is {value} ({period}): the figure is provisional and may be revised.").format(
        measure=sentences.lowered(indicator.measure),
        value=numbers.full(figure.value, indicator),
        period=reasons.latest_period(figure),
    )


def not_beyond_chance(indicator: Indicator, *, has_range: bool) -> str:
    """Return that a move the right way is not known to be more than chance."""
    why = (
        _("chance could explain it.")
        if has_range
        else _("no range is published, so we cannot say whether chance could explain it.")
    )
    return _("That {measure} has moved the right way: {why}").format(
        measure=sentences.lowered(indicator.measure), why=why
    )


def claim(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return what may be said of a measure: the answer of its page without the reason behind the judgement."""
    latest = verdict.latest
    if latest is None:
        return states.NO_FIGURES
    word = marks.course(verdict.course.state).words
    level = sentences.agreed_level(verdict.course, indicator)
    agreed_ = _(" The agreed level is {level}.").format(level=level) if level else ""
    judged = sentences.prefixed(f"{word}.", verdict.evidence_class).replace(word, sentences.lowered(word))
    return _("{measure} was {value} in {period}.{agreed} {judged}").format(
        measure=indicator.measure,
        value=numbers.full(latest.value, indicator),
        period=reasons.latest_period(latest),
        agreed=agreed_,
        judged=f"{judged[:1].upper()}{judged[1:]}",
    )


def not_ahead(place: str, other: str, indicator: Indicator, here: str, there: str) -> str:
    """Return that two places whose ranges overlap are not told apart."""
    return _("That {place} is ahead of {other} on {title}: their ranges overlap, {here} and {there}.").format(
        place=place, other=other, title=sentences.lowered(indicator.title), here=here, there=there
    )


def not_verified(amount: str, name: str) -> str:
    """Return that a saving that is only claimed is not yet one."""
    return _("That {amount} has been saved ({name}): it is claimed and not verified.").format(amount=amount, name=name)


def release_expected(title_: str, label: str, on: date) -> str:
    """Return that figures are expected."""
    for_ = _(" for {label}").format(label=label) if label else ""
    return _("{on}: new figures{which}, {title}.").format(on=dates.day(on), which=for_, title=sentences.lowered(title_))


def meeting_coming(body: str, on: date) -> str:
    """Return that a meeting is to come."""
    return _("{on}: {body} meets.").format(on=dates.day(on), body=body)


def review_coming(title_: str, on: date) -> str:
    """Return that a minimum standard lapses unless it is renewed."""
    return _("{on}: the minimum standard “{title}” lapses unless both sides renew it.").format(
        on=dates.day(on), title=title_
    )


def promise_coming(power: str, department: str, on: date) -> str:
    """Return that a promise of the centre falls due."""
    return _("{on}: {department} has promised {power}.").format(
        on=dates.day(on), department=department, power=sentences.lowered(power)
    )


def reply_coming(what: str, to: str, on: date) -> str:
    """Return that a reply falls due."""
    return _("{on}: {to} is to reply to {what}.").format(
        on=dates.day(on), to=to or _("the office it was put to"), what=sentences.lowered(what)
    )
