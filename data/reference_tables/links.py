"""What places are part of, and what they became, with the days."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final, TypeAlias

from data.gazetteer import Relation
from data.reference_tables import days
from data.reference_tables.sources import Sources

Row: TypeAlias = dict[str, str]

UNITED_KINGDOM: Final = "K02000001"
COUNTRIES: Final = {"E": "E92000001", "N": "N92000002", "S": "S92000003", "W": "W92000004"}


def rows(sources: Sources, codes: Collection[str]) -> list[Row]:
    """Every link between these places, by parent, child and relation."""
    found = [*_became(sources, codes), *_part_of(sources, codes)]
    unique = {(row["parent"], row["child"], row["relation"]): row for row in found}
    return [unique[key] for key in sorted(unique)]


def _became(sources: Sources, codes: Collection[str]) -> Iterable[Row]:
    """From each place that ended to each that came after it."""
    kinds = {(change.old, change.new): change.kind for change in sources.changes}
    for code in codes:
        for new in days.followers(sources, code):
            kind = kinds.get((code, new), "" if code in sources.areas else "new_code")
            yield {
                "parent": new,
                "child": code,
                "relation": relation(kind, code).value,
                "from": text(days.end_day(sources, code)),
                "until": "",
            }


def _part_of(sources: Sources, codes: Collection[str]) -> Iterable[Row]:
    """From each place to its county, combined authority, region and country, for the days the link held."""
    for code in set(codes) & set(sources.areas):
        for parent in parents(sources, code):
            change = days.joining(sources, code, parent)
            begins = [days.first_day(sources, code)]
            if code[:3] != "E47" and (parent.startswith("E47") or change is not None):
                begins.append(days.first_day(sources, parent))
            ends = [days.end_day(sources, code), days.end_day(sources, parent)]
            yield {
                "parent": parent,
                "child": code,
                "relation": Relation.PART_OF.value,
                "from": text(max((day for day in begins if day is not None), default=None)),
                "until": text(min((day for day in ends if day is not None), default=None)),
            }


def parents(sources: Sources, code: str) -> set[str]:
    """The areas a place is or was directly part of."""
    nearest = {
        parent for parent, area in sources.areas.items() if code in area.children and parent[:3] in {"E10", "E47"}
    }
    county, combined, _ = sources.district_2014.get(code, ("", "", ""))
    joined = {
        change.new
        for change in sources.changes
        if change.old == code and change.new.startswith("E47") and code[:3] != "E47"
    }
    # The lookup puts districts of a county under its combined authority too; there the county alone is a member.
    ended = {combined} if combined and days.end_day(sources, combined) is not None else set()
    return ({*nearest, county, *ended, *joined} - {""}) | (_regions(sources, code) or above(sources, code))


def above(sources: Sources, code: str) -> set[str]:
    """The country a place lies in, and for a country the United Kingdom."""
    if code == UNITED_KINGDOM:
        return set()
    countries = {COUNTRIES[code[0]]}
    return {UNITED_KINGDOM} if code in countries else countries & set(sources.areas)


def _regions(sources: Sources, code: str) -> set[str]:
    """The one English region a place lies in; none for a combined authority over two, or outside England.

    The 2014 lookup goes first: the hierarchy puts a council under the region of its combined authority.
    """
    if code in sources.district_2014:
        return {sources.district_2014[code][2]} - {""}
    members = set(sources.areas[code].children)
    members |= {child for child, (county, combined, _) in sources.district_2014.items() if code in {county, combined}}
    members |= set(days.members_who_joined(sources, code))
    if code[:3] in {"E10", "E47"}:
        regions = set().union(*(_regions(sources, member) for member in members if member in sources.areas))
        return regions if len(regions) == 1 else set()
    earlier = {change.old for change in sources.changes if change.new == code}
    regions = set().union(*(_regions(sources, old) for old in earlier))
    return regions or {parent for parent in sources.areas[code].parents if parent.startswith("E12")}


def relation(kind: str, old: str) -> Relation:
    """How an area became another. Scottish `new_geo` rows are the same council after a small change of boundary."""
    if kind == "new_code" or (kind == "new_geo" and old.startswith("S12")):
        return Relation.RENAMED
    return Relation.MERGED if kind == "merger" else Relation.ENDED


def text(day: date | None) -> str:
    """A day as a table holds it, nothing where it is unknown."""
    return "" if day is None else day.isoformat()
