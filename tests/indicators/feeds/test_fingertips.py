import contextlib
import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import catalogue
from data.better import Better
from data.catalogue import Indicator
from data.observation import Caveat, Status
from data.periods import YearStart
from indicators.feeds import FEEDS
from indicators.feeds.feed import Feed, FeedError, Parsed, Reply, Request, Severity
from indicators.feeds.http import Asker

Replying = Callable[..., Reply]


@pytest.fixture
def fingertips() -> Feed:
    return FEEDS["fingertips"]


@pytest.fixture
def admissions() -> Indicator:
    return catalogue.indicator("child-injury-admissions")


def metadata(**cells: str) -> str:
    row = {"Indicator ID": "90284", "Unit": "per 10,000", "Year type": "Financial", "Polarity": "RAG - Low is good   "}
    row |= {name.replace("_", " "): cell for name, cell in cells.items()}
    return written([row])


def written(rows: list[dict[str, str]]) -> str:
    target = StringIO()
    table = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return target.getvalue()


@pytest.fixture
def row(replies: Path) -> Callable[..., dict[str, str]]:
    """Makes the row of Manchester with some cells changed."""
    with (replies / "fingertips/admissions.csv").open(newline="") as file:
        manchester = next(row for row in csv.DictReader(file) if row["Area Code"] == "E08000003")
    return lambda **cells: manchester | {name.replace("_", " "): cell for name, cell in cells.items()}


@pytest.fixture
def parsed(fingertips: Feed, admissions: Indicator, reply: Replying) -> Callable[..., Parsed]:
    def made(*rows: dict[str, str], about: str | None = None, **changes: object) -> Parsed:
        return fingertips.parse(
            replace(admissions, **changes), [reply(about or metadata()), reply(written(list(rows)))]
        )

    return made


def test_an_ordinary_day(fingertips: Feed, admissions: Indicator, asker: Callable[..., Asker]) -> None:
    asked: list[Reply] = []
    while (request := fingertips.requests(admissions, asked=asked)) is not None:
        asked.append(asker()(request, feed=fingertips))
    found = fingertips.parse(admissions, asked)
    assert (found.rows_read, found.published_on, found.issues) == (7, None, ())
    assert [(one.place, one.value, one.lower, one.status, one.caveats) for one in found.observations] == [
        ("E92000001", 80.5, 79, Status.FINAL, set()),
        ("E08000003", 79.1, 73.7, Status.FINAL, set()),
        ("E09000012", 60, None, Status.FINAL, {Caveat.COMBINED_AREA}),
        ("E09000001", None, None, Status.NOT_AVAILABLE, {Caveat.COMBINED_AREA}),
    ]
    assert (found.observations[1].count, found.observations[1].denominator) == (855, 108125)
    assert {one.known_from for one in found.observations} == {datetime(2026, 11, 21, tzinfo=UTC)}
    assert found.observations[0].period.start == date(2023, 4, 1)


def test_older_files_have_a_column_less(
    fingertips: Feed, admissions: Indicator, reply: Replying, replies: Path
) -> None:
    body = (replies / "fingertips/admissions_26.csv").read_bytes()
    assert len(fingertips.parse(admissions, [reply(metadata()), reply(body)]).observations) == 4


