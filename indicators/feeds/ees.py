"""Explore Education Statistics of the Department for Education.

A definition's query: `dataset` (its id), `value` (the label of the indicator) and, also by label, `count`,
`denominator`, `lower` and `upper`; `levels` (LA, say), `filters` (what to ask for), `pick` (which of several options
asked for is the indicator), `status` (the filter that says Provisional, Revised or Final), `unit`, `version`,
`page_size`, and `form = "download"` where the whole file is wanted. Labels are looked up each time: identifiers change
between versions.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from data.catalogue import Indicator
from data.observation import Observation
from data.periods import parse_period
from indicators.feeds import bodies, ees_meta, ees_rows, queries, reading
from indicators.feeds.ees_meta import Column, Meta
from indicators.feeds.ees_rows import EesRow
from indicators.feeds.feed import Issue, Parsed, Reply, Request, Severity, known_from, shown
from indicators.feeds.queries import Kind
from indicators.feeds.reading import About, Numbers
from indicators.feeds.tables import TableError, listed

_BASE = "https://api.education.gov.uk/statistics/v1/data-sets"
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_VERSION = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){0,2}")
_MOST_ROWS = 10_000
_MOST_PAGES = 200
_NUMBERS = ("value", "lower", "upper", "count", "denominator")
_NEEDS = {"dataset": Kind.TEXT, "value": Kind.TEXT}
_TAKES = {
    **dict.fromkeys((*_NUMBERS[1:], "status", "unit", "version", "form"), Kind.TEXT),
    "levels": Kind.SEVERAL,
    "filters": Kind.TABLE,
    "pick": Kind.TABLE,
    "page_size": Kind.NUMBER,
}
_EXAMPLE = 'dataset = "63cfc86e-c334-4e58-2912-08da0807d53c", value = "Rate per 10,000 children" and levels = ["LA"]'


@dataclass(frozen=True, slots=True)
class Ees:
    """The service as a feed."""

    name: str = "ees"
    title: str = "DfE Explore Education Statistics"
    hosts: frozenset[str] = frozenset({"api.education.gov.uk"})

    def requests(self, indicator: Indicator, *, asked: Sequence[Reply]) -> Request | None:
        """What the data set is now, what its labels stand for, then the file or page after page."""
        query = self._query(indicator)
        base = f"{_BASE}/{query['dataset']}"
        version = f"?dataSetVersion={query['version']}" if "version" in query else ""
        if asked and asked[-1].not_modified:
            return None
        before = [f"{base}/meta{version}"] if version else [base, f"{base}/meta"]
        if len(asked) < len(before):
            return Request(before[len(asked)])
        pages = asked[len(before) :]
        if query.get("form") == "download":
            return None if pages else Request(f"{base}/csv{version}")
        with reading.refusals(self.title, indicator=indicator):
            if pages and len(pages) >= min(ees_rows.paging(pages[-1])[1], _MOST_PAGES):
                return None
            body = _body(query, meta=ees_meta.read(asked[len(before) - 1].body), page=len(pages) + 1)
        content = {"Content-Type": "application/json"}
        return Request(f"{base}/query{version}", "POST", json.dumps(body).encode(), content, frozenset({400}))

    def parse(self, indicator: Indicator, replies: Sequence[Reply]) -> Parsed:
        """The figures that the definition picks; all are refused where a page is missing or warns."""
        query = self._query(indicator)
        with reading.refusals(self.title, indicator=indicator):
            version, published = (query["version"], None) if "version" in query else _latest(replies[0].body)
            start = 1 if "version" in query else 2
            meta = ees_meta.read(replies[start - 1].body if len(replies) >= start else b"")
            columns = _columns(query, meta)
            pages = replies[start:]
            if query.get("form") == "download":
                rows = [row for page in pages for row in ees_rows.from_download(page, meta=meta, indicators=columns)]
            else:
                rows = list(ees_rows.from_pages(pages, meta=meta, indicators=columns))
            known = known_from(replies[-1], published_on=published)
            read = [
                _figure(row, query=query, indicator=indicator, known=known) for row in _chosen(rows, query, meta=meta)
            ]
        figures, issues = reading.apart(read)
        unit = reading.of_unit(meta.indicator(query["value"]).unit, indicator=indicator)
        words = f"The figures are those of version {version} of the data set."
        return Parsed(figures, published, len(rows), (*unit, Issue(Severity.SOFT, words, indicator.name), *issues))

    def _query(self, indicator: Indicator) -> Mapping[str, Any]:
        query = queries.checked(indicator, feed=self.title, needs=_NEEDS, takes=_TAKES, example=_EXAMPLE)
        problem = ""
        if not _ID.fullmatch(query["dataset"]):
            problem = "has a dataset that is no identifier"
        if not _VERSION.fullmatch(query.get("version", "1.0")):
            problem = "has a version that is none, such as 2.0"
        if not 1 <= query.get("page_size", 1) <= _MOST_ROWS:
            problem = f"has a page_size that is not between 1 and {_MOST_ROWS:,}"
        if query.get("form", "query") not in {"query", "download"}:
            problem = "has a form that is neither query nor download"
        if problem:
            raise queries.refusal(indicator, feed=self.title, problem=problem, cure=f"Write, say, {_EXAMPLE}")
        return query


def _latest(body: bytes) -> tuple[str, date | None]:
    """The number and the release date of the version that is asked for when none is named."""
    latest = reading.member(bodies.document(body), "latestVersion", dict)
    return shown(reading.member(latest, "version", str)), reading.day(latest.get("published"))


def _columns(query: Mapping[str, Any], meta: Meta) -> list[Column]:
    """The indicators that are read, in the order of the metadata."""
    wanted = [meta.indicator(query[name]) for name in _NUMBERS if name in query]
    return [column for column in meta.indicators if column in wanted]


def _body(query: Mapping[str, Any], *, meta: Meta, page: int) -> Mapping[str, Any]:
    """What is posted: criteria where there are any, indicators, page and size."""
    criteria: list[Mapping[str, Any]] = []
    if "levels" in query:
        criteria.append({"geographicLevels": _equal(queries.texts(query["levels"]))})
    for label, options in query.get("filters", {}).items():
        column = meta.filter(label)
        criteria.append({"filters": _equal([column.option(option) for option in queries.texts(options)])})
    every = {} if not criteria else {"criteria": criteria[0] if len(criteria) == 1 else {"and": criteria}}
    ids = [column.id for column in _columns(query, meta)]
    return {**every, "indicators": ids, "page": page, "pageSize": query.get("page_size", _MOST_ROWS)}


def _equal(wanted: Sequence[str]) -> Mapping[str, Any]:
    return {"eq": wanted[0]} if len(wanted) == 1 else {"in": list(wanted)}


def _chosen(rows: Sequence[EesRow], query: Mapping[str, Any], *, meta: Meta) -> list[EesRow]:
    """The rows of the indicator; raises TableError where none is left, or a filter is not pinned."""
    levels = queries.texts(query["levels"]) if "levels" in query else ()
    pinned = {**query.get("filters", {}), **query.get("pick", {})}
    said = {query["status"]} if "status" in query else set()
    for label in said:
        meta.filter(label)
    wanted = {label: queries.texts(options) for label, options in pinned.items()}
    for label, options in wanted.items():
        for option in options:
            meta.filter(label).option(option)
    chosen = [
        row
        for row in rows
        if (not levels or row.level in levels)
        and all(row.options[label] in options for label, options in wanted.items())
    ]
    if not chosen:
        message = f"no row has {' and '.join(listed(options) for options in wanted.values()) or 'a figure'}"
        raise TableError(message)
    for column in meta.filters:
        found = sorted({row.options[column.label] for row in chosen})
        if len(found) > 1 and column.label not in said:
            message = f"the filter “{shown(column.label)}” is not pinned: {listed(found)} came"
            raise TableError(message)
    return chosen


def _figure(row: EesRow, *, query: Mapping[str, Any], indicator: Indicator, known: datetime) -> Observation | Issue:
    """One row as a figure."""
    read = {
        name: reading.marked(row.cells[query[name]], missing={}, locator=row.locator)
        for name in _NUMBERS
        if name in query
    }
    said = read["value"][1]
    if "status" in query:
        said = reading.status(row.options[query["status"]], words={}, locator=row.locator) | said
    return reading.figure(
        About(row.place, parse_period(row.period, year=indicator.year), row.label, row.locator),
        Numbers(**{name: number for name, (number, _) in read.items()}),
        said=said,
        indicator=indicator,
        known=known,
    )
