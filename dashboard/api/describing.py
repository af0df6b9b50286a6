"""The description of the lists, in OpenAPI 3.1, made from the same shapes as the answers."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.api.endpoint import Answer
from dashboard.api.lists import ROOT
from dashboard.api.parameters import FORMATS, LAST_PAGE, MOST_ITEMS, PAGING, USUAL_ITEMS
from dashboard.api.resources import RESOURCES, WORDS, Resource
from dashboard.open_data.table import Column, Kind, Shape
from dashboard.wording import api as words
from dashboard.wording import codebook, operating
from data.terms import EvidenceClass

VERSION = "1.0.0"
NAME = {"type": "string", "pattern": r"^[A-Za-z0-9][A-Za-z0-9-]{0,79}$"}
FIRST_YEAR = 2000
MINUTE = r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_TYPES: Mapping[Kind, dict[str, str]] = {
    Kind.TEXT: {"type": "string"},
    Kind.WHOLE: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.DAY: {"type": "string", "format": "date"},
    Kind.MOMENT: {"type": "string", "format": "date-time"},
    Kind.TRUTH: {"type": "boolean"},
}


def described(*, today: date) -> Answer:
    """Return the description. It says which dates can be asked about, so it changes from day to day."""
    return Answer(json.dumps(description(today=today), ensure_ascii=False).encode("utf-8"), "application/json")


def description(*, today: date) -> dict[str, Any]:
    """Return the OpenAPI document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": words.TITLE,
            "version": VERSION,
            "description": words.ABOUT,
            "license": {"name": "Open Government Licence v3.0", "identifier": "OGL-UK-3.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {f"{ROOT}/{one.name}": {"get": _operation(one, today=today)} for one in RESOURCES.values()},
        "components": {"schemas": {"Problem": _PROBLEM, **{one.name: _item(one.shape) for one in RESOURCES.values()}}},
    }


def days_until(last: date, *, minutes: bool) -> str:
    """Return a pattern of the days up to one, or minutes of those before it: what lies ahead is refused."""
    any_day = "(?:0[1-9]|1[0-9]|2[0-8])"
    past = [f"{_numbers(FIRST_YEAR, last.year - 1, 4)}-{_numbers(1, 12, 2)}-{any_day}"]
    if last.month > 1:
        past.append(f"{last.year}-{_numbers(1, last.month - 1, 2)}-{any_day}")
    if last.day > 1:
        past.append(f"{last.year}-{last.month:02d}-{_numbers(1, last.day - 1, 2)}")
    minute = f"(?:{MINUTE})?" if minutes else ""
    return f"^(?:(?:{'|'.join(past)}){minute}|{last.isoformat()})$"


def _numbers(first: int, last: int, width: int) -> str:
    return f"(?:{'|'.join(f'{number:0{width}d}' for number in range(first, last + 1))})"


def _operation(one: Resource, *, today: date) -> dict[str, Any]:
    title, says = codebook.table(one.name)
    return {
        "operationId": one.name,
        "summary": title,
        "description": says,
        "parameters": [_parameter(one, name, today=today) for name in (*one.parameters, *PAGING)],
        "responses": {
            "200": {
                "description": words.ANSWERS[200],
                "headers": {
                    "ETag": {"schema": {"type": "string"}, "required": True},
                    "X-Total-Count": {"schema": {"type": "string", "pattern": "^[0-9]+$"}, "required": True},
                    "Link": {"schema": {"type": "string"}},
                },
                "content": {
                    "application/json": {"schema": _page(one)},
                    "text/csv": {"schema": {"type": "string"}},
                },
            },
            "304": {"description": words.ANSWERS[304]},
            **{
                str(status): {
                    "description": words.ANSWERS[status],
                    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
                }
                for status in (400, 404, 405, 429)
            },
        },
    }


def _parameter(one: Resource, name: str, *, today: date) -> dict[str, Any]:
    schema: dict[str, Any]
    known = WORDS.get(one.name, {}).get(name)
    match name:
        case "as_at":
            schema = {"type": "string", "pattern": days_until(today, minutes=True)}
        case "since":
            schema = {"type": "string", "pattern": days_until(today, minutes=False)}
        case "page":
            schema = {"type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1}
        case "page_size":
            schema = {"type": "integer", "minimum": 1, "maximum": MOST_ITEMS, "default": USUAL_ITEMS}
        case "format":
            schema = {"type": "string", "enum": list(FORMATS)}
        case _:
            schema = {"type": "string", "enum": list(known)} if known else NAME
    return {
        "name": name,
        "in": "query",
        "required": name in one.needed,
        "description": words.PARAMETERS[name],
        "schema": schema,
    }


def _page(one: Resource) -> dict[str, Any]:
    properties = {
        "as_at": {"type": "string", "format": "date-time", "description": words.AS_AT_OF_ANSWER},
        "evidence_class": {
            "type": ["string", "null"],
            "enum": [*(kind.value for kind in EvidenceClass), None],
            "description": words.EVIDENCE_OF_ANSWER,
        },
        "notes": {"type": "array", "items": {"type": "string"}, "description": words.NOTES_OF_ANSWER},
        "total": {"type": "integer", "minimum": 0, "description": words.TOTAL},
        "page": {"type": "integer"},
        "page_size": {"type": "integer"},
        "next": {"type": ["string", "null"], "description": words.NEXT},
        "items": {"type": "array", "items": {"$ref": f"#/components/schemas/{one.name}"}},
    }
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _item(shape: Shape) -> dict[str, Any]:
    return {
        "type": "object",
        "description": codebook.table(shape.name)[1],
        "properties": {column.name: _property(shape, column) for column in shape.columns},
        "required": list(shape.names),
        "additionalProperties": False,
    }


def _property(shape: Shape, column: Column) -> dict[str, Any]:
    says = codebook.column(shape.name, column.name)
    if column.kind is Kind.JSON:
        return {"description": says}
    about = _TYPES[column.kind]
    kind: str | list[str] = about["type"] if column.always else [about["type"], "null"]
    return {**about, "type": kind, "description": says}


_PROBLEM = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "reference": {"type": "string", "description": operating.REFERENCE},
    },
    "required": ["type", "title", "status", "detail"],
    "additionalProperties": False,
}
