"""Nomis: pages without a hole, half-widths to limits, and a key that nobody sees."""

import contextlib
import csv
import gzip
import logging
import math
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import catalogue
from data.catalogue import Indicator
from data.observation import Status
from data.periods import Period
from indicators.feeds import FEEDS
from indicators.feeds.feed import FeedError, Parsed, Reply, Severity
from indicators.feeds.nomis import Nomis
from indicators.feeds.wire import Limits
from tests.publishers import Made, defined, faulty, heard, refused, replied, shared_replies

NOMIS = Nomis(environment={})
KEYED = Nomis(environment={"OUTCOMES_NOMIS_UID": "0xabc"})
QUERY: dict[str, Any] = {
    "dataset": "NM_17_5",
    "geography": "TYPE424",
    "date": ["2024-12"],
    "later": ["2025-12", "2026-12"],
    "dimensions": {"variable": 45},
    "measures": {"value": 20599, "half_width": 21003, "count": 21001, "denominator": 21002},
    "months": 12,
}
VISITS = defined(NOMIS, QUERY)
NOW_ONLY = defined(NOMIS, {key: value for key, value in QUERY.items() if key != "later"})


def record(**cells: str) -> dict[str, str]:
    """A record of Manchester's rate, with some cells changed."""
    return {
        "DATE": "2024-12",
        "DATE_NAME": "Jan 2024-Dec 2024",
        "GEOGRAPHY_NAME": "Manchester",
        "GEOGRAPHY_CODE": "E08000003",
        "VARIABLE": "45",
        "MEASURES": "20599",
        "OBS_VALUE": "71.5",
        "OBS_STATUS": "A",
        "OBS_STATUS_NAME": "Normal Value",
        "RECORD_OFFSET": "0",
        "RECORD_COUNT": "1",
    } | cells


def page(*records: dict[str, str], without: str = "") -> str:
    target = StringIO()
    columns = [column for column in record() | (records[0] if records else {}) if column != without]
    table = csv.DictWriter(target, columns, lineterminator="\n", extrasaction="ignore")
    table.writeheader()
    table.writerows(records)
    return target.getvalue()


def numbered(*records: dict[str, str]) -> list[dict[str, str]]:
    """The same records, their offsets and count as they should be."""
    return [one | {"RECORD_OFFSET": str(n), "RECORD_COUNT": str(len(records))} for n, one in enumerate(records)]


def parsed(*records: dict[str, str], **query: Any) -> Parsed:
    about = replace(NOW_ONLY, query={**NOW_ONLY.query, **query})
    return NOMIS.parse(about, [replied(page(*numbered(*records)))])


def test_pages_are_asked_for_until_all_records_came_and_then_the_months_that_may_be_out(
    asker: Made, pauses: list[float]
) -> None:
    asked = heard(NOMIS, VISITS, asker())
    assert [reply.address.partition("RecordOffset=")[2] for reply in asked] == ["", "4", ""]
    assert pauses == [1.0, 1.0]
    found = NOMIS.parse(VISITS, asked)
    assert (found.rows_read, found.issues, found.published_on) == (10, (), None)
    first, scilly, newest = found.observations
    assert (first.value, first.lower, first.upper, first.count, first.denominator) == (71.5, 69, 74, 270000, 378000)
    assert first.period == Period(date(2024, 1, 1), date(2025, 1, 1))
    assert (first.label, first.status, first.note) == ("Jan 2024-Dec 2024", Status.FINAL, "")
    assert (scilly.value, scilly.lower, scilly.status) == (None, None, Status.NOT_AVAILABLE)
    assert (scilly.status_raw, scilly.note) == ("Q", "These figures are missing.")
    assert (newest.value, newest.period.start) == (72, date(2025, 1, 1))


def test_later_months_that_are_not_offered_are_an_issue_and_no_fault(asker: Made) -> None:
    about = replace(VISITS, query={**QUERY, "later": ["2031-12"]})
    found = NOMIS.parse(about, heard(NOMIS, about, asker()))
    assert len(found.observations) == 2
    assert [issue.message for issue in found.issues] == [
        "The months from 2031-12 on could not be had: the publisher does not offer them."
    ]


def test_an_unchanged_reply_ends_the_conversation() -> None:
    assert NOMIS.requests(VISITS, asked=[replied("", status=304)]) is None


