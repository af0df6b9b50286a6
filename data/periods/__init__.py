"""Half-open spans of days, and the labels publishers write for them.

Read a label with `parse_period(label, year=…)`; the month labels of Nomis with `parse_month`.
`year` says on which day the years of a series start (`YearType.FINANCIAL.start`, or `YearStart(8, 1)`).
"""

from data.periods.labels import label
from data.periods.reading import parse_period
from data.periods.series import changes_of_length, gaps, is_rolling, overlaps, step_months
from data.periods.span import Period, PeriodError, YearStart, YearType
from data.periods.years import parse_month

__all__ = [
    "Period",
    "PeriodError",
    "YearStart",
    "YearType",
    "changes_of_length",
    "gaps",
    "is_rolling",
    "label",
    "overlaps",
    "parse_month",
    "parse_period",
    "step_months",
]
