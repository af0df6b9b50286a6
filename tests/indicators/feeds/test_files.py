import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from data import catalogue
from data.catalogue import Indicator
from data.observation import Caveat, Status
from indicators.feeds import FEEDS
from indicators.feeds.feed import Feed, FeedError, Parsed, Reply, Request, Severity
from indicators.feeds.files import parse_file
from indicators.feeds.http import Asker

Keys = dict[str, object]
LONG: Keys = {
    "format": "csv",
    "place": {"column": "Code"},
    "period": {"column": "Year", "year": "financial"},
    "value": "Value",
}


@pytest.fixture
def files() -> Feed:
    return FEEDS["file"]


@pytest.fixture
def entrants() -> Indicator:
    return catalogue.indicator("first-time-entrants")


@pytest.fixture
def parsed(entrants: Indicator, reply: Callable[..., Reply]) -> Callable[..., Parsed]:
    def made(body: bytes | str, keys: Keys = LONG, **more: object) -> Parsed:
        return parse_file(reply(body), keys=keys | more, indicator=entrants)

    return made


def workbook(*rows: list[object]) -> bytes:
    made = Workbook()
    made.create_sheet("Cover", 0).append(["Young people"])
    for row in rows:
        made["Sheet"].append(row)
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def test_a_long_table_is_read_with_everything_beside_the_value(parsed: Callable[..., Parsed]) -> None:
    found = parsed(
        "Code,Year,Value,Low,High,Cases,People,Type\nE08000003,2024/25,5.4,5.1,5.7,54,1000,Provisional\n",
        lower="Low",
        upper="High",
        count="Cases",
        denominator="People",
        status="Type",
        released=date(2026, 4, 8),
    )
    (one,) = found.observations
    assert (one.value, one.lower, one.upper, one.count, one.denominator) == (5.4, 5.1, 5.7, 54, 1000)
    assert (one.status, one.status_raw, one.label, one.locator) == (
        Status.PROVISIONAL,
        "Provisional",
        "2024/25",
        "line 2",
    )
    assert (one.period.start, one.period.end) == (date(2024, 4, 1), date(2025, 4, 1))
    assert (one.known_from, found.published_on) == (datetime(2026, 4, 8, tzinfo=UTC), date(2026, 4, 8))


def test_a_parquet_file_by_department_numbers(parsed: Callable[..., Parsed]) -> None:
    target = BytesIO()
    columns = {
        "Short Desc": ["FirstYJS", "FirstYJS", "Other", "FirstYJS", "FirstYJS"],
        "LA Number": [352.0, 970.0, 352.0, 987.0, 352.0],
        "Years": ["2024", "2024", "2024", "2024", "2025 (prov)"],
        "Values": ["236", "-", "7", "1", "7.0000000000000007E-2"],
    }
    pq.write_table(pa.table(columns), target)
    keys: Keys = {
        "format": "parquet",
        "keep": {"Short Desc": "FirstYJS"},
        "place": {"column": "LA Number", "kind": "dfe_number"},
        "period": {"column": "Years", "year": "calendar"},
        "value": "Values",
        "missing": {"-": "not_available"},
    }
    found = parsed(target.getvalue(), keys)
    assert [(one.place, one.note, one.value, one.status) for one in found.observations] == [
        ("E08000003", "352", 236, Status.FINAL),
        ("E92000001", "970", None, Status.NOT_AVAILABLE),
        ("E13000001", "987", 1, Status.FINAL),
        ("E08000003", "352", 0.07, Status.PROVISIONAL),
    ]
    assert found.rows_read == 4


def test_a_wide_workbook_with_titles_notes_marks_and_a_closing_line(parsed: Callable[..., Parsed]) -> None:
    body = workbook(
        ["Table 1: young people"],
        ["[x] not available"],
        [],
        ["Area code", "Area name", "2023 [note 1]", "2024", "2025 [p]"],
        ["E08000003", "Manchester", 3.5, "[x]", "4 [r]"],
        ["E92000001", "England", 3, 3.1, None],
        [],
        ["End of worksheet"],
    )
    keys: Keys = {
        "format": "xlsx",
        "place": {"column": "Area code"},
        "period": {"columns": ["2023", "2024", "2025"], "year": "financial"},
    }
    found = parsed(body, keys)
    assert [(one.place, one.label, one.value, one.status) for one in found.observations] == [
        ("E08000003", "2023", 3.5, Status.FINAL),
        ("E08000003", "2024", None, Status.NOT_AVAILABLE),
        ("E08000003", "2025", 4, Status.PROVISIONAL),
        ("E92000001", "2023", 3, Status.FINAL),
        ("E92000001", "2024", 3.1, Status.FINAL),
        ("E92000001", "2025", None, Status.UNEXPLAINED),
    ]
    assert found.observations[0].locator == "sheet Sheet, row 5"
    assert found.observations[0].period.start == date(2022, 4, 1)


