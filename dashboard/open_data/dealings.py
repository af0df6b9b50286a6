"""What passed between the two sides beside the terms: negotiations, asks, money, requests outside, lessons, areas.

Each column is the field of the record that has its name, so a table is its list of columns and nothing more.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sqlmodel import Session

from dashboard.open_data.carried import carried, known
from dashboard.open_data.table import CARRIED, Column, Kind, Refers, Shape, Table, Value, always, days, table, text
from dashboard.questions import open_dealings

TO_PLACE = Refers(("place_code",), "places", ("place_code",))
_NUMBER = Column("number", Kind.WHOLE, always=True)
_RECORDED = Column("recorded_at", Kind.MOMENT, always=True)
_HAPPENED = Column("happened_on", Kind.DAY, always=True)
FIELDS: Final[Mapping[str, str]] = MappingProxyType({"areas": "number"})
"""The field of a record behind a column that is called otherwise."""


def _of_place(name: str, *columns: Column) -> Shape:
    between = (_NUMBER, *always("place_code", "place"), *columns, _RECORDED)
    return Shape(name, (*between, *CARRIED), key=("number",), refers=(TO_PLACE,))


NEGOTIATIONS = _of_place(
    "negotiation_steps", *always("step"), Column("wave", Kind.WHOLE), _HAPPENED, *text("text", "source")
)
ASKS = _of_place(
    "ask_steps", *always("name", "event", "side"), _HAPPENED, *days("reply_due"), *text("text", "office", "post")
)
SAVINGS = _of_place(
    "savings",
    *always("name", "stage"),
    Column("amount", Kind.WHOLE, always=True),
    _HAPPENED,
    *always("body"),
    *text("text"),
    Column("outcome", Kind.WHOLE),
    *text("source"),
)
SPENDING = _of_place(
    "spending",
    *always("year", "body"),
    Column("amount", Kind.WHOLE, always=True),
    Column("is_whole", Kind.TRUTH, always=True),
    *text("source"),
)
OUTSIDE = _of_place(
    "requests_outside",
    *always("kind", "department", "text"),
    Column("items", Kind.WHOLE, always=True),
    Column("hours", Kind.NUMBER),
    _HAPPENED,
    *text("source"),
)
LESSONS = _of_place(
    "lessons",
    *text("indicator"),
    *always("tried"),
    *text("found", "did_not_work", "contact"),
    _HAPPENED,
    *text("source"),
)
SUB_AREAS = _of_place(
    "sub_areas",
    *always("kind"),
    Column("areas", Kind.WHOLE, always=True),
    Column("people", Kind.WHOLE),
    *text("text", "source"),
)
ROUTE = Shape(
    "route_steps",
    (
        _NUMBER,
        *always("name"),
        Column("proposed_from", Kind.DAY, always=True),
        *always("proposed_label", "source"),
        *days("happened_on"),
        *text("happened", "happened_source"),
        _RECORDED,
        *CARRIED,
    ),
    key=("number",),
)
SHAPES = (NEGOTIATIONS, ASKS, SAVINGS, SPENDING, OUTSIDE, LESSONS, SUB_AREAS, ROUTE)


def dealings(session: Session, shape: Shape, *, known_at: datetime) -> Table:
    """Return one of these tables, oldest record first."""
    rows = []
    found = open_dealings.dealings_held(session, shape.name, known_at=known_at)
    for number, one in enumerate(found, start=1):
        own: dict[str, Value] = {"number": number}
        if one.place is not None:
            own |= {"place_code": one.place.code, "place": one.place.name}
        told = shape.columns[: -len(CARRIED)]
        rows.append(
            (
                *(own[column.name] if column.name in own else field(one.record, column.name) for column in told),
                *carried(one.record.evidence, known_at),
            )
        )
    return table(shape, rows)


def field(record: object, column: str) -> Value:
    """Return what a record holds for a column, as a cell can hold it."""
    value: Value = getattr(record, FIELDS.get(column, column))
    match value:
        case StrEnum():
            return value.value
        case str():
            return known(value)
        case _:
            return value
