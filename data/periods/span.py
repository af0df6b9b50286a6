"""Period: a half-open span of days, and the year types labels lean on."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS_IN_YEAR = 12


class PeriodError(ValueError):
    """A label or a span that cannot be a period; the message names it and the cure."""


@dataclass(frozen=True, slots=True, order=True)
class YearStart:
    """The day of the year on which the years of a series begin."""

    month: int
    day: int

    def __post_init__(self) -> None:
        """Refuse a day that not every year has."""
        if not (1 <= self.month <= MONTHS_IN_YEAR and 1 <= self.day <= calendar.monthrange(2001, self.month)[1]):
            message = f"A year cannot start on day {self.day} of month {self.month}. Give a day that every year has."
            raise PeriodError(message)

    def year_from(self, year: int) -> "Period":
        """The year that begins within the calendar year `year`."""
        return Period(day_of(year, self.month, self.day), day_of(year + 1, self.month, self.day))

    def year_ending_in(self, year: int) -> "Period":
        """The year whose last day lies within the calendar year `year`."""
        return self.year_from(year if (self.month, self.day) == (1, 1) else year - 1)


class YearType(StrEnum):
    """The years publishers count in."""

    CALENDAR = "calendar"
    FINANCIAL = "financial"
    ACADEMIC = "academic"
    TAX = "tax"

    @property
    def start(self) -> YearStart:
        """The first day of such a year; academic years start on 1 September unless the definition states a day."""
        return _STARTS[self]


_STARTS = {
    YearType.CALENDAR: YearStart(1, 1),
    YearType.FINANCIAL: YearStart(4, 1),
    YearType.ACADEMIC: YearStart(9, 1),
    YearType.TAX: YearStart(4, 6),
}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` up to, and not including, `end`."""

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse a span without days."""
        if self.end <= self.start:
            message = f"A period from {self.start} to {self.end} holds no day. Give an end after its start."
            raise PeriodError(message)

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.end - self.start).days

    @property
    def months(self) -> int | None:
        """How many whole months it holds, or None where it is not made of whole months."""
        return months_between(self.start, self.end)

    @property
    def last_day(self) -> date:
        """The last day that belongs to it."""
        return self.end - timedelta(days=1)

    def overlaps(self, other: "Period") -> bool:
        """Whether a day belongs to both."""
        return self.start < other.end and other.start < self.end

    def contains(self, day: date) -> bool:
        """Whether the day belongs to it."""
        return self.start <= day < self.end


def day_of(year: int, month: int, day: int) -> date:
    """That day; raises PeriodError where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        message = f"The calendar has no day {year}-{month:02d}-{day:02d}. Correct the date."
        raise PeriodError(message) from None


def later(day: date, *, months: int = 0, days: int = 0) -> date:
    """The day so many months and days on; a month too short for it gives its last day.

    Raises PeriodError beyond the calendar's end.
    """
    count = day.year * MONTHS_IN_YEAR + day.month - 1 + months
    year, month = divmod(count, MONTHS_IN_YEAR)
    try:
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1])) + timedelta(days=days)
    except (ValueError, OverflowError):
        message = f"{months} months and {days} days after {day} lie beyond the calendar. Correct the length."
        raise PeriodError(message) from None


def months_between(first: date, second: date) -> int | None:
    """Whole months from one day to another, or None where they fall on different days of the month."""
    if first.day != second.day:
        return None
    return (second.year - first.year) * MONTHS_IN_YEAR + second.month - first.month
