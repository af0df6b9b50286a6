"""What came of an order that somebody gave on a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Done:
    """An order that was carried out, with what it returned."""

    answer: object = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An order that was refused; nothing was written."""

    sentence: str
