"""Small files that unpack, nest or run on without end are refused at once, each in one sentence."""

import gzip
import os
import re
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pandas as pd
import pytest
from sqlalchemy import Engine

from data import catalogue, database
from data.terms import TermsError, agreement_from_toml, standard_from_toml
from indicators.feeds import tables
from indicators.feeds.feed import FeedError, Reply, Request
from indicators.feeds.files import parse_file
from indicators.feeds.unpack import UnpackLimits, unpacked
from indicators.refresh import LoadError, Outcome, load_file, load_package
from indicators.refresh.loading import LARGEST
from tests.servers import url

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
ENTRANTS = catalogue.indicator("first-time-entrants")
HEADER = b"Code,Year,Value\n"
MAP = """
indicator = "first-time-entrants"
format = "{kind}"
place = {{ column = "Code" }}
period = {{ column = "Year", year = "calendar" }}
value = "Value"
"""
GIGABYTE = 1 << 30
MANY = 10_000_000
MEGABYTES = 64 << 20

pytestmark = pytest.mark.trust("Bombs")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    made = database.engine(url(tmp_path / "outcomes.sqlite"))
    database.prepare(made)
    return made


def squeezed(piece: bytes, times: int, *, start: bytes = b"") -> bytes:
    """Gzip of a text that is never held whole: its start, and a piece again and again, each a part of its own."""
    return gzip.compress(start, mtime=0) + gzip.compress(piece, mtime=0) * times


