"""LG Inform Plus. Each request is signed; the shape of its replies is unverified, so all that is known of it is here.

Its terms let subscribers look at figures and not hand them on: a definition's licence must not be open.

A definition's query: `metric` (the number of the metric type), `areas` (codes) and `period` ("latest:7").
"""

import base64
import hashlib
import hmac
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import quote, unquote

from data.catalogue import Indicator
from data.observation import Observation
from data.periods import Period, PeriodError, parse_period
from indicators.feeds import marks, places, queries, reading
from indicators.feeds.feed import FeedError, Issue, Parsed, Reply, Request, Severity, known_from
from indicators.feeds.marks import Marks
from indicators.feeds.queries import Kind
from indicators.feeds.reading import About, Numbers
from indicators.feeds.tables import TableError, bare, listed

_ADDRESS = "https://webservices.esd.org.uk/data.csv"
_KEY, _SECRET = "OUTCOMES_LG_INFORM_KEY", "OUTCOMES_LG_INFORM_SECRET"  # the names of settings
_NAMES = ("area", "area label", "area long label")
_NEEDS = {"metric": Kind.NUMBER, "areas": Kind.SEVERAL}
_EXAMPLE = 'metric = 9613, areas = ["E08000003"] and period = "latest:7"'


@dataclass(frozen=True, slots=True)
class LgInform:
    """The service as a feed."""

    name: str = "lg_inform"
    title: str = "LG Inform Plus"
    hosts: frozenset[str] = frozenset({"webservices.esd.org.uk"})
    environment: Mapping[str, str] = field(default_factory=queries.environment, hash=False, repr=False)

    def requests(self, indicator: Indicator, *, asked: Sequence[Reply]) -> Request | None:
        """One table of all areas and periods, signed."""
        query = self._query(indicator)
        if asked:
            return None
        key, secret = self._keys()
        if key is None or secret is None:
            raise FeedError(
                self.title, "it answers only signed requests, and no key is set", f"Set {_KEY} and {_SECRET} to yours"
            )
        areas = ",".join(queries.texts(query["areas"]))
        asked_for = {"metricType": str(query["metric"]), "area": areas, "period": query.get("period", "latest:7")}
        address = queries.address(_ADDRESS, asked_for)
        signed = quote(signature(f"{address}&ApplicationKey={key}", secret=secret), safe="")
        return Request(address, secret=f"ApplicationKey={quote(key, safe='')}&Signature={signed}")

    def parse(self, indicator: Indicator, replies: Sequence[Reply]) -> Parsed:
        """The figures of every area and period in the table."""
        self._query(indicator)
        known = known_from(replies[-1], published_on=None)
        with reading.refusals(self.title, indicator=indicator):
            table = reading.table(queries.without(replies[-1], *self._keys()), columns=("area",))
            periods, others = _periods(table.columns, indicator=indicator)
            figures, issues = reading.apart(
                one
                for line, cells in reading.rows(table)
                for one in _figures(line, cells, periods=periods, indicator=indicator, known=known)
            )
        if others:
            words = f"New in the reply, and not read: the column {listed(others)}."
            issues = (Issue(Severity.SOFT, words, indicator.name), *issues)
        return Parsed(figures, None, len(table.rows), issues)

    def _keys(self) -> tuple[str | None, str | None]:
        key, secret = (queries.key(self.environment, setting, feed=self.title) for setting in (_KEY, _SECRET))
        return key, secret

    def _query(self, indicator: Indicator) -> Mapping[str, Any]:
        query = queries.checked(indicator, feed=self.title, needs=_NEEDS, takes={"period": Kind.TEXT}, example=_EXAMPLE)
        if indicator.licence.open:
            cause = f"{indicator.name} has an open licence, and subscribers' figures may not be handed on"
            raise FeedError(self.title, cause, 'Write licence = "lg-inform" in its definition')
        return query


def signature(address: str, *, secret: str) -> str:
    """What the service wants to see of our secret: base64 of the HMAC-SHA1 of the decoded address."""
    digest = hmac.new(secret.encode(), unquote(address).encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


def _periods(
    columns: Sequence[str], *, indicator: Indicator
) -> tuple[Mapping[str, tuple[Period, Marks]], tuple[str, ...]]:
    """By column, the period it holds and what its header says of it; and the columns that hold none."""
    found, others = {}, []
    problem = TableError(f"there is no column with a period; found {listed(columns)}")
    for column in columns:
        if column in _NAMES:
            continue
        try:
            found[column] = parse_period(bare(column), year=indicator.year), marks.of_header(column, missing={})
        except PeriodError as error:
            problem = TableError(str(error))
            others.append(column)
    if not found:
        raise problem
    return found, tuple(others)


def _figures(
    line: str,
    cells: Mapping[str, str],
    *,
    periods: Mapping[str, tuple[Period, Marks]],
    indicator: Indicator,
    known: datetime,
) -> Iterator[Observation | Issue]:
    for column, (period, header) in periods.items():
        value, said = reading.marked(cells[column], missing={}, locator=f"{line}, {column}")
        note = places.note(cells["area"], cells.get("area label", ""))
        about = About(cells["area"], period, bare(column), f"{line}, {column}", note)
        yield reading.figure(about, Numbers(value), said=header | said, indicator=indicator, known=known)
