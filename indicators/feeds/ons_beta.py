"""The beta API of ONS: observations one by one, or a whole version as a "v4" file.

A definition's query: `dataset`, `edition`, `version` (else the latest listed), `dimensions` (every one, one of them may
be "*"), `pick` (which of several is the indicator), `place` and `time` (the names of those dimensions: geography and
time), `lower` and `upper` (the names of the limits, where there are any), `unit`, and `form = "download"` for the file.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from data.catalogue import Indicator
from data.observation import Observation
from data.periods import parse_period
from indicators.feeds import bodies, ons_beta_rows, queries, reading
from indicators.feeds.bodies import BodyError
from indicators.feeds.feed import Issue, Parsed, Reply, Request, Severity, known_from, shown
from indicators.feeds.ons_beta_rows import BetaRow
from indicators.feeds.queries import Kind
from indicators.feeds.reading import About, Numbers
from indicators.feeds.tables import TableError, listed

_BASE = "https://api.beta.ons.gov.uk/v1/datasets"
_DOWNLOADS = "https://download.ons.gov.uk/downloads/datasets"
_LISTED = 100
_MOST_LISTS = 50
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
_VERSION = re.compile(r"\S*/editions/([^/]+)/versions/([0-9]{1,6})")
_NEEDS = {"dataset": Kind.TEXT, "edition": Kind.TEXT}
_TAKES = {
    **dict.fromkeys(("place", "time", "lower", "upper", "unit", "form"), Kind.TEXT),
    **dict.fromkeys(("dimensions", "pick"), Kind.TABLE),
    "version": Kind.NUMBER,
}
_EXAMPLE = (
    'dataset = "cpih01", edition = "time-series", version = 6 and dimensions = { time = "*", geography = "K02000001" }'
)


@dataclass(frozen=True, slots=True)
class OnsBeta:
    """The service as a feed."""

    name: str = "ons_beta"
    title: str = "ONS API (beta)"
    hosts: frozenset[str] = frozenset({"api.beta.ons.gov.uk", "download.ons.gov.uk", "download.beta.ons.gov.uk"})
    pace: float = 0.3  # 200 requests a minute

    def requests(self, indicator: Indicator, *, asked: Sequence[Reply]) -> Request | None:
        """The list of data sets until the version is known, then the figures."""
        query = self._query(indicator)
        lists = [reply for reply in asked if reply.request.url.startswith(f"{_BASE}?")]
        if len(lists) < len(asked) or (asked and asked[-1].not_modified):
            return None
        with reading.refusals(self.title, indicator=indicator):
            version = query.get("version") or latest_version(lists, dataset=query["dataset"], edition=query["edition"])
            if version is None:
                offset = _next_offset(lists)
                return Request(queries.address(_BASE, {"limit": str(_LISTED), "offset": str(offset)}))
        path = f"{query['dataset']}/editions/{query['edition']}/versions/{version}"
        if query.get("form") == "download":
            return Request(f"{_DOWNLOADS}/{path}.csv")
        dimensions = {name: str(option) for name, option in query["dimensions"].items()}
        return Request(queries.address(f"{_BASE}/{path}/observations", dimensions), reads=frozenset({400}))

    def parse(self, indicator: Indicator, replies: Sequence[Reply]) -> Parsed:
        """The figures that the definition picks, and what the publisher announces of the service's end."""
        query = self._query(indicator)
        known = known_from(replies[-1], published_on=None)
        with reading.refusals(self.title, indicator=indicator):
            if query.get("form") == "download":
                rows, unit = ons_beta_rows.from_download(replies[-1]), None
            else:
                rows, unit = ons_beta_rows.from_observations(replies[-1])
            figures, issues = reading.apart(
                _figure(row, query=query, indicator=indicator, known=known) for row in _chosen(rows, query)
            )
        told = () if unit is None else reading.of_unit(unit, indicator=indicator)
        return Parsed(figures, None, len(rows), (*told, *_retirement(replies[-1], indicator), *issues))

    def _query(self, indicator: Indicator) -> Mapping[str, Any]:
        query = queries.checked(indicator, feed=self.title, needs=_NEEDS, takes=_TAKES, example=_EXAMPLE)
        problem = ""
        if not all(_NAME.fullmatch(query[name]) for name in ("dataset", "edition")):
            problem = "has a dataset or an edition that is no name"
        if query.get("version", 1) < 1:
            problem = "has a version that is none"
        if query.get("form", "observations") not in {"observations", "download"}:
            problem = "has a form that is neither observations nor download"
        if query.get("form") != "download" and "dimensions" not in query:
            problem = "has no dimensions"
        if [*query.get("dimensions", {}).values()].count("*") > 1:
            problem = "asks for every option of more than one dimension"
        if query.get("place", "geography") == query.get("time", "time"):
            problem = "names one dimension as place and as time"
        if problem:
            raise queries.refusal(indicator, feed=self.title, problem=problem, cure=f"Write, say, {_EXAMPLE}")
        return query


