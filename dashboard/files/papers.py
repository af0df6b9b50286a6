"""Answering a request for a paper or for the reminders of replies: /papers/{name}.{kind}."""

import os
from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import Engine
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard import signing_in
from dashboard.access import PUBLIC, Viewer
from dashboard.documents import making, render
from dashboard.documents.content import Paper
from dashboard.documents.making import PaperError, Wanted
from dashboard.documents.reminders import reminders
from dashboard.files.answering import NotHereError
from dashboard.questions import early, facts
from dashboard.questions.papers import paper_kept
from dashboard.questions.papers_page import papers_page
from dashboard.selection import Selection, minute, present, selection
from dashboard.wording import papers_page as words
from dashboard.wording import states
from dashboard.wording.dates import LONDON
from data import database

KEPT = "paper"
CACHED = "public, max-age=60"
CALENDAR = ("meetings", "ics")


def answer(request: Request) -> Response:
    """Answer a request for a paper as a file, or with one sentence."""
    name, kind = request.path_params["name"], request.path_params["kind"]
    parameters = dict(request.query_params)
    try:
        if (name, kind) == CALENDAR:
            return _file(calendar(parameters, clock=datetime.now(UTC)), "text/calendar; charset=utf-8", "meetings.ics")
        viewer = early_reader(request, clock=datetime.now(UTC)) if name == KEPT else PUBLIC
        paper = asked(name, parameters, clock=datetime.now(UTC), viewer=viewer)
    except NotHereError as problem:
        return PlainTextResponse(str(problem), 404)
    if kind not in render.kinds_of(paper.kind):
        return PlainTextResponse(words.other_kinds(render.kinds_of(paper.kind)), 404)
    file, media = f"{making.name(paper)}.{kind}", render.KINDS[kind].media_type
    return _file(render.rendered(paper, kind), media, file, cached=CACHED if viewer is PUBLIC else "no-store")


def early_reader(request: Request, *, clock: datetime) -> Viewer:
    """Return who fetches a paper with a token of ours and the session that it was made for; else the public."""
    provider = signing_in.provider(os.environ)
    cookie = "" if provider is None else request.cookies.get(provider.cookie, "")
    token, fingerprint = request.query_params.get("token", ""), request.query_params.get("paper", "")
    if provider is None or not cookie:
        return PUBLIC
    digest = signing_in.digest(cookie)
    if not early.holds(provider.cookie_secret, digest, fingerprint, token, at=clock):
        return PUBLIC
    with database.session(_engine(database.default_url())) as session:
        now = present(clock, demonstration_day=facts.demonstration_day(session))
        return early.reader_of(session, digest, at=clock, on=now.astimezone(LONDON).date())


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
                kept, content = (found.kept, found.content) if found else (None, "")
                return making.opened(kept, content, fingerprint=chosen.paper)
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
            raise NotHereError(states.unknown_place(page.unknown_place).removesuffix(" Choose one below."))
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
