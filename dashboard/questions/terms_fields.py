"""What a form for terms asks: the fields of each clause, what was typed into them, and the table that it states.

The fields follow the terms themselves, so that a key added there is asked for here. What was typed stays text until it
is checked, so that a slip can be kept and mended.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum, StrEnum
from functools import cache
from typing import Any, Final, Literal, TypeAlias, get_args, get_origin

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from data.terms import AgreementTerms, Document, Panel, StandardTerms
from data.terms.kinds import PENCE, Money, Value

Body: TypeAlias = "dict[str, Any]"
Kind: TypeAlias = Literal["agreement", "standard"]
LEFT_OUT: Final = "left_out"
NUMBER: Final = "_number"
LONG: Final = 200
NOT_ASKED: Final = frozenset({"excluded", "place", "name"})
MODELS: Final[Mapping[Kind, type[Value]]] = {"agreement": AgreementTerms, "standard": StandardTerms}


class FieldKind(Enum):
    """How a field is asked for and read."""

    LINE = "line"
    WORDS = "words"
    LINES = "lines"
    DAY = "day"
    NUMBER = "number"
    MONEY = "money"
    CHOICE = "choice"
    YES_NO = "yes_no"
    CLAUSE = "clause"
    ENTRIES = "entries"


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a clause. `model` is the clause behind it, `choices` the words that it may hold."""

    key: str
    kind: FieldKind
    needed: bool
    model: type[Value] | None = None
    choices: tuple[str, ...] = ()


@cache
def fields(model: type[Value]) -> tuple[Field, ...]:
    """Return the fields of a clause: its own keys first, the clauses within it after them."""
    found = [_field(key, info) for key, info in model.model_fields.items()]
    return tuple(sorted(found, key=lambda each: each.kind in {FieldKind.CLAUSE, FieldKind.ENTRIES}))


def asked(kind: Kind) -> tuple[Field, ...]:
    """Return the fields of a whole document, without what its address settles and the panels left out."""
    settled = NOT_ASKED if kind == "agreement" else NOT_ASKED - {"name", "place"}
    return tuple(each for each in fields(MODELS[kind]) if each.key not in settled)


def body_of(terms: Document) -> Body:
    """Return terms as they would have been typed."""
    body = _typed(terms)
    if isinstance(terms, AgreementTerms):
        body.pop("excluded", None)
        body[LEFT_OUT] = {each.panel.value: each.reason for each in terms.excluded}
    return body


def table_of(body: Body, kind: Kind, *, subject: str) -> dict[str, Any]:
    """Return the table, as TOML would have it, that was typed; what cannot be read stays as it was typed."""
    table = _table(body, MODELS[kind])
    if kind == "agreement":
        table["place"] = subject
        for panel in Panel:
            reason = str(body.get(LEFT_OUT, {}).get(panel.value, "")).strip()
            if reason and not table.get(panel.value):
                table[panel.value] = {"excluded": reason}
    return table


def twice(body: Body) -> Iterator[Panel]:
    """Yield the panels of an agreement that are both filled and left out."""
    table = _table(body, AgreementTerms)
    for panel in Panel:
        if str(body.get(LEFT_OUT, {}).get(panel.value, "")).strip() and table.get(panel.value):
            yield panel


def field_at(body: Body, kind: Kind, path: Sequence[str | int]) -> str:
    """Return where the form holds the value that a path into its table leads to: "/outcomes-1.statement".

    Empty where no one field holds it: a clause or a list is missing as a whole, or the address settles it.
    """
    held, asked_here, steps, rest = body, asked(kind), "", list(path)
    while rest:
        key = rest.pop(0)
        found = next((each for each in asked_here if each.key == key), None)
        if found is None:
            return ""
        if found.model is None:
            return f"{steps}.{key}"
        asked_here, steps = fields(found.model), f"{steps}/{key}"
        if found.kind is FieldKind.CLAUSE:
            held = held.get(found.key) or {}
        elif rest:
            held, number = _stated(held.get(found.key) or [], found.model)[int(rest.pop(0))]
            steps = f"{steps}-{number}"
    return ""


