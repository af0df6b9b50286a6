"""Why a verdict is what it is: one sentence for each reason, its slots filled from the verdict's own figures.

Nothing else is said: a sentence that is not here is not generated.
"""

from typing import assert_never

from dashboard.wording import dates, numbers
from dashboard.wording.language import _, told
from data.better import Better
from data.catalogue import Indicator
from indicators.judgement.verdict import Because, FigureUsed, OutcomeVerdict, Reason

AT, OVER, UNDER = told("beside a level", "at"), told("beside a level", "over"), told("beside a level", "under")
_UNSUPPORTED = _("There is no figure to judge yet.")


def standard(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return why the minimum-standard answer is what it is."""
    return _sentence(verdict.standard.reason, verdict, indicator)


def course(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return why the course is what it is."""
    return _sentence(verdict.course.reason, verdict, indicator)


def direction(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return why the direction is what it is."""
    return _sentence(verdict.direction.reason, verdict, indicator)


def floor_word(indicator: Indicator) -> str:
    """Return what a floor is called: the least that is accepted, or the most."""
    return _("most allowed") if indicator.better is Better.LOWER else _("minimum")


def beside(value: float, level: float, indicator: Indicator) -> str:
    """Return on which side of a level a printed value lies: over, under or at."""
    shown, line = round(value, indicator.decimals), round(level, indicator.decimals)
    return AT if shown == line else OVER if shown > line else UNDER


def is_stopped(verdict: OutcomeVerdict, indicator: Indicator) -> bool:
    """Whether the figure that would come next never will: the latest is the last that the publisher issued."""
    latest = verdict.latest
    return indicator.stopped is not None and latest is not None and latest.end > indicator.stopped


def stopped(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return that the publisher stopped a series, or an empty text while it goes on."""
    if verdict.latest is None or not is_stopped(verdict, indicator):
        return ""
    return _("The publisher stopped this series; the last figure is for {period}.").format(
        period=latest_period(verdict.latest)
    )


def late_days(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return by how much the next figure is late, that none will come, or an empty text while none is due."""
    if verdict.late_by is None or verdict.due is None:
        return ""
    if is_stopped(verdict, indicator):
        return stopped(verdict, indicator)
    return _("The next figure was due on {due} and is {late_by} late.").format(
        due=dates.day(verdict.due), late_by=numbers.many(verdict.late_by, "{n} day", "{n} days")
    )


def latest_period(figure: FigureUsed) -> str:
    """Return the period of a figure as a sentence says it."""
    return dates.period(figure.start, figure.end)


def _sentence(reason: Reason, verdict: OutcomeVerdict, indicator: Indicator) -> str:  # noqa: C901, PLR0911, PLR0912  one case a reason
    facts = _Facts(reason, verdict, indicator)
    match reason.because:
        case Because.NO_STANDARD:
            return _("Neither side asked for a floor under this outcome.")
        case Because.CLEARLY_MEETS:
            return _("{latest_beside_floor}, and so is its whole range, {spread}.").format(
                latest_beside_floor=facts.latest_beside_floor, spread=facts.spread
            )
        case Because.MEETS_WITHIN_CHANCE:
            if not facts.spread:
                return _("{latest_beside_floor}; no range is published.").format(
                    latest_beside_floor=facts.latest_beside_floor
                )
            return _("{latest_beside_floor}; its range, {spread}, reaches across it.").format(
                latest_beside_floor=facts.latest_beside_floor, spread=facts.spread
            )
        case Because.ONE_MISS:
            return _("{latest_beside_floor}, once{within_chance}.").format(
                latest_beside_floor=facts.latest_beside_floor, within_chance=facts.within_chance
            )
        case Because.WARNED:
            return _("{latest_beside_floor}, but the figures are heading towards it.").format(
                latest_beside_floor=facts.latest_beside_floor
            )
        case Because.NOT_YET_CLEAR:
            return _("{latest_beside_floor} again, but not yet clearly or twice running.").format(
                latest_beside_floor=facts.latest_beside_floor
            )
        case Because.ONE_CLEAR_MISS:
            return _("{latest_beside_floor} by more than chance could explain. One more would confirm it.").format(
                latest_beside_floor=facts.latest_beside_floor
            )
        case Because.MISSES_RUNNING:
            return _("{latest_beside_floor}: {run} running, not yet confirmed.").format(
                latest_beside_floor=facts.latest_beside_floor, run=facts.run
            )
        case Because.CONFIRMED:
            return _("{latest_beside_floor}: {run} running, confirmed.").format(
                latest_beside_floor=facts.latest_beside_floor, run=facts.run
            )
        case Because.STILL_BELOW:
            return (
                _("{latest_beside_floor}: {run} running.").format(
                    latest_beside_floor=facts.latest_beside_floor, run=facts.run
                )
                if facts.runs
                else f"{facts.latest_beside_floor}."
            )
        case Because.BACK_ABOVE:
            return _("{latest_beside_floor} again, not yet secure.").format(
                latest_beside_floor=facts.latest_beside_floor
            )
        case Because.AWAITS_SIGN_OFF:
            return _("{latest_beside_floor} again and secure; it awaits a second person’s sign-off.").format(
                latest_beside_floor=facts.latest_beside_floor
            )
        case Because.NO_MEASURE:
            return _("The outcome is agreed in words; no measure has been agreed yet.")
        case Because.NO_LEVEL:
            return _("No level is agreed; the figure is shown for context.")
        case Because.NOT_DUE:
            return _("No figure yet covers a period after the agreement began{began}.").format(began=facts.began)
        case Because.AT_OR_BEYOND_COURSE:
            return _("The latest figure, {value}, is {against_path}.").format(
                value=facts.value, against_path=facts.against_path
            )
        case Because.AHEAD_OF_COURSE:
            return _("The latest figure, {value}, is ahead of {path}, its range included.").format(
                value=facts.value, path=facts.path
            )
        case Because.SHORT_WITHIN_CHANCE:
            if not facts.spread:
                return _("{short}. Without a range one figure cannot settle it.").format(short=facts.short)
            return _("{short}, by no more than chance could explain.").format(short=facts.short)
        case Because.SHORT_WITHIN_MARGIN:
            return _("{short}, by less than the smallest difference that matters.").format(short=facts.short)
        case Because.CLEARLY_SHORT:
            return _("{short} by more than chance could explain.").format(short=facts.short)
        case Because.SHORT_FOR_PERIODS:
            return _("It has been short of the agreed course for {run} running.").format(run=facts.run)
        case Because.REACHED:
            return _("The agreed level of {final} has been reached.").format(final=facts.final)
        case Because.REACHED_THEN_LOST:
            return _("The agreed level of {final} was reached, and since lost.").format(final=facts.final)
        case Because.TREND_FOUND:
            return _("The last five figures moved steadily {moved}, by more than sampling noise.").format(
                moved=facts.moved
            )
        case Because.NO_TREND_FOUND:
            return _("The last five figures did not move steadily by more than chance could explain.")
        case Because.CHART_SIGNAL:
            return _("The latest point stands out from the expected range of earlier figures.")
        case Because.NO_CHART_SIGNAL:
            return _("The latest point is within the expected range of earlier figures.")
        case Because.TOO_FEW:
            return facts.too_few
        case Because.LATE:
            if is_stopped(verdict, indicator):
                return stopped(verdict, indicator)
            return _("Late: {late_days}").format(
                late_days=late_days(verdict, indicator) or _("the next figure has not come.")
            )
        case Because.STALE:
            if is_stopped(verdict, indicator):
                return _("{stopped} It is too old to be used for a judgement.").format(
                    stopped=stopped(verdict, indicator)
                )
            return _("Stale, older than two publication cycles{newest}. It is not used for a judgement.").format(
                newest=facts.newest
            )
        case Because.SUPPRESSED:
            return _("Hidden: the numbers are small and people could be identified.")
        case Because.WITHDRAWN:
            return _("Withdrawn to protect people.")
        case Because.SMALL_NUMBERS:
            return _("Based on few cases; not shown by the publisher.")
        case Because.BREAK:
            return _("Break in how it is counted: too few figures since.")
        case Because.OVERLAPPING:
            return _("The periods overlap, so the figures are not independent.")
        case Because.NO_RANGE:
            return _("No range is published, so chance cannot be told apart.")
        case Because.DIFFERENT_DEFINITION:
            return _("Counted by a different definition.")
        case _:
            assert_never(reason.because)


class _Facts:
    """The slots of a reason, formatted."""

    def __init__(self, reason: Reason, verdict: OutcomeVerdict, indicator: Indicator) -> None:
        self._facts, self._verdict, self._indicator = reason.facts, verdict, indicator

    def _number(self, name: str) -> float | None:
        value = self._facts.get(name)
        return float(value) if isinstance(value, int | float) else None

    @property
    def value(self) -> str:
        value = self._number("value")
        return numbers.short(value, self._indicator)

    @property
    def short(self) -> str:
        return _("The latest figure, {value}, is short of {path}").format(value=self.value, path=self.path)

    @property
    def path(self) -> str:
        return _("the agreed course of {path}").format(path=numbers.short(self._number("path"), self._indicator))

    @property
    def against_path(self) -> str:
        value, path = self._number("value"), self._number("path")
        if value is None or path is None:
            return _("on the agreed course")
        where = beside(value, path, self._indicator)
        words = (
            _("at the agreed course of {path} for that period")
            if where == AT
            else _("beyond the agreed course of {path} for that period")
        )
        return words.format(path=numbers.short(path, self._indicator))

    @property
    def final(self) -> str:
        return numbers.short(self._number("agreed_level"), self._indicator)

    @property
    def spread(self) -> str:
        return numbers.spread(self._number("lower"), self._number("upper"), self._indicator)

    @property
    def latest_beside_floor(self) -> str:
        value, floor = self._number("value"), self._number("floor")
        if value is None or floor is None:
            return _UNSUPPORTED.removesuffix(".")
        where = beside(value, floor, self._indicator)
        level = numbers.short(floor, self._indicator)
        return _("The latest figure, {value}, is {where} the {floor_word} of {level}").format(
            value=self.value, where=where, floor_word=floor_word(self._indicator), level=level
        )

    @property
    def within_chance(self) -> str:
        return _(", within what chance could explain") if self.spread else ""

    @property
    def runs(self) -> int:
        return int(self._number("run") or 0)

    @property
    def run(self) -> str:
        return numbers.many(self.runs, "{n} period", "{n} periods")

    @property
    def began(self) -> str:
        starts = self._facts.get("starts")
        return _(" on {starts}").format(starts=dates.day(starts)) if hasattr(starts, "year") else ""  # type: ignore[arg-type]  # a date fact

    @property
    def moved(self) -> str:
        slope = self._number("slope")
        return _("one way") if slope is None else _("up") if slope > 0 else _("down")

    @property
    def too_few(self) -> str:
        have, need = self._number("have"), self._number("need")
        if have is None or need is None:
            return _("Too few figures.") if self._verdict.latest else _UNSUPPORTED
        return _("Too few figures: we have {have} and need {need}.").format(
            have=numbers.counted(int(have)), need=numbers.counted(int(need))
        )

    @property
    def newest(self) -> str:
        latest = self._verdict.latest
        return _(" (the last is for {period})").format(period=latest_period(latest)) if latest else ""
