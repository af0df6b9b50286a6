"""The sentence that says how many marks chance alone would make, and how often each mark is raised by chance."""

from collections.abc import Mapping

from dashboard.wording import numbers
from dashboard.wording.language import _
from indicators.statistics.false_alarms import TABLE, Alarm, Given, Rate

TITLE = _("False alarms")
ANSWER = _("Every mark can be raised by chance, and a page with many marks says how many to expect.")
WHAT = _(
    "How often was found by making up series in which nothing is wrong, and counting the marks. Where several verdicts "
    "stand together, a sentence says how many of the marks would be expected by chance alone: the sum of these shares "
    "over everything that was looked at, marked or not. For standards and courses it counts figures whose range covers "
    "the level, as if each lay exactly on it: hence “at most”."
)
TABLE_TITLE = _("How often chance raises each mark")
_NAMES: Mapping[Alarm, str] = {
    Alarm.CHART_LATEST: _("Direction by control chart: the latest figure stands out"),
    Alarm.CHART_ANY: _("Control chart: any figure stands out"),
    Alarm.STANDARD_CLOSE: _("Minimum standard: ever close, in eight periods"),
    Alarm.STANDARD_SUSPECTED: _("Minimum standard: ever may be below, in eight periods"),
    Alarm.STANDARD_BREACH: _("Minimum standard: ever below, in eight periods"),
    Alarm.STANDARD_BARE: _("A rule on the bare figure, which is not used here"),
    Alarm.COURSE_OFF_TRACK: _("Course: off course"),
    Alarm.RECENT_TREND: _("Direction by recent trend"),
    Alarm.BENCHMARK_95: _("Different from a benchmark, 95% range"),
    Alarm.BENCHMARK_998: _("Different from the others, 99.8% range"),
    Alarm.FUNNEL_95: _("Widened funnel, outside 95%"),
    Alarm.FUNNEL_998: _("Widened funnel, outside 99.8%"),
    Alarm.GAP_APART: _("Gap to similar places"),
}


def said(expected: int, marks: int, *, at_most: bool) -> str:
    """Return how many of the marks shown would be expected by chance alone."""
    if expected == 0 and marks == 1:
        return _("Fewer than one mark like this would be expected by chance alone.")
    if expected == 0:
        return _("Fewer than one of these {marks} marks would be expected by chance alone.").format(marks=marks)
    begin = _("At most about") if at_most else _("About")
    if marks == 1:
        return _("{begin} {expected} such marks would be expected by chance alone; 1 is shown.").format(
            begin=begin, expected=expected
        )
    return _("{begin} {expected} of these {marks} marks would be expected by chance alone.").format(
        begin=begin, expected=expected, marks=marks
    )


def rows() -> list[tuple[str, tuple[str, ...]]]:
    """Return every rate kept, as a mark, what nothing wrong means there, and how often chance raises it."""
    return [(_NAMES[one.alarm], (given(one.given), rate(one))) for one in TABLE if _nothing_wrong(one)]


def rate(one: Rate) -> str:
    """Return how often a mark is raised, in percent."""
    low, high = (numbers.plain(share * 100, decimals=1) for share in (one.low, one.high))
    return f"{low}%" if low == high else _("{low} to {high}%").format(low=low, high=high)


def given(value: Given) -> str:
    """Return what the made-up series were like."""
    said_ = (
        (value.points, _("{number} figures")),
        (value.baseline, _("limits from the first {number}")),
        (value.correlation, _("each like the one before (correlation {number})")),
        (value.rolling, _("each covering {number} periods")),
        (
            None if value.truth is None else numbers.plain(value.truth * 100),
            _("truly {number}%, against a level of 90%"),
        ),
        (value.size, _("{number} people a period")),
        (value.confirm_after, _("{number} misses to confirm")),
        (value.margin, _("a margin of {number} standard errors")),
        (value.variance, _("varying {number} times as much as sampling alone")),
    )
    words = [
        text.format(
            number=f"{number:g}"
            if isinstance(number, float)
            else numbers.plain(number)
            if isinstance(number, int)
            else number
        )
        for number, text in said_
        if number is not None
    ]
    if value.pooled is not None:
        words.append(_("counts published") if value.pooled else _("no counts published"))
    return ", ".join(words)


def _nothing_wrong(one: Rate) -> bool:
    """Whether a rate is one of false alarms: the truth does not lie on the wrong side of the level."""
    return one.given.truth is None or one.given.truth >= 0.9  # noqa: PLR2004  the level of the standards simulated
