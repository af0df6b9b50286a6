"""The ONS beta API: observations that are text, "v4" files, and the announcement of its end."""

import contextlib
import csv
import json
import math
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.observation import Status
from data.periods import Period, YearStart, YearType
from indicators.feeds.bodies import BodyError
from indicators.feeds.feed import FeedError, Severity
from indicators.feeds.ons_beta import OnsBeta, latest_version
from tests.publishers import Made, defined, faulty, heard, refused, replied, shared_replies

BETA = OnsBeta()
LEAVING = "https://developer.ons.gov.uk/retirement"
REPLIES = Path(__file__).parents[2] / "replies" / "ons_beta"
FINANCIAL = {"year": YearType.FINANCIAL.start}
QUERY: dict[str, Any] = {
    "dataset": "wellbeing",
    "edition": "time-series",
    "dimensions": {"time": "*", "geography": "E08000003", "measure": "happiness"},
    "lower": "Lower limit",
    "upper": "Upper limit",
    "unit": "Average (mean)",
}
FILE: dict[str, Any] = {
    "dataset": "wellbeing",
    "edition": "time-series",
    "version": 4,
    "form": "download",
    "place": "administrative-geography",
    "time": "yyyy-to-yyyy-yy",
    "pick": {"measure-of-wellbeing": "happiness"},
    "lower": "Lower limit",
    "upper": "Upper limit",
}
VISITS = defined(BETA, QUERY, **FINANCIAL)
DOWNLOAD = defined(BETA, FILE, **FINANCIAL)
OBSERVATIONS = json.loads((REPLIES / "observations.json").read_text())
V4 = (REPLIES / "v4_3.csv").read_text()


def test_the_newest_version_is_looked_up_and_its_observations_read(asker: Made) -> None:
    asked = heard(BETA, VISITS, asker())
    assert [reply.address.partition("?")[2] for reply in asked[:2]] == ["limit=100&offset=0", "limit=100&offset=1"]
    assert "/wellbeing/editions/time-series/versions/4/observations?" in asked[2].address
    found = BETA.parse(VISITS, asked)
    newest, before, missing = found.observations
    assert (newest.place, newest.value, newest.lower, newest.upper) == ("E08000003", 7.5, 7.3, 7.7)
    assert (newest.status, newest.status_raw, newest.label) == (Status.PROVISIONAL, "p", "2024-25")
    assert newest.period == Period(date(2024, 4, 1), date(2025, 4, 1))
    assert (before.value, before.status) == (7.4, Status.FINAL)
    assert (missing.value, missing.status) == (None, Status.NOT_AVAILABLE)
    assert (found.rows_read, found.issues) == (3, ())


def test_a_whole_version_says_the_same(asker: Made) -> None:
    found = BETA.parse(DOWNLOAD, heard(BETA, DOWNLOAD, asker()))
    assert [(one.place, one.value, one.lower, one.status) for one in found.observations] == [
        ("E08000003", 7.5, 7.3, Status.PROVISIONAL),
        ("E08000003", 7.4, 7.2, Status.FINAL),
        ("E09000001", None, None, Status.NOT_AVAILABLE),
    ]
    assert found.rows_read == 4


def test_a_service_that_is_to_end_is_an_issue(asker: Made) -> None:
    found = BETA.parse(VISITS, heard(BETA, VISITS, asker("ons-beta-sunset")))
    (issue,) = found.issues
    words = "retiring this address: out of favour since 1 January 2026, ends on 30 December 2026"
    assert (issue.severity, issue.message) == (Severity.SOFT, f"The publisher is {words}, see {LEAVING}.")


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ({"sunset": "soon"}, "retiring this address: ends on soon."),
        ({"deprecation": "@later"}, "out of favour since @later."),
        ({"deprecation": "true", "link": "nowhere"}, "out of favour since true."),
    ],
)
def test_an_announcement_that_is_no_date_is_quoted(headers: dict[str, str], words: str) -> None:
    found = BETA.parse(VISITS, [replace(replied(json.dumps(OBSERVATIONS)), headers=headers)])
    assert words in found.issues[0].message


def test_an_unchanged_reply_ends_the_conversation() -> None:
    assert (
        BETA.requests(VISITS, asked=[replied("", status=304, url="https://api.beta.ons.gov.uk/v1/datasets?")]) is None
    )


def listed(*ids: str, total: int = 9, href: str = "x/editions/time-series/versions/4") -> str:
    items = [{"id": one, "links": {"latest_version": {"href": href}}} for one in ids]
    return json.dumps({"items": items, "total_count": total})


