"""The tables of `data/reference`, worked out from the publishers' files."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from data.gazetteer import PlaceKind, Relation, slug
from data.reference_tables import days, links
from data.reference_tables.links import Row
from data.reference_tables.sources import SourceError, Sources, read_sources

COLUMNS: Final = {
    "places.csv": ("code", "slug", "name", "kind", "exists_from", "exists_until", "population", "population_year"),
    "place_links.csv": ("parent", "child", "relation", "from", "until"),
    "dfe_numbers.csv": ("number", "code", "first_year", "last_year"),
    "place_aliases.csv": ("alias", "code", "used_by"),
    "similar_places.csv": ("list", "version", "basis", "place", "similar"),
}
POPULATION_YEAR: Final = 2020
SIMILAR_LIST: Final = "ONS Explore Local Statistics, similar areas"
SIMILAR_VERSION: Final = "ca9faec"  # the publisher's commit that the lists were taken from
SIMILAR_KEPT: Final = 10

# The Core Cities of the United Kingdom: city councils that lead a city region.
LARGE_CITIES: Final = frozenset(
    {
        *("E06000018", "E06000023", "E08000003", "E08000012", "E08000019", "E08000039"),
        *("E08000021", "E08000025", "E08000035", "N09000003", "S12000046", "S12000049", "W06000015"),
    }
)
# Unitary councils that answer for a whole county.
UNITARY_COUNTIES: Final = frozenset(
    {
        *("E06000011", "E06000017", "E06000019", "E06000046", "E06000047", "E06000048", "E06000051", "E06000052"),
        *("E06000054", "E06000057", "E06000059", "E06000060", "E06000065", "E06000066"),
    }
)
# Combined authorities outside the conurbations: groupings of counties and unitary councils.
GROUPINGS: Final = frozenset(
    {"E47000008", "E47000009", "E47000012", "E47000013", "E47000015", "E47000016", "E47000017", "E47000018"}
)
# The areas above authorities in the Department for Education's numbering (its inner and outer London are left out).
DFE_REGIONS: Final = {
    "970": "E92000001",
    **{str(980 + place): f"E1200000{place + 1}" for place in range(7)},
    "989": "E12000008",
    "990": "E12000009",
}
# Names that publishers without codes write for places called otherwise by ONS.
ALIASES: Final = (
    ("Edinburgh, City of", "S12000036", "Improvement Service"),
    ("Edinburgh", "S12000036", "Improvement Service"),
    ("Eilean Siar", "S12000013", "Improvement Service"),
    ("Na h-Eileanan Siar", "S12000013", "Scottish Government"),
    ("Western Isles", "S12000013", "Scottish Government"),
)
_UPPER_TIER: Final = frozenset({"E06", "E08", "E09", "E10", "W06", "S12", "N09"})
_PLAIN_FIRST: Final = ("E06", "E07", "E08", "E09", "E10", "W06", "S12", "N09", "E47", "E12")
_SUFFIX: Final = {"E47": "combined-authority", "E12": "region"}


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of each file of `data/reference`, by its name, in the order of `COLUMNS`."""

    files: dict[str, list[Row]]


def refresh_reference(folder: Path) -> Tables:
    """The tables made from a folder of publishers' files. Raises SourceError where a file is missing or changed."""
    return tables(read_sources(folder))


def tables(sources: Sources) -> Tables:
    """The tables made from what the publishers' files say; raises SourceError for a link to a place unknown."""
    linked = links.rows(sources, _codes(sources))
    strangers = {row[end] for row in linked for end in ("parent", "child")} - _codes(sources)
    if strangers:
        message = f"{min(strangers)} is linked but not listed in the hierarchy. Take files of the same edition."
        raise SourceError(message)
    return Tables(
        files={
            "places.csv": _places(sources),
            "place_links.csv": linked,
            "dfe_numbers.csv": _dfe_numbers(sources),
            "place_aliases.csv": [
                {"alias": alias, "code": code, "used_by": used_by}
                for alias, code, used_by in ALIASES
                if code in sources.areas
            ],
            "similar_places.csv": _similar(sources),
        }
    )


def write(made: Tables, folder: Path) -> None:
    """Write the tables as CSV files into a folder."""
    for name, rows in made.files.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, COLUMNS[name], lineterminator="\n")
            table.writeheader()
            table.writerows(rows)


def _codes(sources: Sources) -> set[str]:
    """Every code kept: the hierarchy without its areas of no level, and codes councils had before 2014."""
    replaced = {change.new for change in sources.changes}
    former = {
        code
        for council in sources.councils.values()
        # The changes name what came before the others; anything older is in no publisher's figures.
        if council.code in sources.areas and council.code not in replaced
        for code in council.former
    }
    return {code for code in sources.areas if code[:3] != "E11"} | former


