"""Writes a document as TOML, so that reading it again gives equal terms."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args

import tomlkit
from pydantic.fields import FieldInfo
from tomlkit.items import Float, Item, Table, Trivia

from data.terms.agreement import AgreementTerms
from data.terms.canonical import Document
from data.terms.kinds import PENCE, Money, Value


def to_toml(terms: Document) -> str:
    """The terms as TOML text: money in pounds, an excluded panel as its only key."""
    document = tomlkit.document()
    left_out = {"excluded"} if isinstance(terms, AgreementTerms) else set()
    _fill(document, terms, left_out=left_out)
    if isinstance(terms, AgreementTerms):
        for each in terms.excluded:
            panel = tomlkit.table()
            panel.append("excluded", _item(each.reason))
            document.append(each.panel.value, panel)
    return tomlkit.dumps(document)


def _fill(
    table: Table | tomlkit.TOMLDocument, terms: Value, *, left_out: set[str] | frozenset[str] = frozenset()
) -> None:
    """Plain keys first and tables after them, as TOML wants it."""
    later: list[tuple[str, Item]] = []
    for key, field in type(terms).model_fields.items():
        value = getattr(terms, key)
        if key in left_out or value is None or value == ():
            continue
        if _is_money(field):
            value = Decimal(value) / PENCE
        if isinstance(value, Value) or (isinstance(value, tuple) and isinstance(value[0], Value)):
            later.append((key, _tables(value)))
        else:
            table.append(key, _item(value))
    for key, item in later:
        table.append(key, item)


def _is_money(field: FieldInfo) -> bool:
    """Whether the key holds pence; the mark of a key that may be left out lies one level deeper."""
    deeper = (mark for part in get_args(field.annotation) for mark in getattr(part, "__metadata__", ()))
    return any(isinstance(mark, Money) for mark in (*field.metadata, *deeper))


def _tables(value: Any) -> Item:  # noqa: ANN401 - a value or a tuple of them, told apart here
    if isinstance(value, Value):
        table = tomlkit.table()
        _fill(table, value)
        return table
    tables = tomlkit.aot()
    for each in value:
        table = tomlkit.table()
        _fill(table, each)
        tables.append(table)
    return tables


def _item(value: object) -> Item:
    match value:
        case tuple():
            array = tomlkit.array()
            array.extend(_item(each) for each in value)
            return array
        case bool():
            return tomlkit.item(value)
        case StrEnum():
            return tomlkit.string(value.value)
        case str():
            return tomlkit.string(value)
        case date():
            return tomlkit.date(value.isoformat())
        case Decimal() if value != value.to_integral_value():
            return Float(float(value), Trivia(), f"{value:f}")
        case int() | Decimal():
            return tomlkit.integer(int(value))
        case _:
            message = f"{type(value).__name__} has no place in terms."
            raise TypeError(message)