@pytest.mark.parametrize(
    ("bodies", "cause"),
    [
        ([listed("prices", total=1)], "no longer lists the data set"),
        ([listed()], "no longer lists the data set"),
        ([listed("prices", total=10**6)] * 50, "no longer lists the data set"),
        ([listed("wellbeing", href="x/editions/2017/versions/1")], "the newest edition is “2017”, not “time-series”"),
        ([listed("wellbeing", href="nowhere")], "the newest edition is “”, not “time-series”"),
        (['{"items": [{"id": "wellbeing"}]}'], "has no usable “links”"),
        (["{}"], "has no usable “items”"),
    ],
)
def test_a_list_without_the_data_set_is_refused(bodies: list[str], cause: str) -> None:
    url = "https://api.beta.ons.gov.uk/v1/datasets?limit=100&offset=0"
    with pytest.raises(FeedError, match=cause):
        BETA.requests(VISITS, asked=[replied(body, url=url) for body in bodies])


def changed(**changes: Any) -> str:
    return json.dumps(deepcopy(OBSERVATIONS) | changes)


def observation(**changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = deepcopy(OBSERVATIONS["observations"][0])
    return found | changes


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (changed(total_observations=4), "3 of 4 observations came"),
        (changed(observations=[], total_observations=0), "no figures came"),
        (changed(dimensions={}), "there is no dimension “geography”; found “time”"),
        (
            changed(observations=[observation(), observation(dimensions={})], total_observations=2),
            "do not all have the same dimensions",
        ),
        (changed(observations=[observation(observation=7.5)], total_observations=1), "has no usable “observation”"),
        (changed(observations=[observation(observation="7,5")], total_observations=1), "“7,5” is not a number"),
        (changed(observations=[observation(metadata=[1])], total_observations=1), "observation 1 is not as it should"),
        (changed(observations=[observation(metadata={})], total_observations=1), "has no “Lower limit”; found none"),
        (
            changed(observations=[observation(metadata={"lower_limit": "1", "Upper Limit": "2", "data_marking": "q"})],
                    total_observations=1),
            "observation 1: the mark “q” is none we know",
        ),
        (
            changed(
                observations=[
                    observation(dimensions={"time": {"id": "2024-25"}, "measure": {"id": one}}) for one in ("a", "b")
                ],
                total_observations=2,
            ),
            "the dimension “measure” is not pinned: “a”, “b” came",
        ),
        (
            changed(observations=[observation(dimensions={"time": {"id": "yesterday"}})], total_observations=1),
            "“yesterday” is not a period",
        ),
        ("too many requests", "not well formed"),
    ],
)  # fmt: skip
def test_observations_that_are_not_understood_are_refused(body: str, cause: str) -> None:
    assert cause in faulty(BETA, VISITS, replied(body))


def test_a_refusal_is_told_in_the_publishers_words() -> None:
    sentence = faulty(BETA, VISITS, replied('{"message": "incorrect selection of query parameters"}', status=400))
    assert sentence == "ONS API (beta): for visits, the publisher refused: “incorrect selection of query parameters”."


def test_another_unit_waits() -> None:
    found = BETA.parse(VISITS, [replied(changed(unit_of_measure="Index"))])
    assert found.issues[0].severity is Severity.HELD


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (V4.replace("v4_3", "v5"), "its first column “v5” does not announce the columns that follow"),
        (V4.replace("v4_3", "v4_2"), "its first column “v4_2” does not announce"),
        (V4.replace("v4_3", "v4_99"), "its first column “v4_99” does not announce"),
        (V4.replace("yyyy-to-yyyy-yy", "years"), "there is no dimension “yyyy-to-yyyy-yy”"),
        (V4.replace("happiness", "sadness"), "no figures came"),
        (V4.partition("\n")[0], "no figures came"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_refused(body: str, cause: str) -> None:
    assert cause in faulty(BETA, DOWNLOAD, replied(body))


@pytest.mark.parametrize(
    ("query", "cause"),
    [
        ({"dataset": "../x"}, "has a dataset or an edition that is no name"),
        ({"version": 0}, "has a version that is none"),
        ({"form": "pdf"}, "has a form that is neither observations nor download"),
        ({"dimensions": {"time": "*", "geography": "*"}}, "asks for every option of more than one dimension"),
        ({"place": "time"}, "names one dimension as place and as time"),
    ],
)
def test_a_query_it_cannot_use_is_refused_by_name(query: dict[str, Any], cause: str) -> None:
    assert f"the query of visits {cause}" in refused(BETA, {**QUERY, **query})


def test_observations_need_dimensions() -> None:
    query = {key: value for key, value in QUERY.items() if key != "dimensions"}
    assert "has no dimensions" in refused(BETA, query)


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    url = "https://api.beta.ons.gov.uk/v1/datasets?"
    for about in (VISITS, DOWNLOAD):
        for reply in (replied(body), replied(V4.encode() + body)):
            with contextlib.suppress(FeedError):
                BETA.parse(about, [reply])
        with contextlib.suppress(FeedError):
            BETA.requests(about, asked=[replied(body, url=url)])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "option", "time", "observation"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.sampled_from(["dimensions", "observations", "total_observations", "unit_of_measure"]), JSON)
