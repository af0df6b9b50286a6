"""One page of a list, as JSON or CSV."""

import json
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from dashboard.api import parameters, resources, store
from dashboard.api.endpoint import Answer
from dashboard.api.parameters import LAST_PAGE, MOST_ITEMS, PAGING, USUAL_ITEMS
from dashboard.api.resources import Resource
from dashboard.open_data.csv_text import csv_bytes
from dashboard.open_data.table import Kind, Row, Shape, Value
from dashboard.wording import open_data as words
from data.terms import EvidenceClass, weakest

ROOT = "/api/v1"


def page(resource: Resource, request: Request) -> Answer:
    """Return one page of a list. Raises ProblemError."""
    given = parameters.parameters(request.query_params, {*resource.parameters, *PAGING})
    for name, known in resources.WORDS.get(resource.name, {}).items():
        parameters.word(given, name, known)
    number = parameters.whole(given, "page", 1, most=LAST_PAGE)
    size = parameters.whole(given, "page_size", USUAL_ITEMS, most=MOST_ITEMS)
    as_csv = parameters.wants_csv(given, request.headers.get("accept", ""))
    known_at, table = store.asked(
        given.get("as_at", ""),
        lambda session, moment: (moment.known_at, resources.asked(resource, given, session, moment)),
    )
    rows = table.rows[(number - 1) * size : number * size]
    following = None
    if number * size < len(table.rows):
        following = f"{ROOT}/{resource.name}?{urlencode({**given, 'page': number + 1})}"
    headers = {"x-total-count": str(len(table.rows))}
    if following:
        headers["link"] = f'<{following}>; rel="next"'
    # The moment stands last in every row; it alone must not make an answer a new one.
    said = repr((resource.name, [row[:-1] for row in rows], len(table.rows), following)).encode()
    if as_csv:
        return Answer(csv_bytes(table.shape.names, rows), "text/csv; charset=utf-8", said, headers)
    body = {
        "as_at": _plain(known_at),
        "evidence_class": _weakest(table.shape, rows),
        "notes": [words.UNKNOWN_NOTE, words.NOT_CAUSE],
        "total": len(table.rows),
        "page": number,
        "page_size": size,
        "next": following,
        "items": [item(table.shape, row) for row in rows],
    }
    return Answer(json.dumps(body, ensure_ascii=False).encode("utf-8"), "application/json", said, headers)


def item(shape: Shape, row: Row) -> dict[str, Any]:
    """Return a row as an object; a column of JSON as what it holds."""
    return {
        column.name: json.loads(str(value)) if column.kind is Kind.JSON and value is not None else _plain(value)
        for column, value in zip(shape.columns, row, strict=True)
    }


def _plain(value: Value) -> str | int | float | bool | None:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case _:
            return value


def _weakest(shape: Shape, rows: tuple[Row, ...]) -> str | None:
    at = shape.names.index("evidence_class")
    classes = [EvidenceClass(str(row[at])) for row in rows]
    return weakest(*classes).value if classes else None
