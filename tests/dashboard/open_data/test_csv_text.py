from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.open_data.csv_text import cell
from indicators.refresh.package_files import _KINDS


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (-3.2, "-3.2"),
        (7, "7"),
        (date(2026, 3, 31), "2026-03-31"),
        (datetime(2026, 3, 31, 9, 30, tzinfo=UTC), "2026-03-31T09:30:00Z"),
        ("Kent", "Kent"),
        ("=1+1", "'=1+1"),
        ("-3.2", "'-3.2"),
        ("'=1", "''=1"),
        ("\uff1d1", "'\uff1d1"),
        ("it's", "it's"),
    ],
)
def test_each_value_has_one_text(value, text):
    assert cell(value) == text


@given(some.text(min_size=1))
def test_every_text_comes_back_as_it_was(text):
    assert _KINDS["string"](cell(text)) == text


@given(some.text(min_size=1))
def test_no_text_begins_like_a_formula(text):
    assert cell(text)[0] not in "=+-@\t\r\uff1d\uff0b\uff0d\uff20"


@given(some.floats(allow_nan=False, allow_infinity=False))
def test_every_number_comes_back_exactly(number):
    assert _KINDS["number"](cell(number)) == number