def archive(*parts: tuple[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, body in parts:
            file.writestr(name, body)
    return made.getvalue()


def workbook(*more: tuple[str, bytes]) -> bytes:
    """A workbook of one good row, with further parts."""
    frame = pd.DataFrame({"Code": ["E08000003"], "Year": ["2024"], "Value": [150]})
    frame.to_excel(made := BytesIO(), index=False)
    with ZipFile(made, "a", ZIP_DEFLATED) as file:
        for name, body in more:
            file.writestr(name, body)
    return made.getvalue()


def nested_zip() -> bytes:
    inside = archive(("zeros", bytes(1 << 20)))
    for depth in range(5):
        inside = archive(*((f"{depth}-{copy}.zip", inside) for copy in range(10)))
    return inside


DTD = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a cell of a gigabyte, squeezed": (
        "csv",
        lambda: squeezed(b"9" * (4 << 20), 1 << 8, start=HEADER + b"E08000003,2024,"),
        "it unpacks to more than 100 times its size",
    ),
    "a cell as large as we read": (
        "csv",
        lambda: HEADER + b'E08000003,2024,"' + b"9" * (tables.LONGEST_CELL + 1) + b'"\n',
        "is not CSV \\(field larger than field limit",
    ),
    "ten million rows, squeezed": (
        "csv",
        lambda: squeezed(b"E08000003,2024,1\n" * 10_000, MANY // 10_000, start=HEADER),
        "it unpacks to more than 100 times its size",
    ),
    "ten million short rows": ("csv", lambda: HEADER + b",,\n" * MANY, "the file has more than 5,000,000 rows"),
    "fifty million cells": ("csv", lambda: HEADER + b"," * 50_000_001, "the file has more than 50,000,000 cells"),
    "gzip in gzip": (
        "csv",
        lambda: gzip.compress(squeezed(bytes(1 << 20), 8), mtime=0),
        "the bytes are not UTF-8 text|NUL",
    ),
    "an archive as text": ("csv", nested_zip, "a spreadsheet or archive came instead of text"),
    "archives in archives": ("xlsx", nested_zip, "the file is damaged or is not of this format"),
    "a workbook of zeros": (
        "xlsx",
        lambda: workbook(("xl/worksheets/sheet2.xml", bytes(40 << 20))),
        "the spreadsheet unpacks to more than is allowed",
    ),
    "a workbook with macros": (
        "xlsx",
        lambda: workbook(("xl/vbaProject.bin", b"Sub")),
        "the spreadsheet holds macros; save it without them",
    ),
    "a sheet with macros": (
        "ods",
        lambda: archive(("Basic/Standard/Module1.xml", b"<x/>")),
        "the spreadsheet holds macros; save it without them",
    ),
    "entities from outside": (
        "xlsx",
        lambda: workbook(("xl/extra.xml", DTD)),
        "the spreadsheet declares entities, which no spreadsheet program writes",
    ),
    "entities in two bytes a letter": (
        "xlsx",
        lambda: workbook(("xl/extra.xml", DTD.decode().encode("utf-16"))),
        "the spreadsheet declares entities",
    ),
    "a parquet file that is none": ("parquet", lambda: b"PAR1" + bytes(64) + b"PAR1", "the file is damaged"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_a_bomb_is_refused_in_one_sentence(name: str, engine: Engine, tmp_path: Path) -> None:
    kind, body, sentence = FILES[name]
    file, mapping = tmp_path / f"file.{kind}", tmp_path / "map.toml"
    file.write_bytes(body())
    mapping.write_text(MAP.format(kind=kind), "utf-8")
    (result,) = load_file(engine, file, mapping, now=NOW, replies=tmp_path / "replies")
    assert result.outcome is Outcome.FAILED
    assert re.search(sentence, result.problem), result.problem
    assert result.problem.endswith("No figures are held yet.")
    assert not list((tmp_path / "replies").glob("*")), "what is refused is not kept"


def test_unpacking_stops_where_the_limit_is_whatever_is_still_to_come() -> None:
    bomb = squeezed(bytes(4 << 20), 1 << 8)
    assert len(bomb) < 10 << 20
    tracemalloc.start()
    with pytest.raises(ValueError, match="it unpacks to more than"):
        unpacked(bomb, limits=UnpackLimits(unpacked=16 << 20))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MEGABYTES


def test_a_file_larger_than_we_read_is_not_opened(engine: Engine, tmp_path: Path) -> None:
    file, mapping = tmp_path / "file.csv", tmp_path / "map.toml"
    mapping.write_text(MAP.format(kind="csv"), "utf-8")
    with file.open("wb") as hole:
        os.truncate(hole.fileno(), GIGABYTE)
    with pytest.raises(LoadError, match=rf"file\.csv: is larger than {LARGEST:,} bytes\. Cut it"):
        load_file(engine, file, mapping, now=NOW, replies=tmp_path / "replies")


DEEP = {
    "brackets": "a = " + "[" * 100_000,
    "tables": "a = " + "{b = " * 1_000,
    "a dotted key": "a." * 200_000 + "b = 1",
    "a dotted heading": "[" + "'a' . " * 50_000 + "b]",
    "quoted keys": '"a".' * 90_000 + "b = 1",
}


@pytest.mark.parametrize("name", DEEP)
def test_toml_that_nests_without_end_is_refused_wherever_it_comes_from(
    name: str, engine: Engine, tmp_path: Path
) -> None:
    for read in (agreement_from_toml, standard_from_toml):
        with pytest.raises(TermsError, match="nested too deeply"):
            read(DEEP[name])
    path = tmp_path / "map.toml"
    path.write_text(DEEP[name], "utf-8")
    with pytest.raises(LoadError, match=r"map\.toml: is nested too deeply\. Write plain keys and tables\."):
        load_file(engine, path, path, now=NOW, replies=tmp_path / "replies")
    with pytest.raises(catalogue.DefinitionError, match=r"map\.toml: nested too deeply"):
        catalogue.read(path)


def test_toml_without_end_is_not_opened(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    with path.open("wb") as hole:
        os.truncate(hole.fileno(), GIGABYTE)
    with pytest.raises(LoadError, match=r"map\.toml: is longer than 500,000 characters\. Shorten it\."):
        load_file(engine, path, path, now=NOW, replies=tmp_path / "replies")
    with pytest.raises(catalogue.DefinitionError, match=r"map\.toml: longer than 500,000 characters"):
        catalogue.read(path)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        pytest.param(b"[" * 1_000_000, r"is not JSON\. Give the datapackage\.json", id="nested lists"),
        pytest.param(b'{"a":' * 1_000_000, r"is not JSON\. Give the datapackage\.json", id="nested objects"),
        pytest.param(b'{"a":"' + b"9" * 6_000_000 + b'"}', r"is larger than [0-9,]+ bytes", id="a long text"),
    ],
)
def test_a_package_whose_description_is_a_bomb_is_refused(
    body: bytes, sentence: str, engine: Engine, tmp_path: Path
) -> None:
    (tmp_path / "datapackage.json").write_bytes(body)
    with pytest.raises(LoadError, match=rf"datapackage\.json: {sentence}"):
        load_package(engine, tmp_path / "datapackage.json")


def test_a_reply_of_a_publisher_has_the_same_limits() -> None:
    bomb = squeezed(b"E08000003,2024,1\n" * 10_000, MANY // 10_000, start=HEADER)
    keys = {"format": "csv", "place": {"column": "Code"}, "period": {"column": "Year", "year": "calendar"}}
    with pytest.raises(FeedError, match="it unpacks to more than"):
        parse_file(
            Reply(Request("https://www.gov.uk/file.csv"), 200, bomb, NOW, "https://www.gov.uk/file.csv"),
            keys={**keys, "value": "Value"},
            indicator=ENTRANTS,
        )
