"""Reads one definition: TOML in, an `Indicator` out, a bad one refused by name with the cure."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, TypeVar

from data.better import Better
from data.catalogue import written
from data.catalogue.indicator import Break, Disclosure, Frequency, Indicator, Licence, UnitKind
from data.catalogue.written import WrittenError
from data.periods import PeriodError, YearStart, YearType

Word = TypeVar("Word", bound=StrEnum)

MOST_DECIMALS = 6
LARGEST = 1e15


class DefinitionError(ValueError):
    """A definition cannot be read; the message names the file, what is wrong and the cure."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a definition: what it must hold, said in words and shown by an example."""

    kind: tuple[type, ...]
    words: str
    example: str
    required: bool = True


def _text(example: str, *, required: bool = True) -> Key:
    return Key((str,), "text in quotes", f'"{example}"', required)


KEYS: Mapping[str, Key] = {
    "title": _text("Employment rate"),
    "measure": _text("The employment rate"),
    "unit": _text("percent"),
    "unit_kind": _text("percent"),
    "of": _text("people aged 16 to 64"),
    "better": _text("higher"),
    "better_because": _text("more people in work"),
    "better_from": _text("ours"),
    "decimals": Key((int,), "a whole number", "1"),
    "lowest": Key((int, float), "a number", "0", required=False),
    "highest": Key((int, float), "a number", "100", required=False),
    "margin": Key((int, float), "a number", "0.1", required=False),
    "frequency": _text("yearly"),
    "window": Key((int,), "a whole number", "3", required=False),
    "lag_days": Key((int,), "a whole number of days", "106"),
    "stopped": Key((date,), "a date", "2023-12-31", required=False),
    "accepts_estimated": Key((bool,), "true or false", "true", required=False),
    "year": Key((str, dict), "a kind of year or its first day", '"financial"', required=False),
    "breaks": Key((list,), "a list of tables", '[{ on = 2021-09-01, what = "new method" }]', required=False),
    "paired": _text("economic-inactivity-rate", required=False),
    "definition": _text("Share of people aged 16 to 64 in paid work."),
    "publisher": _text("Office for National Statistics"),
    "department": _text("Department for Education", required=False),
    "source_title": _text("Regional labour market: local indicators"),
    "source_address": _text("https://www.ons.gov.uk/…"),
    "licence": _text("ons"),
    "feed": _text("ons_els"),
    "query": Key((dict,), "a table of the feed's own keys", '{ slug = "employment-rate" }'),
    "limits": Key((float,), "a share between 0 and 1", "0.998", required=False),
    "disclosure": Key((dict,), "a table", "{ threshold = 4 }", required=False),
}


def parse(text: str, *, name: str, licences: Mapping[str, Licence]) -> Indicator:
    """The indicator that a definition's text describes.

    Raises:
        DefinitionError: the text is not TOML, or a key is missing, unknown, of the wrong type or impossible.

    """
    try:
        return _indicator(_table(text), name=name, licences=licences)
    except DefinitionError as error:
        message = f"{name}.toml: {error}"
        raise DefinitionError(message) from error.__cause__


def read(path: Path, *, licences: Mapping[str, Licence]) -> Indicator:
    """The indicator that a definition file describes, named after the file.

    Raises:
        DefinitionError: the file cannot be read, or its text is refused.

    """
    try:
        text = written.text_of(path)
    except OSError as error:
        message = f"{path.name}: cannot be read ({error.strerror}). Check the path and its permissions."
        raise DefinitionError(message) from error
    except WrittenError as error:
        message = f"{path.name}: {error}"
        raise DefinitionError(message) from error
    return parse(text, name=path.stem, licences=licences)


def _table(text: str) -> dict[str, Any]:
    try:
        table = written.table(text)
    except WrittenError as error:
        raise DefinitionError(str(error)) from error
    for key, value in table.items():
        _check(key, value)
    for key, wanted in KEYS.items():
        if wanted.required and key not in table:
            message = f"no {key}. Add, say, {key} = {wanted.example}."
            raise DefinitionError(message)
    return table


def _check(key: str, value: object) -> None:
    wanted = KEYS.get(key)
    if wanted is None:
        near = difflib.get_close_matches(key, KEYS, n=1)
        cure = f'Did you mean "{near[0]}"?' if near else "Remove it."
        message = f'unknown key "{key[:60]}". {cure}'
        raise DefinitionError(message)
    wrong = not isinstance(value, wanted.kind) or isinstance(value, datetime)
    if wrong or (isinstance(value, bool) and bool not in wanted.kind):
        message = f"{key} is {str(value)[:60]!r}. Write {wanted.words}, say, {key} = {wanted.example}."
        raise DefinitionError(message)
    if isinstance(value, str) and not value.strip():
        message = f"{key} is empty. Write {wanted.words}, say, {key} = {wanted.example}."
        raise DefinitionError(message)
    if isinstance(value, (int, float)) and not abs(value) <= LARGEST:
        message = f"{key} is not a number we can hold. Write {wanted.words}, say, {key} = {wanted.example}."
        raise DefinitionError(message)


