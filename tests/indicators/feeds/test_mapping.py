import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.better import Better
from data.observation import Status
from data.periods import YearStart
from indicators.feeds import mapping
from indicators.feeds.mapping import Format, PlaceKind
from indicators.feeds.mapping_keys import MappingError

LEAST: dict[str, Any] = {
    "format": "csv",
    "place": {"column": "Area"},
    "period": {"column": "Year"},
    "value": "Value",
}


def test_the_mapping_that_the_design_shows_is_read() -> None:
    found = mapping.read(
        {
            "format": "parquet",
            "keep": {"Short Desc": "FirstYJS"},
            "place": {"column": "LA Number", "kind": "dfe_number"},
            "period": {"column": "Years", "year": "calendar"},
            "value": "Values",
            "missing": {"-": "not_available"},
        }
    )
    assert (found.format, found.place_kind, found.period.year) == (
        Format.PARQUET,
        PlaceKind.DFE_NUMBER,
        YearStart(1, 1),
    )
    assert found.columns == ("Short Desc", "LA Number", "Years", "Values")
    assert found.missing == {"-": Status.NOT_AVAILABLE}


def test_keys_may_be_written_as_people_say_them() -> None:
    found = mapping.read(
        LEAST | {"header row": 4, "Last-Row": 160, "status column": "Type", "direction_column": "Good"}
    )
    assert (found.header_row, found.last_row, found.status, found.direction) == (4, 160, "Type", "Good")
    assert found.direction_words["High"] is Better.HIGHER
    assert found.direction_words["No"] is Better.LOWER


@pytest.mark.parametrize(
    "limits",
    [{"lower": "Low", "upper": "High"}, {"limits": {"lower": "Low", "upper": "High"}}],
    ids=["apart", "together"],
)
def test_limits_may_be_named_apart_or_together(limits: dict[str, Any]) -> None:
    found = mapping.read(LEAST | limits)
    assert (found.lower, found.upper) == ("Low", "High")


def test_a_wide_table_has_its_periods_in_columns() -> None:
    found = mapping.read(
        {
            "format": "xlsx",
            "place": {"columns": ["Code", "Region"]},
            "period": {"columns": ["2023", 2024], "year": "financial"},
        }
    )
    assert found.period.columns == ("2023", "2024")
    assert found.places == ("Code", "Region")
    assert found.value is None


def test_words_of_a_status_and_a_direction_are_declared() -> None:
    found = mapping.read(
        LEAST
        | {
            "status": {"column": "Type", "words": {"Raw data": "final"}},
            "direction": {"column": "Good", "words": {"Up": "higher"}},
        }
    )
    assert found.status_words == {"Raw data": Status.FINAL}
    assert found.direction_words["Up"] is Better.HIGHER


@pytest.mark.parametrize("packed", ["gzip", "csv.gz"])
def test_packed_text_is_text(packed: str) -> None:
    assert mapping.read(LEAST | {"format": packed}).format is Format.CSV


def test_a_year_may_start_on_a_day_of_its_own() -> None:
    period = {"column": "Year", "year": {"month": 8, "day": 1}, "names": "last"}
    assert mapping.read(LEAST | {"period": period}).period.year == YearStart(8, 1)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"format": None}, 'no format. Add, say, format = "csv"'),
        ({"format": "pdf"}, "format holds “pdf”. Write one of csv, xlsx, ods, parquet"),
        ({"place": None}, "no place. Add"),
        ({"place": {"kind": "gss"}}, "no place. Add"),
        ({"place": {"column": "Area", "kind": "postcode"}}, "kind holds “postcode”"),
        ({"place": {"column": "Area", "what": 1}}, "place has the unknown key “what”"),
        ({"place": {"column": "Area", "within": 1}}, "within that is not text"),
        ({"place": {"column": []}}, "place lists nothing"),
        ({"place": {"column": True}}, "place holds “True”"),
        ({"period": "Year"}, "no period. Add"),
        ({"period": {"column": "Year", "names": "middle"}}, "names is “middle”"),
        ({"period": {"column": "Year", "year": "school"}}, "year is none we know"),
        ({"period": {"column": "Year", "year": {"month": 2, "day": 30}}}, "year is none we know"),
        ({"period": {"column": "Year", "year": {"month": 2}}}, "year is none we know"),
        ({"value": None}, "no value. Add, say, value = “Values”"),
        ({"value": ""}, "value holds “”"),
        ({"period": {"columns": ["2024"]}}, "value is for long tables"),
        ({"valeu": "Value"}, "unknown key “valeu”. Did you mean “value”?"),
        ({"zzz": 1}, "unknown key “zzz”. Remove it"),
        ({"keep": "Short Desc"}, "keep is not a table"),
        ({"missing": {"-": "gone"}}, "missing holds “gone”"),
        ({"header_row": 0}, "header_row is “0”. Count rows from 1"),
        ({"numbers": ["commas"]}, "numbers lists something unknown"),
        ({"numbers": "percent"}, "numbers lists something unknown"),
        ({"released": "2026"}, "released is “2026”. Write a date"),
        ({"status": {"words": {}}}, "no column. Add"),
        ({"limits": {"low": "a"}}, "limits has the unknown key “low”"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused_by_key(change: dict[str, Any], problem: str) -> None:
    keys = {key: value for key, value in (LEAST | change).items() if value is not None}
    with pytest.raises(MappingError, match=problem.replace("“Values”", '"Values"').replace("?", r"\?")):
        mapping.read(keys)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*LEAST, "keep", "missing", "status", "direction", "limits", "numbers"]), JSON))
def test_any_table_is_a_mapping_or_refused(change: dict[str, Any]) -> None:
    with contextlib.suppress(MappingError):
        mapping.read(LEAST | change)
