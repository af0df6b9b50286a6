"""What ONS Explore Local Statistics says of an indicator."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from data.catalogue import Frequency
from data.periods import Period, PeriodError, parse_period
from indicators.discovery.parts import Part, Question, unit_of, whom
from indicators.feeds import bodies, reading
from indicators.feeds.bodies import BodyError
from indicators.feeds.feed import Reply, shown

_METADATA = "https://www.ons.gov.uk/explore-local-statistics/api/v1/metadata/indicators/"
_PAGE = "https://www.ons.gov.uk/explore-local-statistics/indicators/"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FREQUENCIES = {"annual": Frequency.YEARLY, "quarterly": Frequency.QUARTERLY, "monthly": Frequency.MONTHLY}


def part(slug: str, ask: Callable[[str], Reply], answers: Mapping[str, str]) -> Part:
    """The keys of a definition that the service's metadata fill; `slug` is the service's name of the indicator."""
    if not _SLUG.fullmatch(slug):
        message = f"“{shown(slug)}” is no name of an indicator there"
        raise BodyError(message)
    said = bodies.document(ask(_METADATA + slug).body)
    label = reading.member(said, "label", str)
    title = re.sub(r"\s*\([^)]*\)\s*$", "", label) or label
    unit = str(said.get("unit") or "")
    source = (said.get("source") or [{}])[0]
    publisher = str(source.get("name") or "Office for National Statistics")
    address = str(source.get("href") or "")
    own = publisher == "Office for National Statistics"
    of = answers.get("of") or whom(str(said.get("subtitle") or ""))
    keys: dict[str, Any] = {
        "title": title,
        **unit_of(unit, title),
        "decimals": min(max(int(said.get("decimalPlaces") or 0), 0), 6),
        **_times(said),
        "definition": reading.member(said, "description", str),
        "publisher": "Office for National Statistics",
        **({} if own else {"department": publisher}),
        "source_title": f"Explore Local Statistics: {title}",
        "source_address": address if re.fullmatch(r"https://\S+", address) else _PAGE + slug,
        "licence": "ons" if own else "ons-for",
        "query": {"slug": slug, "unit": unit} if unit else {"slug": slug},
    }
    if said.get("canBeNegative"):
        keys.pop("lowest", None)
    questions = () if of else (Question("of", "Whom or what does it count (say, people aged 16 to 64)?"),)
    return Part({**keys, **({"of": of} if of else {})}, questions=questions)


def _times(said: Mapping[str, Any]) -> dict[str, Any]:
    """How often it comes, how many steps a figure covers, and how long after its period."""
    frequency = _FREQUENCIES.get(str(said.get("frequency") or ""), Frequency.YEARLY)
    domain = said.get("periodDomain") or []
    try:
        last: Period = parse_period(str(domain[-1]))
        lag = (date.fromisoformat(reading.member(said, "updated", str)) - last.end).days
    except (IndexError, PeriodError, ValueError):
        message = "its metadata do not say which periods it covers"
        raise BodyError(message) from None
    window = max((last.months or 0) // frequency.months, 1)
    return {
        "frequency": frequency.value,
        **({"window": window} if window > 1 else {}),
        "lag_days": min(max(lag, 0), 3650),
    }
