"""Answering a request for a file: the same questions as the pages ask, as the public or whoever is signed in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache, partial

from sqlalchemy import Engine
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard.access import PUBLIC
from dashboard.files import agreed_answers, centre, compared, formats, reference, rows
from dashboard.files.agreed_answers import NoTermsError
from dashboard.files.scrutiny import scrutiny
from dashboard.files.table import Table
from dashboard.questions import across, facts, finding, outcome, place, publishers, standards, what_changed
from dashboard.questions.papers_page import papers_page
from dashboard.questions.series_values import NoOutcome, OutcomePage
from dashboard.questions.values import AcrossPage, PlacePage, Unknown
from dashboard.selection import Moment, Selection, present, selection
from dashboard.wording import files as cover
from dashboard.wording import states, supply
from data import database

FORMATS: dict[str, Callable[[Table], bytes]] = {
    "csv": formats.csv_bytes,
    "ods": formats.ods_bytes,
    "xlsx": formats.xlsx_bytes,
}


class NotHereError(LookupError):
    """There is no such table; the message says so to the reader."""


def answer(request: Request) -> Response:
    """Answer a request for /files/{table}.{kind} with the file, or with one sentence."""
    kind = request.path_params["kind"]
    if kind == "toml" and request.path_params["table"] == "agreement":
        return _agreement_text(dict(request.query_params), clock=datetime.now(UTC))
    if kind not in FORMATS:
        return PlainTextResponse(cover.KINDS, 404)
    try:
        table = asked(request.path_params["table"], dict(request.query_params), clock=datetime.now(UTC))
    except (NotHereError, NoTermsError) as problem:
        return PlainTextResponse(str(problem), 404)
    return Response(FORMATS[kind](table), media_type=formats.MEDIA_TYPES[kind], headers=_headers(table.name, kind))


def _headers(name: str, kind: str) -> dict[str, str]:
    return {
        "content-disposition": f'attachment; filename="{name}.{kind}"',
        "cache-control": "public, max-age=60",
    }


def _agreement_text(parameters: dict[str, str], *, clock: datetime) -> Response:
    """Answer with the published text of an agreement as TOML, or with one sentence."""
    try:
        with database.reading(_engine(database.default_url())) as session:
            name, text = agreed_answers.toml(session, _chosen(session, parameters, clock=clock))
    except (NotHereError, NoTermsError) as problem:
        return PlainTextResponse(str(problem), 404)
    return Response(text.encode("utf-8"), media_type="application/toml", headers=_headers(name, "toml"))


def asked(name: str, parameters: dict[str, str], *, clock: datetime) -> Table:
    """Return the table a request names. Raises NotHereError, which says what is wrong with the address."""
    with reading(parameters, clock=clock) as (session, chosen):
        if name not in TABLES:
            raise NotHereError(cover.no_table(name, TABLES))
        return TABLES[name](session, chosen)


@contextmanager
def reading(parameters: dict[str, str], *, clock: datetime) -> Iterator[tuple[Session, Selection]]:
    """Open the store to read what an address asks for. Raises NotHereError for a date that cannot be read."""
    with database.reading(_engine(database.default_url())) as session:
        yield session, _chosen(session, parameters, clock=clock)


def _chosen(session: Session, parameters: dict[str, str], *, clock: datetime) -> Selection:
    now = present(clock, demonstration_day=facts.demonstration_day(session))
    chosen = selection(parameters, now=now)
    _check(chosen.moment)
    return chosen


@lru_cache(maxsize=4)
def _engine(url: str) -> Engine:
    opened = database.engine(url)
    database.prepare(opened)
    return opened


def _check(moment: Moment) -> None:
    if moment.problem == "future":
        raise NotHereError(states.future_date(moment.refused))
    if moment.problem == "unreadable":
        raise NotHereError(states.bad_date(moment.refused))


def _places(session: Session, chosen: Selection) -> Table:
    known_at = chosen.moment.known_at
    return rows.places(finding.find_page(session, PUBLIC, "", known_at=known_at), as_at=known_at)


def _outcomes(session: Session, chosen: Selection) -> Table:
    known_at = chosen.moment.known_at
    page = place.place_summary(session, PUBLIC, chosen.place, known_at=known_at)
    if not isinstance(page, PlacePage):
        raise NotHereError(_other(page, chosen))
    return rows.outcomes(page, as_at=known_at)


def _outcome(session: Session, chosen: Selection) -> Table:
    return rows.outcome(outcome_page(session, chosen), as_at=chosen.moment.known_at)


def outcome_page(session: Session, chosen: Selection) -> OutcomePage:
    """Return the outcome that an address names, as the public may read it. Raises NotHereError where there is none."""
    known_at = chosen.moment.known_at
    page = outcome.outcome_detail(session, PUBLIC, chosen.place, chosen.outcome, known_at=known_at)
    if isinstance(page, NoOutcome):
        raise NotHereError(states.unknown_outcome(page.page.place.name, page.text))
    if not isinstance(page, OutcomePage):
        raise NotHereError(_other(page, chosen))
    return page


def _standards(session: Session, chosen: Selection) -> Table:
    known_at = chosen.moment.known_at
    page = standards.standards_register(session, PUBLIC, chosen.standard, "", known_at=known_at)
    if page.unknown:
        raise NotHereError(states.unknown_standard(page.unknown))
    return rows.standards(page, as_at=known_at)


def _across(session: Session, chosen: Selection) -> Table:
    return compared.across(across_page(session, chosen), as_at=chosen.moment.known_at)


def across_page(session: Session, chosen: Selection) -> AcrossPage:
    """Return the comparison that an address names. Raises NotHereError where no agreement has such an outcome."""
    known_at = chosen.moment.known_at
    page = across.across(session, PUBLIC, chosen.outcome, chosen.wave, chosen.kind, known_at=known_at)
    if page.indicator is None:
        raise NotHereError(states.unknown_indicator(chosen.outcome))
    return page


def _measures(session: Session, chosen: Selection) -> Table:
    known_at = chosen.moment.known_at
    page = publishers.data_page(session, PUBLIC, chosen.feed, "", known_at=known_at)
    if page.unknown:
        raise NotHereError(supply.unknown(page.unknown))
    return reference.measures(page, as_at=known_at)


def _releases(session: Session, chosen: Selection) -> Table:
    known_at = chosen.moment.known_at
    page = publishers.data_page(session, PUBLIC, "", chosen.indicator, known_at=known_at)
    if page.detail is None:
        raise NotHereError(supply.unknown(chosen.indicator))
    return reference.releases(page, as_at=known_at)


def _changes(session: Session, chosen: Selection) -> Table:
    known_at = chosen.moment.known_at
    page = what_changed.what_changed(session, PUBLIC, chosen.since, chosen.place, chosen.news, known_at=known_at)
    if page.unknown_place:
        raise NotHereError(states.no_place_called(page.unknown_place))
    return reference.changes(page, as_at=known_at)


def _scrutiny(session: Session, chosen: Selection) -> Table:
    known_at = chosen.moment.known_at
    page = papers_page(session, PUBLIC, chosen.place, "", known_at=known_at)
    if page.unknown_place:
        raise NotHereError(states.no_place_called(page.unknown_place))
    return scrutiny(page, as_at=known_at)


def _of_place(session: Session, chosen: Selection, *, table: str) -> Table:
    page = place.place_summary(session, PUBLIC, chosen.place, known_at=chosen.moment.known_at)
    if not isinstance(page, PlacePage):
        raise NotHereError(_other(page, chosen))
    return agreed_answers.TABLES[table](session, page, chosen)


def _other(page: object, chosen: Selection) -> str:
    """Return what is said instead of a place's table: it is unknown, or it has become another."""
    if isinstance(page, Unknown):
        return states.no_place_called(page.text)
    return cover.gone(chosen.place)


TABLES: dict[str, Callable[[Session, Selection], Table]] = {
    "places": _places,
    "outcomes": _outcomes,
    "outcome": _outcome,
    "standards": _standards,
    "across": _across,
    "measures": _measures,
    "releases": _releases,
    "changes": _changes,
    **{name: partial(_of_place, table=name) for name in agreed_answers.TABLES},
    "scrutiny": _scrutiny,
    **centre.TABLES,
}
