"""Promises, asks and cases as tables to take away: raw values, ISO dates, the class in every row and in the name."""

from datetime import UTC, date, datetime

import pytest

from dashboard.files.answering import asked

CLOCK = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def store(monkeypatch, demonstration_url):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", demonstration_url)


def rows(name, **address):
    table = asked(name, address, clock=CLOCK)
    assert all(len(row) == len(table.columns) for row in table.rows)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


@pytest.mark.parametrize("name", ["promises", "asks", "cases"])
def test_the_class_stands_in_each_row_and_in_the_name(name):
    assert {row["evidence_class"] for row in rows(name)} <= {"invented", "illustrative"}
    assert asked(name, {}, clock=CLOCK).name == f"{name}-as-at-2026-11-21-INVENTED"


def test_a_late_promise_is_late_by_its_days():
    found = {(row["place"], row["power"]): row["days_late"] for row in rows("promises", wave="2")}
    assert found[("Eastholme County", "Bus franchising")] == 427
    assert ("Northmere City Region", "Adult skills") not in found


def test_an_open_ask_has_no_end():
    found = {row["name"]: (row["ended"], row["ended_on"], row["days"]) for row in rows("asks")}
    assert found["One form for every department's figures"] == (None, None, 138)
    assert found["Two analysts for a year"] == ("answered", date(2025, 4, 22), 78)


def test_a_case_has_a_row_for_each_figure_it_was_shown_with():
    found = rows("cases", case="northmere.new-parents-visited.1")
    assert [(row["known_on"], row["minimum_standard"], row["value"]) for row in found] == [
        (date(2025, 8, 30), "may_be_below", 87.6),
        (date(2025, 11, 30), "below", 87.9),
        (date(2026, 3, 2), "below", 88.1),
        (date(2026, 5, 31), "recovering", 90.6),
        (date(2026, 8, 30), "recovering", 91.9),
    ]
    assert {(row["replied_on"], row["ended"]) for row in found} == {(date(2025, 9, 11), None)}


def test_a_past_day_has_only_what_was_known_then():
    assert [row["value"] for row in rows("cases", as_at="2025-12-01")] == [87.6, 87.9]
    assert rows("cases", as_at="2025-01-31") == []
