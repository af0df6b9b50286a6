"""Labels of whole years, of lengths and of ISO days."""

import re

from data.periods.labels import MONTHS
from data.periods.published import LONGEST_SHORT_RANGE, YEAR, Label, calendar_years, days, full_year, iso_day, pair
from data.periods.span import Period, YearType, day_of, later


def parse_month(label: str, *, months: int = 1) -> Period:
    """The `months` months that end with the month "2026-07": one for claimants at Nomis, twelve for its surveys.

    Raises PeriodError where the label is no month.
    """
    found = re.fullmatch(f"({YEAR})-([0-9]{{2}})", label.strip())
    if found is None or not 1 <= int(found[2]) <= len(MONTHS):
        asked = Label(text=label, year=None, year_names=None, terms=())
        problem = "is not a month. Write, say, 2026-07."
        raise asked.refusal(problem)
    last = day_of(int(found[1]), int(found[2]), 1)
    return Period(later(last, months=1 - months), later(last, months=1))


def length(label: Label, found: re.Match[str]) -> Period:
    """2018-01-01/P1Y: start plus length."""
    start = iso_day(label, found[1])
    number, unit = int(found[2]), found[3].upper()
    if number == 0:
        problem = "lasts no time. Correct its length."
        raise label.refusal(problem)
    if unit in "YM":
        return Period(start, later(start, months=number * (12 if unit == "Y" else 1)))
    return Period(start, later(start, days=number * (7 if unit == "W" else 1)))


def iso_date(label: Label, found: re.Match[str]) -> Period:
    """2025-04-01: that day."""
    return days(iso_day(label, found[0]), iso_day(label, found[0]))


def bare_year(label: Label, found: re.Match[str]) -> Period:
    """2024, in the years that the definition states."""
    start = label.stated_year()
    if label.year_names == "first":
        return start.year_from(int(found[0]))
    return start.year_ending_in(int(found[0]))


def year_pair(label: Label, found: re.Match[str]) -> Period:
    """2024/25, 202425, 2024/2025: one year."""
    return pair(label, found[0], label.stated_year())


def tight_hyphen(label: Label, found: re.Match[str]) -> Period:
    """2024-25 is a year, 2014-16 three calendar years, 2024-12 a month; 2009-10 and 2009-11 could be either."""
    first, second = int(found[1]), int(found[2])
    years = (second - first) % 100
    is_years = 1 <= years <= LONGEST_SHORT_RANGE
    is_month = 1 <= second <= len(MONTHS)
    if is_years and is_month and label.year is None:
        problem = (
            "may be years or a month. State the year in the definition if it means years, "
            "or have the month written in words."
        )
        raise label.refusal(problem)
    if is_years:
        return pair(label, found[0], label.stated_year()) if years == 1 else calendar_years(first, first + years)
    if is_month and label.year is None:
        return parse_month(found[0])
    raise label.unreadable()


def year_range(label: Label, found: re.Match[str]) -> Period:
    """2015 - 17, 2022 to 2024: calendar years, both included; "2025 to 2026" may be one financial year."""
    first = int(found[1])
    last = full_year(label, first, found[2])
    if last == first + 1:
        start = label.stated_year()
        if (start.month, start.day) != (1, 1):
            return start.year_from(first)
    return calendar_years(first, last)


def pair_range(label: Label, found: re.Match[str]) -> Period:
    """2016/17 - 20/21: years from the first to the last, both included."""
    start = label.stated_year()
    first = pair(label, found[1], start)
    last = pair(label, f"{full_year(label, int(found[1][:4]), found[2])}/{found[3]}", start)
    return Period(first.start, last.end)


def named_year(label: Label, found: re.Match[str]) -> Period:
    """2024/25 FY, 2025 RY, .../id/government-year/2015-2016: a year with its type beside it."""
    kind, text = found["kind"].upper(), found["year"]
    starts = {"CY": YearType.CALENDAR.start, "FY": YearType.FINANCIAL.start, "TY": YearType.TAX.start}
    start = starts.get(kind) or label.stated_year()
    if len(text) != len("2017"):
        if kind in {"CY", "RY"}:
            raise label.unreadable()
        return pair(label, text, start)
    if kind in {"CY", "RY"}:
        return start.year_ending_in(int(text))
    problem = "names one calendar year for a year that lies in two. Write both, say 2024/25."
    raise label.refusal(problem)


def address_year(label: Label, found: re.Match[str]) -> Period:
    """…/id/year/2001 is a calendar year, …/id/government-year/2015-2016 a financial one."""
    if found[1]:
        return YearType.CALENDAR.start.year_from(int(found[1]))
    return pair(label, found[2], YearType.FINANCIAL.start)
