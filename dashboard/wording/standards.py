"""Words of the register of minimum standards."""

from decimal import Decimal
from typing import assert_never

from dashboard.wording import dates, numbers, reasons
from data.catalogue import Indicator
from indicators.judgement.verdict import Because, OutcomeVerdict, StandardState


def floor(level: Decimal, indicator: Indicator) -> str:
    """Return a floor: "minimum 90.0%", "most allowed 30"."""
    return f"{reasons.floor_word(indicator)} {numbers.short(level, indicator)}"


def level(value: Decimal, indicator: Indicator) -> str:
    """Return a floor as the register states it, with its base."""
    return numbers.full(value, indicator)


def next_step(verdict: OutcomeVerdict, indicator: Indicator) -> str:
    """Return what comes next in a case: the figure that will settle it, or the sign-off it waits for."""
    due = f", due {dates.day(verdict.due)}" if verdict.due else ""
    match verdict.standard.state:
        case StandardState.BELOW:
            return f"The place’s reply and plan; next figure{due}"
        case StandardState.MAY_BE_BELOW:
            return f"The next final figure{due}, confirms it or closes it"
        case StandardState.RECOVERING:
            if verdict.standard.reason.because is Because.AWAITS_SIGN_OFF:
                return "A second person signs it off"
            return f"The next figure{due}, shows whether it holds"
        case StandardState.CLOSE | StandardState.MEETS | StandardState.CANNOT_TELL | StandardState.NONE_AGREED:
            return f"The next figure for {indicator.title.lower()}{due}"
        case _:
            assert_never(verdict.standard.state)
