import csv
import io
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from dashboard.files import formats
from dashboard.files.answering import TABLES, NotHereError, asked
from dashboard.files.table import Table

CLOCK = datetime(2026, 11, 21, 12, tzinfo=UTC)
ATTACKS = ("=1+1", "@SUM(A1)", "+1", "-3.2", "\tx", "\rx", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20x")
TABLE = Table(
    "kent-outcomes-as-at-2026-11-21-ILLUSTRATIVE",
    ("text", "number", "day", "nothing"),
    tuple((attack, -3.2, date(2026, 3, 31), None) for attack in ATTACKS),
    ("Kent: agreed outcomes",),
)


@pytest.fixture
def store(monkeypatch, demonstration_url):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", demonstration_url)


def rows_of(body):
    return list(csv.reader(io.StringIO(body.decode("utf-8"), newline="")))


@pytest.mark.trust("Formula in a download")
def test_in_csv_a_text_is_never_a_formula_and_a_number_stays_one():
    header, *rows = rows_of(formats.csv_bytes(TABLE))
    assert header == list(TABLE.columns)
    for attack, row in zip(ATTACKS, rows, strict=True):
        assert row == [f"'{attack}", "-3.2", "2026-03-31", ""]


@pytest.mark.trust("Formula in a download")
@pytest.mark.parametrize(("kind", "engine"), [("xlsx", "openpyxl"), ("ods", "odf")])
def test_in_workbooks_texts_are_strings_and_numbers_numbers(kind, engine):
    body = {"xlsx": formats.xlsx_bytes, "ods": formats.ods_bytes}[kind](TABLE)
    sheets = pd.read_excel(io.BytesIO(body), sheet_name=None, engine=engine)
    assert list(sheets) == ["About", "Table"]
    sheet = sheets["Table"]
    assert list(sheet["number"]) == [-3.2] * len(ATTACKS)
    assert [text.strip() for text in sheet["text"]] == [attack.strip() for attack in ATTACKS]


@pytest.mark.trust("Formula in a download")
def test_in_a_workbook_no_cell_is_a_formula():
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(formats.xlsx_bytes(TABLE)))
    assert not any(cell.data_type == "f" for sheet in book for row in sheet for cell in row)
    assert book["Table"].freeze_panes == "A2"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("places", {}),
        ("outcomes", {"place": "greater-manchester"}),
        ("outcome", {"place": "northmere", "outcome": "1"}),
        ("standards", {}),
        ("across", {"outcome": "first-time-entrants"}),
    ],
)
@pytest.mark.usefixtures("store")
def test_every_table_is_typed_and_wears_its_class(name, address):
    table = asked(name, address, clock=CLOCK)
    assert table.rows
    assert all(len(row) == len(table.columns) for row in table.rows)
    at = table.columns.index("evidence_class")
    assert {row[at] for row in table.rows} <= {"published", "illustrative", "invented"}
    for kind in ("csv", "ods", "xlsx"):
        assert len({"csv": formats.csv_bytes, "ods": formats.ods_bytes, "xlsx": formats.xlsx_bytes}[kind](table)) > 100


@pytest.mark.usefixtures("store")
def test_the_name_of_a_file_says_date_and_class():
    assert asked("outcomes", {"place": "kent"}, clock=CLOCK).name == "kent-outcomes-as-at-2026-11-21-ILLUSTRATIVE"
    past = asked("outcome", {"place": "northmere", "outcome": "1", "as_at": "2026-03-31"}, clock=CLOCK)
    assert past.name == "northmere-outcome-1-as-at-2026-03-31-INVENTED"


@pytest.mark.parametrize(
    ("name", "address", "said"),
    [
        ("outcomes", {"place": "narnia"}, "We do not hold a place called “narnia”."),
        ("outcomes", {"place": "poole"}, "is no more"),
        ("outcome", {"place": "kent", "outcome": "99"}, "no outcome “99”"),
        ("across", {"outcome": "potholes"}, "potholes"),
        ("standards", {"standard": "potholes"}, "potholes"),
        ("secrets", {}, "no table called “secrets”"),
        ("places", {"as_at": "2031-01-01"}, "has not come yet"),
        ("places", {"as_at": "soon"}, "is not a date"),
    ],
)
@pytest.mark.usefixtures("store")
def test_a_wrong_address_is_answered_in_one_sentence(name, address, said):
    with pytest.raises(NotHereError, match=said):
        asked(name, address, clock=CLOCK)


@pytest.mark.usefixtures("store")
def test_a_draft_is_in_no_file():
    table = asked("places", {}, clock=CLOCK)
    leeds = next(row for row in table.rows if row[1] == "Leeds")
    assert "negotiating" in leeds
    assert asked("outcomes", {"place": "leeds"}, clock=CLOCK).rows == ()


def test_every_table_of_the_pages_can_be_taken_away():
    assert set(TABLES) == {
        "places", "outcomes", "outcome", "standards", "across", "measures", "releases", "changes", "scrutiny",
        "agreement", "budget", "savings", "counted", "promises", "asks", "cases",
    }  # fmt: skip
