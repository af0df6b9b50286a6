"""Figures that are held until a minute, loaded into a store of a test's own; and all that the public can ask."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.api.resources import RESOURCES
from dashboard.documents import record
from dashboard.files import answering
from dashboard.files import papers as paper_files
from data import catalogue, database
from data.store import figures
from indicators.refresh import RefreshResult, load_file
from tests.addresses import Client

APP = Path(dashboard.__file__).with_name("app.py")
CLOCK = datetime(2026, 11, 21, 12, tzinfo=UTC)
UNTIL = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
INDICATOR = "first-time-entrants"
MAP = """
indicator = "first-time-entrants"
format = "csv"
place = { column = "Code" }
period = { column = "Year", year = "calendar" }
value = "Value"
"""
SECRET = 77.7
PLACE = {"place": "kent"}
OUTCOME = {"place": "kent", "outcome": "1"}
VIEWS: dict[str, dict[str, str]] = {
    "find": {},
    "place": PLACE,
    "outcome": OUTCOME,
    "agreement": PLACE,
    "budget": PLACE,
    "standards": {},
    "across": {"outcome": INDICATOR},
    "centre": {},
    "changes": {},
    "papers": {"place": "kent", "kind": "briefing"},
    "data": {"indicator": INDICATOR},
    "about": {},
    "work": {},
    "records": {},
}
FILES: dict[str, dict[str, str]] = {
    "places": {},
    "outcomes": PLACE,
    "outcome": OUTCOME,
    "standards": {},
    "across": {"outcome": INDICATOR},
    "measures": {},
    "releases": {"indicator": INDICATOR},
    "changes": {},
}
PAPERS: dict[str, dict[str, str]] = {
    "briefing": PLACE,
    "exceptions": {**PLACE, "since": "2026-01-01"},
    "slide": {"outcome": INDICATOR},
    "parliament": {},
}
ADDRESSES = (
    *(f"/api/v1/{name}" for name in RESOURCES if name != "figures"),
    f"/api/v1/figures?indicator={INDICATOR}",
    "/api/v1/openapi.json",
    "/changes.atom",
    "/releases.ics",
    "/open-data",
    "/open-data/datapackage.zip",
    "/embed/badge.svg?place=kent",
    "/embed/outcome?place=kent&outcome=1",
)


def load(engine: Engine, folder: Path, *, until: datetime = UNTIL, value: float = SECRET) -> RefreshResult:
    """Load each place's last year again, a little higher, and a new year of every place at the secret value."""
    with database.session(engine) as session:
        stands = figures.of_indicator(session, INDICATOR, known_at=CLOCK)
    last = stands.rows(stands.end == stands.end.max())
    year = int(str(last.start[0])[:4])
    rows = [(code, year, round(was * 1.01, 1)) for code, was in zip(last.place, last.value, strict=True)]
    rows += [(code, year + 1, value) for code in last.place]
    path, mapping = folder / "held.csv", folder / "held.toml"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([("Code", "Year", "Value"), *rows])
    mapping.write_text(MAP)
    (result,) = load_file(
        engine,
        path,
        mapping,
        now=CLOCK,
        replies=folder / "replies",
        indicators=catalogue.indicators(),
        held_until=until,
    )
    return result


def public(client: Client) -> Iterator[tuple[str, str]]:
    """What the public is told: by addresses for programs, as files, in papers, and on every page."""
    for address in ADDRESSES:
        answer = client.get(address)
        yield address, f"{answer.status_code} {answer.headers.get('etag')} {answer.content.hex()}"
    for name, parameters in FILES.items():
        yield f"file {name}", repr(answering.asked(name, parameters, clock=CLOCK))
    for name, parameters in PAPERS.items():
        yield f"paper {name}", record.to_json(paper_files.asked(name, parameters, clock=CLOCK))
    for view, address in VIEWS.items():
        yield f"page {view}", drawn(view, address)


def drawn(view: str, address: dict[str, str]) -> str:
    """Everything that a page sends to a browser."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.run()
    if view != "find":
        app.switch_page(f"views/{view}.py")
    for name, text in address.items():
        app.query_params[name] = text
    app.run()
    assert not app.exception, view
    return json.dumps([str(getattr(one, "proto", one)) for one in app.main])
