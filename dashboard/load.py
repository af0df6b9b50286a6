"""What views ask: the questions, cached. The only cache, and the only session, of the pages.

Every key holds the store's version, the moment and the viewer's scope, so that no answer outlives the figures it was
made from or reaches a reader it was not made for.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from typing import TypeVar, cast

import streamlit as st
from sqlalchemy import Engine
from sqlmodel import Session

from dashboard.access import PUBLIC, Viewer
from dashboard.questions import (
    across,
    beside,
    evidence,
    facts,
    finding,
    outcome,
    place,
    publishers,
    standards,
    what_changed,
)
from dashboard.questions.beside import Beside
from dashboard.questions.data_values import DataPage, ReleaseRecord
from dashboard.questions.news_values import ChangesPage
from dashboard.questions.series_values import NoOutcome, OutcomePage
from dashboard.questions.values import AcrossPage, Became, FindPage, PlacePage, StandardsPage, Unknown
from dashboard.selection import Visit
from data import database

Answer = TypeVar("Answer")
MOST_ANSWERS = 2_000


def find_page(visit: Visit) -> FindPage:
    """Return the answer of the first page."""
    chosen = visit.chosen
    return _asked(visit, finding.find_page, chosen.q)


def place_page(visit: Visit) -> PlacePage | Became | Unknown:
    """Return the answer of a place's page."""
    return _asked(visit, place.place_summary, visit.chosen.place)


def outcome_page(visit: Visit) -> OutcomePage | NoOutcome | Became | Unknown:
    """Return the answer of an outcome's page."""
    return _asked(visit, outcome.outcome_detail, visit.chosen.place, visit.chosen.outcome)


def beside_outcome(visit: Visit) -> Beside:
    """Return what the address sets beside an outcome: an area, other places."""
    chosen = visit.chosen
    return _asked(visit, beside.beside, chosen.place, chosen.outcome, chosen.area, chosen.compare)


def standards_page(visit: Visit) -> StandardsPage:
    """Return the answer of the page of minimum standards."""
    return _asked(visit, standards.standards_register, visit.chosen.standard, visit.chosen.place)


def across_page(visit: Visit) -> AcrossPage:
    """Return the answer of the page across places."""
    return _asked(visit, across.across, visit.chosen.outcome, visit.chosen.wave)


def changes_page(visit: Visit) -> ChangesPage:
    """Return the answer of the page of changes."""
    chosen = visit.chosen
    return _asked(visit, what_changed.what_changed, chosen.since, chosen.place, chosen.news)


def data_page(visit: Visit) -> DataPage:
    """Return the answer of the page of data."""
    return _asked(visit, publishers.data_page, visit.chosen.feed, visit.chosen.indicator)


def releases_used(visit: Visit) -> Mapping[int, ReleaseRecord]:
    """Return the releases that the judgements of an outcome's page rest on, by their number."""
    return _asked(visit, evidence.releases_used, visit.chosen.place, visit.chosen.outcome)


def failed_measures(visit: Visit) -> tuple[str, ...]:
    """Return the indicators whose last refresh failed."""
    return _asked(visit, facts.failed_measures)


def run_by() -> str:
    """Return who runs this copy, an empty text where nobody is named."""
    return os.environ.get("OUTCOMES_RUN_BY", "").strip()


def contact() -> str:
    """Return where a reader of this copy may write, an empty text where nowhere is named."""
    return os.environ.get("OUTCOMES_CONTACT", "").strip()


def demonstration_day() -> date | None:
    """Return the day a demonstration store takes for today, None for any other store."""
    with _session() as session:
        return facts.demonstration_day(session)


@st.cache_resource(show_spinner=False)
def _engine(url: str) -> Engine:
    """Open the store at this address, once in a process, brought up to date."""
    opened = database.engine(url)
    database.prepare(opened)
    return opened


def _session() -> AbstractContextManager[Session]:
    return database.session(_engine(database.default_url()))


def _viewer() -> Viewer:
    """Return who reads. Nobody can sign in yet, so everybody reads as the public does."""
    return PUBLIC


def _asked(visit: Visit, question: Callable[..., Answer], *asked: str) -> Answer:
    """Return the kept answer to a question, or ask it."""
    viewer = _viewer()
    with _session() as session:
        version = facts.version(session)
    key = (database.default_url(), version, viewer.scope, question.__name__, asked)
    return cast("Answer", _answer(key, visit.chosen.moment.known_at, viewer, _ask=question, _asked=asked))


@st.cache_resource(show_spinner="Getting the figures…", max_entries=MOST_ANSWERS)
def _answer(
    key: tuple[object, ...], known_at: object, _viewer: Viewer, *, _ask: Callable[..., object], _asked: tuple[str, ...]
) -> object:
    """Return one answer. Answers are frozen values, so every reader with the same key shares the same one."""
    del key
    with _session() as session:
        return _ask(session, _viewer, *_asked, known_at=known_at)
