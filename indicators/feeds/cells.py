"""Cells as publishers write them, read as text and as numbers."""

import math
import re
from datetime import date, datetime

from indicators.feeds.feed import shown

Cell = str | int | float | bool | date | datetime | None

_PLAIN = re.compile(r"[-+]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][-+]?[0-9]{1,3})?")
_THOUSANDS = re.compile(r"([-+]?[0-9]{1,3})((?:,[0-9]{3})+)(\.[0-9]+)?")
_DIGITS = 12
ALLOWED = frozenset({"thousands", "percent", "pounds"})


class CellError(ValueError):
    """A cell is not what its column promises; the message quotes it."""


def text_of(cell: Cell) -> str:
    """The cell as a person reads it: whole numbers without a point, days as 2025-04-01, blanks as nothing."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case float():
            whole = cell.is_integer() and abs(cell) < 10**15
            return "" if math.isnan(cell) else str(int(cell)) if whole else repr(cell)
        case datetime() | date():
            return cell.strftime("%Y-%m-%d")
        case _:
            return str(cell).strip()


def is_plain(text: str) -> bool:
    """Whether a text is a number without any dressing."""
    return _PLAIN.fullmatch(text) is not None


def number(text: str, *, allowed: frozenset[str] = frozenset()) -> float:
    """The number a cell holds, without the noise of binary fractions.

    `allowed` names the dressings that a mapping permits: "thousands" (1,284.5), "percent" (5.4%), "pounds" (£5).
    Raises CellError for anything else: nan, inf, 0x1F, 1_000, full-width digits and words are no numbers here.
    """
    bare = text.strip(" ")
    if "pounds" in allowed:
        bare = bare.replace("£", "", 1)
    if "percent" in allowed:
        bare = bare.removesuffix("%").rstrip(" ")
    if "thousands" in allowed and _THOUSANDS.fullmatch(bare):
        bare = bare.replace(",", "")
    value = float(bare) if _PLAIN.fullmatch(bare) else math.inf
    if not math.isfinite(value):
        message = f"“{shown(text)}” is not a number"
        raise CellError(message)
    return without_noise(value)


def without_noise(value: float) -> float:
    """71.89999999999999 as 71.9: twelve figures hold more than any publisher measures."""
    return float(f"{value:.{_DIGITS}g}")
