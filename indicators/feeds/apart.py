"""A file that somebody gives us, read in a process of its own, with limits on its memory and time.

Whatever it holds, only that process can fall over. What comes back is columns of numbers and lists of texts, checked
here before they are believed: nothing that a program could be hidden in.
"""

import json
import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

import numpy as np

from data.catalogue import Indicator
from data.observation import Caveat, Columns, Observation, Said, Status
from data.periods import Period
from indicators.feeds.feed import FeedError, Issue, Parsed, Reply, Severity
from indicators.feeds.files import parse_file

SECONDS: Final = 300
MEMORY: Final = 4 << 30
"""Bytes; the largest publisher's file that we know needs a quarter of it."""

_CHILD = "from indicators.feeds.apart import main; main()"
_POSITIONS: Final = ("place", "period", "said", "line")
_NUMBERS: Final = ("value", "lower", "upper", "counted", "denominator")


def parse_file_apart(
    reply: Reply, *, keys: Mapping[str, Any], indicator: Indicator, seconds: int = SECONDS, memory: int = MEMORY
) -> Parsed:
    """As `indicators.feeds.files.parse_file`, in another process; too much memory or time is a FeedError too."""
    order = pickle.dumps((keys, indicator, reply.request, reply.fetched_at, reply.address, seconds, memory))
    too_much = f"the file needs more than {memory >> 20:,} megabytes of memory or {seconds} seconds"
    cure = "Cut it to the rows and columns you need"
    try:
        done = subprocess.run(  # noqa: S603  # our own program, no shell, the file only as its input
            [sys.executable, "-I", "-c", _CHILD],
            input=len(order).to_bytes(8, "big") + order + reply.body,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
        return unpacked(done.stdout, indicator=indicator.name)
    except (subprocess.TimeoutExpired, ValueError, KeyError, IndexError, TypeError):
        raise FeedError(indicator.source_title, f"for {indicator.name}, {too_much}", cure) from None


def main() -> None:  # pragma: no cover  # runs in the other process; what it calls is tested here
    """Read an order and a file from standard input, and write what the file says."""
    given = sys.stdin.buffer.read()
    size = int.from_bytes(given[:8], "big")
    order = pickle.loads(given[8 : 8 + size])  # noqa: S301  # written by the process that started this one
    *about, seconds, memory = order
    try:
        import resource  # noqa: PLC0415  # not on every system, and only wanted here

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    except (ImportError, ValueError):
        pass
    sys.stdout.buffer.write(answered(about, given[8 + size :]))


def answered(about: Sequence[Any], body: bytes) -> bytes:
    """What a file says, or why it is refused, as bytes."""
    keys, indicator, request, fetched_at, address = about
    try:
        return packed(parse_file(Reply(request, 200, body, fetched_at, address), keys=keys, indicator=indicator))
    except FeedError as error:
        return _lengths({"refused": [error.feed, error.cause, error.cure]})


def packed(parsed: Parsed) -> bytes:
    """What was understood of a file, as one JSON object and the bytes of its columns."""
    head: dict[str, Any] = {
        "published_on": parsed.published_on and parsed.published_on.isoformat(),
        "rows_read": parsed.rows_read,
        "refused_rows": parsed.refused,
        "issues": [
            [one.severity, one.message, one.indicator, one.place, one.period and _span(one.period)]
            for one in parsed.issues
        ],
    }
    figures = parsed.observations
    if not len(figures):
        return _lengths(head)
    if isinstance(figures, Columns):
        columns = figures
    else:
        columns = _columns(figures)
        head["locators"] = [one.locator for one in figures]
    head |= {
        "known_from": columns.known_from.isoformat(),
        "places": columns.places,
        "periods": [[*_span(period), label] for period, label in columns.periods],
        "saids": [[one.status, sorted(one.caveats), one.status_raw, one.note] for one in columns.saids],
        "figures": len(columns),
    }
    arrays = [getattr(columns, name).astype("<i4") for name in _POSITIONS]
    arrays += [getattr(columns, name).astype("<f8") for name in _NUMBERS]
    return _lengths(head) + b"".join(array.tobytes() for array in arrays)


def unpacked(answer: bytes, *, indicator: str) -> Parsed:
    """What `packed` wrote; raises FeedError where the file was refused, ValueError or its like for anything else."""
    size = int.from_bytes(answer[:8], "big")
    head = json.loads(answer[8 : 8 + size])
    if "refused" in head:
        raise FeedError(*map(str, head["refused"]))
    issues = tuple(
        Issue(Severity(severity), str(message), str(about), str(place), None if span is None else _period(span))
        for severity, message, about, place, span in head["issues"]
    )
    published_on = head["published_on"]
    return Parsed(
        _figures(head, answer[8 + size :], indicator=indicator) if "figures" in head else (),
        None if published_on is None else date.fromisoformat(published_on),
        int(head["rows_read"]),
        issues,
        int(head["refused_rows"]),
    )


def _figures(head: Mapping[str, Any], body: bytes, *, indicator: str) -> Sequence[Observation]:
    """The figures as columns or, where each says in its own words where it stood, as observations."""
    many = int(head["figures"])
    places = tuple(map(str, head["places"]))
    periods = tuple((_period(span), str(label)) for *span, label in head["periods"])
    saids = tuple(
        Said(Status(status), frozenset(map(Caveat, caveats)), str(raw), str(note))
        for status, caveats, raw, note in head["saids"]
    )
    split = 4 * many * len(_POSITIONS)
    positions = np.frombuffer(body[:split], dtype="<i4").astype(np.int32).reshape(len(_POSITIONS), many)
    numbers = np.frombuffer(body[split:], dtype="<f8").astype(np.float64).reshape(len(_NUMBERS), many)
    for known, column in zip((places, periods, saids), positions, strict=False):
        if ((column < 0) | (column >= len(known))).any():
            message = "a position lies outside its list"
            raise ValueError(message)
    place, period, said, line = positions
    value, lower, upper, counted, denominator = numbers
    columns = Columns(
        indicator,
        datetime.fromisoformat(head["known_from"]),
        places,
        periods,
        saids,
        place=place,
        period=period,
        said=said,
        value=value,
        lower=lower,
        upper=upper,
        counted=counted,
        denominator=denominator,
        line=line,
    )
    if "locators" not in head:
        return columns
    return tuple(replace(one, locator=str(locator)) for one, locator in zip(columns, head["locators"], strict=True))


def _columns(figures: Sequence[Observation]) -> Columns:
    """Figures read one by one as columns, but for where each stood."""
    places, periods, saids = (dict[Any, int]() for _ in range(3))
    rows = [
        (
            places.setdefault(one.place, len(places)),
            periods.setdefault((one.period, one.label), len(periods)),
            saids.setdefault(Said(one.status, one.caveats, one.status_raw, one.note), len(saids)),
            0,
        )
        for one in figures
    ]
    place, period, said, line = np.array(rows, dtype=np.int32).T
    numbers = [(one.value, one.lower, one.upper, one.count, one.denominator) for one in figures]
    value, lower, upper, counted, denominator = np.array(numbers, dtype=np.float64).T  # None becomes NaN
    return Columns(
        figures[0].indicator,
        figures[0].known_from,
        tuple(places),
        tuple(periods),
        tuple(saids),
        place=place,
        period=period,
        said=said,
        value=value,
        lower=lower,
        upper=upper,
        counted=counted,
        denominator=denominator,
        line=line,
    )


def _lengths(head: Mapping[str, Any]) -> bytes:
    """A JSON object after its length."""
    text = json.dumps(head).encode()
    return len(text).to_bytes(8, "big") + text


def _span(period: Period) -> list[str]:
    return [period.start.isoformat(), period.end.isoformat()]


def _period(span: Sequence[str]) -> Period:
    start, end = map(date.fromisoformat, span)
    return Period(start, end)