@pytest.mark.parametrize(
    ("value", "note", "status", "caveats"),
    [
        ("", "Value suppressed for disclosure control due to small count", Status.SUPPRESSED, set()),
        ("", "Not presented due to a trust", Status.NOT_AVAILABLE, set()),
        ("", "Value for Cornwall and Isles of Scilly combined", Status.NOT_AVAILABLE, {Caveat.COMBINED_AREA}),
        ("", "It contains areas without values", Status.NOT_AVAILABLE, set()),
        ("", "", Status.UNEXPLAINED, set()),
        ("79.1", "Value for Hackney and City of London combined", Status.FINAL, {Caveat.COMBINED_AREA}),
        ("79.1", "Should be treated with caution, as it contains areas", Status.FINAL, {Caveat.CAUTION}),
        ("79.1", "Value is estimated", Status.ESTIMATED, set()),
        ("79.1", "A modelled or synthetic value", Status.ESTIMATED, set()),
        ("0", "", Status.FINAL, set()),
    ],
)
def test_value_notes(  # a table of four columns
    parsed: Callable[..., Parsed],
    row: Callable[..., dict[str, str]],
    value: str,
    note: str,
    status: Status,
    caveats: set[Caveat],
) -> None:
    (found,) = parsed(row(Value=value, Value_note=note)).observations
    assert (found.status, found.caveats, found.note) == (status, caveats, note)
    assert (found.value is None) == (not value)


def test_the_definition_says_which_limits(parsed: Callable[..., Parsed], row: Callable[..., dict[str, str]]) -> None:
    (found,) = parsed(row(), limits=0.998).observations
    assert (found.lower, found.upper) == (71, 87)


@pytest.mark.parametrize(
    ("year_type", "definition", "start"),
    [
        ("Financial", None, date(2023, 4, 1)),
        ("Academic", None, date(2023, 9, 1)),
        ("Academic", YearStart(8, 1), date(2023, 8, 1)),
        ("November-November", YearStart(11, 1), date(2023, 11, 1)),
        ("Calendar", None, date(2023, 1, 1)),
    ],
)
def test_the_year_type_sets_the_period(  # a table of three columns
    parsed: Callable[..., Parsed],
    row: Callable[..., dict[str, str]],
    year_type: str,
    definition: YearStart | None,
    start: date,
) -> None:
    (found,) = parsed(row(), about=metadata(Year_type=year_type), year=definition).observations
    assert found.period.start == start


@pytest.mark.parametrize(
    ("polarity", "better", "message"),
    [
        (
            "RAG - High is good",
            Better.LOWER,
            "The publisher says “RAG - High is good”; the definition says lower, which stands.",
        ),
        (
            "BOB - Blue orange blue",
            Better.LOWER,
            "The publisher says “BOB - Blue orange blue”; the definition says lower, which stands.",
        ),
        ("Sideways is good", Better.LOWER, "The publisher's direction “Sideways is good” is new to us."),
        ("RAG - Low is good   ", Better.LOWER, None),
        ("Not applicable", Better.NEITHER, None),
        ("", Better.LOWER, None),
    ],
)
def test_our_direction_stands_and_another_is_noted(  # a table of three columns
    parsed: Callable[..., Parsed],
    row: Callable[..., dict[str, str]],
    polarity: str,
    better: Better,
    message: str | None,
) -> None:
    issues = parsed(row(), about=metadata(Polarity=polarity), better=better).issues
    assert [(issue.severity, issue.message) for issue in issues] == ([(Severity.SOFT, message)] if message else [])


def test_another_unit_holds_the_release(
    parsed: Callable[..., Parsed], row: Callable[..., dict[str, str]], admissions: Indicator
) -> None:
    query = {**admissions.query, "unit": "per 10,000"}
    (issue,) = parsed(row(), about=metadata(Unit="%"), query=query).issues
    assert issue.severity is Severity.HELD
    assert parsed(row(), query=query).issues == ()


def test_a_new_column_is_noted(parsed: Callable[..., Parsed], row: Callable[..., dict[str, str]]) -> None:
    (issue,) = parsed(row(Shoe_size="9")).issues
    assert issue.message == "New in the reply, and not read: the column “Shoe size”."


def test_ages_that_are_known_may_be_left_out(
    parsed: Callable[..., Parsed], row: Callable[..., dict[str, str]], admissions: Indicator
) -> None:
    query = {**admissions.query, "leave_out": ["<5 yrs"]}
    assert len(parsed(row(), row(Age="<5 yrs"), query=query).observations) == 1


