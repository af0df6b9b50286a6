from datetime import date

import pytest

from data.periods import Period
from indicators.feeds import places
from indicators.feeds.mapping import PlaceKind

YEAR = Period(date(2024, 1, 1), date(2025, 1, 1))


@pytest.mark.parametrize(
    ("name", "kind", "within", "code"),
    [
        ("E08000003", PlaceKind.GSS, "", "E08000003"),
        ("Manchester", PlaceKind.GSS, "", None),
        ("352", PlaceKind.DFE_NUMBER, "", "E08000003"),
        ("352.0", PlaceKind.DFE_NUMBER, "", "E08000003"),
        ("988", PlaceKind.DFE_NUMBER, "", "E13000002"),
        ("111", PlaceKind.DFE_NUMBER, "", None),
        ("Edinburgh, City of", PlaceKind.NAME, "S", "S12000036"),
        ("North East", PlaceKind.NAME, "E", None),
        ("Atlantis", PlaceKind.NAME, "", None),
    ],
)
def test_places_are_found_as_the_file_names_them(name: str, kind: PlaceKind, within: str, code: str | None) -> None:
    assert places.found(name, kind=kind, within=within, period=YEAR)[0] == code


def test_a_name_is_noted_where_it_is_not_ours() -> None:
    assert places.note("E08000003", "Manchester") == ""
    assert places.note("E08000003", "Mancunium") == "Mancunium"


@pytest.mark.parametrize(
    ("name", "codes", "told"),
    [
        ("S1", {}, ("S1", "")),
        ("", {}, (None, "")),
        ("First", {"First": "S1"}, ("S1", "First")),
        ("Second", {"First": "S1"}, (None, "Second")),
    ],
    ids=["as it stands", "nothing", "in the mapping", "not in the mapping"],
)
def test_a_code_of_ones_own_is_found_by_the_mapping_or_as_it_stands(
    name: str, codes: dict[str, str], told: tuple[str | None, str]
) -> None:
    assert places.found(name, kind=PlaceKind.CODE, within="", period=YEAR, codes=codes) == told
