from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.wording import dates, inert, numbers
from data.catalogue import UnitKind
from tests.builders import indicator

RATE = {"unit_kind": UnitKind.RATE, "unit": "per 100,000 aged 10–17", "decimals": 0}


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (1234567.8, 1, "1,234,567.8"),
        (-3.24, 1, "−3.2"),
        (-0.01, 1, "0.0"),  # a rounded-away minus says nothing
        (0, 0, "0"),
        (Decimal("61.25"), 1, "61.2"),
    ],
)
def test_a_number_has_a_true_minus_and_commas(value, decimals, expected):
    assert numbers.plain(value, decimals=decimals) == expected


def test_a_rate_says_its_base_in_a_sentence_and_not_in_a_table():
    youth = indicator(**RATE)
    assert numbers.full(150.3, youth) == "150 per 100,000 aged 10–17"
    assert numbers.short(150.3, youth) == "150"


def test_unknown_is_said_and_never_zero():
    assert numbers.short(None, indicator()) == "not known"
    assert numbers.spread(None, 1.0, indicator()) == ""


def test_a_range_and_a_change_carry_their_unit():
    assert numbers.spread(59.84, 62.6, indicator()) == "59.8% to 62.6%"
    assert numbers.change(-3.14, indicator()) == "3.1 percentage points"


@pytest.mark.parametrize(
    ("pounds", "expected"),
    [(42_000, "£42 thousand"), (4_500_000, "£4.5 million"), (3_007_000_000, "£3.0 billion")],
)
def test_money_is_written_in_its_own_size(pounds, expected):
    assert numbers.money(pounds) == expected


@pytest.mark.parametrize(
    ("start", "end", "sentence", "axis"),
    [
        (date(2025, 1, 1), date(2026, 1, 1), "2025", "2025"),
        (date(2025, 4, 1), date(2026, 4, 1), "2025 to 2026", "2025/26"),
        (date(2026, 7, 1), date(2026, 10, 1), "July to September 2026", "Jul–Sep 2026"),
        (date(2022, 1, 1), date(2025, 1, 1), "2022 to 2024 (three years)", "2022–24"),
        (date(2026, 7, 1), date(2026, 8, 1), "July 2026", "Jul 2026"),
        (date(2024, 11, 16), date(2025, 11, 16), "16 November 2024 to 15 November 2025", None),
    ],
)
def test_periods_read_one_way_in_sentences_and_another_on_axes(start, end, sentence, axis):
    assert dates.period(start, end) == sentence
    assert axis is None or dates.axis(start, end) == axis


@pytest.mark.parametrize(
    "attack",
    [
        "![x](https://evil.example/a.png)",
        "[click](https://evil.example)",
        ":material/bolt:",
        "$x^2$",
        "www.evil.example",
        "<b>bold</b>",
        "a@evil.example",
    ],
)
def test_a_cell_never_holds_live_markup(attack):
    shown = inert.cell(attack)
    assert "://" not in shown
    assert "www." not in shown
    assert "@" not in shown
    for sign in "[]()<>$*_`":
        assert sign not in shown.replace(f"\\{sign}", "")


@given(st.text(max_size=60))
def test_whatever_the_text_no_address_survives_in_a_cell(text):
    shown = inert.cell(text).replace("\\", "")
    assert "https://" not in shown.lower()
    assert "www." not in shown.lower()
