"""What views ask: the questions, cached. The only cache, and the only session, of the pages.

Every key holds the store's version, the moment and the viewer's scope, so that no answer outlives the figures it was
made from or reaches a reader it was not made for.
"""

import os
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import TypeVar, cast

import streamlit as st
from sqlalchemy import Engine
from sqlmodel import Session

from dashboard import metrics, reader
from dashboard.access import PUBLIC, Viewer
from dashboard.documents import making
from dashboard.documents.content import Paper
from dashboard.orders import REFUSALS, Actor
from dashboard.orders.result import Done as Done  # noqa: PLC0414  handed on to the views
from dashboard.orders.result import Refused as Refused  # noqa: PLC0414  handed on to the views
from dashboard.questions import (
    across,
    agreement,
    below,
    beside,
    budget,
    centre,
    context,
    evidence,
    facts,
    finding,
    outcome,
    packs,
    place,
    proving,
    publishers,
    records,
    scrutiny_desk,
    standards,
    what_changed,
)
from dashboard.questions import papers_page as papers
from dashboard.questions import tasks as work
from dashboard.questions.agreement import AgreementPage
from dashboard.questions.below import SubAreaRecord
from dashboard.questions.beside import Beside
from dashboard.questions.budget import BudgetPage
from dashboard.questions.centre import CentrePage
from dashboard.questions.context import Context
from dashboard.questions.data_values import DataPage, ReleaseRecord
from dashboard.questions.finding_values import FindPage
from dashboard.questions.news_values import ChangesPage
from dashboard.questions.papers_page import PapersPage
from dashboard.questions.proving import Keeping, Proof
from dashboard.questions.records import RecordsPage
from dashboard.questions.series_values import NoOutcome, OutcomePage
from dashboard.questions.tasks import Task
from dashboard.questions.values import AcrossPage, Became, PlacePage, StandardsPage, Unknown
from dashboard.selection import Visit, settled
from dashboard.wording import states
from data import database

Answer = TypeVar("Answer")
MOST_ANSWERS = 2_000
MOST_STORES = 50


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


def agreement_page(visit: Visit) -> AgreementPage:
    """Return the versions, promises and powers of a place's agreement."""
    chosen = visit.chosen
    return _asked(visit, agreement.agreement_page, chosen.place, chosen.version, chosen.against)


def budget_page(visit: Visit) -> BudgetPage:
    """Return the money of a place: its budget, savings, and what was counted."""
    return _asked(visit, budget.budget_page, visit.chosen.place)


def sub_areas(visit: Visit) -> tuple[SubAreaRecord, ...]:
    """Return the kinds of area below a place's town hall."""
    return _asked(visit, below.sub_areas, visit.chosen.place)


def beside_outcome(visit: Visit) -> Beside:
    """Return what the address sets beside an outcome: an area, other places."""
    chosen = visit.chosen
    return _asked(visit, beside.beside, chosen.place, chosen.outcome, chosen.area, chosen.compare)


def contexts(visit: Visit) -> Mapping[str, tuple[Context, ...]]:
    """Return what each measure of an outcome can be read against, by the measure's name."""
    return _asked(visit, context.contexts, visit.chosen.place, visit.chosen.outcome)


def standards_page(visit: Visit) -> StandardsPage:
    """Return the answer of the page of minimum standards."""
    chosen = visit.chosen
    return _asked(visit, standards.standards_register, chosen.standard, chosen.place, chosen.case)


def across_page(visit: Visit) -> AcrossPage:
    """Return the answer of the page across places."""
    return _asked(visit, across.across, visit.chosen.outcome, visit.chosen.wave, visit.chosen.kind)


def centre_page(visit: Visit) -> CentrePage:
    """Return the answer of the page of the centre's side."""
    return _asked(visit, centre.centre_page, visit.chosen.wave, visit.chosen.department)


def changes_page(visit: Visit) -> ChangesPage:
    """Return the answer of the page of changes."""
    chosen = visit.chosen
    return _asked(visit, what_changed.what_changed, chosen.since, chosen.place, chosen.news)


def changes_since(visit: Visit, place: str, since: str) -> ChangesPage:
    """Return what changed in one place after a day."""
    return _asked(visit, what_changed.what_changed, since, place, "")


def data_page(visit: Visit) -> DataPage:
    """Return the answer of the page of data."""
    return _asked(visit, publishers.data_page, visit.chosen.feed, visit.chosen.indicator)


def papers_page(visit: Visit) -> PapersPage:
    """Return the answer of the page of papers."""
    return _asked(visit, papers.papers_page, visit.chosen.place, visit.chosen.paper)


