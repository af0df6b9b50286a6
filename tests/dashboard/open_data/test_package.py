"""The package of the demonstration: valid by the standards' own tools, whole, and free of what is not public."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest

from dashboard.documents import record
from dashboard.open_data import package
from dashboard.open_data.tables import TABLES
from dashboard.questions import open_dealings, open_kept_back
from dashboard.selection import present
from dashboard.wording import codebook
from data import database
from data.periods import Period
from data.store import withdrawals
from data.store.withdrawals import Hidden, WithdrawalRecord, WithdrawalStep
from tests import full_store
from tests.stores import store

NOW = present(datetime(2026, 11, 21, 12, tzinfo=UTC), demonstration_day=date(2026, 11, 21))


@pytest.fixture(scope="module")
def made(demonstration_session):
    return package.package(demonstration_session, known_at=NOW)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The package of a store that holds something of everything, and the session it was made in."""
    with store(tmp_path_factory.mktemp("small")) as engine, database.session(engine) as session:
        full_store.fill(session)
        yield package.package(session, known_at=full_store.NOW), session


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


def test_each_table_names_its_licences(made):
    described = {one["name"]: one for one in json.loads(made.files["datapackage.json"])["resources"]}
    assert [one["title"] for one in described["figures"]["licenses"]] == [
        "Invented figures",
        "Open Government Licence v3.0",
    ]
    on_the_web = json.loads(made.files["csv-metadata.json"])["tables"]
    assert all(one["dc:license"] for one in on_the_web)
    assert {one["title"] for one in described["ask-steps"]["licenses"]} == {"Open Government Licence v3.0"}


def test_the_description_weighs_every_file(made):
    described = json.loads(made.files["datapackage.json"])
    for one in described["resources"]:
        body = made.files[one["path"]]
        assert one["bytes"] == len(body)
        assert one["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"


def test_the_same_store_gives_the_same_bytes(small):
    made, session = small
    again = package.package(session, known_at=full_store.NOW)
    assert package.zipped(again) == package.zipped(made)
    with zipfile.ZipFile(io.BytesIO(package.zipped(made))) as archive:
        assert set(archive.namelist()) == set(made.files)


def test_the_small_store_has_a_row_in_every_table(small):
    made, _ = small
    assert [one.shape.name for one in made.tables if not one.rows] == ["verdict_changes", "withdrawals"]


def test_nothing_that_is_not_published_leaves(small):
    made, _ = small
    assert not [path for path, body in made.files.items() if full_store.UNSAID.encode() in body]
    assert [row["version"] for row in rows(made, "agreements")] == ["2"]
    assert {row["name"] for row in rows(made, "ask_steps")} == {"Fewer returns"}
    assert [row["event"] for row in rows(made, "scrutiny_steps")] == ["made", "replied"]


def test_a_paper_of_a_meeting_is_there_once_it_was_approved(small):
    made, session = small
    assert [row["approved_by"] for row in rows(made, "papers")] == ["", "Clerk"]
    assert {path for path in made.files if path.startswith("papers/")} == {row["file"] for row in rows(made, "papers")}
    earlier = package.package(session, known_at=full_store.NOW - timedelta(minutes=1))
    assert [row["approved_by"] for row in rows(earlier, "papers")] == [""]


def test_the_number_of_a_paper_is_that_of_its_content(small):
    made, _ = small
    for row in rows(made, "papers"):
        paper = record.from_json(made.files[row["file"]].decode())
        assert record.fingerprint(paper) == row["fingerprint"]
        assert row["page"] == f"/papers?paper={row['fingerprint']}"


def test_a_paper_with_figures_that_may_not_be_handed_on_stays_where_it_is(small, monkeypatch, tmp_path):
    made, session = small
    package.write(made, tmp_path)
    assert list((tmp_path / "papers").iterdir())
    monkeypatch.setattr(open_dealings, "kept_back", lambda _session: ("Employment rate",))
    closed = package.package(session, known_at=full_store.NOW)
    assert [row["fingerprint"] for row in rows(closed, "papers")] == [
        row["fingerprint"] for row in rows(made, "papers")
    ]
    assert {row["file"] for row in rows(closed, "papers")} == {""}
    assert not [path for path in closed.files if path.startswith("papers/")]
    package.write(closed, tmp_path)
    assert not list((tmp_path / "papers").iterdir())


def test_what_is_kept_back_is_what_is_closed_or_hidden(tmp_path):
    with store(tmp_path) as engine, database.session(engine) as session:
        before = open_kept_back.kept_back(session)
        what = Hidden(indicator="employment-rate", period=Period(date(2025, 1, 1), date(2026, 1, 1)))
        hidden = WithdrawalRecord(what=what, step=WithdrawalStep.HIDDEN, reason="Few", at=full_store.NOW)
        withdrawals.record(session, hidden)
        assert set(open_kept_back.kept_back(session)) - set(before) == {"employment-rate", "Employment rate"}
        assert "recorded-crime-scotland" in before
        noted = package.package(session, known_at=full_store.NOW)
    assert [(row["indicator"], row["place_code"], row["step"]) for row in rows(noted, "withdrawals")] == [
        ("employment-rate", "", "hidden")
    ]
    assert b"Few" not in noted.files["data/withdrawals.csv"]


@pytest.mark.parametrize(
    ("place", "standard"),
    [
        ("x-northmere", "new-parents-visited"),
        ("x-eastholme", "new-parents-visited"),
        ("x-port-wexley", "children-vaccinated"),
    ],
)
def test_the_readme_works_a_verdict_out_with_pandas_alone(folder, monkeypatch, capsys, place, standard):
    monkeypatch.chdir(folder)
    readme = (folder / "README.md").read_text("utf-8")
    program = readme.partition("```python\n")[2].partition("```")[0]
    assert 'PLACE, STANDARD = "x-northmere", "new-parents-visited"' in program
    chosen = program.replace('"x-northmere", "new-parents-visited"', f'"{place}", "{standard}"')
    exec(compile(chosen, "README.md", "exec"), {})  # noqa: S102  what a reader is told to run is run
    said = capsys.readouterr().out.strip()
    worked, published = said.rpartition("worked out ")[2].split(", published ")
    assert worked == published


def test_a_package_without_a_standard_teaches_no_program(tmp_path):
    with store(tmp_path) as engine, database.session(engine) as session:
        bare = package.package(session, known_at=full_store.NOW)
    assert b"```python" not in bare.files["README.md"]


def test_what_residents_say_is_there_and_told_apart(small):
    made, _ = small
    assert [row["role"] for row in rows(made, "comments")] == ["editor", "residents"]
    assert [row["side"] for row in rows(made, "case_steps")] == ["place"]


def test_pence_stay_whole_numbers(small):
    made, _ = small
    assert [row["amount"] for row in rows(made, "savings")] == ["4000000000"]


def test_an_empty_store_publishes_tables_without_rows(empty_url):
    engine = database.engine(empty_url)
    with database.session(engine) as session:
        empty = package.package(session, known_at=NOW)
    engine.dispose()
    assert empty.demonstration is None
    assert {len(one.rows) for one in empty.tables} == {0}
