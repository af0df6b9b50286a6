"""What feeds may ask about places without a store."""

from datetime import date

import pytest

from data import gazetteer
from data.gazetteer import PlaceKind, Relation, UnknownPlaceError


def test_every_link_is_between_known_places() -> None:
    known = gazetteer.known_codes()
    assert all({link.parent, link.child} <= known for link in gazetteer.links())


def test_places_have_a_slug_of_their_own() -> None:
    slugs = [place.slug for place in gazetteer.places()]
    assert len(slugs) == len(set(slugs))
    assert all(slug == gazetteer.slug(slug) for slug in slugs)


def test_days_are_in_order() -> None:
    assert all(
        place.exists_from is None or place.exists_until is None or place.exists_from < place.exists_until
        for place in gazetteer.places()
    )
    assert all(
        link.from_day is None or link.until_day is None or link.from_day < link.until_day for link in gazetteer.links()
    )


def test_the_reference_covers_the_country() -> None:
    existing = [place for place in gazetteer.places() if place.exists_until is None]
    counts = {
        prefix: sum(place.code.startswith(prefix) for place in existing)
        for prefix in ("E10", "E47", "S12", "W06", "N09")
    }
    assert counts == {"E10": 21, "E47": 15, "S12": 32, "W06": 22, "N09": 11}
    assert sum(place.code[:3] in {"E06", "E07", "E08", "E09"} for place in existing) == 296
    assert all(place.population for place in existing)


def test_there_are_nine_regions_of_england() -> None:
    assert gazetteer.regions_of_england() == tuple(f"E1200000{number}" for number in range(1, 10))


@pytest.mark.parametrize(
    ("code", "newest"),
    [
        ("E08000016", "E08000038"),
        ("E08000019", "E08000039"),
        ("S12000015", "S12000047"),
        ("S12000046", "S12000049"),
        ("E08000020", "E08000037"),
        ("E06000028", "E06000028"),  # merged into another place, not renamed
        ("E08000003", "E08000003"),
        ("nothing", "nothing"),
    ],
)
def test_only_a_renamed_place_has_a_newer_code(code: str, newest: str) -> None:
    assert gazetteer.current_code(code) == newest


def test_a_place_renamed_twice_has_the_last_code() -> None:
    assert gazetteer.newest({"a": "b", "b": "c"}) == {"a": "c", "b": "c"}


@pytest.mark.parametrize(
    ("name", "prefix", "code"),
    [
        ("Edinburgh, City of", "S12", "S12000036"),
        ("Eilean Siar", "S12", "S12000013"),
        ("Na h-Eileanan Siar", "S12", "S12000013"),
        ("Argyll & Bute", "S12", "S12000035"),
        ("fife", "S12", "S12000047"),
        ("Scotland", "S92", "S92000003"),
        ("North East", "E12", "E12000001"),
        ("North East", "E47", "E47000014"),
        ("Bournemouth", "E06", "E06000028"),  # one that is no more is found where no other has the name
    ],
)
def test_a_name_is_looked_for_among_codes_of_a_kind(name: str, prefix: str, code: str) -> None:
    assert gazetteer.named(name, prefix=prefix) == code


@pytest.mark.parametrize(
    ("name", "prefix", "problem"),
    [("Atlantis", "S12", "names no place"), ("North East", "E", "may be E12000001 or E47000014")],
)
def test_a_name_that_does_not_mean_one_place_is_refused(name: str, prefix: str, problem: str) -> None:
    with pytest.raises(UnknownPlaceError, match=problem):
        gazetteer.named(name, prefix=prefix)


@pytest.mark.parametrize(
    ("number", "year", "code"),
    [
        (370, 2018, "E08000016"),
        (370, 2025, "E08000038"),
        ("825", 2019, "E10000002"),
        ("825", 2020, "E06000060"),
        (201, 1990, "E09000001"),
        (940, 2018, "E06000061"),  # before its first year there is nothing nearer
        (970, 2024, "E92000001"),
        (980, 2024, "E12000001"),
        (986, 2024, "E12000007"),
        (990, 2024, "E12000009"),
    ],
)
def test_a_number_of_the_department_for_education_has_its_area(number: int | str, year: int, code: str) -> None:
    assert gazetteer.dfe_number(number, year) == code


def test_an_unknown_number_is_refused() -> None:
    with pytest.raises(UnknownPlaceError, match="1000 is not a number of the Department for Education"):
        gazetteer.dfe_number(1000, 2024)


def test_similar_places_are_those_of_the_published_list() -> None:
    found = gazetteer.similar("E08000003")
    assert found is not None
    assert len(found.similar) == 10
    assert "W06000015" in found.similar  # lists cross borders
    assert found.list
    assert found.version
    assert gazetteer.similar("E08000003", basis="economic") != found
    assert gazetteer.similar("E12000001") is None


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Bristol, City of", "bristol"),
        ("Herefordshire, County of", "herefordshire"),
        ("King's Lynn and West Norfolk", "kings-lynn-and-west-norfolk"),
        ("Na h-Eileanan Siar", "na-h-eileanan-siar"),
        ("Ynys Môn", "ynys-mon"),
        ("Brighton & Hove", "brighton-and-hove"),
    ],
)
def test_a_name_makes_a_plain_address(name: str, slug: str) -> None:
    assert gazetteer.slug(name) == slug


def test_the_edition_is_named_by_its_tables() -> None:
    assert gazetteer.edition() == gazetteer.edition()
    assert len(gazetteer.edition()) == 64


def test_dates_and_kinds_are_read() -> None:
    sheffield = next(place for place in gazetteer.places() if place.code == "E08000019")
    assert (sheffield.kind, sheffield.exists_until) == (PlaceKind.LARGE_CITY, date(2025, 4, 1))
    assert {link.relation for link in gazetteer.links()} == set(Relation)