def test_any_member_is_read_or_refused(name: str, found: object) -> None:
    with contextlib.suppress(FeedError):
        BETA.parse(VISITS, [replied(changed(**{name: found}))])


@given(st.sampled_from(["dimensions", "metadata", "observation"]), JSON)
def test_any_observation_is_read_or_refused(name: str, found: object) -> None:
    with contextlib.suppress(FeedError):
        BETA.parse(VISITS, [replied(changed(observations=[observation(**{name: found})], total_observations=1))])


def prices(**query: Any) -> Any:
    known = {"dataset": "cpih012", "edition": "2017", "version": 1}
    return defined(BETA, known | query, year=YearStart(1, 1))


def test_recorded_observations_are_read(asker: Callable[..., Any]) -> None:
    folder = shared_replies()
    march = {"time": "Mar-18", "aggregate": "cpih1dim1A0", "geography": "K02000001"}
    one = prices(dataset="cpih01", edition="time-series", version=6, dimensions=march, unit="Index: 2015=100")
    found = BETA.parse(one, heard(BETA, one, asker(folder=folder)))
    (only,) = found.observations
    assert (only.place, only.value, only.period.start, found.issues) == ("K02000001", 105.1, date(2018, 3, 1), ())
    ending = BETA.parse(one, heard(BETA, one, asker("ons-beta-sunset", folder=folder)))
    assert "out of favour since 1 January 2026, ends on 30 December 2026" in ending.issues[0].message
    august = {"time": "16-Aug", "aggregate": "cpi1dim1S40403", "geography": "K02000001"}
    marked = prices(dimensions=august)
    (only,) = BETA.parse(marked, heard(BETA, marked, asker(folder=folder))).observations
    assert (only.value, only.status, only.period.start) == (146.3, Status.PROVISIONAL, date(2016, 8, 1))
    every = prices(dimensions={**august, "aggregate": "*"}, pick={"aggregate": "cpi1dim1G10101"})
    (only,) = BETA.parse(every, heard(BETA, every, asker(folder=folder))).observations
    assert (only.value, only.status) == (112.1, Status.FINAL)


def test_every_row_of_the_recorded_file_is_read(asker: Callable[..., Any]) -> None:
    folder = shared_replies()
    about = prices(
        dataset="example-employment",
        edition="time-series",
        form="download",
        place="administrative-geography",
        time="calendar-years",
        lower="Lower limit",
        upper="Upper limit",
    )
    found = BETA.parse(about, heard(BETA, about, asker(folder=folder)))
    with (folder / "ons_beta/v4_3.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(found.observations) == len(rows) == 24
    for column, attribute in (("v4_3", "value"), ("Lower limit", "lower"), ("Upper limit", "upper")):
        theirs = math.fsum(float(row[column]) for row in rows if row[column])
        assert math.fsum(getattr(one, attribute) or 0 for one in found.observations) == pytest.approx(theirs)
    kinds = [one.status for one in found.observations]
    assert (kinds.count(Status.UNRELIABLE), kinds.count(Status.NOT_AVAILABLE)) == (3, 1)


def test_recorded_lists_name_the_newest_version() -> None:
    lists = [replied((shared_replies() / f"ons_beta/datasets_{n}.json").read_bytes()) for n in (0, 2)]
    assert latest_version(lists, dataset="labour-market", edition="time-series") == 1
    assert latest_version(lists, dataset="cpih01", edition="time-series") == 1
    assert latest_version(lists, dataset="homicide", edition="time-series") is None
    with pytest.raises(BodyError):
        latest_version(lists, dataset="cpih01", edition="2017")


def test_recorded_filters_are_not_taken_for_figures() -> None:
    about = prices(dimensions={"time": "*"})
    for name in ("filter", "filter_created", "filter_output"):
        body = (shared_replies() / f"ons_beta/{name}.json").read_bytes()
        assert "has no usable “observations”" in faulty(BETA, about, replied(body))
