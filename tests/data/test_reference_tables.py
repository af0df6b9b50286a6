"""The reference is worked out from the publishers' files, which are checked for what we use."""

import csv
import json
from pathlib import Path

import pytest

from data import gazetteer
from data.reference_tables import COLUMNS, Row, SourceError, Tables, refresh_reference, write
from data.reference_tables.sources import CHANGES, COUNCILS, DFE, HIERARCHY, LOOKUP_2014, SIMILAR

ENGLAND, UK, NORTH, SOUTH = "E92000001", "K02000001", "E12000001", "E12000008"


def area(
    code: str, name: str, parents: list[str], children: list[str] | None = None, **years: int
) -> dict[str, object]:
    return {"areacd": code, "areanm": name, "parents": parents, "children": children or [], **years}


AREAS = [
    area(UK, "United Kingdom", [], [ENGLAND, "S92000003"]),
    area(ENGLAND, "England", [UK], [NORTH, SOUTH]),
    area("S92000003", "Scotland", [UK], ["S12000047"]),
    area(NORTH, "North", [ENGLAND, UK], ["E47000002", "E47000014"]),
    area(SOUTH, "South", [ENGLAND, UK], ["E10000016"]),
    area("E11000003", "South Yorkshire", []),
    area("E47000002", "Steel", [NORTH, ENGLAND, UK], ["E08000019", "E08000039"]),
    area("E47000005", "North", [NORTH, ENGLAND, UK], [], end=2017),
    area("E47000010", "North", [NORTH, ENGLAND, UK], [], end=2023),
    area("E47000011", "Tyne", [NORTH, ENGLAND, UK], [], end=2023),
    area("E47000014", "North", [NORTH, ENGLAND, UK], ["E08000024", "E08000021"], start=2024),
    area("E47000017", "Across", [NORTH, ENGLAND, UK], ["E06000012", "E10000016"], start=2025),
    area("E08000019", "Sheffield", ["E47000002", NORTH, ENGLAND, UK], end=2024),
    area("E08000039", "Sheffield", ["E47000002", NORTH, ENGLAND, UK], start=2025),
    area("E08000024", "Sunderland", ["E47000014", NORTH, ENGLAND, UK]),
    area("E08000021", "Newcastle", ["E47000014", NORTH, ENGLAND, UK]),
    area("E08000037", "Gateshead", [NORTH, ENGLAND, UK]),
    area("E06000012", "Grimsby", ["E47000017", SOUTH, ENGLAND, UK]),
    area("E10000016", "Kent", ["E47000017", SOUTH, ENGLAND, UK], ["E07000105"]),
    area("E07000105", "Ashford", ["E10000016", SOUTH, ENGLAND, UK]),
    area("E10000006", "Cumbria", [], [], end=2022),
    area("E07000026", "Allerdale", [], [], end=2022),
    area("E07000030", "Eden", [], [], end=2022),
    area("E06000063", "Cumberland", [NORTH, ENGLAND, UK]),
    area("E06000064", "Westmorland", [NORTH, ENGLAND, UK]),
    area("E06000066", "Newshire", [SOUTH, ENGLAND, UK], start=2023),
    area("S12000015", "Fife", [], [], end=2017),
    area("S12000047", "Fife", ["S92000003", UK]),
    area("S12000046", "Glasgow", [], [], end=2018),
    area("S12000049", "Glasgow", ["S92000003", UK]),
    area("N09000003", "Belfast", [UK]),
]
CHANGED = [
    ("E08000019", "E08000039", "new_code", 2025),
    ("S12000015", "S12000047", "new_code", 2018),
    ("S12000046", "S12000049", "new_geo", 2019),
    ("E08000024", "E47000010", "new_geo", 2018),
    ("E08000021", "E47000011", "new_geo", 2018),
    ("E47000010", "E47000014", "merger", 2024),
    ("E47000011", "E47000014", "merger", 2024),
    ("E07000026", "E06000063", "merger", 2023),
    ("E07000030", "E06000064", "merger", 2023),
    ("E10000006", "", "termination", 2023),
    ("E06000012", "E47000017", "new_geo", 2025),
    ("E10000016", "E47000017", "new_geo", 2025),
]
LOOKUP = [
    ("E08000019", "", "", NORTH),
    ("E08000024", "", "E47000005", NORTH),
    ("E08000021", "", "E47000005", NORTH),
    ("E06000012", "", "", NORTH),
    ("E07000026", "E10000006", "", NORTH),
    ("E07000030", "E10000006", "", NORTH),
    ("E07000105", "E10000016", "E47000017", SOUTH),
    ("S12000015", "", "", ""),
]
MYSOCIETY = [
    ("E08000019", "1974-04-01", "500000.0", ""),
    ("E08000024", "", "200000", ""),
    ("E08000021", "", "300000", ""),
    ("E08000037", "1974-04-01", "200000", "E08000020"),
    ("E06000012", "", "150000", ""),
    ("E06000063", "", "270000", ""),
    ("E06000064", "", "230000", ""),
    ("E10000016", "", "1500000", ""),
    ("E47000011", "2018-11-02", "800000", ""),
    ("E47000017", "2025-05-01", "", ""),
    ("S12000047", "2005-06-18", "370000", "S12000015"),
    ("S12000049", "2005-06-18", "640000", "S12000046, S12000043"),
    ("", "", "", ""),
]
DFE_ROWS = [("373", "E08000019", "2013"), ("373", "E08000039", "2025"), ("314 / 318", "E09000021 / E09000027", "2017")]


