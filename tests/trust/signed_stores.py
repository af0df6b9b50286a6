"""A small store in which everything that can be proved is there: a log, a signed agreement, a paper, a raw reply."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
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
from data.roles import CENTRE, Role
from data.store import documents, people, proof
from data.store.audit import Head
from data.store.people import GrantRecord
from data.store.proof import Proof
from tests import stores
from tests.dashboard.document_acts import DIRECTOR, EDITOR, MAYOR, NOW, PLACE, actor, agreement

REPLY = b"areacd,period,value\nE08000001,2025,5.1\n"
REPLY_NAME = hashlib.sha256(REPLY).hexdigest()
AGREEMENT = f"agreement {PLACE}, version 1"


def fill(address: str) -> None:
    """Make the store."""
    engine = database.engine(address)
    database.prepare(engine)
    with database.writing(engine) as session:
        stores.add_place(session)
        stores.add_figures(session, {year: 70.0 + year % 3 for year in range(2015, 2026)})
        _let_in(session)
        number = start_draft(session, actor(EDITOR), terms=agreement())
        mark = documents.versions(session, "agreement", PLACE)[-1].fingerprint
        send(session, actor(EDITOR), document=number, fingerprint=mark)
        for side, viewer in (("place", MAYOR), ("centre", DIRECTOR)):
            sign(session, actor(viewer), document=number, side=side, fingerprint=mark, fresh_at=NOW)
        keep_briefing(session)
    engine.dispose()


@contextmanager
def opened(address: str, folder: Path) -> Iterator[Engine]:
    """A copy of the store, with the raw reply in the folder beside it."""
    (folder / "replies").mkdir(parents=True)
    (folder / "replies" / REPLY_NAME).write_bytes(REPLY)
    engine = database.engine(address)
    yield engine
    engine.dispose()


def keep_briefing(session: Session) -> str:
    """Make and keep a briefing; its fingerprint."""
    wanted = Wanted(kind="briefing", place="testham")
    made = making.addressed(making.paper(session, PUBLIC, wanted, known_at=NOW, as_at=minute(NOW)))
    kept = making.made(session, made)
    paper_orders.keep_on_server(session, made=kept, now=NOW)
    return kept.fingerprint


def proved(engine: Engine, folder: Path, *kept: Head) -> Proof:
    """What proving everything in the store comes to."""
    with database.session(engine) as session:
        return proof.proof(session, replies=folder / "replies", at=NOW, kept=kept)


def behind_its_back(engine: Engine, *orders: str) -> None:
    """Change the store as somebody who holds its file, or owns its server, could: past every trigger."""
    with engine.connect() as connection, connection.begin():
        run = connection.exec_driver_sql
        if engine.dialect.name == "sqlite":
            for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
                run(f'DROP TRIGGER "{name}"')
        else:
            run("SET LOCAL session_replication_role = replica")
        for order in orders:
            run(order)


def _let_in(session: Session) -> None:
    """The people who sign, numbered as their viewers are."""
    for viewer in (EDITOR, MAYOR, DIRECTOR):
        number = people.add_person(session, issuer="https://id.example", subject=viewer.name, name=viewer.name, at=NOW)
        assert number == viewer.person
        for each in viewer.grants:
            given = GrantRecord(
                id=0,
                person_id=number,
                role=Role(each.role),
                place=CENTRE if each.place == CENTRE else each.place,
                post=each.post,
                starts=date(2026, 1, 1),
                ends=date(2027, 1, 1),
                given_at=NOW,
                confirmed_at=NOW,
            )
            people.give(session, given)