def test_a_definition_that_picks_no_sex_needs_a_reply_with_one(
    parsed: Callable[..., Parsed], row: Callable[..., dict[str, str]], admissions: Indicator
) -> None:
    query = {key: admissions.query[key] for key in ("id", "child", "parent")}
    assert len(parsed(row(), query=query).observations) == 1
    with pytest.raises(FeedError, match="more than one sex or another one: “Male”, “Persons”"):
        parsed(row(), row(Sex="Male"), query=query)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"Value": "79.1 *"}, "line 2, Value: “79.1 \\*” is not a number"),
        ({"Count": "many"}, "line 2, Count: “many” is not a number"),
        ({"Age": "<5 yrs"}, "more than one age or another one: “<5 yrs”"),
        ({"Sex": "Male"}, "no row is about “Persons”"),
        ({"Time_period": "2023-13"}, "“2023-13”"),
        ({"Time_period_Sortable": "20220000"}, "beside “20220000”"),
        ({"Time_period_range": "3y"}, "beside “20230000” and “3y”"),
    ],
)
def test_a_row_that_cannot_be_trusted_refuses_the_reply(
    parsed: Callable[..., Parsed], row: Callable[..., dict[str, str]], cells: dict[str, str], problem: str
) -> None:
    with pytest.raises(FeedError, match=f"^OHID Fingertips: for child-injury-admissions, .*{problem}"):
        parsed(row(**cells))


def test_england_must_say_the_same_both_times(
    parsed: Callable[..., Parsed], row: Callable[..., dict[str, str]]
) -> None:
    with pytest.raises(FeedError, match="England in 2023/24 is “80” in line 2 and “81” in line 3"):
        parsed(row(Area_Code="E92000001", Value="80"), row(Area_Code="E92000001", Value="81"))


def test_a_renamed_column_is_named(parsed: Callable[..., Parsed], row: Callable[..., dict[str, str]]) -> None:
    cells = {name.replace("Area Code", "AreaCode"): cell for name, cell in row().items()}
    with pytest.raises(FeedError, match="no column “Area Code”; found “Indicator ID”"):
        parsed(cells)


@pytest.mark.parametrize(
    ("body", "status", "problem"),
    [("", 200, "no figures came"), ("The value 'abc' is not valid.", 400, "refused: “The value 'abc' is not valid.”")],
)
def test_a_reply_without_figures_is_refused(  # a table of three columns
    fingertips: Feed, admissions: Indicator, reply: Replying, body: str, status: int, problem: str
) -> None:
    with pytest.raises(FeedError, match=problem):
        fingertips.parse(admissions, [reply(metadata()), reply(body, status=status)])


def test_metadata_about_something_else_are_refused(
    parsed: Callable[..., Parsed], row: Callable[..., dict[str, str]]
) -> None:
    with pytest.raises(FeedError, match="say nothing about indicator 90284"):
        parsed(row(), about=metadata(Indicator_ID="1"))


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"id": "90284", "child": 502, "parent": 15},
        {"id": 1, "child": 2, "parent": 3, "x": 4},
        {"id": 1, "child": 2, "parent": 3, "sex": 4},
    ],
)
def test_a_query_it_cannot_answer_is_refused(fingertips: Feed, admissions: Indicator, query: dict[str, object]) -> None:
    with pytest.raises(FeedError, match="not one that this service can answer"):
        fingertips.requests(replace(admissions, query=query), asked=[])


@given(st.binary(max_size=300), st.binary(max_size=100))
def test_any_body_is_parsed_or_refused(body: bytes, about: bytes) -> None:
    now = datetime(2026, 11, 21, tzinfo=UTC)
    for first in (about, metadata().encode()):
        replies = [Reply(Request(""), 200, content, now, "") for content in (first, body)]
        with contextlib.suppress(FeedError):
            FEEDS["fingertips"].parse(catalogue.indicator("child-injury-admissions"), replies)
