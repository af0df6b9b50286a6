"""Words for a chance, and for how stated chances have come true."""

import math
from typing import assert_never

from dashboard.wording import numbers
from dashboard.wording.language import _
from indicators.statistics.calibration import COVERAGE, FURTHEST, BackTest, Doubt

NOT_KNOWN = _("not known")
FEWEST, MOST = 1, 9
TITLE = _("Calibration")
SHOWN = _(
    "The chance of reaching an agreed level is shown: when it was tried on figures that had come by then, "
    "what was said to happen so many times in ten happened about so many times in ten."
)
NOT_SHOWN = _("The chance of reaching an agreed level is not shown.")
HOW = _(
    "Tried on published yearly figures of British councils: from every year with five or more known changes behind "
    "it, using nothing that came later, for six levels a place that an agreement could have named. It is tried again "
    "whenever the method changes."
)
TABLE = _("How stated chances came true")
TENTHS = _("What was stated, and what came")
OUTLOOK = _(
    "A page says “would reach” or “would miss” only where the whole range lies on one side of the level, and "
    "“too uncertain” everywhere else."
)


def in_ten(chance: float) -> str:
    """Return a chance in tenths; never nearer to never or always than the back-test can vouch for."""
    if math.isnan(chance):
        return NOT_KNOWN
    tenths = math.floor(chance * 10 + 0.5)
    if chance < FEWEST / 10:
        return _("fewer than 1 in 10")
    if chance > MOST / 10:
        return _("more than 9 in 10")
    return _("about {tenths} in 10").format(tenths=tenths)


def rule() -> str:
    """Return what a back-test has to pass before a chance is shown."""
    least, most = (_percent(edge) for edge in COVERAGE)
    return _(
        "The rule: the range meant to hold 80% holds {least} to {most}; the stated chances lie nearer to "
        "what came than saying that nothing changes, and nearer than saying what usually came; and in each "
        "tenth what came lies within {percent} of what was stated."
    ).format(least=least, most=most, percent=_percent(FURTHEST))


def doubt(reason: Doubt) -> str:
    """Return why no chance is shown."""
    match reason:
        case Doubt.NOT_MEASURED:
            return _("It has not been tried on figures that came later.")
        case Doubt.INTERVAL:
            return _("The range meant to hold 80% of what came holds too little or too much.")
        case Doubt.NO_CHANGE:
            return _("It says no more than that a level that is met stays met.")
        case Doubt.BASE_RATE:
            return _("It says no more than how often earlier forecasts came true.")
        case Doubt.UNRELIABLE:
            return _("In some tenths what was stated came true much more or less often than stated.")
        case _:
            assert_never(reason)


def horizon(ahead: int) -> str:
    """Return how far ahead a forecast looks."""
    return _("{ahead} ahead").format(ahead=numbers.many(ahead, "{n} year", "{n} years"))


def horizon_cells(one: BackTest) -> tuple[str, ...]:
    """Return one horizon of the back-test: range held, distances, outlooks that came true."""
    return (
        numbers.plain(one.figures),
        _percent(one.covered),
        _("{brier:.3f}\nno change {brier_no_change:.3f}, usual share {brier_base_rate:.3f}").format(
            brier=one.brier, brier_no_change=one.brier_no_change, brier_base_rate=one.brier_base_rate
        ),
        _percent(one.reach_right),
        _percent(one.miss_right),
    )


def tenth_rows(results: tuple[BackTest, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Return, for each tenth, what was stated on average and what share came, a column for each horizon."""
    return [
        (
            _("{least}% to {most}%").format(least=at * 10, most=at * 10 + 10),
            tuple(
                _("stated {stated}\ncame {came}").format(
                    stated=_percent(one.tenths[at].stated), came=_percent(one.tenths[at].reached)
                )
                for one in results
            ),
        )
        for at in range(10)
    ]


def _percent(share: float) -> str:
    return f"{numbers.plain(share * 100)}%"
