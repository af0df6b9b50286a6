"""A code list of one's own is read whole, or refused in one sentence that names the line and the cure."""

from datetime import date

import pytest

from data.gazetteer import PlaceKind, Relation
from data.reference_tables import CodeList, SourceError, read_code_list

HEAD = "code,name,kind,part_of,from,until,source"
HELD = {"S92000003": "scotland", "E06000001": "hartlepool"}


def listed(*lines: str, head: str = HEAD) -> CodeList:
    return read_code_list("\r\n".join([head, *lines]), name="list.csv", held=HELD)


def test_places_come_with_what_they_are_part_of_and_who_lists_them() -> None:
    found = listed(
        "x-clyde,Clyde Valley,city_region,S92000003,2014-08-20,,Our list",
        ' DE-02 , Hamburg ,country,,,2030-01-01,"Destatis, 2024" ',
        "",
        "x-bute,Isle of Bute,neighbourhood,x-clyde S92000003,,,Our list",
    )
    assert [(one.code, one.slug, one.name, one.kind) for one in found.places] == [
        ("x-clyde", "clyde-valley", "Clyde Valley", PlaceKind.CITY_REGION),
        ("DE-02", "hamburg", "Hamburg", PlaceKind.COUNTRY),
        ("x-bute", "isle-of-bute", "Isle of Bute", PlaceKind.NEIGHBOURHOOD),
    ]
    assert [(one.exists_from, one.exists_until) for one in found.places][:2] == [
        (date(2014, 8, 20), None),
        (None, date(2030, 1, 1)),
    ]
    assert [(one.parent, one.child, one.from_day) for one in found.links] == [
        ("S92000003", "x-clyde", date(2014, 8, 20)),
        ("x-clyde", "x-bute", None),
        ("S92000003", "x-bute", None),
    ]
    assert {one.relation for one in found.links} == {Relation.PART_OF}
    assert found.sources["DE-02"] == "Destatis, 2024"


def test_the_columns_may_stand_in_any_order() -> None:
    found = listed("Our list,x-a,A-land,,,country,", head="source,code,name,from,until,kind,part_of")
    assert [one.code for one in found.places] == ["x-a"]


A = "x-a,A-land,country,,,,Our list"
REFUSED = {
    "no columns": ((), {"head": ""}, "has not one column code. The columns are code, name"),
    "another column": ((A,), {"head": HEAD.replace("part_of", "partof")}, "“partof”. Did you mean part_of?"),
    "an unheard-of column": ((A,), {"head": HEAD.replace("source", "zzz")}, "“zzz”. Remove it."),
    "a column twice": ((A,), {"head": HEAD.replace("until", "from")}, "has not one column from"),
    "no places": ((), {}, "lists 0 places. Give between 1 and 20,000"),
    "a short line": (("x-a,A-land",), {}, "line 2: has 2 cells where the head has 7. Mend that line."),
    "no code": ((A.replace("x-a", "x a"),), {}, "line 2: “x a” is no code. Write a code of up to 40"),
    "a published code": ((A.replace("x-a", "E06000001"),), {}, "E06000001 is in the published reference already"),
    "no name": ((A.replace("A-land", "…"),), {}, "line 2: “…” is no name"),
    "nobody lists it": ((A.replace("Our list", ""),), {}, "says not who lists x-a"),
    "no kind": ((A.replace("country", "shire"),), {}, "“shire” is no kind of place. Write large_city, "),
    "no day": (("x-a,A-land,country,,soon,,Our list",), {}, "“soon” is no day. Write it as 2024-04-01"),
    "an end first": (("x-a,A-land,country,,2024-01-01,2024-01-01,Us",), {}, "ends before it begins"),
    "a code twice": ((A, A), {}, "line 3: x-a stands in the list already"),
    "a name taken": (("x-a,Scotland,country,,,,Us",), {}, "“scotland” is the name of S92000003 in addresses"),
    "an unknown whole": (("x-a,A-land,country,x-b,,,Us",), {}, "line 2: we hold no place x-b. List it too"),
    "itself": (("x-a,A-land,country,x-a,,,Us",), {}, "list.csv: x-a would be part of itself"),
    "a circle": (
        ("x-a,A-land,country,x-b,,,Us", "x-b,B-land,country,x-a,,,Us"),
        {},
        "list.csv: x-a would be part of itself",
    ),
    "no CSV": (('x-a,"' + "A" * 200_000,), {}, "is not CSV"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_wrong_is_said_with_its_line_and_the_cure(case: str) -> None:
    lines, given, said = REFUSED[case]
    with pytest.raises(SourceError) as refused:
        listed(*lines, **given)
    assert said in str(refused.value)
    assert str(refused.value).startswith("list.csv")
