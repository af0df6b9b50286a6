"""Working days in England and Wales: Monday to Friday, but for bank holidays."""

from datetime import date, timedelta
from functools import cache

SATURDAY = 5
MONDAY = 0
# Days that a proclamation added, and the ordinary holidays that it moved away from.
ADDED = frozenset({date(2020, 5, 8), date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)})
MOVED_AWAY = frozenset({date(2020, 5, 4), date(2022, 5, 30)})


def working_day_after(day: date, count: int) -> date:
    """Return the working day that comes `count` working days after a day, which itself is not counted."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def is_working_day(day: date) -> bool:
    """Whether offices work on a day."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """Return the bank holidays of a year; one that falls on a weekend moves to the next free weekday."""
    sunday = _easter(year)
    may, june, september = date(year, 5, 1), date(year, 6, 1), date(year, 9, 1)
    ordinary = {
        sunday - timedelta(days=2),
        sunday + timedelta(days=1),
        _monday_from(may),
        _monday_from(june) - timedelta(days=7),
        _monday_from(september) - timedelta(days=7),
    }
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        ordinary.add(_next_free(fixed, ordinary))
    return frozenset((ordinary - MOVED_AWAY) | {day for day in ADDED if day.year == year})


def _monday_from(day: date) -> date:
    return day + timedelta(days=(MONDAY - day.weekday()) % 7)


def _next_free(day: date, taken: set[date]) -> date:
    while day.weekday() >= SATURDAY or day in taken:
        day += timedelta(days=1)
    return day


def _easter(year: int) -> date:
    """Return Easter Sunday by the anonymous Gregorian rule (Meeus, Astronomical Algorithms, chapter 8)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, odd = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - correction + 15) % 30
    fourth, left = divmod(rest, 4)
    weekday = (32 + 2 * odd + 2 * fourth - moon - left) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