def table(path: Path, columns: str, rows: list[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns.split())
        writer.writerows(rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small country in the publishers' formats, byte-order marks and all."""
    (tmp_path / HIERARCHY).write_text(json.dumps({entry["areacd"]: entry for entry in AREAS}), encoding="utf-8")
    listed = [f"E0700{number:04}" for number in range(20)]
    similar = {"E08000021": {"global": listed, "economic": listed[::-1]}, "E99999999": {"global": listed}}
    (tmp_path / SIMILAR).write_text(json.dumps(similar), encoding="utf-8")
    table(tmp_path / CHANGES, "oldcd newcd type start", list(CHANGED))
    table(tmp_path / LOOKUP_2014, "ltlacd ctycd cauthcd rgncd", list(LOOKUP))
    table(tmp_path / COUNCILS, "gss-code start-date pop-2020 former-gss-codes", list(MYSOCIETY))
    table(tmp_path / DFE, "old_la_code new_la_code first_seen", list(DFE_ROWS))
    return tmp_path


@pytest.fixture
def made(folder: Path) -> Tables:
    return refresh_reference(folder)


def place(made: Tables, code: str) -> Row:
    return next(row for row in made.files["places.csv"] if row["code"] == code)


def links(made: Tables, relation: str, **ends: str) -> list[tuple[str, str, str, str]]:
    return [
        (row["parent"], row["child"], row["from"], row["until"])
        for row in made.files["place_links.csv"]
        if row["relation"] == relation and all(row[end] == code for end, code in ends.items())
    ]


def test_areas_without_a_level_are_left_out(made: Tables) -> None:
    codes = [row["code"] for row in made.files["places.csv"]]
    assert "E11000003" not in codes
    assert codes == sorted(codes)


def test_places_of_one_name_have_slugs_of_their_own(made: Tables) -> None:
    slugs = {
        code: place(made, code)["slug"]
        for code in ("E47000014", NORTH, "E47000010", "E47000005", "E08000019", "E08000039")
    }
    assert slugs == {
        "E47000014": "north",
        NORTH: "north-region",
        "E47000010": "north-until-2024",
        "E47000005": "north-until-2018",
        "E08000019": "sheffield-until-2025",
        "E08000039": "sheffield",
    }
    assert place(made, "E07000026")["slug"] == "allerdale"


@pytest.mark.parametrize(
    ("code", "first", "end"),
    [
        ("E08000039", "2025-04-01", ""),
        ("E08000019", "", "2025-04-01"),
        ("E47000005", "", "2018-11-02"),  # the day its last successor began
        ("E47000010", "2018-11-02", "2024-04-01"),  # founded beside one whose day is known
        ("E47000011", "2018-11-02", "2024-04-01"),
        ("E47000017", "2025-05-01", ""),
        ("E10000006", "", "2023-04-01"),
        ("E06000063", "2023-04-01", ""),
        ("E06000066", "2023-04-01", ""),
        ("E08000020", "", "2014-01-01"),
        ("S12000047", "2018-04-01", ""),
    ],
)
def test_places_exist_between_days(made: Tables, code: str, first: str, end: str) -> None:
    assert (place(made, code)["exists_from"], place(made, code)["exists_until"]) == (first, end)


def test_what_a_place_became_is_told_apart(made: Tables) -> None:
    assert links(made, "renamed", child="E08000019") == [("E08000039", "E08000019", "2025-04-01", "")]
    assert links(made, "renamed", child="S12000046") == [("S12000049", "S12000046", "2019-04-01", "")]
    assert links(made, "renamed", child="E08000020") == [("E08000037", "E08000020", "2014-01-01", "")]
    assert links(made, "merged", child="E47000011") == [("E47000014", "E47000011", "2024-04-01", "")]
    assert [link[0] for link in links(made, "ended", child="E10000006")] == ["E06000063", "E06000064"]
    assert [link[0] for link in links(made, "ended", child="E47000005")] == ["E47000010", "E47000011"]
    assert links(made, "renamed", child="E08000021") == []


def test_belonging_has_its_days(made: Tables) -> None:
    assert links(made, "part_of", child="E08000021") == [
        (NORTH, "E08000021", "", ""),
        ("E47000005", "E08000021", "", "2018-11-02"),
        ("E47000011", "E08000021", "2018-11-02", "2024-04-01"),
        ("E47000014", "E08000021", "2024-04-01", ""),
    ]
    assert links(made, "part_of", parent="E47000002") == [
        ("E47000002", "E08000019", "", "2025-04-01"),
        ("E47000002", "E08000039", "2025-04-01", ""),
    ]


def test_a_district_of_a_county_is_in_the_county_alone(made: Tables) -> None:
    assert {link[0] for link in links(made, "part_of", child="E07000105")} == {"E10000016", SOUTH}


def test_the_lookup_corrects_the_region(made: Tables) -> None:
    assert (NORTH, "E06000012", "", "") in links(made, "part_of", child="E06000012")
    assert [link[0] for link in links(made, "part_of", child="E47000017")] == [ENGLAND]  # over two regions


def test_countries_are_in_the_kingdom(made: Tables) -> None:
    assert links(made, "part_of", child=ENGLAND) == [(UK, ENGLAND, "", "")]
    assert links(made, "part_of", child="S12000047") == [("S92000003", "S12000047", "2018-04-01", "")]
    assert links(made, "part_of", child=UK) == []
    assert links(made, "part_of", child="N09000003") == []  # its country is not in this hierarchy


@pytest.mark.parametrize(
    ("code", "population"),
    [
        ("E08000021", "300000"),
        ("E08000039", "500000"),  # as under its earlier code
        ("E47000014", "500000"),  # the sum over its councils
        ("S92000003", "1010000"),
        ("N09000003", ""),
        ("E47000005", ""),
    ],
)
def test_people_are_those_of_2020(made: Tables, code: str, population: str) -> None:
    found = place(made, code)
    assert (found["population"], found["population_year"]) == (population, "2020" if population else "")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("E08000021", "large_city"),
        ("E10000016", "strategic_county"),
        ("E47000014", "city_region"),
        ("E47000017", "sub_regional_grouping"),
        ("E07000105", "district"),
        (NORTH, "region"),
        (UK, "country"),
        (ENGLAND, "country"),
    ],
)
def test_kinds(made: Tables, code: str, kind: str) -> None:
    assert place(made, code)["kind"] == kind


