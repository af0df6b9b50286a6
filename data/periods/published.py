"""A published label under reading, and the pieces its forms share."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.periods.labels import MONTHS
from data.periods.span import Period, PeriodError, YearStart, day_of, later

LONGEST_SHORT_RANGE = 10  # "2014-16"; five years are the longest seen, and "2024-12" is not 2024 to 2112
SHOWN = 60

YEAR = "(?:18|19|20|21)[0-9]{2}"
PAIR = f"{YEAR}(?:[/-](?:{YEAR}|[0-9]{{2}})|[0-9]{{2}})"
MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS) + "|Sept"
TO = r"\s?(?:-|to)\s?"
_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}


@dataclass(frozen=True, slots=True)
class Label:
    """A label with what its definition says of its years."""

    text: str
    year: YearStart | None
    year_names: Literal["first", "last"] | None
    terms: tuple[YearStart, ...]

    def refusal(self, problem: str) -> PeriodError:
        """The error that names the label, what is wrong and what helps."""
        shown = "".join(character if character.isprintable() else "?" for character in self.text[:SHOWN])
        return PeriodError(f"“{shown}” {problem}")

    def stated_year(self) -> YearStart:
        """The day its years start on; raises PeriodError where nobody said."""
        if self.year is None:
            problem = (
                "does not say which year it is. State the year in the definition: "
                "calendar, financial, academic, tax or a first day."
            )
            raise self.refusal(problem)
        return self.year

    def unreadable(self) -> PeriodError:
        """The error for a label of no known form."""
        return self.refusal("is not a period. Write, say, 2024, 2024/25, July 2026 or 2024-04-01/P1Y.")


def pair(label: Label, text: str, start: YearStart) -> Period:
    """The one year that "2024/25", "2024-2025" or "202425" names; raises PeriodError where it names more than one."""
    first = int(text[:4])
    second = text[4:].lstrip("/-")
    if int(second) != (first + 1 if len(second) == len("2025") else (first + 1) % 100):
        problem = f"is not one year. After {first} comes {first + 1}; correct the label."
        raise label.refusal(problem)
    if (start.month, start.day) == (1, 1) and label.year_names == "last":
        return start.year_from(first + 1)
    return start.year_from(first)


def full_year(label: Label, first: int, text: str) -> int:
    """A later year of two or four figures, in full: after 1998, "01" is 2001. Raises PeriodError where none is."""
    year = int(text)
    if len(text) != len("2025"):
        year = first + (year - first) % 100
    if not first < year or (len(text) != len("2025") and year - first > LONGEST_SHORT_RANGE):
        raise label.unreadable()
    return year


def calendar_years(first: int, last: int) -> Period:
    """From the first calendar year to the last, both included."""
    return Period(day_of(first, 1, 1), day_of(last + 1, 1, 1))


def days(first: date, last: date) -> Period:
    """From the first day to the last, both included."""
    return Period(first, later(last, days=1))


def iso_day(label: Label, text: str) -> date:
    """The day "2025-04-01" names; raises PeriodError where the calendar has none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        problem = "is a day the calendar does not have. Correct the date."
        raise label.refusal(problem) from None


def month_number(name: str) -> int:
    """1 for January, whole or as its first three letters."""
    return _MONTH_NUMBERS[name[:3].lower()]