def _indicator(table: dict[str, Any], *, name: str, licences: Mapping[str, Licence]) -> Indicator:
    decimals = _between(table["decimals"], "decimals", 0, MOST_DECIMALS)
    lowest, highest = _range(table)
    licence = licences.get(table["licence"])
    if licence is None:
        message = f'unknown licence "{table["licence"][:60]}". Write one of {", ".join(sorted(licences))}.'
        raise DefinitionError(message)
    department = table.get("department")
    return Indicator(
        name=name,
        title=table["title"],
        measure=table["measure"],
        unit=table["unit"],
        unit_kind=_word(UnitKind, table["unit_kind"], "unit_kind"),
        of=table["of"],
        better=_word(Better, table["better"], "better"),
        better_because=table["better_because"],
        better_from=_better_from(table["better_from"]),
        decimals=decimals,
        lowest=lowest,
        highest=highest,
        margin=_margin(table.get("margin"), decimals),
        frequency=_word(Frequency, table["frequency"], "frequency"),
        window=_between(table.get("window", 1), "window", 1, 20),
        lag_days=_between(table["lag_days"], "lag_days", 0, 3650),
        stopped=table.get("stopped"),
        accepts_estimated=table.get("accepts_estimated", False),
        year=_year(table.get("year")),
        breaks=_breaks(table.get("breaks", [])),
        paired=table.get("paired"),
        definition=" ".join(table["definition"].split()),
        publisher=table["publisher"],
        department=department,
        source_title=table["source_title"],
        source_address=_address(table["source_address"]),
        licence=licence.worded(publication=table["source_title"], department=department),
        feed=table["feed"],
        query=table["query"],
        limits=_limits(table.get("limits", 0.95)),
        disclosure=_disclosure(table.get("disclosure")),
    )


def _word(kind: type[Word], text: str, key: str) -> Word:
    try:
        return kind(text)
    except ValueError:
        choices = [member.value for member in kind]
        words = f"{', '.join(choices[:-1])} or {choices[-1]}"
        message = f'{key} is "{text[:60]}". Write {words}.'
        raise DefinitionError(message) from None


def _better_from(text: str) -> Literal["publisher", "ours"]:
    match text:
        case "publisher" | "ours":
            return text
        case _:
            message = f'better_from is "{text[:60]}". Write publisher or ours.'
            raise DefinitionError(message)


def _between(number: int, key: str, least: int, most: int) -> int:
    if not least <= number <= most:
        message = f"{key} is {number}. Write a whole number from {least} to {most}."
        raise DefinitionError(message)
    return number


def _range(table: Mapping[str, Any]) -> tuple[float | None, float | None]:
    lowest, highest = table.get("lowest"), table.get("highest")
    if lowest is not None and highest is not None and lowest >= highest:
        message = f"lowest {lowest} is not below highest {highest}. Swap or mend them."
        raise DefinitionError(message)
    return (None if lowest is None else float(lowest), None if highest is None else float(highest))


def _margin(margin: float | None, decimals: int) -> float:
    if margin is None:
        return float(f"1e-{decimals}")
    if margin < 0:
        message = f"margin is {margin}. Write 0 or more, in the indicator's unit."
        raise DefinitionError(message)
    return float(margin)


def _limits(share: float) -> float:
    if not 0 < share < 1:
        message = f"limits is {share}. Write a share between 0 and 1, say, limits = 0.95."
        raise DefinitionError(message)
    return share


def _disclosure(entry: dict[str, Any] | None) -> Disclosure | None:
    if entry is None:
        return None
    if not set(entry) <= {"threshold", "rounding"} or not all(type(one) is int for one in entry.values()):
        message = f"disclosure is {str(entry)[:60]}. Write, say, disclosure = {{ threshold = 4, rounding = 5 }}."
        raise DefinitionError(message)
    asked = Disclosure(**entry)
    _between(asked.threshold, "disclosure.threshold", 1, 100)
    _between(asked.rounding, "disclosure.rounding", 1, 1000)
    return asked


def _year(year: str | dict[str, Any] | None) -> YearStart | None:
    if year is None:
        return None
    if isinstance(year, str):
        if year not in list(YearType):
            message = f'year is "{year[:60]}". Write {", ".join(YearType)} or, say, {{ month = 8, day = 1 }}.'
            raise DefinitionError(message)
        return YearType(year).start
    match year:
        case {"month": int(month), "day": int(day), **rest} if not rest:
            try:
                return YearStart(month, day)
            except PeriodError as error:
                message = f"year begins on no day. {error}"
                raise DefinitionError(message) from error
        case _:
            message = f"year is {str(year)[:60]}. Write the first day, say, year = {{ month = 8, day = 1 }}."
            raise DefinitionError(message)


def _breaks(entries: list[Any]) -> tuple[Break, ...]:
    found = []
    for entry in entries:
        match entry:
            case {"on": datetime()}:
                pass
            case {"on": date() as on, "what": str(what), **rest} if not rest and what.strip():
                found.append(Break(on=on, what=what))
                continue
        message = f"breaks holds {str(entry)[:60]!r}. Write, say, breaks = {KEYS['breaks'].example}."
        raise DefinitionError(message)
    return tuple(sorted(found, key=lambda each: each.on))


def _address(text: str) -> str:
    if not text.startswith("https://") or any(sign.isspace() for sign in text):
        message = f'source_address is "{text[:60]}". Write an address that begins with https://.'
        raise DefinitionError(message)
    return text
