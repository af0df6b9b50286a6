"""A code list of somebody's own, for places that the published reference does not hold: read from CSV and checked.

Columns: code, name, kind, part_of, from, until, source. Each row is one place under a code of its publisher, or of
yours; `part_of` holds the codes it lies in, with spaces between them; `source` says who lists the code.
"""

import csv
import difflib
import io
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from data import gazetteer
from data.gazetteer import PlaceKind, ReferenceLink, ReferencePlace, Relation
from data.reference_tables.sources import SourceError

COLUMNS_OF_LIST: Final = ("code", "name", "kind", "part_of", "from", "until", "source")
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_CODE_WORDS: Final = "Write a code of up to 40 letters, digits, dots, hyphens and underscores"
MOST_PLACES: Final = 20_000


@dataclass(frozen=True, slots=True)
class CodeList:
    """Places of a code list, what they are part of, and by code who lists them."""

    places: tuple[ReferencePlace, ...]
    links: tuple[ReferenceLink, ...]
    sources: Mapping[str, str]


def read_code_list(text: str, *, name: str, held: Mapping[str, str]) -> CodeList:
    """The places that a code list states. `held` are the places known already: code to name in addresses.

    Raises SourceError naming the file, the line and the cure: a column that is missing or unknown, a code or a name
    that is taken, a kind, day or code of a larger place that is none.
    """
    rows = _rows(text, name)
    found: dict[str, ReferencePlace] = {}
    slugs = {slug: code for code, slug in held.items()}
    for line, row in enumerate(rows, start=2):
        where = f"{name}, line {line}"
        place = _place(row, where)
        if place.code in found:
            message = f"{where}: {place.code} stands in the list already. Give each code one line."
            raise SourceError(message)
        owner = slugs.setdefault(place.slug, place.code)
        if owner != place.code:
            message = (
                f"{where}: “{place.slug}” is the name of {owner} in addresses. Write a name that tells them apart."
            )
            raise SourceError(message)
        found[place.code] = place
    known = {*held, *found}
    links = [
        link
        for line, row in enumerate(rows, start=2)
        for link in _links(row, found[row["code"]], f"{name}, line {line}", known)
    ]
    _refuse_circles(links, name)
    return CodeList(tuple(found.values()), tuple(links), {row["code"]: row["source"] for row in rows})


def _rows(text: str, name: str) -> list[dict[str, str]]:
    """The lines of the table by column, each cell without blanks around it."""
    try:
        lines = [[cell.strip() for cell in line] for line in csv.reader(io.StringIO(text, newline="")) if any(line)]
    except csv.Error as error:
        message = f"{name}: is not CSV ({error}). Save the list as CSV, in UTF-8."
        raise SourceError(message) from error
    head = lines[0] if lines else []
    for column in head:
        if column not in COLUMNS_OF_LIST:
            near = difflib.get_close_matches(column, COLUMNS_OF_LIST, n=1)
            cure = f"Did you mean {near[0]}?" if near else "Remove it."
            message = f"{name}: has a column “{column[:60]}”. {cure} The columns are {', '.join(COLUMNS_OF_LIST)}."
            raise SourceError(message)
    missing = [column for column in COLUMNS_OF_LIST if head.count(column) != 1]
    if missing:
        message = f"{name}: has not one column {missing[0]}. The columns are {', '.join(COLUMNS_OF_LIST)}."
        raise SourceError(message)
    if not 1 < len(lines) <= MOST_PLACES + 1:
        message = f"{name}: lists {len(lines) - 1:,} places. Give between 1 and {MOST_PLACES:,}, one a line."
        raise SourceError(message)
    for number, line in enumerate(lines[1:], start=2):
        if len(line) != len(head):
            message = f"{name}, line {number}: has {len(line)} cells where the head has {len(head)}. Mend that line."
            raise SourceError(message)
    return [dict(zip(head, line, strict=True)) for line in lines[1:]]


def _place(row: Mapping[str, str], where: str) -> ReferencePlace:
    code = row["code"]
    if not _CODE.fullmatch(code):
        message = f"{where}: “{code[:60]}” is no code. {_CODE_WORDS}, say x-clyde-valley."
        raise SourceError(message)
    if code in gazetteer.known_codes():
        message = f"{where}: {code} is in the published reference already. Leave that line out."
        raise SourceError(message)
    slug = gazetteer.slug(row["name"])
    if not slug:
        message = f"{where}: “{row['name'][:60]}” is no name. Write the name of the place."
        raise SourceError(message)
    if not row["source"]:
        message = f"{where}: says not who lists {code}. Name the publication, or yourselves, under source."
        raise SourceError(message)
    if row["kind"] not in set(PlaceKind):
        message = f"{where}: “{row['kind'][:60]}” is no kind of place. Write {', '.join(PlaceKind)}."
        raise SourceError(message)
    begins, ends = _day(row["from"], where), _day(row["until"], where)
    if begins is not None and ends is not None and begins >= ends:
        message = f"{where}: ends before it begins. `until` is the first day on which it no longer existed."
        raise SourceError(message)
    return ReferencePlace(
        code=code,
        slug=slug,
        name=row["name"],
        kind=PlaceKind(row["kind"]),
        exists_from=begins,
        exists_until=ends,
        population=None,
        population_year=None,
    )


def _links(row: Mapping[str, str], place: ReferencePlace, where: str, known: Collection[str]) -> list[ReferenceLink]:
    """What a place is part of, for as long as it exists."""
    found = []
    for parent in dict.fromkeys(row["part_of"].split()):
        if parent not in known:
            message = f"{where}: we hold no place {parent[:60]}. List it too, or write a code that we hold."
            raise SourceError(message)
        found.append(
            ReferenceLink(
                parent=parent,
                child=place.code,
                relation=Relation.PART_OF,
                from_day=place.exists_from,
                until_day=place.exists_until,
            )
        )
    return found


def _refuse_circles(links: Collection[ReferenceLink], name: str) -> None:
    """Raise SourceError where a place would be part of itself, by itself or through others of the list."""
    parents: dict[str, set[str]] = {}
    for link in links:
        parents.setdefault(link.child, set()).add(link.parent)
    for code, first in parents.items():
        above, seen = first, set[str]()
        while above - seen:
            seen |= above
            above = {each for one in above for each in parents.get(one, ())}
        if code in seen:
            message = f"{name}: {code} would be part of itself. Mend part_of of the places between."
            raise SourceError(message)


def _day(text: str, where: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        message = f"{where}: “{text[:60]}” is no day. Write it as 2024-04-01, or leave it empty."
        raise SourceError(message) from None