def test_pages_without_end_are_not_followed() -> None:
    address = NOMIS.requests(NOW_ONLY, asked=[]).url  # type: ignore[union-attr]  # there is a first request
    endless = replied(page(record(RECORD_OFFSET="5", RECORD_COUNT="9")), url=address)
    assert NOMIS.requests(NOW_ONLY, asked=[endless] * 39) is not None
    assert NOMIS.requests(NOW_ONLY, asked=[endless] * 40) is None


@pytest.mark.parametrize(
    ("bodies", "cause"),
    [
        ([""], "for visits, no figures came"),
        ([page()], "for visits, no figures came"),
        (["<html><body>Sorry</body></html>"], "a web page came instead of data"),
        ([page(record(RECORD_COUNT="3"))], "1 of 3 records came"),
        ([page(record(RECORD_COUNT="3")), page()], "1 of 3 records came"),
        (
            [page(record(RECORD_COUNT="2")), page(record(RECORD_OFFSET="1", RECORD_COUNT="4"))],
            "2 records were promised at first and 4 on page 2",
        ),
        (
            [page(record(RECORD_COUNT="3")), page(record(RECORD_OFFSET="2", RECORD_COUNT="3"))],
            "record 1 is missing: page 2 goes on with 2",
        ),
        ([page(record(RECORD_OFFSET="first"))], "line 2, RECORD_OFFSET: “first” is not a number"),
        ([page(record(), without="OBS_STATUS")], "there is no column “OBS_STATUS”"),
        ([page(record(), without="VARIABLE")], "there is no column “VARIABLE”"),
        ([page(record(VARIABLE="111"))], "no record is about VARIABLE 45"),
        ([page(record(MEASURES="21003"))], "E08000003 in 2024-12 has no record of measure 20599"),
        ([page(record(OBS_VALUE="1_000"))], "page 1, line 2: “1_000” is not a number"),
        ([page(record(DATE_NAME="Apr 2024-Mar 2025"))], "the date “2024-12” named “Apr 2024-Mar 2025”"),
        ([page(record(DATE="2023-13"))], "“2023-13” is not a month"),
    ],
)
def test_what_is_not_whole_or_not_understood_is_refused(bodies: list[str], cause: str) -> None:
    sentence = faulty(NOMIS, NOW_ONLY, *map(replied, bodies))
    assert sentence.startswith("Nomis: for visits, ")
    assert cause in sentence


def test_a_record_that_says_two_things_is_refused_with_both() -> None:
    records = numbered(record(), record(OBS_VALUE="70"))
    sentence = faulty(NOMIS, NOW_ONLY, replied(page(*records)))
    assert "E08000003 in Jan 2024-Dec 2024 is “71.5” on page 1, line 2 and “70” on page 1, line 3" in sentence


def test_equal_records_count_once() -> None:
    found = parsed(record(), record())
    assert len(found.observations) == 1
    assert [(issue.severity, issue.message) for issue in found.issues] == [
        (Severity.SOFT, "1 records came twice, and count once.")
    ]


@pytest.mark.parametrize(
    ("cells", "status", "value"),
    [
        ({}, Status.FINAL, 71.5),
        ({"OBS_STATUS": "Q"}, Status.NOT_AVAILABLE, None),  # even beside a number
        ({"OBS_CONF": "C"}, Status.SUPPRESSED, None),
        ({"OBS_CONF": "F"}, Status.FINAL, 71.5),
        ({"OBS_VALUE": ""}, Status.UNEXPLAINED, None),
    ],
)
def test_marks_become_statuses(cells: dict[str, str], status: Status, value: float | None) -> None:
    (one,) = parsed(record(**cells)).observations
    assert (one.status, one.value) == (status, value)


def test_a_month_is_a_month_where_the_definition_says_so() -> None:
    (one,) = parsed(record(DATE="2026-07", DATE_NAME="July 2026"), months=1).observations
    assert one.period == Period(date(2026, 7, 1), date(2026, 8, 1))


def test_a_dimension_that_nobody_pinned_is_refused() -> None:
    total, women = record(GENDER="0", GENDER_SORTORDER="0"), record(GENDER="2", GENDER_SORTORDER="1")
    assert len(parsed(total).observations) == 1
    with pytest.raises(FeedError, match="the dimension GENDER is not pinned, and more than one of it came"):
        parsed(total, women)


