"""What Explore Education Statistics says of a data set: the identifiers behind its labels, new in each version."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from indicators.feeds import bodies, reading
from indicators.feeds.bodies import BodyError
from indicators.feeds.feed import shown
from indicators.feeds.tables import listed


@dataclass(frozen=True, slots=True)
class Column:
    """An indicator or a filter: its identifier in replies, its column in downloads, its unit or its options by id."""

    id: str
    column: str
    label: str
    unit: str = ""
    options: Mapping[str, str] = field(default_factory=dict, hash=False)

    def option(self, label: str) -> str:
        """The identifier of an option; raises BodyError naming those there are."""
        found = [one for one, words in self.options.items() if words == label]
        if len(found) != 1:
            message = (
                f"“{shown(label)}” is no option of “{shown(self.label)}”; found {listed([*self.options.values()])}"
            )
            raise BodyError(message)
        return found[0]


@dataclass(frozen=True, slots=True)
class Meta:
    """The columns, places, periods and levels of a data set."""

    indicators: tuple[Column, ...]
    filters: tuple[Column, ...]
    places: Mapping[tuple[str, str], str] = field(hash=False)
    """By level and identifier, the code."""
    periods: Mapping[tuple[str, str], str] = field(hash=False)
    """By code and period, the label."""
    levels: Mapping[str, str] = field(hash=False)
    """By label, the code."""

    def indicator(self, label: str) -> Column:
        """The indicator of that label; raises BodyError naming those there are."""
        return _one(self.indicators, label, "indicator")

    def filter(self, label: str) -> Column:
        """The filter of that label; raises BodyError naming those there are."""
        return _one(self.filters, label, "filter")


def read(body: bytes) -> Meta:
    """The metadata in a reply; raises BodyError where a member is not as it should be."""
    found = bodies.document(body)
    locations = [
        (reading.member(reading.member(group, "level", dict), "code", str), one)
        for group in reading.members(found, "locations", dict)
        for one in reading.members(group, "options", dict)
    ]
    return Meta(
        indicators=tuple(
            Column(*_names(one), unit=str(one.get("unit") or "")) for one in reading.members(found, "indicators", dict)
        ),
        filters=tuple(
            Column(
                *_names(one),
                options={
                    reading.member(option, "id", str): reading.member(option, "label", str)
                    for option in reading.members(one, "options", dict)
                },
            )
            for one in reading.members(found, "filters", dict)
        ),
        # Schools and providers have numbers instead of a code, and are no places of ours.
        places={(level, reading.member(one, "id", str)): str(one.get("code") or "") for level, one in locations},
        periods={
            (reading.member(one, "code", str), reading.member(one, "period", str)): reading.member(one, "label", str)
            for one in reading.members(found, "timePeriods", dict)
        },
        levels={
            reading.member(one, "label", str): reading.member(one, "code", str)
            for one in reading.members(found, "geographicLevels", dict)
        },
    )


def _names(one: object) -> tuple[str, str, str]:
    return (reading.member(one, "id", str), reading.member(one, "column", str), reading.member(one, "label", str))


def _one(columns: tuple[Column, ...], label: str, what: str) -> Column:
    found = [column for column in columns if column.label == label]
    if len(found) != 1:
        message = f"there is no {what} “{shown(label)}”; found {listed([column.label for column in columns])}"
        raise BodyError(message)
    return found[0]
