"""The published reference of places: codes, names, dates, links, read from `data/reference`.

Feeds may not ask the store, so what they need to know of places they ask here. Nothing here changes.
"""

import csv
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

REFERENCE: Final = Path(__file__).with_name("reference")
ENGLISH_REGION: Final = "E12"


class PlaceKind(StrEnum):
    """What a place is as an area that an agreement may be made for."""

    LARGE_CITY = "large_city"
    STRATEGIC_COUNTY = "strategic_county"
    CITY_REGION = "city_region"
    SUB_REGIONAL_GROUPING = "sub_regional_grouping"
    DISTRICT = "district"
    NEIGHBOURHOOD = "neighbourhood"
    REGION = "region"
    COUNTRY = "country"


class Relation(StrEnum):
    """How a child is linked to its parent: part of it, or become it under a new code, by merging, or on its end."""

    PART_OF = "part_of"
    RENAMED = "renamed"
    MERGED = "merged"
    ENDED = "ended"


class UnknownPlaceError(LookupError):
    """No place, or more than one, is meant by a name or number; the message names it and the cure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferencePlace:
    """A place of the published reference. `exists_until` is the first day on which it no longer existed."""

    code: str
    slug: str
    name: str
    kind: PlaceKind
    exists_from: date | None
    exists_until: date | None
    population: int | None
    population_year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLink:
    """A dated link between two places; without a first day it held before records begin."""

    parent: str
    child: str
    relation: Relation
    from_day: date | None
    until_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarPlaces:
    """The places a published list names as similar to one, the likest first. Lists are not mutual."""

    list: str
    version: str
    place: str
    similar: tuple[str, ...]


@cache
def places() -> tuple[ReferencePlace, ...]:
    """Every place of the reference, by code."""
    return tuple(
        ReferencePlace(
            code=row["code"],
            slug=row["slug"],
            name=row["name"],
            kind=PlaceKind(row["kind"]),
            exists_from=_day(row["exists_from"]),
            exists_until=_day(row["exists_until"]),
            population=_number(row["population"]),
            population_year=_number(row["population_year"]),
        )
        for row in _rows("places.csv")
    )


@cache
def links() -> tuple[ReferenceLink, ...]:
    """Every link of the reference, by parent and child."""
    return tuple(
        ReferenceLink(
            parent=row["parent"],
            child=row["child"],
            relation=Relation(row["relation"]),
            from_day=_day(row["from"]),
            until_day=_day(row["until"]),
        )
        for row in _rows("place_links.csv")
    )


@cache
def edition() -> str:
    """What names this edition of the places and links: a SHA-256 over both tables."""
    tables = b"".join((REFERENCE / name).read_bytes() for name in ("places.csv", "place_links.csv"))
    return hashlib.sha256(tables).hexdigest()


@cache
def known_codes() -> frozenset[str]:
    """Every code of the reference, those of places that are no more among them."""
    return frozenset(place.code for place in places())


@cache
def regions_of_england() -> tuple[str, ...]:
    """The codes of the nine regions of England."""
    return tuple(place.code for place in places() if place.code.startswith(ENGLISH_REGION))


def current_code(code: str) -> str:
    """The newest code of a place that was renamed; any other code as it is, a merged place's too."""
    return _renamed().get(code, code)


def newest(renamed: Mapping[str, str]) -> dict[str, str]:
    """For each renamed code the last of the codes that follow it, however many times it was renamed."""
    last = {}
    for code, after in renamed.items():
        following = after
        while following in renamed:
            following = renamed[following]
        last[code] = following
    return last


def named(name: str, *, prefix: str) -> str:
    """The code of the place of this name whose code starts with `prefix` ("S12"), a publisher's other spelling allowed.

    Only for publishers that give no codes: without the prefix three places are called North East. One that still
    exists goes before one that does not. Raises UnknownPlaceError where no one place is meant.
    """
    found = {code for code in _names().get(_plain(name), frozenset()) if code.startswith(prefix)}
    existing = {place.code for place in places() if place.code in found and place.exists_until is None}
    meant = existing or found
    if len(meant) != 1:
        problem = "names no place" if not meant else f"may be {' or '.join(sorted(meant))}"
        message = f"“{name}” {problem} among codes that start with {prefix}. Add it to place_aliases.csv, or use codes."
        raise UnknownPlaceError(message)
    return meant.pop()


def dfe_number(number: int | str, year: int) -> str:
    """The code of the area that the Department for Education gives this number, in this year.

    Where a number was passed on, the area that had it in the year; before its first year and after its last the
    nearest. Raises UnknownPlaceError for a number nobody has.
    """
    holders = _dfe_numbers().get(str(number).strip(), ())
    if not holders:
        message = f"{number} is not a number of the Department for Education that we know. Add it to dfe_numbers.csv."
        raise UnknownPlaceError(message)
    begun = [code for first, code in holders if first is None or first <= year]
    return begun[-1] if begun else holders[0][1]


def similar(code: str, *, basis: str = "global") -> SimilarPlaces | None:
    """The ten places most similar to this one on a basis (global, economic, demographic), as ONS lists them."""
    return _similar().get((basis, code))


def slug(name: str) -> str:
    """The name as it stands in addresses: "Bristol, City of" is bristol, "Na h-Eileanan Siar" na-h-eileanan-siar."""
    bare = re.sub(r", (City|County) of$", "", name.strip())
    ascii_only = unicodedata.normalize("NFKD", bare.replace("&", " and ").replace("'", "")).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.decode().lower()).strip("-")


@cache
def _renamed() -> dict[str, str]:
    return newest({link.child: link.parent for link in links() if link.relation is Relation.RENAMED})


@cache
def _names() -> dict[str, frozenset[str]]:
    """Codes by plain name, aliases among them."""
    pairs = [(place.name, place.code) for place in places()]
    pairs += [(row["alias"], row["code"]) for row in _rows("place_aliases.csv")]
    found: dict[str, set[str]] = {}
    for name, code in pairs:
        found.setdefault(_plain(name), set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def _dfe_numbers() -> dict[str, tuple[tuple[int | None, str], ...]]:
    """For each number the areas that had it, each with its first year, the earliest first."""
    found: dict[str, list[tuple[int | None, str]]] = {}
    for row in _rows("dfe_numbers.csv"):
        found.setdefault(row["number"], []).append((_number(row["first_year"]), row["code"]))
    return {number: tuple(sorted(holders, key=lambda held: held[0] or 0)) for number, holders in found.items()}


@cache
def _similar() -> dict[tuple[str, str], SimilarPlaces]:
    return {
        (row["basis"], row["place"]): SimilarPlaces(
            list=row["list"], version=row["version"], place=row["place"], similar=tuple(row["similar"].split())
        )
        for row in _rows("similar_places.csv")
    }


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)


def _plain(name: str) -> str:
    """The name for comparing: no case, no punctuation, & for and."""
    return " ".join(re.findall(r"\w+", name.replace("&", " and ").casefold()))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str) -> int | None:
    return int(text) if text else None
