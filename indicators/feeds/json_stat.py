"""Any publisher's JSON-stat 2.0. Never that of ONS Explore Local Statistics, whose figures are other areas' and years'.

A definition's query: `address`, `place` and `period` (the dimensions with those roles), `pick` (for every other
dimension, which member is the indicator), `dataset` (the label of one in a collection), `statuses` (what marks mean
beside those of gov.uk's tables) and `months` (how many end with a month: 12 for a rolling year).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from data.catalogue import Indicator
from data.observation import Observation, Status
from data.periods import Period, parse_month, parse_period
from indicators.feeds import bodies, places, queries, reading
from indicators.feeds.bodies import BodyError
from indicators.feeds.cube import Cube, cube
from indicators.feeds.feed import Issue, Parsed, Reply, Request, known_from, shown
from indicators.feeds.queries import Kind
from indicators.feeds.reading import About, Numbers
from indicators.feeds.tables import listed

_NEEDS = {"address": Kind.TEXT, "place": Kind.TEXT, "period": Kind.TEXT}
_TAKES = {"pick": Kind.TABLE, "statuses": Kind.TABLE, "dataset": Kind.TEXT, "months": Kind.NUMBER}
_EXAMPLE = 'address = "https://…", place = "area", period = "year" and statuses = { x = "not_available" }'
_MOST_REFERENCES = 3


@dataclass(frozen=True, slots=True)
class JsonStat:
    """Every publisher that writes JSON-stat, as one feed; `hosts` names those known to."""

    name: str = "json_stat"
    title: str = "JSON-stat"
    hosts: frozenset[str] = frozenset({"www.nomisweb.co.uk", "ws-data.nisra.gov.uk", "statistics.gov.scot"})

    def requests(self, indicator: Indicator, *, asked: Sequence[Reply]) -> Request | None:
        """The address, and what it refers to where it is a collection that only refers."""
        query = self._query(indicator)
        if not asked:
            return Request(query["address"])
        if asked[-1].not_modified or len(asked) > _MOST_REFERENCES:
            return None
        with reading.refusals(self.title, indicator=indicator):
            found = _dataset(bodies.document(asked[-1].body), query)
            return Request(reading.member(found, "href", str)) if "href" in found and "id" not in found else None

    def parse(self, indicator: Indicator, replies: Sequence[Reply]) -> Parsed:
        """The figures of every place and period in the cube."""
        query = self._query(indicator)
        statuses = self._statuses(indicator, query)
        with reading.refusals(self.title, indicator=indicator):
            found = _dataset(bodies.document(replies[-1].body), query)
            published = reading.day(found.get("updated"))
            known = known_from(replies[-1], published_on=published)
            read = list(_figures(cube(found), query, statuses=statuses, indicator=indicator, known=known))
        figures, issues = reading.apart(read)
        return Parsed(figures, published, len(read), issues)

    def _query(self, indicator: Indicator) -> Mapping[str, Any]:
        query = queries.checked(indicator, feed=self.title, needs=_NEEDS, takes=_TAKES, example=_EXAMPLE)
        self._statuses(indicator, query)
        if query["place"] == query["period"]:
            problem = "names one dimension as place and as period"
            raise queries.refusal(indicator, feed=self.title, problem=problem, cure=f"Write, say, {_EXAMPLE}")
        return query

    def _statuses(self, indicator: Indicator, query: Mapping[str, Any]) -> Mapping[str, Status]:
        try:
            return {mark: Status(word) for mark, word in query.get("statuses", {}).items()}
        except ValueError:
            problem = f"has a status that is none of {', '.join(Status)}"
            raise queries.refusal(indicator, feed=self.title, problem=problem, cure=f"Write, say, {_EXAMPLE}") from None


def _dataset(found: object, query: Mapping[str, Any]) -> Mapping[str, Any]:
    """The data set in a reply: itself, or the one of a collection that the definition names, perhaps a reference."""
    if not isinstance(found, dict) or found.get("class") != "collection":
        if not isinstance(found, dict) or found.get("class", "dataset") != "dataset":
            message = "its reply is no JSON-stat data set"
            raise BodyError(message)
        return found
    items = [
        item
        for item in reading.members(reading.member(found, "link", dict), "item", dict)
        if item.get("class") in ("dataset", "collection") and query.get("dataset") in (None, item.get("label"))
    ]
    if len(items) != 1:
        labels = [str(item.get("label")) for item in items]
        message = (
            f"the collection does not hold one data set “{shown(query.get('dataset', ''))}”; found {listed(labels)}"
        )
        raise BodyError(message)
    return items[0]


def _figures(
    found: Cube, query: Mapping[str, Any], *, statuses: Mapping[str, Status], indicator: Indicator, known: datetime
) -> Iterator[Observation | Issue]:
    areas, periods = found.dimension(query["place"]), found.dimension(query["period"])
    at = found.fixed({name: str(one) for name, one in query.get("pick", {}).items()}, {query["place"], query["period"]})
    for area, row in areas.members.items():
        for label, column in periods.members.items():
            position = found.position({**at, query["place"]: row, query["period"]: column})
            where = f"cell {position + 1}"
            value, said = reading.marked(found.value(position), missing=statuses, locator=where)
            beside = reading.status(found.status(position), words=statuses, locator=where)
            about = About(
                area,
                _period(label, query, indicator=indicator),
                periods.labels.get(label, label),
                where,
                places.note(area, areas.labels[area]) if area in areas.labels else "",
            )
            yield reading.figure(about, Numbers(value), said=beside | said, indicator=indicator, known=known)


def _period(label: str, query: Mapping[str, Any], *, indicator: Indicator) -> Period:
    if "months" in query:
        return parse_month(label, months=query["months"])
    return parse_period(label, year=indicator.year)