def test_numbers_of_the_department_for_education(made: Tables) -> None:
    rows = made.files["dfe_numbers.csv"]
    assert [row for row in rows if row["number"] == "373"] == [
        {"number": "373", "code": "E08000019", "first_year": "", "last_year": "2024"},
        {"number": "373", "code": "E08000039", "first_year": "2025", "last_year": ""},
    ]
    assert {row["number"] for row in rows} >= {"970", "980", "986", "989", "990"}
    assert not {"987", "988"} & {row["number"] for row in rows}


def test_the_first_ten_similar_places_are_kept(made: Tables) -> None:
    rows = made.files["similar_places.csv"]
    assert [(row["basis"], row["place"]) for row in rows] == [("economic", "E08000021"), ("global", "E08000021")]
    assert rows[1]["similar"].split() == [f"E0700{number:04}" for number in range(10)]


def test_the_tables_are_written_in_their_columns(made: Tables, tmp_path: Path) -> None:
    write(made, tmp_path)
    for name, columns in COLUMNS.items():
        lines = (tmp_path / name).read_text(encoding="utf-8").splitlines()
        assert lines[0] == ",".join(columns)
        assert len(lines) == len(made.files[name]) + 1


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        (HIERARCHY, '{"a": {"areacd": "a"}}', "an area has no 'areanm'"),
        (HIERARCHY, "<html>", "hierarchy_with_dates.json: not a JSON object"),
        (SIMILAR, "[]", "ons_similar_areas.json: not a JSON object"),
        (CHANGES, "old,new\n", "changes_2018_2025.csv: no column newcd"),
        (LOOKUP_2014, "", "districts_2014_lookup.csv: no column cauthcd"),
    ],
)
def test_a_file_of_another_form_is_refused_by_name(folder: Path, name: str, text: str, sentence: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=sentence):
        refresh_reference(folder)


@pytest.mark.parametrize("name", [HIERARCHY, COUNCILS])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(SourceError, match=f"{name} is not in"):
        refresh_reference(folder)


def test_files_of_different_editions_are_refused(folder: Path) -> None:
    table(folder / CHANGES, "oldcd newcd type start", [("E08000021", "E47000099", "new_geo", 2026)])
    with pytest.raises(SourceError, match="E47000099 is linked but not listed"):
        refresh_reference(folder)


def test_the_tables_here_are_those_the_publishers_files_make(shared: Path, tmp_path: Path) -> None:
    source = shared / "real" / "geography"
    if not source.is_dir():
        pytest.skip("shared/real is not here")
    write(refresh_reference(source), tmp_path)
    for name in COLUMNS:
        assert (tmp_path / name).read_bytes() == (gazetteer.REFERENCE / name).read_bytes()
