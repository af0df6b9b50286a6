"""Why a verdict is what it is: one sentence for each reason, its slots filled from the verdict's own figures.

Nothing else is said: a sentence that is not here is not generated.
"""

from typing import assert_never

from dashboard.wording import dates, numbers
from data.better import Better
from data.catalogue import Indicator
from indicators.judgement.verdict import Because, FigureUsed, OutcomeVerdict, Reason

_UNSUPPORTED = "There is no figure to judge yet."


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
    return "most allowed" if indicator.better is Better.LOWER else "minimum"


def beside(value: float, level: float, indicator: Indicator) -> str:
    """Return on which side of a level a printed value lies: over, under or at."""
    shown, line = round(value, indicator.decimals), round(level, indicator.decimals)
    return "at" if shown == line else "over" if shown > line else "under"


def is_stopped(verdict: OutcomeVerdict, indicator: Indicator) -> bool:
    """Whether the figure that would come next never will: the latest is the last that the publisher issued."""
    latest = verdict.latest
    return indicator.stopped is not None and latest is not None and latest.end > indicator.stopped


def stopped(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return that the publisher stopped a series, or an empty text while it goes on."""
    if verdict.latest is None or not is_stopped(verdict, indicator):
        return ""
    return f"The publisher stopped this series; the last figure is for {latest_period(verdict.latest)}."


def late_days(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return by how much the next figure is late, that none will come, or an empty text while none is due."""
    if verdict.late_by is None or verdict.due is None:
        return ""
    if is_stopped(verdict, indicator):
        return stopped(verdict, indicator)
    return f"The next figure was due on {dates.day(verdict.due)} and is {numbers.many(verdict.late_by, 'day')} late."


def latest_period(figure: FigureUsed) -> str:
    """Return the period of a figure as a sentence says it."""
    return dates.period(figure.start, figure.end)


def _sentence(reason: Reason, verdict: OutcomeVerdict, indicator: Indicator) -> str:  # noqa: C901, PLR0911, PLR0912  one case a reason
    facts = _Facts(reason, verdict, indicator)
    match reason.because:
        case Because.NO_STANDARD:
            return "Neither side asked for a floor under this outcome."
        case Because.CLEARLY_MEETS:
            return f"{facts.latest_beside_floor}, and so is its whole range, {facts.spread}."
        case Because.MEETS_WITHIN_CHANCE:
            if not facts.spread:
                return f"{facts.latest_beside_floor}; no range is published."
            return f"{facts.latest_beside_floor}; its range, {facts.spread}, reaches across it."
        case Because.ONE_MISS:
            return f"{facts.latest_beside_floor}, once{facts.within_chance}."
        case Because.WARNED:
            return f"{facts.latest_beside_floor}, but the figures are heading towards it."
        case Because.NOT_YET_CLEAR:
            return f"{facts.latest_beside_floor} again, but not yet clearly or twice running."
        case Because.ONE_CLEAR_MISS:
            return f"{facts.latest_beside_floor} by more than chance could explain. One more would confirm it."
        case Because.MISSES_RUNNING:
            return f"{facts.latest_beside_floor}: {facts.run} running, not yet confirmed."
        case Because.CONFIRMED:
            return f"{facts.latest_beside_floor}: {facts.run} running, confirmed."
        case Because.STILL_BELOW:
            return (
                f"{facts.latest_beside_floor}: {facts.run} running." if facts.runs else f"{facts.latest_beside_floor}."
            )
        case Because.BACK_ABOVE:
            return f"{facts.latest_beside_floor} again, not yet secure."
        case Because.AWAITS_SIGN_OFF:
            return f"{facts.latest_beside_floor} again and secure; it awaits a second person’s sign-off."
        case Because.NO_MEASURE:
            return "The outcome is agreed in words; no measure has been agreed yet."
        case Because.NO_LEVEL:
            return "No level is agreed; the figure is shown for context."
        case Because.NOT_DUE:
            return f"No figure yet covers a period after the agreement began{facts.began}."
        case Because.AT_OR_BEYOND_COURSE:
            return f"The latest figure, {facts.value}, is {facts.against_path}."
        case Because.AHEAD_OF_COURSE:
            return f"The latest figure, {facts.value}, is ahead of {facts.path}, its range included."
        case Because.SHORT_WITHIN_CHANCE:
            if not facts.spread:
                return f"{facts.short}. Without a range one figure cannot settle it."
            return f"{facts.short}, by no more than chance could explain."
        case Because.SHORT_WITHIN_MARGIN:
            return f"{facts.short}, by less than the smallest difference that matters."
        case Because.CLEARLY_SHORT:
            return f"{facts.short} by more than chance could explain."
        case Because.SHORT_FOR_PERIODS:
            return f"It has been short of the agreed course for {facts.run} running."
        case Because.REACHED:
            return f"The agreed level of {facts.final} has been reached."
        case Because.REACHED_THEN_LOST:
            return f"The agreed level of {facts.final} was reached, and since lost."
        case Because.TREND_FOUND:
            return f"The last five figures moved steadily {facts.moved}, by more than sampling noise."
        case Because.NO_TREND_FOUND:
            return "The last five figures did not move steadily by more than chance could explain."
        case Because.CHART_SIGNAL:
            return "The latest point stands out from the expected range of earlier figures."
        case Because.NO_CHART_SIGNAL:
            return "The latest point is within the expected range of earlier figures."
        case Because.TOO_FEW:
            return facts.too_few
        case Because.LATE:
            if is_stopped(verdict, indicator):
                return stopped(verdict, indicator)
            return f"Late: {late_days(verdict, indicator) or 'the next figure has not come.'}"
        case Because.STALE:
            if is_stopped(verdict, indicator):
                return f"{stopped(verdict, indicator)} It is too old to be used for a judgement."
            return f"Stale, older than two publication cycles{facts.newest}. It is not used for a judgement."
        case Because.SUPPRESSED:
            return "Hidden: the numbers are small and people could be identified."
        case Because.SMALL_NUMBERS:
            return "Based on few cases; not shown by the publisher."
        case Because.BREAK:
            return "Break in how it is counted: too few figures since."
        case Because.OVERLAPPING:
            return "The periods overlap, so the figures are not independent."
        case Because.NO_RANGE:
            return "No range is published, so chance cannot be told apart."
        case Because.DIFFERENT_DEFINITION:
            return "Counted by a different definition."
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
        return f"The latest figure, {self.value}, is short of {self.path}"

    @property
    def path(self) -> str:
        return f"the agreed course of {numbers.short(self._number('path'), self._indicator)}"

    @property
    def against_path(self) -> str:
        value, path = self._number("value"), self._number("path")
        if value is None or path is None:
            return "on the agreed course"
        where = beside(value, path, self._indicator)
        good = {"over": "beyond", "under": "beyond"}.get(where, "at")
        return f"{good} the agreed course of {numbers.short(path, self._indicator)} for that period"

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
        return f"The latest figure, {self.value}, is {where} the {floor_word(self._indicator)} of {level}"

    @property
    def within_chance(self) -> str:
        return ", within what chance could explain" if self.spread else ""

    @property
    def runs(self) -> int:
        return int(self._number("run") or 0)

    @property
    def run(self) -> str:
        return numbers.many(self.runs, "period")

    @property
    def began(self) -> str:
        starts = self._facts.get("starts")
        return f" on {dates.day(starts)}" if hasattr(starts, "year") else ""  # type: ignore[arg-type]  # a date fact

    @property
    def moved(self) -> str:
        slope = self._number("slope")
        return "one way" if slope is None else "up" if slope > 0 else "down"

    @property
    def too_few(self) -> str:
        have, need = self._number("have"), self._number("need")
        if have is None or need is None:
            return "Too few figures." if self._verdict.latest else _UNSUPPORTED
        return f"Too few figures: we have {numbers.counted(int(have))} and need {numbers.counted(int(need))}."

    @property
    def newest(self) -> str:
        latest = self._verdict.latest
        return f" (the last is for {latest_period(latest)})" if latest else ""
