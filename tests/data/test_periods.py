"""What publishers write for a span of days, and what may be done with spans."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.periods import (
    Period,
    PeriodError,
    YearStart,
    YearType,
    changes_of_length,
    gaps,
    is_rolling,
    label,
    overlaps,
    parse_month,
    parse_period,
    step_months,
)

CALENDAR, FINANCIAL, ACADEMIC, TAX = YearType.CALENDAR, YearType.FINANCIAL, YearType.ACADEMIC, YearType.TAX
DAYS = st.dates(min_value=date(1850, 1, 1), max_value=date(2150, 1, 1))
PERIODS = st.builds(lambda start, days: Period(start, start + timedelta(days=days)), DAYS, st.integers(1, 4000))


def years(first: int, last: int | None = None) -> Period:
    return Period(date(first, 1, 1), date((last or first) + 1, 1, 1))


def span(first: str, end: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-01-01/P1Y", span("2018-01-01", "2019-01-01")),
        ("2021-04-01/P1Y", span("2021-04-01", "2022-04-01")),
        ("2015-11-16/P1Y", span("2015-11-16", "2016-11-16")),
        ("2022-01-01/P3Y", span("2022-01-01", "2025-01-01")),
        ("2025-12-01/P1M", span("2025-12-01", "2026-01-01")),
        ("2024-02-29/P1Y", span("2024-02-29", "2025-02-28")),  # the month is too short for its day
        ("2024-01-01/P2W", span("2024-01-01", "2024-01-15")),
        ("2024-01-01/P10D", span("2024-01-01", "2024-01-11")),
        ("2025-04-01", span("2025-04-01", "2025-04-02")),
        ("2014-16", years(2014, 2016)),
        ("2015 - 17", years(2015, 2017)),
        ("2022–24", years(2022, 2024)),
        ("2014-2016", years(2014, 2016)),
        ("2022 to 2024", years(2022, 2024)),
        ("Aug 2015 - Jul 2016", span("2015-08-01", "2016-08-01")),
        ("Apr 2025-Mar 2026", span("2025-04-01", "2026-04-01")),
        ("April to June 2025", span("2025-04-01", "2025-07-01")),
        ("Aug 2014", span("2014-08-01", "2014-09-01")),
        ("July 2026", span("2026-07-01", "2026-08-01")),
        ("2024 Sept", span("2024-09-01", "2024-10-01")),
        ("2022 M12", span("2022-12-01", "2023-01-01")),
        ("2017 Q1", span("2017-01-01", "2017-04-01")),
        ("2017 CYQ4", span("2017-10-01", "2018-01-01")),
        ("2017 Q2-Q3", span("2017-04-01", "2017-10-01")),
        ("2017 Q2 - 2018 Q1", span("2017-04-01", "2018-04-01")),
        ("2016/17 FYQ1", span("2016-04-01", "2016-07-01")),
        ("201617 FYQ4", span("2017-01-01", "2017-04-01")),
        ("2024-12", span("2024-12-01", "2025-01-01")),
        ("2026-07", span("2026-07-01", "2026-08-01")),
        ("2022 Week 37", span("2022-09-12", "2022-09-19")),
        ("2022 W37", span("2022-09-12", "2022-09-19")),
        ("2020 W53", span("2020-12-28", "2021-01-04")),
        ("202425 P1", span("2024-04-01", "2024-10-01")),
        ("2024/25 P2", span("2024-10-01", "2025-04-01")),
        ("202425 FY", span("2024-04-01", "2025-04-01")),
        ("2024/2025 TY", span("2024-04-06", "2025-04-06")),
        ("2024 CY", years(2024)),
        ("http://reference.data.gov.uk/id/year/2001", years(2001)),
        ("…/id/government-year/2015-2016", span("2015-04-01", "2016-04-01")),
        ("Mar-18", span("2018-03-01", "2018-04-01")),
        ("16-Aug", span("2016-08-01", "2016-09-01")),
        ("Mar-98", span("1998-03-01", "1998-04-01")),
        ("1 April 2025", span("2025-04-01", "2025-04-02")),
        ("1 April 2025 to 6 June 2025", span("2025-04-01", "2025-06-07")),
        ("  July\u00a02026 ", span("2026-07-01", "2026-08-01")),
    ],
)
def test_labels_that_leave_no_doubt(text: str, expected: Period) -> None:
    assert parse_period(text) == expected


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("2024", CALENDAR, years(2024)),
        ("2024", FINANCIAL, span("2023-04-01", "2024-04-01")),  # LAIT: the year ending in it
        ("2024", YearStart(8, 1), span("2023-08-01", "2024-08-01")),
        ("2024/25", FINANCIAL, span("2024-04-01", "2025-04-01")),
        ("2024/25", ACADEMIC, span("2024-09-01", "2025-09-01")),
        ("2024/25", YearStart(8, 1), span("2024-08-01", "2025-08-01")),
        ("2024/25", TAX, span("2024-04-06", "2025-04-06")),
        ("2010/11", CALENDAR, years(2010)),  # CPOP labels calendar years so
        ("1999/00", FINANCIAL, span("1999-04-01", "2000-04-01")),
        ("202425", FINANCIAL, span("2024-04-01", "2025-04-01")),
        ("2024/2025", FINANCIAL, span("2024-04-01", "2025-04-01")),
        ("2024-25", FINANCIAL, span("2024-04-01", "2025-04-01")),
        ("2009-10", FINANCIAL, span("2009-04-01", "2010-04-01")),
        ("2009-11", CALENDAR, years(2009, 2011)),
        ("1998-01", CALENDAR, years(1998, 2001)),
        ("2024-2025", FINANCIAL, span("2024-04-01", "2025-04-01")),
        ("2025 to 2026", FINANCIAL, span("2025-04-01", "2026-04-01")),
        ("2025 to 2026", CALENDAR, years(2025, 2026)),
        ("2016/17 - 20/21", FINANCIAL, span("2016-04-01", "2021-04-01")),
        ("2013/14-15/16", FINANCIAL, span("2013-04-01", "2016-04-01")),
        ("2016/17 to 2020/21", FINANCIAL, span("2016-04-01", "2021-04-01")),
        ("1998/99 - 00/01", FINANCIAL, span("1998-04-01", "2001-04-01")),
        ("2016/17 Q1", FINANCIAL, span("2016-04-01", "2016-07-01")),
        ("2016/17 Q1-Q3", FINANCIAL, span("2016-04-01", "2017-01-01")),
        ("2016/17 Q2 - 2017/18 Q1", FINANCIAL, span("2016-07-01", "2017-07-01")),
        ("2016/17 AYQ1", YearStart(8, 1), span("2016-08-01", "2016-11-01")),
        ("202425 AY", YearStart(9, 1), span("2024-09-01", "2025-09-01")),
        ("2025 RY", YearStart(9, 1), span("2024-09-01", "2025-09-01")),
    ],
)
def test_labels_that_lean_on_the_stated_year(text: str, year: YearType | YearStart, expected: Period) -> None:
    assert parse_period(text, year=year) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2024",
        "2024/25",
        "202425",
        "2024/2025",
        "2024-25",
        "2024-2025",
        "2025 to 2026",
        "2016/17 - 20/21",
        "2016/17 Q1",
        "2016/17 Q2 - 2017/18 Q1",
        "202425 AY",
        "2025 RY",
    ],
)
def test_a_label_that_does_not_say_which_year_is_refused_with_the_cure(text: str) -> None:
    with pytest.raises(PeriodError, match=f"“{text}” does not say which year it is. State the year in the definition"):
        parse_period(text)


@pytest.mark.parametrize("text", ["2009-10", "2009-11", "2001-03"])
def test_years_that_could_be_a_month_are_refused(text: str) -> None:
    with pytest.raises(PeriodError, match=f"“{text}” may be years or a month"):
        parse_period(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "2024/26",
        "2023-13",
        "2024-00",
        "2024-12",  # a month, where the definition says that labels are years
        "20230000",
        "3y",
        "2024 to 2022",
        "2016/17 - 15/16",
        "2016 - 15",
        "2016/17 - 20/22",
        "2017 Q5",
        "2017 Q3-Q1",
        "2018 Q2 - 2017 Q1",
        "2017 FYQ1",
        "2016/17 CYQ1",
        "Jul 2016 - Aug 2015",
        "July to June 2026",
        "2021 Week 53",
        "2022 Week 0",
        "2022 M13",
        "31 February 2025",
        "2 June 2025 to 1 June 2025",
        "2023-02-29",
        "2023-02-29/P1Y",
        "2023-01-01/P0Y",
        "9999-01-01/P9999Y",
        "9999-12-31",
        "2024/25 CY",
        "2024/25 RY",
        "2024 FY",
        "2024/25 T1",
        "government-year/2015-2017",
        "/id/government-year/2015-2017",
        "２０２４",  # noqa: RUF001 (full-width figures are not figures)
        "2024" + " " * 300,
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodError):
        parse_period(text, year=FINANCIAL)


def test_the_refusal_names_the_label_and_a_cure() -> None:
    with pytest.raises(PeriodError, match=r"“2023-13” is not a period\. Write, say, 2024"):
        parse_period("2023-13")


def test_a_label_is_echoed_short_and_printable() -> None:
    with pytest.raises(PeriodError) as refused:
        parse_period("\x1b[31m" + "x" * 100)
    assert "\x1b" not in str(refused.value)
    assert len(str(refused.value)) < 160


def test_a_definition_may_say_which_year_a_label_names() -> None:
    assert parse_period("2024", year=FINANCIAL, year_names="first") == span("2024-04-01", "2025-04-01")
    assert parse_period("2010/11", year=CALENDAR, year_names="last") == years(2011)


def test_terms_lie_between_the_stated_days() -> None:
    terms = (YearStart(9, 1), YearStart(1, 1), YearStart(4, 15))
    assert parse_period("2024/25 T1", terms=terms) == span("2024-09-01", "2025-01-01")
    assert parse_period("2024/25 T1T2", terms=terms) == span("2024-09-01", "2025-04-15")
    assert parse_period("2024/25 T3", terms=terms) == span("2025-04-15", "2025-09-01")
    with pytest.raises(PeriodError):
        parse_period("2024/25 T3T1", terms=terms)


def test_a_month_of_nomis_is_that_month_or_ends_twelve() -> None:
    assert parse_month("2026-07") == span("2026-07-01", "2026-08-01")
    assert parse_month("2024-12", months=12) == parse_period("Jan 2024-Dec 2024")
    assert parse_month("2009-11") == span("2009-11-01", "2009-12-01")
    with pytest.raises(PeriodError, match="is not a month"):
        parse_month("2023-13")
    with pytest.raises(PeriodError, match="is not a month"):
        parse_month("July")


@pytest.mark.parametrize(
    ("period", "year", "expected"),
    [
        (years(2018), None, "2018"),
        (span("2024-04-01", "2025-04-01"), None, "2024/25"),
        (years(2022, 2024), None, "2022 to 2024"),
        (span("2016-04-01", "2021-04-01"), None, "2016/17 to 2020/21"),
        (span("2026-07-01", "2026-08-01"), None, "July 2026"),
        (span("2026-07-01", "2026-10-01"), None, "July to September 2026"),
        (span("2025-12-01", "2026-03-01"), None, "December 2025 to February 2026"),
        (span("2025-04-01", "2025-04-02"), None, "1 April 2025"),
        (span("2015-11-16", "2016-11-16"), None, "16 November 2015 to 15 November 2016"),
        (span("2024-09-01", "2025-09-01"), None, "September 2024 to August 2025"),
        (span("2024-09-01", "2025-09-01"), ACADEMIC, "2024/25"),
        (span("2024-08-01", "2025-08-01"), YearStart(8, 1), "2024/25"),
        (span("2024-04-06", "2025-04-06"), TAX, "2024/25"),
        (years(2018), FINANCIAL, "January to December 2018"),
    ],
)
def test_a_period_labels_itself(period: Period, year: YearType | YearStart | None, expected: str) -> None:
    assert label(period, year=year) == expected


@given(period=PERIODS, year=st.sampled_from([CALENDAR, FINANCIAL, ACADEMIC, TAX, YearStart(8, 1)]))
@example(period=Period(date(2024, 2, 29), date(2028, 2, 29)), year=FINANCIAL)
def test_a_label_reads_back_as_its_period(period: Period, year: YearType | YearStart) -> None:
    assert parse_period(label(period, year=year), year=year) == period


@given(
    first=st.integers(1900, 2100),
    length=st.integers(1, 6),
    year=st.sampled_from([CALENDAR, FINANCIAL, ACADEMIC, TAX]),
)
def test_years_read_back_from_their_label(first: int, length: int, year: YearType) -> None:
    period = Period(year.start.year_from(first).start, year.start.year_from(first + length).start)
    assert parse_period(label(period, year=year), year=year) == period


@given(period=PERIODS, other=PERIODS)
def test_spans_are_half_open(period: Period, other: Period) -> None:
    assert period.contains(period.start)
    assert period.contains(period.last_day)
    assert not period.contains(period.end)
    assert period.days == (period.end - period.start).days >= 1
    shared = max(period.start, other.start) < min(period.end, other.end)
    assert period.overlaps(other) == other.overlaps(period) == shared
    assert not period.overlaps(Period(period.end, period.end + timedelta(days=1)))


@given(text=st.text(max_size=40) | st.text(alphabet="0123456789/-– QWMTPYFAJanto", max_size=24), year=st.none() | DAYS)
def test_any_text_is_a_period_or_refused(text: str, year: date | None) -> None:
    start = None if year is None or (year.month, year.day) == (2, 29) else YearStart(year.month, year.day)
    try:
        assert parse_period(text, year=start).days > 0
    except PeriodError as refused:
        assert str(refused)  # noqa: PT017 (either answer is right; no other error may pass)


def test_a_long_text_is_refused_without_being_read() -> None:
    with pytest.raises(PeriodError, match="is not a period"):
        parse_period("x/id/year/2001" * 100_000)


@pytest.mark.parametrize(("start", "end"), [("2024-01-02", "2024-01-01"), ("2024-01-01", "2024-01-01")])
def test_a_period_holds_at_least_a_day(start: str, end: str) -> None:
    with pytest.raises(PeriodError, match="holds no day"):
        span(start, end)


@pytest.mark.parametrize(("month", "day"), [(2, 29), (0, 1), (13, 1), (4, 31)])
def test_a_year_starts_on_a_day_every_year_has(month: int, day: int) -> None:
    with pytest.raises(PeriodError, match="Give a day that every year has"):
        YearStart(month, day)


def test_months_are_whole_or_unknown() -> None:
    assert years(2018).months == 12
    assert span("2015-11-16", "2016-11-16").months == 12
    assert span("2015-11-16", "2015-11-20").months is None


ROLLING = [years(2018, 2020), years(2019, 2021), years(2020, 2022)]
YEARLY = [years(2017), years(2018), years(2021), years(2022)]  # two years are missing
SNAPSHOTS = [parse_period(text) for text in ("2021-04-01", "2022-04-01", "2024-04-01")]


def test_neighbours_that_share_days_are_rolling() -> None:
    assert overlaps(ROLLING)
    assert is_rolling(ROLLING)
    assert not overlaps(YEARLY)
    assert not is_rolling(YEARLY)
    assert not is_rolling([*YEARLY, span("2021-06-01", "2022-06-01")])  # one stray overlap does not make it so
    assert not is_rolling([])
    assert not overlaps([years(2018), years(2018)])  # the same period twice is one


def test_the_step_runs_from_start_to_start() -> None:
    assert step_months(ROLLING) == 12
    assert step_months(YEARLY) == 12
    assert step_months(SNAPSHOTS) == 12
    assert step_months([years(2018)]) is None
    assert step_months([span("2018-01-01", "2018-01-09"), span("2018-01-10", "2018-01-20")]) is None
    starts = [span(f"2018-{month}-01", f"2018-{month}-20") for month in ("01", "03", "06")]
    assert step_months(starts) is None  # two months, then three


def test_a_hole_runs_from_the_figure_due_to_the_next_that_came() -> None:
    assert gaps(YEARLY) == (years(2019, 2020),)
    assert gaps(ROLLING) == ()
    assert gaps([ROLLING[0], years(2020, 2022), years(2021, 2023)]) == (years(2019),)
    assert gaps(SNAPSHOTS) == (span("2023-04-01", "2024-04-01"),)
    uneven = [span("2018-01-01", "2018-01-09"), span("2018-01-12", "2018-01-20"), span("2018-01-20", "2018-01-21")]
    assert gaps(uneven) == (span("2018-01-09", "2018-01-12"),)


def test_a_change_of_length_is_found() -> None:
    assert changes_of_length(ROLLING) == ()
    assert changes_of_length([years(2018), years(2019, 2021)]) == (years(2019, 2021),)
    assert changes_of_length([years(2016), years(2017)]) == ()  # a leap year is as long
    assert changes_of_length([span("2018-01-01", "2018-01-09"), years(2019)]) == (years(2019),)
