"""The rows of Explore Education Statistics, alike whether they come as pages of a query or as a download."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from indicators.feeds import bodies, reading
from indicators.feeds.bodies import BodyError
from indicators.feeds.ees_meta import Column, Meta
from indicators.feeds.feed import Reply, shown
from indicators.feeds.tables import TableError

_PLACES = {"NAT": "country_code", "REG": "region_code", "LA": "new_la_code", "LAD": "lad_code"}
_FIRM = ("time_period", "time_identifier", "geographic_level")
_YEARS = {"calendar": "CY", "financial": "FY", "academic": "AY", "tax": "TY", "reporting": "RY"}
_QUARTERS = re.compile(r"(calendar|financial|academic|tax) year (q[1-4](?: to q[1-4])?)")
_TERMS = {"autumn term": "T1", "spring term": "T2", "summer term": "T3", "autumn and spring term": "T1T2"}
_OK = 200


@dataclass(frozen=True, slots=True)
class EesRow:
    """One row: where, when, which option of each filter, and the cell of each indicator, both by label."""

    level: str
    place: str
    period: str
    """As `data.periods` reads it: the period and its identifier."""
    label: str
    locator: str
    options: Mapping[str, str] = field(hash=False)
    cells: Mapping[str, object] = field(hash=False)


def paging(reply: Reply) -> tuple[int, int]:
    """How many results and pages a page promises; raises BodyError for refusals, warnings and anything else."""
    found = bodies.document(reply.body)
    told = [*_told(found, "errors"), *_told(found, "warnings")]
    if told or reply.status != _OK:
        message = f"the publisher says “{'; '.join(told) or bodies.said(reply.body)}”"
        raise BodyError(message)
    pages = reading.member(found, "paging", dict)
    return reading.member(pages, "totalResults", int), reading.member(pages, "totalPages", int)


def from_pages(pages: Sequence[Reply], *, meta: Meta, indicators: Sequence[Column]) -> Iterator[EesRow]:
    """The rows of all pages of a query; raises BodyError where they disagree, or the metadata do."""
    promised, came = None, 0
    for number, page in enumerate(pages, start=1):
        total, _ = paging(page)
        promised = total if promised is None else promised
        if total != promised:
            message = f"{promised:,} results were promised at first and {total:,} on page {number}"
            raise BodyError(message)
        found = bodies.document(page.body)
        if reading.member(reading.member(found, "paging", dict), "page", int) != number:
            message = f"page {number} is another page"
            raise BodyError(message)
        for position, result in enumerate(reading.members(found, "results", dict), start=1):
            came += 1
            yield _of_result(result, meta=meta, indicators=indicators, locator=f"page {number}, result {position}")
    if promised != came:
        message = f"{came:,} of {promised or 0:,} results came"
        raise BodyError(message)


def from_download(reply: Reply, *, meta: Meta, indicators: Sequence[Column]) -> Iterator[EesRow]:
    """The rows of a download, its columns found by name: their order differs from file to file."""
    columns = [column.column for column in (*indicators, *meta.filters)]
    for line, cells in reading.rows(reading.table(reply, columns=(*_FIRM, *columns))):
        level = meta.levels.get(cells["geographic_level"])
        if level is None:
            message = f"{line} has the level “{shown(cells['geographic_level'])}”, which the metadata do not name"
            raise TableError(message)
        if level not in _PLACES:
            continue  # schools, wards and the like: no places of ours
        if _PLACES[level] not in cells:
            message = f"there is no column “{_PLACES[level]}”"
            raise TableError(message)
        yield EesRow(
            level=level,
            place=cells[_PLACES[level]],
            period=f"{cells['time_period']} {_identifier(cells['time_identifier'])}",
            label=cells["time_period"],
            locator=line,
            options={one.label: cells[one.column] for one in meta.filters},
            cells={one.label: cells[one.column] for one in indicators},
        )


def _of_result(result: object, *, meta: Meta, indicators: Sequence[Column], locator: str) -> EesRow:
    time = reading.member(result, "timePeriod", dict)
    code, period = reading.member(time, "code", str), reading.member(time, "period", str)
    level = reading.member(result, "geographicLevel", str)
    place = reading.member(reading.member(result, "locations", dict), level, str)
    if (level, place) not in meta.places:
        message = f"{locator} is about the place “{shown(place)}”, which the metadata do not name"
        raise BodyError(message)
    chosen = reading.member(result, "filters", dict)
    options = {}
    for one in meta.filters:
        option = reading.member(chosen, one.id, str)
        if option not in one.options:
            message = (
                f"{locator} has the option “{shown(option)}” of “{shown(one.label)}”, which the metadata do not name"
            )
            raise BodyError(message)
        options[one.label] = one.options[option]
    values = reading.member(result, "values", dict)
    for one in indicators:
        if one.id not in values:
            message = f"{locator} says nothing of “{shown(one.label)}”"
            raise BodyError(message)
    return EesRow(
        level=level,
        place=meta.places[level, place],
        period=f"{period} {code}",
        label=meta.periods.get((code, period), period),
        locator=locator,
        options=options,
        cells={one.label: values[one.id] for one in indicators},
    )


def _told(found: object, name: str) -> list[str]:
    """What the publisher says went wrong: its errors or its warnings, each with its code and what it is about."""
    listed = found.get(name) if isinstance(found, dict) else None
    told = []
    for one in listed if isinstance(listed, list) else ():
        parts = one if isinstance(one, dict) else {"message": one}
        items = (parts.get("detail") or parts.get("details") or {}) if "code" in parts else {}
        about = items.get("items") if isinstance(items, dict) else None
        words = f"{parts.get('code') or ''} {parts.get('message') or ''} {about or ''}"
        told.append(shown(words.strip(), longest=160))
    return told


def _identifier(written: str) -> str:
    """A download's time identifier as replies write it: "Academic year" is AY, "Autumn term" T1, "Week 37" itself."""
    plain = " ".join(written.lower().split())
    quarters = _QUARTERS.fullmatch(plain)
    if quarters:
        return _YEARS[quarters[1]] + quarters[2].upper().replace(" TO ", "-")
    if plain.startswith("part "):
        return f"P{plain[5:6]}"
    return _YEARS.get(plain.removesuffix(" year")) or _TERMS.get(plain) or written