def test_a_sheet_may_be_named(parsed: Callable[..., Parsed]) -> None:
    body = workbook(["Code", "Year", "Value"], ["E08000003", "2024/25", 5])
    assert len(parsed(body, format="xlsx", sheet="Sheet").observations) == 1
    with pytest.raises(FeedError, match="there is no sheet “Data”; found “Cover”, “Sheet”"):
        parsed(body, format="xlsx", sheet="Data")
    with pytest.raises(FeedError, match="no column “Code”; found “Young people”"):
        parsed(body, format="xlsx", sheet="Cover")


def test_a_workbook_without_the_columns_is_refused(parsed: Callable[..., Parsed]) -> None:
    with pytest.raises(FeedError, match="no column “Code”"):
        parsed(workbook(["Area", "Year", "Value"], ["E08000003", "2024/25", 5]), format="xlsx")


def test_names_of_scottish_partnerships_and_kinds_of_figure(files: Feed, asker: Callable[..., Asker]) -> None:
    crime = catalogue.indicator("recorded-crime-scotland")
    query = {key: value for key, value in crime.query.items() if key != "address"}
    query |= {"publication": "/government/statistics/crime", "attachment": "Crime by area"}
    about = replace(crime, query=query)
    asked: list[Reply] = []
    while (request := files.requests(about, asked=asked)) is not None:
        asked.append(asker()(request, feed=files))
    assert [one.request.url.rpartition("/")[2] for one in asked] == ["crime", "crime.csv"]
    found = files.parse(about, asked)
    assert [(one.place, one.note, one.value, one.status) for one in found.observations] == [
        ("S12000036", "Edinburgh, City of", 850.1, Status.FINAL),
        ("S12000036", "Edinburgh, City of", 900, Status.ESTIMATED),
        ("S12000013", "Eilean Siar", 300, Status.PROJECTED),
    ]
    assert [issue.message for issue in found.issues] == ["1 places are not known to us and were left out: “Atlantis”."]
    assert found.refused == 1


def test_an_address_is_asked_once(files: Feed, entrants: Indicator, reply: Callable[..., Reply]) -> None:
    request = files.requests(entrants, asked=[])
    assert request is not None
    assert request.url == entrants.query["address"]
    assert files.requests(entrants, asked=[reply(b"")]) is None


def test_an_unchanged_page_ends_the_conversation(files: Feed, entrants: Indicator, reply: Callable[..., Reply]) -> None:
    about = replace(entrants, query={"publication": "a", "attachment": "b"})
    assert files.requests(about, asked=[reply(b"", status=304)]) is None


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ("{}", "lists no files"),
        ("<html>", "lists no files"),
        ('{"details": {"attachments": []}}', "0 files of the publication are called “Crime”"),
        (
            '{"details": {"attachments": [{"title": "Crime a", "url": "u"}, {"title": "Crime b", "url": "v"}]}}',
            "2 files",
        ),
    ],
)
def test_a_publication_without_the_one_file_is_refused(
    files: Feed, entrants: Indicator, reply: Callable[..., Reply], page: str, problem: str
) -> None:
    about = replace(entrants, query={"publication": "a", "attachment": "Crime"})
    with pytest.raises(FeedError, match=problem):
        files.requests(about, asked=[reply(page)])


def test_a_query_without_an_address_is_for_loading_only(files: Feed, entrants: Indicator) -> None:
    with pytest.raises(FeedError, match="does not say where the file is"):
        files.requests(replace(entrants, query=LONG), asked=[])


def test_marks_beside_values_and_in_place_of_them(parsed: Callable[..., Parsed]) -> None:
    found = parsed("Code,Year,Value\nE08000003,2024/25,5.4 [u]\nE08000003,2023/24,5.4 [c]\nE08000003,2022/23,c\n")
    assert [(one.value, one.status, one.caveats) for one in found.observations] == [
        (5.4, Status.FINAL, {Caveat.LOW_RELIABILITY}),
        (None, Status.SUPPRESSED, set()),
    ]
    (held,) = found.issues
    assert (held.severity, held.place) == (Severity.HELD, "E08000003")
    assert "line 3 has the value 5.4 [c] beside the mark “c”" in held.message


def test_a_stray_label_without_a_value_is_left_out_and_said(parsed: Callable[..., Parsed]) -> None:
    found = parsed("Code,Year,Value\nE08000003,0,x\nE08000004,0,x\nE08000003,2024/25,5\n")
    assert (len(found.observations), found.refused) == (1, 2)
    assert "line 2 has the period “0”" in found.issues[0].message


