"""Days, moments and periods as people read them, in London time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from dashboard.wording.language import _, counted, told
from data.periods import Period
from data.periods import label as neutral_label
from data.periods.labels import MONTHS as NEUTRAL_MONTHS

LONDON = ZoneInfo("Europe/London")
MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
SHORT_MONTHS = (
    told("month on an axis", "Jan"),
    told("month on an axis", "Feb"),
    told("month on an axis", "Mar"),
    told("month on an axis", "Apr"),
    told("month on an axis", "May"),
    told("month on an axis", "Jun"),
    told("month on an axis", "Jul"),
    told("month on an axis", "Aug"),
    told("month on an axis", "Sep"),
    told("month on an axis", "Oct"),
    told("month on an axis", "Nov"),
    told("month on an axis", "Dec"),
)
_YEAR = 12
_ENDS_IN_MARCH = 3


def day(value: date) -> str:
    """Return "21 November 2026"."""
    return _("{day} {month} {year}").format(day=value.day, month=MONTHS[value.month - 1], year=value.year)


def moment(value: datetime) -> str:
    """Return "09:30 on 3 December 2026", or the day alone at its very end."""
    local = value.astimezone(LONDON)
    if (local.hour, local.minute, local.second) == (23, 59, 59):
        return day(local.date())
    return _("{time} on {day}").format(time=f"{local:%H:%M}", day=day(local.date()))


def period(start: date, end: date) -> str:
    """Return a period for a sentence: "2025 to 2026", "July to September 2026", "2022 to 2024 (three years)"."""
    span = Period(start, end)
    months = span.months
    if months == _YEAR and start.month != 1:
        return (
            _("{first} to {last}").format(first=start.year, last=end.year)
            if start.day == 1 and start.month in {4, 8, 9}
            else _between(span)
        )
    if months is not None and months > _YEAR and months % _YEAR == 0:
        years = months // _YEAR
        words = {2: _("two"), 3: _("three"), 4: _("four"), 5: _("five")}.get(years, str(years))
        return counted("{period} ({n} year)", "{period} ({n} years)", years).format(
            period=said(neutral_label(span)), n=words, figure=years
        )
    return said(neutral_label(span))


def axis(start: date, end: date) -> str:
    """Return a period for an axis or a table: "2025/26", "Jul–Sep 2026", "2022–24"."""
    span = Period(start, end)
    months, last = span.months, span.last_day
    first_month, last_month = SHORT_MONTHS[start.month - 1], SHORT_MONTHS[last.month - 1]
    if months is None or start.day != 1:
        return said(neutral_label(span))
    if months == 1:
        return f"{first_month} {start.year}"
    if start.month == 1 and months % _YEAR == 0:
        return str(start.year) if months == _YEAR else f"{start.year}–{last.year % 100:02d}"
    if months == _YEAR and start.month in {4, 8, 9}:
        return f"{start.year}/{end.year % 100:02d}"
    if start.year == last.year:
        return f"{first_month}–{last_month} {last.year}"
    return f"{first_month} {start.year}–{last_month} {last.year}"


def said(label: str) -> str:
    """Return a neutral label of a period, "July to September 2026", in the words of this language."""
    for neutral, month in zip(NEUTRAL_MONTHS, MONTHS, strict=True):
        label = label.replace(neutral, month)
    first, between, last = label.partition(" to ")
    return _("{first} to {last}").format(first=first, last=last) if between else label


def _between(span: Period) -> str:
    last = span.last_day
    if span.start.day == 1:
        return _("{first} to {last}").format(first=_month(span.start), last=_month(last))
    return _("{first} to {last}").format(first=day(span.start), last=day(last))


def _month(value: date) -> str:
    return _("{month} {year}").format(month=MONTHS[value.month - 1], year=value.year)
