"""A column mapping: which columns of a file hold what, as TOML says it.

The keys, all but `format`, `place`, `period` and `value` optional:

    indicator = "first-time-entrants"                     # whose figures these are, in a map of its own
    format = "parquet"                                    # or csv, xlsx, ods; gzip is recognised by itself
    keep = { "Short Desc" = "FirstYJS" }                  # only these rows; several words in a list
    place = { column = "LA Number", kind = "dfe_number" } # or gss, or name (with within = "S"); several columns in a
                                                          # list: the first that is filled. For a code list
                                                          # of one's own kind = "code", with codes = { "Its name in
                                                          # the file" = "x-code" } where the file gives no codes
    period = { column = "Years", year = "calendar" }      # or columns = ["2023", "2024"] for a wide table; year is
                                                          # calendar, financial, academic, tax or { month, day };
                                                          # names = "first" or "last" year of a span
    value = "Values"                                      # not in a wide table
    missing = { "-" = "not_available" }                   # marks besides those that gov.uk tables use
    lower, upper, count, denominator = "a column"         # or limits = { lower = …, upper = … }
    status = { column = "Type", words = { "Raw data" = "final" } }
    direction = { column = "Polarity", words = { High = "higher", Low = "lower" } }
    sheet = "Table 1"                                     # else the first sheet that has the columns
    header_row = 4                                        # else the first row that has the columns
    last_row = 160
    encoding = "cp1252"                                   # else UTF-8, or UTF-16 by its mark
    released = 2026-04-08                                 # the edition's release; else the day it is asked for
    numbers = ["thousands", "percent", "pounds"]          # dressings allowed: 1,284.5 · 5.4% · £5
"""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from data.better import Better
from data.observation import Status
from data.periods import PeriodError, YearStart, YearType
from indicators.feeds import mapping_keys as keys_of
from indicators.feeds.cells import ALLOWED
from indicators.feeds.feed import shown
from indicators.feeds.mapping_keys import MappingError, Word


class Format(StrEnum):
    """What a file is."""

    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"
    PARQUET = "parquet"


class PlaceKind(StrEnum):
    """How a file names its places."""

    GSS = "gss"
    DFE_NUMBER = "dfe_number"
    NAME = "name"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Period:
    """Where a row's period stands: in one column, or in the headers of several."""

    column: str | None
    columns: tuple[str, ...]
    year: YearStart | None
    names: Literal["first", "last"] | None


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A checked column mapping."""

    format: Format
    places: tuple[str, ...]
    place_kind: PlaceKind
    within: str
    period: Period
    value: str | None
    codes: Mapping[str, str] = field(default_factory=dict, hash=False)
    keep: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)
    missing: Mapping[str, Status] = field(default_factory=dict, hash=False)
    lower: str | None = None
    upper: str | None = None
    count: str | None = None
    denominator: str | None = None
    status: str | None = None
    status_words: Mapping[str, Status] = field(default_factory=dict, hash=False)
    direction: str | None = None
    direction_words: Mapping[str, Better] = field(default_factory=dict, hash=False)
    sheet: str | None = None
    header_row: int | None = None
    last_row: int | None = None
    encoding: str | None = None
    released: date | None = None
    numbers: frozenset[str] = frozenset()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is read, each once."""
        single = (self.period.column, self.value, self.lower, self.upper, self.count, self.denominator, self.status)
        named = (*self.keep, *self.places, *self.period.columns, *single, self.direction)
        return tuple(dict.fromkeys(column for column in named if column is not None))


_DIRECTIONS = {"High": Better.HIGHER, "Yes": Better.HIGHER, "Low": Better.LOWER, "No": Better.LOWER}
_KEYS = frozenset(
    {
        *("indicator", "format", "sheet", "header_row", "last_row", "encoding", "keep", "place", "period"),
        *(
            "value",
            "missing",
            "lower",
            "upper",
            "limits",
            "count",
            "denominator",
            "status",
            "direction",
            "numbers",
            "released",
        ),
    }
)


