"""A JSON-stat 2.0 cube, checked before a cell of it is read."""

import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from indicators.feeds import reading
from indicators.feeds.bodies import BodyError
from indicators.feeds.feed import shown
from indicators.feeds.tables import listed

_MOST_CELLS = 5_000_000
_POSITION = re.compile(r"[0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension: the position of each member, and the words for those that have some."""

    members: Mapping[str, int] = field(hash=False)
    labels: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Cube:
    """Values and statuses in row-major order, each a list, a sparse object or, for the status, one text."""

    dimensions: Mapping[str, Dimension] = field(hash=False)
    values: Any
    statuses: Any

    def dimension(self, name: str) -> Dimension:
        """The dimension of that name; raises BodyError naming those there are."""
        if name not in self.dimensions:
            message = f"there is no dimension “{shown(name)}”; found {listed([*self.dimensions])}"
            raise BodyError(message)
        return self.dimensions[name]

    def fixed(self, pick: Mapping[str, str], free: Collection[str]) -> Mapping[str, int]:
        """By name, where every dimension that is not free stands; raises BodyError where that is not settled."""
        for name in pick:
            self.dimension(name)
        at = {}
        for name, one in self.dimensions.items():
            if name in free:
                continue
            wanted = pick.get(name, next(iter(one.members)))
            if wanted not in one.members or (name not in pick and len(one.members) > 1):
                message = f"the dimension “{shown(name)}” is not pinned to one of {listed([*one.members])}"
                raise BodyError(message)
            at[name] = one.members[wanted]
        return at

    def position(self, at: Mapping[str, int]) -> int:
        """The position of a cell, the last dimension running fastest."""
        position = 0
        for name, one in self.dimensions.items():
            position = position * len(one.members) + at[name]
        return position

    def value(self, position: int) -> object:
        """What stands in a cell; None where nothing does."""
        found: object = self.values.get(str(position)) if isinstance(self.values, dict) else self.values[position]
        return found

    def status(self, position: int) -> str:
        """The mark of a cell; nothing where it has none."""
        match self.statuses:
            case str():
                found: object = self.statuses
            case dict():
                found = self.statuses.get(str(position))
            case _:
                found = self.statuses[position]
        if not isinstance(found, str | None):
            message = f"cell {position + 1} has a status that is no text"
            raise BodyError(message)
        return found or ""


def cube(found: Mapping[str, Any]) -> Cube:
    """The cube in a data set; raises BodyError where its sizes, members, values and statuses do not agree."""
    names, sizes = reading.members(found, "id", str), reading.members(found, "size", int)
    if len(names) != len(sizes) or len(set(names)) != len(names) or min(sizes, default=0) < 1:
        message = "its dimensions and their sizes do not agree"
        raise BodyError(message)
    cells = math.prod(sizes)
    if cells > _MOST_CELLS:
        message = f"it claims more than {_MOST_CELLS:,} cells"
        raise BodyError(message)
    held = reading.member(found, "dimension", dict)
    dimensions = {
        name: _dimension(reading.member(held, name, dict), name=name, size=size)
        for name, size in zip(names, sizes, strict=True)
    }
    values, statuses = found.get("value"), found.get("status", "")
    _check(values, cells, what="values")
    if not isinstance(statuses, str):
        _check(statuses, cells, what="statuses")
    return Cube(dimensions, values, statuses)


def _check(held: object, cells: int, *, what: str) -> None:
    """Raise BodyError where a list is not as long as the cube, or an object names a cell that is not in it."""
    match held:
        case list():
            problem = f"there are {len(held):,} {what} for {cells:,} cells" if len(held) != cells else ""
        case dict():
            strange = next((key for key in held if not _POSITION.fullmatch(key) or int(key) >= cells), None)
            problem = "" if strange is None else f"one of its {what} is at “{shown(strange)}”, outside the cube"
        case _:
            problem = f"it has no usable {what}"
    if problem:
        raise BodyError(problem)


def _dimension(found: Mapping[str, Any], *, name: str, size: int) -> Dimension:
    category = reading.member(found, "category", dict)
    labels = category.get("label", {})
    if not isinstance(labels, dict) or not all(isinstance(words, str) for words in labels.values()):
        message = f"the labels of “{shown(name)}” are not as they should be"
        raise BodyError(message)
    # Only a dimension of one member may leave its index out.
    index = category.get("index", list(labels)[:1] if len(labels) == size == 1 else None)
    members: Mapping[str, Any] = index if isinstance(index, dict) else {}
    if isinstance(index, list) and all(isinstance(one, str) for one in index):
        members = {one: position for position, one in enumerate(index)}
    positions = list(members.values())
    if not all(type(one) is int for one in positions) or sorted(positions) != list(range(size)):
        message = f"the members of “{shown(name)}” are not {size} at a position each"
        raise BodyError(message)
    return Dimension(dict(sorted(members.items(), key=lambda each: each[1])), labels)