def ticked_outcomes(visit: Visit, place: str) -> tuple[int, ...]:
    """Return the outcomes of a place that have something to ask about first; none without a place."""
    return _asked(visit, packs.ticked_outcomes, place) if place else ()


def paper(visit: Visit, *, kind: str, place: str, meeting: str, outcome: str, since: str) -> Paper | str:
    """Return the paper that is asked for, or the sentence that says why there is none."""
    return _asked(visit, making.preview, kind, place, meeting, outcome, since)


def frozen_words(visit: Visit, place: str) -> scrutiny_desk.Freeze | None:
    """Return the freeze before an election in which words about a place stand, None where they may be added."""
    return _asked(visit, scrutiny_desk.frozen_of, place) if place else None


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


def newest_known(now: datetime) -> datetime | None:
    """Return since when the newest figure that may be seen now has been known."""
    with _session() as session:
        key = (database.default_url(), facts.version(session), facts.newest_known.__name__)
    return cast("datetime | None", _answer(key, now, PUBLIC, _ask=facts.newest_known, _asked=()))


def altered() -> Proof | None:
    """Return the last proof of the store where it found something that does not hold, None otherwise."""
    with _session() as session:
        return proving.altered(session)


def keeping() -> Keeping:
    """Return how the store is kept: its last proof, backup and restore."""
    with _session() as session:
        return proving.keeping(session)


@st.cache_resource(show_spinner=False)
def _engine(url: str) -> Engine:
    """Open the store at this address, once in a process, brought up to date."""
    opened = database.engine(url)
    database.prepare(opened)
    return opened


def _session() -> AbstractContextManager[Session]:
    return database.reading(_engine(database.default_url()))


def viewer() -> Viewer:
    """Return who reads, looked up anew each time: a right that is lost is lost at the next click."""
    return reader.viewer()


def write(run: Visit, order: Callable[..., object], **said: object) -> Done | Refused:
    """Carry out an order of whoever reads, in one transaction with its entry in the log, or say why not."""
    begun = time.perf_counter()
    try:
        with database.writing(_engine(database.default_url())) as session:
            done = Done(order(session, Actor(viewer(), run.now), **said))
    except REFUSALS as refusal:
        metrics.acted(order, "refused", begun=begun)
        return Refused(str(refusal))
    metrics.acted(order, "done", begun=begun)
    return done


def ask(visit: Visit, question: Callable[..., Answer], *asked: object) -> Answer:
    """Ask what is one reader's own, as it stands now; such an answer is kept for nobody."""
    with _session() as session:
        return question(session, viewer(), *asked, known_at=visit.now)


def records_page(visit: Visit) -> RecordsPage:
    """Return the answer of the page of records."""
    return ask(visit, records.records, visit.chosen.place, visit.chosen.entry)


def tasks(visit: Visit) -> tuple[Task, ...]:
    """Return what waits for the reader."""
    return ask(visit, work.tasks, _asked(visit, work.open_cases))


def _asked(visit: Visit, question: Callable[..., Answer], *asked: str) -> Answer:
    """Return the kept answer to a question, or ask it."""
    reader = viewer()
    with _session() as session:
        version = facts.version(session)
    key = (database.default_url(), version, reader.scope, question.__name__, asked)
    known_at = visit.chosen.moment.known_at if question is making.preview else _since(visit, version)
    return cast("Answer", _answer(key, known_at, reader, _ask=question, _asked=asked))


def _since(visit: Visit, version: int) -> datetime:
    """Return the moment a question is asked as at; only a paper says the very minute."""
    moment = visit.chosen.moment
    if moment.chosen is not None or visit.demonstration:
        return moment.known_at
    seen = _first_seen(database.default_url(), version, _now=visit.now)
    return settled(visit.now, written_by=seen, newest_known=visit.newest_known)


@st.cache_resource(show_spinner=False, max_entries=MOST_STORES)
def _first_seen(url: str, version: int, *, _now: datetime) -> datetime:
    """Return when this process first saw this version of the store: all that is in it was written by then."""
    del url, version
    return _now


@st.cache_resource(show_spinner=states.LOADING, max_entries=MOST_ANSWERS)
def _answer(
    key: tuple[object, ...], known_at: object, _viewer: Viewer, *, _ask: Callable[..., object], _asked: tuple[str, ...]
) -> object:
    """Return one answer. Answers are frozen values, so every reader with the same key shares the same one."""
    del key
    with _session() as session:
        return _ask(session, _viewer, *_asked, known_at=known_at)