def read(table: Mapping[str, Any]) -> ColumnMapping:
    """The mapping in a TOML table; raises MappingError naming the first key that is wrong, and the cure.

    Keys may be written with spaces or hyphens, and a column's key may end in `column`: "header row", "status column".
    """
    keys = {_plain(key): value for key, value in table.items()}
    for key in keys:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, n=1)
            message = f"unknown key “{shown(key)}”. " + (f"Did you mean “{near[0]}”?" if near else "Remove it.")
            raise MappingError(message)
    places, kind, within, codes = _place(keys.get("place"))
    period = _period(keys.get("period"))
    limits = _inner(keys, "limits", {"lower", "upper"})
    status, status_words = _words(keys, "status", Status, {})
    direction, direction_words = _words(keys, "direction", Better, _DIRECTIONS)
    keep = {
        keys_of.text(column, "keep"): keys_of.several(words, "keep")
        for column, words in keys_of.table(keys, "keep").items()
    }
    missing = {
        keys_of.text(mark, "missing"): keys_of.word(Status, word, "missing")
        for mark, word in keys_of.table(keys, "missing").items()
    }
    if period.columns and keys.get("value") is not None:
        message = "value is for long tables; in a wide one the period's columns hold the values. Remove it."
        raise MappingError(message)
    return ColumnMapping(
        format=_format(keys.get("format")),
        places=places,
        place_kind=kind,
        within=within,
        codes=codes,
        period=period,
        value=None if period.columns else keys_of.column(keys, "value", example="Values", required=True),
        keep=keep,
        missing=missing,
        lower=keys_of.column(limits, "lower") or keys_of.column(keys, "lower"),
        upper=keys_of.column(limits, "upper") or keys_of.column(keys, "upper"),
        count=keys_of.column(keys, "count"),
        denominator=keys_of.column(keys, "denominator"),
        status=status,
        status_words=status_words,
        direction=direction,
        direction_words=direction_words,
        sheet=keys_of.column(keys, "sheet"),
        header_row=keys_of.row(keys, "header_row"),
        last_row=keys_of.row(keys, "last_row"),
        encoding=keys_of.column(keys, "encoding"),
        released=keys_of.day(keys, "released"),
        numbers=_numbers(keys),
    )


def _plain(key: str) -> str:
    """The key in our spelling: "header row" is header_row, "status column" is status."""
    return "_".join(key.lower().replace("-", " ").replace("_", " ").split()).removesuffix("_column")


def _format(found: object) -> Format:
    if found is None:
        message = 'no format. Add, say, format = "csv".'
        raise MappingError(message)
    return keys_of.word(Format, "csv" if found in ("gzip", "csv.gz") else found, "format")


def _place(found: object) -> tuple[tuple[str, ...], PlaceKind, str, Mapping[str, str]]:
    if not isinstance(found, Mapping) or not ({"column", "columns"} & set(found)):
        message = 'no place. Add, say, place = { column = "Area code", kind = "gss" }.'
        raise MappingError(message)
    inner = keys_of.only(found, "place", {"column", "columns", "kind", "within", "codes"})
    columns = keys_of.several(inner.get("column", inner.get("columns")), "place", keep_order=True)
    within = inner.get("within", "")
    if not isinstance(within, str):
        message = 'place has a within that is not text. Write, say, within = "S" for Scotland.'
        raise MappingError(message)
    kind = keys_of.word(PlaceKind, inner.get("kind", "gss"), "kind")
    codes = {
        keys_of.text(name, "codes"): keys_of.text(code, "codes") for name, code in keys_of.table(inner, "codes").items()
    }
    if codes and kind is not PlaceKind.CODE:
        message = 'place has codes, which are for names of a code list of one\'s own. Write kind = "code" beside them.'
        raise MappingError(message)
    return tuple(columns), kind, within, codes


def _period(found: object) -> Period:
    if not isinstance(found, Mapping) or not ({"column", "columns"} & set(found)):
        message = 'no period. Add, say, period = { column = "Year", year = "calendar" }.'
        raise MappingError(message)
    inner = keys_of.only(found, "period", {"column", "columns", "year", "names"})
    names = inner.get("names")
    if names not in {None, "first", "last"}:
        message = f"names is “{shown(str(names))}”. Write first or last."
        raise MappingError(message)
    year = _year(inner.get("year"))
    if "columns" in inner:
        return Period(None, tuple(keys_of.several(inner["columns"], "period", keep_order=True)), year, names)
    return Period(keys_of.text(inner["column"], "period"), (), year, names)


def _year(found: object) -> YearStart | None:
    """The day on which the file's years start; a table { month, day } states a day of its own."""
    if found is None:
        return None
    try:
        if isinstance(found, Mapping):
            return YearStart(int(found["month"]), int(found["day"]))
        return YearType(str(found)).start
    except (KeyError, TypeError, ValueError, PeriodError):
        message = "year is none we know. Write calendar, financial, academic, tax or { month = 8, day = 1 }."
        raise MappingError(message) from None


def _words(
    keys: Mapping[str, Any], key: str, kind: type[Word], usual: Mapping[str, Word]
) -> tuple[str | None, Mapping[str, Word]]:
    """A column and what its words mean: a name alone leaves the usual words."""
    found = keys.get(key)
    if found is None or isinstance(found, str):
        return keys_of.column(keys, key), usual
    inner = keys_of.only(keys_of.table(keys, key), key, {"column", "words"})
    words = {
        keys_of.text(word, key): keys_of.word(kind, meaning, key)
        for word, meaning in keys_of.table(inner, "words").items()
    }
    return keys_of.column(inner, "column", required=True), {**usual, **words}


def _inner(keys: Mapping[str, Any], key: str, known: set[str]) -> Mapping[str, Any]:
    return keys_of.only(keys_of.table(keys, key), key, known)


def _numbers(keys: Mapping[str, Any]) -> frozenset[str]:
    found: Sequence[object] = keys.get("numbers", [])
    if not isinstance(found, list) or not set(map(str, found)) <= ALLOWED:
        message = f"numbers lists something unknown. Write some of {', '.join(sorted(ALLOWED))}."
        raise MappingError(message)
    return frozenset(map(str, found))
