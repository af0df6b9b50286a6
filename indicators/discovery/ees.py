"""What Explore Education Statistics says of a data set: its indicators, filters, levels and periods."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from data.gazetteer import slug
from data.periods import YearStart, YearType, parse_period
from indicators.discovery.parts import Part, Question, unit_of
from indicators.feeds import bodies, ees_meta, reading
from indicators.feeds.bodies import BodyError
from indicators.feeds.ees_meta import Meta
from indicators.feeds.feed import Reply, shown

_API = "https://api.education.gov.uk/statistics/v1/data-sets"
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_YEARS = {"AY": "academic", "FY": "financial", "CY": "calendar", "TY": "tax"}
_STATUS = "Version"


def part(dataset: str, ask: Callable[[str], Reply], answers: Mapping[str, str]) -> Part:
    """The keys of a definition that a data set fills; which of its indicators and options is meant is asked."""
    if not _ID.fullmatch(dataset):
        message = f"“{shown(dataset)}” is no identifier of a data set"
        raise BodyError(message)
    about = bodies.document(ask(f"{_API}/{dataset}").body)
    meta = ees_meta.read(ask(f"{_API}/{dataset}/meta").body)
    labels = tuple(column.label for column in meta.indicators)
    if not labels:
        message = "it holds no indicators"
        raise BodyError(message)
    value = answers.get("value") or labels[0]
    indicator = meta.indicator(value)
    filters = {one.label: tuple(one.options.values()) for one in meta.filters if one.label != _STATUS}
    chosen = {label: answers.get(_key(label)) or options[0] for label, options in filters.items()}
    year = _year(meta, answers)
    title = reading.member(about, "title", str)
    keys: dict[str, Any] = {
        "title": f"{indicator.label}, {', '.join(chosen.values())}" if chosen else indicator.label,
        **unit_of(indicator.unit, indicator.label),
        "decimals": 1,
        "frequency": "yearly",
        "lag_days": _lag(about, meta, year),
        "year": year,
        "definition": str(about.get("summary") or "") or f"{indicator.label}. From the data set “{title}”.",
        "publisher": "Department for Education",
        "source_title": title,
        "source_address": f"https://explore-education-statistics.service.gov.uk/data-catalogue/data-set/{dataset}",
        "licence": "dfe",
        "query": {
            "dataset": dataset,
            "value": value,
            **({"levels": ["LA"]} if "LA" in meta.levels.values() else {}),
            **({"filters": chosen} if chosen else {}),
            **({"status": _STATUS} if any(one.label == _STATUS for one in meta.filters) else {}),
            "unit": indicator.unit,
        },
    }
    if "of" in answers:
        keys["of"] = answers["of"]
    questions = [
        Question("value", "Which of its indicators is meant?", labels, labels[0]),
        *(
            Question(_key(label), f"Which {label} is meant?", options, options[0])
            for label, options in filters.items()
            if len(options) > 1
        ),
        *([] if _stated(meta) else [Question("year", "Which years are its years?", tuple(YearType), "academic")]),
        Question("of", "Whom or what does it count (say, pupils at the end of primary school)?"),
    ]
    return Part(keys, questions=tuple(questions))


def _key(label: str) -> str:
    """The key under which a filter is asked for."""
    return f"filter-{slug(label)}"


def _stated(meta: Meta) -> str | None:
    """The kind of year that the codes of its periods say; None where they leave it open."""
    codes = {code for code, _ in meta.periods}
    return _YEARS.get(codes.pop()) if len(codes) == 1 else None


def _year(meta: Meta, answers: Mapping[str, str]) -> str:
    return _stated(meta) or answers.get("year") or "academic"


def _lag(about: Mapping[str, Any], meta: Meta, year: str) -> int:
    """Days from the end of the newest period to the day it was published."""
    latest = reading.member(about, "latestVersion", dict)
    published = reading.day(latest.get("published"))
    if published is None or not meta.periods:
        message = "it does not say when it was published, or for which periods"
        raise BodyError(message)
    start: YearStart = YearType(year if year in set(YearType) else "academic").start
    ends = [parse_period(label, year=start).end for label in meta.periods.values()]
    return max((published - max([date.min, *ends])).days, 0)
