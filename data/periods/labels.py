"""A period's own plain label, which `parse_period` reads back."""

from datetime import date

from data.periods.span import MONTHS_IN_YEAR, Period, YearStart, YearType

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def label(period: Period, *, year: YearStart | YearType | None = None) -> str:
    """The shortest plain label: "2018", "2024/25", "2022 to 2024", "July to September 2026", "1 April 2025".

    `year` says how years are counted; without it calendar and financial years are written as years.
    `parse_period(label(period, year=year), year=year)` gives the period back.
    """
    if period.days == 1:
        return _day(period.start)
    starts = (
        (YearType.CALENDAR.start, YearType.FINANCIAL.start)
        if year is None
        else (year.start if isinstance(year, YearType) else year,)
    )
    months = period.months
    if (
        months
        and months % MONTHS_IN_YEAR == 0
        and any((period.start.month, period.start.day) == (start.month, start.day) for start in starts)
    ):
        return _years(period.start, months // MONTHS_IN_YEAR)
    if months and period.start.day == 1:
        return _months(period.start, period.last_day)
    return f"{_day(period.start)} to {_day(period.last_day)}"


def _years(start: date, years: int) -> str:
    """One year or several, calendar years by their number and others as "2024/25"."""
    calendar_year = (start.month, start.day) == (1, 1)
    first, last = (
        str(year) if calendar_year else f"{year}/{(year + 1) % 100:02d}"
        for year in (start.year, start.year + years - 1)
    )
    return first if first == last else f"{first} to {last}"


def _months(first: date, last: date) -> str:
    """One month or several, the year once where they share it."""
    end = f"{MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    year = "" if first.year == last.year else f" {first.year}"
    return f"{MONTHS[first.month - 1]}{year} to {end}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
