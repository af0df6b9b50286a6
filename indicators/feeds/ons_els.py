"""ONS Explore Local Statistics. The service is not meant for others and may change: all that is known of it is here.

A definition's query: `slug` (the service's name of the indicator) and `unit` (as the service writes it; a reply with
another unit is held back).
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from data.catalogue import Indicator
from data.observation import Caveat, Observation, Status
from data.periods import PeriodError, parse_period
from indicators.feeds import bodies, places, tables
from indicators.feeds.bodies import BodyError
from indicators.feeds.cells import CellError, number, text_of
from indicators.feeds.feed import FeedError, Issue, Parsed, Reply, Request, Severity, known_from, shown
from indicators.feeds.tables import Table, TableError

_BASE = "https://www.ons.gov.uk/explore-local-statistics/api/v1"
_SELECTION = "geo=ctry,rgn,cauth,utla,ltla&time=all&includeStatus=true"
_COLUMNS = ("areacd", "areanm", "period", "value", "status")
_LIMITS = ("lci_95", "uci_95")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PERIOD = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:/P[0-9]{1,2}[YM])?")
_READS = frozenset({400, 404})
_OK, _NOT_FOUND = 200, 404
_MISSING = {"x": Status.NOT_AVAILABLE, "u": Status.UNRELIABLE, "c": Status.SUPPRESSED, "z": Status.NOT_APPLICABLE}


@dataclass(frozen=True, slots=True)
class _Metadata:
    """What the service says of one indicator."""

    label: str
    unit: str
    decimals: int
    updated: date
    has_limits: bool


@dataclass(frozen=True, slots=True)
class OnsEls:
    """The service as a feed."""

    name: str = "ons_els"
    title: str = "ONS Explore Local Statistics"
    hosts: frozenset[str] = frozenset({"www.ons.gov.uk"})

    def requests(self, indicator: Indicator, *, asked: Sequence[Reply]) -> Request | None:
        """The metadata, then the figures: by the address of September 2026, else by the one before it."""
        slug = self._slug(indicator)
        if not asked:
            return Request(f"{_BASE}/metadata/indicators/{slug}")
        if asked[-1].not_modified:
            return None
        if len(asked) == 1:
            return Request(f"{_BASE}/data/{slug}.csv?{_SELECTION}", reads=_READS)
        if len(asked) == 2 and _route_unknown(asked[1]):  # noqa: PLR2004  # metadata and one try at the figures
            return Request(f"{_BASE}/data.csv?indicator={slug}&{_SELECTION}", reads=_READS)
        return None

    def parse(self, indicator: Indicator, replies: Sequence[Reply]) -> Parsed:
        """Every figure of the indicator; the whole reply is refused where one cell cannot be understood."""
        slug = self._slug(indicator)
        try:
            said = _metadata(replies[0].body)
            table = _table(replies[-1], said=said)
            known = known_from(replies[-1], published_on=said.updated)
            read = [_figure(row, indicator=indicator, known=known, decimals=said.decimals) for row in _by_name(table)]
        except (BodyError, TableError, CellError, PeriodError) as error:
            raise FeedError(self.title, f"for {slug}, {str(error).rstrip('.')}") from error
        return Parsed(
            observations=tuple(figure for figure in read if isinstance(figure, Observation)),
            published_on=said.updated,
            rows_read=len(read),
            issues=(*_about(table, indicator, said), *(issue for issue in read if isinstance(issue, Issue))),
        )

    def _slug(self, indicator: Indicator) -> str:
        slug = indicator.query.get("slug")
        unknown = set(indicator.query) - {"slug", "unit"}
        if not isinstance(slug, str) or not _SLUG.fullmatch(slug) or unknown:
            cause = f"the query of {indicator.name} has {'no slug' if not slug else 'a key or slug it cannot have'}"
            raise FeedError(self.title, cause, 'Write, say, slug = "employment-rate" and unit = "%"')
        return slug


def _route_unknown(reply: Reply) -> bool:
    """Whether an answer says that the address is unknown, not the indicator."""
    return reply.status == _NOT_FOUND and not bodies.said(reply.body).startswith("Indicator")


def _metadata(body: bytes) -> _Metadata:
    """What we need of the metadata; raises BodyError naming the member that is not as expected."""
    found = bodies.document(body)
    members: Mapping[str, tuple[type, ...]] = {
        "label": (str,),
        "unit": (str, type(None)),
        "decimalPlaces": (int, type(None)),
        "updated": (str,),
    }
    for member, kinds in members.items():
        if not isinstance(found, dict) or not isinstance(found.get(member), kinds):
            message = f"its metadata have no usable “{member}”"
            raise BodyError(message)
    try:
        updated = date.fromisoformat(found["updated"])
    except ValueError:
        message = f"its metadata give “{shown(found['updated'])}” as the date of release"
        raise BodyError(message) from None
    return _Metadata(
        label=found["label"],
        unit=found["unit"] or "",
        decimals=min(max(int(found["decimalPlaces"] or 0), 0), 12),
        updated=updated,
        has_limits=found.get("confidenceIntervals") is True,
    )


def _table(reply: Reply, *, said: _Metadata) -> Table:
    """The table of figures, its header checked; raises BodyError or TableError for everything else."""
    if reply.status != _OK:
        words = bodies.said(reply.body)
        problem = "the publisher no longer offers it" if reply.status == _NOT_FOUND else "the publisher refused"
        message = "no figures came" if words.startswith("No data available") else f"{problem}: “{words}”"
        raise BodyError(message)
    table = tables.from_csv(bodies.table_text(reply.body))
    if not table.rows:
        message = "no figures came"
        raise BodyError(message)
    for column in (*_COLUMNS, *(_LIMITS if said.has_limits else ())):
        table.position(column)
    if "indicator" in table.columns:
        position = table.position("indicator")
        other = next((row for row in table.rows if row.cells[position] != said.label), None)
        if other is not None:
            message = f"{other.place} is about “{shown(text_of(other.cells[position]))}”"
            raise TableError(message)
    return table


def _by_name(table: Table) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Each row's place in the reply and its cells by column."""
    return ((row.place, dict(zip(table.columns, map(text_of, row.cells), strict=True))) for row in table.rows)


