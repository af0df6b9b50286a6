"""Searches: the catalogue by what an indicator is about, and publishers by their own search or list."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from rapidfuzz.distance import JaroWinkler

from data.catalogue import Indicator
from indicators.feeds import FEEDS, bodies, tables
from indicators.feeds.bodies import BodyError
from indicators.feeds.feed import Feed, FeedError, Reply, Request, shown
from indicators.feeds.reading import member, members
from indicators.feeds.tables import TableError

Bring = Callable[..., Reply]
"""Brings the reply to a request: `indicators.feeds.http.Asker`."""

_ALIKE = 0.84
_MOST = 20
_EES = "https://api.education.gov.uk/statistics/v1"
_FINGERTIPS = "https://fingertips.phe.org.uk/api"
_AREA_TYPES = ("502", "501")
_PAGE = 100


class SearchError(ValueError):
    """A search that cannot be made; the message says why and what helps."""


@dataclass(frozen=True, slots=True)
class Found:
    """An indicator or data set as a publisher lists it: its id there, and what it is."""

    publisher: str
    id: str
    title: str
    unit: str = ""
    about: str = ""


def in_catalogue(text: str, indicators: Mapping[str, Indicator]) -> list[Indicator]:
    """The indicators that every word of `text` is like some word of, the likest first."""

    def said(one: Indicator) -> str:
        return f"{one.title} {one.name} {one.of} {one.better_because} {one.definition}"

    return _like(text, indicators.values(), said)


def at_publisher(publisher: str, text: str, *, bring: Bring) -> list[Found]:
    """What a publisher offers about `text`, by its own search, or by its list searched by us.

    Raises SearchError for a publisher without either, FeedError where it does not answer as it should.
    """
    if publisher not in SEARCHES:
        message = f"{shown(publisher)} cannot be searched. Name one of {', '.join(SEARCHES)}."
        raise SearchError(message)
    feed = FEEDS[_FEED_OF.get(publisher, publisher)]
    try:
        return list(SEARCHES[publisher](text, partial(_document, feed, bring)))[:_MOST]
    except (BodyError, TableError) as error:
        raise FeedError(feed.title, f"its search answered otherwise than we know: {error}") from error


def _document(feed: Feed, bring: Bring, url: str, **parameters: object) -> Reply:
    return bring(Request(url + (f"?{urlencode(parameters)}" if parameters else "")), feed=feed)


def _els(text: str, ask: Callable[..., Reply]) -> Iterable[Found]:
    taxonomy = bodies.document(ask("https://www.ons.gov.uk/explore-local-statistics/api/v1/metadata/taxonomy").body)
    every = [
        Found("ons_els", member(one, "slug", str), member(one, "label", str), about=str(one.get("description") or ""))
        for one in _leaves(members(taxonomy, "data", dict))
    ]
    return _like(text, every, _words)


def _leaves(nodes: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The indicators under topics and topics within topics."""
    for node in nodes:
        if "children" in node:
            yield from _leaves(members(node, "children", dict))
        else:
            yield node


def _fingertips(text: str, ask: Callable[..., Reply]) -> Iterable[Found]:
    """Its search gives the numbers of indicators by area type; their names stand in the metadata."""
    by_area = bodies.document(ask(f"{_FINGERTIPS}/indicator_search", search_text=text).body)
    if not isinstance(by_area, dict):
        message = "no list of area types came"
        raise BodyError(message)
    first = next((area for area in _AREA_TYPES if by_area.get(area)), next(iter(by_area), ""))
    numbers = [str(number) for number in by_area.get(first) or ()][:_PAGE]
    if not numbers:
        return []
    about = ask(f"{_FINGERTIPS}/indicator_metadata/csv/by_indicator_id", indicator_ids=",".join(numbers))
    table = tables.from_csv(bodies.table_text(about.body))
    columns = [table.position(name) for name in ("Indicator ID", "Indicator", "Unit", "Definition")]
    rows = ([str(row.cells[column]) for column in columns] for row in table.rows)
    return [Found("fingertips", number, title, unit, definition) for number, title, unit, definition in rows]


def _ees(text: str, ask: Callable[..., Reply]) -> Iterator[Found]:
    publications = bodies.document(ask(f"{_EES}/publications", search=text, page=1, pageSize=20).body)
    for publication in members(publications, "results", dict):
        url = f"{_EES}/publications/{member(publication, 'id', str)}/data-sets"
        sets = bodies.document(ask(url, page=1, pageSize=20).body)
        for one in members(sets, "results", dict):
            about = f"{member(publication, 'title', str)}: {one.get('summary') or ''}".strip(": ")
            yield Found("ees", member(one, "id", str), member(one, "title", str), about=about)


def _ons_beta(text: str, ask: Callable[..., Reply]) -> Iterable[Found]:
    every: list[Found] = []
    while True:
        page = bodies.document(ask("https://api.beta.ons.gov.uk/v1/datasets", limit=_PAGE, offset=len(every)).body)
        items = members(page, "items", dict)
        every += [
            Found("ons_beta", member(one, "id", str), member(one, "title", str), str(one.get("unit_of_measure") or ""))
            for one in items
        ]
        if not items or len(every) >= member(page, "total_count", int):
            return _like(text, every, _words)


def _gov_uk(text: str, ask: Callable[..., Reply]) -> Iterable[Found]:
    results = bodies.document(ask("https://www.gov.uk/api/search.json", q=text, count=_MOST).body)
    return [
        Found("gov_uk", member(one, "link", str), member(one, "title", str), about=str(one.get("description") or ""))
        for one in members(results, "results", dict)
    ]


SEARCHES: Mapping[str, Callable[[str, Callable[..., Reply]], Iterable[Found]]] = {
    "ons_els": _els,
    "fingertips": _fingertips,
    "ees": _ees,
    "ons_beta": _ons_beta,
    "gov_uk": _gov_uk,
}
_FEED_OF = {"gov_uk": "file"}
"""Publications are read by the feed of files, which may ask the same host."""


def _words(found: Found) -> str:
    return f"{found.title} {found.id} {found.about}"


def _like(text: str, every: Iterable[Any], said: Callable[[Any], str]) -> list[Any]:
    """Those of which some word is like each word of the text, the likest first; all where there is no word."""
    wanted = re.findall(r"\w+", text.casefold())
    scored = []
    for one in every:
        words = set(re.findall(r"\w+", said(one).casefold()))
        best = [max((JaroWinkler.similarity(word, other) for other in words), default=0.0) for word in wanted]
        if all(score >= _ALIKE for score in best):
            scored.append((sum(best), one))
    return [one for _, one in sorted(scored, key=lambda pair: -pair[0])]
