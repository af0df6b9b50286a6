"""Nomis, the labour market service of ONS. It cuts anonymous replies at 25,000 records and says nothing.

A definition's query: `dataset` (NM_17_5), `geography` (TYPE424, or codes), `date` (months, oldest first), `later`
(months that may not be out yet, asked for apart), `dimensions` (every one, with what to ask for), `pick` (which of
several asked for is the indicator), `measures` (the numbers of value, half_width, count and denominator), `months` (how
many end with the date: 12 in a survey, 1 in a count) and `select = "all"` where every column is wanted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from data.catalogue import Indicator
from indicators.feeds import nomis_records, queries, reading
from indicators.feeds.bodies import BodyError
from indicators.feeds.feed import FeedError, Issue, Parsed, Reply, Request, Severity, known_from
from indicators.feeds.queries import Kind

_BASE = "https://www.nomisweb.co.uk/api/v01/dataset"
_SETTING = "OUTCOMES_NOMIS_UID"
_MOST_PAGES = 40
_NOT_FOUND = 404
_MEASURES = frozenset({"value", "half_width", "count", "denominator"})
_NEEDS = {
    "dataset": Kind.TEXT,
    "geography": Kind.TEXT,
    "date": Kind.SEVERAL,
    "dimensions": Kind.TABLE,
    "measures": Kind.TABLE,
    "months": Kind.NUMBER,
}
_TAKES = {"later": Kind.SEVERAL, "pick": Kind.TABLE, "select": Kind.TEXT}
_EXAMPLE = (
    'dataset = "NM_17_5", geography = "TYPE424", date = ["2024-12"], dimensions = { variable = 45 }, '
    "measures = { value = 20599, half_width = 21003 } and months = 12"
)


@dataclass(frozen=True, slots=True)
class Nomis:
    """The service as a feed."""

    name: str = "nomis"
    title: str = "Nomis"
    hosts: frozenset[str] = frozenset({"www.nomisweb.co.uk"})
    pace: float = 1.0  # one request a second
    environment: Mapping[str, str] = field(default_factory=queries.environment, hash=False, repr=False)

    def requests(self, indicator: Indicator, *, asked: Sequence[Reply]) -> Request | None:
        """Page after page until the records that were promised have come; then the months that may be out."""
        query = self._query(indicator)
        uid = queries.key(self.environment, _SETTING, feed=self.title)
        secret = f"uid={quote(uid, safe='')}" if uid else ""
        for dates in ("date", "later"):
            if dates not in query or (asked and asked[-1].not_modified):
                continue
            address = _address(query, dates)
            pages = [reply for reply in asked if reply.request.url.startswith(address)]
            with reading.refusals(self.title, indicator=indicator):
                offset = (
                    0 if not pages else None if pages[-1].status == _NOT_FOUND else nomis_records.next_offset(pages[-1])
                )
            if offset is not None and len(pages) < _MOST_PAGES:
                reads = frozenset({_NOT_FOUND} if dates == "later" else ())
                page = f"{address}&RecordOffset={offset}" if offset else address
                return Request(page, reads=reads, secret=secret, pause=1.0 if asked else 0.0)
        return None

    def parse(self, indicator: Indicator, replies: Sequence[Reply]) -> Parsed:
        """Every figure that the definition picks; all are refused where one record is missing."""
        query = self._query(indicator)
        uid = queries.key(self.environment, _SETTING, feed=self.title)
        clean = [queries.without(reply, uid) for reply in replies]
        address = _address(query, "later") if "later" in query else None
        later = [reply for reply in clean if address and reply.request.url.startswith(address)]
        first = [reply for reply in clean if reply not in later]
        known = known_from(replies[-1], published_on=None)
        with reading.refusals(self.title, indicator=indicator):
            found = nomis_records.whole(first)
            if not found:
                message = "no figures came"
                raise BodyError(message)
            found += nomis_records.whole([reply for reply in later if reply.status != _NOT_FOUND])
            series, twice = nomis_records.series(found, picked=_picked(query))
            figures = nomis_records.figures(series, query=query, indicator=indicator, known=known)
        issues = []
        if twice:
            issues.append(Issue(Severity.SOFT, f"{twice:,} records came twice, and count once.", indicator.name))
        if any(reply.status == _NOT_FOUND for reply in later):
            words = f"The months from {query['later'][0]} on could not be had: the publisher does not offer them."
            issues.append(Issue(Severity.SOFT, words, indicator.name))
        return Parsed(tuple(figures), None, len(found), tuple(issues))

    def _query(self, indicator: Indicator) -> Mapping[str, Any]:
        query = queries.checked(indicator, feed=self.title, needs=_NEEDS, takes=_TAKES, example=_EXAMPLE)
        for name, asked in query["dimensions"].items():
            if len(queries.texts(asked)) > 1 and name not in query.get("pick", {}):
                raise self._refusal(indicator, f"asks for more than one {name} and picks none")
        if not {"value"} <= set(query["measures"]) <= _MEASURES:
            raise self._refusal(indicator, "names a measure that is not value, half_width, count or denominator")
        return query

    def _refusal(self, indicator: Indicator, problem: str) -> FeedError:
        return queries.refusal(indicator, feed=self.title, problem=problem, cure=f"Write, say, {_EXAMPLE}")


def _address(query: Mapping[str, Any], dates: str) -> str:
    """The address that asks for the months of `date` or of `later`."""
    dimensions = {name: ",".join(queries.texts(asked)) for name, asked in query["dimensions"].items()}
    measures = ",".join(sorted({str(number) for number in query["measures"].values()}, key=int))
    columns = ["date", "date_name", "geography_name", "geography_code", "geography_typecode"]
    columns += [column for name in (*dimensions, "measures") for column in (name, f"{name}_name")]
    columns += ["obs_value", "obs_status", "obs_status_name", "record_offset", "record_count"]
    parameters = {
        "geography": query["geography"],
        "date": ",".join(queries.texts(query[dates])),
        **dimensions,
        "measures": measures,
        **({} if query.get("select") == "all" else {"select": ",".join(columns)}),
    }
    return queries.address(f"{_BASE}/{query['dataset']}.data.csv", parameters)


def _picked(query: Mapping[str, Any]) -> Mapping[str, str]:
    """By column, the one of each dimension that is the indicator."""
    pick = query.get("pick", {})
    asked = query["dimensions"].items()
    return {name.upper(): str(pick.get(name, queries.texts(words)[0])) for name, words in asked}