def _about(table: Table, indicator: Indicator, said: _Metadata) -> Iterator[Issue]:
    """What a person should know about the reply as a whole."""
    expected = indicator.query.get("unit")
    if expected is not None and expected != said.unit:
        words = f"The publisher's unit is now “{shown(said.unit)}”, where the definition expects “{expected}”."
        yield Issue(Severity.HELD, words, indicator.name)
    new = [column for column in table.columns if column not in {*_COLUMNS, *_LIMITS, "indicator"}]
    if new:
        yield Issue(Severity.SOFT, f"New in the reply, and not read: the column {tables.listed(new)}.", indicator.name)


def _figure(
    row: tuple[str, Mapping[str, str]], *, indicator: Indicator, known: datetime, decimals: int
) -> Observation | Issue:
    """One row as a figure, or as the reason why it waits for a person."""
    line, cells = row
    if not _PERIOD.fullmatch(cells["period"]):
        message = f"{line} has the period “{shown(cells['period'])}”, which this service does not write"
        raise CellError(message)
    period = parse_period(cells["period"])
    value, lower, upper = (_number(cells, column, line=line, decimals=decimals) for column in ("value", *_LIMITS))
    status, caveats = _status(cells["status"], has_value=value is not None, line=line)
    if value is not None and not status.has_value:
        words = f"{line} has the value {cells['value']} beside the mark “{cells['status']}”, which says there is none."
        return Issue(Severity.HELD, words, indicator.name, cells["areacd"], period)
    return Observation(
        indicator=indicator.name,
        place=cells["areacd"],
        period=period,
        label=cells["period"],
        status=status,
        known_from=known,
        value=value,
        lower=lower if status.has_value else None,
        upper=upper if status.has_value else None,
        caveats=caveats,
        status_raw=cells["status"],
        note=places.note(cells["areacd"], cells["areanm"]),
        locator=line,
    )


def _number(cells: Mapping[str, str], column: str, *, line: str, decimals: int) -> float | None:
    """A cell's number, binary noise at the published decimals taken off; None where it is blank."""
    written = cells.get(column, "")
    if not written:
        return None
    try:
        value = number(written)
    except CellError as error:
        message = f"{line}, {column}: {error}"
        raise CellError(message) from None
    printed = round(value, decimals)
    return printed if math.isclose(value, printed, rel_tol=1e-12, abs_tol=1e-12) else value


def _status(mark: str, *, has_value: bool, line: str) -> tuple[Status, frozenset[Caveat]]:
    """What a mark says; raises CellError for one we do not know: it is never read as a value or as plain missing."""
    if "combined" in mark.lower():
        return Status.FINAL if has_value else Status.NOT_AVAILABLE, frozenset({Caveat.COMBINED_AREA})
    if not mark:
        return Status.FINAL if has_value else Status.UNEXPLAINED, frozenset()
    if mark == "u" and has_value:
        return Status.FINAL, frozenset({Caveat.LOW_RELIABILITY})
    if mark not in _MISSING:
        message = f"{line} has the mark “{shown(mark)}”, which we do not know"
        raise CellError(message)
    return _MISSING[mark], frozenset()
