"""Canonical JSON: the one form of terms that is kept, signed and fingerprinted.

Sorted keys, UTF-8, no spaces, numbers as plain decimal strings. What is not said is left out, so that
a key added to the product later leaves the fingerprints of older documents as they are.
"""

import json
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from typing import Final, Literal, TypeAlias, overload

from data.terms.agreement import AgreementTerms, StandardTerms
from data.terms.kinds import Shape, Value

Document: TypeAlias = AgreementTerms | StandardTerms
_REMEMBERED: Final = 1_000
"""Documents; more than a whole country's agreements in force."""
Plain: TypeAlias = "str | bool | list[Plain] | dict[str, Plain]"


def plain(value: object) -> Plain:
    """The same terms as dictionaries, lists, text and truth values only."""
    match value:
        case Value():
            pairs = ((key, getattr(value, key)) for key in type(value).model_fields)
            return {key: plain(part) for key, part in pairs if part is not None and part != ()}
        case tuple():
            return [plain(part) for part in value]
        case bool():
            return value
        case StrEnum():
            return value.value
        case str():
            return value
        case date():
            return value.isoformat()
        case int() | Decimal():
            return f"{Decimal(value).normalize() + 0:f}"
        case _:
            message = f"{type(value).__name__} has no place in terms."
            raise TypeError(message)


def canonical(terms: Document) -> str:
    """The terms as canonical JSON text."""
    return json.dumps(plain(terms), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def fingerprint(terms: Document) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return sha256(canonical(terms).encode("utf-8")).hexdigest()


@overload
def from_canonical(kind: Literal["agreement"], text: str) -> AgreementTerms: ...
@overload
def from_canonical(kind: Literal["standard"], text: str) -> StandardTerms: ...
def from_canonical(kind: Literal["agreement", "standard"], text: str) -> Document:
    """The terms that canonical JSON holds; it was checked when it was signed, so only its shape is checked again."""
    return _read(kind, text)


@lru_cache(maxsize=_REMEMBERED)
def _read(kind: Literal["agreement", "standard"], text: str) -> Document:
    """The terms in a text, which are frozen and so may be shared: every page and paper reads the same few again."""
    model = AgreementTerms if kind == "agreement" else StandardTerms
    return model.model_validate(json.loads(text), context=Shape.CANONICAL)
