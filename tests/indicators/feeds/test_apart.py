"""A file read in a process of its own says the same, and can only break that process."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pandas as pd
import pytest

from data import catalogue
from data.observation import Caveat, Columns, Observation, Status
from data.periods import Period
from indicators.feeds import apart
from indicators.feeds.apart import packed, parse_file_apart, unpacked
from indicators.feeds.feed import FeedError, Issue, Parsed, Reply, Severity
from indicators.feeds.files import parse_file
from tests.columns_of import columns_of

ENTRANTS = catalogue.indicator("first-time-entrants")
KEYS: dict[str, Any] = {
    "format": "csv",
    "place": {"column": "Code"},
    "period": {"column": "Year", "year": "calendar"},
    "value": "Value",
    "released": date(2026, 4, 8),
}
SHORT = "Code,Year,Value\nE08000003,2024,150\nE08000025,2024,c\n"
LONG = "Code,Year,Value\n" + "".join(f"E0{number:07},2024,{number % 900}\n" for number in range(6_000_001, 6_021_000))


def sheet() -> bytes:
    frame = pd.DataFrame({"Code": ["E08000003", "E08000025"], "Year": ["2024", "2024"], "Value": [150, 0]})
    frame.to_excel(made := BytesIO(), index=False)
    return made.getvalue()


@pytest.mark.parametrize(
    ("body", "keys"),
    [
        pytest.param(SHORT, KEYS, id="short"),
        pytest.param(LONG, KEYS, id="long"),
        pytest.param(sheet(), {**KEYS, "format": "xlsx"}, id="a sheet, for which it starts a third process"),
    ],
)
def test_it_says_what_reading_here_says(reply: Callable[..., Reply], body: str | bytes, keys: dict[str, Any]) -> None:
    here, there = (read(reply(body), keys=keys, indicator=ENTRANTS) for read in (parse_file, parse_file_apart))
    assert list(there.observations) == list(here.observations)
    assert isinstance(there.observations, Columns) == isinstance(here.observations, Columns)
    assert (there.published_on, there.rows_read, there.issues, there.refused) == (
        here.published_on,
        here.rows_read,
        here.issues,
        here.refused,
    )


def test_a_refusal_comes_back_in_the_same_words(reply: Callable[..., Reply]) -> None:
    words = []
    for read in (parse_file, parse_file_apart):
        with pytest.raises(FeedError) as refused:
            read(reply("Code,Year\n"), keys=KEYS, indicator=ENTRANTS)
        words.append(str(refused.value))
    assert words[0] == words[1]


@pytest.mark.trust("Bombs")
@pytest.mark.parametrize("limits", [{"memory": 64 << 20}, {"seconds": 0}], ids=["memory", "time"])
def test_what_takes_too_much_is_refused_in_one_sentence(reply: Callable[..., Reply], limits: dict[str, int]) -> None:
    with pytest.raises(
        FeedError, match=r"the file needs more than [0-9,]+ megabytes of memory or [0-9]+ seconds\. Cut"
    ):
        parse_file_apart(reply(LONG), keys=KEYS, indicator=ENTRANTS, **limits)


def everything() -> Parsed:
    one = Observation(
        indicator="first-time-entrants",
        place="E08000003",
        period=Period(date(2024, 1, 1), date(2025, 1, 1)),
        label="2024",
        status=Status.PROVISIONAL,
        known_from=datetime(2026, 4, 8, tzinfo=UTC),
        value=150.5,
        lower=140.0,
        upper=None,
        count=0.0,
        denominator=None,
        caveats=frozenset({Caveat.BREAK, Caveat.ROUNDED}),
        status_raw="p",
        note="Read “with” care.",
        locator="sheet Table 1, row 7",
    )
    issues = (Issue(Severity.SOFT, "Look.", "x", "E08000003", one.period), Issue(Severity.HELD, "Wait."))
    return Parsed((one,), None, 3, issues, 2)


@pytest.mark.parametrize("parsed", [everything(), Parsed((), date(2026, 4, 8), 0)], ids=["everything", "nothing"])
def test_what_was_understood_comes_back_whole(parsed: Parsed) -> None:
    assert unpacked(packed(parsed), indicator="first-time-entrants") == parsed


def test_columns_come_back_as_columns() -> None:
    parsed = replace(everything(), observations=columns_of(everything().observations))
    found = unpacked(packed(parsed), indicator="first-time-entrants").observations
    assert isinstance(found, Columns)
    assert list(found) == list(parsed.observations)


def test_what_the_other_process_does_is_what_is_tested_here(reply: Callable[..., Reply]) -> None:
    one = reply(SHORT)
    about = (KEYS, ENTRANTS, one.request, one.fetched_at, one.address)
    assert unpacked(apart.answered(about, one.body), indicator=ENTRANTS.name) == parse_file(
        one, keys=KEYS, indicator=ENTRANTS
    )
    with pytest.raises(FeedError, match="web page"):
        unpacked(apart.answered(about, b"<html>"), indicator=ENTRANTS.name)


def test_an_answer_is_checked_before_it_is_believed() -> None:
    answer = packed(everything())
    size = int.from_bytes(answer[:8], "big")
    head = json.loads(answer[8 : 8 + size]) | {"places": []}
    text = json.dumps(head).encode()
    with pytest.raises(ValueError, match="a position lies outside its list"):
        unpacked(len(text).to_bytes(8, "big") + text + answer[8 + size :], indicator="x")
    with pytest.raises(ValueError, match="size"):
        unpacked(answer[:-8], indicator="x")
