import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import catalogue
from data.catalogue import Indicator
from data.observation import Caveat, Status
from indicators.feeds import FEEDS
from indicators.feeds.feed import Feed, FeedError, Parsed, Reply, Request, Severity
from indicators.feeds.http import Asker

HEADER = "areacd,areanm,period,value,status\n"
METADATA = b'{"label": "Claimant Count", "unit": "%", "decimalPlaces": 1, "updated": "2026-01-20"}'
Made = Callable[..., Asker]
Replying = Callable[..., Reply]


@pytest.fixture
def claimants() -> Indicator:
    return catalogue.indicator("claimant-count")


def conversation(feed: Feed, indicator: Indicator, asker: Asker) -> list[Reply]:
    asked: list[Reply] = []
    while (request := feed.requests(indicator, asked=asked)) is not None:
        asked.append(asker(request, feed=feed))
    return asked


@pytest.fixture
def parsed(els: Feed, claimants: Indicator, reply: Replying) -> Callable[..., Parsed]:
    def made(body: str, *, metadata: bytes = METADATA, status: int = 200) -> Parsed:
        return els.parse(claimants, [reply(metadata), reply(body, status=status)])

    return made


def test_the_metadata_are_asked_for_first_and_then_the_figures(els: Feed, claimants: Indicator, asker: Made) -> None:
    asked = conversation(els, claimants, asker())
    assert [one.request.url.rpartition("/")[2] for one in asked] == [
        "claimant-count",
        "claimant-count.csv?geo=ctry,rgn,cauth,utla,ltla&time=all&includeStatus=true",
    ]
    found = els.parse(claimants, asked)
    assert (found.published_on, found.rows_read, found.issues) == (date(2026, 1, 20), 3, ())
    assert [(one.place, one.value, one.status) for one in found.observations] == [
        ("E08000003", 6.1, Status.FINAL),
        ("E08000003", 6.3, Status.FINAL),
        ("E08000004", None, Status.NOT_AVAILABLE),
    ]
    assert {one.known_from for one in found.observations} == {datetime(2026, 1, 20, tzinfo=UTC)}


def test_the_address_before_september_is_asked_where_the_new_one_is_unknown(
    els: Feed, claimants: Indicator, asker: Made
) -> None:
    asked = conversation(els, claimants, asker("before-september"))
    assert asked[-1].request.url.count("data.csv?indicator=claimant-count&") == 1
    assert [one.value for one in els.parse(claimants, asked).observations] == [6.3]


@pytest.mark.parametrize(("answer", "problem"), [("no-data", "no figures came"), ("not-found", "no longer offers it")])
def test_an_answer_without_figures_is_refused(
    els: Feed, claimants: Indicator, asker: Made, answer: str, problem: str
) -> None:
    asked = conversation(els, claimants, asker(answer))
    with pytest.raises(FeedError, match=f"^ONS Explore Local Statistics: for claimant-count, .*{problem}"):
        els.parse(claimants, asked)


def test_an_unchanged_answer_ends_the_conversation(els: Feed, claimants: Indicator, asker: Made) -> None:
    assert conversation(els, claimants, asker("unchanged"))[-1].not_modified


@pytest.mark.parametrize(
    ("row", "status", "value", "caveats"),
    [
        ("5.4,", Status.FINAL, 5.4, set()),
        (",", Status.UNEXPLAINED, None, set()),
        (",x", Status.NOT_AVAILABLE, None, set()),
        (",u", Status.UNRELIABLE, None, set()),
        ("5.4,u", Status.FINAL, 5.4, {Caveat.LOW_RELIABILITY}),
        (",c", Status.SUPPRESSED, None, set()),
        (",z", Status.NOT_APPLICABLE, None, set()),
        ("5.4,Value for Hackney and City of London combined", Status.FINAL, 5.4, {Caveat.COMBINED_AREA}),
        (",Value for Hackney and City of London combined", Status.NOT_AVAILABLE, None, {Caveat.COMBINED_AREA}),
    ],
)
def test_marks(
    parsed: Callable[..., Parsed], row: str, status: Status, value: float | None, caveats: set[Caveat]
) -> None:  # a table of four columns
    (found,) = parsed(f"{HEADER}E08000003,Manchester,2025-01-01/P1Y,{row}\n").observations
    assert (found.status, found.value, found.caveats) == (status, value, caveats)


def test_limits_are_read_without_binary_noise(parsed: Callable[..., Parsed]) -> None:
    body = (
        "areacd,areanm,period,value,lci_95,uci_95,status\n"
        "E08000003,Manchester,2022-01-01/P3Y,72.8,71.89999999999999,73.7,\n"
    )
    (found,) = parsed(body, metadata=METADATA[:-1] + b', "confidenceIntervals": true}').observations
    assert (found.value, found.lower, found.upper) == (72.8, 71.9, 73.7)
    assert (found.period.start, found.period.end) == (date(2022, 1, 1), date(2025, 1, 1))


def test_columns_may_change_places_and_new_ones_are_noted(parsed: Callable[..., Parsed]) -> None:
    found = parsed("status,value,period,areanm,areacd,notes\n,5.4,2025-04-01,Manchester,E08000003,new\n")
    assert found.observations[0].value == 5.4
    assert [(issue.severity, issue.message) for issue in found.issues] == [
        (Severity.SOFT, "New in the reply, and not read: the column “notes”.")
    ]


