"""Text made fit for paper: characters that no file may hold, or that turn the reading order, are left out."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import TypeVar, cast

from dashboard.documents.content import Paper
from dashboard.documents.render.letters import BOLD, REGULAR, typeface
from dashboard.wording import papers_drawn as words

_KEPT = frozenset("\n\t")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Control, format (the marks that turn text right to left among them), surrogate, private and unassigned."""

_SHAPE = re.compile("([■▲●◆○]) ")
_NO_BREAK = "\u00a0"
"""A shape never ends a line: its word stands beside it."""

Value = TypeVar("Value")


def cleaned(paper: Paper) -> Paper:
    """Return a paper whose every text any file can hold, letters and accents composed."""
    return rewritten(paper, fit)


def drawable(paper: Paper) -> Paper:
    """Return a cleaned paper whose every character our typeface can draw; an empty square stands for another."""
    return rewritten(paper, drawable_text)


def drawable_text(text: str) -> str:
    """Return a text whose every character our typeface can draw."""
    regular, bold = typeface(REGULAR), typeface(BOLD)
    return "".join(
        letter if letter in _KEPT or (regular.holds(letter) and bold.holds(letter)) else words.NOT_HELD
        for letter in text
    )


def rewritten(value: Value, change: Callable[[str], str]) -> Value:
    """Return a value with every text in it changed; enumerations, numbers and dates stay."""
    return cast("Value", _rewritten(value, change))


def _rewritten(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_rewritten(part, change) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _rewritten(getattr(value, field.name), change) for field in fields(value)})
    return value


def fit(text: str) -> str:
    """Return a text that any file can hold, letters and accents composed, each shape beside its word."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    held = "".join(letter for letter in composed if letter in _KEPT or unicodedata.category(letter) not in _UNSEEN)
    return _SHAPE.sub(rf"\1{_NO_BREAK}", held)