def test_one_of_several_asked_for_together_is_picked() -> None:
    found = parsed(
        record(), record(VARIABLE="111", OBS_VALUE="20"), dimensions={"variable": [45, 111]}, pick={"variable": 111}
    )
    assert [one.value for one in found.observations] == [20]


def test_every_column_is_asked_for_where_the_definition_wants_them() -> None:
    request = NOMIS.requests(replace(VISITS, query={**QUERY, "select": "all"}), asked=[])
    assert request is not None
    assert "select=" not in request.url


@pytest.mark.parametrize(
    ("query", "cause"),
    [
        ({"dataset": None}, "has no dataset"),
        ({"nonsense": 1}, "has the unknown key “nonsense”"),
        ({"months": "12"}, "has in months something that is not a whole number"),
        ({"date": []}, "has in date something that is not a list of text or numbers"),
        ({"dimensions": {"variable": [45, 111]}}, "asks for more than one variable and picks none"),
        ({"measures": {"half_width": 21003}}, "names a measure that is not"),
        ({"measures": {"value": 20599, "median": 1}}, "names a measure that is not"),
    ],
)
def test_a_query_it_cannot_use_is_refused_by_name(query: dict[str, Any], cause: str) -> None:
    changed = {key: value for key, value in {**QUERY, **query}.items() if value is not None}
    sentence = refused(NOMIS, changed)
    assert sentence.startswith(f"Nomis: the query of visits {cause}")
    assert "Write, say, dataset = " in sentence


def test_the_key_is_sent_and_stays_secret(asker: Made, caplog: pytest.LogCaptureFixture, pauses: list[float]) -> None:
    caplog.set_level(logging.DEBUG)
    asked = heard(KEYED, VISITS, asker())
    assert len(asked) == 3
    assert len(KEYED.parse(VISITS, asked).observations) == 3
    assert all("0xabc" not in text for reply in asked for text in (reply.address, repr(reply), reply.request.url))
    assert "0xabc" not in caplog.text + repr(KEYED)
    assert pauses


@pytest.mark.parametrize(
    ("name", "cause"), [("nomis-redirect", "redirected a request that carries our key"), ("nomis-broken", "503")]
)
def test_no_error_shows_the_key(asker: Made, name: str, cause: str) -> None:
    with pytest.raises(FeedError, match=cause) as error:
        heard(KEYED, VISITS, asker(name))
    assert "0xabc" not in "".join(traceback.format_exception(error.value))


def test_a_publisher_that_repeats_our_key_is_not_quoted_with_it() -> None:
    about = replace(NOW_ONLY, feed="nomis")
    sentence = faulty(KEYED, about, replied("Unknown uid 0xabc"))
    assert "“Unknown uid (key)”" in sentence


def test_a_key_that_cannot_be_one_is_not_sent() -> None:
    odd = Nomis(environment={"OUTCOMES_NOMIS_UID": "0x abc\n1"})
    with pytest.raises(FeedError, match="the setting OUTCOMES_NOMIS_UID holds characters that no key has") as error:
        odd.requests(VISITS, asked=[])
    assert "abc" not in str(error.value)


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with contextlib.suppress(FeedError):
        NOMIS.parse(VISITS, [replied(body)])
    with contextlib.suppress(FeedError):
        NOMIS.requests(VISITS, asked=[replied(body, url=str(NOMIS.requests(VISITS, asked=[]).url))])  # type: ignore[union-attr]  # there is a first request


@given(st.lists(st.text(max_size=8), min_size=11, max_size=11))
def test_any_cells_are_read_or_refused(cells: list[str]) -> None:
    with contextlib.suppress(FeedError):
        NOMIS.parse(NOW_ONLY, [replied(page(dict(zip(record(), cells, strict=True))))])


