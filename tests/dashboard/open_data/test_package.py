"""The package of the demonstration: valid by the standards' own tools, whole, and free of what is not public."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from dashboard.open_data import package
from dashboard.open_data.tables import TABLES
from dashboard.selection import present
from dashboard.wording import codebook
from data import database

NOW = present(datetime(2026, 11, 21, 12, tzinfo=UTC), demonstration_day=date(2026, 11, 21))


@pytest.fixture(scope="module")
def made(demonstration_session):
    return package.package(demonstration_session, known_at=NOW)


@pytest.fixture(scope="module")
def folder(made, tmp_path_factory):
    path = tmp_path_factory.mktemp("package")
    package.write(made, path)
    return path


def rows(made, name):
    return list(csv.DictReader(io.StringIO(made.files[f"data/{name}.csv"].decode("utf-8"), newline="")))


def test_frictionless_finds_nothing_wrong(folder):
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the tool itself warns of is no concern of the package
        from frictionless import Package

        report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["path", "type", "note"])


def test_csvw_finds_nothing_wrong(folder):
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        from csvw import CSVW

        checked = CSVW(str(folder / "csv-metadata.json"), validate=True)
        assert checked.is_valid
    assert not checked.warnings


def test_every_row_carries_a_caveat_its_class_and_the_moment(made):
    for table in made.tables:
        assert table.shape.names[-3:] == ("caveat", "evidence_class", "as_at")
        for row in table.rows:
            assert len(row) == len(table.shape.columns)
            assert row[-3]
            assert row[-2] in {"published", "reported", "illustrative", "invented"}
            assert row[-1] == NOW


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_keyed_whole_and_explained(made, name):
    table = next(one for one in made.tables if one.shape.name == name)
    at = [table.shape.names.index(column) for column in table.shape.key]
    assert len({tuple(row[one] for one in at) for row in table.rows}) == len(table.rows)
    for place, column in enumerate(table.shape.columns):
        assert codebook.column(name, column.name)
        if column.always:
            assert all(row[place] not in {None, ""} for row in table.rows), column.name


def test_csv_and_parquet_say_the_same(made):
    for table in made.tables:
        frame = pd.read_parquet(io.BytesIO(made.files[f"data/{table.shape.name}.parquet"]))
        assert list(frame.columns) == list(table.shape.names)
        assert len(frame) == len(table.rows) == len(rows(made, table.shape.name))
    figures = pd.read_parquet(io.BytesIO(made.files["data/figures.parquet"]))
    read = [float(row["value"]) if row["value"] else None for row in rows(made, "figures")]
    assert [None if pd.isna(value) else value for value in figures["value"]] == read


def test_a_held_figure_leaves_no_trace(made, demonstration_session):
    later = package.package(demonstration_session, known_at=datetime(2026, 12, 31, tzinfo=UTC))
    known = {tuple(row.values())[:6] for row in rows(made, "figures")}
    assert len(rows(later, "figures")) > len(known)
    assert max(row["known_from"] for row in rows(made, "figures")) <= "2026-11-21T23:59:59.999999Z"
    assert all(row["known_until"] <= "2026-11-21T23:59:59.999999Z" for row in rows(made, "figures"))
    assert max(row["asked_at"] for row in rows(made, "releases")) <= "2026-11-21T23:59:59.999999Z"


def test_a_draft_is_told_of_and_its_terms_are_not(made):
    leeds = next(row for row in rows(made, "places") if row["slug"] == "leeds")
    assert leeds["standing"] == "negotiating"
    assert leeds["who_answers"] == ""
    for name in ("agreements", "outcomes", "promises", "verdicts"):
        assert all(row["place_code"] != leeds["place_code"] for row in rows(made, name))


def test_both_real_and_invented_places_wear_their_class(made):
    classes = {row["place"]: row["evidence_class"] for row in rows(made, "verdicts")}
    assert classes["Kent"] == "illustrative"
    assert classes["Northmere City Region"] == "invented"
    assert {row["evidence_class"] for row in rows(made, "figures")} == {"published", "invented"}


def test_each_series_has_licence_and_attribution(made):
    for row in rows(made, "series"):
        assert row["licence"]
        assert row["attribution"]
        assert row["licence_address"].startswith("https://")
    assert "Licences, and the words to show beside figures" in made.files["README.md"].decode()


def test_the_description_weighs_every_file(made):
    described = json.loads(made.files["datapackage.json"])
    for one in described["resources"]:
        body = made.files[one["path"]]
        assert one["bytes"] == len(body)
        assert one["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"


def test_the_same_store_gives_the_same_bytes(made, demonstration_session):
    again = package.package(demonstration_session, known_at=NOW)
    assert package.zipped(again) == package.zipped(made)
    with zipfile.ZipFile(io.BytesIO(package.zipped(made))) as archive:
        assert set(archive.namelist()) == set(made.files)


def test_an_empty_store_publishes_tables_without_rows(empty_url):
    engine = database.engine(empty_url)
    with database.session(engine) as session:
        empty = package.package(session, known_at=NOW)
    engine.dispose()
    assert empty.demonstration is None
    assert {len(one.rows) for one in empty.tables} == {0}
