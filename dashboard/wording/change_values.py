"""The values of agreements and standards as sentences say them: money, levels, days, words."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from dashboard.wording import dates, marks, numbers, page
from dashboard.wording.language import _
from data.catalogue import Indicator
from data.terms import Control, Depth, EvidenceClass, FigureKind, Level, Origin

PENCE: Final = 100
_MONEY: Final = frozenset({"amount"})
_PERCENT: Final = frozenset({"reduction_percent", "spender_share_percent"})
_DAYS: Final = frozenset({"starts", "ends", "by", "promised", "answered", "reply_due", "review", "agreed_on"})
_LEVELS: Final = frozenset({"agreed_level", "level", "baseline", "floor", "recovery_margin"})
_WORDS: Final[Mapping[str, Callable[[str], str]]] = {
    "evidence": lambda word: quoted(marks.evidence(EvidenceClass(word))),
    "origin": lambda word: page.origin(Origin(word)),
    "depth": lambda word: page.depth(Depth(word)),
    "control": lambda word: {
        Control.MOST: _("most of it"),
        Control.SOME: _("some of it"),
        Control.LITTLE: _("little of it"),
    }[Control(word)],
}
_CHOICES: Final = frozenset({"better", "item", "held_before", "held_after", "answer", "kind", "side", "method"})


def said(value: object, key: str, *, clause: str, indicator: Indicator | None = None) -> str:
    """Return a canonical value of a key as a sentence says it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(said(each, key, clause=clause) for each in value)
    if isinstance(value, bool) or value in ("true", "false"):
        return _("yes") if value in (True, "true") else _("no")
    text = str(value)
    if is_money(key, clause=clause):
        return numbers.money(int(text) // PENCE)
    if key in _PERCENT:
        return f"{_plain(Decimal(text))}%"
    if key in _DAYS:
        return day(text)
    if key == "level" and clause == "agreement":
        return page.level(Level(text)).lower()
    if key == "kind" and clause == "accountability":
        return page.figure_kind(FigureKind(text))
    if key in _LEVELS:
        return level(Decimal(text), indicator)
    if key in _WORDS:
        return _WORDS[key](text)
    if key in _CHOICES:
        return text.replace("_", " ")
    return text if _is_number(text) else quoted(text)


def level(value: Decimal, indicator: Indicator | None, *, unit: str = "") -> str:
    """Return a level in its indicator's words, or as it was agreed where we do not hold the indicator."""
    if indicator is not None:
        return numbers.full(value, indicator)
    return f"{_plain(value)} {unit}".strip()


def exact_money(value: object) -> str:
    """Return pence as pounds to the penny, for two amounts that read the same when shortened."""
    return f"£{numbers.plain(Decimal(str(value)) / PENCE, decimals=2)}".removesuffix(".00")


def is_money(key: str, *, clause: str) -> bool:
    """Return whether a key holds pence."""
    return key in _MONEY or (key == "baseline" and clause == "budget")


def day(text: str) -> str:
    """Return an ISO day as people read it."""
    return dates.day(date.fromisoformat(text))


def quoted(text: str) -> str:
    """Return words of the document, as words of the document."""
    return f"“{text}”"


def _plain(value: Decimal) -> str:
    return numbers.plain(value, decimals=max(0, -int(value.normalize().as_tuple().exponent)))


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()