def latest_version(lists: Sequence[Reply], *, dataset: str, edition: str) -> int | None:
    """The newest version of a data set among the lists read so far, or None where they do not name it.

    Raises BodyError where the newest is of another edition: the definition then means an old one.
    """
    for reply in lists:
        for item in reading.members(bodies.document(reply.body), "items", dict):
            if item.get("id") == dataset:
                link = reading.member(reading.member(item, "links", dict), "latest_version", dict)
                found = _VERSION.fullmatch(reading.member(link, "href", str))
                if found is None or found[1] != edition:
                    message = f"the newest edition is “{shown(found[1] if found else '')}”, not “{edition}”"
                    raise BodyError(message)
                return int(found[2])
    return None


def _next_offset(lists: Sequence[Reply]) -> int:
    """Where the list goes on; raises BodyError where it is at its end."""
    if not lists:
        return 0
    read = [bodies.document(reply.body) for reply in lists]
    offset = sum(len(reading.members(one, "items", dict)) for one in read)
    moved = not reading.members(read[-1], "items", dict)
    if moved or offset >= reading.member(read[-1], "total_count", int) or len(lists) >= _MOST_LISTS:
        message = "the publisher no longer lists the data set"
        raise BodyError(message)
    return offset


def _chosen(rows: Sequence[BetaRow], query: Mapping[str, Any]) -> list[BetaRow]:
    """The rows of the indicator; raises TableError where none is left, or a dimension is missing or not pinned."""
    pick = {name: queries.texts(options) for name, options in query.get("pick", {}).items()}
    for name in (*pick, *_axes(query)):
        if rows and name not in rows[0].dimensions:
            message = f"there is no dimension “{shown(name)}”; found {listed([*rows[0].dimensions])}"
            raise TableError(message)
    chosen = [row for row in rows if all(row.dimensions[name][0] in options for name, options in pick.items())]
    if not chosen:
        message = "no figures came"
        raise TableError(message)
    for name in chosen[0].dimensions:
        found = sorted({row.dimensions[name][0] for row in chosen})
        if len(found) > 1 and name not in _axes(query):
            message = f"the dimension “{shown(name)}” is not pinned: {listed(found)} came"
            raise TableError(message)
    return chosen


def _axes(query: Mapping[str, Any]) -> tuple[str, str]:
    return query.get("place", "geography"), query.get("time", "time")


def _figure(row: BetaRow, *, query: Mapping[str, Any], indicator: Indicator, known: datetime) -> Observation | Issue:
    place, time = (row.dimensions[name] for name in _axes(query))
    value, said = reading.marked(row.value, missing={}, locator=row.locator)
    limits = [
        reading.marked(row.beside(query[name]), missing={}, locator=row.locator)[0] if name in query else None
        for name in ("lower", "upper")
    ]
    said = reading.status(row.beside("Data Marking", required=False), words={}, locator=row.locator) | said
    about = About(place[0], parse_period(time[0], year=indicator.year), time[1] or time[0], row.locator)
    return reading.figure(about, Numbers(value, *limits), said=said, indicator=indicator, known=known)


def _retirement(reply: Reply, indicator: Indicator) -> tuple[Issue, ...]:
    """What the publisher announces in the headers of a service that is to end."""
    said = {name: reply.headers.get(name, "") for name in ("deprecation", "sunset", "link")}
    if not said["deprecation"] and not said["sunset"]:
        return ()
    where = re.search(r"<([^<>]{1,200})>", said["link"])
    parts = [
        f"out of favour since {_moment(said['deprecation'])}" if said["deprecation"] else "",
        f"ends on {_moment(said['sunset'])}" if said["sunset"] else "",
        f"see {shown(where[1], longest=100)}" if where else "",
    ]
    words = f"The publisher is retiring this address: {', '.join(filter(None, parts))}."
    return (Issue(Severity.SOFT, words, indicator.name),)


def _moment(text: str) -> str:
    """A day out of a header: seconds after an @, or a date; its own words where it is neither."""
    try:
        found = datetime.fromtimestamp(int(text[1:12]), UTC) if text.startswith("@") else parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError, OSError):  # the library's own, for dates it cannot read
        return shown(text)
    return f"{found.day} {found:%B %Y}"
