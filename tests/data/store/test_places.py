"""Places are found by any of their names, and lead to what they became."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session

from data import database
from data.gazetteer import PlaceKind, Relation
from data.store import places
from data.store.places import LinkRecord, PlaceRecord
from tests.servers import url

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = database.engine(url(tmp_path_factory.mktemp("places") / "store.sqlite"))
    database.prepare(engine)
    with database.session(engine) as opened:
        places.save_reference(opened)
    yield engine
    engine.dispose()


@pytest.fixture
def reference(filled: Engine) -> Iterator[Session]:
    with database.session(filled) as opened:
        yield opened


def names(records: list[PlaceRecord] | tuple[PlaceRecord, ...]) -> list[str]:
    return [record.name for record in records]


def codes(records: list[PlaceRecord] | tuple[PlaceRecord, ...]) -> list[str]:
    return [record.code for record in records]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("greater-manchester", "E47000001"),
        ("E47000001", "E47000001"),
        ("Greater Manchester", "E47000001"),
        ("birmingham", "E08000025"),
        ("kent", "E10000016"),
        ("north-east", "E47000014"),
        ("north-east-region", "E12000001"),
        ("north-yorkshire", "E06000065"),
        ("barnsley", "E08000038"),
        ("E08000016", "E08000016"),
    ],
)
def test_a_place_is_found_by_slug_code_or_name(reference: Session, asked: str, code: str) -> None:
    found = places.resolve(reference, asked).place
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("asked", "successors", "on"),
    [
        ("E08000019", ["Sheffield"], date(2025, 4, 1)),
        ("E10000006", ["Cumberland", "Westmorland and Furness"], date(2023, 4, 1)),
        ("E10000009", ["Bournemouth, Christchurch and Poole", "Dorset"], date(2019, 4, 1)),
        ("E10000021", ["North Northamptonshire", "West Northamptonshire"], date(2021, 4, 1)),
        ("E10000023", ["North Yorkshire"], date(2023, 4, 1)),
        ("E10000027", ["Somerset"], date(2023, 4, 1)),
        ("E10000002", ["Buckinghamshire"], date(2020, 4, 1)),
        ("bournemouth", ["Bournemouth, Christchurch and Poole"], date(2019, 4, 1)),
        ("E47000005", ["North East", "North of Tyne"], date(2018, 11, 2)),
        ("north-of-tyne", ["North East"], date(2024, 4, 1)),
        ("E47000010", ["North East"], date(2024, 4, 1)),
    ],
)
def test_a_place_that_is_no_more_names_its_successors(
    reference: Session, asked: str, successors: list[str], on: date
) -> None:
    found = places.resolve(reference, asked)
    assert found.place is not None
    assert sorted(names(found.successors)) == successors
    assert found.on == on
    assert codes(places.successors(reference, asked)) == codes(found.successors)


def test_a_place_that_exists_has_no_successor(reference: Session) -> None:
    assert places.resolve(reference, "kent").successors == ()
    assert places.resolve(reference, "kent").on is None
    assert places.successors(reference, "nowhere") == []


def test_a_name_nobody_has_leads_to_names_near_it(reference: Session) -> None:
    found = places.resolve(reference, "Grater Manchster")
    assert found.place is None
    assert found.near[0].slug == "greater-manchester"
    assert places.resolve(reference, "zzzz").near == ()


def test_each_district_is_counted_once_under_its_newest_code(reference: Session) -> None:
    within = places.within(reference, "E47000002", on=TODAY)
    assert codes(within) == ["E08000038", "E08000017", "E08000018", "E08000039"]
    before = places.within(reference, "E47000002", on=date(2024, 6, 1))
    assert codes(before) == ["E08000016", "E08000017", "E08000018", "E08000019"]


def test_greater_manchester_has_ten_districts(reference: Session) -> None:
    within = places.within(reference, "E47000001", on=TODAY)
    assert names(within) == [
        *("Bolton", "Bury", "Manchester", "Oldham", "Rochdale", "Salford", "Stockport", "Tameside", "Trafford", "Wigan")
    ]


def test_children_may_be_counties(reference: Session) -> None:
    assert names(places.within(reference, "E47000008", on=TODAY)) == ["Cambridgeshire", "Peterborough"]
    assert len(places.within(reference, "E10000016", on=TODAY)) == 12


def test_a_place_belonged_to_others_before(reference: Session) -> None:
    assert names(places.parents(reference, "E06000014", on=TODAY)) == [
        "York and North Yorkshire",
        "Yorkshire and The Humber",
    ]
    assert names(places.parents(reference, "E06000014", on=date(2023, 6, 1))) == ["Yorkshire and The Humber"]
    assert names(places.parents(reference, "E12000003", on=TODAY)) == ["England"]
    assert names(places.parents(reference, "S12000047", on=TODAY)) == ["Scotland"]


def test_a_combined_authority_over_two_regions_is_in_neither(reference: Session) -> None:
    assert names(places.parents(reference, "E47000017", on=TODAY)) == ["England"]
    assert "East Midlands" in names(places.parents(reference, "E10000019", on=TODAY))


def test_only_renamed_codes_have_a_newest_code(reference: Session) -> None:
    current = places.current_codes(reference)
    assert current["E08000016"] == "E08000038"
    assert current["S12000044"] == "S12000050"
    assert "E06000028" not in current
    assert "E10000023" not in current


def test_kinds_are_what_agreements_are_made_for(reference: Session) -> None:
    kinds = {
        code: place.kind
        for code in ("E08000025", "E10000012", "E47000001", "E06000052", "E08000001", "E92000001")
        if (place := places.named(reference, code)) is not None
    }
    assert list(kinds.values()) == [
        PlaceKind.LARGE_CITY,
        PlaceKind.STRATEGIC_COUNTY,
        PlaceKind.CITY_REGION,
        PlaceKind.STRATEGIC_COUNTY,
        PlaceKind.DISTRICT,
        PlaceKind.COUNTRY,
    ]


def test_slugs_are_unique_and_places_many(reference: Session) -> None:
    everything = places.everything(reference)
    assert len(everything) == len({place.slug for place in everything}) > 450
    assert places.named(reference, "nowhere") is None


def test_the_reference_may_be_saved_again(filled: Engine) -> None:
    with database.session(filled) as opened:
        places.save(opened, [], [LinkRecord(parent="E12000007", child="E10000016", relation=Relation.PART_OF)])
    with database.session(filled) as opened:
        places.save_reference(opened)
        assert "E10000016" not in codes(places.within(opened, "E12000007", on=TODAY))
        assert len(places.within(opened, "E12000007", on=TODAY)) == 33


def test_a_link_may_get_its_end(session: Session) -> None:
    link = LinkRecord(parent="x-a", child="x-b", relation=Relation.PART_OF)
    places.save(session, [], [link])
    places.save(session, [], [LinkRecord(parent="x-a", child="x-b", relation=Relation.PART_OF, until_day=TODAY)])
    assert places.within(session, "x-a", on=TODAY) == []
    assert codes(places.within(session, "x-a", on=date(2026, 1, 1))) == ["x-b"]
    assert session.connection().execute(text("SELECT count(*) FROM place_link")).scalar_one() == 1


def test_a_slug_may_pass_to_another_place(session: Session) -> None:
    kind = PlaceKind.DISTRICT
    places.save(
        session,
        [
            PlaceRecord(code="x-b", slug="a", name="B", kind=kind),
            PlaceRecord(code="x-a", slug="b", name="A", kind=kind),
        ],
    )
    found = places.named(session, "a")
    assert found is not None
    assert found.code == "x-b"


def test_a_place_exists_between_its_days() -> None:
    place = PlaceRecord(
        code="x",
        slug="x",
        name="X",
        kind=PlaceKind.DISTRICT,
        exists_from=date(2019, 4, 1),
        exists_until=date(2023, 4, 1),
    )
    assert [
        place.exists_on(day) for day in (date(2019, 3, 31), date(2019, 4, 1), date(2023, 3, 31), date(2023, 4, 1))
    ] == [
        False,
        True,
        True,
        False,
    ]