def next_number(entries: list[Body]) -> int:
    """Return a number that no entry of a list has had, by which its fields are told apart while others come and go."""
    return max((int(each.get(NUMBER, 0)) for each in entries), default=0) + 1


def _field(key: str, info: FieldInfo) -> Field:
    needed = info.is_required()
    bare, marks = _bare(info)
    if get_origin(bare) is tuple:
        inside = get_args(bare)[0]
        if isinstance(inside, type) and issubclass(inside, Value):
            return Field(key, FieldKind.ENTRIES, needed, model=inside)
        return Field(key, FieldKind.LINES, needed)
    if issubclass(bare, Value):
        return Field(key, FieldKind.CLAUSE, needed, model=bare)
    if issubclass(bare, StrEnum):
        return Field(key, FieldKind.CHOICE, needed, choices=tuple(each.value for each in bare))
    if any(isinstance(mark, Money) for mark in marks):
        return Field(key, FieldKind.MONEY, needed)
    long = any(isinstance(mark, StringConstraints) and (mark.max_length or 0) > LONG for mark in marks)
    kinds = {bool: FieldKind.YES_NO, date: FieldKind.DAY, Decimal: FieldKind.NUMBER, int: FieldKind.NUMBER}
    return Field(key, kinds.get(bare, FieldKind.WORDS if long else FieldKind.LINE), needed)


def _bare(info: FieldInfo) -> tuple[Any, tuple[Any, ...]]:
    """The type of a key without "or nothing", and the marks on it."""
    said: Any = info.annotation
    marks = tuple(info.metadata)
    if type(None) in get_args(said):
        said = next(part for part in get_args(said) if part is not type(None))
    if hasattr(said, "__metadata__"):
        marks, said = (*marks, *said.__metadata__), get_args(said)[0]
    return said, marks


def _typed(value: Value) -> Body:
    body: Body = {}
    for each in fields(type(value)):
        held = getattr(value, each.key)
        if held is None:
            continue
        match each.kind:
            case FieldKind.CLAUSE:
                body[each.key] = _typed(held)
            case FieldKind.ENTRIES:
                body[each.key] = [{NUMBER: at, **_typed(entry)} for at, entry in enumerate(held, start=1)]
            case FieldKind.LINES:
                body[each.key] = "\n".join(held)
            case FieldKind.YES_NO:
                body[each.key] = held
            case FieldKind.MONEY:
                body[each.key] = f"{Decimal(held) / PENCE:,f}"
            case FieldKind.DAY:
                body[each.key] = held.isoformat()
            case FieldKind.NUMBER:
                body[each.key] = f"{Decimal(held):f}"
            case _:
                body[each.key] = str(held)
    return body


def _table(body: Body, model: type[Value]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for each in fields(model):
        typed = body.get(each.key)
        if each.model is not None and each.kind is FieldKind.ENTRIES:
            entries = [_table(entry, each.model) for entry in typed or []]
            if entries:
                table[each.key] = entries
        elif each.model is not None:
            inside = _table(typed or {}, each.model)
            if inside:
                table[each.key] = inside
        else:
            read = _read(typed, each.kind)
            if not (read is None or read is False or read in ("", [])):  # nought is a number, not a blank
                table[each.key] = read
    return table


def _stated(entries: list[Body], model: type[Value]) -> list[tuple[Body, int]]:
    """The entries of a list that its table holds, each with the number that its fields bear: empty ones are left out.

    A path counts the entries of the table, a form those that are drawn.
    """
    return [(each, int(each.get(NUMBER, at))) for at, each in enumerate(entries, start=1) if _table(each, model)]


def _read(typed: Any, kind: FieldKind) -> Any:  # noqa: ANN401 - a value as TOML would have it, or the text as typed
    if isinstance(typed, bool) or typed is None:
        return typed
    text = str(typed).strip()
    match kind:
        case FieldKind.LINES:
            return [line.strip() for line in text.splitlines() if line.strip()]
        case FieldKind.DAY:
            try:
                return date.fromisoformat(text)
            except ValueError:
                return text
        case FieldKind.NUMBER | FieldKind.MONEY:
            try:
                number = Decimal(text.removeprefix("£").replace(",", "").replace("−", "-"))
            except InvalidOperation:
                return text
            return number if number.is_finite() else text
        case _:
            return text
