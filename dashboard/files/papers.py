"""Answering a request for a paper or for the reminders of replies: /papers/{name}.{kind}."""

import os
from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import Engine
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard import signing_in
from dashboard.access import PUBLIC, NotAllowedError, Viewer
from dashboard.documents import making, render
from dashboard.documents.content import Paper
from dashboard.documents.making import PaperError, Wanted
from dashboard.documents.reminders import reminders
from dashboard.files.answering import NotHereError
from dashboard.orders import Actor, OrderRefusedError
from dashboard.orders import early as orders
from dashboard.questions import early, facts
from dashboard.questions.papers import paper_kept
from dashboard.questions.papers_page import papers_page
from dashboard.selection import Selection, minute, present, selection
from dashboard.wording import operating, states
from dashboard.wording import papers_page as words
from dashboard.wording.dates import LONDON
from data import database

KEPT = "paper"
CACHED = "public, max-age=60"
CALENDAR = ("meetings", "ics")


def answer(request: Request) -> Response:
    """Answer a request for a paper as a file, or with one sentence."""
    name, kind = request.path_params["name"], request.path_params["kind"]
    parameters = dict(request.query_params)
    clock = datetime.now(UTC)
    try:
        if (name, kind) == CALENDAR:
            return _file(calendar(parameters, clock=clock), "text/calendar; charset=utf-8", "meetings.ics")
        paper, cached = _paper(request, name, kind, clock=clock)
    except NotHereError as problem:
        return PlainTextResponse(str(problem), 404)
    if kind not in render.kinds_of(paper.kind):
        return PlainTextResponse(words.other_kinds(render.kinds_of(paper.kind)), 404)
    file, media = f"{making.name(paper)}.{kind}", render.KINDS[kind].media_type
    return _file(render.rendered(paper, kind), media, file, cached=cached)


def _paper(request: Request, name: str, kind: str, *, clock: datetime) -> tuple[Paper, str]:
    """Return the paper asked for and how long it may be kept: as the public, else with a token of ours.

    Raises NotHereError.
    """
    parameters = dict(request.query_params)
    try:
        return asked(name, parameters, clock=clock), CACHED
    except NotHereError:
        viewer = early_reader(request, kind, clock=clock) if name == KEPT else None
        if viewer is None:
            raise
        return asked(name, parameters, clock=clock, viewer=viewer), "no-store"


def early_reader(request: Request, kind: str, *, clock: datetime) -> Viewer | None:
    """Return who fetches a paper with a token of ours and the session that it was made for, and use the token up.

    None for everybody else. Raises NotHereError where the token is theirs, and was used or is over.
    """
    provider = signing_in.provider(os.environ)
    cookie = "" if provider is None else request.cookies.get(provider.cookie, "")
    token, fingerprint = request.query_params.get("token", ""), request.query_params.get("paper", "")
    if provider is None or not cookie or request.method != "GET":
        return None
    digest = signing_in.digest(cookie)
    found = early.token_is(provider.cookie_secret, digest, f"{fingerprint}.{kind}", token, at=clock)
    if found is early.Token.NOT_OURS:
        return None
    if found is early.Token.OVER:
        raise NotHereError(operating.LINK_USED)
    try:
        with database.writing(_engine(database.default_url())) as session:
            now = present(clock, demonstration_day=facts.demonstration_day(session))
            viewer = early.reader_of(session, digest, at=clock, on=now.astimezone(LONDON).date())
            orders.fetch(session, Actor(viewer, now), fingerprint=fingerprint, kind=kind, token=token)
    except OrderRefusedError as problem:
        raise NotHereError(str(problem)) from problem
    except NotAllowedError:
        return None
    return viewer


def asked(name: str, parameters: dict[str, str], *, clock: datetime, viewer: Viewer = PUBLIC) -> Paper:
    """Return the paper that a request names: one that was kept, or one made now from what everybody may read.

    Raises NotHereError, whose message is one sentence.
    """
    with database.session(_engine(database.default_url())) as session:
        chosen = _chosen(session, parameters, clock=clock)
        known_at = chosen.moment.known_at
        try:
            if name == KEPT:
                found = paper_kept(session, viewer, chosen.paper, known_at=known_at)
                kept, content, lost = (found.kept, found.content, found.lost) if found else (None, "", ())
                return making.opened(kept, content, fingerprint=chosen.paper, lost=lost)
            wanted = Wanted(
                kind=name, place=chosen.place, meeting=chosen.meeting, outcome=chosen.outcome, since=chosen.since
            )
            as_at = chosen.moment.chosen or minute(known_at)
            return making.paper(session, PUBLIC, wanted, known_at=known_at, as_at=as_at)
        except PaperError as problem:
            raise NotHereError(str(problem)) from problem


def calendar(parameters: dict[str, str], *, clock: datetime) -> bytes:
    """Return the reminders of a place, or of all."""
    with database.session(_engine(database.default_url())) as session:
        chosen = _chosen(session, parameters, clock=clock)
        known_at = chosen.moment.known_at
        page = papers_page(session, PUBLIC, chosen.place, "", known_at=known_at)
        if page.unknown_place:
            raise NotHereError(states.no_place_called(page.unknown_place))
        return reminders(page.met, known_at=known_at)


def _chosen(session: Session, parameters: dict[str, str], *, clock: datetime) -> Selection:
    now = present(clock, demonstration_day=facts.demonstration_day(session))
    chosen = selection(parameters, now=now)
    if chosen.moment.problem == "future":
        raise NotHereError(states.future_date(chosen.moment.refused))
    if chosen.moment.problem == "unreadable":
        raise NotHereError(states.bad_date(chosen.moment.refused))
    return chosen


def _file(body: bytes, media: str, name: str, *, cached: str = CACHED) -> Response:
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "cache-control": cached,
    }
    return Response(body, media_type=media, headers=headers)


@lru_cache(maxsize=4)
def _engine(url: str) -> Engine:
    opened = database.engine(url)
    database.prepare(opened)
    return opened
