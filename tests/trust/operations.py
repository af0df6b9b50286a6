"""What is interrupted: refreshing, signing, making papers, and bringing an older store up to date.

Each works on a copy of its own, tells a pipe after every commit what it was promised, and can say afterwards what of
the promise was not kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from dashboard.access import PUBLIC
from dashboard.documents import making
from dashboard.documents.making import Wanted
from dashboard.orders import papers as paper_orders
from dashboard.orders.documents import send, start_draft
from dashboard.orders.signing import sign
from dashboard.selection import minute
from data import database
from data.store import audit, documents, papers, proof
from indicators.refresh import hold_places, refresh
from tests import killed_refresh, servers, stores
from tests.dashboard.document_acts import DIRECTOR, EDITOR, MAYOR, NOW, PLACE, actor, agreement
from tests.older_stores import FIRST, at_revision, held_of_old, old_rows

Told = Callable[[], None]
"""Says that what was just done is committed."""


@dataclass(frozen=True, slots=True)
class Operation:
    """How its store is filled, what it does, what is wrong after `promised` acknowledgements, and its whole result.

    `wrong` returns a sentence, empty where nothing is. `whole` is what an undisturbed run leaves, None where it is
    not run again.
    """

    fill: Callable[[str], None]
    work: Callable[[str, Path, Told], None]
    wrong: Callable[[Engine, Path, int], str]
    whole: Callable[[Engine, Path], object] | None = None


def _fill_refresh(url: str) -> None:
    engine = database.engine(url)
    database.prepare(engine)
    hold_places(engine)
    engine.dispose()


def _refresh(url: str, folder: Path, told: Told) -> None:
    engine = database.engine(url)
    for edition in (0, 1):
        now = killed_refresh.NOW + timedelta(days=edition)
        refresh(
            engine,
            indicators=killed_refresh.ASKED,
            ask=killed_refresh.ask_for(edition, now=now),
            now=now,
            replies=folder / "replies",
            judge=killed_refresh.judge,
            on_progress=lambda *_: told(),
        )
    engine.dispose()


def _refresh_wrong(engine: Engine, folder: Path, promised: int) -> str:
    del folder
    with database.session(engine) as session:
        run = session.connection().exec_driver_sql
        figures = dict(run("SELECT indicator, count(*) FROM observation GROUP BY indicator").all())
        judged = {key for (key,) in run("SELECT key FROM store_fact WHERE key LIKE 'judged%%'").all()}
        releases = run("SELECT count(*) FROM release").scalar_one()
    if not set(figures.values()) <= {160, 320}:
        return f"half a release is visible: {figures}"
    if judged != {f"judged {name}" for name in figures}:
        return "figures stand without their judgement, or a judgement without its figures"
    return "" if releases >= promised else f"{promised} releases were promised, {releases} are there"


def _refresh_whole(engine: Engine, folder: Path) -> object:
    with database.session(engine) as session:
        run = session.connection().exec_driver_sql
        figures = run(
            "SELECT indicator, place, period_start, period_end, known_from, known_until, value, status, note "
            "FROM observation ORDER BY 1, 2, 3, 4, 5"
        ).all()
        facts = run("SELECT key, value FROM store_fact WHERE key LIKE 'judged%%' ORDER BY 1").all()
    return figures, facts, [(path.name, path.read_bytes()) for path in sorted((folder / "replies").iterdir())]


def _fill_signing(url: str) -> None:
    engine = database.engine(url)
    database.prepare(engine)
    with database.writing(engine) as session:
        stores.add_place(session)
        number = start_draft(session, actor(EDITOR), terms=agreement())
        send(session, actor(EDITOR), document=number, fingerprint=_print(session))
    engine.dispose()


def _sign(url: str, folder: Path, told: Told) -> None:
    del folder
    engine = database.engine(url)
    for side, viewer in (("place", MAYOR), ("centre", DIRECTOR)):
        with database.writing(engine) as session:
            sign(session, actor(viewer), document=1, side=side, fingerprint=_print(session), fresh_at=NOW)
        told()
    engine.dispose()


def _signing_wrong(engine: Engine, folder: Path, promised: int) -> str:
    with database.session(engine) as session:
        marks = documents.signatures(session, 1)
        logged = [entry for entry in audit.entries(session) if entry.act.startswith("sign_for")]
        status = documents.versions(session, "agreement", PLACE)[0].status
    if len(marks) != len(logged):
        return f"{len(marks)} signatures stand beside {len(logged)} entries of the log"
    if (status == "in_force") != (len(marks) == 2):
        return f"the version is {status} under {len(marks)} signatures"
    return _short_of(promised, len(marks), "signatures") or _unproved(engine, folder)


def _fill_papers(url: str) -> None:
    engine = database.engine(url)
    database.prepare(engine)
    with database.writing(engine) as session:
        stores.add_place(session)
        stores.add_agreement(session)
        stores.add_standard(session)
        stores.add_figures(session, {year: 70.0 + year % 3 for year in range(2015, 2026)})
    engine.dispose()


def _papers(url: str, folder: Path, told: Told) -> None:
    del folder
    engine = database.engine(url)
    for kind, given in (("briefing", ""), ("exceptions", "2026-01-01"), ("parliament", "")):
        with database.writing(engine) as session:
            wanted = Wanted(kind=kind, place="" if kind == "parliament" else "testham", since=given)
            made = making.addressed(making.paper(session, PUBLIC, wanted, known_at=NOW, as_at=minute(NOW)))
            paper_orders.keep_on_server(session, made=making.made(session, made), now=NOW)
        told()
    engine.dispose()


def _papers_wrong(engine: Engine, folder: Path, promised: int) -> str:
    with database.session(engine) as session:
        kept = papers.papers(session)
        logged = [entry for entry in audit.entries(session) if entry.act == "store_pack"]
        for one in kept:
            making.opened(one, one.content, fingerprint=one.fingerprint)
    if {f"paper {one.fingerprint}" for one in kept} != {entry.object for entry in logged}:
        return f"{len(kept)} papers stand beside {len(logged)} entries of the log"
    return _short_of(promised, len(kept), "papers") or _unproved(engine, folder)


def _fill_migration(url: str) -> None:
    engine = database.engine(url)
    at_revision(engine, FIRST)
    old_rows(engine)
    engine.dispose()


def _migrate(url: str, folder: Path, told: Told) -> None:
    del folder
    engine = database.engine(url)
    database.prepare(engine)
    told()
    engine.dispose()


def _migration_wrong(engine: Engine, folder: Path, promised: int) -> str:
    del folder
    revision, newest = database.tables(engine)
    with engine.connect() as connection:
        has_later_tables = engine.dialect.has_table(connection, "audit_entry")
        held = held_of_old(connection)
    if revision not in {FIRST, newest}:
        return f"the tables stopped half-way, at {revision}"
    if has_later_tables != (revision == newest):
        return "the tables are not those of their revision"
    if held != _held_at_first(engine.dialect.name):
        return "something that the old store held is gone"
    return "" if revision == newest or not promised else "the upgrade was promised and is not there"


@cache
def _held_at_first(kind: str) -> object:
    """What an old store of this kind held before anybody touched it; each kind writes a moment in its own way."""
    engine = database.engine("sqlite://" if kind == "sqlite" else servers.empty_database())
    at_revision(engine, FIRST)
    old_rows(engine)
    with engine.connect() as connection:
        held = held_of_old(connection)
    engine.dispose()
    return held


def _migration_whole(engine: Engine, folder: Path) -> object:
    del folder
    with engine.connect() as connection:
        return held_of_old(connection), database.tables(engine)


def _print(session: Session) -> str:
    return documents.versions(session, "agreement", PLACE)[-1].fingerprint


def _short_of(promised: int, there: int, what: str) -> str:
    return "" if there >= promised else f"{promised} {what} were promised, {there} are there"


def _unproved(engine: Engine, folder: Path) -> str:
    with database.session(engine) as session:
        found = proof.proof(session, replies=folder / "replies", at=NOW)
    return "; ".join(f"{each.link} {each.which} does not hold" for each in found.broken)


OPERATIONS: Mapping[str, Operation] = {
    "refresh": Operation(_fill_refresh, _refresh, _refresh_wrong, _refresh_whole),
    "signing": Operation(_fill_signing, _sign, _signing_wrong),
    "papers": Operation(_fill_papers, _papers, _papers_wrong),
    "migration": Operation(_fill_migration, _migrate, _migration_wrong, _migration_whole),
}
