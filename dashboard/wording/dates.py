"""Days, moments and periods as people read them, in London time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from data.periods import Period
from data.periods import label as neutral_label

LONDON = ZoneInfo("Europe/London")
MONTHS = tuple(date(2000, month, 1).strftime("%B") for month in range(1, 13))
_YEAR = 12
_ENDS_IN_MARCH = 3


def day(value: date) -> str:
    """Return "21 November 2026"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """Return "09:30 on 3 December 2026", or the day alone at its very end."""
    local = value.astimezone(LONDON)
    if (local.hour, local.minute, local.second) == (23, 59, 59):
        return day(local.date())
    return f"{local:%H:%M} on {day(local.date())}"


def period(start: date, end: date) -> str:
    """Return a period for a sentence: "2025 to 2026", "July to September 2026", "2022 to 2024 (three years)"."""
    span = Period(start, end)
    months = span.months
    if months == _YEAR and start.month != 1:
        return f"{start.year} to {end.year}" if start.day == 1 and start.month in {4, 8, 9} else _between(span)
    if months is not None and months > _YEAR and months % _YEAR == 0:
        years = months // _YEAR
        words = {2: "two", 3: "three", 4: "four", 5: "five"}.get(years, str(years))
        return f"{neutral_label(span)} ({words} years)"
    return neutral_label(span)


def axis(start: date, end: date) -> str:
    """Return a period for an axis or a table: "2025/26", "Jul–Sep 2026", "2022–24"."""
    span = Period(start, end)
    months, last = span.months, span.last_day
    first_month, last_month = MONTHS[start.month - 1][:3], MONTHS[last.month - 1][:3]
    if months is None or start.day != 1:
        return neutral_label(span)
    if months == 1:
        return f"{first_month} {start.year}"
    if start.month == 1 and months % _YEAR == 0:
        return str(start.year) if months == _YEAR else f"{start.year}–{last.year % 100:02d}"
    if months == _YEAR and start.month in {4, 8, 9}:
        return f"{start.year}/{end.year % 100:02d}"
    if start.year == last.year:
        return f"{first_month}–{last_month} {last.year}"
    return f"{first_month} {start.year}–{last_month} {last.year}"


def _between(span: Period) -> str:
    last = span.last_day
    if span.start.day == 1:
        return f"{MONTHS[span.start.month - 1]} {span.start.year} to {MONTHS[last.month - 1]} {last.year}"
    return f"{day(span.start)} to {day(last)}"