def _places(sources: Sources) -> list[Row]:
    slugs = _slugs(sources)
    rows = []
    for code in sorted(_codes(sources)):
        population = _population(sources, code)
        rows.append(
            {
                "code": code,
                "slug": slugs[code],
                "name": _name(sources, code),
                "kind": _kind(code).value,
                "exists_from": links.text(days.first_day(sources, code)),
                "exists_until": links.text(days.end_day(sources, code)),
                "population": "" if population is None else str(population),
                "population_year": "" if population is None else str(POPULATION_YEAR),
            }
        )
    return rows


def _name(sources: Sources, code: str) -> str:
    """The ONS name; of a code replaced before 2014, the name of the place under its newer code."""
    area = sources.areas.get(code)
    return sources.areas[days.followers(sources, code)[0]].name if area is None else area.name


def _kind(code: str) -> PlaceKind:
    if code in LARGE_CITIES:
        return PlaceKind.LARGE_CITY
    if code in UNITARY_COUNTIES or code.startswith("E10"):
        return PlaceKind.STRATEGIC_COUNTY
    if code.startswith("E47"):
        return PlaceKind.SUB_REGIONAL_GROUPING if code in GROUPINGS else PlaceKind.CITY_REGION
    if code.startswith("E12"):
        return PlaceKind.REGION
    return PlaceKind.COUNTRY if code[1:3] in {"92", "02"} else PlaceKind.DISTRICT


def _slugs(sources: Sources) -> dict[str, str]:
    """One slug a place: the bare name for the place that exists, and for one that is no more its name with the year.

    Of two that exist, the council goes before the combined authority and that before the region.
    """
    by_name: dict[str, list[str]] = {}
    for code in sorted(_codes(sources)):
        by_name.setdefault(slug(_name(sources, code)), []).append(code)
    slugs = {}
    for name, codes in by_name.items():
        ends = {code: days.end_day(sources, code) for code in codes}
        existing = sorted((code for code in codes if ends[code] is None), key=_plain_order)
        for place, code in enumerate(existing):
            slugs[code] = name if place == 0 else f"{name}-{_SUFFIX[code[:3]]}"
        for code in codes:
            ended = ends[code]
            if ended is not None:
                slugs[code] = name if len(codes) == 1 else f"{name}-until-{ended.year}"
    return slugs


def _plain_order(code: str) -> int:
    return _PLAIN_FIRST.index(code[:3]) if code[:3] in _PLAIN_FIRST else len(_PLAIN_FIRST)


def _population(sources: Sources, code: str) -> int | None:
    """The number mySociety has for 2020; else that of the place's earlier code, else the sum over its councils."""
    for known in (code, *_earlier(sources, code)):
        council = sources.councils.get(known)
        if council is not None and council.population is not None:
            return council.population
    parts = _councils_of(sources, code)
    numbers = [number for part in parts if (number := _population(sources, part)) is not None]
    return sum(numbers) if numbers and len(numbers) == len(parts) else None


def _councils_of(sources: Sources, code: str) -> set[str]:
    """The councils that exist in a place and do not overlap: those of its parts, without districts of counties."""
    if days.end_day(sources, code) is not None:
        return set()
    if code == links.UNITED_KINGDOM:
        return {other for other in sources.areas if other[1:3] == "92"}
    return {
        other
        for other in sources.areas
        if other[:3] in _UPPER_TIER and code in links.parents(sources, other) | links.above(sources, other)
        if days.end_day(sources, other) is None
    }


def _earlier(sources: Sources, code: str) -> list[str]:
    return [
        change.old
        for change in sources.changes
        if change.new == code and links.relation(change.kind, change.old) is Relation.RENAMED
    ]


def _dfe_numbers(sources: Sources) -> list[Row]:
    """Each number with the areas that had it, in the years of their codes: the file mixes years and school years."""
    rows = [{"number": number, "code": code, "first_year": "", "last_year": ""} for number, code in DFE_REGIONS.items()]
    for number, code, _ in sources.dfe:
        if code in sources.areas:
            first, end = days.first_day(sources, code), days.end_day(sources, code)
            rows.append(
                {
                    "number": number,
                    "code": code,
                    "first_year": "" if first is None else str(first.year),
                    "last_year": "" if end is None else str(end.year - 1),
                }
            )
    return sorted(rows, key=lambda row: (row["number"], row["first_year"]))


def _similar(sources: Sources) -> list[Row]:
    return [
        {
            "list": SIMILAR_LIST,
            "version": SIMILAR_VERSION,
            "basis": basis,
            "place": place,
            "similar": " ".join(listed[:SIMILAR_KEPT]),
        }
        for place, bases in sorted(sources.similar.items())
        for basis, listed in sorted(bases.items())
        if place in sources.areas
    ]
