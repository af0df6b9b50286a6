"""The files of the demonstration, read into values; nothing here asks the store."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from data import catalogue
from data.catalogue import Indicator
from data.observation import Caveat, Observation, Status
from data.periods import Period
from data.terms import Document, agreement_from_toml, standard_from_toml

FOLDER: Final = Path(__file__).parent
DEFINITIONS: Final = FOLDER / "definitions"
PUBLISHED: Final = FOLDER / "published.csv"
INVENTED: Final = FOLDER / "invented.csv"


@dataclass(frozen=True, slots=True)
class ReportedFact:
    """What a named publication said of a place, or of a programme where `place` (a slug) is None."""

    text: str
    place: str | None
    title: str
    publisher: str | None
    published: str | None


def indicators() -> Mapping[str, Indicator]:
    """Every indicator that a demonstration store knows: the published ones and those of the invented places."""
    return catalogue.indicators(folders=(DEFINITIONS,))


@cache
def table(name: str) -> Mapping[str, Any]:
    """One of the demonstration's TOML files."""
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def reported() -> tuple[ReportedFact, ...]:
    """The facts that publications reported, in the order of the file."""
    publications = table("reported.toml")["publications"]
    return tuple(
        ReportedFact(
            text=fact["text"],
            place=fact.get("place"),
            title=publications[fact["publication"]]["title"],
            publisher=publications[fact["publication"]].get("publisher"),
            published=publications[fact["publication"]].get("published"),
        )
        for fact in table("reported.toml")["fact"]
    )


def documents() -> Iterator[tuple[Literal["agreement", "standard"], Document, Mapping[str, Any]]]:
    """Every document, with when it was recorded and since when it is in force; versions in their order."""
    listed = table("documents.toml")
    for entry in listed["agreement"]:
        text = (FOLDER / "agreements" / entry["file"]).read_text("utf-8")
        yield "agreement", agreement_from_toml(text, name=entry["file"]), entry
    for entry in listed["standard"]:
        text = (FOLDER / "standards" / entry["file"]).read_text("utf-8")
        yield "standard", standard_from_toml(text, name=entry["file"]), entry


def published() -> Iterator[Observation]:
    """The publishers' figures, each known from the day of its release."""
    for row in _rows(PUBLISHED):
        released = date.fromisoformat(row["released"])
        yield _observation(row, known_from=datetime.combine(released, time.min, UTC))


def invented() -> Iterator[Observation]:
    """The invented figures, every vintage of them."""
    for row in _rows(INVENTED):
        yield _observation(row, known_from=datetime.fromisoformat(row["known_from"]))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _observation(row: Mapping[str, str], *, known_from: datetime) -> Observation:
    return Observation(
        indicator=row["indicator"],
        place=row["place"],
        period=Period(date.fromisoformat(row["start"]), date.fromisoformat(row["end"])),
        label=row["label"],
        status=Status(row["status"]),
        known_from=known_from,
        value=_number(row["value"]),
        lower=_number(row["lower"]),
        upper=_number(row["upper"]),
        count=_number(row.get("count", "")),
        denominator=_number(row.get("denominator", "")),
        caveats=frozenset(Caveat(word) for word in row["caveats"].split()),
        note=row.get("note", ""),
    )


def _number(text: str) -> float | None:
    return float(text) if text else None
