"""What changed as an Atom feed, and the days on which figures are expected as a calendar."""

import uuid
from datetime import UTC, datetime, time, timedelta
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from icalendar import Calendar, Event
from sqlmodel import Session
from starlette.requests import Request

from dashboard.access import PUBLIC
from dashboard.api import parameters, resources, store
from dashboard.api.endpoint import Answer
from dashboard.api.resources import RESOURCES
from dashboard.open_data.table import Table, Value
from dashboard.questions import publishers
from dashboard.questions.data_values import Expected
from dashboard.selection import Moment, path
from dashboard.wording import dates
from dashboard.wording import feeds as words

ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 200
DAYS_AHEAD = timedelta(days=400)
NAMESPACE = uuid.UUID("6f3a2f3e-6a0a-5d0b-9f6c-2b8c3c1f7a10")  # ours alone, so that the same change keeps its name
register_namespace("", ATOM)


def changes(request: Request) -> Answer:
    """Return the feed of changes: everywhere, of a place or of a kind. Raises ProblemError."""
    resource = RESOURCES["changes"]
    given = parameters.parameters(request.query_params, ("place", "kind"))
    parameters.word(given, "kind", resources.WORDS["changes"]["kind"])
    moment, table = store.asked("", lambda session, moment: (moment, resources.asked(resource, given, session, moment)))
    base = str(request.base_url).rstrip("/")
    return Answer(atom(table, moment, base=base, here=str(request.url)), "application/atom+xml; charset=utf-8")


def atom(table: Table, moment: Moment, *, base: str, here: str) -> bytes:
    """Return changes as a feed; each entry is known by what it says, so that it keeps its name for good."""
    rows = [dict(zip(table.shape.names, row, strict=True)) for row in table.rows[:MOST_ENTRIES]]
    feed = _element(None, "feed", attributes={"{http://www.w3.org/XML/1998/namespace}lang": "en-GB"})
    _element(feed, "id", _name(here))
    _element(feed, "title", words.CHANGES_TITLE)
    _element(feed, "subtitle", words.CHANGES_ABOUT)
    _element(feed, "updated", _noon(rows[0]["day"] if rows else moment.as_of))
    _element(feed, "link", attributes={"rel": "self", "href": here, "type": "application/atom+xml"})
    _element(feed, "link", attributes={"rel": "alternate", "href": f"{base}{path('changes')}", "type": "text/html"})
    _element(_element(feed, "author"), "name", words.AUTHOR)
    for row in rows:
        entry = _element(feed, "entry")
        _element(entry, "id", _name(f"{row['day']} {row['kind']} {row['says']}"))
        _element(entry, "title", str(row["says"]))
        _element(entry, "updated", _noon(row["day"]))
        _element(entry, "link", attributes={"rel": "alternate", "href": f"{base}{row['page']}", "type": "text/html"})
        _element(entry, "category", attributes={"term": str(row["kind"])})
        _element(entry, "category", attributes={"term": str(row["evidence_class"])})
        _element(entry, "content", f"{row['says']} {row['caveat']}", attributes={"type": "text"})
    body: bytes = tostring(feed, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + body


def releases(request: Request) -> Answer:
    """Return the calendar of expected figures. Raises ProblemError."""
    parameters.parameters(request.query_params, ())
    moment, days = store.asked("", _expected)
    base = str(request.base_url).rstrip("/")
    return Answer(calendar(days, moment, base=base), "text/calendar; charset=utf-8")


def calendar(days: tuple[Expected, ...], moment: Moment, *, base: str) -> bytes:
    """Return the days as whole-day events, each with who stated the day or that it is the usual one."""
    whole = Calendar()
    whole.add("prodid", "-//Agreed Outcomes//Expected releases//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", words.CALENDAR_TITLE)
    whole.add("x-wr-caldesc", words.CALENDAR_ABOUT)
    for one in days:
        event = Event()
        event.add("uid", f"{uuid.uuid5(NAMESPACE, f'{one.indicator.name} {one.on}')}@agreed-outcomes")
        event.add("dtstamp", datetime.combine(moment.as_of, time.min, tzinfo=UTC))
        event.add("dtstart", one.on)
        event.add("dtend", one.on + timedelta(days=1))
        event.add("summary", words.expected(one.indicator.title))
        period = one.label or (dates.axis(one.start, one.end) if one.start and one.end else "")
        event.add("description", words.expected_about(one.indicator.publisher, period=period, stated=one.source))
        event.add("url", f"{base}{path('data', indicator=one.indicator.name)}")
        event.add("status", "CONFIRMED" if one.stated else "TENTATIVE")
        event.add("transp", "TRANSPARENT")
        whole.add_component(event)
    body: bytes = whole.to_ical()
    return body


def _expected(session: Session, moment: Moment) -> tuple[Moment, tuple[Expected, ...]]:
    page = store.kept(session, "data", moment.known_at, _data)
    return moment, tuple(one for one in page if one.on <= moment.as_of + DAYS_AHEAD)


def _data(session: Session, *, known_at: datetime) -> tuple[Expected, ...]:
    return publishers.data_page(session, PUBLIC, "", "", known_at=known_at).calendar


def _element(parent: Element | None, name: str, text: str = "", *, attributes: dict[str, str] | None = None) -> Element:
    tag = f"{{{ATOM}}}{name}"
    made = Element(tag, attributes or {}) if parent is None else SubElement(parent, tag, attributes or {})
    made.text = _printable(text) or None
    return made


def _printable(text: str) -> str:
    """Return a text without the control characters that XML cannot hold."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")


def _name(text: str) -> str:
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, text)}"


def _noon(day: Value) -> str:
    """Return a day as a moment, which Atom asks for."""
    return f"{day}T12:00:00Z"
