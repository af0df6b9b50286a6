import contextlib
import math
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.feeds.cells import ALLOWED, CellError, number, text_of


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (" Kent ", "Kent"),
        (301.0, "301"),
        (5.4, "5.4"),
        (2024, "2024"),
        (math.nan, ""),
        (1e300, "1e+300"),
        (True, "true"),
        (date(2025, 4, 1), "2025-04-01"),
        (datetime(2025, 4, 1, 12, 30), "2025-04-01"),  # noqa: DTZ001  # spreadsheets know no time zone
    ],
)
def test_a_cell_is_read_as_a_person_reads_it(cell: object, text: str) -> None:
    assert text_of(cell) == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5.4", 5.4),
        ("-3", -3.0),
        ("+.5", 0.5),
        ("2.", 2.0),
        ("2.29E0", 2.29),
        ("7.0000000000000007E-2", 0.07),
        ("71.89999999999999", 71.9),
        ("100.15675999999999", 100.15676),
        (" 0 ", 0.0),
    ],
)
def test_numbers_are_read_without_binary_noise(written: str, value: float) -> None:
    assert number(written) == value


@pytest.mark.parametrize(
    "written",
    ["nan", "inf", "1e400", "0x1F", "1_000", "５.４", "1,284.5", "5.4%", "£5", "", "-", "good", "−3", "1" * 50],  # noqa: RUF001  # these digits and signs are the point
)
def test_what_only_looks_like_a_number_is_refused(written: str) -> None:
    with pytest.raises(CellError):
        number(written)


@pytest.mark.parametrize(("written", "value"), [("1,284.5", 1284.5), ("5.4 %", 5.4), ("£5", 5.0), ("£1,000,000", 1e6)])
def test_dressings_are_read_where_the_mapping_allows_them(written: str, value: float) -> None:
    assert number(written, allowed=ALLOWED) == value


def test_a_comma_in_the_wrong_place_is_refused_even_where_thousands_are_allowed() -> None:
    with pytest.raises(CellError, match="“12,84” is not a number"):
        number("12,84", allowed=ALLOWED)


@given(st.text(max_size=30))
def test_any_text_is_a_finite_number_or_refused(written: str) -> None:
    with contextlib.suppress(CellError):
        assert math.isfinite(number(written, allowed=ALLOWED))


@given(st.floats(min_value=-1e6, max_value=1e6))
def test_a_written_number_comes_back(value: float) -> None:
    assert number(repr(value)) == pytest.approx(value, rel=1e-11, abs=1e-300)
