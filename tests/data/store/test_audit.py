"""The log shows what was altered, taken out, put in or swapped; not what its newest entries were, unless kept."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from data.store import audit
from data.store.audit import START, AuditRecord, Entry, Head

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def log(session, count=5):
    for number in range(count):
        place = "x-a" if number % 2 else "x-b"
        at = NOON + timedelta(hours=number)
        audit.append(session, Entry(at=at, person=f"person {number % 3}", act="comment", place=place))


def altered(engine, *statements):
    """Change the log behind the triggers' back, as somebody with the file in hand could."""
    with engine.connect() as connection:
        names = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entry'")
        ).scalars()
        for name in list(names):
            connection.execute(text(f'DROP TRIGGER "{name}"'))
        for statement in statements:
            connection.execute(text(statement))
        connection.commit()


@pytest.fixture
def on_sqlite(engine):
    if engine.dialect.name != "sqlite":
        pytest.skip("the file of a server is not in hand")


def test_each_entry_names_the_one_before(session):
    log(session, 2)
    newest, first = audit.entries(session)
    assert (first.sequence, first.previous) == (1, START)
    assert (newest.sequence, newest.previous) == (2, first.digest)
    assert audit.head(session) == Head(2, newest.digest)
    assert audit.first_break(session) is None


def test_an_empty_log_stands(session):
    assert audit.head(session) == Head(0, START)
    assert audit.first_break(session) is None


def test_entries_are_asked_for_by_place_person_and_time(session):
    log(session)
    assert [each.sequence for each in audit.entries(session, place="x-a")] == [4, 2]
    assert [each.sequence for each in audit.entries(session, person="person 0")] == [4, 1]
    assert [each.sequence for each in audit.entries(session, since=NOON + timedelta(hours=3))] == [5, 4]
    assert [each.sequence for each in audit.entries(session, most=2)] == [5, 4]


@pytest.mark.parametrize("order", ["UPDATE audit_entry SET reason = 'x'", "DELETE FROM audit_entry"])
def test_the_database_itself_refuses_to_change_the_log(session, order):
    log(session)
    with pytest.raises(DatabaseError):
        session.execute(text(order))
    session.rollback()


@pytest.mark.trust("Log cut")
@pytest.mark.usefixtures("on_sqlite")
@pytest.mark.parametrize(
    ("done", "found"),
    [
        (["UPDATE audit_entry SET reason = 'nothing' WHERE sequence = 3"], 3),
        (["DELETE FROM audit_entry WHERE sequence = 1"], 1),
        (["DELETE FROM audit_entry WHERE sequence = 3"], 3),
        (
            [
                "UPDATE audit_entry SET sequence = 99 WHERE sequence = 2",
                "UPDATE audit_entry SET sequence = 2 WHERE sequence = 3",
                "UPDATE audit_entry SET sequence = 3 WHERE sequence = 99",
            ],
            2,
        ),
        (["UPDATE audit_entry SET digest = previous WHERE sequence = 5"], 5),
    ],
    ids=["altered", "first removed", "middle removed", "two swapped", "digest overwritten"],
)
def test_the_first_broken_link_is_named(engine, session, done, found):
    log(session)
    session.commit()
    altered(engine, *done)
    session.expire_all()
    assert audit.first_break(session) == found


@pytest.mark.trust("Log cut")
@pytest.mark.usefixtures("on_sqlite")
def test_a_cut_end_shows_only_against_a_head_kept_elsewhere(engine, session):
    log(session)
    kept = audit.head(session)
    session.commit()
    altered(engine, "DELETE FROM audit_entry WHERE sequence = 5")
    session.expire_all()
    assert audit.first_break(session) is None
    assert audit.first_break(session, kept=kept) == 5
    audit.append(session, Entry(at=NOON, person="person 9", act="comment"))
    assert audit.first_break(session, kept=kept) == 5


def test_a_head_kept_elsewhere_that_still_holds_breaks_nothing(session):
    log(session, 3)
    kept = audit.head(session)
    log(session, 2)
    assert audit.first_break(session, kept=kept) is None


TEXTS = st.text(max_size=8)
FIELDS = ("person", "role", "place", "act", "object", "before", "after", "reason")


@given(st.tuples(*[TEXTS] * len(FIELDS)), st.tuples(*[TEXTS] * len(FIELDS)))
def test_two_entries_share_a_digest_only_when_they_say_the_same(one, other):
    def digest(values):
        said = dict(zip(FIELDS, values, strict=True))
        return audit.digest_of(AuditRecord(sequence=1, at=NOON, previous=START, digest="", **said))

    assert (digest(one) == digest(other)) is (one == other)
