"""Tables that are only ever added to: a record goes in as it is and comes back as it was, none is changed."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints

from sqlmodel import Session, SQLModel, col, select

from data.store import facts

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

Record = TypeVar("Record")


def add(session: Session, table: type[SQLModel], record: object) -> int:
    """Keep a record, a frozen dataclass with the columns' names; its number where the table gives one."""
    values = {name: _plain(value) for name, value in asdict(record).items() if name != "id"}  # type: ignore[call-overload]
    row = table(**values)
    session.add(row)
    session.flush()
    facts.count_write(session)
    return getattr(row, "id", None) or 0


def known(
    session: Session,
    table: type[SQLModel],
    record: type[Record],
    *,
    where: Mapping[str, object],
    known_at: datetime | None,
    moment: str = "recorded_at",
) -> list[Record]:
    """The records whose columns hold the values in `where` (None: any), as far as they were known at `known_at`.

    They come in the order in which they happened. `moment` is the column that says since when a record was known.
    """
    conditions: list[ColumnElement[bool]] = [
        _column(table, name) == _plain(value) for name, value in where.items() if value is not None
    ]
    if known_at is not None:
        conditions.append(_column(table, moment) <= known_at)
    happened = next(name for name in ("held_on", "happened_on", moment) if hasattr(table, name))
    statement = select(table).where(*conditions).order_by(_column(table, happened), _column(table, "id"))
    return [made(record, row) for row in session.exec(statement)]


def made(record: type[Record], row: SQLModel) -> Record:
    """A row as a record, its words turned back into the cases they name."""
    kinds = _kinds(record)  # type: ignore[arg-type]  # a class is hashable
    return record(**{name: getattr(row, name) if kind is None else _case(kind, row, name) for name, kind in kinds})


def _column(table: type[SQLModel], name: str) -> Any:  # noqa: ANN401 - a column of whatever type
    return col(getattr(table, name))


def _plain(value: object) -> object:
    return value.value if isinstance(value, StrEnum) else value


@cache
def _kinds(record: type[Any]) -> tuple[tuple[str, type[StrEnum] | None], ...]:
    """Each field of a record, with the cases that it names where it names any."""
    hints = get_type_hints(record)
    return tuple((field.name, _enumerated(hints[field.name])) for field in fields(record))


def _enumerated(hint: object) -> type[StrEnum] | None:
    for kind in (hint, *get_args(hint)):
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return kind
    return None


def _case(kind: type[StrEnum], row: SQLModel, name: str) -> StrEnum | None:
    word = getattr(row, name)
    return None if word is None else kind(word)
