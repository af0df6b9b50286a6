"""Labels of parts of a year: quarters, months, terms, weeks, days."""

import re
from datetime import date, timedelta

from data.periods.published import Label, days, month_number, pair
from data.periods.span import Period, YearType, day_of, later

_TERMS = 3
_FIRST_SHORT_YEAR = 69  # "Mar-69" is 1969 and "Mar-68" 2068, as POSIX has it


def quarters(label: Label, found: re.Match[str]) -> Period:
    """2017 Q1 is a calendar quarter, 2016/17 Q1 one of the stated year; Q1-Q3 are three together."""
    start = _quarter_start(label, found["year"], found["kind"])
    first = int(found["first"])
    last = int(found["last"] or first)
    if last < first:
        raise label.unreadable()
    return Period(later(start, months=3 * (first - 1)), later(start, months=3 * last))


def rolling_quarters(label: Label, found: re.Match[str]) -> Period:
    """2016/17 Q2 - 2017/18 Q1: from one quarter to another, both included."""
    first = _quarter_start(label, found["year"], found["kind"])
    last = _quarter_start(label, found["last_year"], found["kind"])
    start, end = later(first, months=3 * int(found["first"]) - 3), later(last, months=3 * int(found["last"]))
    if end <= start:
        raise label.unreadable()
    return Period(start, end)


def _quarter_start(label: Label, year: str, kind: str | None) -> date:
    """The first day of the year whose quarters are counted: C calendar, F financial, A the stated academic year."""
    bare = len(year) == len("2017")
    kind = (kind or "").upper()
    if bare and kind in {"", "C"}:
        return day_of(int(year), 1, 1)
    if bare or kind == "C":
        raise label.unreadable()
    start = YearType.FINANCIAL.start if kind == "F" else label.stated_year()
    return pair(label, year, start).start


def months(label: Label, found: re.Match[str]) -> Period:
    """Aug 2015 - Jul 2016, April to June 2025: months, both included."""
    last = day_of(int(found["last_year"]), month_number(found["last"]), 1)
    first = day_of(int(found["first_year"] or last.year), month_number(found["first"]), 1)
    if first >= last:
        raise label.unreadable()
    return Period(first, later(last, months=1))


def month(_label: Label, found: re.Match[str]) -> Period:
    """Aug 2014, July 2026, 2024 January, 2022 M1."""
    year, month = found["year"], found["month"]
    start = day_of(int(year), int(month) if month.isdigit() else month_number(month), 1)
    return Period(start, later(start, months=1))


def short_month(_label: Label, found: re.Match[str]) -> Period:
    """Mar-18 and 16-Aug: a month and a year of two figures; "16-Aug" is August 2016."""
    short = int(found["year"])
    start = day_of((1900 if short >= _FIRST_SHORT_YEAR else 2000) + short, month_number(found["month"]), 1)
    return Period(start, later(start, months=1))


def written_days(_label: Label, found: re.Match[str]) -> Period:
    """1 April 2025, or 1 April 2025 to 6 June 2025, both included."""
    first = day_of(int(found["year"]), month_number(found["month"]), int(found["day"]))
    if found["last_day"] is None:
        return days(first, first)
    return days(first, day_of(int(found["last_year"]), month_number(found["last_month"]), int(found["last_day"])))


def week(label: Label, found: re.Match[str]) -> Period:
    """2022 Week 37: an ISO week, Monday to Monday."""
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        problem = "is a week that year does not have. Correct the week."
        raise label.refusal(problem) from None
    return Period(monday, monday + timedelta(days=7))


def half_year(label: Label, found: re.Match[str]) -> Period:
    """2024/25 P1: April to September; P2: October to March."""
    financial = pair(label, found[1], YearType.FINANCIAL.start)
    middle = later(financial.start, months=6)
    return Period(financial.start, middle) if found[2] == "1" else Period(middle, financial.end)


def school_terms(label: Label, found: re.Match[str]) -> Period:
    """2024/25 T1, 2024/25 T1T2: terms by the dates that the definition states."""
    if len(label.terms) != _TERMS:
        problem = "is a term. State in the definition on which days the three terms start."
        raise label.refusal(problem)
    autumn, spring, summer = label.terms
    year = pair(label, found[1], autumn)
    later_terms = [day_of(year.start.year + 1, term.month, term.day) for term in (spring, summer)]
    days = [year.start, *later_terms, year.end]
    first, last = int(found[2]), int(found[3] or found[2])
    return Period(days[first - 1], days[last])