def test_a_name_that_is_not_ours_is_noted_and_the_code_kept(parsed: Callable[..., Parsed]) -> None:
    found = parsed(
        HEADER
        + "E08000003,Manchester,2025-01-01/P1Y,5.4,\n"
        + 'E08000004,"=HYPERLINK(""http://example.org"",""x"")",2025-01-01/P1Y,5.4,\n'
    )
    assert [(one.place, one.note) for one in found.observations] == [
        ("E08000003", ""),
        ("E08000004", '=HYPERLINK("http://example.org","x")'),
    ]


def test_a_value_beside_a_mark_that_says_there_is_none_waits_for_a_person(parsed: Callable[..., Parsed]) -> None:
    found = parsed(f"{HEADER}E08000003,Manchester,2025-01-01/P1Y,5.4,c\n")
    assert found.observations == ()
    assert (found.issues[0].severity, found.issues[0].place) == (Severity.HELD, "E08000003")
    assert "the value 5.4 beside the mark “c”" in found.issues[0].message


def test_another_unit_holds_the_release(parsed: Callable[..., Parsed]) -> None:
    changed = METADATA.replace(b'"%"', b'"Claimants per 1,000 residents"')
    (issue,) = parsed(f"{HEADER}E08000003,Manchester,2025-01-01/P1Y,5.4,\n", metadata=changed).issues
    assert (issue.severity, issue.place) == (Severity.HELD, "")
    assert "“Claimants per 1,000 residents”, where the definition expects “%”" in issue.message


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("", "no figures came"),
        (HEADER, "no figures came"),
        ("<!doctype html><title>Sign in</title>", "a sign-in page came"),
        ("areacd,areanm,period,observation,status\na,b,c,1,\n", "no column “value”; found “areacd”"),
        ("areacd,areanm,period,value\na,b,c,1\n", "no column “status”"),
        (HEADER + "E08000003,Manchester\n", "line 2 has 2 cells"),
        (HEADER + "E08000003,Manchester,2025-01-01/P1Y,nan,\n", "line 2, value: “nan” is not a number"),
        (HEADER + "E08000003,Manchester,2025-01-01/P1Y,5.4,q\n", "line 2 has the mark “q”, which we do not know"),
        (HEADER + "E08000003,Manchester,2024/26,5.4,\n", "“2024/26”"),
        (HEADER + "E08000003,Manchester,2023-13,5.4,\n", "“2023-13”"),
        (HEADER + "E08000003,Manchester,2025-01-01/P0Y,5.4,\n", "“2025-01-01/P0Y”"),
        (HEADER + "E08000003,Manchester,2024-02-30,5.4,\n", "2024-02-30"),
        ("indicator," + HEADER + "Another,E08000003,Manchester,2025-01-01/P1Y,5.4,\n", "line 2 is about “Another”"),
    ],
)
def test_a_reply_that_cannot_be_trusted_is_refused_whole(
    parsed: Callable[..., Parsed], body: str, problem: str
) -> None:
    with pytest.raises(FeedError, match=problem.replace("(", r"\(")) as refused:
        parsed(body)
    assert str(refused.value).startswith("ONS Explore Local Statistics: for claimant-count, ")


def test_limits_that_are_promised_must_come(parsed: Callable[..., Parsed]) -> None:
    with pytest.raises(FeedError, match="no column “lci_95”"):
        parsed(
            f"{HEADER}E08000003,Manchester,2025-01-01/P1Y,5.4,\n",
            metadata=METADATA[:-1] + b', "confidenceIntervals": true}',
        )


@pytest.mark.parametrize(
    ("status", "body", "problem"),
    [
        (
            400,
            '{"message": "Request contained invalid time period."}',
            "refused: “Request contained invalid time period.”",
        ),
        (400, '{"message": "No data available for the selected filters."}', "no figures came"),
        (404, '{"message": "Indicator \\"claimant-count\\" not found."}', "no longer offers it"),
        (404, "<html>", "no longer offers it"),
    ],
)
def test_the_services_own_words_are_passed_on(
    parsed: Callable[..., Parsed], status: int, body: str, problem: str
) -> None:
    with pytest.raises(FeedError, match=problem):
        parsed(body, status=status)


@pytest.mark.parametrize(
    ("metadata", "problem"),
    [
        (b"[]", "no usable “label”"),
        (METADATA.replace(b'"%"', b"5"), "no usable “unit”"),
        (METADATA.replace(b"2026-01-20", b"soon"), "“soon” as the date of release"),
        (b"<html>", "a web page came instead of JSON"),
    ],
)
def test_metadata_that_cannot_be_used_are_refused(parsed: Callable[..., Parsed], metadata: bytes, problem: str) -> None:
    with pytest.raises(FeedError, match=problem):
        parsed(HEADER, metadata=metadata)


@pytest.mark.parametrize("query", [{}, {"slug": 5}, {"slug": "../x"}, {"slug": "claimant-count", "id": 5}])
def test_a_query_it_cannot_answer_is_refused(els: Feed, claimants: Indicator, query: dict[str, object]) -> None:
    with pytest.raises(FeedError, match=r"the query of claimant-count has"):
        els.requests(replace(claimants, query=query), asked=[])


@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(alphabet=",\n/P1Y-0245.xuc E8", max_size=80).map(lambda text: (HEADER + text).encode()),
    )
)
def test_any_body_is_parsed_or_refused(body: bytes) -> None:
    now = datetime(2026, 11, 21, tzinfo=UTC)
    replies = [Reply(Request(""), 200, content, now, "") for content in (METADATA, body)]
    with contextlib.suppress(FeedError):
        FEEDS["ons_els"].parse(catalogue.indicator("claimant-count"), replies)
