"""What a definition's query may say to a feed: checked, with the cure, before anything is asked."""

import os
import re
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, assert_never
from urllib.parse import quote

from data.catalogue import Indicator
from indicators.feeds.feed import FeedError, Reply, shown

_KEY = re.compile(r"[!-~]{1,500}")


class Kind(StrEnum):
    """What a key of a query holds, in words."""

    TEXT = "text"
    NUMBER = "a whole number"
    SEVERAL = "a list of text or numbers"
    TABLE = "a table of text or numbers"
    TABLES = "a table of tables"
    OBJECT = "a table"

    def holds(self, found: object) -> bool:
        """Whether a value is of this kind."""
        match self:
            case Kind.TEXT:
                return isinstance(found, str) and bool(found.strip())
            case Kind.NUMBER:
                return type(found) is int
            case Kind.SEVERAL:
                return isinstance(found, list) and bool(found) and all(map(_plain, found))
            case Kind.TABLE:
                return _is_table(found) and all(_plain(one) or Kind.SEVERAL.holds(one) for one in found.values())  # type: ignore[attr-defined]  # a mapping by now
            case Kind.TABLES:
                return _is_table(found) and all(Kind.TABLE.holds(one) for one in found.values())  # type: ignore[attr-defined]  # a mapping by now
            case Kind.OBJECT:
                return _is_table(found)
            case _:
                assert_never(self)


def checked(
    indicator: Indicator,
    *,
    feed: str,
    needs: Mapping[str, Kind],
    takes: Mapping[str, Kind],
    example: str,
) -> Mapping[str, Any]:
    """The query, once it has every key that the feed needs and none that it does not take.

    Raises FeedError naming the definition, the key and, as the cure, the example.
    """
    query, known = indicator.query, {**needs, **takes}
    problem = ""
    for key in needs:
        if key not in query:
            problem = f"has no {key}"
    for key, found in query.items():
        if key not in known:
            problem = f"has the unknown key “{shown(str(key))}”"
        elif not known[key].holds(found):
            problem = f"has in {key} something that is not {known[key]}"
    if problem:
        raise refusal(indicator, feed=feed, problem=problem, cure=f"Write, say, {example}")
    return query


def refusal(indicator: Indicator, *, feed: str, problem: str, cure: str) -> FeedError:
    """The error that says what is wrong with a definition's query, and what helps."""
    return FeedError(feed, f"the query of {indicator.name} {problem}", cure)


def texts(found: object) -> tuple[str, ...]:
    """One word or number, or a list of them, as text, each once."""
    return tuple(dict.fromkeys(str(one) for one in (found if isinstance(found, list) else [found])))


def address(base: str, parameters: Mapping[str, str]) -> str:
    """An address with its query; nothing in a value can become another parameter."""
    query = "&".join(f"{quote(name, safe='')}={quote(value, safe=',:*')}" for name, value in parameters.items())
    return f"{base}?{query}" if query else base


def key(environment: Mapping[str, str], setting: str, *, feed: str) -> str | None:
    """The key that a setting holds, or None where it is not set; raises FeedError, not showing it, where it is odd."""
    found = environment.get(setting, "").strip()
    if found and not _KEY.fullmatch(found):
        raise FeedError(feed, f"the setting {setting} holds characters that no key has", "Set it again")
    return found or None


def without(reply: Reply, *secrets: str | None) -> Reply:
    """The same reply with our keys taken out, should the publisher repeat them: its words may be quoted."""
    body = reply.body
    for secret in filter(None, secrets):
        for form in (secret, quote(secret, safe="")):
            body = body.replace(form.encode(), b"(key)")
    return replace(reply, body=body)


def environment() -> Mapping[str, str]:
    """Where keys are set."""
    return os.environ


def _plain(found: object) -> bool:
    return type(found) is int or (isinstance(found, str) and bool(found.strip()))


def _is_table(found: object) -> bool:
    return isinstance(found, Mapping) and bool(found) and all(isinstance(name, str) for name in found)
