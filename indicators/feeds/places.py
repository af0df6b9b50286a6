"""Places as publishers name them, found in the gazetteer."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import assert_never

from data import gazetteer
from data.gazetteer import UnknownPlaceError
from data.periods import Period
from indicators.feeds.mapping import PlaceKind

_NO_CODES: Mapping[str, str] = MappingProxyType({})
_GSS = re.compile(r"[A-Z][0-9]{8}")
_INNER_AND_OUTER_LONDON = {"987": "E13000001", "988": "E13000002"}
"""Numbers that the Department for Education gives to areas that are no places of ours."""


def is_code(name: str) -> bool:
    """Whether this has the form of a GSS code."""
    return _GSS.fullmatch(name) is not None


def found(
    name: str, *, kind: PlaceKind, within: str, period: Period, codes: Mapping[str, str] = _NO_CODES
) -> tuple[str | None, str]:
    """The code of a place as a file names it, and the publisher's own number or name where that is not the code.

    The code is None where the gazetteer knows no such place, or more than one, or where `codes`, the mapping's own
    names of places, holds others and not this one. A code of one's own is known to the store, and looked up there.
    """
    match kind:
        case PlaceKind.GSS:
            return (name if is_code(name) else None), ""
        case PlaceKind.DFE_NUMBER:
            number = name.removesuffix(".0")  # as it is written where the column was once numbers
            return _numbered(number, period.last_day.year), number
        case PlaceKind.NAME:
            return _named(name, within), name
        case PlaceKind.CODE:
            return (codes.get(name), name) if codes else (name or None, "")
        case _:
            assert_never(kind)


def note(code: str, name: str) -> str:
    """The publisher's name of a place where it is not ours: the code is the key, the name is not."""
    return "" if _names().get(code) == name else name


@cache
def _numbered(number: str, year: int) -> str | None:
    try:
        return _INNER_AND_OUTER_LONDON.get(number) or gazetteer.dfe_number(number, year)
    except UnknownPlaceError:
        return None


@cache
def _named(name: str, within: str) -> str | None:
    try:
        return gazetteer.named(name, prefix=within)
    except UnknownPlaceError:
        return None


@cache
def _names() -> dict[str, str]:
    return {place.code: place.name for place in gazetteer.places()}
