"""The rows of the ONS beta API, alike whether they come as observations or as a "v4" file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from indicators.feeds import bodies, reading
from indicators.feeds.bodies import BodyError
from indicators.feeds.feed import Reply, shown
from indicators.feeds.tables import TableError, listed

_V4 = re.compile(r"v4_([0-9]{1,2})", re.IGNORECASE)
_OK = 200


@dataclass(frozen=True, slots=True)
class BetaRow:
    """One observation: its dimensions (identifier and label by name), its value and what stands beside it."""

    dimensions: Mapping[str, tuple[str, str]] = field(hash=False)
    value: str
    extras: Mapping[str, str] = field(hash=False)
    locator: str

    def beside(self, name: str, *, required: bool = True) -> str:
        """What stands beside the value under a name, "Data Marking" or "data_marking" alike.

        Raises TableError where nothing of that name does, unless it is not required.
        """
        found = {_plain(key): text for key, text in self.extras.items()}
        if _plain(name) not in found and required:
            message = f"{self.locator} has no “{shown(name)}”; found {listed([*self.extras])}"
            raise TableError(message)
        return found.get(_plain(name), "")


def from_observations(reply: Reply) -> tuple[list[BetaRow], str]:
    """The observations in a reply and their unit; raises BodyError where some are missing."""
    if reply.status != _OK:
        message = f"the publisher refused: “{bodies.said(reply.body)}”"
        raise BodyError(message)
    found = bodies.document(reply.body)
    observations = reading.members(found, "observations", dict)
    total = reading.member(found, "total_observations", int)
    if total != len(observations):
        message = f"{len(observations):,} of {total:,} observations came"
        raise BodyError(message)
    fixed = {
        name: (reading.member(reading.member(one, "option", dict), "id", str), "")
        for name, one in reading.member(found, "dimensions", dict).items()
    }
    rows = []
    for number, one in enumerate(observations, start=1):
        varying = one.get("dimensions") or {}
        extras = one.get("metadata") or {}
        if not isinstance(varying, dict) or not isinstance(extras, dict):
            message = f"observation {number} is not as it should be"
            raise BodyError(message)
        own = {name: (reading.member(part, "id", str), str(part.get("label") or "")) for name, part in varying.items()}
        rows.append(
            BetaRow(
                dimensions={**fixed, **own},
                value=reading.member(one, "observation", str),
                extras={name: str(text) for name, text in extras.items()},
                locator=f"observation {number}",
            )
        )
    if len({frozenset(row.dimensions) for row in rows}) > 1:
        message = "its observations do not all have the same dimensions"
        raise BodyError(message)
    return rows, str(found.get("unit_of_measure") or "")


def from_download(reply: Reply) -> list[BetaRow]:
    """The rows of a "v4" file: its first header counts the columns between the value and pairs of code and label."""
    table = reading.table(reply)
    first = _V4.fullmatch(table.columns[0])
    columns = table.columns[1 + int(first[1]) :] if first else ()
    if first is None or not columns or len(columns) % 2:
        message = f"its first column “{shown(table.columns[0])}” does not announce the columns that follow"
        raise TableError(message)
    extras = table.columns[1 : 1 + int(first[1])]
    pairs = list(zip(columns[::2], columns[1::2], strict=True))
    return [
        BetaRow(
            dimensions={code: (cells[code], cells[label]) for code, label in pairs},
            value=cells[table.columns[0]],
            extras={name: cells[name] for name in extras},
            locator=line,
        )
        for line, cells in reading.rows(table)
    ]


def _plain(name: str) -> str:
    return name.lower().replace("_", " ").strip()
