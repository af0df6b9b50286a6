"""What stands in a table cell about one verdict or figure; a new line begins a new paragraph in the cell."""

from datetime import date

from dashboard.wording import brief, dates, marks, numbers, reasons
from dashboard.wording.language import _
from data.catalogue import Indicator
from indicators.judgement.verdict import CourseState, DirectionState, Grade, OutcomeVerdict, StandardState

DASH = "–"
NO_DATE = _("date not known")
NONE_AGREED = _("{nothing} None agreed").format(nothing=marks.NOTHING)


def latest(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return the latest figure, its status code and period, how late the next one is or that none will come."""
    figure = verdict.latest
    if figure is None:
        return _("No figure held")
    code = marks.symbol(figure.status)
    first = f"{numbers.full(figure.value, indicator)} {code}".strip()
    return "\n".join(part for part in (first, reasons.latest_period(figure), _late(verdict, indicator)) if part)


def latest_and_range(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return the latest figure as `latest` does, with its range under it."""
    first, *rest = latest(verdict, indicator).split("\n")
    if verdict.latest is None:
        return first
    return "\n".join((first, ranged(*limits(verdict), indicator), *rest))


def latest_and_level(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return the latest figure as `latest` does, with the agreed level and its date under it."""
    said = level(verdict, indicator).replace("\n", " ")
    agreed = said if verdict.course.agreed_level is None else _("agreed {level}").format(level=said)
    return f"{latest(verdict, indicator)}\n{agreed}"


def figure_and_range(
    value: float | None, status: str, lower: float | None, upper: float | None, indicator: Indicator
) -> str:
    """Return one figure with its range under it, or why there is none."""
    said = figure(value, status, indicator)
    return said if value is None else f"{said}\n{ranged(lower, upper, indicator)}"


def _late(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return by how much the next figure is late, or that its publisher stopped the series."""
    if not verdict.late_by:
        return ""
    if reasons.is_stopped(verdict, indicator):
        return _("stopped by its publisher")
    return _("next {late_by} late").format(late_by=numbers.many(verdict.late_by, "{n} day", "{n} days"))


def level(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return the agreed level and its date."""
    agreed = verdict.course.agreed_level
    if agreed is None:
        return _("No level agreed")
    by = _("\nby {by}").format(by=dates.day(verdict.course.by)) if verdict.course.by else ""
    return f"{numbers.short(agreed, indicator)}{by}"


def standard(verdict: OutcomeVerdict) -> str:
    """Return the mark of the minimum standard and why."""
    if verdict.standard.state is StandardState.NONE_AGREED:
        return NONE_AGREED
    return _two(marks.standard(verdict.standard.state), brief.reason(verdict.standard.reason.because, verdict))


def course(verdict: OutcomeVerdict) -> str:
    """Return the mark of the course and why."""
    return _two(marks.course(verdict.course.state), brief.reason(verdict.course.reason.because, verdict))


def direction(verdict: OutcomeVerdict) -> str:
    """Return the mark of the direction and why."""
    return _two(marks.direction(verdict.direction.state), brief.reason(verdict.direction.reason.because, verdict))


def spread(lower: float | None, upper: float | None, indicator: Indicator) -> str:
    """Return a range, or that none is known."""
    return numbers.spread(lower, upper, indicator) or _("none published")


def ranged(lower: float | None, upper: float | None, indicator: Indicator) -> str:
    """Return a range as a line of its own under its figure, or that none is known."""
    text = numbers.spread(lower, upper, indicator)
    return _("range {text}").format(text=text) if text else _("no range published")


def limits(verdict: OutcomeVerdict) -> tuple[float | None, float | None]:
    """Return the published or counted range of the latest figure; not one drawn from how the series moves."""
    grade = verdict.course.evidence.grade or verdict.direction.evidence.grade or verdict.standard.evidence.grade
    if verdict.latest is None or grade is Grade.C:
        return None, None
    return verdict.latest.lower, verdict.latest.upper


def figure(value: float | None, status: str, indicator: Indicator) -> str:
    """Return one figure with its status code, or why there is none."""
    if value is None:
        words = marks.status(status)
        return f"{words[0].upper()}{words[1:]}"
    return f"{numbers.short(value, indicator)} {marks.symbol(status)}".strip()


def in_force(start: date | None, end: date | None) -> str:
    """Return the days something was in force."""
    if start is None:
        return _("not in force")
    return (
        _("since {start}").format(start=dates.day(start))
        if end is None
        else _("{start} to {end}").format(start=dates.day(start), end=dates.day(end))
    )


def since(verdict: OutcomeVerdict) -> str:
    """Return since when a standard has been as it is, and for how many periods."""
    started = verdict.standard.since
    figures = verdict.standard.evidence.figures
    held = next((one for one in figures if one.start == started), None)
    return DASH if held is None else dates.period(held.start, held.end)


def released(on: date | None, status: str, caveats: tuple[str, ...]) -> str:
    """Return when a figure was released and in which state, with what to know about it."""
    if status == "not_received":
        return DASH
    when = dates.day(on) if on else NO_DATE
    said = f"{when}, {marks.status(status)}" if status in {"provisional", "revised", "estimated"} else when
    return f"{said}\n{marks.caveats(caveats)}" if caveats else said


def course_since(verdict: OutcomeVerdict) -> str:
    """Return since which period the course has been as it is."""
    held = next((one for one in verdict.course.evidence.figures if one.start == verdict.course.since), None)
    return DASH if held is None else dates.period(held.start, held.end)


def moved(title: str, judgement: str, before: str | None, after: str | None, *, moved_by: str, on: date) -> str:
    """Return one verdict that moved, in words: what, from what to what, when and by what."""
    match judgement:
        case "standard":
            name, old, new = _("minimum standard"), _word(before, StandardState), _word(after, StandardState)
        case "course":
            name, old, new = _("course"), _word(before, CourseState), _word(after, CourseState)
        case _:
            name, old, new = _("direction"), _word(before, DirectionState), _word(after, DirectionState)
    by = {
        "new_figure": _("by a new figure"),
        "revision": _("by a revision"),
        "changed_terms": _("by changed terms"),
    }.get(moved_by, _("as time passed"))
    return _("{on}: {title}, {name}, from {old} to {new}, {by}.").format(
        on=dates.day(on), title=title, name=name, old=old, new=new, by=by
    )


def _word(state: str | None, kind: type[StandardState | CourseState | DirectionState]) -> str:
    if state is None:
        return _("nothing")
    known = kind(state)
    if isinstance(known, StandardState):
        return f"“{marks.standard(known).words}”"
    if isinstance(known, CourseState):
        return f"“{marks.course(known).words}”"
    return f"“{marks.direction(known).words}”"


def _two(mark: marks.Mark, why: str) -> str:
    return f"{mark}\n{why}" if why else str(mark)
