"""Publishers' labels read as periods.

Each form is one pattern and one function. A label that could mean two things is refused unless `year` settles it.
"""

import re
from collections.abc import Callable, Sequence
from typing import Literal

from data.periods import parts, years
from data.periods.published import MONTH, PAIR, TO, YEAR, Label
from data.periods.span import Period, YearStart, YearType

Reader = Callable[[Label, re.Match[str]], Period]

_LONGEST_LABEL = 200
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_DAY = rf"(?P<day>[0-9]{{1,2}}) (?P<month>{MONTH}) (?P<year>{YEAR})"
_SPACES = re.compile(r"\s+")


def parse_period(
    label: str,
    *,
    year: YearStart | YearType | None = None,
    year_names: Literal["first", "last"] | None = None,
    terms: Sequence[YearStart] = (),
) -> Period:
    """The span of days a publisher's label stands for.

    Args:
        label: as published, marks such as "[p]" or "(Rev)" taken off. EES's period and identifier are joined by a
            space: "2022 Week 37", "202425 P1", "2016/17 FYQ1", "2025 RY".
        year: on which day the series' years start. "2024", "2024/25", "2024-25", "202425", "2016/17 Q1" and academic
            identifiers are refused without it; labels that leave no doubt do not need it.
        year_names: which calendar year a label names where the two differ. Without it a bare "2024" of a financial,
            academic or tax series is the year *ending* in 2024 (as at LAIT), and "2010/11" of a calendar series
            the *first* of the two (as at CPOP).
        terms: the first days of the autumn, spring and summer terms, for "2024/25 T1T2".

    Raises PeriodError, naming the label and the cure.
    """
    text = _SPACES.sub(" ", _DASHES.sub("-", label[: _LONGEST_LABEL + 1])).strip()
    start = year.start if isinstance(year, YearType) else year
    asked = Label(text=text, year=start, year_names=year_names, terms=tuple(terms))
    if len(label) <= _LONGEST_LABEL:
        for pattern, reader in _FORMS:
            found = pattern.fullmatch(text)
            if found:
                return reader(asked, found)
    raise asked.unreadable()


_FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.ASCII), reader)
    for pattern, reader in (
        (r"([0-9]{4}-[0-9]{2}-[0-9]{2})/P([0-9]{1,4})([YMWD])", years.length),
        (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", years.iso_date),
        (YEAR, years.bare_year),
        (rf"({YEAR})-([0-9]{{2}})", years.tight_hyphen),
        (rf"({YEAR}){TO}({YEAR}|[0-9]{{2}})", years.year_range),
        (PAIR, years.year_pair),
        (rf"({YEAR}/[0-9]{{2}}){TO}({YEAR}|[0-9]{{2}})/([0-9]{{2}})", years.pair_range),
        (rf"(?P<year>{PAIR}|{YEAR}) (?:(?P<kind>[CFA])Y)?Q(?P<first>[1-4])(?:{TO}Q(?P<last>[1-4]))?", parts.quarters),
        (
            rf"(?P<year>{PAIR}|{YEAR}) (?P<kind>)Q(?P<first>[1-4]){TO}(?P<last_year>{PAIR}|{YEAR}) Q(?P<last>[1-4])",
            parts.rolling_quarters,
        ),
        (
            rf"(?P<first>{MONTH})(?: (?P<first_year>{YEAR}))?{TO}(?P<last>{MONTH}) (?P<last_year>{YEAR})",
            parts.months,
        ),
        (rf"(?P<month>{MONTH}) (?P<year>{YEAR})", parts.month),
        (rf"(?P<year>{YEAR}) (?P<month>{MONTH})", parts.month),
        (rf"(?P<year>{YEAR}) M(?P<month>[1-9]|1[0-2])", parts.month),
        (rf"(?P<month>{MONTH})-(?P<year>[0-9]{{2}})", parts.short_month),
        (rf"(?P<year>[0-9]{{2}})-(?P<month>{MONTH})", parts.short_month),
        (
            rf"{_DAY}(?:{TO}(?P<last_day>[0-9]{{1,2}}) (?P<last_month>{MONTH}) (?P<last_year>{YEAR}))?",
            parts.written_days,
        ),
        (rf"({YEAR}) W(?:eek )?([0-9]{{1,2}})", parts.week),
        (rf"({PAIR}) P([12])", parts.half_year),
        (rf"({PAIR}) T([1-3])(?:T([1-3]))?", parts.school_terms),
        (rf"(?P<year>{PAIR}|{YEAR}) (?P<kind>[CFATR]Y)", years.named_year),
        (rf"\S*/id/(?:year/({YEAR})|government-year/({YEAR}-{YEAR}))", years.address_year),
    )
)
