"""The places that the demonstration adds to the published reference: groupings and invented places."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from data.demonstration.files import table
from data.gazetteer import PlaceKind, Relation
from data.store.places import LinkRecord, PlaceRecord
from data.terms import EvidenceClass

INVENTED_IN: Final = 2026


def own_places(reference: Mapping[str, PlaceRecord]) -> tuple[PlaceRecord, ...]:
    """The demonstration's own places; one without a population of its own has the sum of its parts."""
    entries = table("places.toml")["place"]
    own = {each["code"]: _place(each) for each in entries}
    known = {**reference, **own}
    return tuple(_peopled(own[each["code"]], [known[code] for code in each.get("parts", ())]) for each in entries)


def own_links() -> Iterator[LinkRecord]:
    """What belongs to the groupings and to the invented city region, and what belonged to them before."""
    for each in table("places.toml")["place"]:
        since = each.get("since")
        for child in each.get("parts", ()):
            yield LinkRecord(parent=each["code"], child=child, relation=Relation.PART_OF, from_day=since)
        for child in each.get("before", ()):
            yield LinkRecord(parent=each["code"], child=child, relation=Relation.PART_OF, until_day=since)


def _place(entry: Mapping[str, Any]) -> PlaceRecord:
    population = entry.get("population")
    return PlaceRecord(
        code=entry["code"],
        slug=entry["slug"],
        name=entry["name"],
        kind=PlaceKind(entry["kind"]),
        population=population,
        population_year=None if population is None else INVENTED_IN,
        evidence=EvidenceClass(entry["evidence"]),
    )


def _peopled(place: PlaceRecord, parts: list[PlaceRecord]) -> PlaceRecord:
    """The place with the people of its parts, where each part says how many and for the same year."""
    people = [each.population for each in parts if each.population is not None]
    years = {each.population_year for each in parts}
    if not parts or len(people) < len(parts) or len(years) > 1:
        return place
    return replace(place, population=sum(people), population_year=years.pop())
