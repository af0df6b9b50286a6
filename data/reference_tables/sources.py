"""The publishers' files of places, read and checked for the columns we use."""

import csv
import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

HIERARCHY: Final = "hierarchy_with_dates.json"
SIMILAR: Final = "ons_similar_areas.json"
CHANGES: Final = "changes_2018_2025.csv"
LOOKUP_2014: Final = "districts_2014_lookup.csv"
DFE: Final = "dfe_la_number_to_gss.csv"
COUNCILS: Final = "mysociety_uk_local_authorities.csv"


class SourceError(ValueError):
    """A publisher's file is missing or not as expected; the message names it and what was looked for."""


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the ONS hierarchy: its first and last full years where one is given, and its nearest areas."""

    code: str
    name: str
    first_year: int | None
    last_year: int | None
    parents: tuple[str, ...]
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """In a year, one area became (`merger`, `new_code`), joined (`new_geo`) or left no successor (`termination`)."""

    old: str
    new: str
    kind: str
    year: int


@dataclass(frozen=True, slots=True)
class Council:
    """What mySociety says of a council: its first day, 2020 population and the codes it had before."""

    code: str
    starts: str
    population: int | None
    former: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """What the publishers' files say, as values; `district_2014` is by district: county, combined authority, region."""

    areas: dict[str, Area]
    changes: tuple[Change, ...]
    councils: dict[str, Council]
    district_2014: dict[str, tuple[str, str, str]]
    dfe: tuple[tuple[str, str, str], ...]
    similar: dict[str, dict[str, list[str]]]


def read_sources(folder: Path) -> Sources:
    """Read the publishers' files of a folder. Raises SourceError where one is missing or has other columns."""
    return Sources(
        areas={code: _area(entry) for code, entry in _json(folder / HIERARCHY).items()},
        changes=tuple(
            Change(old=row["oldcd"], new=row["newcd"], kind=row["type"], year=int(row["start"]))
            for row in _csv(folder / CHANGES, ("oldcd", "newcd", "type", "start"))
        ),
        councils={
            row["gss-code"]: Council(
                code=row["gss-code"],
                starts=row["start-date"],
                population=int(float(row["pop-2020"])) if row["pop-2020"] else None,
                former=tuple(code.strip() for code in row["former-gss-codes"].split(",") if code.strip()),
            )
            for row in _csv(folder / COUNCILS, ("gss-code", "start-date", "pop-2020", "former-gss-codes"))
        },
        district_2014={
            row["ltlacd"]: (row["ctycd"], row["cauthcd"], row["rgncd"])
            for row in _csv(folder / LOOKUP_2014, ("ltlacd", "ctycd", "cauthcd", "rgncd"))
        },
        dfe=tuple(
            (row["old_la_code"], row["new_la_code"], row["first_seen"])
            for row in _csv(folder / DFE, ("old_la_code", "new_la_code", "first_seen"))
        ),
        similar=_json(folder / SIMILAR),
    )


def _area(entry: dict[str, Any]) -> Area:
    try:
        return Area(
            code=entry["areacd"],
            name=entry["areanm"],
            first_year=entry.get("start"),
            last_year=entry.get("end"),
            parents=tuple(entry["parents"]),
            children=tuple(entry["children"]),
        )
    except KeyError as missing:
        message = f"{HIERARCHY}: an area has no {missing}. Download the file again, or look whether its form changed."
        raise SourceError(message) from None


def _csv(path: Path, columns: Collection[str]) -> list[dict[str, str]]:
    """The rows of a table; a byte-order mark is no part of the first column's name."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as table:
            reader = csv.DictReader(table)
            absent = sorted(set(columns) - set(reader.fieldnames or ()))
            if absent:
                message = (
                    f"{path.name}: no column {absent[0]}. Download the file again, or look whether its form changed."
                )
                raise SourceError(message)
            return list(reader)
    except FileNotFoundError:
        raise _missing(path) from None


def _json(path: Path) -> dict[str, Any]:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise _missing(path) from None
    except ValueError:
        read = None
    if not isinstance(read, dict):
        message = f"{path.name}: not a JSON object. Download the file again."
        raise SourceError(message)
    return read


def _missing(path: Path) -> SourceError:
    return SourceError(
        f"{path.name} is not in {path.parent}. Download it there; data/reference/README.md says where from."
    )
