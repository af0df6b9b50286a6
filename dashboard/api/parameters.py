"""What an address asks for, checked parameter by parameter: what is not known is refused, not ignored."""

import re
from collections.abc import Collection, Mapping, Sequence

from starlette.datastructures import QueryParams

from dashboard.api.problems import ProblemError
from dashboard.wording import api as words

MOST_ITEMS = 500
USUAL_ITEMS = 100
LAST_PAGE = 1_000_000
FORMATS = ("json", "csv")
_GSS = re.compile(r"[A-Za-z][0-9]{8}", re.ASCII)
PAGING = ("as_at", "page", "page_size", "format")


def parameters(given: QueryParams, known: Collection[str]) -> dict[str, str]:
    """Return each parameter once. Raises ProblemError for one that is unknown, empty or given twice."""
    found: dict[str, str] = {}
    for name, text in given.multi_items():
        if name not in known:
            raise ProblemError(400, words.unknown_parameter(name, known))
        if name in found:
            raise ProblemError(400, words.twice(name))
        if not text:
            raise ProblemError(400, words.empty(name))
        found[name] = text
    return found


def whole(given: Mapping[str, str], name: str, usual: int, *, most: int) -> int:
    """Return a whole number from 1 to `most`. Raises ProblemError."""
    text = given.get(name)
    if text is None:
        return usual
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(most)) and 1 <= int(text) <= most):
        raise ProblemError(400, words.not_a_number(name, text, 1, most))
    return int(text)


def word(given: Mapping[str, str], name: str, known: Sequence[str]) -> str:
    """Return one of the words allowed, an empty text where none is given. Raises ProblemError."""
    if name not in given:
        return ""
    if given[name] not in known:
        raise ProblemError(400, words.not_one_of(name, given[name], known))
    return given[name]


def place(text: str) -> str:
    """Return a place as the store knows it: a GSS code in capitals, anything else in small letters."""
    return text.upper() if _GSS.fullmatch(text) else text.lower()


def wants_csv(given: Mapping[str, str], accept: str) -> bool:
    """Return whether CSV is asked for, by parameter or else by the Accept header. Raises ProblemError."""
    chosen = word(given, "format", FORMATS)
    if chosen:
        return chosen == "csv"
    csv_at, json_at = accept.find("text/csv"), accept.find("application/json")
    return csv_at >= 0 and (json_at < 0 or csv_at < json_at)
