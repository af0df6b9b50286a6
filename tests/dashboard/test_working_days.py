from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.questions.working_days import bank_holidays, is_working_day, working_day_after

DAYS = st.dates(date(2019, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2022, ("01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27")),
        (2025, ("01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26")),
        (2026, ("01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28")),
        (2027, ("01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28")),
    ],
)
def test_bank_holidays_are_those_of_england_and_wales(year, days):
    assert bank_holidays(year) == {date.fromisoformat(f"{year}-{day}") for day in days}


@pytest.mark.parametrize(
    ("flagged", "due"),
    [
        (date(2025, 8, 30), date(2025, 9, 12)),  # flagged on a Saturday
        (date(2026, 8, 28), date(2026, 9, 14)),  # a bank holiday lies between
        (date(2025, 12, 19), date(2026, 1, 7)),  # Christmas and New Year lie between
    ],
)
def test_a_reply_is_due_ten_working_days_after_the_flag(flagged, due):
    assert working_day_after(flagged, 10) == due


@given(day=DAYS, count=st.integers(1, 30))
def test_as_many_working_days_pass_as_were_asked_for(day, count):
    found = working_day_after(day, count)
    between = [day + timedelta(days=step) for step in range(1, (found - day).days + 1)]
    assert sum(map(is_working_day, between)) == count
    assert is_working_day(found)
