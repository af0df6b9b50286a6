"""Keys of a mapping read one by one, each wrong one refused by name with the cure."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from indicators.feeds.feed import shown

Word = TypeVar("Word", bound=StrEnum)


class MappingError(ValueError):
    """A mapping cannot be used; the message names the key and the cure."""


def only(found: Mapping[str, Any], key: str, known: set[str]) -> Mapping[str, Any]:
    """The table, once it has no key but the known ones."""
    unknown = sorted(set(map(str, found)) - known)
    if unknown:
        message = f"{key} has the unknown key “{shown(unknown[0])}”. Write {', '.join(sorted(known))}."
        raise MappingError(message)
    return found


def table(keys: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """The table under this key; an empty one where there is none."""
    found = keys.get(key, {})
    if not isinstance(found, Mapping):
        message = f"{key} is not a table. Write it in braces."
        raise MappingError(message)
    return found


def column(keys: Mapping[str, Any], key: str, *, example: str = "Column", required: bool = False) -> str | None:
    """The column that this key names; None where there is none and none is required."""
    found = keys.get(key)
    if found is None:
        if required:
            message = f'no {key}. Add, say, {key} = "{example}".'
            raise MappingError(message)
        return None
    return text(found, key)


def text(found: object, key: str) -> str:
    """A name in quotes."""
    if not isinstance(found, str) or not found.strip():
        message = f"{key} holds “{shown(str(found))}”, which is no name. Write it in quotes."
        raise MappingError(message)
    return found.strip()


def several(found: object, key: str, *, keep_order: bool = False) -> Any:  # noqa: ANN401  # a tuple or a set of text
    """One name or a list of them, numbers among them taken as they would be written."""
    listed = found if isinstance(found, list) else [found]
    # Numbers are taken as they would be written: `keep = { year = 2024 }`, `columns = [2023, 2024]`.
    texts = [text(str(one) if type(one) in {int, float} else one, key) for one in listed]
    if not texts:
        message = f"{key} lists nothing. Name at least one."
        raise MappingError(message)
    return tuple(texts) if keep_order else frozenset(texts)


def word(kind: type[Word], found: object, key: str) -> Word:
    """One of a closed list of words."""
    try:
        return kind(str(found))
    except ValueError:
        message = f"{key} holds “{shown(str(found))}”. Write one of {', '.join(kind)}."
        raise MappingError(message) from None


def row(keys: Mapping[str, Any], key: str) -> int | None:
    """A row, counted from 1."""
    found = keys.get(key)
    if found is not None and (type(found) is not int or found < 1):
        message = f"{key} is “{shown(str(found))}”. Count rows from 1, as the sheet does."
        raise MappingError(message)
    return found


def day(keys: Mapping[str, Any], key: str) -> date | None:
    """A date without quotes."""
    found = keys.get(key)
    if found is not None and type(found) is not date:
        message = f"{key} is “{shown(str(found))}”. Write a date without quotes, say, {key} = 2026-04-08."
        raise MappingError(message)
    return found
