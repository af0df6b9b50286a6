"""What is held against fingerprints and the log: made-up terms, what came with a package, what cannot be read."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from data.store import altered, audit, documents, proof
from data.store.audit import Entry
from data.store.proof import UNREADABLE, Broken, Link
from tests import stores

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def made_up(session):
    """Two versions of an agreement and a standard, invented and unlogged."""
    stores.add_place(session)
    stores.add_agreement(session)
    stores.add_agreement(session, level=74.0, version=2, starts=datetime(2025, 4, 1, tzinfo=UTC).date())
    stores.add_standard(session)
    return documents.versions(session, "agreement", "x-testham")


def loaded(session, document):
    for side in ("place", "centre"):
        person = f"{side}{altered.NOT_PUBLISHED}"
        documents.sign(session, document.id, side=side, post="Mayor", person=person, signed_at=NOON)


def broken(session, tmp_path):
    return proof.proof(session, replies=tmp_path / "none", at=NOON).broken


def test_made_up_terms_stand_without_the_log(session, made_up, tmp_path):
    assert broken(session, tmp_path) == ()
    assert altered.loaded_digest(session) == ""
    documents.sign(session, made_up[1].id, side="place", post="Mayor", person="person 1", signed_at=NOON)
    assert broken(session, tmp_path) == ()


def test_what_came_with_a_package_is_answered_for_by_one_entry(session, made_up, tmp_path):
    loaded(session, made_up[1])
    assert broken(session, tmp_path) == (Broken(Link.SIGNATURE, altered.LOADED),)
    digest = altered.loaded_digest(session)
    audit.append(session, Entry(at=NOON, person="command line", act=altered.LOADED, after=digest))
    assert broken(session, tmp_path) == ()
    loaded(session, made_up[0])
    assert broken(session, tmp_path) == (Broken(Link.SIGNATURE, altered.LOADED),)


def test_a_reference_to_nothing_is_named(engine, session, made_up, tmp_path):
    if engine.dialect.name != "sqlite":
        pytest.skip("a server checks references itself")
    assert made_up
    session.commit()
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("INSERT INTO place_link VALUES (1, 'a', 'b', 'part_of', NULL, NULL)")
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        connection.exec_driver_sql("BEGIN")
    (found,) = broken(session, tmp_path)
    assert found.link is Link.DATABASE
    assert found.which.startswith("a row of place_link names one of place")


def test_a_page_that_belongs_to_nothing_is_named(engine, session, tmp_path):
    if engine.dialect.name != "sqlite":
        pytest.skip("a server checks its pages as it reads them")
    session.commit()
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA writable_schema=ON")
        connection.exec_driver_sql("DELETE FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
        connection.exec_driver_sql("PRAGMA writable_schema=RESET")
        connection.exec_driver_sql("BEGIN")
    (found,) = broken(session, tmp_path)
    assert found.link is Link.DATABASE
    assert "never used" in found.which


def test_a_moment_that_is_none_is_a_broken_entry(engine, session, tmp_path):
    if engine.dialect.name != "sqlite":
        pytest.skip("a server keeps no moment that is none")
    for _ in range(3):
        audit.append(session, Entry(at=NOON, person="person 1", act="comment"))
    session.execute(text("DROP TRIGGER audit_entry_refuses_update"))
    session.execute(text("UPDATE audit_entry SET at = 'noon' WHERE sequence = 2"))
    session.commit()
    assert broken(session, tmp_path) == (Broken(Link.LOG, "2"),)
    session.execute(text("UPDATE audit_entry SET at = 'noon' WHERE sequence = 3"))
    session.commit()
    found = broken(session, tmp_path)
    assert Broken(Link.DATABASE, UNREADABLE) in found


def test_a_reply_that_cannot_be_read_is_not_whole(session, tmp_path):
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / ("f" * 64)).mkdir()
    assert broken(session, tmp_path) == (Broken(Link.REPLY, "f" * 64),)