def test_the_first_filled_column_names_the_place(parsed: Callable[..., Parsed]) -> None:
    body = "Code,Region,Year,Value\n,E12000001,2024/25,5\nE08000003,E12000002,2024/25,6\n"
    found = parsed(body, place={"columns": ["Code", "Region"]})
    assert [one.place for one in found.observations] == ["E12000001", "E08000003"]


def test_dressed_numbers_are_read_where_the_mapping_allows_them(parsed: Callable[..., Parsed]) -> None:
    body = 'Code,Year,Value\nE08000003,2024/25,"1,284.5"\n'
    assert parsed(body, numbers=["thousands"]).observations[0].value == 1284.5
    with pytest.raises(FeedError, match=r"line 2: value “1,284\.5” is not a number"):
        parsed(body)


def test_the_files_own_direction_is_compared_with_ours(parsed: Callable[..., Parsed]) -> None:
    body = "Code,Year,Value,Polarity\nE08000003,2024/25,5,High\nE08000004,2024/25,5,Low\nE08000005,2024/25,5,Odd\n"
    assert [issue.message for issue in parsed(body, direction="Polarity").issues] == [
        "The file says “High”; the definition says lower, which stands.",
        "The direction “Odd” is new to us.",
    ]


def test_another_encoding_is_read_where_the_mapping_names_it(parsed: Callable[..., Parsed]) -> None:
    body = "Code,Year,Value\nE08000003,2015 \u2013 17,63.2\n".encode("cp1252")
    assert parsed(body, encoding="cp1252").observations[0].period.end == date(2018, 1, 1)
    with pytest.raises(FeedError, match="the bytes are not UTF-8 text"):
        parsed(body)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("", "the file is empty"),
        ("Code,Year,Value\n", "a header and no rows"),
        ("Code,Year,Figure\nE08000003,2024/25,5\n", "no column “Value”; found “Code”, “Year”, “Figure”"),
        ("Code,Year,Value\nE08000003,2023-13,5\n", "line 2: “2023-13”"),
        ("Code,Year,Value\nE08000003,2024/25,good\n", "line 2: value “good” is not a number"),
        ("Code,Year,Value\nE08000003,2024/25,5 [q]\n", "line 2: the mark “q” is none we know"),
        ("Code,Year,Value\nManchester,2024/25,5\n", "no row names a place that we know; found “Manchester”"),
        ("Code,Year,Value\nEnd,,\n", "no row names a place"),
        (bytes(range(256)), "the bytes are not UTF-8 text"),
        (b"\x1f\x8b broken", "the file cannot be unpacked"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_in_one_sentence(
    parsed: Callable[..., Parsed], body: bytes | str, problem: str
) -> None:
    with pytest.raises(
        FeedError, match=f"^Local Authority Interactive Tool: for first-time-entrants, .*{problem}"
    ) as refused:
        parsed(body)
    assert "\n" not in str(refused.value)


def test_rows_that_the_mapping_does_not_find_are_said(parsed: Callable[..., Parsed]) -> None:
    with pytest.raises(FeedError, match="no row has “Code” = “E06000001”"):
        parsed("Code,Year,Value\nE08000003,2024/25,5\n", keep={"Code": "E06000001"})


def test_a_mapping_that_cannot_be_used_is_said(parsed: Callable[..., Parsed]) -> None:
    with pytest.raises(FeedError, match="in the mapping of first-time-entrants, unknown key “valeu”"):
        parsed("", {"valeu": "Value"})


@pytest.mark.parametrize("kind", ["xlsx", "ods", "parquet"])
def test_bytes_of_another_format_are_refused(parsed: Callable[..., Parsed], kind: str) -> None:
    with pytest.raises(FeedError):
        parsed("Code,Year,Value\n", format=kind)
    with pytest.raises(FeedError, match="cannot be unpacked"):
        parsed(b"\x1f\x8b broken", format=kind)


def test_a_packed_text_is_read(parsed: Callable[..., Parsed]) -> None:
    import gzip

    assert len(parsed(gzip.compress(b"Code,Year,Value\nE08000003,2024/25,5\n"), format="gzip").observations) == 1


@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(alphabet="0123456789/-,.[]xcpE \n", max_size=80).map(
            lambda text: ("Code,Year,Value\n" + text).encode()
        ),
    )
)
def test_any_body_is_parsed_or_refused(body: bytes) -> None:
    reply = Reply(Request(""), 200, body, datetime(2026, 11, 21, tzinfo=UTC), "")
    with contextlib.suppress(FeedError):
        parse_file(reply, keys=LONG, indicator=catalogue.indicator("first-time-entrants"))
