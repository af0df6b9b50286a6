"""The package as files: made whole in memory, then written to a folder or into one zip, always the same bytes."""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlmodel import Session

from dashboard.open_data import descriptions, recompute, scrutiny
from dashboard.open_data.csv_text import csv_bytes
from dashboard.open_data.descriptions import path_of
from dashboard.open_data.parquet import parquet_bytes
from dashboard.open_data.table import Table
from dashboard.open_data.tables import everything
from dashboard.questions import open_store
from dashboard.wording import codebook
from dashboard.wording import open_data as words

CODEBOOK = ("table", "column", "type", "required", "means")
EPOCH = (1980, 1, 1, 0, 0, 0)  # the oldest day a zip can hold: the same content gives the same bytes


@dataclass(frozen=True, slots=True)
class Package:
    """The tables, and every file of the package by its path."""

    known_at: datetime
    demonstration: date | None
    tables: tuple[Table, ...]
    files: Mapping[str, bytes]


def package(session: Session, *, known_at: datetime) -> Package:
    """Return the whole public store, as it was known at a moment, as the files of a data package."""
    tables = everything(session, known_at=known_at)
    day = open_store.demonstration_day(session)
    papers = scrutiny.contents(session, known_at=known_at)
    files: dict[str, bytes] = dict(papers)
    for one in tables:
        files[path_of(one.shape.name, "csv")] = csv_bytes(one.shape.names, one.rows)
        files[path_of(one.shape.name, "parquet")] = parquet_bytes(one)
    files["codebook.csv"] = csv_bytes(CODEBOOK, _codebook(tables))
    files["README.md"] = _readme(tables, known_at=known_at, demonstration=day).encode("utf-8")
    files["csv-metadata.json"] = _json(descriptions.csvw(tables, known_at=known_at, demonstration=day))
    described = descriptions.datapackage(tables, files, papers=papers, known_at=known_at, demonstration=day)
    files["datapackage.json"] = _json(described)
    return Package(known_at, day, tuple(tables), dict(sorted(files.items())))


def write(made: Package, folder: Path) -> None:
    """Write the files into a folder, which is made where it is not there; the description comes last.

    A paper that stood in an earlier package and is no longer handed on is taken away.
    """
    last = "datapackage.json"
    for paper in (folder / scrutiny.PAPERS_FOLDER).glob("*.json"):
        if scrutiny.file_of(paper.stem) not in made.files:
            paper.unlink()
    for path in [*(name for name in made.files if name != last), last]:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(made.files[path])


def zipped(made: Package) -> bytes:
    """Return the files as one zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, body in made.files.items():
            archive.writestr(zipfile.ZipInfo(path, EPOCH), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _codebook(tables: Iterable[Table]) -> Iterable[tuple[str, str, str, bool, str]]:
    for one in tables:
        for column in one.shape.columns:
            says = codebook.column(one.shape.name, column.name)
            yield one.shape.name, column.name, column.kind.value, column.always, says


def _readme(tables: Iterable[Table], *, known_at: datetime, demonstration: date | None) -> str:
    """Return the text that a person reads first: what this is, licences, how to check a verdict, the codebook."""
    tables = list(tables)
    lines = [f"# {words.TITLE}", "", *descriptions.notes(known_at, demonstration)]
    lines += ["", words.ILLUSTRATIVE_NOTE, words.VINTAGES_NOTE, words.APOSTROPHE_NOTE, words.HOW_TO_LOAD]
    lines += ["", f"## {words.LICENCES}", ""]
    lines += [f"- {line}" for one in tables if one.shape.name == "series" for line in attributions(one)]
    program = recompute.program(tables)
    if program is not None:
        lines += ["", f"## {words.RECOMPUTE}", "", words.RECOMPUTE_NOTE, "", "```python", program.rstrip(), "```"]
    for one in tables:
        title, says = codebook.table(one.shape.name)
        lines += ["", f"## {title} (`{one.shape.name}`)", "", f"{says} {words.with_rows(len(one.rows))}", ""]
        lines += [
            f"- `{column.name}` ({column.kind.value}): {codebook.column(one.shape.name, column.name)}."
            for column in one.shape.columns
        ]
    return "\n".join(lines) + "\n"


def attributions(series: Table) -> list[str]:
    """Return the licence of each series and the words its publisher asks for."""
    said = (dict(zip(series.shape.names, row, strict=True)) for row in series.rows)
    return [words.attributed(str(one["title"]), str(one["licence"]), str(one["attribution"])) for one in said]


def _json(described: Mapping[str, object]) -> bytes:
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
