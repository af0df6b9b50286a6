"""DWP Stat-Xplore. It answers only with a key, and changes small numbers a little, so parts never add up to totals.

A definition's query: `table` (what is posted, as the service itself writes it: database, measures, recodes,
dimensions), `place` and `period` (the addresses of those fields), `measure` (whose cube is read), `pick` (for every
other field, by address or label, the label of the item that is the indicator) and `months` (how many end with the
date: 1).
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from data.catalogue import Indicator
from data.observation import Caveat, Observation, Status
from data.periods import parse_month
from indicators.feeds import bodies, queries, reading
from indicators.feeds.bodies import BodyError
from indicators.feeds.cells import Cell, CellError, number, text_of
from indicators.feeds.feed import FeedError, Parsed, Reply, Request, known_from, shown
from indicators.feeds.queries import Kind
from indicators.feeds.tables import listed

_ADDRESS = "https://stat-xplore.dwp.gov.uk/webapi/rest/v1/table"
_SETTING = "OUTCOMES_STAT_XPLORE_KEY"
_NEEDS = {"table": Kind.OBJECT, "place": Kind.TEXT, "period": Kind.TEXT, "measure": Kind.TEXT}
_TAKES = {"pick": Kind.TABLE, "months": Kind.NUMBER}
_EXAMPLE = "table = { database = …, measures = […], recodes = {…}, dimensions = […] }, place, period and measure"
_NEGLIGIBLE = ".."
_REVISED = "r"


@dataclass(frozen=True, slots=True)
class _Field:
    """One dimension of the cube, its items in the order of the cube."""

    uri: str
    label: str
    items: tuple[Mapping[str, Any], ...] = field(hash=False)

    def chosen(self, pick: Mapping[str, str]) -> int:
        """Which item is the indicator; raises BodyError where that is not settled."""
        labels = [shown(" ".join(map(str, reading.member(item, "labels", list)))) for item in self.items]
        wanted = pick.get(self.uri, pick.get(self.label))
        found = [
            index
            for index, item in enumerate(self.items)
            if (item.get("type") != "Total" if wanted is None else labels[index] == wanted)
        ]
        if len(found) != 1:
            message = f"the field “{shown(self.label)}” is not pinned to one item; found {listed(labels)}"
            raise BodyError(message)
        return found[0]


@dataclass(frozen=True, slots=True)
class StatXplore:
    """The service as a feed."""

    name: str = "stat_xplore"
    title: str = "DWP Stat-Xplore"
    hosts: frozenset[str] = frozenset({"stat-xplore.dwp.gov.uk"})
    environment: Mapping[str, str] = field(default_factory=queries.environment, hash=False, repr=False)

    def requests(self, indicator: Indicator, *, asked: Sequence[Reply]) -> Request | None:
        """The table, with our key in a header."""
        query = self._query(indicator)
        if asked:
            return None
        key = queries.key(self.environment, _SETTING, feed=self.title)
        if key is None:
            raise FeedError(self.title, "it answers only with a key, and none is set", f"Set {_SETTING} to yours")
        headers = {"APIKey": key, "Content-Type": "application/json"}
        return Request(_ADDRESS, "POST", json.dumps(query["table"]).encode(), headers)

    def parse(self, indicator: Indicator, replies: Sequence[Reply]) -> Parsed:
        """The figures of every place and month in the table; its totals are no places."""
        query = self._query(indicator)
        key = queries.key(self.environment, _SETTING, feed=self.title)
        with reading.refusals(self.title, indicator=indicator):
            found = bodies.document(queries.without(replies[-1], key).body)
            figures = tuple(_figures(found, query, indicator, known_from(replies[-1], published_on=None)))
            if not figures:
                message = "no figures came"
                raise BodyError(message)
        return Parsed(figures, None, len(figures))

    def _query(self, indicator: Indicator) -> Mapping[str, Any]:
        query = queries.checked(indicator, feed=self.title, needs=_NEEDS, takes=_TAKES, example=_EXAMPLE)
        if query["place"] == query["period"]:
            problem = "names one field as place and as period"
            raise queries.refusal(indicator, feed=self.title, problem=problem, cure=f"Write, say, {_EXAMPLE}")
        try:
            json.dumps(query["table"])
        except (TypeError, ValueError):
            problem = "has a table that holds more than text, numbers and lists"
            raise queries.refusal(indicator, feed=self.title, problem=problem, cure=f"Write, say, {_EXAMPLE}") from None
        return query


def _figures(found: object, query: Mapping[str, Any], indicator: Indicator, known: datetime) -> Iterator[Observation]:
    fields = [
        _Field(
            reading.member(one, "uri", str),
            reading.member(one, "label", str),
            tuple(reading.members(one, "items", dict)),
        )
        for one in reading.members(found, "fields", dict)
    ]
    cube = reading.member(reading.member(found, "cubes", dict), query["measure"], dict)
    values = reading.member(cube, "values", list)
    _check(values, fields)
    places, months = (_axis(fields, query[name]) for name in ("place", "period"))
    pick = {name: str(label) for name, label in query.get("pick", {}).items()}
    at = [-1 if axis in {places, months} else one.chosen(pick) for axis, one in enumerate(fields)]
    words = _words(found)
    for row, place in enumerate(fields[places].items):
        for column, month in enumerate(fields[months].items):
            if place.get("type") == "Total" or month.get("type") == "Total":
                continue
            at[places], at[months] = row, column
            keys = [key for axis, index in enumerate(at) for key in _keys(fields[axis].items[index], words)]
            where = f"cell {', '.join(str(index + 1) for index in at)}"
            value, status = _read(_cell(values, at), revised=_REVISED in keys, where=where)
            code, digits = _end(place), _end(month)
            if not re.fullmatch(r"[0-9]{6}", digits):
                message = f"{where} has the month “{shown(digits)}”, which is none"
                raise BodyError(message)
            yield Observation(
                indicator=indicator.name,
                place=code,
                period=parse_month(f"{digits[:4]}-{digits[4:]}", months=query.get("months", 1)),
                label=digits,
                status=status,
                known_from=known,
                value=value,
                caveats=frozenset({Caveat.PERTURBED}),
                status_raw=_REVISED if _REVISED in keys else "",
                note=" ".join(dict.fromkeys(words[key] for key in keys if key != _REVISED)),
                locator=where,
            )


def _check(values: object, fields: Sequence[_Field]) -> None:
    """Raise BodyError where the cube is not as long, in every direction, as its fields say."""
    if not fields:
        return
    length = len(fields[0].items)
    if not isinstance(values, list) or len(values) != length:
        came = len(values) if isinstance(values, list) else "no list of them"
        message = f"the field “{shown(fields[0].label)}” has {length} items, and the cube {came}"
        raise BodyError(message)
    for inner in values:
        _check(inner, fields[1:])


def _axis(fields: Sequence[_Field], uri: str) -> int:
    found = [axis for axis, one in enumerate(fields) if one.uri == uri]
    if len(found) != 1:
        message = f"there is no field “{shown(uri)}”; found {listed([one.uri for one in fields])}"
        raise BodyError(message)
    return found[0]


def _words(found: object) -> Mapping[str, str]:
    """What each annotation stands for."""
    said = found.get("annotationMap") if isinstance(found, dict) else None
    return {key: str(text) for key, text in said.items()} if isinstance(said, dict) else {}


def _keys(item: Mapping[str, Any], words: Mapping[str, str]) -> list[str]:
    """The annotations of an item; raises BodyError for one that nobody explains."""
    keys = item.get("annotationKeys") or []
    for key in keys if isinstance(keys, list) else [keys]:
        if not isinstance(key, str) or key not in words:
            message = f"the mark “{shown(str(key))}” is none we know"
            raise BodyError(message)
    return list(keys)


def _end(item: Mapping[str, Any]) -> str:
    """The code at the end of an item's one address; raises BodyError where it has none, or stands for several."""
    uris = item.get("uris")
    if not isinstance(uris, list) or len(uris) != 1 or not isinstance(uris[0], str):
        message = "an item stands for more or less than one place or month"
        raise BodyError(message)
    return uris[0].rpartition(":")[2]


def _cell(values: Any, at: Sequence[int]) -> object:  # noqa: ANN401  # nested lists, their lengths checked
    for index in at:
        values = values[index]
    found: object = values
    return found


def _read(cell: object, *, revised: bool, where: str) -> tuple[float | None, Status]:
    """A cell's value and status: null is not available, two points negligible, never zero."""
    if cell is None:
        return None, Status.NOT_AVAILABLE
    if cell == _NEGLIGIBLE:
        return None, Status.NEGLIGIBLE
    if not isinstance(cell, Cell):
        message = f"{where} holds something that is no figure"
        raise CellError(message)
    try:
        return number(text_of(cell)), Status.REVISED if revised else Status.FINAL
    except CellError as error:
        message = f"{where}: {error}"
        raise CellError(message) from None
