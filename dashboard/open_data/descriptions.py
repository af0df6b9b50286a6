"""The package described in the two standards' own words: a Frictionless Data Package, and CSV on the Web."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from dashboard.open_data.table import Column, Kind, Shape, Table
from dashboard.wording import codebook
from dashboard.wording import open_data as words

FORMAT = 2
MARK = "agreed-outcomes"
FRICTIONLESS: Mapping[Kind, str] = {
    Kind.TEXT: "string",
    Kind.JSON: "string",
    Kind.WHOLE: "integer",
    Kind.NUMBER: "number",
    Kind.DAY: "date",
    Kind.MOMENT: "datetime",
    Kind.TRUTH: "boolean",
}
CSVW: Mapping[Kind, object] = {
    Kind.TEXT: "string",
    Kind.JSON: "string",
    Kind.WHOLE: "integer",
    Kind.NUMBER: "double",
    Kind.DAY: "date",
    Kind.MOMENT: "dateTime",
    Kind.TRUTH: "boolean",
}
DATA = "data"
OF_THE_REFERENCE = frozenset({"places", "place_links"})
PARQUET, JSON = "application/vnd.apache.parquet", "application/json"


def path_of(name: str, kind: str) -> str:
    """Return where a table lies in the package."""
    return f"{DATA}/{name}.{kind}"


def datapackage(
    tables: Sequence[Table],
    files: Mapping[str, bytes],
    *,
    papers: Iterable[str],
    known_at: datetime,
    demonstration: date | None,
) -> dict[str, Any]:
    """Return `datapackage.json`: each table as CSV with its schema, beside it as Parquet, and the records of papers."""
    return {
        "profile": "data-package",
        "name": words.NAME,
        "title": words.TITLE,
        "description": " ".join(notes(known_at, demonstration)),
        "version": f"{known_at:%Y-%m-%d}",
        "created": _moment(known_at),
        "licenses": [{"name": words.LICENCE_NAME, "title": words.LICENCE_TITLE, "path": words.LICENCE_PATH}],
        "sources": _sources(tables),
        MARK: {
            "format": FORMAT,
            "as_at": _moment(known_at),
            "demonstration": demonstration.isoformat() if demonstration else None,
        },
        "resources": [
            *(_resource(one, files, licences=_licences(one.shape, tables)) for one in tables),
            *(_file(path_of(one.shape.name, "parquet"), f"{one.shape.name}-parquet", PARQUET, files) for one in tables),
            *(_file(path, path.removesuffix(".json").replace("/", "-"), JSON, files) for path in papers),
        ],
    }


def csvw(tables: Sequence[Table], *, known_at: datetime, demonstration: date | None) -> dict[str, Any]:
    """Return `csv-metadata.json`: the same tables as CSV on the Web describes them."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": words.TITLE,
        "dc:description": " ".join(notes(known_at, demonstration)),
        "dc:license": {"@id": words.LICENCE_PATH},
        "dc:created": _moment(known_at),
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True, "lineTerminators": ["\r\n", "\n"]},
        "tables": [_csvw_table(one.shape, licences=_licences(one.shape, tables)) for one in tables],
    }


def notes(known_at: datetime, demonstration: date | None) -> list[str]:
    """Return what a reader should know first."""
    told = [words.as_at(known_at)]
    if demonstration is not None:
        told.append(words.demonstration(demonstration))
    return [*told, words.UNKNOWN_NOTE, words.NOT_CAUSE, words.ORDER_NOTE, words.LICENCE_NOTE, words.PLACES_NOTE]


def _sources(tables: Sequence[Table]) -> list[dict[str, str]]:
    """Return each publication that a series comes from, once."""
    found: dict[str, dict[str, str]] = {}
    for one in tables:
        if one.shape.name == "series":
            for row in one.rows:
                said = dict(zip(one.shape.names, row, strict=True))
                title = f"{said['source']}, {said['publisher']}"
                found[title] = {"title": title, "path": str(said["source_address"])}
    return [found[title] for title in sorted(found)]


def is_of_series(shape: Shape) -> bool:
    """Return whether the rows of a table hold figures, or words about them, under the licence of their series."""
    return shape.name in {"series", "verdicts"} or any(one.table == "series" for one in shape.refers)


def _licences(shape: Shape, tables: Sequence[Table]) -> list[dict[str, str]]:
    """Return the licences of a table's rows: those of the series in it, each once, or ours."""
    ours = {"title": words.LICENCE_TITLE, "path": words.LICENCE_PATH}
    if shape.name in OF_THE_REFERENCE:
        return [ours, {"title": words.CC_BY_TITLE, "path": words.CC_BY_PATH}]
    if not is_of_series(shape):
        return [ours]
    series = next(one for one in tables if one.shape.name == "series")
    said = (dict(zip(series.shape.names, row, strict=True)) for row in series.rows)
    stated = {(str(one["licence"]), str(one["licence_address"])) for one in said}
    return [{"title": title, "path": address} for title, address in sorted(stated)]


def _resource(one: Table, files: Mapping[str, bytes], *, licences: list[dict[str, str]]) -> dict[str, Any]:
    title, says = codebook.table(one.shape.name)
    path = path_of(one.shape.name, "csv")
    return {
        "profile": "tabular-data-resource",
        "name": one.shape.name.replace("_", "-"),
        "title": title,
        "description": says,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **({"licenses": licences} if licences else {}),
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        **_weighed(files[path]),
        "schema": {
            "fields": [_field(one.shape, column) for column in one.shape.columns],
            "missingValues": [""],
            "primaryKey": list(one.shape.key),
            "foreignKeys": [
                {
                    "fields": list(each.columns),
                    "reference": {"resource": each.table.replace("_", "-"), "fields": list(each.to)},
                }
                for each in one.shape.refers
            ],
        },
    }


def _field(shape: Shape, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": FRICTIONLESS[column.kind],
        "description": codebook.column(shape.name, column.name),
    }
    if column.kind is Kind.MOMENT:
        field["format"] = "default"
    if column.always:
        field["constraints"] = {"required": True}
    return field


def _file(path: str, name: str, media_type: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        "type": "file",
        "name": name.replace("_", "-"),
        "path": path,
        "format": path.rpartition(".")[2],
        "mediatype": media_type,
        **_weighed(files[path]),
    }


def _weighed(body: bytes) -> dict[str, Any]:
    return {"bytes": len(body), "hash": f"sha256:{hashlib.sha256(body).hexdigest()}"}


def _csvw_table(shape: Shape, *, licences: list[dict[str, str]]) -> dict[str, Any]:
    title, says = codebook.table(shape.name)
    schema: dict[str, Any] = {
        "columns": [
            {
                "name": column.name,
                "titles": column.name,
                "dc:description": codebook.column(shape.name, column.name),
                "datatype": CSVW[column.kind],
                "required": column.always,
            }
            for column in shape.columns
        ],
        "primaryKey": list(shape.key),
    }
    if shape.refers:
        schema["foreignKeys"] = [
            {
                "columnReference": list(each.columns),
                "reference": {"resource": path_of(each.table, "csv"), "columnReference": list(each.to)},
            }
            for each in shape.refers
        ]
    return {
        "url": path_of(shape.name, "csv"),
        "dc:title": title,
        "dc:description": says,
        **({"dc:license": [{"@id": one["path"]} for one in licences]} if licences else {}),
        "tableSchema": schema,
    }


def _moment(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
