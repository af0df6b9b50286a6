"""A reply's body recognised by what it is, whatever its label says."""

import json
import re
from typing import Any

from indicators.feeds.feed import shown
from indicators.feeds.unpack import UnpackError, unpacked

_SIGN_IN = re.compile(r"\b(?:sign|log)[ -]?(?:in|on)\b", re.IGNORECASE)
_TAG = re.compile(r"\s*(?:<!doctype\s+html|<html|<head|<body|<\?xml|<[a-z]+[\s>])", re.IGNORECASE)
_LONGEST_WORDS = 2000
_MOST_NESTING = 200
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class BodyError(ValueError):
    """A body that is not what was asked for; the message says what it is instead."""


def text(body: bytes, *, encoding: str | None = None) -> str:
    """A body as text: UTF-8 with or without its mark, UTF-16 by its mark, another only where `encoding` names it.

    Gzip bytes are unpacked first. Raises BodyError for spreadsheets, pictures, and bytes that are no such text.
    """
    try:
        plain = unpacked(body)
    except UnpackError as error:
        message = f"the file cannot be unpacked: {error}"
        raise BodyError(message) from None
    if plain.startswith(b"PK\x03\x04"):
        message = "a spreadsheet or archive came instead of text"
        raise BodyError(message)
    if plain.startswith((b"%PDF", b"PAR1", b"\x89PNG", b"\xd0\xcf\x11\xe0")):
        message = "a document came instead of text"
        raise BodyError(message)
    named = encoding or ("utf-16" if plain.startswith(_UTF16_MARKS) else "utf-8-sig")
    try:
        decoded = plain.decode("utf-8-sig" if named.lower() in {"utf-8", "utf8"} else named)
    except LookupError:
        message = f"“{shown(named)}” is not an encoding we know"
        raise BodyError(message) from None
    except ValueError:
        cure = "" if encoding else "; if the publisher uses another encoding, the mapping must name it"
        message = f"the bytes are not {'UTF-8' if named == 'utf-8-sig' else shown(named)} text{cure}"
        raise BodyError(message) from None
    if "\x00" in decoded:
        message = "the text holds NUL bytes"
        raise BodyError(message)
    return decoded


def table_text(body: bytes, *, encoding: str | None = None) -> str:
    """The text of a table in CSV; raises BodyError for pages, error objects and words, which it quotes.

    An empty body is an empty text: whether that is a fault, the feed knows.
    """
    decoded = text(body, encoding=encoding)
    start = decoded[:_LONGEST_WORDS].lstrip()
    if _TAG.match(start):
        message = "a sign-in page came instead of data" if _SIGN_IN.search(start) else "a web page came instead of data"
        raise BodyError(message)
    if start[:1] in {"{", "["}:
        message = f"instead of a table came “{said(body)}”"
        raise BodyError(message)
    first = start.partition("\n")[0]
    if (
        start
        and not any(mark in first for mark in ",\t;|")
        and len(decoded) < _LONGEST_WORDS
        and "\n" not in start.strip()
    ):
        message = f"instead of a table came the words “{shown(start)}”"
        raise BodyError(message)
    return decoded


def document(body: bytes) -> Any:  # noqa: ANN401  # JSON may be anything; each feed checks what it expects
    """A JSON document; raises BodyError for pages, words, NaN, repeated keys and nesting without end."""
    decoded = text(body)
    if _TAG.match(decoded):
        message = "a web page came instead of JSON"
        raise BodyError(message)
    if decoded.count("[") + decoded.count("{") > _MOST_NESTING and _depth(decoded) > _MOST_NESTING:
        message = "the JSON is nested too deeply"
        raise BodyError(message)
    try:
        return json.loads(decoded, parse_constant=_no_constant, object_pairs_hook=_no_repeats)
    except BodyError:
        raise
    except (ValueError, RecursionError) as error:
        message = f"the JSON breaks off or is not well formed ({shown(str(error))})"
        raise BodyError(message) from None


def said(body: bytes) -> str:
    """What an error body says: its message, else its first words."""
    try:
        found = document(body)
    except BodyError:
        return shown(body[:200].decode("utf-8", "replace"))
    words = (
        next((found[key] for key in ("message", "error", "title") if key in found), found)
        if isinstance(found, dict)
        else found
    )
    return shown(words if isinstance(words, str) else json.dumps(words), longest=120)


def _depth(decoded: str) -> int:
    """How deeply brackets nest outside strings."""
    deepest = depth = 0
    for token in re.findall(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', decoded):
        if token in {"[", "{"}:
            depth += 1
            deepest = max(deepest, depth)
        elif token in {"]", "}"}:
            depth -= 1
    return deepest


def _no_constant(word: str) -> float:
    message = f"the JSON holds {word}, which is not JSON"
    raise BodyError(message)


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        message = f"the JSON names “{shown(next(key for key in keys if keys.count(key) > 1))}” twice"
        raise BodyError(message)
    return found
