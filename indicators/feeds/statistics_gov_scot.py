"""statistics.gov.scot, asked in SPARQL. Its other clients use http; that it also answers https is unverified.

A definition's query: `sparql` (which must select refArea, refPeriod, measureType and value) and `measure` (the end of
the measure's address: several share a reply).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from data.catalogue import Indicator
from data.observation import Observation
from data.periods import Period, parse_period
from indicators.feeds import queries, reading
from indicators.feeds.feed import FeedError, Issue, Parsed, Reply, Request, known_from, shown
from indicators.feeds.queries import Kind
from indicators.feeds.reading import About, Numbers
from indicators.feeds.tables import TableError, listed

_ADDRESS = "https://statistics.gov.scot/sparql"
_COLUMNS = ("refArea", "refPeriod", "measureType", "value")
_TOO_MUCH = (b"response too large", b"request timeout")
_INTERVAL = re.compile(r"\S*/id/gregorian-interval/([0-9]{4}-[0-9]{2}-[0-9]{2})T00:00:00/(P[0-9]{1,2}[YM])")
_EXAMPLE = 'sparql = "SELECT ?refArea ?refPeriod ?measureType ?value WHERE { … }" and measure = "ratio"'


@dataclass(frozen=True, slots=True)
class StatisticsGovScot:
    """The service as a feed."""

    name: str = "statistics_gov_scot"
    title: str = "statistics.gov.scot"
    hosts: frozenset[str] = frozenset({"statistics.gov.scot"})

    def requests(self, indicator: Indicator, *, asked: Sequence[Reply]) -> Request | None:
        """The question, as a form."""
        query = self._query(indicator)
        if asked:
            return None
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/csv"}
        return Request(_ADDRESS, "POST", urlencode({"query": query["sparql"]}).encode(), headers)

    def parse(self, indicator: Indicator, replies: Sequence[Reply]) -> Parsed:
        """The figures of the measure that the definition picks."""
        query = self._query(indicator)
        if replies[-1].body[:100].strip().lower().startswith(_TOO_MUCH):
            cause = (
                f"for {indicator.name}, it gave up with the words “{shown(replies[-1].body[:100].decode('latin-1'))}”"
            )
            raise FeedError(self.title, cause, "Ask for less: name fewer areas or years in the definition's sparql")
        known = known_from(replies[-1], published_on=None)
        with reading.refusals(self.title, indicator=indicator):
            found = reading.rows(reading.table(replies[-1], columns=_COLUMNS))
            figures, issues = reading.apart(
                _figure(line, cells, indicator=indicator, known=known) for line, cells in _chosen(found, query)
            )
        return Parsed(figures, None, len(found), issues)

    def _query(self, indicator: Indicator) -> Mapping[str, Any]:
        needs, takes = {"sparql": Kind.TEXT}, {"measure": Kind.TEXT}
        return queries.checked(indicator, feed=self.title, needs=needs, takes=takes, example=_EXAMPLE)


def _chosen(found: reading.Rows, query: Mapping[str, Any]) -> reading.Rows:
    """The rows of one measure; raises TableError where it is missing, or several came and none is picked."""
    measures = sorted({_end(cells["measureType"]) for _, cells in found})
    wanted = query.get("measure", measures[0])
    if wanted not in measures or ("measure" not in query and len(measures) > 1):
        message = f"there is no one measure to read; found {listed(measures)}"
        raise TableError(message)
    return [row for row in found if _end(row[1]["measureType"]) == wanted]


def _figure(line: str, cells: Mapping[str, str], *, indicator: Indicator, known: datetime) -> Observation | Issue:
    value, said = reading.marked(cells["value"], missing={}, locator=line)
    period = cells["refPeriod"]
    about = About(_end(cells["refArea"]), _period(period, indicator=indicator), _label(period), line)
    return reading.figure(about, Numbers(value), said=said, indicator=indicator, known=known)


def _period(address: str, *, indicator: Indicator) -> Period:
    """The span that a period's address stands for: a year, a financial year, or a start and a length."""
    interval = _INTERVAL.fullmatch(address)
    return parse_period(f"{interval[1]}/{interval[2]}" if interval else address, year=indicator.year)


def _label(address: str) -> str:
    return address.partition("/id/")[2] or address


def _end(address: str) -> str:
    return address.rpartition("/")[2]