@pytest.mark.parametrize(
    ("name", "variable"), [("employment-rate-nomis", "45"), ("economic-inactivity-rate-nomis", "111")]
)
def test_every_figure_of_28_000_records_is_read(asker: Callable[..., Any], name: str, variable: str) -> None:
    folder = shared_replies()
    indicator, feed = catalogue.indicator(name), FEEDS["nomis"]
    found = feed.parse(indicator, _recorded(asker, folder, indicator))
    rows = []
    for part in ("1", "2"):
        with gzip.open(folder / f"nomis/NM_17_5_page{part}.csv.gz", "rt", newline="") as file:
            rows += [row for row in csv.DictReader(file) if row["VARIABLE"] == variable]
    values = [row for row in rows if row["MEASURES"] == "20599"]
    assert found.rows_read == 28_000
    assert len(found.observations) == len(values) == 7_000
    there = [float(row["OBS_VALUE"]) for row in values if row["OBS_STATUS"] == "A"]
    assert math.fsum(one.value or 0 for one in found.observations) == pytest.approx(math.fsum(there), rel=1e-12)
    assert sum(one.value is not None for one in found.observations) == len(there)
    assert sum(one.status is Status.NOT_AVAILABLE for one in found.observations) == len(values) - len(there)
    halves = math.fsum(float(row["OBS_VALUE"]) for row in rows if row["MEASURES"] == "21003" and row["OBS_VALUE"])
    ours = math.fsum((one.upper or 0) - (one.lower or 0) for one in found.observations)
    assert ours == pytest.approx(2 * halves, rel=1e-9)


def _recorded(asker: Callable[..., Any], folder: Path, indicator: Indicator, *sets: str) -> list[Reply]:
    return heard(FEEDS["nomis"], indicator, asker(*sets, folder=folder, limits=Limits()))


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("nomis-cut", "25,000 of 28,000 records came"),
        ("nomis-moving", "28,000 records were promised at first and 28,004 on page 2"),
    ],
)
def test_recorded_pages_that_are_cut_or_move_are_refused(asker: Callable[..., Any], name: str, cause: str) -> None:
    indicator = catalogue.indicator("employment-rate-nomis")
    asked = _recorded(asker, shared_replies(), indicator, name)
    assert cause in faulty(FEEDS["nomis"], indicator, *asked)


def test_recorded_replies_of_every_column_are_refused_as_cut(asker: Callable[..., Any]) -> None:
    query = {
        **NOW_ONLY.query,
        "date": ["latest"],
        "dimensions": {"variable": "45,45"},
        "pick": {"variable": 45},
        "select": "all",
    }
    survey = defined(NOMIS, query)
    asked = _recorded(asker, shared_replies(), survey, "nomis-recorded")
    assert len(asked) == 2
    assert "19 of 2,800 records came" in faulty(NOMIS, survey, *asked)
    modelled = defined(
        NOMIS,
        {
            **NOW_ONLY.query,
            "dataset": "NM_127_1",
            "date": ["latest"],
            "dimensions": {"item": [1, 2]},
            "pick": {"item": 2},
            "measures": {"value": 20100, "half_width": 20701},
            "select": "all",
        },
    )
    assert "13 of 1,400 records came" in faulty(
        NOMIS, modelled, replied((shared_replies() / "nomis/recorded_NM_127_1.csv").read_bytes())
    )


def test_the_recorded_rows_themselves_are_read_once_their_count_is_right() -> None:
    body = (shared_replies() / "nomis/recorded_NM_17_5.csv").read_text().replace(",2800\n", ",19\n")
    found = NOMIS.parse(NOW_ONLY, [replied(body)])
    first = found.observations[0]
    assert (first.place, first.value, first.lower, first.upper) == ("E06000001", 66.8, 61.9, 71.7)
    assert (first.count, first.denominator) == (37_700, 56_400)
    assert [issue.message.partition(" ")[2] for issue in found.issues] == ["records came twice, and count once."]


def test_recorded_claimants_of_two_months_are_read(asker: Callable[..., Any]) -> None:
    claimants = defined(
        NOMIS,
        {
            "dataset": "NM_162_1",
            "geography": "TYPE424",
            "date": ["2024-12", "2025-12"],
            "dimensions": {"gender": 0, "age": 0, "measure": 2},
            "measures": {"value": 20100},
            "months": 1,
            "select": "all",
        },
    )
    found = NOMIS.parse(claimants, _recorded(asker, shared_replies(), claimants))
    with (shared_replies() / "nomis/NM_162_1_two_months.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(found.observations) == len(rows) == 722
    total = math.fsum(float(row["OBS_VALUE"]) for row in rows if row["OBS_VALUE"])
    assert math.fsum(one.value or 0 for one in found.observations) == pytest.approx(total, rel=1e-12)
    assert {one.period.months for one in found.observations} == {1}


def test_an_empty_recorded_answer_is_refused() -> None:
    body = (shared_replies() / "nomis/empty.csv").read_bytes()
    assert "no figures came" in faulty(NOMIS, NOW_ONLY, replied(body))
