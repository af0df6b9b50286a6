"""A paper as canonical JSON, its fingerprint, and the way back."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from dashboard.documents.content import Break, Chart, Heading, Lines, Paper, Sentence, Table, Words
from dashboard.wording import papers

BLOCKS: Mapping[str, type] = {
    kind.__name__.lower(): kind for kind in (Heading, Sentence, Lines, Words, Table, Chart, Break)
}
"""What a block calls itself in the record."""
LATER: Mapping[str, object] = {"variations": (), "expected": None}
"""Fields that came later: left out while they say nothing, so that earlier papers keep their fingerprints."""
NAMED = "is"
ADDRESS = "address"
SHORT = 12
KEPT = "/papers?paper="


class RecordError(ValueError):
    """A record that is not that of a paper; the message says so."""


def to_json(paper: Paper) -> str:
    """Return the whole record of a paper: sorted keys, UTF-8, no spaces, numbers with decimals as text."""
    return _text(_told(paper))


def from_json(text: str) -> Paper:
    """Return the paper of a record. Raises RecordError for any other text."""
    try:
        return cast("Paper", _made(json.loads(text), Paper))
    except (KeyError, TypeError, ValueError) as problem:
        raise RecordError(papers.NOT_A_RECORD) from problem


def fingerprint(paper: Paper) -> str:
    """Return the SHA-256 of a paper's record without its address: the same words and figures give the same one."""
    told = _told(paper)
    del told[ADDRESS]
    return hashlib.sha256(_text(told).encode("utf-8")).hexdigest()


def short(fingerprint: str) -> str:
    """Return a fingerprint as papers print it: its first twelve characters in fours."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, SHORT, 4))


def printed(paper: Paper) -> str:
    """Return the fingerprint that a paper prints: that of the address that opens it, where it is kept.

    So a paper from which figures were taken out to protect people still names the record that was made.
    """
    _, _, kept = paper.address.partition(KEPT)
    return short(kept if len(kept) == hashlib.sha256().digest_size * 2 else fingerprint(paper))


def _text(told: object) -> str:
    return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _told(value: Any) -> Any:  # noqa: ANN401  any field of a paper
    """Return a value as JSON can hold it."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case float():
            return repr(float(value))
        case tuple():
            return [_told(one) for one in value]
        case StrEnum():
            return value.value
        case _ if is_dataclass(value):
            said = {one.name: getattr(value, one.name) for one in fields(value)}
            told = {name: _told(one) for name, one in said.items() if name not in LATER or one != LATER[name]}
            name = type(value).__name__.lower()
            return told | {NAMED: name} if name in BLOCKS else told
        case _:
            return value


def _made(told: Any, kind: Any) -> Any:  # noqa: ANN401  one case a kind of field
    """Return a value of this kind from what JSON held."""
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        options = get_args(kind)
        if NoneType in options:
            return None if told is None else _made(told, next(one for one in options if one is not NoneType))
        return _made(told, BLOCKS[told[NAMED]])
    if origin is tuple:
        kinds = get_args(kind)
        if kinds[-1] is Ellipsis:
            return tuple(_made(one, kinds[0]) for one in told)
        return tuple(_made(one, each) for one, each in zip(told, kinds, strict=True))
    if origin is Literal:
        return _checked(told, get_args(kind))
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return cast("type", kind)(
            **{name: _made(told[name], hint) for name, hint in hints.items() if name in told or name not in LATER}
        )
    if kind in {datetime, date}:
        return kind.fromisoformat(told)
    if kind is float or issubclass(kind, StrEnum):
        return kind(told)
    return _checked(told, (told,) if isinstance(told, kind) else ())


def _checked(told: object, allowed: tuple[object, ...]) -> object:
    """Return a value that is among those allowed. Raises ValueError for another."""
    if told not in allowed:
        raise ValueError(told)
    return told
