"""Long files are read in columns, and give what reading them row by row gives."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import catalogue
from data.observation import Columns
from indicators.feeds import filecolumns
from indicators.feeds.feed import FeedError, Parsed, Reply, Request
from indicators.feeds.files import parse_file

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
RATE = catalogue.indicator("employment-rate")
HEADER = "code,period,rate,low,high,people,of,mark\n"
KEYS: dict[str, Any] = {
    "format": "csv",
    "place": {"column": "code"},
    "period": {"column": "period", "year": "calendar"},
    "value": "rate",
    "limits": {"lower": "low", "upper": "high"},
    "count": "people",
    "denominator": "of",
    "status": "mark",
    "missing": {"-": "not_available"},
    "numbers": ["thousands"],
}
GOOD = [
    'E08000003,2023,72.8,71.89999999999999,73.7,1000,"1,284",\n',
    "E08000003,2024 (prov),72.9,,,,,\n",
    "E08000004,2023,-,70,71,5,,\n",
    "E08000004,2024,[c],,,,,\n",
    " E08000003 , 2022 ,0.123456789012345, ,1e2,,,r\n",
    "E08000005,2023,70.1,,,,,u\n",
    "E08000005,2024,,,,,,x\n",
    "E08000006,2024,[e]5,,,,,Provisional\n",
]


def parsed(text: str | bytes, **different: Any) -> Parsed:
    body = text.encode() if isinstance(text, str) else text
    keys = {name: said for name, said in {**KEYS, **different}.items() if said is not None}
    return parse_file(Reply(Request(""), 200, body, NOW, "figures.csv"), keys=keys, indicator=RATE)


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Parsed, Parsed]]:
    """A file read in columns, as long ones are, and row by row."""

    def made(text: str | bytes, **different: Any) -> tuple[Parsed, Parsed]:
        monkeypatch.setattr(filecolumns, "LONG", 1)
        in_columns = parsed(text, **different)
        monkeypatch.setattr(filecolumns, "LONG", 10**9)
        return in_columns, parsed(text, **different)

    return made


def assert_same(in_columns: Parsed, by_row: Parsed) -> None:
    assert list(in_columns.observations) == list(by_row.observations)
    assert (in_columns.rows_read, in_columns.refused, in_columns.issues) == (by_row.rows_read, by_row.refused, ())


@pytest.mark.parametrize(
    ("text", "different"),
    [
        (HEADER + "".join(GOOD), {}),
        ("\ufeff" + (HEADER + "".join(GOOD)).replace("\n", "\r\n"), {}),
        (HEADER + "".join(GOOD).rstrip("\n"), {"status": None, "limits": None, "count": None}),
        (HEADER + "".join(GOOD * 30), {"denominator": None}),
        (HEADER + "".join(GOOD), {"keep": {"code": ["E08000003"], "period": ["2023"]}}),
        ("A title,,,,,,,\n" + HEADER + "".join(GOOD), {}),
    ],
    ids=["plain", "mark and CRLF", "fewer columns", "longer than the head", "some rows", "a title"],
)
def test_a_long_file_gives_the_same_figures(both: Callable[..., Any], text: str, different: dict[str, Any]) -> None:
    in_columns, by_row = both(text, **different)
    assert isinstance(in_columns.observations, Columns)
    assert_same(in_columns, by_row)


def test_a_file_of_many_pieces_is_put_together(both: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filecolumns, "_PIECE", 7)
    monkeypatch.setattr(filecolumns, "_REMEMBERED", 3)
    in_columns, by_row = both(HEADER + "".join(GOOD * 20))
    assert_same(in_columns, by_row)
    assert in_columns.observations[-1].locator == "line 161"


@pytest.mark.parametrize(
    ("text", "different"),
    [
        (HEADER + GOOD[0] + "Source: the publisher,,,,,,,\n", {}),
        (HEADER + GOOD[0] + "\n" + GOOD[1], {}),
        (HEADER + GOOD[0] + '"E08000003",2021,"72\n",,,,,\n'.replace("72\n", "72"), {"status": None}),
        (HEADER + GOOD[0] + "Manchester,2021,72,,,,,\n", {}),
        (HEADER + GOOD[0] + "E08000003,0,,,,,,x\n", {}),
        (HEADER + GOOD[0] + "E08000003,2021,72,,,,,x\n", {}),
        (HEADER + GOOD[0], {"direction": "mark"}),
        (HEADER + GOOD[0], {"last_row": 2}),
        (HEADER + GOOD[0], {"place": {"columns": ["code", "mark"]}}),
    ],
)
def test_what_is_not_plain_is_read_row_by_row(both: Callable[..., Any], text: str, different: dict[str, Any]) -> None:
    in_columns, by_row = both(text, **different)
    assert list(in_columns.observations) == list(by_row.observations)
    assert in_columns.issues == by_row.issues


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (HEADER + GOOD[0] + "E08000003,2021,many,,,,,\n", "line 3: value “many” is not a number"),
        (HEADER + GOOD[0] + "E08000003,2021,1,,,,,odd\n", "line 3: the mark “odd” is none we know"),
        (HEADER + GOOD[0] + "E08000003,2023-13,1,,,,,\n", "line 3: “2023-13”"),
        (HEADER + GOOD[0] * 60 + "E08000003,2021\n", "line 62 has 2 cells where the header has 8"),
        (HEADER + GOOD[0] * 60 + '"E08000003,2021\n', "is not CSV"),
        (HEADER.replace("rate", "share") + GOOD[0], "there is no column “rate”"),
        (HEADER + 'E08000003,2021,"1\n2",,,,,\n', "is not a number"),
        (HEADER + GOOD[0] * 2 + "E08000003,2021,1\r,,,,,\n", "cells where the header has 8"),
        (HEADER.replace("mark", "mark,key") + "E08000003,2021,1,,,,,,M1 1AE\n" * 60, "holds postcodes"),
        (
            HEADER.replace("mark", "mark,key")
            + "E08000003,2021,1,,,,,,\n" * 60
            + "E08000003,2021,1,,,,,,M1 1AE\n" * 99,
            "",
        ),
    ],
)
def test_a_fault_in_a_long_file_is_told_in_the_same_words(
    monkeypatch: pytest.MonkeyPatch, text: str, problem: str
) -> None:
    said = []
    for longest in (1, 10**9):
        monkeypatch.setattr(filecolumns, "LONG", longest)
        try:
            parsed(text)
        except FeedError as error:
            said.append(str(error))
    assert said[:1] == said[1:]
    assert all(problem in one for one in said)
    assert said or not problem


def test_rows_of_which_none_is_kept_are_told_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filecolumns, "LONG", 1)
    with pytest.raises(FeedError, match="no row has “code” = “E99”"):
        parsed(HEADER + GOOD[0], keep={"code": "E99"})


CELLS = st.one_of(
    st.sampled_from(["", "-", "72.8", "[c]", "[p]3", "1e400", "1,284", "x", "0.1", " 7 ", "nan", "[note 1] 4"]),
    st.floats(-1e6, 1e6, width=32).map(repr),
)


@given(st.lists(st.tuples(CELLS, CELLS, st.sampled_from(["", "p", "u", "x", "Final", "?"])), min_size=1, max_size=6))
def test_both_ways_say_the_same_of_any_cells(rows: list[tuple[str, str, str]]) -> None:
    text = HEADER + "".join(f'E08000003,{2000 + row},"{v}","{low}",,,,{s}\n' for row, (v, low, s) in enumerate(rows))
    said: list[Any] = []
    kept = filecolumns.LONG
    for longest in (1, 10**9):
        filecolumns.LONG = longest
        try:
            found = parsed(text)
            said.append((list(found.observations), found.issues))
        except FeedError as error:
            said.append(str(error))
        finally:
            filecolumns.LONG = kept
    assert said[0] == said[1]
