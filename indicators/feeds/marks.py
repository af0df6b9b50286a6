"""The marks of government tables: what stands in brackets, in a status column, behind a year or instead of a value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from data.observation import Caveat, Status
from indicators.feeds.cells import CellError
from indicators.feeds.feed import shown

_BRACKETED = re.compile(r"\[([^\[\]]*)\]")
_SUFFIX = re.compile(r"\s*\((prov|provisional|rev|revised|final|ot)\)\s*$", re.IGNORECASE)
_NOTE = re.compile(r"note\b.*|[0-9]+(?:\s*,\s*[0-9]+)*", re.IGNORECASE)
_MISSING = {
    "c": Status.SUPPRESSED,
    "x": Status.NOT_AVAILABLE,
    "z": Status.NOT_APPLICABLE,
    "u": Status.UNRELIABLE,
    "k": Status.NEGLIGIBLE,
    "low": Status.NEGLIGIBLE,
}
_BESIDE = {"p": Status.PROVISIONAL, "r": Status.REVISED, "e": Status.ESTIMATED, "f": Status.PROJECTED}
_WORDS = {
    "": Status.FINAL,
    "final": Status.FINAL,
    "provisional": Status.PROVISIONAL,
    "revised": Status.REVISED,
    "estimated": Status.ESTIMATED,
    "raw data": Status.FINAL,
    "imputed": Status.ESTIMATED,
    "projected": Status.PROJECTED,
}
_SUFFIXES = {"prov": Status.PROVISIONAL, "rev": Status.REVISED, "fina": Status.FINAL, "ot": Status.FINAL}
# Where several apply, the one that asks for most care stands.
_CARE = (Status.PROJECTED, Status.ESTIMATED, Status.PROVISIONAL, Status.REVISED, Status.FINAL)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the marks of one cell, header or status column say together.

    `missing` says why there is no value; `beside` what to know of a value; `raw` is what the publisher wrote.
    """

    missing: Status | None = None
    beside: Status | None = None
    caveats: frozenset[Caveat] = frozenset()
    raw: str = ""

    def __or__(self, other: "Marks") -> "Marks":
        """Both together."""
        both = {self.beside, other.beside}
        return Marks(
            missing=self.missing or other.missing,
            beside=next((status for status in _CARE if status in both), None),
            caveats=self.caveats | other.caveats,
            raw=" ".join(part for part in (self.raw, other.raw) if part),
        )

    def status(self, *, has_value: bool) -> tuple[Status, frozenset[Caveat]]:
        """The status of a figure with these marks; a mark that says there is none wins over a value beside it."""
        if self.missing is Status.UNRELIABLE and has_value:
            return self.beside or Status.FINAL, self.caveats | {Caveat.LOW_RELIABILITY}
        if self.missing is not None:
            return self.missing, self.caveats
        if not has_value:
            combined = Caveat.COMBINED_AREA in self.caveats
            return Status.NOT_AVAILABLE if combined else Status.UNEXPLAINED, self.caveats
        return self.beside or Status.FINAL, self.caveats


def of_cell(written: str, *, missing: Mapping[str, Status]) -> tuple[str, Marks]:
    """What is left of a cell once its marks are read, and what they say.

    `missing` holds the marks that a mapping declares. Raises CellError for a bracketed mark that nobody declared.
    """
    if written in missing:
        return "", Marks(missing=missing[written], raw=written)
    found = Marks()
    for mark in _BRACKETED.findall(written):
        found |= _one(mark, missing=missing)
    rest = _BRACKETED.sub("", written).strip()
    if rest in missing:
        return "", found | Marks(missing=missing[rest], raw=rest)
    if rest.lower() in _MISSING:
        return "", found | Marks(missing=_MISSING[rest.lower()], raw=rest)
    return rest, found


def of_header(title: str, *, missing: Mapping[str, Status]) -> Marks:
    """What the bracketed marks of a header say of its whole column; words there are notes."""
    found = Marks()
    for mark in _BRACKETED.findall(title):
        if mark.strip().lower() in {*_MISSING, *_BESIDE, "b"} or f"[{mark}]" in missing:
            found |= _one(mark, missing=missing)
    return found


def of_status(written: str, *, words: Mapping[str, Status]) -> Marks:
    """What a status column says: a word, a mark, marks in brackets, or a sentence about combined areas.

    Raises CellError for a word that nobody declared: it is never read as a value or as plain missing.
    """
    known = {word.lower(): status for word, status in words.items()}
    plain = written.lower()
    status = known.get(plain, _WORDS.get(plain))
    if status is not None:
        return Marks(beside=status, raw=written) if status.has_value else Marks(missing=status, raw=written)
    if "combined" in plain:
        return Marks(caveats=frozenset({Caveat.COMBINED_AREA}), raw=written)
    found = Marks()
    for mark in _BRACKETED.findall(written) or [written]:
        found |= _one(mark, missing={})
    return found


def of_label(label: str) -> tuple[str, Marks]:
    """A period's label without "(prov)", "(Rev)", "(Final)" or "(OT)", and what that says."""
    found = _SUFFIX.search(label)
    if found is None:
        return label, Marks()
    word = found[1].lower()
    status = _SUFFIXES.get(word[:4], _SUFFIXES.get(word[:3], Status.FINAL))
    return label[: found.start()], Marks(beside=status, raw=found[0].strip())


def _one(mark: str, *, missing: Mapping[str, Status]) -> Marks:
    plain = mark.strip().lower()
    declared = missing.get(f"[{mark}]", missing.get(mark))
    if declared is not None:
        return Marks(missing=declared, raw=mark)
    if plain in _MISSING:
        return Marks(missing=_MISSING[plain], raw=mark)
    if plain in _BESIDE:
        return Marks(beside=_BESIDE[plain], raw=mark)
    if plain == "b":
        return Marks(caveats=frozenset({Caveat.BREAK}), raw=mark)
    if _NOTE.fullmatch(plain):
        return Marks(raw=mark)
    message = f"the mark “{shown(mark)}” is none we know"
    raise CellError(message)
