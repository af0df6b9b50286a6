"""The few figures an outcome is told by, as a table before its chart: what, how much, for when."""

from collections.abc import Iterator
from datetime import date

from dashboard.wording import cells, dates, marks, numbers, outlook, reasons, sentences
from dashboard.wording.language import _
from data.catalogue import Indicator
from indicators.judgement.verdict import OutcomeVerdict
from indicators.statistics.progress import Outlook

LATEST = _("Latest figure")
RANGE = _("Its range")
COURSE_THEN = _("Agreed course for that period")
LEVEL = _("Agreed level")
CHANGE = _("Change since the agreement began")
NEXT = _("Next figure")
COULD = _("Where it could be")

Line = tuple[str, tuple[str, str]]


def lines(verdict: OutcomeVerdict, indicator: Indicator) -> Iterator[Line]:
    """Return each key figure with what it is for: latest, range, course, level, minimum, change, the next one."""
    latest = verdict.latest
    if latest is None:
        yield LATEST, (_("No figure held"), cells.DASH)
    else:
        figure = f"{numbers.full(latest.value, indicator)} {marks.symbol(latest.status)}".strip()
        yield LATEST, (figure, reasons.latest_period(latest))
        lower, upper = cells.limits(verdict)
        meant = (
            cells.DASH if lower is None else _("{limits}% range").format(limits=numbers.plain(indicator.limits * 100))
        )
        yield RANGE, (cells.spread(lower, upper, indicator), meant)
    yield COURSE_THEN, _course(verdict, indicator)
    yield LEVEL, _level(verdict, indicator)
    if verdict.standard.floor is not None:
        word = reasons.floor_word(indicator)
        yield (
            _("Minimum standard"),
            (numbers.short(verdict.standard.floor, indicator), _("{word}, every period").format(word=word)),
        )
    yield CHANGE, _change(verdict, indicator)
    if coming := _next(verdict, indicator):
        yield NEXT, coming


def could(
    word: Outlook, *, chance: float, by: date, spread: tuple[float, float], indicator: Indicator
) -> tuple[str, tuple[str, str]]:
    """Return the line of where the figure could be when the level is due."""
    return _("{could} by {by}").format(could=COULD, by=dates.day(by)), (
        numbers.spread(*spread, indicator),
        outlook.cell(word, chance),
    )


def _course(verdict: OutcomeVerdict, indicator: Indicator) -> tuple[str, str]:
    if verdict.course.agreed_level is None:
        return _("None agreed"), cells.DASH
    if verdict.course.path is None or verdict.latest is None:
        return _("None yet"), _("the agreement began later")
    return numbers.short(verdict.course.path, indicator), reasons.latest_period(verdict.latest)


def _level(verdict: OutcomeVerdict, indicator: Indicator) -> tuple[str, str]:
    agreed, by = verdict.course.agreed_level, verdict.course.by
    if agreed is None:
        return _("None agreed"), cells.DASH
    return numbers.full(agreed, indicator), _("by {by}").format(by=dates.day(by)) if by else _("no date agreed")


def _change(verdict: OutcomeVerdict, indicator: Indicator) -> tuple[str, str]:
    moved = verdict.course.change
    if moved is None:
        return _("Not known"), sentences.no_change_because(verdict)
    start = _("from {value} in {period}").format(
        value=numbers.short(moved.start.value, indicator), period=reasons.latest_period(moved.start)
    )
    size = round(moved.change, indicator.decimals)
    if size == 0:
        return _("No change"), start
    way = _("up") if size > 0 else _("down")
    said = f"{way} {numbers.change(size, indicator)}{sentences.better_or_worse(size, indicator.better)}"
    chance = {True: _("more than chance could explain"), False: _("no more than chance could explain"), None: ""}
    return said, "\n".join(part for part in (start, chance[moved.more_than_chance]) if part)


def _next(verdict: OutcomeVerdict, indicator: Indicator) -> tuple[str, str] | None:
    """Return when the next figure is due, how late it is, or that its publisher stopped the series."""
    if verdict.latest is not None and verdict.late_by and reasons.is_stopped(verdict, indicator):
        return _("Stopped by its publisher"), _("the last figure is for {period}").format(
            period=reasons.latest_period(verdict.latest)
        )
    if verdict.due is None:
        return None
    if verdict.late_by:
        return _("{late_by} late").format(late_by=numbers.many(verdict.late_by, "{n} day", "{n} days")).capitalize(), _(
            "was due on {due}"
        ).format(due=dates.day(verdict.due))
    return _("Not due yet"), _("expected by {due}").format(due=dates.day(verdict.due))
