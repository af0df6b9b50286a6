"""data.police.uk: crimes near a point, never the crime of an authority.

Points are moved to the nearest of a list, forces leave months out, and crimes without a place are not in it at all. So
its figures are for local context only, and can never be judged: a definition must say that neither direction is better
and must not accept estimates; each figure is marked as estimated and of low reliability; and its areas must be
neighbourhoods of our own (codes that begin with x-), so that none stands beside an authority's name. The crime of an
authority comes from the Home Office's files.

A definition's query: `areas` (by code, `poly` as "52.6,-1.1:52.7,-1.2:…", or `lat` and `lng`, or a `location_id`),
`category` ("all-crime" for every one) and `since` (the first month).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.better import Better
from data.catalogue import Indicator, UnitKind
from data.observation import Caveat, Observation, Status
from data.periods import Period, parse_month
from indicators.feeds import bodies, queries, reading
from indicators.feeds.bodies import BodyError
from indicators.feeds.feed import FeedError, Parsed, Reply, Request, known_from, shown
from indicators.feeds.queries import Kind

_BASE = "https://data.police.uk/api"
_LONGEST = 4094
_MOST = 240
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_CATEGORY = re.compile(r"[a-z]+(?:-[a-z]+)*")
_ALL = "all-crime"
_TOO_MANY = 503
_SHAPES = ({"poly"}, {"lat", "lng"}, {"location_id"})
_NEEDS = {"areas": Kind.TABLES, "category": Kind.TEXT, "since": Kind.TEXT}
_EXAMPLE = (
    'areas = { x-town-hall = { lat = "52.629729", lng = "-1.131592" } }, category = "burglary", since = "2024-01"'
)
NOTE = "Crimes recorded at anonymised points near this place; not a total, and not to be compared."


@dataclass(frozen=True, slots=True)
class PoliceUk:
    """The service as a feed."""

    name: str = "police_uk"
    title: str = "data.police.uk"
    hosts: frozenset[str] = frozenset({"data.police.uk"})
    pace: float = 0.07  # 15 requests a second

    def requests(self, indicator: Indicator, *, asked: Sequence[Reply]) -> Request | None:
        """The newest month, then each area and month since the first."""
        query = self._query(indicator)
        if not asked:
            return Request(f"{_BASE}/crime-last-updated")
        if asked[-1].not_modified:
            return None
        wanted = self._wanted(indicator, query, asked[0])
        if len(asked) > 1:
            self._refuse_too_many(indicator, wanted[len(asked) - 2][0], asked[-1])
        if len(asked) > len(wanted):
            return None
        area, month = wanted[len(asked) - 1]
        return Request(self._address(indicator, query, area, month), reads=frozenset({_TOO_MANY}))

    def parse(self, indicator: Indicator, replies: Sequence[Reply]) -> Parsed:
        """How many crimes were recorded near each area in each month; no crimes at all is no figure."""
        query = self._query(indicator)
        wanted = self._wanted(indicator, query, replies[0])
        if len(wanted) != len(replies) - 1:
            raise FeedError(self.title, f"for {indicator.name}, {len(replies) - 1} of {len(wanted)} answers came")
        figures, rows = [], 0
        for (area, month), reply in zip(wanted, replies[1:], strict=True):
            self._refuse_too_many(indicator, area, reply)
            with reading.refusals(self.title, indicator=indicator):
                crimes = list(_placed(reply, month=month))
            rows += len(crimes)
            near = sum(query["category"] == _ALL or crime == query["category"] for crime in crimes)
            figures.append(
                Observation(
                    indicator=indicator.name,
                    place=area,
                    period=parse_month(month),
                    label=month,
                    # Forces leave whole months out, so an empty answer is unknown, not none.
                    status=Status.ESTIMATED if crimes else Status.NOT_AVAILABLE,
                    known_from=known_from(reply, published_on=None),
                    value=float(near) if crimes else None,
                    caveats=frozenset({Caveat.LOW_RELIABILITY}),
                    note=NOTE,
                )
            )
        return Parsed(tuple(figures), None, rows)

    def _query(self, indicator: Indicator) -> Mapping[str, Any]:
        query = queries.checked(indicator, feed=self.title, needs=_NEEDS, takes={}, example=_EXAMPLE)
        problem = ""
        if indicator.better is not Better.NEITHER or indicator.accepts_estimated:
            problem = 'would have its figures judged, where better must be "neither" and no estimate accepted'
        if indicator.unit_kind is not UnitKind.COUNT:
            problem = 'makes them something else than a count, where unit_kind must be "count"'
        if not _CATEGORY.fullmatch(query["category"]) or not _MONTH.fullmatch(query["since"]):
            problem = "has a category or a month that is none"
        for code, area in query["areas"].items():
            if not code.startswith("x-"):
                problem = f"names {shown(code)}, where only a neighbourhood of our own (x-…) may stand"
            elif set(area) not in _SHAPES:
                problem = f"does not say by a poly, by lat and lng or by a location_id where {shown(code)} is"
        if problem:
            raise queries.refusal(indicator, feed=self.title, problem=problem, cure=f"Write, say, {_EXAMPLE}")
        return query

    def _wanted(self, indicator: Indicator, query: Mapping[str, Any], updated: Reply) -> list[tuple[str, str]]:
        """Each area and month to ask for, as far as the service has come."""
        with reading.refusals(self.title, indicator=indicator):
            last = reading.member(bodies.document(updated.body), "date", str)[:7]
            months = list(_months(parse_month(query["since"]), parse_month(last)))
        wanted = [(area, month) for area in query["areas"] for month in months]
        if not 0 < len(wanted) <= _MOST:
            problem = f"asks {len(wanted)} times, for {len(months)} months to {last}"
            raise queries.refusal(indicator, feed=self.title, problem=problem, cure=f"Ask at most {_MOST} times")
        return wanted

    def _address(self, indicator: Indicator, query: Mapping[str, Any], area: str, month: str) -> str:
        where = {name: str(text) for name, text in query["areas"][area].items()}
        method = "crimes-at-location" if "location_id" in where else f"crimes-street/{query['category']}"
        address = queries.address(f"{_BASE}/{method}", {**where, "date": month})
        if len(address) > _LONGEST:
            problem = f"outlines {shown(area)} in {len(address):,} characters, where the service takes {_LONGEST:,}"
            raise queries.refusal(indicator, feed=self.title, problem=problem, cure="Give it fewer corners")
        return address

    def _refuse_too_many(self, indicator: Indicator, area: str, reply: Reply) -> None:
        if reply.status == _TOO_MANY:
            cause = f"for {indicator.name}, there are more than 10,000 crimes in {shown(area)} (status 503)"
            raise FeedError(self.title, cause, "Ask for less: outline a smaller area or name one category")


def _months(first: Period, last: Period) -> Iterator[str]:
    """From one month to another, both included; at most as many as may be asked for, and one more."""
    count = first.start.year * 12 + first.start.month - 1
    end = last.start.year * 12 + last.start.month - 1
    for month in range(count, min(end, count + _MOST) + 1):
        yield f"{month // 12:04d}-{month % 12 + 1:02d}"


def _placed(reply: Reply, *, month: str) -> Iterator[str]:
    """The category of each crime that has a place; raises BodyError where one is of another month."""
    found = bodies.document(reply.body)
    if not isinstance(found, list):
        message = "its reply is no list of crimes"
        raise BodyError(message)
    for number, crime in enumerate(found, start=1):
        category = reading.member(crime, "category", str)
        if reading.member(crime, "month", str) != month:
            message = f"crime {number} is of another month than {month}"
            raise BodyError(message)
        if crime.get("location") is not None:
            yield category
