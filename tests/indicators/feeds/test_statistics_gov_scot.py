"""statistics.gov.scot: a form, numbers in E notation, and words that come with status 200."""

import contextlib
import csv
import json
import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.observation import Status
from data.periods import Period
from indicators.feeds.feed import FeedError
from indicators.feeds.statistics_gov_scot import StatisticsGovScot
from tests.publishers import Made, defined, faulty, heard, refused, replied, shared_replies

SCOT = StatisticsGovScot()
QUERY = {"sparql": "SELECT ?refArea ?refPeriod ?measureType ?value WHERE { ?s ?p ?o }", "measure": "ratio"}
VISITS = defined(SCOT, QUERY)
HEADER = "refArea,refPeriod,measureType,value\n"


def test_the_question_is_posted_as_a_form_and_the_table_read(asker: Made) -> None:
    found = SCOT.parse(VISITS, heard(SCOT, VISITS, asker()))
    year, financial, three, blank = found.observations
    assert (found.rows_read, found.issues) == (5, ())
    assert (year.place, year.value, year.label, year.status) == ("S12000036", 2.07, "year/2019", Status.FINAL)
    assert year.period == Period(date(2019, 1, 1), date(2020, 1, 1))
    assert (financial.value, financial.period) == (2.08, Period(date(2019, 4, 1), date(2020, 4, 1)))
    assert (three.value, three.period) == (2.1, Period(date(2019, 1, 1), date(2022, 1, 1)))
    assert (blank.place, blank.value, blank.status) == ("S12000033", None, Status.UNEXPLAINED)


@pytest.mark.parametrize("words", ["Response too large", " Request Timeout\n", "response TOO large: 1,000,000 rows"])
def test_words_that_give_up_ask_for_less(words: str) -> None:
    sentence = faulty(SCOT, VISITS, replied(words))
    assert "it gave up with the words" in sentence
    assert "Ask for less" in sentence


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (HEADER, "no figures came"),
        ("componentProperty,componentReference\n", "there is no column “refArea”"),
        (HEADER + "a/S1,x/id/year/2001,m/count,1\n", "there is no one measure to read; found “count”"),
        (HEADER + "a/S1,x/id/quarter/2001,m/ratio,1\n", "is not a period"),
        (HEADER + "a/S1,x/id/year/2001,m/ratio,0x1F\n", "line 2: “0x1F” is not a number"),
        ("MALFORMED QUERY", "instead of a table came the words “MALFORMED QUERY”"),
    ],
)
def test_what_is_not_understood_is_refused(body: str, cause: str) -> None:
    assert cause in faulty(SCOT, VISITS, replied(body))


def test_the_only_measure_needs_no_name_and_one_of_several_does() -> None:
    about = replace(VISITS, query={"sparql": QUERY["sparql"]})
    one = HEADER + "a/S12000036,2001-04-01,m/ratio,1\n"
    assert SCOT.parse(about, [replied(one)]).observations[0].label == "2001-04-01"
    two = one + "a/S12000036,2001-04-01,m/count,1\n"
    assert "found “count”, “ratio”" in faulty(SCOT, about, replied(two))


def test_a_query_it_cannot_use_is_refused_by_name() -> None:
    assert "the query of visits has no sparql" in refused(SCOT, {"measure": "ratio"})


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for found in (body, HEADER.encode() + body):
        with contextlib.suppress(FeedError):
            SCOT.parse(VISITS, [replied(found)])


def _asked_for(part: str) -> str:
    index = json.loads((shared_replies() / "index.json").read_text())
    found = [e["body"]["query"] for e in index if e["publisher"] == "statistics_gov_scot" and part in str(e["file"])]
    return str(found[0])


def test_every_recorded_household_size_is_read(asker: Callable[..., Any]) -> None:
    folder = shared_replies()
    about = defined(SCOT, {"sparql": _asked_for("average_household_size"), "measure": "ratio"})
    found = SCOT.parse(about, heard(SCOT, about, asker(folder=folder)))
    with (folder / "statistics_gov_scot/average_household_size.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(found.observations) == len(rows) == 576
    assert len({one.place for one in found.observations}) == 32
    total = math.fsum(float(row["value"]) for row in rows)
    assert math.fsum(one.value or 0 for one in found.observations) == pytest.approx(total, rel=1e-12)


@pytest.mark.parametrize(
    ("part", "cause"),
    [
        ("all_datasets", "there is no column “refArea”; found “URI”"),
        ("schemes_household_size", "there is no column “refArea”"),
        ("areas", "there is no column “refArea”; found “concept”"),
        ("government_years", "there is no column “refArea”"),
        ("nothing", "there is no column “refArea”"),
    ],
)
def test_recorded_lists_are_not_taken_for_figures(asker: Callable[..., Any], part: str, cause: str) -> None:
    about = defined(SCOT, {"sparql": _asked_for(part)})
    asked = heard(SCOT, about, asker(folder=shared_replies()))
    assert cause in faulty(SCOT, about, *asked)


def test_recorded_years_are_all_periods() -> None:
    years = (shared_replies() / "statistics_gov_scot/government_years.csv").read_text().split()[1:]
    body = HEADER + "".join(f"a/S12000036,{year},m/ratio,1\n" for year in years)
    found = SCOT.parse(VISITS, [replied(body)])
    assert {(one.period.start.month, one.period.months) for one in found.observations} == {(4, 12)}


@pytest.mark.parametrize("fault", ["response_too_large", "request_timeout_in_200"])
def test_recorded_words_ask_for_less(asker: Callable[..., Any], fault: str) -> None:
    about = defined(SCOT, {"sparql": "SELECT ?s WHERE { ?s ?p ?o }"})
    asked = heard(SCOT, about, asker(f"fault-{fault}", folder=shared_replies()))
    assert "Ask for less" in faulty(SCOT, about, *asked)
